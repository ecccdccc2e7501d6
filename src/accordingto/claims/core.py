"""The core of a claim: the reports that surely tell it. The others may tell another one, and count for its most sources alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.claims.context import common
from accordingto.claims.nodes import Node

SURE = 0.999
"""Least score of a link that surely joins."""
ALIKE = 0.5
"""How far the surroundings of the same words must name the same to be surely of one event."""
DAYS = 3
"""Days between two articles up to which the same words are surely of one event."""


def core_of(nodes: Sequence[Node], links: Iterable[tuple[int, int, float]], twins: Mapping[str, str]) -> frozenset[str]:
    """The keys of the part of a claim that sure links hold together and most outlets tell that didn't copy it, the earliest among equals.

    `links` are between nodes by their place, with scores; `twins` are reports copied in nearly the same words, which go with
    what they were copied from, as what stands within another report of the claim goes with that.
    """
    groups = Linked()
    for node in nodes:
        heads: list[int] = []
        for i, t in enumerate(node.tellings):
            groups.add(t.report.key)
            home = next((h for h in heads if surely_one(node, h, i)), None)
            if t.report.key in twins:
                groups.link(t.report.key, twins[t.report.key])
            elif home is None:
                heads.append(i)
            else:
                groups.link(t.report.key, node.tellings[home].report.key)
    for a, b, score in links:
        if score >= SURE:
            groups.link(nodes[a].tellings[0].report.key, nodes[b].tellings[0].report.key)
    for t in (t for node in nodes for t in node.tellings):
        for holder in t.within:
            if holder in groups.up:
                groups.link(t.report.key, holder)
    order = {t.report.key: t.order for node in nodes for t in node.tellings}
    outlets = {t.report.key: t.outlet or t.article.id for node in nodes for t in node.tellings if t.report.key not in twins}
    parts: dict[str, list[str]] = defaultdict(list)
    for key in order:
        parts[groups.end(key)].append(key)
    told_by = {part: len({outlets[key] for key in keys if key in outlets}) for part, keys in parts.items()}
    largest = min(parts, key=lambda part: (-told_by[part], min(order[key] for key in parts[part])))
    return frozenset(parts[largest])


def surely_one(node: Node, i: int, j: int) -> bool:
    """Whether two tellings of the same words are surely of one event: near in time, with the same names around."""
    a, b = node.tellings[i], node.tellings[j]
    near = not a.day or not b.day or abs((a.day - b.day).days) <= DAYS
    return near and common(a.around, b.around) >= ALIKE


class Linked:
    """Keys in groups that links make."""

    def __init__(self) -> None:
        self.up: dict[str, str] = {}

    def add(self, key: str) -> None:
        """A key by itself, where it isn't known."""
        self.up.setdefault(key, key)

    def end(self, key: str) -> str:
        """The key that stands for a key's group."""
        self.add(key)
        while self.up[key] != key:
            self.up[key] = self.up[self.up[key]]
            key = self.up[key]
        return key

    def link(self, a: str, b: str) -> None:
        """Make one group of two."""
        one, other = sorted((self.end(a), self.end(b)))
        self.up[other] = one
