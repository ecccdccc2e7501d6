"""Whether two contents say the same: features, a fitted curve over them, and reasons in words.

Different numbers, places or times are different contents. Polarity is judged apart: what says the opposite is the same claim,
told by the other side.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import mul

from accordingto import models
from accordingto.claims.comparing import (
    Around,
    names_compared,
    numbers_compared,
    opposite_words,
    places_conflict,
    relation_of,
    said_by,
    speakers_compared,
    times_compared,
    turned_apart,
)
from accordingto.claims.context import common
from accordingto.claims.rarity import NONE, Rarities
from accordingto.claims.wording import Wording
from accordingto.model import LinkKind

QUICK = (
    "constant",
    "cosine",
    "cosine squared",
    "shared words",
    "the shorter is held",
    "cosine and shared words",
    "words in a row",
    "share of words in a row",
    "many in a row",
    "the same speaker",
    "two speakers",
    "near and the same speaker",
    "polarity differs",
    "condition on one side",
    "lengths differ",
    "a mere part",
    "few words",
    "told in one article",
    "months apart",
    "other surroundings",
    "worth shared",
    "worth of the shorter held",
    "worth beyond chance",
)
"""Features that are quickly worked out; what they leave without hope is spared the others."""
SLOW = (
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
    "opposite words",
    "another speaker meant",
    "the same speaker meant",
    "a fact and surroundings shared",
    "one cites the other",
    "one is meant by the other's credit",
    "surroundings shared",
    "surroundings beyond chance",
)
FEATURES = QUICK + SLOW
NEAR = ("a fact and surroundings shared", "one cites the other", "one is meant by the other's credit")
"""Features of contents whose surroundings name the same."""
BARS = tuple(FEATURES.index(name) for name in ("numbers conflict", "times conflict", "another speaker meant"))
LEAST = 0.25
"""Least score of a link."""
TOGETHER = 0.5
"""How far two surroundings must name the same to be taken for one event."""
FAR = 45
"""Days between two articles from which their contents are taken to speak of different things unless all else agrees."""
ROW, FEW = 6, 12
"""Runs of words in common that are as good as all; lemmas from which a content isn't short."""
MUCH = 30.0
"""What shared words or names are worth, beyond what some two contents of the corpus share by chance, from which more says no more."""
QUOTED = 3
"""Runs of words in common from which two contents are one text, whoever is read as its speaker."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a pair beside its words.

    `days` are those on which the two were published, `around` the names that stand around each in its article, `speakers` those
    who are named as saying it; `cites` tells whether one credits the other's outlet: 1 where it does, more where both do, and `meant` whether nothing
    else of that outlet comes nearer to what the credit can mean. `together` is whether one article tells both. `rarities` tell what
    words and names are worth in the corpus at hand.
    """

    days: tuple[date | None, date | None] = (None, None)
    around: Around = (frozenset(), frozenset())
    speakers: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    cites: float = 0.0
    meant: bool = False
    together: bool = False
    rarities: Rarities = NONE


ALONE = Setting()


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


def judged(a: Wording, b: Wording, cosine: float, setting: Setting = ALONE) -> Judgement:
    """Judge two contents; `cosine` is that of their vectors. Symmetric in them."""
    return in_full(a, b, quick(a, b, cosine, setting), setting)


def kept_apart(a: Wording, b: Wording) -> bool:
    """Whether a number, a time or a speaker bars two contents from being one: that alone passes over most pairs of news of one kind."""
    if a.numbers and b.numbers and numbers_compared(a.numbers, b.numbers)[1]:
        return True
    return bool(a.times and b.times and times_compared(a.times, b.times)[1]) or other_speaker(a, b, speakers_compared(a, b))


def other_speaker(a: Wording, b: Wording, compared: int) -> bool:
    """Whether each of two contents speaks of a speaker of its own, as they were compared, and they aren't one text."""
    return compared == -1 and len(a.runs & b.runs) < QUOTED


def judged_if_likely(a: Wording, b: Wording, cosine: float, setting: Setting) -> Judgement | None:
    """Two contents that aren't kept apart, judged, or nothing where what is quickly seen of them tells that they can't be one."""
    row = quick(a, b, cosine, setting)
    return None if hopeless(a, b, row, setting) else in_full(a, b, row, setting)


def in_full(a: Wording, b: Wording, row: tuple[float, ...], setting: Setting) -> Judgement:
    """Judge two contents of which the quick features are known."""
    row = (*row, *slow(a, b, setting))
    return Judgement(chance(row, weights()), relation_of(a, b), row)


@cache
def by_name() -> Mapping[str, float]:
    """The curve's weights by their features' names; asked for every pair, and so made once."""
    return dict(zip(FEATURES, weights(), strict=True))


@cache
def most() -> float:
    """What the slow features can add at most, those apart that the surroundings decide on."""
    return sum(max(0.0, by_name()[name]) for name in SLOW if name not in NEAR)


def hopeless(a: Wording, b: Wording, row: Sequence[float], setting: Setting) -> bool:
    """Whether a pair can't be one, by its quick features: its score would be under that of a link."""
    told = by_name()
    best: float = most() - math.log(LEAST / (1 - LEAST)) + sum(map(mul, row, weights()))
    if common(*setting.around) >= TOGETHER:
        best += told["a fact and surroundings shared"] * bool((a.numbers and b.numbers) or (a.times and b.times))
        best += told["one cites the other"] * setting.cites + told["one is meant by the other's credit"] * setting.meant
    return best < 0


def chance(row: Sequence[float], fitted: Sequence[float]) -> float:
    """The curve at a row of features."""
    total: float = sum(map(mul, row, fitted))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def features(a: Wording, b: Wording, cosine: float, setting: Setting = ALONE) -> tuple[float, ...]:
    """The pair as numbers, in the order of `FEATURES`. Symmetric in the two."""
    return (*quick(a, b, cosine, setting), *slow(a, b, setting))


def quick(a: Wording, b: Wording, cosine: float, setting: Setting) -> tuple[float, ...]:
    """The features of `QUICK`."""
    one, other = a.words, b.words
    shared, fewer = len(one & other), min(len(one), len(other))
    f1 = 2 * shared / (len(one) + len(other)) if one or other else 0.0
    row = len(a.runs & b.runs)
    many, share = min(row, ROW) / ROW, row / min(len(a.runs), len(b.runs)) if row else 0.0
    speaker = said_by(*setting.speakers)
    days = setting.days
    rarity = setting.rarities.words
    held, least, most_held = rarity.worth(one & other) if shared else 0.0, *sorted((rarity.whole(one), rarity.whole(other)))
    apart = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    return (
        1.0,
        cosine,
        cosine * abs(cosine),
        f1,
        shared / fewer if fewer else 0.0,
        cosine * f1,
        many,
        share,
        many * share,
        float(speaker == 1),
        float(speaker == -1),
        cosine if speaker == 1 else 0.0,
        float(turned_apart(a, b)),
        float(a.conditional != b.conditional),
        math.log((max(len(a.lemmas), len(b.lemmas)) + 1) / (min(len(a.lemmas), len(b.lemmas)) + 1)),
        float(a.fragment or b.fragment),
        1.0 - min(fewer, FEW) / FEW,
        float(setting.together),
        min(apart / FAR, 2.0),
        max(0.0, 1.0 - 2 * common(*setting.around)),
        2 * held / (least + most_held) if most_held else 0.0,
        held / least if least else 0.0,
        rarity.beyond_chance(held, MUCH),
    )


def slow(a: Wording, b: Wording, setting: Setting) -> tuple[float, ...]:
    """The features of `SLOW`."""
    around = setting.around
    names, numbers, times = names_compared(a, b, around), numbers_compared(a.numbers, b.numbers), times_compared(a.times, b.times)
    bound, near = speakers_compared(a, b), common(*around) >= TOGETHER
    return (
        *names,
        *numbers,
        places_conflict(a, b),
        *times,
        float(opposite_words(a, b)),
        float(other_speaker(a, b, bound)),
        float(bound == 1),
        (numbers[0] + times[0]) / 2 if near and around[0] and around[1] else 0.0,
        setting.cites if near else 0.0,
        float(near and setting.meant),
        *surroundings_compared(setting),
    )


def surroundings_compared(setting: Setting) -> tuple[float, float]:
    """How much of the surroundings that name less the others name too, by how rare the names are; and how far that is beyond chance."""
    (one, other), rarity = setting.around, setting.rarities.names
    if not one or not other:
        return 0.0, 0.0
    held = rarity.worth(one & other)
    return held / min(rarity.whole(one), rarity.whole(other)), rarity.beyond_chance(held, MUCH)


SAID = {
    "many in a row": "the same words in a row",
    "the same speaker": "the same speaker",
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
    "one is meant by the other's credit": "nothing of that outlet comes nearer",
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
