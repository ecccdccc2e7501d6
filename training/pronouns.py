"""Fit the weights that choose whom a "he" or "she" stands for: `python -m training.pronouns --data ../shared`. A minute.

Learns from GAP's development and validation rows and from the pronouns that are sources in the hand-read articles (`gold_train`). NumPy alone.
Writes `pronouns.json` and `pronouns.sha256`; `--folds 5` prints what the same recipe reaches on folds that it didn't see.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accordingto.actors.antecedents import rows_of, setting_of
from training.gap import examples_in
from training.shipping import checksums
from training.spoken import spoken_in

SELDOM = 12
"""What is so of fewer candidates than this is left out."""
ROUNDS, RATE = 200, 0.06
DECAY = 0.004
"""How strongly weights are drawn to nothing. Chosen on folds."""
SPOKEN = 3.0
"""What a pronoun of a hand-read article counts for beside one of GAP's."""
LEAST_CHANCE = 0.15
"""From which chance an answer is believed, where it isn't chosen anew."""
LEAST = (0.0, 0.15, 0.2, 0.25, 0.3, 0.35)

Floats = NDArray[np.float32]
Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Problem:
    """The candidates of one pronoun as rows, which are right (none where none is), and what it counts for."""

    rows: list[Row]
    right: tuple[int, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Stacked:
    """Problems as one matrix [rows, features], with where each begins, the right rows, and the problems' weights."""

    x: Floats
    begins: NDArray[np.int64]
    right: NDArray[np.bool_]
    none: NDArray[np.bool_]
    weight: Floats


def from_gap(path: Path) -> list[Problem]:
    """GAP's rows; where neither of the given two is meant, any other or nobody may be."""
    found = []
    for example in examples_in(path):
        rows = rows_of(setting_of(example.text, example.pronoun), example.candidates)
        found.append(Problem(rows, (example.meant,) if example.meant >= 0 else tuple(range(2, len(rows)))))
    return found


def stacked(problems: Sequence[Problem], names: Sequence[str]) -> Stacked:
    """Problems as numbers."""
    index = {name: i for i, name in enumerate(names)}
    rows = [row for p in problems for row in p.rows]
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                x[i, index[name]] = value
    begins = np.cumsum([0, *(len(p.rows) for p in problems[:-1])])
    right = np.concatenate([np.isin(np.arange(len(p.rows)), p.right) for p in problems])
    none = np.array([not p.right or p.right[0] >= 2 for p in problems])
    return Stacked(x, begins, right, none, np.array([p.weight for p in problems], dtype=np.float32))


def chances(data: Stacked, weights: Floats, none: float) -> tuple[Floats, Floats]:
    """Chances of the candidates [rows] and of nobody [problems]."""
    sizes = np.diff(np.append(data.begins, len(data.x)))
    scores = data.x @ weights
    top = np.maximum(np.maximum.reduceat(scores, data.begins), none)
    parts = np.exp(scores - np.repeat(top, sizes))
    rest = np.exp(none - top)
    whole = np.add.reduceat(parts, data.begins) + rest
    return parts / np.repeat(whole, sizes), rest / whole


def fit(data: Stacked) -> tuple[Floats, float]:
    """Weights and the score of nobody that make what is right most likely, drawn to nothing; by Adam on all at once."""
    sizes = np.diff(np.append(data.begins, len(data.x)))
    share = data.weight / data.weight.sum()
    found = np.zeros(data.x.shape[1] + 1, dtype=np.float32)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, ROUNDS + 1):
        each, nobody = chances(data, found[:-1], found[-1])
        good = np.add.reduceat(each * data.right, data.begins) + nobody * data.none
        pull = each * (1.0 - data.right / np.repeat(np.maximum(good, 1e-9), sizes)) * np.repeat(share, sizes)
        slope = np.append(pull @ data.x, (nobody * (1.0 - data.none / np.maximum(good, 1e-9)) * share).sum())
        slope[:-1] += DECAY * found[:-1]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1.0 - step / ROUNDS) + 1e-4
        found -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return found[:-1], float(found[-1])


def tally(data: Stacked, each: Floats, least: float) -> tuple[int, int, int]:
    """True and false positives and false negatives over the first two candidates, as GAP counts."""
    true = false = missed = 0
    for at, none in zip(data.begins, data.none, strict=True):
        pair = each[at : at + 2]
        said = int(np.argmax(pair)) if pair.max() >= least else -1
        right = -1 if none else int(np.flatnonzero(data.right[at : at + 2])[0])
        true += said >= 0 and said == right
        false += said >= 0 and said != right
        missed += right >= 0 and said != right
    return true, false, missed


def f1(counts: Sequence[tuple[int, int, int]]) -> float:
    """F1 in percent of counts added up."""
    true, false, missed = (sum(c[i] for c in counts) for i in range(3))
    return 200 * true / max(1, 2 * true + false + missed)


def features_of(problems: Sequence[Problem]) -> list[str]:
    """What is so of enough candidates to be learned."""
    counts = Counter(name for p in problems for row in p.rows for name, value in row.items() if value)
    return sorted(name for name, count in counts.items() if count >= SELDOM)


def folded(gap: Sequence[Problem], others: Sequence[Problem], folds: int) -> float:
    """Print F1 on folds of GAP's rows that were not seen, and give the least chance that served best."""
    part = np.random.default_rng(1).permutation(len(gap)) % folds
    counts: dict[float, list[tuple[int, int, int]]] = {least: [] for least in LEAST}
    for k in range(folds):
        seen = [*(p for p, at in zip(gap, part, strict=True) if at != k), *others]
        names = features_of(seen)
        weights, none = fit(stacked(seen, names))
        unseen = stacked([p for p, at in zip(gap, part, strict=True) if at == k], names)
        each, _ = chances(unseen, weights, none)
        for least in LEAST:
            counts[least].append(tally(unseen, each, least))
    for least, told in counts.items():
        print(f"{folds} folds, chance from {least}: F1 {f1(told):.1f}", flush=True)
    return max(LEAST, key=lambda least: f1(counts[least]))


def across(spoken: Sequence[Problem], gap: Sequence[Problem], folds: int) -> None:
    """Print how many pronouns of hand-read articles are right on folds that were not seen."""
    part = np.arange(len(spoken)) * folds // len(spoken)
    right = 0
    for k in range(folds):
        seen = [*gap, *(p for p, at in zip(spoken, part, strict=True) if at != k)]
        names = features_of(seen)
        weights, none = fit(stacked(seen, names))
        for p in (p for p, at in zip(spoken, part, strict=True) if at == k):
            each, _ = chances(stacked([p], names), weights, none)
            right += int(np.argmax(each)) in p.right
    print(f"{folds} folds of hand-read articles: {100 * right / len(spoken):.1f} % of {len(spoken)} right", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/accordingto/models"))
    parser.add_argument(
        "--folds", type=int, default=0, help="measure on as many folds first; the chance from which an answer is believed is chosen there"
    )
    args = parser.parse_args()
    coref = args.data / "data" / "coref"
    gap = [p for name in ("development", "validation") for p in from_gap(coref / f"gap-{name}.tsv")]
    spoken = spoken_in(args.data)
    others = [Problem(s.rows, (s.meant,), SPOKEN) for s in spoken if s.meant >= 0]
    print(f"{len(spoken)} pronouns of hand-read articles, {len(others)} with the right person among the candidates")
    least = LEAST_CHANCE
    if args.folds:
        across(others, gap, args.folds)
        least = folded(gap, others, args.folds)
    names = features_of([*gap, *others])
    weights, none = fit(stacked([*gap, *others], names))
    listed = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}
    path = args.out / "pronouns.json"
    path.write_text(json.dumps({"none": round(none, 3), "least": least, "weights": listed}, indent=1) + "\n", encoding="utf-8")
    checksums(args.out / "pronouns.sha256", path)
    print(f"{len(listed)} weights from {len(gap)} rows of GAP and {len(others)} pronouns of hand-read articles: {path}")


if __name__ == "__main__":
    main()
