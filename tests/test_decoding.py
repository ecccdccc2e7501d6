"""Best paths under constraints."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from accordingto.statements.decoding import (
    CUE_CARRIED,
    CUE_MOVES,
    CUE_STARTS,
    ROLE_MOVES,
    ROLE_STARTS,
    best_paths,
    by_word,
    log_softmax,
    runs_of,
)

numbers = st.floats(-5, 5, width=32)


@settings(max_examples=60)
@given(arrays(np.float32, st.tuples(st.just(1), st.integers(1, 5), st.just(5)), elements=numbers))
def test_best_path_is_the_best_of_all_that_are_allowed(logits: np.ndarray) -> None:
    scores = log_softmax(logits)

    def total(path: tuple[int, ...]) -> float:
        steps = sum(float(ROLE_MOVES[a, b]) for a, b in pairwise(path))
        return float(ROLE_STARTS[path[0]]) + steps + sum(float(scores[0, t, x]) for t, x in enumerate(path))

    best = max(map(total, product(range(5), repeat=scores.shape[1])))
    found = tuple(best_paths(scores, ROLE_STARTS, ROLE_MOVES)[0].tolist())
    assert abs(total(found) - best) < 1e-3


@given(arrays(np.float32, st.tuples(st.integers(1, 3), st.integers(0, 30), st.just(3)), elements=numbers))
def test_a_cue_never_goes_on_before_it_began(scores: np.ndarray) -> None:
    for path in best_paths(scores, CUE_STARTS, CUE_MOVES):
        for before, label in zip([0, *path.tolist()], path.tolist(), strict=False):
            assert label != 2 or before in (1, 2)


def test_runs_end_where_another_begins() -> None:
    assert runs_of(np.array([1, 2, 1, 0, 1, 2, 2]), 1, 2) == [(0, 2), (2, 3), (4, 7)]
    assert runs_of(np.array([], dtype=np.int64), 1, 2) == []


def test_log_softmax_bears_large_numbers() -> None:
    told = np.exp(log_softmax(np.array([[1000.0, 0.0, -1000.0]], dtype=np.float32)))
    assert np.isfinite(told).all()
    assert abs(told.sum() - 1) < 1e-5


def test_a_word_is_cut_nowhere() -> None:
    """The first wordpiece says "begins", the second "goes on": the word begins a cue."""
    scores = log_softmax(np.array([[0, 4, 0], [0, 0, 4], [4, 0, 0]], dtype=np.float32))
    pooled = by_word(scores, np.array([0, 2]), CUE_CARRIED)
    assert pooled.shape == (2, 3)
    assert pooled.argmax(-1).tolist() == [1, 0]
