"""Groups of nodes by their links: what agrees is joined, and what one article tells side by side only within bounds."""

from collections.abc import Mapping
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.claims.clustering import Groups, grouped
from accordingto.claims.judging import BARS, FEATURES, Judgement

PLAIN = (0.0,) * len(FEATURES)
CONFLICT = tuple(float(i == BARS[0]) for i in range(len(FEATURES)))
Scores = Mapping[tuple[int, int], float]


def groups_of(
    count: int, scores: Scores, *, beside: Mapping[int, set[int]] = {}, barred: frozenset[tuple[int, int]] = frozenset()
) -> list[list[int]]:
    """The groups of nodes with these scores between them, 0 where none is given."""

    def judge(a: int, b: int) -> Judgement:
        pair = (min(a, b), max(a, b))
        return Judgement(scores.get(pair, 0.0), "same", CONFLICT if pair in barred else PLAIN)

    made = grouped(count, [(a, b, judge(a, b)) for a, b in scores], judge, {}, beside)
    return sorted(made.members.values())


def full(*some: int, score: float = 0.9) -> dict[tuple[int, int], float]:
    """All pairs of some nodes, at one score."""
    return {(a, b): score for a in some for b in some if a < b}


def mutual(*pairs: tuple[int, int]) -> dict[int, set[int]]:
    """Nodes that are told side by side, looked up from either."""
    found: dict[int, set[int]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


TWO = {**full(0, 1, 2), **full(3, 4, 5), (0, 3): 0.8}


def test_a_chain_of_look_alikes_joins_nothing() -> None:
    assert groups_of(6, TWO) == [[0, 1, 2], [3, 4, 5]]


def test_groups_that_agree_on_average_are_joined() -> None:
    scores = TWO | {(a, b): 0.3 for a in (0, 1, 2) for b in (3, 4, 5)} | {(0, 3): 0.8}
    assert groups_of(6, scores) == [[0, 1, 2, 3, 4, 5]]


def test_one_article_that_says_it_twice_parts_no_groups_that_agree_well() -> None:
    scores = TWO | {(a, b): 0.7 for a in (0, 1, 2) for b in (3, 4, 5)} | {(2, 5): 0.1}
    assert groups_of(6, scores, beside=mutual((2, 5))) == [[0, 1, 2, 3, 4, 5]]


def test_two_that_one_article_tells_side_by_side_are_two_unless_they_are_surely_one() -> None:
    assert groups_of(2, {(0, 1): 0.28}, beside=mutual((0, 1))) == [[0], [1]]
    assert groups_of(2, {(0, 1): 0.5}, beside=mutual((0, 1))) == [[0, 1]]


def test_what_articles_tell_side_by_side_again_and_again_is_two_things() -> None:
    scores = TWO | {(a, b): 0.7 for a in (0, 1, 2) for b in (3, 4, 5)} | {(1, 4): 0.1, (2, 5): 0.1}
    assert groups_of(6, scores, beside=mutual((1, 4), (2, 5))) == [[0, 1, 2], [3, 4, 5]]


def test_groups_that_agree_but_weakly_are_parted_by_one_article() -> None:
    scores = TWO | {(a, b): 0.32 for a in (0, 1, 2) for b in (3, 4, 5)} | {(0, 3): 0.8, (2, 5): 0.1}
    assert groups_of(6, scores) == [[0, 1, 2, 3, 4, 5]]
    assert groups_of(6, scores, beside=mutual((2, 5))) == [[0, 1, 2], [3, 4, 5]]


def test_a_large_group_takes_in_only_what_agrees_well() -> None:
    few, many = full(*range(5), score=0.9), full(*range(7), score=0.9)
    assert groups_of(8, few | {(i, 7): 0.4 for i in range(5)})[0] == [0, 1, 2, 3, 4, 7]
    assert groups_of(8, many | {(i, 7): 0.4 for i in range(7)}) == [[0, 1, 2, 3, 4, 5, 6], [7]]
    assert groups_of(8, many | {(i, 7): 0.6 for i in range(7)}) == [[*range(8)]]


def test_a_conflict_between_members_parts_their_groups() -> None:
    scores = TWO | {(a, b): 0.7 for a in (0, 1, 2) for b in (3, 4, 5)}
    assert groups_of(6, scores, barred=frozenset({(1, 4)})) == [[0, 1, 2], [3, 4, 5]]


def test_a_conflict_is_told_of_groups_as_of_nodes() -> None:
    groups = Groups(4, lambda a, b: Judgement(0.5, "same", CONFLICT if {a, b} == {1, 3} else PLAIN), {}, {})
    assert not groups.barred(0, 2)
    groups.join(0, 1, 1)
    groups.join(2, 3, 1)
    assert groups.barred(0, 2)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1), max_size=28),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] != p[1]), max_size=6),
    st.randoms(use_true_random=False),
)
def test_every_node_is_in_one_group_whatever_the_order_of_the_links(
    scores: dict[tuple[int, int], float], pairs: list[tuple[int, int]], random: Random
) -> None:
    found = groups_of(8, scores, beside=mutual(*pairs))
    assert sorted(i for members in found for i in members) == list(range(8))
    turned = list(scores.items())
    random.shuffle(turned)
    assert groups_of(8, dict(turned), beside=mutual(*pairs)) == found
