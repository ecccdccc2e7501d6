"""Whether two contents say the same: features, a fitted curve over them, and reasons in words.

Different numbers, places or times are different contents. Polarity is judged apart: what says the opposite is the same claim,
told by the other side.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from accordingto import models
from accordingto.claims.context import common, demonym
from accordingto.claims.dates import Time
from accordingto.claims.wording import Number, Wording
from accordingto.model import LinkKind

FEATURES = (
    "constant",
    "cosine",
    "shared words",
    "the shorter is held",
    "cosine and shared words",
    "names shared",
    "names conflict",
    "names on one side",
    "numbers agree",
    "numbers conflict",
    "numbers on one side",
    "places conflict",
    "times agree",
    "times conflict",
    "times on one side",
    "polarity differs",
    "opposite words",
    "another speaker meant",
    "the same speaker meant",
    "condition on one side",
    "lengths differ",
    "months apart",
    "other surroundings",
    "a fact and surroundings shared",
    "one cites the other",
)
BARS = tuple(FEATURES.index(name) for name in ("numbers conflict", "times conflict", "another speaker meant"))
NEARBY = 0.3
"""What a name counts that stands on one side alone and near the content on the other."""
TOGETHER = 0.5
"""How far two surroundings must name the same to be taken for one event."""
FAR = 45
"""Days between two articles from which their contents are taken to speak of different things unless all else agrees."""

Days = tuple[date | None, date | None]
Around = tuple[frozenset[str], frozenset[str]]
NOWHERE: Around = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair judged: chance that both have one content, whether they are for or against one another, and the features of it."""

    score: float
    relation: LinkKind
    row: tuple[float, ...]

    @property
    def barred(self) -> bool:
        """Whether a number, a time or a speaker stands against it, whatever the score."""
        return any(self.row[i] for i in BARS)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words, made when they are asked for: most pairs are judged and forgotten."""
        return reasons(self.row)


@cache
def weights() -> tuple[float, ...]:
    """The curve's weights, in the order of `FEATURES`; `python -m training.judge` makes them."""
    told = json.loads(models.path_of("judge.json").read_text(encoding="utf-8"))
    return tuple(told["weights"][name] for name in FEATURES)


def judged(a: Wording, b: Wording, cosine: float, days: Days = (None, None), around: Around = NOWHERE, cites: float = 0) -> Judgement:
    """Judge two contents. Symmetric in them.

    `cosine` is that of their vectors, `days` those on which they were published, `around` the names that stand around each in
    its article; `cites` says how surely one means the other by its
    credit: 1 where it credits the other's outlet, more where both do or nothing of that outlet comes nearer.
    """
    row = features(a, b, cosine, days, around, cites)
    return Judgement(chance(row, weights()), relation_of(a, b), row)


@cache
def by_name() -> Mapping[str, float]:
    """The curve's weights by their features' names; asked for every pair, and so made once."""
    return dict(zip(FEATURES, weights(), strict=True))


@cache
def most() -> float:
    """What all features but the vectors' and the surroundings' can add at most."""
    return sum(
        max(0.0, w) for name, w in by_name().items() if name not in ("constant", "cosine", "a fact and surroundings shared", "one cites the other")
    )


def hopeless(a: Wording, b: Wording, cosine: float, around: Around, cites: float) -> bool:
    """Whether a pair can't be one, by what is quickly seen of it: its score would be under a half, or it would be barred."""
    told, near = by_name(), common(*around)
    best = told["constant"] + most() + told["cosine"] * cosine + told["other surroundings"] * max(0.0, 1.0 - 2 * near)
    if near >= TOGETHER:
        best += (
            told["a fact and surroundings shared"] * bool((a.numbers and b.numbers) or (a.times and b.times)) + told["one cites the other"] * cites
        )
    return best < 0 or bool(numbers_compared(a.numbers, b.numbers)[1])


def chance(row: Sequence[float], fitted: Sequence[float]) -> float:
    """The curve at a row of features."""
    total = sum(x * w for x, w in zip(row, fitted, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(a: Wording, b: Wording, cosine: float, days: Days = (None, None), around: Around = NOWHERE, cites: float = 0) -> tuple[float, ...]:
    """The pair as numbers, in the order of `FEATURES`. Symmetric in the two."""
    one, other = a.words, b.words
    shared = len(one & other)
    f1 = 2 * shared / (len(one) + len(other)) if one or other else 0.0
    held = shared / min(len(one), len(other)) if one and other else 0.0
    names, numbers, times = names_compared(a, b, around), numbers_compared(a.numbers, b.numbers), times_compared(a.times, b.times)
    bound = speakers_compared(a, b)
    near = common(*around)
    apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    return (
        1.0,
        cosine,
        f1,
        held,
        cosine * f1,
        names[0],
        names[1],
        names[2],
        numbers[0],
        numbers[1],
        numbers[2],
        places_conflict(a, b),
        times[0],
        times[1],
        times[2],
        float(a.polarity != b.polarity),
        float(opposite_words(a, b)),
        float(bound == -1),
        float(bound == 1),
        float(a.conditional != b.conditional),
        math.log((max(len(a.lemmas), len(b.lemmas)) + 1) / (min(len(a.lemmas), len(b.lemmas)) + 1)),
        min(apart / FAR, 2.0),
        max(0.0, 1.0 - 2 * near),
        (numbers[0] + times[0]) / 2 if near >= TOGETHER and around[0] and around[1] else 0.0,
        float(cites) if near >= TOGETHER else 0.0,
    )


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Whether two names can be one: the same last word, one held in the other, or the other's first letters."""
    if one == other:
        return True
    a, b = one.split(), other.split()
    if not a or not b:
        return False
    if a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0] == b[0] or a[0][0] == b[0][0]):
        return True
    if set(a) < set(b) or set(b) < set(a):
        return True
    if len(a) == len(b) == 1 and demonym(one) == demonym(other):
        return True
    short, long = (one, b) if len(a) == 1 else (other, a)
    return len(long) > 1 and short.replace(".", "") == "".join(w[0] for w in long)


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
    """1 where both speak of the same speaker, -1 where of two, 0 where it doesn't show. "he" against a name counts."""
    if a.bound and b.bound:
        return 1 if alike(a.bound.lower(), b.bound.lower()) else -1
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
    return "opposite" if a.polarity != b.polarity else "same"


SAID = {
    "names shared": "names shared",
    "names conflict": "different names",
    "numbers agree": "the same number",
    "numbers conflict": "different numbers",
    "places conflict": "different places",
    "times agree": "times that agree",
    "times conflict": "different times",
    "polarity differs": "one is negated or denied",
    "opposite words": "opposite words",
    "another speaker meant": "each speaks of its own speaker",
    "the same speaker meant": "both speak of the same speaker",
    "condition on one side": "a condition in one alone",
    "one cites the other": "one credits the other's outlet",
}


def reasons(row: Sequence[float]) -> tuple[str, ...]:
    """A row of features in words, the plain measures first."""
    by = dict(zip(FEATURES, row, strict=True))
    told = [f"meaning {by['cosine']:.2f} alike", f"{by['shared words']:.0%} of words shared"]
    if by["months apart"] >= 1:
        told.append(f"published {by['months apart'] * FAR:.0f} days apart or more")
    if by["other surroundings"]:
        told.append("the articles name others around it")
    return (*told, *(said for name, said in SAID.items() if by[name]))
