"""Pairs of contents worth judging, found without comparing all with all: by shingles, near vectors, names and numbers, quoted words, speakers.

All take the contents in the order of their keys, so that the order in which articles came changes nothing. Each content gets
at most so many fellows, so that pairs grow with the contents and not with their square; where there are too many to pair, those
published nearest to each other go first, for that is when news is told again.
"""

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from accordingto.claims.comparing import spelling
from accordingto.claims.encoding import Vectors
from accordingto.claims.wording import Wording

BANDS, ROWS = 16, 3
"""MinHash: two contents that share half of their shingles meet in some band nine times in ten."""
CROWD = 24
"""Members of a bucket that are all paired with each other; in a larger one each is paired with half as many that follow it in time."""
NEAREST = 12
LEAST_COSINE = 0.4
PART = 3
"""Lemmas of a mere part of a sentence from which it is paired: "Russia for the war" says too little."""
EXACT = 3000
"""Contents up to which all vectors are compared; more are shared out to cells first."""
CELLS, CELL = 3, 1000
"""Cells to which each content goes, those whose centres are nearest to it, and contents of a cell on average."""
MONTHS, FADED = 45.0, 0.14
"""Two vectors count as so much less near for so many days between their articles, up to twice as much."""
NAMED, COUNTED = 6, 4
"""Names and numbers of a content that are paired to facts."""
QUOTED, RARE = 8, 12
"""Runs of words of a content by which it is paired, the rarest, and contents that have such a one in common at most."""
LATELY, SPOKEN, LEAST_SPOKEN, WINDOW = 3, 6, 0.25, 256
"""Days within which what one speaker said is paired, how many of it, how near they must be, and how many are held together."""
SEED = 7

Index = NDArray[np.int64]
Pairs = NDArray[np.int64]
"""Pairs (i, j), i < j, as i * number of contents + j."""


def candidates(wordings: Sequence[Wording], vectors: Vectors, days: Sequence[date | None] = (), speakers: Sequence[Collection[str]] = ()) -> Index:
    """Pairs (i, j), i < j, in order. [pairs, 2] The contents were published on `days` and are said by `speakers`, so far as these are named."""
    count = len(wordings)
    usable = np.array([i for i, w in enumerate(wordings) if len(w.lemmas) >= (PART if w.fragment else 2)], dtype=np.int64)
    if len(usable) < 2:
        return np.empty((0, 2), dtype=np.int64)
    when = np.array([d.toordinal() if d else np.nan for d in days] or [np.nan] * count, dtype=np.float32)
    line = usable[np.argsort(np.nan_to_num(when[usable], nan=0.0), kind="stable")]
    found = [*by_shingles(wordings, line), *by_facts(wordings, line), *by_runs(wordings, line), *by_vectors(vectors, when, usable)]
    if speakers:
        found += by_speakers(speakers, vectors, when, line)
    codes = np.unique(np.concatenate([np.minimum(a, b) * count + np.maximum(a, b) for a, b in found]))
    return np.stack((codes // count, codes % count), 1)


def by_shingles(wordings: Sequence[Wording], line: Index) -> list[tuple[Index, Index]]:
    """Pairs that share a band of MinHashes over lemmas and neighbouring lemmas."""
    dice = np.random.default_rng(SEED)
    factors = dice.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
    shifts = dice.integers(0, 2**63, BANDS * ROWS, dtype=np.uint64)
    least = np.zeros((len(line), BANDS * ROWS), dtype=np.uint64)
    for row, i in enumerate(line.tolist()):
        least[row] = ((shingles(wordings[i].lemmas)[:, None] * factors + shifts) >> np.uint64(32)).min(0)
    found = []
    for band in range(0, BANDS * ROWS, ROWS):
        keys = least[:, band]
        for row in range(band + 1, band + ROWS):
            keys = keys * np.uint64(0x9E3779B97F4A7C15) ^ least[:, row]
        found += paired(keys, line)
    return found


def shingles(lemmas: Sequence[str]) -> NDArray[np.uint64]:
    """Hashes of a content's lemmas and of its pairs of neighbouring lemmas; the same on every run. [shingles]"""
    return np.array([hashed(part) for part in (*lemmas, *(f"{a} {b}" for a, b in pairwise(lemmas)))], dtype=np.uint64)


def hashed(words: str) -> int:
    """A hash of some words, the same on every run."""
    return zlib.crc32(words.encode("utf-8", "surrogatepass"))


def paired(keys: NDArray[np.uint64], members: Index, crowds: bool = True) -> list[tuple[Index, Index]]:
    """The pairs of members with the same key, in number linear in the size of a bucket once it is a crowd; none of a crowd without `crowds`.

    `keys` [members] and `members` are in the order in which those of a crowd follow one another.
    """
    order = np.argsort(keys, kind="stable")
    keys, members = keys[order], members[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    reach = np.repeat(np.where(sizes <= CROWD, CROWD, CROWD // 2 if crowds else 0), sizes)
    found = []
    for step in range(1, CROWD):
        at = np.flatnonzero((keys[step:] == keys[:-step]) & (step <= reach[:-step]))
        if not len(at):
            break
        found.append((members[at], members[at + step]))
    return found


def by_vectors(vectors: Vectors, when: NDArray[np.float32], index: Index) -> list[tuple[Index, Index]]:
    """Each content with those nearest to it by meaning, of those in `index`."""
    if len(index) <= EXACT:
        return near(vectors[index], when[index], index)
    centres = vectors[index[np.linspace(0, len(index) - 1, max(CELLS + 1, len(index) * CELLS // CELL)).astype(int)]]
    own = np.concatenate([nearest_cells(vectors[index[at : at + 4096]], centres) for at in range(0, len(index), 4096)])
    flat = np.argsort(own.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(own.ravel(), minlength=len(centres)))
    found = []
    for start, end in zip((0, *ends[:-1].tolist()), ends.tolist(), strict=True):
        cell = index[flat[start:end] // CELLS]
        if len(cell) > len(index) // 2:
            found += in_time(vectors, when, cell)
        elif len(cell) > 1:
            found += by_vectors(vectors, when, cell)
    return found


def nearest_cells(vectors: Vectors, centres: Vectors) -> Index:
    """The cells to which some contents go. [contents, CELLS]"""
    return np.argpartition(-(vectors @ centres.T), CELLS, axis=1)[:, :CELLS].astype(np.int64)


def in_time(vectors: Vectors, when: NDArray[np.float32], cell: Index) -> list[tuple[Index, Index]]:
    """Pairs of a cell that its vectors don't part, each held against those published next to it alone."""
    line = cell[np.argsort(np.nan_to_num(when[cell], nan=0.0), kind="stable")]
    return [
        pair
        for at in range(0, len(line), EXACT // 2)
        for pair in near(vectors[line[at : at + EXACT]], when[line[at : at + EXACT]], line[at : at + EXACT])
    ]


def near(
    vectors: Vectors, when: NDArray[np.float32], index: Index, nearest: int = NEAREST, least: float = LEAST_COSINE, within: float = math.inf
) -> list[tuple[Index, Index]]:
    """Pairs of the nearest within one cell, a block of rows at a time; days apart make them less near, and no pair at all of more than `within`."""
    found = []
    for start in range(0, len(index), 1024):
        cosines = vectors[start : start + 1024] @ vectors.T
        cosines[np.arange(len(cosines)), np.arange(start, start + len(cosines))] = -1.0
        apart = np.nan_to_num(np.abs(when[start : start + 1024, None] - when[None, :]), nan=0.0)
        mask = (cosines >= least) & (apart <= within)
        if len(index) > nearest:
            cosines -= FADED * np.minimum(apart / MONTHS, 2.0)
            mask &= cosines >= np.partition(cosines, -nearest, axis=1)[:, -nearest, None]
        rows, columns = np.nonzero(mask)
        found.append((index[start + rows], index[columns]))
    return found


def by_runs(wordings: Sequence[Wording], line: Index) -> list[tuple[Index, Index]]:
    """Pairs that share a rare run of words: a quotation and a longer piece of it, however much the one lacks."""
    told = Counter(run for i in line.tolist() for run in wordings[i].runs)
    keys, members = [], []
    for i in line.tolist():
        rare = sorted((told[run], run) for run in wordings[i].runs if 1 < told[run] <= RARE)[:QUOTED]
        keys += [run for _, run in rare]
        members += [i] * len(rare)
    return paired(np.array(keys, dtype=np.uint64), np.array(members, dtype=np.int64), crowds=False)


def by_speakers(speakers: Sequence[Collection[str]], vectors: Vectors, when: NDArray[np.float32], line: Index) -> list[tuple[Index, Index]]:
    """What one speaker, by the last word of the name, said within a few days, each with those of it that come nearest by meaning."""
    by: dict[str, list[int]] = defaultdict(list)
    for i in line.tolist():
        for last in sorted({spelling(name.split()[-1]) for name in speakers[i] if name.split()}):
            by[last].append(i)
    found = []
    for said in by.values():
        for at in range(0, len(said) if len(said) > 1 else 0, WINDOW // 2):
            some = np.array(said[at : at + WINDOW], dtype=np.int64)
            found += near(vectors[some], when[some], some, SPOKEN, LEAST_SPOKEN, LATELY)
    return found


def by_facts(wordings: Sequence[Wording], line: Index) -> list[tuple[Index, Index]]:
    """Pairs that share a name together with a number or with another name. What a crowd shares says too little."""
    keys, members = [], []
    for i in line.tolist():
        for a, b in facts(wordings[i]):
            keys.append(hashed(a) << 32 | hashed(b))
            members.append(i)
    return paired(np.array(keys, dtype=np.uint64), np.array(members, dtype=np.int64), crowds=False)


def facts(wording: Wording) -> Iterable[tuple[str, str]]:
    """Two by two what a content names and counts, names by their last word."""
    names = sorted({n.split()[-1] for n in wording.names if n.split()})[:NAMED]
    numbers = sorted({f"{n.value:g}" for n in wording.numbers})[:COUNTED]
    return sorted({*combinations(names, 2), *((a, b) for a in names for b in numbers)})
