"""Pairs of contents worth judging, found without comparing all with all: shared shingles, near vectors, shared names and numbers.

All three take the contents in the order of their keys, so that the order in which articles came changes nothing.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from accordingto.claims.encoding import Vectors
from accordingto.claims.wording import Wording

BANDS, ROWS = 16, 3
"""MinHash: two contents that share half of their shingles meet in some band nine times in ten."""
CROWD = 24
"""Members of a bucket that are all paired with each other; in a larger one each is paired with so many that follow it."""
NEAREST = 12
LEAST_COSINE = 0.5
EXACT = 3000
"""Contents up to which all vectors are compared; beyond that only those that share one of their nearest cells."""
CELLS = 3
SEED = 7

Pairs = set[tuple[int, int]]


def candidates(wordings: Sequence[Wording], vectors: Vectors) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, in order."""
    usable = [i for i, w in enumerate(wordings) if len(w.lemmas) >= 2 and not w.fragment]
    found = by_shingles(wordings, usable) | by_vectors(vectors, usable) | by_facts(wordings, usable)
    return sorted(found)


def by_shingles(wordings: Sequence[Wording], usable: Sequence[int]) -> Pairs:
    """Pairs that share a band of MinHashes over lemmas and neighbouring lemmas."""
    dice = np.random.default_rng(SEED)
    factors = dice.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
    shifts = dice.integers(0, 2**63, BANDS * ROWS, dtype=np.uint64)
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i in usable:
        hashes = shingles(wordings[i].lemmas)
        least = ((hashes[:, None] * factors + shifts) >> np.uint64(32)).min(0)
        for band in range(BANDS):
            buckets[band, least[band * ROWS : (band + 1) * ROWS].tobytes()].append(i)
    return {pair for members in buckets.values() for pair in paired(members)}


def shingles(lemmas: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of a content's lemmas and of its pairs of neighbouring lemmas; the same on every run. [shingles]"""
    parts = [*lemmas, *(f"{a} {b}" for a, b in pairwise(lemmas))]
    return np.array([zlib.crc32(p.encode("utf-8", "surrogatepass")) for p in parts], dtype=np.uint64)


def paired(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a bucket, in number linear in its size once it is a crowd."""
    if len(members) <= CROWD:
        yield from combinations(members, 2)
        return
    for at, member in enumerate(members):
        for other in members[at + 1 : at + 1 + CROWD // 2]:
            yield member, other


def by_vectors(vectors: Vectors, usable: Sequence[int]) -> Pairs:
    """Each content with those nearest to it by meaning."""
    if len(usable) < 2:
        return set()
    index = np.asarray(usable)
    chosen = vectors[index]
    if len(index) <= EXACT:
        return near(chosen, index)
    count = int(len(index) ** 0.5)
    centres = chosen[np.linspace(0, len(index) - 1, count).astype(int)]
    cells: dict[int, list[int]] = defaultdict(list)
    for start in range(0, len(index), 4096):
        close = np.argpartition(-(chosen[start : start + 4096] @ centres.T), CELLS, axis=1)[:, :CELLS]
        for row, own in enumerate(close.tolist()):
            for cell in own:
                cells[cell].append(start + row)
    return {pair for cell in sorted(cells) for pair in near(chosen[cells[cell]], index[cells[cell]])}


def near(vectors: Vectors, index: NDArray[np.int64]) -> Pairs:
    """Pairs of the nearest within one cell, a block of rows at a time."""
    found: Pairs = set()
    for start in range(0, len(index), 1024):
        cosines = vectors[start : start + 1024] @ vectors.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -1.0
        if len(index) > NEAREST:
            least = np.partition(cosines, -NEAREST, axis=1)[:, -NEAREST]
            mask = cosines >= np.maximum(least, LEAST_COSINE)[:, None]
        else:
            mask = cosines >= LEAST_COSINE
        for row, column in zip(*(part.tolist() for part in np.nonzero(mask)), strict=True):
            a, b = int(index[start + row]), int(index[column])
            found.add((min(a, b), max(a, b)))
    return found


def by_facts(wordings: Sequence[Wording], usable: Sequence[int]) -> Pairs:
    """Pairs that share a name together with a number or with another name. What a crowd shares says too little."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in usable:
        for key in facts(wordings[i]):
            buckets[key].append(i)
    return {pair for members in buckets.values() if len(members) <= CROWD for pair in combinations(members, 2)}


def facts(wording: Wording) -> Iterable[tuple[str, str]]:
    """Two by two what a content names and counts, names by their last word."""
    names = sorted({n.split()[-1] for n in wording.names if n.split()})
    numbers = sorted({f"{n.value:g}" for n in wording.numbers})
    return {*combinations(names, 2), *((a, b) for a in names for b in numbers)}
