"""Walks over citations: they end on any graph, and find the circles that are there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.claims.circles import circles_in, path, walk

nodes = st.sampled_from("abcdefghij")
graphs = st.dictionaries(nodes, st.lists(nodes, max_size=10, unique=True), max_size=10)


@settings(max_examples=300, deadline=None)
@given(graphs)
def test_every_circle_is_one_and_every_edge_on_one_is_found(graph: dict[str, list[str]]) -> None:
    found = circles_in(graph)
    for circle in found:
        assert circle[0] == min(circle)
        assert len(set(circle)) == len(circle)
        assert all(b in graph.get(a, ()) for a, b in zip(circle, (*circle[1:], circle[0]), strict=True))
    edges = {(a, b) for c in found for a, b in zip(c, (*c[1:], c[0]), strict=True)}
    for a, following in graph.items():
        for b in following:
            assert (path(graph, b, a) is not None) == ((a, b) in edges) or a == b


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(nodes, nodes), nodes)
def test_walks_end(steps: dict[str, str], start: str) -> None:
    way, circular = walk(steps, start)
    assert way[0] == start
    assert len(set(way)) == len(way)
    assert circular == (way[-1] in steps)


def test_a_dense_graph_takes_no_time() -> None:
    names = [f"n{i:03}" for i in range(60)]
    found = circles_in({a: [b for b in names if b != a] for a in names})
    assert len(found) == 60 * 59 // 2
