"""How source phrases, roles and statements compare: what stands side by side, what agrees, what comes first."""

import re

from accordingto.actors import lexicon as lex
from accordingto.actors.outlets import MEDIA, outlet_named
from accordingto.actors.phrases import JOINED_BODY, Phrase, core_of, is_plural, read_phrase
from accordingto.actors.registry import Draft
from accordingto.model import Span, Statement

HALF = re.compile(
    r"current|former|serving|retired|active|present|past|local|regional|national|state|federal|military|civilian|political|public|private|foreign|domestic|senior|junior|law",
    re.I,
)
"""Matches a word that still waits for its noun: "current and former officials" are one source."""


def side_by_side(span: Span, text: str) -> list[Span]:
    """The sources that stand side by side in one phrase ("the agency and a source", "Kyiv and Washington"); one where it is one."""
    words = span.of(text)
    if listed := listed_in(span, words):
        return listed
    joint = re.search(r",?\s+(?:and|as well as|along with)\s+", words)
    if not joint:
        return [span]
    left, right = words[: joint.start()], words[joint.end() :]
    left = AGE.sub("", left)
    if person_with(left, right):
        return [Span(span.start, span.start + len(left)), Span(span.start + joint.end(), span.end)]
    if re.match(r"(?:his|her|their|its)\s", right, re.I) or "," in left or re.search(r"\b(?:of|between|for|from|with|who|which|that)\b", left):
        return [span]
    if JOINED_BODY.match(core_of(words)):
        return [span]
    last = re.sub(r"^(?:the|some|many|several)\s+", "", left, flags=re.I).split()[-1]
    if HALF.fullmatch(last) or (
        re.fullmatch(r"(?:the |some |many |several )?[\w.]+", left, re.I) and is_plural(right) and (last.lower() in lex.ADJECTIVES or last.isupper())
    ):
        return [span]
    both = read_phrase(left), read_phrase(right)
    if any(p.form == "pronoun" for p in both) or not all(p.kind != "anonymous" or lex.UNNAMED.search(p.head) for p in both):
        return [span]
    if (len({p.kind for p in both}) == 1 and both[0].kind in ("group", "organisation")) or lex.SINGLE_ROLE.fullmatch(left.split()[-1]):
        return [span]
    return [Span(span.start, span.start + len(left)), Span(span.start + joint.end(), span.end)]


AGE = re.compile(r",\s*\d{1,3},?$")
KIN = re.compile(
    r"(?:his|her|their)\s+(?:[\w’'-]+ ){0,3}(?:wife|husband|spouse|partner|brother|sister|father|mother|son|daughter|parents|family|counterpart|colleague|deputy|lawyers?|attorneys?)\b",
    re.I,
)
"""Matches "his Finnish counterpart", "her husband"."""


def person_with(left: str, right: str) -> bool:
    """Whether a person stands beside one of his or her own: "Kelley and her husband"."""
    return KIN.match(right) is not None and read_phrase(left).kind == "person"


def listed_in(span: Span, words: str) -> list[Span]:
    """Three or more names in a list: "The Guardian, Reuters and the BBC"; none where any of it is no name."""
    last = re.search(r",?\s+and\s+", words)
    if not last or "," not in words[: last.start()]:
        return []
    cuts = [m.span() for m in re.finditer(r",\s+", words[: last.start()])] + [last.span()]
    edges, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
    parts = [(a, b) for a, b in zip(edges, ends, strict=True) if b > a]
    if len(parts) < LIST or any(not LISTED.match(words, a, b) or ROLE_OF.search(words[a:b]) for a, b in parts):
        return []
    read = [read_phrase(words[a:b]) for a, b in parts]
    if any(p.kind not in ("person", "outlet", "government", "organisation") or p.form == "pronoun" for p in read):
        return []
    return [Span(span.start + a, span.start + b) for a, b in parts]


LIST = 3
ROLE_OF = re.compile(r",|\b(?:of|in|at|for)\b", re.I)
"""Matches what makes a part of a list a title rather than a name: "Chair in Politics"."""
LISTED = re.compile(r"(?:the |his |her )?(?:[\w’'-]+ )?[A-Z]")


def content_words(statement: Statement, text: str) -> set[str]:
    """The words of a content that carry it: longer than three letters, without endings."""
    words = re.findall(r"\w{4,}|\d+", " ".join(c.of(text) for c in statement.content).lower())
    return {re.sub(r"(?:ing|ed|es|s)$", "", w) for w in words} - {
        "that",
        "have",
        "will",
        "been",
        "with",
        "from",
        "thi",
        "they",
        "their",
        "would",
        "could",
    }


def place_of(statement: Statement) -> int:
    """Where a statement's source stands, or else its cue or content."""
    return (statement.source or statement.cue or statement.content[0]).start


def may_be(outlet: str, noun: str) -> bool:
    """Whether "the agency" or "the newspaper" can mean an outlet: a network is neither, and an agency is meant by its own word alone."""
    known = outlet_named(outlet)
    if outlet in MEDIA.values():
        return noun in ("network", "platform", "site", "website", "app")
    if noun in ("agency", "agencies"):
        return known is None or known.agency
    return True


def depth(statement: Statement, among: dict[str, Statement]) -> int:
    """How many statements hold this one."""
    count, seen = 0, {statement.id}
    while statement.within and statement.within in among and statement.within not in seen:
        seen.add(statement.within)
        statement = among[statement.within]
        count += 1
    return count


def bare_plural(words: str) -> bool:
    """Whether a phrase is a plural with no article, number or quantity before it."""
    return is_plural(words) and not re.match(
        r"(?:the|some|other|many|most|several|two|three|four|five|\d+|a|an|both|all|these|those)\b", words.strip(), re.I
    )


def wanted_of(core: str, head: str) -> list[str]:
    """The words of a description that say which one is meant: those before its noun, and the names after "of" or "in"."""
    before, _, after = core.lower().partition(head.lower()) if head else ("", "", "")
    if not (before or after) or core.lower().endswith(head.lower()):
        return [w.lower() for w in re.findall(r"[\w-]{2,}", core)][:-1]
    names = re.findall(r"[A-Z][\w-]+", core[len(before) + len(head) :])
    return [*re.findall(r"[\w-]{2,}", before), *(n.lower() for n in names)]


def alike(one: str | None, other: str) -> bool:
    """Whether two affiliations are of one country or body."""
    return bool(one) and (sided(str(one)) in sided(other) or sided(other) in sided(str(one)))


def sided(affiliation: str) -> str:
    """An affiliation for comparing: "American government" and "United States" are one."""
    bare = re.sub(r"\s+government$", "", affiliation.strip().lower())
    first = re.split(r"\s+and\s+", bare)[0]
    return (lex.ADJECTIVES.get(first) or lex.PLACES.get(first) or first).lower()


def fits(word: str, role: str) -> bool:
    """Whether a word of a description agrees with a role: the word itself, or the country that it is the adjective of."""
    if re.search(rf"\b{re.escape(word)}", role):
        return True
    side = lex.ADJECTIVES.get(word) or lex.PLACES.get(word)
    return bool(side) and any((lex.ADJECTIVES.get(w) or lex.PLACES.get(w)) == side for w in re.findall(r"[\w.]+", role))


def same_side(short: str, full: str) -> bool:
    """Whether a longer phrase has the country or the body of a shorter one: "Russian officials" aren't "White House officials"."""
    return all(fits(word.lower(), full.lower()) for word in short.split()[:-1])


def same_noun(draft: Draft, phrase: Phrase) -> bool:
    """Whether an earlier actor is what a description with that noun means."""
    head = phrase.head.lower()
    if not head or (draft.part and head not in draft.heads):
        return False
    mine = {w.lower() for w in re.findall(r"[\w-]{2,}", core_of(phrase.name))} - {head}
    theirs = draft.name.lower()
    if not all(re.search(rf"\b{re.escape(w)}\b", theirs) for w in mine - {"former", "same", "senior"}):
        return False
    if draft.kind == "anonymous" and re.search(rf"\b(?:in|at|of|from|within|with|near|close to)\s[^,]*\b{re.escape(head)}$", theirs):
        return head in draft.heads  # "two sources in the ministry" are no ministry
    return head in draft.heads or bool(re.search(rf"\b{re.escape(head)}$", theirs))
