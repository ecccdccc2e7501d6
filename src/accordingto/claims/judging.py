"""Whether two contents say the same: features, two fitted curves over them, and reasons in words.

The first curve goes by what is cheaply known. What it leaves possible is read side by side by a network (`crossing`), and judged by the second
curve, which knows what the network told too.

Different numbers, places or times are different contents. Polarity is judged apart: what says the opposite is the same claim,
told by the other side.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
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
from accordingto.claims.crossing import PairReader
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
READ = "read side by side"
"""What the network tells of the two, as a logit: the feature that the second curve has beside those of the first."""
NEAR = ("a fact and surroundings shared", "one cites the other", "one is meant by the other's credit")
"""Features of contents whose surroundings name the same."""
BARS = tuple(FEATURES.index(name) for name in ("numbers conflict", "times conflict", "another speaker meant"))
LEAST = 0.25
"""Least score of a link."""
WORTH_READING = 0.08
"""Least chance by the first curve for two contents to be read side by side: the network is dear."""
SURELY = 6.0
"""Logits of the network count no further than this on either side."""
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
Reads = Callable[[str, str], float]
"""Tells the logit of two contents read side by side; the same either way round."""
SHIPPED: Reads = PairReader()
"""Reads by the network that ships, and remembers nothing beyond the process."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair judged: chance that both have one content, whether they are for or against one another, and the features of it.

    The row ends with what the network told where the two were read side by side.
    """

    score: float
    relation: LinkKind
    row: tuple[float, ...]

    @property
    def sign(self) -> int:
        """-1 where the two say opposite things, else 1."""
        return -1 if self.relation == "opposite" else 1

    @property
    def barred(self) -> bool:
        """Whether a number, a time or a speaker stands against it, whatever the score."""
        return bars(self.row)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words, made when they are asked for: most pairs are judged and forgotten."""
        return reasons(self.row)


@cache
def told() -> Mapping[str, Mapping[str, float]]:
    """Both curves' weights by their features' names; `python -m training.judge` makes them."""
    found: Mapping[str, Mapping[str, float]] = json.loads(models.path_of("judge.json").read_text(encoding="utf-8"))
    return found


@cache
def first_weights() -> tuple[float, ...]:
    """The first curve's weights, in the order of `FEATURES`."""
    return tuple(told()["first"][name] for name in FEATURES)


@cache
def weights() -> tuple[float, ...]:
    """The second curve's weights, in the order of `FEATURES`, and last that of what the network tells."""
    return tuple(told()["weights"][name] for name in (*FEATURES, READ))


def judged(a: Wording, b: Wording, cosine: float, setting: Setting = ALONE, reads: Reads = SHIPPED) -> Judgement:
    """Judge two contents; `cosine` is that of their vectors, `reads` what reads them side by side. Symmetric in them."""
    return in_full(a, b, quick(a, b, cosine, setting), setting, reads)


def kept_apart(a: Wording, b: Wording) -> bool:
    """Whether a number, a time or a speaker bars two contents from being one: that alone passes over most pairs of news of one kind."""
    if a.numbers and b.numbers and numbers_compared(a.numbers, b.numbers)[1]:
        return True
    return bool(a.times and b.times and times_compared(a.times, b.times)[1]) or other_speaker(a, b, speakers_compared(a, b))


def other_speaker(a: Wording, b: Wording, compared: int) -> bool:
    """Whether each of two contents speaks of a speaker of its own, as they were compared, and they aren't one text."""
    return compared == -1 and len(a.runs & b.runs) < QUOTED


def judged_if_likely(a: Wording, b: Wording, cosine: float, setting: Setting, reads: Reads = SHIPPED) -> Judgement | None:
    """Two contents that aren't kept apart, judged, or nothing where what is quickly seen of them tells that they aren't worth reading."""
    row = quick(a, b, cosine, setting)
    return None if hopeless(a, b, row, setting) else in_full(a, b, row, setting, reads)


def in_full(a: Wording, b: Wording, row: tuple[float, ...], setting: Setting, reads: Reads) -> Judgement:
    """Judge two contents of which the quick features are known."""
    row = (*row, *slow(a, b, setting))
    score = chance(row, first_weights())
    if score >= WORTH_READING and not bars(row):
        row = (*row, max(-SURELY, min(SURELY, reads(a.text, b.text))))
        score = chance(row, weights())
    return Judgement(score, relation_of(a, b), row)


@cache
def most() -> float:
    """What the slow features can add at most to the first curve, those apart that the surroundings decide on."""
    return sum(max(0.0, told()["first"][name]) for name in SLOW if name not in NEAR)


def hopeless(a: Wording, b: Wording, row: Sequence[float], setting: Setting) -> bool:
    """Whether a pair can't be one, by its quick features: it wouldn't be worth reading."""
    first = told()["first"]
    best: float = most() - math.log(WORTH_READING / (1 - WORTH_READING)) + sum(map(mul, row, first_weights()))
    if common(*setting.around) >= TOGETHER:
        best += first["a fact and surroundings shared"] * bool((a.numbers and b.numbers) or (a.times and b.times))
        best += first["one cites the other"] * setting.cites + first["one is meant by the other's credit"] * setting.meant
    return best < 0


def bars(row: Sequence[float]) -> bool:
    """Whether a number, a time or a speaker stands against a pair, by its features."""
    return any(row[i] for i in BARS)


def chance(row: Sequence[float], fitted: Sequence[float]) -> float:
    """A curve at a row of features."""
    return logistic(sum(map(mul, row, fitted)))


def logistic(total: float) -> float:
    """A logit as a chance."""
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
    by = dict(zip((*FEATURES, READ), row, strict=False))
    plain = [f"meaning {by['cosine']:.2f} alike", f"{by['shared words']:.0%} of words shared"]
    if by["months apart"] >= 1:
        plain.append(f"published {by['months apart'] * FAR:.0f} days apart or more")
    if by["other surroundings"]:
        plain.append("the articles name others around it")
    if READ in by:
        plain.insert(0, f"read side by side: {logistic(by[READ]):.0%} sure")
    return (*plain, *(said for name, said in SAID.items() if by[name]))
