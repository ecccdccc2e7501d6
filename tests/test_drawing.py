"""Pictures: columns from reports to roots, folded where they are many, circles told, nothing in them that runs."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from accordingto.views.drawing import Event, draw_graph, draw_timeline, time_of
from accordingto.views.graph import Box, Graph, Line, folded
from accordingto.views.layout import laid_out

names = st.sampled_from("abcdefgh")
edges = st.lists(st.tuples(names, names), max_size=20)


@settings(deadline=None)
@given(edges)
def test_everybody_has_a_place_and_lines_lead_to_the_right(pairs: list[tuple[str, str]]) -> None:
    layout = laid_out("abcdefgh", pairs)
    column = {name: i for i, names in enumerate(layout.columns) for name in names}
    assert {n for n in column if "\0" not in n} == set("abcdefgh")
    for way in layout.routes.values():
        assert [column[b] - column[a] for a, b in pairwise(way)] == [1] * (len(way) - 1)
    assert set(layout.routes) | layout.turned == {(a, b) for a, b in pairs if a != b}
    assert layout.turned <= layout.circular


@settings(deadline=None)
@given(edges)
def test_circles_are_those_edges_from_which_one_comes_back(pairs: list[tuple[str, str]]) -> None:
    layout = laid_out("abcdefgh", pairs)
    for start, end in {(a, b) for a, b in pairs if a != b}:
        reached, ready = set(), [end]
        while ready:
            at = ready.pop()
            if at not in reached:
                reached.add(at)
                ready += [b for a, b in pairs if a == at]
        assert ((start, end) in layout.circular) == (start in reached)


def many(count: int) -> tuple[dict[str, Box], dict[tuple[str, str], Line]]:
    """Reports that have it from one agency, the agency, and its source."""
    boxes = {f"r{i}": Box(f"r{i}", f"Paper {i}", "report", (f"r{i}",), when="2024-03-02") for i in range(count)}
    boxes |= {"agency": Box("agency", "Agency", "report", ("agency",)), "root": Box("root", "two officials", "anonymous", root=True)}
    lines = {(f"r{i}", "agency"): Line(f"r{i}", "agency") for i in range(count)}
    return boxes, lines | {("agency", "root"): Line("agency", "root")}


def test_two_hundred_reports_are_folded_and_a_few_are_not() -> None:
    graph = folded(*many(200), 24)
    assert (len(graph.boxes), len(graph.lines), graph.folded) == (3, 2, 200)
    box = next(b for b in graph.boxes if b.kind == "folded")
    assert (box.label, len(box.names), len(box.reports), box.when) == ("200 outlets", 200, 200, "2024-03-02")
    assert {line.count for line in graph.lines} == {1, 200}
    assert folded(*many(5), 24).folded == 0


def test_reports_that_differ_in_all_are_folded_all_the_same() -> None:
    boxes, lines = many(0)
    for i in range(200):
        boxes[f"r{i}"] = Box(f"r{i}", f"Paper {i}", "report", (f"r{i}",))
        boxes[f"o{i}"] = Box(f"o{i}", f"Other {i}", "outlet")
        lines[f"r{i}", f"o{i}"] = Line(f"r{i}", f"o{i}")
        lines[f"o{i}", "root"] = Line(f"o{i}", "root")
    graph = folded(boxes, lines, 24)
    assert len(graph.boxes) < 8
    assert sum(len(box.names) for box in graph.boxes if box.reports) == 201


def test_two_hundred_roots_are_folded_too() -> None:
    boxes = {f"r{i}": Box(f"r{i}", f"Paper {i}", "report", (f"r{i}",)) for i in range(200)}
    boxes |= {f"o{i}": Box(f"o{i}", f"official {i}", "person", root=True) for i in range(200)}
    graph = folded(boxes, {(f"r{i}", f"o{i}"): Line(f"r{i}", f"o{i}") for i in range(200)}, 24)
    assert [(b.label, b.root) for b in graph.boxes] == [("200 outlets", False), ("200 roots", True)]
    assert [line.count for line in graph.lines] == [200]


def test_those_who_deny_are_folded_apart() -> None:
    boxes, lines = many(200)
    for i in range(0, 200, 2):
        boxes[f"r{i}"] = replace(boxes[f"r{i}"], against=True)
    assert sorted(b.against for b in folded(boxes, lines, 24).boxes if b.kind == "folded") == [False, True]


def test_a_circle_is_drawn_and_told() -> None:
    boxes = tuple(Box(n, n.upper(), "report", (n,)) for n in "xyz")
    graph = Graph(boxes, (Line("x", "y"), Line("y", "z"), Line("z", "x")))
    picture = draw_graph(graph, "a circle")
    assert picture.count('class="line circle"') == 3
    assert picture.count("closes a circle") == 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=12), st.text(max_size=10)), max_size=6))
def test_pictures_hold_texts_as_texts(rows: list[tuple[str, str, str]]) -> None:
    clean = [tuple("".join(c for c in part if c.isprintable()) for part in row) for row in rows]
    boxes = tuple(Box(f"b{i}", label + "<script>x</script>", kind, (), (), day, f'"><{label}') for i, (label, kind, day) in enumerate(clean))
    lines = tuple(Line(a.id, b.id, reason="</title><script>") for a, b in pairwise(boxes))
    picture: Any = etree.fromstring(draw_graph(Graph(boxes, lines), '"<b>').encode())
    assert not [e for e in picture.iter() if etree.QName(e).localname == "script"]
    events = [Event("2024-03-01", label, kind, kind, day, '"><script>') for label, kind, day in clean]
    if events:
        dots: Any = etree.fromstring(draw_timeline(events, "x").encode())
        assert len([e for e in dots.iter() if "dot" in (e.get("class") or "").split()]) == len(events)


def test_a_time_line_takes_what_has_a_time() -> None:
    picture = draw_timeline([Event("2024-03-01", "a"), Event("2024", "b"), Event("2024-02/2024-04", "c"), Event("soon", "d")], "t")
    assert picture.count('class="dot') == 3
    assert draw_timeline([Event("soon", "d")], "t") == ""
    assert str(time_of("2024-03-01T12:00:00+02:00")) == "2024-03-01 10:00:00+00:00"


def test_hundreds_of_dots_on_one_day_stay_in_the_picture() -> None:
    picture = draw_timeline([Event("2024-03-01", str(i)) for i in range(300)], "t")
    drawn: Any = etree.fromstring(picture.encode())
    heights = [float(e.get("cy")) for e in drawn.iter("{*}circle")]
    assert min(heights) > 0
