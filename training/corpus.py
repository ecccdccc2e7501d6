"""Pairs of statements from all articles of the news data, judged by readers: `corpus.jsonl` holds ids, digests, offsets and verdicts, no text.

Each line is a pair of two articles: where the two contents stand, `one`, whether they are one claim (null where it was left open), `score`, the
least score of the pairs that it was drawn from, by the judge of that time, and for how many of the corpus's pairs it `stands_for`.
`claims.md` tells how they were drawn and read.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accordingto.claims.encoding import shipped
from accordingto.claims.judging import Setting, features
from accordingto.claims.meant import told_together
from accordingto.claims.nodes import Node, made
from accordingto.claims.rarity import Rarities, commonness_of
from accordingto.claims.telling import Telling, tellings_of
from accordingto.model import Commonness
from training.claims import Row, readings_of, standing_at

PAIRS = Path(__file__).with_name("corpus.jsonl")
TIMES = 6
"""How many times as many articles the corpus has as are read for the pairs: words are as rare as there, about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs with their features [pairs, features], their texts, whether they are one claim [pairs], and how many pairs of the corpus each stands for [pairs]."""

    x: np.ndarray
    texts: list[tuple[str, str]]
    y: np.ndarray
    stands_for: np.ndarray
    lost: int
    """Pairs of which the program no longer finds both statements."""


def rows() -> list[Row]:
    """The pairs, those apart that were left open."""
    return [row for row in map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines()) if row["one"] is not None]


def corpus_pairs(data: Path) -> Judged:
    """The pairs as the program makes them of their articles. Raises SystemExit where a text isn't the one that was read."""
    told = rows()
    tellings = read(told, data)
    rarities = as_in_corpus(tellings.values())
    pairs = [(one, other, row) for row in told if (one := placed(row["a"], tellings)) and (other := placed(row["b"], tellings))]
    vectors = shipped().vectors([t.wording.text for one, other, _ in pairs for t in (one, other)])
    x = [features_of(one, other, float(vectors[2 * i] @ vectors[2 * i + 1]), rarities) for i, (one, other, _) in enumerate(pairs)]
    y, stands_for = ([float(row[name]) for _, _, row in pairs] for name in ("one", "stands_for"))
    return Judged(
        np.array(x), [(one.wording.text, other.wording.text) for one, other, _ in pairs], np.array(y), np.array(stands_for), len(told) - len(pairs)
    )


def read(told: Iterable[Row], data: Path) -> dict[str, list[Telling]]:
    """The tellings of the pairs' articles, by article."""
    digests = {side["id"]: side["text"] for row in told for side in (row["a"], row["b"])}
    tellings = {}
    for number, reading in enumerate(readings_of(dict(sorted(digests.items())), data, PAIRS), 1):
        tellings[reading.article.id] = tellings_of(reading)
        print(f"\r{number} of {len(digests)} articles read", end="", flush=True)
    print()
    return tellings


def as_in_corpus(tellings: Iterable[Sequence[Telling]]) -> Rarities:
    """How rare words and names are in a corpus of so many times as many articles: as if there were several of each."""
    kept = list(tellings)
    found = commonness_of((t.wording for some in kept for t in some), (some[0].named for some in kept if some))
    words, names = ({word: TIMES * count for word, count in counts.items()} for counts in (found.words, found.names))
    return Rarities(Commonness(TIMES * found.contents, words, TIMES * found.articles, names))


def placed(side: Row, tellings: dict[str, list[Telling]]) -> Telling | None:
    """The telling that stands where the one that was read stood."""
    return standing_at(side["content"], tellings[side["id"]])


def features_of(one: Telling, other: Telling, cosine: float, rarities: Rarities) -> tuple[float, ...]:
    """The features of a pair, each telling a node by itself."""
    a, b = node(one), node(other)
    cites = a.cites(b)
    around = told_together(a, b) if cites else (a.around, b.around)
    return features(a.wording, b.wording, cosine, Setting((a.day, b.day), around, (a.speakers, b.speakers), cites, rarities=rarities))


def node(telling: Telling) -> Node:
    """A telling as a node."""
    return made(telling.report.key, [telling], ())
