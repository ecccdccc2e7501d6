"""Which statement stands inside which."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.model import Span, Statement
from accordingto.statements.nesting import nested


def made(key: str, cue: tuple[int, int], *content: tuple[int, int]) -> Statement:
    return Statement(key, tuple(Span(*c) for c in content), Span(*cue), None, 0.9, "test")


def test_the_smallest_holder_counts() -> None:
    statements = (made("a", (0, 2), (3, 100)), made("b", (10, 12), (13, 60)), made("c", (20, 22), (23, 40)))
    assert [s.within for s in nested(statements)] == [None, "a", "b"]


def test_neighbours_hold_nothing() -> None:
    statements = (made("a", (0, 2), (3, 50)), made("b", (60, 62), (63, 90)))
    assert [s.within for s in nested(statements)] == [None, None]


def test_a_cue_outside_the_content_is_not_inside() -> None:
    statements = (made("a", (0, 2), (3, 50)), made("b", (55, 58), (10, 30)))
    assert nested(statements)[1].within is None


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda t: (t[0], t[0] + t[1]))


@given(st.lists(st.tuples(spans, spans), max_size=8))
def test_holding_never_goes_in_a_circle(drawn: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    statements = nested(tuple(made(f"s{i}", cue, content) for i, (cue, content) in enumerate(drawn)))
    holders = {s.id: s.within for s in statements}
    for first in holders.values():
        seen, at = set(), first
        while at:
            assert at not in seen
            seen.add(at)
            at = holders[at]
