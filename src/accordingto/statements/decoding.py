"""From the tagger's numbers to spans: constrained best paths and their probabilities. NumPy alone."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Span = tuple[int, int]

CUE_STARTS = np.array([0.0, 0.0, -1e4], dtype=np.float32)
"""Labels O, B, I: a path can't start inside a cue."""
CUE_MOVES = np.array([[0.0, 0.0, -1e4], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], dtype=np.float32)

NEVER = -1e4
SURE = -1e-3
"""Log probability above which a word surely has no label."""
CUE_CARRIED = np.array([0, 2, 2])
ROLE_CARRIED = np.array([0, 2, 2, 4, 4])
"""The label of a word's later wordpieces, for each label of its first."""

ROLE_STARTS = np.array([0.0, 0.0, -1e4, 0.0, -1e4], dtype=np.float32)
"""Labels O, B-source, I-source, B-content, I-content."""
ROLE_MOVES = np.zeros((5, 5), dtype=np.float32)
ROLE_MOVES[:, 2] = -1e4
ROLE_MOVES[[1, 2], 2] = 0.0
ROLE_MOVES[:, 4] = -1e4
ROLE_MOVES[[3, 4], 4] = 0.0
ROLE_BEGINS = np.array([0.0, 1.0, 0.0, 1.0, 0.0], dtype=np.float32)
"""Which labels begin a span."""
ROLE_LEAVES = np.zeros((5, 5), dtype=np.float32)
ROLE_LEAVES[[1, 2], :] = 1.0
ROLE_LEAVES[[3, 4], :] = 1.0
ROLE_LEAVES[[1, 2], 2] = 0.0
ROLE_LEAVES[[3, 4], 4] = 0.0
"""Which moves end one."""


def log_softmax(logits: Floats) -> Floats:
    """Log probabilities over the last axis, stable for large logits."""
    shifted = logits - logits.max(-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normal


def best_paths(
    scores: Floats, starts: Floats, moves: Floats, bias: Floats | float = 0.0, edges: tuple[Floats, Floats] | None = None
) -> NDArray[np.int64]:
    """Viterbi paths [rows, length] through log probabilities [rows, length, labels] with allowed starts [labels] and moves [from, to].

    Label 0 is "nothing"; `bias` [rows] is added to it. `edges` are costs [rows, length] of ending and of beginning a role at
    each place. Stretches where "nothing" is sure in all rows take one step together: most of a text is such.
    """
    sure: NDArray[np.bool_] = np.all(scores[:, :, 0] > SURE, axis=0)
    kept = ~sure
    kept[1:] |= sure[1:] & ~sure[:-1]
    scores = scores.copy()
    scores[:, sure, 1:] = NEVER
    scores[:, :, 0] += np.broadcast_to(np.asarray(bias, dtype=np.float32), (len(scores),))[:, None]
    ends = None
    if edges is not None:
        scores -= edges[1][:, :, None] * ROLE_BEGINS
        ends = edges[0][:, kept]
    path = np.zeros(scores.shape[:2], dtype=np.int64)
    path[:, kept] = viterbi(scores[:, kept], starts, moves, ends)
    return path


def viterbi(scores: Floats, starts: Floats, moves: Floats, ends: Floats | None = None) -> NDArray[np.int64]:
    """The paths step by step; `ends` [rows, length] are costs of ending a role at each place."""
    rows, length, labels = scores.shape
    if not length:
        return np.zeros((rows, 0), dtype=np.int64)
    steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
    costly = frozenset() if ends is None else frozenset(np.flatnonzero(ends.any(axis=0)).tolist())
    best: Floats = steps[0] + starts
    back = np.zeros((length, rows, labels), dtype=np.int64)
    through = np.empty((rows, labels, labels), dtype=np.float32)
    for t in range(1, length):
        np.add(best[:, :, None], moves, out=through)
        if ends is not None and t - 1 in costly:
            through -= ends[:, t - 1, None, None] * ROLE_LEAVES
        through.argmax(1, out=back[t])
        np.maximum.reduce(through, axis=1, out=best)
        best += steps[t]
    path = np.zeros((rows, length), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t, every, path[:, t]]
    return path


def runs_of(path: NDArray[np.int64], begin: int, inside: int) -> list[Span]:
    """Spans of indexes that a label path opens with `begin` and carries on with `inside`."""
    starts = np.flatnonzero(path == begin)
    if not len(starts):
        return []
    stops = np.append(np.flatnonzero(path != inside), len(path))
    ends = stops[np.searchsorted(stops, starts + 1)]
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def by_word(scores: Floats, starts: NDArray[np.int64], carried_on: NDArray[np.int64]) -> Floats:
    """Mean of the scores [..., length, labels] over the wordpieces of each word [..., words, labels], so that no span cuts a word.

    `carried_on` [labels] says by which label a word that begins with each label goes on: I for B.
    """
    first = np.zeros(scores.shape[-2], dtype=np.bool_)
    first[starts] = True
    agreed = np.where(first[:, None], scores, scores[..., carried_on])
    counts = np.diff(np.append(starts, scores.shape[-2]))
    pooled: Floats = (np.add.reduceat(agreed, starts, axis=-2) / counts[:, None]).astype(np.float32)
    return pooled
