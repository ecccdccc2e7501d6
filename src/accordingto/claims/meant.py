"""What a credit means: of all that the credited outlet told of the event about that time, the content that comes nearest."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from accordingto.claims.comparing import numbers_compared, times_compared
from accordingto.claims.context import common
from accordingto.claims.encoding import Vectors
from accordingto.claims.judging import TOGETHER
from accordingto.claims.nodes import Node

BEFORE, LATER = 7, 1
"""Days by which what is credited may be older than the article that credits it, or seem newer."""
WINDOW = 300
"""Contents of an outlet that are looked through, those nearest in time."""
NEAR = 0.25
"""Least cosine of the two."""


def meant_by(nodes: Sequence[Node], vectors: Vectors) -> set[tuple[int, int]]:
    """Pairs (a, b), a < b, of which one credits an outlet of the other, and nothing that this outlet told of the event comes nearer."""
    shelves = shelves_of(nodes)
    found = set()
    for a, node in enumerate(nodes):
        for outlet in sorted(node.cited - node.outlets):
            best = nearest(a, nodes, vectors, shelves.get(outlet, ([], [])))
            if best is not None:
                found.add((min(a, best), max(a, best)))
    return found


def shelves_of(nodes: Sequence[Node]) -> dict[str, tuple[list[date], list[int]]]:
    """By outlet the days and the places of what it told, in the order of the days; what has no day is left out."""
    by: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for i, node in enumerate(nodes):
        for outlet in node.outlets:
            if node.day:
                by[outlet].append((node.day, i))
    return {outlet: ([day for day, _ in told], [i for _, i in told]) for outlet, told in ((o, sorted(t)) for o, t in by.items())}


def nearest(a: int, nodes: Sequence[Node], vectors: Vectors, shelf: tuple[list[date], list[int]]) -> int | None:
    """Of an outlet's contents the one that comes nearest to a node; none where nothing is of its event, or a number or time is another."""
    node, (days, places) = nodes[a], shelf
    if node.day is None:
        return None
    first, last = bisect_left(days, node.day - timedelta(BEFORE)), bisect_right(days, node.day + timedelta(LATER))
    told = [i for i in places[max(first, last - WINDOW) : last] if i != a and of_one_event(node, nodes[i])]
    if not told:
        return None
    scores = vectors[told] @ vectors[a]
    best = int(np.argmax(scores))
    return told[best] if scores[best] >= NEAR and not barred(node, nodes[told[best]]) else None


def of_one_event(one: Node, other: Node) -> bool:
    """Whether the names around two contents are those of one event."""
    return common(one.around, other.around) >= TOGETHER


def barred(one: Node, other: Node) -> bool:
    """Whether the two give another number or another time."""
    a, b = one.wording, other.wording
    return bool(numbers_compared(a.numbers, b.numbers)[1] or times_compared(a.times, b.times)[1])
