"""The tree of evidence of a claim, folded until it can be read."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from accordingto.views.claim import ClaimView, RootRow
from accordingto.views.reports import ReportRow
from accordingto.views.tree import Edge, Node

MOST = 24
"""Reports that nobody takes up which are drawn one by one; where there are more, those who have it from the same ones are folded."""
ROUNDS = 4
"""Steps from the reports inwards at which boxes are folded."""
FEWEST = 3
"""Reports that are folded into one box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: somebody who reports, passes on or says. `names` are the outlets where several reports are folded into one."""

    id: str
    label: str
    kind: str
    reports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    when: str | None = None
    url: str | None = None
    told: str = ""
    root: bool = False
    echo: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody has it from somebody: so many reports say so; `copied` where none of them says so, but their words do.

    `circle` where it is part of a circle; `closing` where the two are one outlet, by which the circle comes back to where it began.
    """

    start: str
    end: str
    count: int = 1
    copied: bool = False
    reason: str = ""
    circle: bool = False
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and lines, and how many reports were folded."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    folded: int = 0


def graph_of(view: ClaimView, address: Callable[[Node], str | None] = lambda _: None, *, most: int = MOST) -> Graph:
    """The tree of a claim. `address` says where a box leads."""
    reports = {r.key: r for r in view.reports}
    roots = {r.id: r for r in view.roots}
    boxes = {n.id: box_of(n, reports.get(n.id), roots.get(n.id), address(n)) for n in view.nodes}
    lines = lines_of(view.edges)
    for circle in view.circles:
        lines |= circled(circle.path, set(circle.reports), boxes, lines)
    return folded(boxes, lines, most)


def circled(path: tuple[str, ...], reports: set[str], boxes: dict[str, Box], lines: dict[tuple[str, str], Line]) -> dict[tuple[str, str], Line]:
    """The lines of a circle, marked; and where an outlet tells it twice, the line by which the circle comes back to it."""
    inside = {key for key, box in boxes.items() if key in reports or box.label in path}
    made = {
        edge: replace(line, circle=True)
        for edge, line in lines.items()
        if edge[0] in reports and edge[1] in inside and boxes[edge[0]].label in path and boxes[edge[1]].label in path
    }
    ends = {end for _, end in made}
    starts = {start for start, _ in made}
    for name in path:
        told = [key for key in inside if boxes[key].label == name]
        for end in (key for key in told if key in ends and key not in starts):
            for start in (key for key in told if key in starts and key not in ends):
                made[end, start] = Line(end, start, reason=f"both are {name}", circle=True, closing=True)
    return made


def box_of(node: Node, report: ReportRow | None, root: RootRow | None, url: str | None) -> Box:
    """A node's box."""
    kind = (root.kind or "circle") if root else node.kind
    reports = (report.key,) if report else ()
    against = report is not None and report.stance == "against"
    return Box(node.id, node.label, kind, reports, (), node.day, url, node.detail, root is not None, root is not None and root.echo, against)


def lines_of(edges: Iterable[Edge]) -> dict[tuple[str, str], Line]:
    """The lines, one for each two boxes."""
    made: dict[tuple[str, str], Line] = {}
    for edge in edges:
        there = made.get((edge.start, edge.end))
        copied = edge.kind == "copies"
        made[edge.start, edge.end] = replace(there, copied=there.copied and copied) if there else Line(edge.start, edge.end, 1, copied, edge.reason)
    return made


def folded(boxes: dict[str, Box], lines: dict[tuple[str, str], Line], most: int) -> Graph:
    """What is too much to be drawn one by one, as boxes that stand for several.

    First the reports that nobody takes up, by whom they have it from; then, where these are still too many, those whom only
    folded ones take up; last the roots.
    """
    graph = Graph(tuple(boxes.values()), tuple(lines.values()))
    for _ in range(ROUNDS):
        known = {box.id: box for box in graph.boxes}
        firm = {end for line in graph.lines for end in (line.end,) if known[line.start].kind != "folded"}
        firm |= {line.start for line in graph.lines if line.circle} | {line.end for line in graph.lines if line.circle}
        leaves = [box for box in graph.boxes if box.kind != "folded" and not box.root and box.id not in firm]
        if len(leaves) <= most:
            break
        outs = ends_of(graph.lines)
        graph = gathered(graph, few_groups(leaves, outs, most))
    roots = [box for box in graph.boxes if box.root and box.kind != "folded"]
    if len(roots) > most:
        from_whom = ends_of(Line(line.end, line.start) for line in graph.lines)
        graph = gathered(graph, few_groups(roots, from_whom, most))
    return graph


def ends_of(lines: Iterable[Line]) -> dict[str, list[str]]:
    """Where the lines of each box lead, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        found[line.start].append(line.end)
    return {start: sorted(ends) for start, ends in found.items()}


def few_groups(boxes: list[Box], ends: dict[str, list[str]], most: int) -> list[list[Box]]:
    """Boxes that have it from the same ones, together; where that makes too many groups, those that have the first in common, or all."""
    groups = grouped(boxes, lambda box: (ends.get(box.id, []), box.against))
    if len(groups) > most:
        groups = grouped(boxes, lambda box: (ends.get(box.id, [])[:1], box.against))
    return groups if len(groups) <= most else grouped(boxes, lambda box: box.against)


def gathered(graph: Graph, groups: list[list[Box]]) -> Graph:
    """The graph with each group that is worth it as one box."""
    into: dict[str, str] = {}
    made: list[Box] = []
    for group in groups:
        if len(group) >= FEWEST:
            made.append(joined(group))
            into |= {box.id: made[-1].id for box in group}
    kept = tuple(box for box in graph.boxes if box.id not in into)
    return Graph((*kept, *made), moved(graph.lines, into), graph.folded + len(into))


def grouped(boxes: Iterable[Box], by: Callable[[Box], object]) -> list[list[Box]]:
    """Boxes that have something in common, together."""
    found: dict[str, list[Box]] = {}
    for box in boxes:
        found.setdefault(repr(by(box)), []).append(box)
    return list(found.values())


def joined(boxes: list[Box]) -> Box:
    """One box for several."""
    names = tuple(box.label for box in boxes)
    reports = tuple(key for box in boxes for key in box.reports)
    days = [box.when for box in boxes if box.when]
    outlets = len(dict.fromkeys(names))
    label = f"{outlets} outlets" if outlets == len(boxes) or not reports else f"{len(boxes)} reports, {outlets} outlets"
    root = boxes[0].root
    return Box(
        f"folded:{boxes[0].id}", f"{len(boxes)} roots" if root else label, "folded", reports, names, min(days, default=None), root=root,
        against=boxes[0].against,
    )  # fmt: skip


def moved(lines: Iterable[Line], into: dict[str, str]) -> tuple[Line, ...]:
    """The lines of folded boxes, together."""
    made: dict[tuple[str, str], Line] = {}
    for line in lines:
        start, end = into.get(line.start, line.start), into.get(line.end, line.end)
        there = made.get((start, end))
        if there is None:
            made[start, end] = replace(line, start=start, end=end)
        else:
            made[start, end] = replace(there, count=there.count + line.count, copied=there.copied and line.copied)
    return tuple(made.values())
