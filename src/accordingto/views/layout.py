"""Where the boxes of a picture stand: who told whom, in columns from those who report to those who said it first.

The way of Sugiyama and others: circles are broken up at one edge each, columns are the longest ways to the end, edges that
pass a column get a place in it, and boxes are moved to the middle of what they are joined to.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

SWEEPS = 6
"""Times that the order in the columns is mended."""

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of names, from the left; `routes` are the places that an edge passes, with its ends; `turned` are edges of a circle that lead back.

    Names that begin with a NUL are places of edges and no boxes.
    """

    columns: tuple[tuple[str, ...], ...]
    routes: dict[Edge, tuple[str, ...]]
    turned: frozenset[Edge]
    circular: frozenset[Edge]


def laid_out(names: Sequence[str], edges: Iterable[Edge]) -> Layout:
    """A place for each name. Nothing hangs on the order of the edges but that of boxes which are joined to the same ones."""
    known = dict.fromkeys(names)
    wanted = [e for e in dict.fromkeys(edges) if e[0] in known and e[1] in known and e[0] != e[1]]
    circular = frozenset(in_circles(known, wanted))
    turned = frozenset(leading_back(known, wanted))
    forward = [e for e in wanted if e not in turned]
    depth = depths(known, forward)
    deepest = max(depth.values(), default=0)
    columns: list[list[str]] = [[] for _ in range(deepest + 1)]
    for name in known:
        columns[deepest - depth[name]].append(name)
    routes = {e: routed(e, depth, deepest, columns) for e in forward}
    ordered = in_order(columns, routes)
    return Layout(tuple(map(tuple, ordered)), routes, turned, circular)


def routed(edge: Edge, depth: dict[str, int], deepest: int, columns: list[list[str]]) -> tuple[str, ...]:
    """The places that an edge passes from its start to its end; those between are made."""
    start, end = edge
    way = [start]
    for level in range(depth[start] - 1, depth[end], -1):
        place = f"\0{start}\0{end}\0{level}"
        columns[deepest - level].append(place)
        way.append(place)
    return (*way, end)


def depths(names: Iterable[str], edges: list[Edge]) -> dict[str, int]:
    """How many steps each name is from the end, by the longest way; there are no circles in the edges."""
    after, waiting = defaultdict(list), dict.fromkeys(names, 0)
    for start, end in edges:
        after[end].append(start)
        waiting[start] += 1
    depth = {name: 0 for name, count in waiting.items() if count == 0}
    ready = list(depth)
    while ready:
        end = ready.pop()
        for start in after[end]:
            depth[start] = max(depth.get(start, 0), depth[end] + 1)
            waiting[start] -= 1
            if waiting[start] == 0:
                ready.append(start)
    return depth


def leading_back(names: Iterable[str], edges: list[Edge]) -> set[Edge]:
    """Edges without which there are no circles: those that lead to somebody from whom one has come."""
    nexts = nexts_of(edges)
    state: dict[str, int] = {}
    found = set()
    for first in names:
        if first in state:
            continue
        state[first] = 1
        walk = [(first, iter(nexts[first]))]
        while walk:
            name, rest = walk[-1]
            following = next(rest, None)
            if following is None:
                state[name] = 2
                walk.pop()
            elif following not in state:
                state[following] = 1
                walk.append((following, iter(nexts[following])))
            elif state[following] == 1:
                found.add((name, following))
    return found


def in_circles(names: Iterable[str], edges: list[Edge]) -> set[Edge]:
    """The edges that lie in a circle: both ends can be reached from each other."""
    there, back = nexts_of(edges), nexts_of([(b, a) for a, b in edges])
    parts: dict[str, str] = {}
    for name in reversed(finished(names, there)):
        if name not in parts:
            ready = [name]
            while ready:
                one = ready.pop()
                if one not in parts:
                    parts[one] = name
                    ready += [other for other in back[one] if other not in parts]
    return {(a, b) for a, b in edges if parts[a] == parts[b]}


def finished(names: Iterable[str], nexts: dict[str, list[str]]) -> list[str]:
    """The names in the order in which a walk through all of them leaves them."""
    met: set[str] = set()
    order = []
    for first in names:
        walk = [(first, iter(nexts[first]))] if first not in met else []
        met.add(first)
        while walk:
            name, rest = walk[-1]
            following = next((n for n in rest if n not in met), None)
            if following is None:
                order.append(name)
                walk.pop()
            else:
                met.add(following)
                walk.append((following, iter(nexts[following])))
    return order


def nexts_of(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """Where the edges of each name lead."""
    found: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        found[start].append(end)
    return found


def in_order(columns: list[list[str]], routes: dict[Edge, tuple[str, ...]]) -> list[list[str]]:
    """The columns with their names in the order that crosses few edges: each at the middle of those that it is joined to."""
    left, right = defaultdict(list), defaultdict(list)
    for way in routes.values():
        for a, b in pairwise(way):
            right[a].append(b)
            left[b].append(a)
    for sweep in range(SWEEPS):
        backwards = sweep % 2 == 0
        spots = range(len(columns) - 2, -1, -1) if backwards else range(1, len(columns))
        joined = right if backwards else left
        for i in spots:
            place = {name: k for k, name in enumerate(columns[i + 1 if backwards else i - 1])}
            columns[i] = [name for _, _, name in sorted((middle(joined[n], place, k), k, n) for k, n in enumerate(columns[i]))]
    return columns


def middle(joined: list[str], place: dict[str, int], otherwise: int) -> float:
    """The mean place of those that a name is joined to; its own where it is joined to none there."""
    there = [place[n] for n in joined if n in place]
    return sum(there) / len(there) if there else float(otherwise)
