"""Circles: citation paths that return to where they began. Every search marks where it has been, and so ends on any graph."""

from collections import deque
from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
LONGEST = 12
"""Steps of the longest circle that is looked for."""


def circles_in(edges: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """For each edge that lies on a circle the shortest one through it, each circle once, its least name first; sorted."""
    found = set()
    for start in sorted(edges):
        for following in sorted(edges[start]):
            back = path(edges, following, start)
            if back is not None and len(back) <= LONGEST:
                found.add(turned(back))
    return sorted(found, key=lambda c: (len(c), c))


def path(edges: Mapping[str, Collection[str]], start: str, goal: str) -> tuple[str, ...] | None:
    """A shortest path from start to goal, both included; None where there is none. The first by name among equals."""
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        if at == goal:
            return told(came, at)
        for following in sorted(edges.get(at, ())):
            if following not in came:
                came[following] = at
                waiting.append(following)
    return None


def told(came: Mapping[str, str | None], at: str | None) -> tuple[str, ...]:
    """The path by which a place was reached, from its start."""
    found = []
    while at is not None:
        found.append(at)
        at = came[at]
    return tuple(reversed(found))


def turned(circle: tuple[str, ...]) -> tuple[str, ...]:
    """A circle with its least name first, its direction kept: from each name to the one it cites."""
    at = circle.index(min(circle))
    return circle[at:] + circle[:at]


def walk(step: Mapping[Node, Node], start: Node) -> tuple[list[Node], bool]:
    """The way from a place by single steps to its end, and whether it ran into itself. Ends on any graph."""
    seen, way = {start}, [start]
    while (at := step.get(way[-1])) is not None:
        if at in seen:
            return way, True
        seen.add(at)
        way.append(at)
    return way, False
