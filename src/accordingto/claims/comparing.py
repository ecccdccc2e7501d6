"""What two contents have in common and where they conflict: words in a row, names, numbers, places, times, speakers, ends of scales."""

import re
from collections.abc import Sequence
from functools import lru_cache

from accordingto.actors.names import unaccented
from accordingto.claims.context import demonym
from accordingto.claims.dates import Time
from accordingto.claims.lexicon import CEASING
from accordingto.claims.wording import Number, Wording
from accordingto.model import LinkKind

NEARBY = 0.3
"""What a name counts that stands on one side alone and near the content on the other."""
SPELLED = tuple(
    (re.compile(way), letters) for way, letters in ((r"[yj]", "i"), ("kh", "h"), ("ph", "f"), ("x", "ks"), ("w", "v"), (r"(.)\1+", r"\1"))
)
"""What one name is written with in one paper and another in the next."""

Around = tuple[frozenset[str], frozenset[str]]


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Whether two names can be one: the same last word, one held in the other, or the other's first letters."""
    if one == other:
        return True
    a, b = one.split(), other.split()
    if not a or not b:
        return False
    if (a[-1] == b[-1] or spelling(a[-1]) == spelling(b[-1])) and (len(a) == 1 or len(b) == 1 or a[0] == b[0] or a[0][0] == b[0][0]):
        return True
    if set(a) < set(b) or set(b) < set(a):
        return True
    if len(a) == len(b) == 1 and demonym(one) == demonym(other):
        return True
    short, long = (one, b) if len(a) == 1 else (other, a)
    return len(long) > 1 and short.replace(".", "") == "".join(w[0] for w in long)


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """A name's word as it sounds, roughly: Zelensky and Zelenskyy, Darya and Daria are spelled alike."""
    if len(word) < 4:
        return word
    plain = unaccented(word)
    for pattern, letters in SPELLED:
        plain = pattern.sub(letters, plain)
    return plain


def said_by(one: frozenset[str], other: frozenset[str]) -> int:
    """1 where two contents have a named speaker in common, -1 where they have others, 0 where one's isn't named."""
    if not one or not other:
        return 0
    return 1 if not one.isdisjoint(other) or any(alike(a, b) for a in one for b in other) else -1


def names_compared(a: Wording, b: Wording, around: Around) -> tuple[float, float, float]:
    """Share of names that are on both sides; how far both have names of their own; how far one alone has more.

    A name that the other's article has nearby counts for little: "the former mayor" there may be he. A place counts whole: an
    article that contradicts another names both.
    """
    one, other = sorted(a.names), sorted(b.names)
    if not one and not other:
        return 0.0, 0.0, 0.0
    own = [n for n in one if not any(alike(n, m) for m in other)]
    theirs = [m for m in other if not any(alike(n, m) for n in one)]
    both = (len(one) - len(own)) + (len(other) - len(theirs))
    sides = (weight(own, around[1] - words_of(a.places)), weight(theirs, around[0] - words_of(b.places)))
    clash, more = min(sides), max(sides) - min(sides)
    return both / (len(one) + len(other)), min(clash, 2.0), min(more, 3.0) / 3


def words_of(names: frozenset[str]) -> frozenset[str]:
    """The words of some names, as surroundings have them."""
    return frozenset(demonym(word) for n in names for word in n.split())


def weight(names: Sequence[str], around: frozenset[str]) -> float:
    """How much names that are missing on the other side count."""
    return sum(NEARBY if around and not around.isdisjoint(map(demonym, n.split())) else 1.0 for n in names)


def numbers_compared(one: tuple[Number, ...], other: tuple[Number, ...]) -> tuple[float, float, float]:
    """Whether numbers agree, conflict (none alike, or the same thing counted differently), or stand on one side alone."""
    if not one and not other:
        return 0.0, 0.0, 0.0
    if not one or not other:
        return 0.0, 0.0, 1.0
    if len(one) == len(other) == 1:  # most are so, and of news of one kind most pairs conflict
        return (1.0, 0.0, 0.0) if one[0].same(other[0]) else (0.0, 1.0, 0.0)
    own = [n for n in one if not any(n.same(m) for m in other)]
    theirs = [m for m in other if not any(n.same(m) for n in one)]
    clash = any(n.units & m.units for n in own for m in theirs) or (len(own) == len(one) and len(theirs) == len(other))
    return (1.0 if len(own) < len(one) else 0.0), float(clash), float(not clash and bool(own or theirs)) / 2


def times_compared(one: tuple[Time, ...], other: tuple[Time, ...]) -> tuple[float, float, float]:
    """Whether times agree, conflict, or stand on one side alone."""
    if not one and not other:
        return 0.0, 0.0, 0.0
    if not one or not other:
        return 0.0, 0.0, 1.0
    met = [a.agrees(b) for a in one for b in other]
    if any(m for m in met):
        return 1.0, 0.0, 0.0
    clash = any(a.agrees(b) is False for a in one for b in other)
    return 0.0, float(clash), 0.0


def places_conflict(a: Wording, b: Wording) -> float:
    """Whether each has a place that the other doesn't name at all."""
    own = any(not any(alike(p, n) for n in b.names) for p in a.places)
    theirs = any(not any(alike(p, n) for n in a.names) for p in b.places)
    return float(own and theirs)


def speakers_compared(a: Wording, b: Wording) -> int:
    """1 where both speak of the same speaker, -1 where of two, 0 where it doesn't show. "he" against a name counts.

    Where one is only described ("three lawmakers"), he may be the other.
    """
    if a.bound and b.bound:
        return 1 if alike(a.bound.lower(), b.bound.lower()) else -1 if named(a.bound) and named(b.bound) else 0
    bound, free = (a, b) if a.bound else (b, a)
    if bound.bound and free.names:
        return 1 if any(alike(bound.bound.lower(), n) for n in free.names) else 0
    return 0


def opposite_words(a: Wording, b: Wording) -> bool:
    """Whether the contents stand at opposite ends of a scale: "rose" against "fell", negations taken in."""
    return bool(directions(a, b)) and all(x != y for x, y in directions(a, b))


def directions(a: Wording, b: Wording) -> list[tuple[int, int]]:
    """The ends on which both stand of each scale that both stand on."""
    one, other = a.axes, b.axes
    return [(one[axis], other[axis]) for axis in sorted(one.keys() & other.keys())] if one and other else []


def relation_of(a: Wording, b: Wording) -> LinkKind:
    """Whether the two say the same of what they speak of, or the opposite."""
    ends = directions(a, b)
    if ends:
        return "opposite" if sum(x != y for x, y in ends) * 2 > len(ends) else "same"
    if not turned_apart(a, b):
        return "same"
    turned, plain = (a, b) if a.polarity < 0 else (b, a)
    return "opposite" if plain.undone.isdisjoint(turned.words | turned.undone) else "same"


def turned_apart(a: Wording, b: Wording) -> bool:
    """Whether one content is turned and the other isn't; "will deliver no more" and "will stop deliveries" are both of an end."""
    if a.polarity == b.polarity:
        return False
    turned, plain = (a, b) if a.polarity < 0 else (b, a)
    return not (turned.ceased and plain.words & CEASING)


def named(speaker: str) -> bool:
    """Whether a speaker is called by a name, as far as the first letter shows."""
    return speaker[:1].isupper()
