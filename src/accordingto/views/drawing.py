"""Pictures as SVG, drawn here and not in the browser. Colours come from the page's style sheet, by class; nothing in them runs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

from accordingto.views.graph import Box, Graph, Line
from accordingto.views.layout import Layout, laid_out

WIDTH, HEIGHT = 208, 44
"""Of a box."""
GAP, ROW = 74, 56
"""Between columns; from one row to the next."""
MARGIN = 24
LANE = 320
"""Left of a time line, for the names of its rows."""
LETTERS = 27
"""Of a label that fit into a box."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of the left edge of a box, or a place that a line passes."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Event:
    """A dot on a time line: when, what it is called, in which row and what that is called, where it leads. `kind` sets its looks."""

    when: str
    label: str
    lane: str = ""
    name: str = ""
    kind: str = "report"
    url: str | None = None


def draw_graph(graph: Graph, title: str, *, described_by: str = "") -> str:
    """The tree from reports (left) to roots (right). Circles are drawn in their own line, with a word."""
    layout = laid_out([box.id for box in graph.boxes], [(line.start, line.end) for line in graph.lines if not line.closing])
    rows = max(map(len, layout.columns), default=1)
    circles = bool(layout.circular) or any(line.closing for line in graph.lines)
    width = len(layout.columns) * (WIDTH + GAP) - GAP + 2 * MARGIN
    height = rows * ROW + 2 * MARGIN + (70 if circles else 0)
    spots = spots_of(layout, rows)
    parts = [drawn_line(line, layout, spots, height) for line in sorted(graph.lines, key=lambda line: line.circle)]
    parts += [drawn_box(box, spots[box.id]) for box in graph.boxes]
    return svg("graph", width, height, title, "".join(parts), described_by)


def spots_of(layout: Layout, rows: int) -> dict[str, Spot]:
    """Where everything stands: columns from the left, each spread over the whole height."""
    spots = {}
    for i, column in enumerate(layout.columns):
        for k, name in enumerate(column):
            y = MARGIN + (k + 0.5) * rows * ROW / len(column)
            spots[name] = Spot(MARGIN + i * (WIDTH + GAP), y)
    return spots


def drawn_line(line: Line, layout: Layout, spots: dict[str, Spot], height: float) -> str:
    """A line from a box to another: smooth, through its places; one that closes a circle runs round below."""
    edge = (line.start, line.end)
    kinds = ["line"]
    if line.circle or edge in layout.circular:
        kinds.append("circle")
    if line.copied:
        kinds.append("copied")
    thick = min(1.2 + 0.5 * (line.count - 1) ** 0.5, 5)
    if line.closing or edge in layout.turned:
        path, label = around(spots[line.start], spots[line.end], height)
    else:
        route = layout.routes.get(edge)
        if route is None:
            return ""
        path, label = through([spots[name] for name in route]), None
    word = f'<text class="circleword" x="{label.x:.0f}" y="{label.y:.0f}" text-anchor="middle">closes a circle</text>' if label else ""
    marker = ' marker-end="url(#tip-circle)"' if "circle" in kinds else ' marker-end="url(#tip)"'
    title = f"<title>{escape(line.reason)}</title>" if line.reason else ""
    return f'<path class="{" ".join(kinds)}" d="{path}" fill="none" stroke-width="{thick:.1f}"{marker}>{title}</path>{word}'


def through(places: Sequence[Spot]) -> str:
    """A smooth way from the right edge of the first place to the left edge of the last."""
    x, y = places[0].x + WIDTH, places[0].y
    path = f"M{x:.1f} {y:.1f}"
    for i, spot in enumerate(places[1:], 1):
        bend = (spot.x - x) / 2
        path += f" C{x + bend:.1f} {y:.1f} {spot.x - bend:.1f} {spot.y:.1f} {spot.x:.1f} {spot.y:.1f}"
        x, y = spot.x, spot.y
        if i < len(places) - 1:
            x = spot.x + WIDTH
            path += f" L{x:.1f} {y:.1f}"
    return path


def around(start: Spot, end: Spot, height: float) -> tuple[str, Spot]:
    """A way back between the columns and below everything, and where its word stands."""
    out, low, into, bend = start.x - 18, height - 30, end.x - 16, 10
    path = (
        f"M{start.x:.1f} {start.y:.1f}H{out + bend:.1f}Q{out:.1f} {start.y:.1f} {out:.1f} {start.y + bend:.1f}"
        f"V{low - bend:.1f}Q{out:.1f} {low:.1f} {out - bend:.1f} {low:.1f}H{into + bend:.1f}Q{into:.1f} {low:.1f} {into:.1f} {low - bend:.1f}"
        f"V{end.y + bend:.1f}Q{into:.1f} {end.y:.1f} {into + bend:.1f} {end.y:.1f}H{end.x:.1f}"
    )
    return path, Spot((out + into) / 2, height - 14)


def drawn_box(box: Box, spot: Spot) -> str:
    """A box with its name, and below it how many reports and since when."""
    top = spot.y - HEIGHT / 2
    kinds = ["box", css_word(box.kind), *(["root"] if box.root else []), *(["against"] if box.against else [])]
    corner = 22 if box.root else 5
    under = below(box)
    shape = f'<rect x="{spot.x:.1f}" y="{top:.1f}" width="{WIDTH}" height="{HEIGHT}" rx="{corner}"/>'
    if box.kind == "folded":
        shape = f'<rect class="behind" x="{spot.x + 4:.1f}" y="{top + 4:.1f}" width="{WIDTH}" height="{HEIGHT}" rx="{corner}"/>{shape}'
    label = f'<text x="{spot.x + 12:.1f}" y="{spot.y + (-3 if under else 5):.1f}">{escape(shortened(box.label))}</text>'
    small = f'<text class="under" x="{spot.x + 12:.1f}" y="{spot.y + 14:.1f}">{escape(under)}</text>' if under else ""
    told = ", ".join(box.names) if box.names else ": ".join(filter(None, (box.label, box.told)))
    inside = f"<title>{escape(told)}{escape(f' ({under})' if under else '')}</title>{shape}{label}{small}"
    body = f'<a href="{escape(box.url, quote=True)}">{inside}</a>' if box.url else inside
    return f'<g class="{" ".join(kinds)}">{body}</g>'


def below(box: Box) -> str:
    """The small words in a box."""
    parts = ["unnamed"] if box.kind == "anonymous" else []
    if box.kind == "circle":
        parts.append("nobody stands at its end")
    if box.kind in ("article", "outlet") and not box.root:
        parts.append("tells no claim" if box.kind == "article" else "only named")
    if box.echo:
        parts.append("echoed")
    if box.against:
        parts.append("denies")
    if len(box.reports) > 1:
        parts.append(f"{len(box.reports)} reports")
    if box.when:
        parts.append(("from " if len(box.reports) > 1 else "") + box.when[:10])
    return " · ".join(parts)


def draw_timeline(events: Iterable[Event], title: str, *, described_by: str = "") -> str:
    """Dots over time, those of one lane in one row (stacked where they would hide each other), with the days below."""
    dated = sorted(((t, e) for e in events if (t := time_of(e.when)) is not None), key=lambda pair: pair[0])
    if not dated:
        return ""
    first, last = dated[0][0], dated[-1][0]
    whole = max((last - first).total_seconds(), 86400.0)
    lanes = list(dict.fromkeys(e.lane for _, e in dated))
    named = {e.lane: e.name for _, e in dated}
    left, right, step = (min(LANE, 24 + 7 * max(map(len, named.values()))) if any(named.values()) else 10), 1040, 14
    stacked: dict[str, Counter[int]] = defaultdict(Counter)
    spots = []
    for t, e in dated:
        x = left + 10 + (right - left - 40) * ((t - first).total_seconds() / whole)
        slot = round(x / 11)
        spots.append((slot * 11.0, stacked[e.lane][slot], e))
        stacked[e.lane][slot] += 1
    tall = {lane: max(stacked[lane].values()) for lane in lanes}
    shrunk = {lane: step if tall[lane] <= 8 else 8 * step / tall[lane] for lane in lanes}
    tops, y = {}, 12.0
    for lane in lanes:
        y += min(tall[lane], 8) * step + 10
        tops[lane] = y
    parts = [lane_line(named[lane], tops[lane], left, right) for lane in lanes]
    parts += [dot(x, tops[e.lane] - 7 - k * shrunk[e.lane], e) for x, k, e in spots]
    parts.append(axis(first, whole, left, right, y + 8))
    return svg("times", right, y + 40, title, "".join(parts), described_by)


def lane_line(lane: str, y: float, left: float, right: float) -> str:
    """A lane's line, and its name before it."""
    words = f"<title>{escape(lane)}</title>{escape(shortened(lane, LANE // 7))}"
    name = f'<text class="lane" x="{left - 8}" y="{y - 2:.1f}" text-anchor="end">{words}</text>' if lane else ""
    return f'{name}<path class="rule" d="M{left} {y:.1f}H{right}"/>'


def dot(x: float, y: float, event: Event) -> str:
    """A dot; square for what denies."""
    told = f"<title>{escape(event.when[:16].replace('T', ' '))}: {escape(event.label)}</title>"
    if event.kind == "against":
        shape = f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
    else:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{6 if event.kind == "first" else 4.5}"/>'
    body = f'<a href="{escape(event.url, quote=True)}">{told}{shape}</a>' if event.url else told + shape
    return f'<g class="dot {css_word(event.kind)}">{body}</g>'


def axis(first: datetime, whole: float, left: float, right: float, y: float) -> str:
    """Days, months or years below the dots."""
    parts = []
    for i in range(5):
        share = i / 4
        x = left + 10 + (right - left - 40) * share
        at = first + timedelta(seconds=whole * share)
        shown = f"{at:%Y-%m-%d}" if whole > 4 * 86400 else f"{at:%m-%d %H:%M}"
        anchor = ("start", "middle", "middle", "middle", "end")[i]
        label = f'<text class="day" x="{x:.1f}" y="{y + 14:.1f}" text-anchor="{anchor}">{shown}</text>'
        parts.append(f'<path class="tick" d="M{x:.1f} {y - 6:.1f}v6"/>{label}')
    return "".join(parts)


def time_of(value: str) -> datetime | None:
    """A time of an ISO date, month, year or the start of an interval, in UTC; None where it is none."""
    start = value.split("/", maxsplit=1)[0].strip()
    for text in (start, f"{start}-01", f"{start}-01-01"):
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            continue
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def svg(kind: str, width: float, height: float, title: str, body: str, described_by: str) -> str:
    """The whole of a picture."""
    described = f' aria-describedby="{escape(described_by, quote=True)}"' if described_by else ""
    tips = "".join(
        f'<marker id="{name}" class="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" '
        'orient="auto"><path d="M0 0L8 4L0 8z"/></marker>'
        for name in (("tip", "tip-circle") if kind == "graph" else ())
    )
    return (
        f'<svg class="{kind}" xmlns="http://www.w3.org/2000/svg" role="group" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" aria-label="{escape(title, quote=True)}"{described}><defs>{tips}</defs>{body}</svg>'
    )


def shortened(text: str, letters: int = LETTERS) -> str:
    """As much of a text as fits."""
    words = " ".join(text.split())
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


def css_word(kind: str) -> str:
    """A kind as the name of a class: letters alone."""
    return "".join(c for c in kind if c.isascii() and c.isalpha()) or "other"
