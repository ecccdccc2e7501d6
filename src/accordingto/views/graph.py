"""The tree of evidence of a claim, folded until it can be read."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from accordingto.views.claim import ClaimView, RootRow
from accordingto.views.reports import ReportRow
from accordingto.views.tree import Edge, Node

MOST = 24
"""Reports that nobody takes up which are drawn one by one; where there are more, those who have it from the same ones are folded."""
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
    """Reports that nobody takes up, and that have it from the same ones, as one box where there are many of them."""
    outs: dict[str, list[str]] = defaultdict(list)
    for start, end in lines:
        outs[start].append(end)
    taken_up = {end for _, end in lines} | {line.start for line in lines.values() if line.circle}
    leaves = [box for key, box in boxes.items() if box.reports and key not in taken_up]
    if len(leaves) <= most:
        return Graph(tuple(boxes.values()), tuple(lines.values()))
    groups = grouped(leaves, lambda box: (sorted(outs[box.id]), box.against))
    if len(groups) > most:
        groups = grouped(leaves, lambda box: (outs[box.id][:1], box.against))
    if len(groups) > most:
        groups = grouped(leaves, lambda box: box.against)
    into: dict[str, str] = {}
    made = dict(boxes)
    for group in groups:
        if len(group) >= FEWEST:
            box = joined(group)
            made[box.id] = box
            into |= {leaf.id: box.id for leaf in group}
    kept = tuple(box for key, box in made.items() if key not in into)
    return Graph(kept, moved(lines.values(), into), len(into))


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
    label = f"{outlets} outlets" if outlets == len(boxes) else f"{len(boxes)} reports, {outlets} outlets"
    return Box(f"folded:{boxes[0].id}", label, "folded", reports, names, min(days, default=None), against=boxes[0].against)


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
