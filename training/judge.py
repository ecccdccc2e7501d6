"""Fit and measure the curve that judges whether two contents are one: `python -m training.judge --data ../shared`.

Fitted on real stories that a reader sorted into claims (`training.claims`), on pairs drawn from all articles of the news data (`training.corpus`), on news
worlds of wording a (`training.worlds`), on pairs made by
`training.pairs` (the first two thirds of the frames), on MSR's training pairs, and on contents of PolNeAR's articles that are near in meaning and say
two things; measured on the stories' pairs held out by event, on the corpus's held out, on MSR's test pairs and on frames that were not seen. Writes
`judge.json` and `judge.sha256`. No text of any corpus ships, the weights do.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from accordingto.claims.comparing import relation_of
from accordingto.claims.encoding import shipped
from accordingto.claims.judging import BARS, FEATURES, LEAST, Setting, features
from accordingto.claims.wording import Wording, wording_of
from training.claims import joining_of, read, sorted_pairs, stories
from training.corpus import corpus_pairs
from training.pairs import ANCHOR, Made, pairs
from training.worlds import world_pairs

SEEN = slice(0, 30)
UNSEEN = slice(30, None)
TOPICAL = (0.5, 0.8)
"""Cosines of two contents from and to which they are taken for hard pairs; nearer ones may be one claim."""
ARTICLES = 250
FIXED = {"other surroundings": -9.0, "places conflict": -5.0}
"""Set by hand: another place, or other names all around, is another event, however near the words. The pairs of the stories are of one event each."""
SHARE = {"MSR": 0.05, "frames": 0.2, "beside": 0.05, "worlds": 1.0, "stories": 1.0, "corpus": 5.0}
"""What a pair of each kind counts."""
TRUE_SHARES = ("stories", "corpus")
"""Kinds that have as many pairs of one claim as there are. The others have a constant of their own in the fit, for that was our choice."""
FOLDS = 4
CLOSE = 1e-6
"""Change of the weights below which the fit is done."""
SIGNS = {"words in a row": 1, "share of words in a row": 1, "many in a row": 1, "two speakers": -1, "a mere part": -1, "few words": -1, "told in one article": -1,
         "shared words": 1, "cosine and shared words": 1, "other surroundings": -1, "names shared": 1, "names conflict": -1, "numbers agree": 1, "numbers conflict": -1, "places conflict": -1,
         "times agree": 1, "times conflict": -1, "another speaker meant": -1, "the same speaker meant": 1, "the shorter is held": 1,
         "months apart": -1, "a fact and surroundings shared": 1, "one cites the other": 1, "one is meant by the other's credit": 1, "worth shared": 1,
         "worth of the shorter held": 1, "worth beyond chance": 1, "surroundings shared": 1, "surroundings beyond chance": 1, "lengths differ": -1, "names on one side": -1, "numbers on one side": -1, "condition on one side": -1, "times on one side": -1}  # fmt: skip
"""What each may speak for; the fit may not turn it round."""


def pairs_in(path: Path) -> list[tuple[int, str, str]]:
    """The pairs of a file of MSR's: 1 for a paraphrase or 0, and the two sentences."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return [(int(row[0]), row[3], row[4]) for row in rows if len(row) == 5]


def row_of(a: Wording, b: Wording, speakers: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())) -> tuple[float, ...]:
    """The features of a pair."""
    one, other = shipped().vectors([a.text, b.text])
    return features(a, b, float(one @ other), Setting(speakers=speakers))


def from_msr(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features [pairs, features] and labels [pairs] of a file of MSR's."""
    rows = pairs_in(path)
    return np.array([row_of(wording_of(a), wording_of(b)) for _, a, b in rows]), np.array([label for label, _, _ in rows], dtype=float)


def from_articles(path: Path, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Features of pairs of contents from PolNeAR's articles that are near in meaning and yet, nearly all of them, two claims. Labels all 0."""
    dice = np.random.default_rng(3)
    worded: list[Wording] = []
    for line in path.read_text(encoding="utf-8").splitlines()[:ARTICLES]:
        article = json.loads(line)
        spans = sorted({(s["content"][0][0], s["content"][-1][1]) for s in article["statements"] if s["content"]})
        worded += [wording_of(article["text"][a:b]) for a, b in spans if 25 <= b - a <= 300]
    worded = [w for w in worded if not w.fragment]
    found = shipped().vectors([w.text for w in worded])
    cosines = np.triu(found @ found.T, 1)
    near = np.argwhere((cosines >= TOPICAL[0]) & (cosines <= TOPICAL[1]))
    chosen = near[dice.permutation(len(near))[:count]]
    return np.array([features(worded[a], worded[b], float(cosines[a, b])) for a, b in chosen]), np.zeros(len(chosen))


def taken_apart(made: Made) -> tuple[Wording, Wording]:
    """A made pair's wordings."""
    return wording_of(made.a, speaker=made.speakers[0], anchor=ANCHOR), wording_of(made.b, speaker=made.speakers[1], anchor=ANCHOR)


def from_frames(rows: list[Made]) -> tuple[np.ndarray, np.ndarray]:
    """Features and labels of made pairs."""
    found = [row_of(*taken_apart(made), speakers=(named(made.speakers[0]), named(made.speakers[1]))) for made in rows]
    return np.array(found), np.array([float(made.same) for made in rows])


def named(speaker: str | None) -> frozenset[str]:
    """A made content's speaker as a setting holds them."""
    return frozenset({speaker.lower()}) if speaker and speaker[0].isupper() else frozenset()


Weighed = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Features, labels, and what each pair counts of its kind's share."""


def alike(x: np.ndarray, y: np.ndarray) -> Weighed:
    """Pairs that count alike."""
    return x, y, np.ones(len(y))


def fit(kinds: Mapping[str, Weighed], *, ridge: float = 2.0) -> np.ndarray:
    """A logistic curve by Newton's steps; what would speak for the wrong side is left out and the rest fitted anew. [features]"""
    x, y = (np.concatenate([pairs[i] for pairs in kinds.values()]) for i in (0, 1))
    weight = np.concatenate([SHARE[name] * each for name, (_, _, each) in kinds.items()])
    kind = np.repeat(list(kinds), [len(pairs[1]) for pairs in kinds.values()])
    own = np.array([kind == name for name in kinds if name not in TRUE_SHARES], dtype=float).reshape(-1, len(y)).T
    fixed = np.array([FIXED.get(name, 0.0) for name in FEATURES])
    free = x.any(0) & (fixed == 0)
    signs = np.array([SIGNS.get(name, 0) for name in FEATURES])
    while True:
        found = newton(np.concatenate((x[:, free], own), 1), y, weight, x @ fixed, ridge)
        whole = fixed.copy()
        whole[free] = found[: free.sum()]
        wrong = (signs * whole < 0) & free
        if not wrong.any():
            return whole
        free &= ~(wrong & (signs * whole == (signs * whole)[wrong].min()))


def held_out(kinds: Mapping[str, Weighed], name: str, groups: np.ndarray) -> np.ndarray:
    """The sums at the pairs of one kind, each by a curve that saw nothing of its group. [pairs]"""
    x, y, each = kinds[name]
    names = np.unique(groups)
    place = dict(zip(names.tolist(), (np.random.default_rng(0).permutation(len(names)) % FOLDS).tolist(), strict=True))
    fold = np.array([place[group] for group in groups.tolist()])
    sums = np.zeros(len(x))
    for number in range(FOLDS):
        out = fold == number
        sums[out] = x[out] @ fit({**kinds, name: (x[~out], y[~out], each[~out])})
    return sums


def newton(x: np.ndarray, y: np.ndarray, weight: np.ndarray, offset: np.ndarray, ridge: float) -> np.ndarray:
    """Weights of the free features, given what the fixed ones add."""
    found = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(x @ found + offset)))
        curve = x.T @ (x * (weight * chance * (1 - chance))[:, None]) + ridge * np.eye(x.shape[1])
        step = np.linalg.solve(curve, x.T @ ((chance - y) * weight) + ridge * found)
        found -= step
        if np.abs(step).max() < CLOSE:
            break
    return found


def told(
    name: str, x: np.ndarray, y: np.ndarray, found: np.ndarray, sums: np.ndarray | None = None, each: np.ndarray | None = None, at: float = LEAST
) -> None:
    """Print how well the curve does on some pairs, or how well the `sums` do that others gave them; `each` is what a pair counts, `at` the line."""
    each = np.ones(len(y)) if each is None else each
    chance = 1 / (1 + np.exp(-(x @ found if sums is None else sums)))
    said = (chance >= at) & ~(x[:, BARS] != 0).any(1)
    hit = float((each * said * y).sum())
    precision, recall = hit / max((each * said).sum(), 1e-9), hit / max((each * y).sum(), 1e-9)
    off = sum(abs((each * (chance - y))[b].sum()) for b in bins(chance)) / each.sum()
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{name:24s} at {at:.2f} {len(y):5d} pairs  accuracy {100 * (each * (said == y)).sum() / each.sum():.1f}  P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}  calibration off by {off:.3f}"
    )


def bins(chance: np.ndarray) -> list[np.ndarray]:
    """Masks of the pairs by tenths of chance."""
    at = np.minimum((chance * 10).astype(int), 9)
    return [at == i for i in range(10) if (at == i).any()]


def evened(stands_for: np.ndarray) -> np.ndarray:
    """What each pair of the corpus counts: by the root of how many pairs it stands for, 1 on average, so that few from far down don't decide all. [pairs]"""
    root = np.sqrt(stands_for)
    return np.asarray(root / root.mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/accordingto/models"))
    args = parser.parse_args()
    folder = args.data / "data" / "paraphrase"
    frame_rows, unseen = pairs(4000, 1, only=SEEN), pairs(1500, 2, only=UNSEEN)
    msr, made = from_msr(folder / "msr_paraphrase_train.txt"), from_frames(frame_rows)
    beside = from_articles(args.data / "data" / "polnear" / "train.jsonl", 3000)
    told_apart = sorted_pairs(joining_of(read(stories(), args.data)), stories())
    real = (told_apart.x, told_apart.y)
    worlds = world_pairs()
    wide = corpus_pairs(args.data)
    kinds = {name: alike(*pairs) for name, pairs in (("MSR", msr), ("frames", made), ("beside", beside), ("worlds", worlds), ("stories", real))}
    kinds["corpus"] = (wide.x, wide.y, evened(wide.stands_for))
    found = fit(kinds)
    listed = {name: round(float(w), 4) for name, w in zip(FEATURES, found, strict=True)}
    path = args.out / "judge.json"
    path.write_text(json.dumps({"weights": listed}, indent=1) + "\n", encoding="utf-8")
    (args.out / "judge.sha256").write_text(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  judge.json\n", encoding="utf-8")
    print(json.dumps(listed, indent=1))
    print(f"stories: {told_apart.lost} statements not found any more, {int(real[1].sum())} of {len(real[1])} pairs are one claim")
    print(f"corpus: {wide.lost} pairs not found any more, {int(wide.y.sum())} of {len(wide.y)} are one claim")
    out = held_out(kinds, "stories", told_apart.events)
    apart = held_out(kinds, "corpus", np.arange(len(wide.y)))
    for at in (LEAST, 0.5):
        told("stories, held out", real[0], real[1], found, out, at=at)
        told("corpus, held out", wide.x, wide.y, found, apart, wide.stands_for, at)
    told("stories", *real, found)
    told("MSR train", *msr, found)
    told("MSR test", *from_msr(folder / "msr_paraphrase_test.txt"), found)
    told("near, and two claims", *beside, found)
    told("worlds", *worlds, found)
    told("frames seen", *made, found)
    x, y = from_frames(unseen)
    told("frames unseen", x, y, found)
    for kind in sorted({m.changed for m in unseen}):
        rows = np.array([m.changed == kind for m in unseen])
        told(f"  changed: {kind}", x[rows], y[rows], found)
    turned = [(relation_of(*taken_apart(m)) == "opposite") == m.opposite for m in unseen if m.same]
    print(f"relation right on {100 * sum(turned) / len(turned):.1f} % of {len(turned)} unseen pairs of one claim")


if __name__ == "__main__":
    main()
