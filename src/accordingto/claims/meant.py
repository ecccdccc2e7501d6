"""What a credit means: of all that the credited outlet told of the event about that time, the content that comes nearest."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from accordingto.claims.citing import media_of
from accordingto.claims.comparing import numbers_compared, times_compared
from accordingto.claims.context import common
from accordingto.claims.encoding import Vectors
from accordingto.claims.judging import TOGETHER
from accordingto.claims.keys import outlet_key
from accordingto.claims.nodes import Node
from accordingto.claims.telling import Telling

BEFORE, LATER = 7, 1
"""Days by which what is credited may be older than the article that credits it, or seem newer."""
WINDOW = 300
"""Reports of an outlet that are looked through, those nearest in time."""
NEAR = 0.25
"""Least cosine of the two."""
FACT = 0.3
"""What a number or a time in common adds to the cosine, by which the nearest is chosen, and one given on one side alone takes."""

Shelf = tuple[list[date], list[Telling]]
"""An outlet's days and reports, in the order of the days."""


class Meaning:
    """What the credits of some reports mean. `vectors` are of the nodes, `node` tells by report key which is a report's."""

    def __init__(self, tellings: Sequence[Telling], vectors: Vectors, node: Mapping[str, int], copied: Collection[str]) -> None:
        self.vectors, self.node = vectors, node
        self.own = [t for t in tellings if t.report.key not in copied]
        self.shelves = shelves_of(self.own)

    def pairs(self) -> set[tuple[str, str]]:
        """Keys of a report and of the one that a credit of it means. What is copied credits nobody of itself, and is credited by none.

        An article is dated anew when it's changed, so that a credit may mean what seems told later; it may mean as well what was told before.
        """
        found = set()
        for t in self.own:
            for outlet in sorted({outlet_key(party.name) for _, party in media_of(t.report.chain)} - {t.outlet}):
                found |= {(t.report.key, meant.report.key) for meant in self.meant(t, self.shelves.get(outlet, ([], [])))}
        return found

    def meant(self, telling: Telling, shelf: Shelf) -> Iterator[Telling]:
        """What a credit may mean of an outlet's reports."""
        best = self.nearest(telling, shelf, LATER)
        if best is None:
            return
        yield best
        if later(best, telling) and (before := self.nearest(telling, shelf, 0)):
            yield before

    def nearest(self, telling: Telling, shelf: Shelf, ahead: int) -> Telling | None:
        """Of an outlet's reports up to so many days later the one that comes nearest.

        None where nothing is of its event, or a number or time is another.
        """
        days, told = shelf
        if telling.day is None:
            return None
        first, last = bisect_left(days, telling.day - timedelta(BEFORE)), bisect_right(days, telling.day + timedelta(ahead))
        fit = [t for t in told[max(first, last - WINDOW) : last] if t is not telling and of_one_event(telling, t)]
        if not fit:
            return None
        scores = self.vectors[[self.node[t.report.key] for t in fit]] @ self.vectors[self.node[telling.report.key]]
        best = int(np.argmax(scores + np.array([FACT * facts_shared(telling, t) for t in fit])))
        return fit[best] if scores[best] >= NEAR and not barred(telling, fit[best]) else None


def later(one: Telling, other: Telling) -> bool:
    """Whether one is told on a later day than the other."""
    return one.day is not None and other.day is not None and one.day > other.day


def shelves_of(tellings: Sequence[Telling]) -> dict[str, Shelf]:
    """By outlet the days and the reports, in the order of the days; what has no day is left out."""
    by: dict[str, list[Telling]] = defaultdict(list)
    for t in sorted((t for t in tellings if t.day and t.outlet), key=lambda t: (t.day or date.min, t.order)):
        by[t.outlet].append(t)
    return {outlet: ([t.day for t in told if t.day], told) for outlet, told in by.items()}


def of_one_event(one: Telling, other: Telling) -> bool:
    """Whether the names around two contents, of which one may credit the other, are those of one event."""
    return common(*told_together(one, other)) >= TOGETHER


def told_together(one: Telling | Node, other: Telling | Node) -> tuple[frozenset[str], frozenset[str]]:
    """The names around two contents, each with those that its article has further off and the other has near.

    Who credits another tells of the same event, and may begin with another side of it.
    """
    return one.around | (one.named & other.around), other.around | (other.named & one.around)


def facts_shared(one: Telling, other: Telling) -> int:
    """1 where the two give the same number or time, -1 where one alone gives any, 0 where none does."""
    a, b = one.wording, other.wording
    numbers, times = numbers_compared(a.numbers, b.numbers), times_compared(a.times, b.times)
    return 1 if numbers[0] or times[0] else -1 if numbers[2] or times[2] else 0


def barred(one: Telling, other: Telling) -> bool:
    """Whether the two give another number or another time."""
    a, b = one.wording, other.wording
    return bool(numbers_compared(a.numbers, b.numbers)[1] or times_compared(a.times, b.times)[1])
