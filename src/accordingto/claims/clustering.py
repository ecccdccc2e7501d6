"""Judged pairs to claims: the surest links first, and no two groups joined unless their members agree on average.

Groups held together by a chain of look-alikes are what this guards against. What people decided goes before.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import product
from typing import Protocol

from accordingto.claims.judging import LEAST, Judgement

AGREED = 0.2
"""Least mean score between two groups that a link would join."""
LARGE, LARGE_AGREED = 6, 0.5
"""Members from which a group takes in only what agrees with it so well: all that names one topic agrees a little with a large group."""
SURE = 0.5
"""Least score of two nodes that one article tells side by side: it means two things by them, unless they are surely one."""
BESIDE_AGREED = 0.4
"""Least mean score between two groups that an article tells side by side without their surely being one there: it says a thing twice."""
BESIDE_SHARE = 1 / 3
"""How many of the smaller group's members may be told so; one always may."""
LOOKED_AT = 5
"""Members of each group that are held against those of the other."""

Judges = Callable[[int, int], Judgement]


class Forbids(Protocol):
    """The nodes that something keeps apart from one."""

    def get(self, node: int, default: Collection[int], /) -> Collection[int]:
        """Those that are kept apart from it."""


class Groups:
    """Nodes in groups that only grow, each node knowing whether it stands for or against its group's first node."""

    def __init__(self, count: int, judge: Judges, forbidden: Forbids, beside: Forbids) -> None:
        self.of = list(range(count))
        self.side = [1] * count
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self.judge = judge
        self.forbidden = forbidden
        self.beside = beside
        self.refused: dict[tuple[int, int], tuple[int, int]] = {}
        """Groups that didn't agree, with their sizes then: as long as neither has grown they don't agree now."""

    def join(self, a: int, b: int, sign: int) -> None:
        """Make one group of two; `sign` is -1 where a and b say opposite things."""
        one, other = self.of[a], self.of[b]
        if one == other:
            return
        turn = self.side[a] * self.side[b] * sign
        keep, gone = sorted((one, other), key=lambda group: (-len(self.members[group]), group))
        for member in self.members[gone]:
            self.of[member] = keep
            self.side[member] *= turn
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))

    def apart(self, a: int, b: int) -> bool:
        """Whether the groups of two nodes may not be joined: some pair between them is forbidden."""
        one, other = self.of[a], self.of[b]
        return any(self.of[j] == other for i in self.members[one] for j in self.forbidden.get(i, ()))

    def barred(self, a: int, b: int) -> bool:
        """Whether the groups of two nodes conflict in a number, a time or a speaker, as far as they are looked at."""
        return any(self.judge(i, j).barred for i, j in product(spread(self.members[self.of[a]]), spread(self.members[self.of[b]])))

    def agree(self, a: int, b: int) -> bool:
        """Whether the groups of two nodes agree on average and nowhere in number, time or speaker conflict, as far as they are looked at."""
        pair = (min(self.of[a], self.of[b]), max(self.of[a], self.of[b]))
        sizes = (len(self.members[pair[0]]), len(self.members[pair[1]]))
        if sizes == (1, 1):
            return b not in self.beside.get(a, ()) or self.judge(a, b).score >= SURE
        if self.refused.get(pair) == sizes:
            return False
        if not self.looked_at(*pair):
            self.refused[pair] = sizes
            return False
        return True

    def looked_at(self, a: int, b: int) -> bool:
        """The same of two groups, looked at anew."""
        one, other = self.members[a], self.members[b]
        few, many = (one, set(other)) if len(one) <= len(other) else (other, set(one))
        unsure = sum(self.judge(i, j).score < SURE for i in few for j in self.beside.get(i, ()) if j in many)
        if unsure > max(1, len(few) * BESIDE_SHARE):
            return False
        found = [self.judge(i, j) for i, j in product(spread(one), spread(other))]
        if any(f.barred for f in found):
            return False
        wanted = LARGE_AGREED if max(len(self.members[a]), len(self.members[b])) >= LARGE else BESIDE_AGREED if unsure else AGREED
        return sum(f.score for f in found) / len(found) >= wanted


def spread(members: Sequence[int]) -> list[int]:
    """Some members, evenly over all."""
    if len(members) <= LOOKED_AT:
        return list(members)
    return [members[round(i * (len(members) - 1) / (LOOKED_AT - 1))] for i in range(LOOKED_AT)]


def grouped(
    count: int,
    links: Sequence[tuple[int, int, Judgement]],
    judge: Judges,
    forbidden: Forbids,
    beside: Forbids,
    joins: Sequence[tuple[int, int]] = (),
) -> Groups:
    """Groups of nodes by their links.

    Those `forbidden` to one another never meet, those `beside` one another in an article only where they are surely one. The order
    of the links changes nothing. A join by people stands unless they split the two.
    """
    groups = Groups(count, judge, forbidden, beside)
    for a, b in sorted(joins):
        if groups.of[a] != groups.of[b] and not groups.apart(a, b):
            groups.join(a, b, judge(a, b).sign)
    for a, b, judgement in sorted(links, key=lambda x: (-x[2].score, x[0], x[1])):
        if judgement.score < LEAST:
            break
        if not judgement.barred and groups.of[a] != groups.of[b] and not groups.apart(a, b) and groups.agree(a, b):
            groups.join(a, b, judgement.sign)
    return groups
