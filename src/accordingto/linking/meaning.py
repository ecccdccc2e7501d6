"""Meanings to search: each claim's vector in 8 bits, in cells around centres, so that a question looks at a few cells only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accordingto.claims.encoding import WIDTH, Memory, Vectors, shipped

FEW = 2000
"""Claims up to which one cell holds them all."""
ROUNDS, SAMPLE = 8, 64
"""Rounds in which the centres are moved, and claims looked at for each centre."""
SCALE = 127
CELLS = 8
"""Cells that are looked into for what comes near to a question."""


def encoded(texts: Sequence[str], memory: Memory | None = None) -> Vectors:
    """The vectors of some texts. Raises ModelError where the weights are missing."""
    return shipped().vectors(texts, memory)


def packed(vectors: Vectors) -> NDArray[np.int8]:
    """Vectors in 8 bits."""
    return np.clip(np.round(vectors * SCALE), -SCALE, SCALE).astype(np.int8)


def unpacked(raw: Sequence[bytes]) -> Vectors:
    """Vectors as they were, nearly. [len(raw), WIDTH]"""
    made: Vectors = np.frombuffer(b"".join(raw), dtype=np.int8).reshape(-1, WIDTH).astype(np.float32) / np.float32(SCALE)
    return made


def centres_of(vectors: Vectors) -> Vectors:
    """The centres of the cells, as many as the root of the claims. The same vectors give the same centres."""
    if len(vectors) <= FEW:
        return np.zeros((1, WIDTH), dtype=np.float32)
    count = round(len(vectors) ** 0.5)
    step = max(1, len(vectors) // (count * SAMPLE))
    sample = vectors[::step]
    centres: Vectors = sample[np.linspace(0, len(sample) - 1, count).astype(int)].copy()
    for _ in range(ROUNDS):
        cells = cells_of(sample, centres)
        sums = np.zeros_like(centres)
        np.add.at(sums, cells, sample)
        filled = np.bincount(cells, minlength=count) > 0
        centres[filled] = sums[filled] / np.linalg.norm(sums[filled], axis=1, keepdims=True).clip(1e-9)
    return centres


def centres_in(kept: Sequence[tuple[int, bytes]]) -> Vectors:
    """The centres of stored cells. [len(kept), WIDTH]"""
    made: Vectors = np.frombuffer(b"".join(raw for _, raw in kept), dtype=np.float32).reshape(-1, WIDTH)
    return made


def nearest_cells(numbers: Sequence[int], centres: Vectors, vector: NDArray[np.float32]) -> list[int]:
    """The numbers of the `CELLS` cells whose centres come nearest to a vector, the nearest first; all where there are no more."""
    if len(numbers) <= CELLS:
        return list(numbers)
    return [numbers[i] for i in np.argsort(-(centres @ vector), kind="stable")[:CELLS].tolist()]


def cells_of(vectors: Vectors, centres: Vectors) -> NDArray[np.int64]:
    """The cell of each vector: the centre nearest to it."""
    found = [np.argmax(vectors[i : i + 4096] @ centres.T, axis=1) for i in range(0, len(vectors), 4096)]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
