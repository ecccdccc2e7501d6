"""Who told it to whom, over all reports of a claim, folded until it can be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

MOST = 28
"""Boxes of outlets that nobody cites which are drawn one by one; what is more is folded."""


@dataclass(frozen=True, slots=True)
class Told:
    """One report as the picture needs it: outlet, day, where its chain leads (names and kinds, nearest the reader first), and its page.

    `copied_from` is the outlet that it was taken over from without a word.
    """

    key: str
    outlet: str
    when: str | None = None
    steps: tuple[tuple[tuple[str, str], ...], ...] = ()
    against: bool = False
    copied_from: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A box: somebody who reports, passes on or says. `reports` holds keys; `names` are the outlets where several are folded into one."""

    id: str
    label: str
    kind: str
    reports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    when: str | None = None
    url: str | None = None
    root: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody has it from somebody: `count` reports say so; `copied` where none of them says so, but the words do."""

    start: str
    end: str
    count: int = 1
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and lines, and how many outlets were folded into boxes that stand for several."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    folded: int = 0


@dataclass(slots=True)
class Making:
    """A graph while it is made."""

    boxes: dict[str, Box] = field(default_factory=dict)
    lines: dict[tuple[str, str], Line] = field(default_factory=dict)

    def box(self, name: str, kind: str) -> str:
        """The box of somebody, made where there is none."""
        key = plain(name)
        if key not in self.boxes:
            self.boxes[key] = Box(key, name, kind)
        return key

    def line(self, start: str, end: str, *, copied: bool = False) -> None:
        """One more report that has it that way."""
        if start != end:
            there = self.lines.get((start, end), Line(start, end, 0, copied))
            self.lines[start, end] = replace(there, count=there.count + 1, copied=there.copied and copied)


def plain(name: str) -> str:
    """A name by which boxes are told apart: without case, article and needless blanks.

    >>> plain("The  New York Times")
    'new york times'
    """
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def graph_of(told: Iterable[Told], *, most: int = MOST) -> Graph:
    """The graph of a claim's reports; outlets that have it from the same ones, and whom nobody cites, are folded where they are many."""
    making = Making()
    for report in sorted(told, key=lambda t: (t.when or "9999", t.key)):
        added(making, report)
    ends = {line.start for line in making.lines.values()}
    boxes = {key: replace(box, root=key not in ends) for key, box in making.boxes.items()}
    return folded(boxes, making.lines, most)


def added(making: Making, report: Told) -> None:
    """Add a report: its outlet's box, and a line for each step of its chain."""
    own = making.box(report.outlet, "outlet")
    box = making.boxes[own]
    making.boxes[own] = replace(
        box, reports=(*box.reports, report.key), when=box.when or report.when, url=box.url or report.url, against=box.against or report.against
    )  # fmt: skip
    before = [own]
    for step in report.steps:
        here = [key for name, kind in step if (key := making.box(name, kind)) not in before]
        if not here:
            continue
        for start in before:
            for end in here:
                making.line(start, end)
        before = here
    if report.copied_from is not None:
        making.line(own, making.box(report.copied_from, "outlet"), copied=True)


def folded(boxes: dict[str, Box], lines: dict[tuple[str, str], Line], most: int) -> Graph:
    """Boxes of outlets that nobody cites, with the same lines out, as one box where there are many of them."""
    cited = {end for _, end in lines}
    leaves = [key for key, box in boxes.items() if key not in cited and box.reports and not box.root]
    groups: dict[object, list[str]] = defaultdict(list)
    outs: dict[str, list[str]] = defaultdict(list)
    for start, end in lines:
        outs[start].append(end)
    few = len(leaves) <= most
    for key in leaves:
        same = (frozenset(outs[key]), boxes[key].against)
        groups[same].append(key)
    if not few and len(groups) > most:
        groups = defaultdict(list)
        for key in leaves:
            groups[outs[key][0], boxes[key].against].append(key)
    into: dict[str, str] = {}
    made = dict(boxes)
    for keys in groups.values():
        if len(keys) >= (3 if not few else most):
            box = joined([boxes[key] for key in keys])
            made[box.id] = box
            into |= dict.fromkeys(keys, box.id)
    kept = {key: box for key, box in made.items() if key not in into}
    return Graph(tuple(kept.values()), tuple(moved(lines.values(), into)), len(into))


def joined(boxes: list[Box]) -> Box:
    """One box for several."""
    names = tuple(box.label for box in boxes)
    reports = tuple(key for box in boxes for key in box.reports)
    days = [box.when for box in boxes if box.when]
    return Box(f"\1{boxes[0].id}", f"{len(boxes)} outlets", "folded", reports, names, min(days, default=None), against=boxes[0].against)


def moved(lines: Iterable[Line], into: dict[str, str]) -> Iterable[Line]:
    """The lines of folded boxes, together."""
    made: dict[tuple[str, str], Line] = {}
    for line in lines:
        start, end = into.get(line.start, line.start), into.get(line.end, line.end)
        there = made.get((start, end))
        made[start, end] = (
            Line(start, end, line.count, line.copied)
            if there is None
            else replace(there, count=there.count + line.count, copied=there.copied and line.copied)
        )
    return made.values()
