"""Real stories whose statements a person sorted into claims: `claims.jsonl` holds ids, digests, offsets and verdicts, no text.

Each line is a story of several outlets: its articles, the statements that the program found in them (article, then the starts and ends of the
content), `one`, lists of statements that say one and the same, and `open`, lists of which it was left open whether they do. What
stands in neither with another one says something else. Stories with the same `event` are kept together when some are held out.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.claims.copying import copies_among
from accordingto.claims.judging import FEATURES, features
from accordingto.claims.making import Joining
from accordingto.claims.telling import Telling, once, tellings_of
from accordingto.model import Decisions, Reading
from accordingto.pipeline import reading_of
from accordingto.rows import dumped, page_of
from training.readings import digest, texts

CLAIMS = Path(__file__).with_name("claims.jsonl")
GIVEN = ("id", "url", "outlet", "published", "title", "text")
SAME_PLACE = 0.8
"""Share of all characters that two stretches must have in common for the statement to be the one that was read."""
FAR_COSINE, FAR_WORDS = 0.35, 0.3
"""Pairs further apart than this, in meaning and in words, teach nothing and are left out."""

COSINE, SHARED = FEATURES.index("cosine"), FEATURES.index("shared words")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Pairs of nodes with their features, their texts, whether they are one claim, and the event they are of."""

    x: np.ndarray
    texts: list[tuple[str, str]]
    y: np.ndarray
    events: np.ndarray
    lost: int
    """Statements that were read and that the program no longer finds."""


def stories() -> list[Row]:
    """The stories."""
    return [json.loads(line) for line in CLAIMS.read_text(encoding="utf-8").splitlines()]


def read(told: Iterable[Row], data: Path) -> list[Reading]:
    """What the program makes of the stories' articles. Raises SystemExit where a text isn't the one that was read."""
    return list(readings_of({a["id"]: a["text"] for story in told for a in story["articles"]}, data, CLAIMS))


def readings_of(digests: Mapping[str, str], data: Path, listed: Path) -> Iterator[Reading]:
    """What the program makes of articles of the news data, in the order of their digests. Raises SystemExit where a text isn't the one that is `listed`."""
    found = texts(data, set(digests))
    for key, known in digests.items():
        if key not in found or digest(found[key]["text"]) != known:
            raise SystemExit(f"{listed}: the text of {key} in the news data is not the one that was read")
    for number, key in enumerate(digests, 1):
        yield reading_of(page_of(dumped({name: found[key].get(name) for name in GIVEN}), number)[1])


def joining_of(readings: Iterable[Reading]) -> Joining:
    """All their statements, ready to be judged in pairs."""
    kept = once(readings)
    tellings = sorted((t for reading in kept for t in tellings_of(reading)), key=lambda t: t.order)
    return Joining(tellings, copies_among([reading.article for reading in kept]), Decisions())


def sorted_pairs(joining: Joining, told: Iterable[Row]) -> Sorted:
    """The pairs of all stories, in the order in which they stand."""
    rows, texts, labels, events, lost = [], [], [], [], 0
    for story in told:
        places = placed(joining, story)
        lost += places.count(None)
        for (a, b), same in verdicts(joining, story, places).items():
            one, other = joining.nodes[a].wording, joining.nodes[b].wording
            row = features(one, other, float(joining.vectors[a] @ joining.vectors[b]), joining.setting(a, b))
            if row[COSINE] > FAR_COSINE or row[SHARED] > FAR_WORDS or not one.runs.isdisjoint(other.runs):
                rows.append(row)
                texts.append((one.text, other.text))
                labels.append(float(2 * sum(same) > len(same)))
                events.append(story["event"])
    return Sorted(np.array(rows), texts, np.array(labels), np.array(events), lost)


def placed(joining: Joining, story: Row) -> list[Telling | None]:
    """The tellings that stand where the statements that were read stood."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for t in joining.tellings:
        by_article[t.article.id].append(t)
    found: list[Telling | None] = []
    for article, *ends in story["statements"]:
        found.append(standing_at(ends, by_article[story["articles"][article]["id"]]))
    return found


def standing_at(ends: Sequence[int], tellings: Iterable[Telling]) -> Telling | None:
    """Of an article's tellings the one that stands where one was read: starts and ends of its content, in turn."""
    letters = {i for start, end in zip(ends[::2], ends[1::2], strict=True) for i in range(start, end)}
    best = max(tellings, key=lambda t: overlap(t, letters), default=None)
    return best if best and overlap(best, letters) >= SAME_PLACE else None


def overlap(telling: Telling, letters: set[int]) -> float:
    """Share of the characters of either that both cover."""
    own = {i for span in telling.content for i in range(span.start, span.end)}
    return len(own & letters) / len(own | letters)


def verdicts(joining: Joining, story: Row, places: list[Telling | None]) -> dict[tuple[int, int], list[bool]]:
    """By pair of nodes what was said of their statements. Left out are open ones, words within words, and what is one node anyway."""
    one = {pair for group in story["one"] for pair in combinations(group, 2)}
    left = {pair for group in story["open"] for pair in combinations(group, 2)} - one
    found: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for i, j in combinations(range(len(places)), 2):
        a, b = places[i], places[j]
        if a is None or b is None or (i, j) in left or within(a, b):
            continue
        pair = sorted((joining.node[a.report.key], joining.node[b.report.key]))
        if pair[0] != pair[1]:
            found[pair[0], pair[1]].append((i, j) in one)
    return found


def within(a: Telling, b: Telling) -> bool:
    """Whether two statements of one article share a stretch of it."""
    return a.article.id == b.article.id and any(x.start < y.end and y.start < x.end for x in a.content for y in b.content)
