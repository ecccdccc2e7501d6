"""Whether two parties that articles name, or don't name, are or can be the same."""

import re

from accordingto.claims.comparing import alike
from accordingto.claims.context import demonym
from accordingto.model import Party, Unnamed

GENERIC = frozenset({"official", "source", "person", "insider", "people", "aide", "figure", "representative", "member", "one", "man", "woman"})
"""Roles that say so little that any other may be meant."""
SMALL = frozenset(
    "the a an of at in from and for to with two three four five six several some many unnamed anonymous former senior top high-ranking".split()
)
PARTICLES = frozenset("al el ben bin de del di la le van von ter zu".split())
"""Small words that begin names."""
TRAILING = re.compile(r"(?:,? (?:as|who|which|that|said|says|saying|told))+$")
HOUSES = frozenset("government ministry office agency".split())


def plain(name: str) -> str:
    """A name for comparing: lower case, without "the" and without words of reporting that were read with it."""
    return TRAILING.sub("", " ".join(name.lower().replace("’", "'").removeprefix("the ").removesuffix("'s").split()))


def is_unnamed(party: Party) -> bool:
    """Whether a party goes without a name of its own: the kinds "anonymous" and "group", and whatever begins as a description does."""
    if party.kind in ("anonymous", "group") or not any(c.isupper() for c in party.name):
        return True
    first = party.name.removeprefix("the ").split()[0]
    return (first.lower() in SMALL - {"the"} and len(party.name.split()) > 2) or (first.islower() and first.isalpha() and first not in PARTICLES)


def same_name(one: Party, other: Party) -> bool:
    """Whether two named parties are one: the same name, a last name and the full one, letters and what they stand for."""
    a, b = plain(one.name), plain(other.name)
    if a == b or (len(a.split()) > 1 and stems(a) == stems(b)):
        return True
    person = "person" in (one.kind, other.kind)
    if person and one.kind != other.kind and len(a.split()) > 1 and len(b.split()) > 1:
        return False
    if person:
        return alike(a, b)
    first, second = set(a.split()), set(b.split())
    letters = alike(a, b) and 1 in (len(first), len(second)) and not first & second
    return letters or ((first < second or second < first) and a.split()[-1] == b.split()[-1])


def stems(name: str) -> frozenset[str]:
    """The words of a name, small ones left out, a land and its adjective the same: "Kethian Grain Board" and "Grain Board of Kethia"."""
    return frozenset(demonym(word) for word in name.replace("'s", "").replace("'", "").split() if word not in SMALL)


def may_be_same(one: Party, other: Party) -> bool:
    """Whether two named parties may be one for all that their names show: the same, or one begins the other, as where it was cut short."""
    if same_name(one, other):
        return True
    short, long = sorted((plain(one.name).split(), plain(other.name).split()), key=len)
    return (len(short) > 1 and long[: len(short)] == short) or (stems(plain(one.name)) < stems(plain(other.name)) and len(short) > 1)


def compatible(one: Party, other: Party) -> bool:
    """Whether two unnamed parties may be the same people, by all that is said of them."""
    a, b = one.unnamed or Unnamed(), other.unnamed or Unnamed()
    if a.former != b.former and (a.role or b.role):
        return False
    if a.affiliation and b.affiliation and not kin(a.affiliation, b.affiliation):
        return False
    first, second = role_of(one), role_of(other)
    return first == second or first in GENERIC or second in GENERIC or not first or not second


def role_of(party: Party) -> str:
    """What an unnamed party is said to be, as one word; "" where it isn't told."""
    if party.unnamed and party.unnamed.role:
        return party.unnamed.role
    words = [w for w in plain(party.name).split() if w not in SMALL]
    return words[-1].rstrip("s") if words and party.unnamed is None else ""


def kin(one: str, other: str) -> bool:
    """Whether two affiliations can be one: a word of weight in both."""
    a, b = (set(plain(x).replace("'s", "").split()) - SMALL - HOUSES for x in (one, other))
    return not a or not b or bool(a & b)


def may_be_one(a: Party, b: Party) -> bool:
    """Whether two parties may be the same."""
    return compatible(a, b) if is_unnamed(a) and is_unnamed(b) else is_unnamed(a) == is_unnamed(b) and same_name(a, b)


def is_office(unnamed: Party) -> bool:
    """Whether one who isn't named is called by an office that one alone holds: "the mayor of Derino" and not "an aide"."""
    words = plain(unnamed.name).split()
    if not words or words[0] in SMALL or (unnamed.unnamed and unnamed.unnamed.count not in (None, "one")):
        return False
    head = words[: words.index("of")] if "of" in words else words
    return unnamed.kind == "anonymous" and not head[-1].endswith("s") and head[-1] not in GENERIC


def may_be_named(unnamed: Party, named: Party) -> bool:
    """Whether an unnamed party may stand for a named body: its spokesman or official, by what is said of whose it is."""
    facts = unnamed.unnamed
    if named.kind == "person" and is_office(unnamed):
        return True
    if facts is None or not facts.affiliation or named.kind not in ("government", "organisation"):
        return False
    a, b = ({w for w in plain(x).split() if w not in SMALL} for x in (facts.affiliation, named.name))
    return bool(a and b) and (a <= b or b <= a)
