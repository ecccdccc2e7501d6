"""Tune the cross-encoder, and fit and measure the curves that judge whether two contents are one: `python -m training.judge --data ../shared`.

Fitted on real stories that a reader sorted into claims (`training.claims`), on pairs drawn from all articles of the news data (`training.corpus`), on news
worlds of wording a (`training.worlds`), on pairs made by
`training.pairs` (some of the frames), on MSR's training pairs, and on contents of PolNeAR's articles that are near in meaning and say
two things; measured on the stories' pairs held out by event, on the corpus's held out, on MSR's test pairs and on frames that were not seen. The
second curve knows of each pair what a network told that hadn't seen it (`training.cross`). Writes `judge.json`, `crossed.onnx` and their checksums.
No text of any corpus ships, the weights do.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from accordingto import models
from accordingto.claims.comparing import relation_of
from accordingto.claims.crossing import CrossEncoder
from accordingto.claims.encoding import shipped
from accordingto.claims.judging import BARS, FEATURES, LEAST, READ, SURELY, Setting, features
from accordingto.claims.wording import Wording, wording_of
from training.claims import joining_of, read, sorted_pairs, stories
from training.corpus import corpus_pairs
from training.cross import NEAR, Crossed, Lesson, Pair, counted, export, lesser, logits, msr_parts, together, train
from training.pairs import ANCHOR, Made, pairs
from training.shipping import checksums
from training.worlds import world_pairs

LEARNED = slice(0, 20)
"""Frames that the network learns from; the next ones the curves do, and the rest measures."""
SEEN = slice(20, 30)
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
HALVES = 2
CLOSE = 1e-6
"""Change of the weights below which the fit is done."""
SIGNS = {"words in a row": 1, "share of words in a row": 1, "many in a row": 1, "two speakers": -1, "a mere part": -1, "few words": -1, "told in one article": -1,
         "shared words": 1, "cosine and shared words": 1, "other surroundings": -1, "names shared": 1, "names conflict": -1, "numbers agree": 1, "numbers conflict": -1, "places conflict": -1,
         "times agree": 1, "times conflict": -1, "another speaker meant": -1, "the same speaker meant": 1, "the shorter is held": 1,
         "months apart": -1, "a fact and surroundings shared": 1, "one cites the other": 1, "one is meant by the other's credit": 1, "worth shared": 1,
         READ: 1, "worth of the shorter held": 1, "worth beyond chance": 1, "surroundings shared": 1, "surroundings beyond chance": 1, "lengths differ": -1, "names on one side": -1, "numbers on one side": -1, "condition on one side": -1, "times on one side": -1}  # fmt: skip
"""What each may speak for; the fit may not turn it round."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Pairs of one kind: features [pairs, features], labels [pairs], texts, and what each counts of the kind's share [pairs]."""

    x: np.ndarray
    y: np.ndarray
    texts: Sequence[Pair]
    counts: np.ndarray

    def some(self, kept: np.ndarray) -> "Kind":
        """Those at some places, or under a mask."""
        places = np.arange(len(self.y))[kept]
        return Kind(self.x[places], self.y[places], [self.texts[i] for i in places], self.counts[places])

    def read(self, told: np.ndarray) -> "Kind":
        """The same with what a network told of each as one feature more."""
        return replace(self, x=np.column_stack((self.x, np.clip(told, -SURELY, SURELY))))


Kinds = Mapping[str, Kind]
Groups = Mapping[str, np.ndarray]
"""By kind what belongs together, or which pairs are kept. [pairs] each"""


def alike(x: np.ndarray, y: np.ndarray, texts: Sequence[Pair]) -> Kind:
    """Pairs that count alike."""
    return Kind(x, y, texts, np.ones(len(y)))


def pairs_in(path: Path) -> list[tuple[int, str, str]]:
    """The pairs of a file of MSR's: 1 for a paraphrase or 0, and the two sentences."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return [(int(row[0]), row[3], row[4]) for row in rows if len(row) == 5]


def row_of(a: Wording, b: Wording, speakers: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())) -> tuple[float, ...]:
    """The features of a pair."""
    one, other = shipped().vectors([a.text, b.text])
    return features(a, b, float(one @ other), Setting(speakers=speakers))


def from_msr(path: Path) -> Kind:
    """The pairs of a file of MSR's."""
    rows = pairs_in(path)
    found = np.array([row_of(wording_of(a), wording_of(b)) for _, a, b in rows])
    return alike(found, np.array([label for label, _, _ in rows], dtype=float), [(a, b) for _, a, b in rows])


def from_articles(path: Path, count: int) -> Kind:
    """Pairs of contents from PolNeAR's articles that are near in meaning and yet, nearly all of them, two claims. Labels all 0."""
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
    x = np.array([features(worded[a], worded[b], float(cosines[a, b])) for a, b in chosen])
    return alike(x, np.zeros(len(chosen)), [(worded[a].text, worded[b].text) for a, b in chosen])


def from_worlds() -> Kind:
    """Pairs of news worlds of wording a."""
    x, texts, y = world_pairs()
    return alike(x, y, texts)


def taken_apart(made: Made) -> tuple[Wording, Wording]:
    """A made pair's wordings."""
    return wording_of(made.a, speaker=made.speakers[0], anchor=ANCHOR), wording_of(made.b, speaker=made.speakers[1], anchor=ANCHOR)


def from_frames(rows: list[Made]) -> Kind:
    """Made pairs."""
    worded = [taken_apart(made) for made in rows]
    found = [row_of(*pair, speakers=(named(made.speakers[0]), named(made.speakers[1]))) for pair, made in zip(worded, rows, strict=True)]
    return alike(np.array(found), np.array([float(made.same) for made in rows]), [(a.text, b.text) for a, b in worded])


def named(speaker: str | None) -> frozenset[str]:
    """A made content's speaker as a setting holds them."""
    return frozenset({speaker.lower()}) if speaker and speaker[0].isupper() else frozenset()


def fit(kinds: Kinds, names: Sequence[str] = FEATURES, *, ridge: float = 2.0) -> np.ndarray:
    """A logistic curve by Newton's steps; what would speak for the wrong side is left out and the rest fitted anew. [features]"""
    x, y = np.concatenate([kind.x for kind in kinds.values()]), np.concatenate([kind.y for kind in kinds.values()])
    weight = np.concatenate([SHARE[name] * kind.counts for name, kind in kinds.items()])
    kind = np.repeat(list(kinds), [len(kind.y) for kind in kinds.values()])
    own = np.array([kind == name for name in kinds if name not in TRUE_SHARES], dtype=float).reshape(-1, len(y)).T
    fixed = np.array([FIXED.get(name, 0.0) for name in names])
    free = x.any(0) & (fixed == 0)
    signs = np.array([SIGNS.get(name, 0) for name in names])
    while True:
        found = newton(np.concatenate((x[:, free], own), 1), y, weight, x @ fixed, ridge)
        whole = fixed.copy()
        whole[free] = found[: free.sum()]
        wrong = (signs * whole < 0) & free
        if not wrong.any():
            return whole
        free &= ~(wrong & (signs * whole == (signs * whole)[wrong].min()))


def parted(groups: np.ndarray, parts: int) -> np.ndarray:
    """In which of some parts each pair is held out, all of a group together. [pairs]"""
    names = np.unique(groups)
    place = dict(zip(names.tolist(), (np.random.default_rng(0).permutation(len(names)) % parts).tolist(), strict=True))
    return np.array([place[group] for group in groups.tolist()])


def held_out(kinds: Kinds, name: str, groups: np.ndarray, names: Sequence[str] = FEATURES) -> np.ndarray:
    """The sums at the pairs of one kind, each by a curve that saw nothing of its group. [pairs]"""
    kind, fold = kinds[name], parted(groups, FOLDS)
    sums = np.zeros(len(kind.y))
    for number in range(FOLDS):
        out = fold == number
        sums[out] = kind.x[out] @ fit({**kinds, name: kind.some(~out)}, names)
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


def told(name: str, kind: Kind, sums: np.ndarray, each: np.ndarray | None = None, at: float = LEAST) -> None:
    """Print how well the sums of a curve do on some pairs; `each` is what a pair counts, `at` the line."""
    y, each = kind.y, np.ones(len(kind.y)) if each is None else each
    chance = 1 / (1 + np.exp(-sums))
    said = (chance >= at) & ~(kind.x[:, BARS] != 0).any(1)
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


def network(path: Path, told_of: Lesson) -> Crossed:
    """A network trained on some pairs; its weights are kept at a path, and taken from there if they are there."""
    if path.exists():
        model = Crossed()
        model.load_state_dict(torch.load(path, weights_only=True))
        return model.eval()
    model = train(told_of)
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), path)
    return model


def read_apart(kinds: Kinds, groups: Groups, msr: Lesson, build: Path) -> dict[str, np.ndarray]:
    """What networks tell of the pairs of real news, each one trained on the half of the stories and of the corpus that it doesn't read. [pairs] each"""
    half = {name: parted(groups[name], HALVES) for name in groups}
    found = {name: np.zeros(len(kinds[name].y)) for name in groups}
    for number in range(HALVES):
        rest = {name: half[name] != number for name in groups}
        model = network(build / f"half{number}.pt", lesson_of(kinds, rest, msr))
        for name, mask in rest.items():
            found[name][~mask] = logits(model, kinds[name].some(~mask).texts)
    return found


def lesson_of(kinds: Kinds, kept: Groups, *others: Lesson) -> Lesson:
    """What a network learns from those stories and pairs of the corpus that are kept, and others: of stories' pairs of two claims those alone that are near."""
    stories, corpus = (kinds[name].some(kept[name]) for name in TRUE_SHARES)
    near = stories.some((stories.y == 1) | (stories.x[:, FEATURES.index("cosine")] > NEAR))
    return together(counted(near.texts, near.y), counted(corpus.texts, corpus.y), *others)


def frames_lesson() -> Lesson:
    """Made pairs for the network to learn from."""
    made = pairs(1500, 3, only=LEARNED)
    return lesser("frames", [(a.text, b.text) for a, b in map(taken_apart, made)], np.array([float(m.same) for m in made]))


def read_by(graph: CrossEncoder, kind: Kind) -> Kind:
    """Pairs that what ships wasn't trained on, with what it tells of them."""
    return kind.read(np.array([graph.logit(*pair) for pair in kind.texts]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/accordingto/models"))
    parser.add_argument(
        "--build", type=Path, default=Path("build/training/crossed"), help="where networks are kept, and found again (default: %(default)s)"
    )
    args = parser.parse_args()
    folder = args.data / "data" / "paraphrase"
    told_apart = sorted_pairs(joining_of(read(stories(), args.data)), stories())
    wide = corpus_pairs(args.data)
    print(f"stories: {told_apart.lost} statements not found any more, {int(told_apart.y.sum())} of {len(told_apart.y)} pairs are one claim")
    print(f"corpus: {wide.lost} pairs not found any more, {int(wide.y.sum())} of {len(wide.y)} are one claim")
    msr = from_msr(folder / "msr_paraphrase_train.txt")
    learned, rest = msr_parts(len(msr.y))
    kinds = {
        "MSR": msr.some(rest),
        "frames": from_frames(pairs(4000, 1, only=SEEN)),
        "beside": from_articles(args.data / "data" / "polnear" / "train.jsonl", 3000),
        "worlds": from_worlds(),
        "stories": alike(told_apart.x, told_apart.y, told_apart.texts),
        "corpus": Kind(wide.x, wide.y, wide.texts, evened(wide.stands_for)),
    }
    groups = {"stories": told_apart.events, "corpus": np.arange(len(wide.y))}
    lessons = lesser("MSR", msr.some(learned).texts, msr.y[learned])
    apart = read_apart(kinds, groups, lessons, args.build)
    everything = {name: np.full(len(kinds[name].y), True) for name in groups}
    export(network(args.build / "whole.pt", lesson_of(kinds, everything, lessons, frames_lesson())), args.out)
    graph = CrossEncoder(str(args.out / "crossed.onnx"), str(models.path_of("tagger.tokenizer.json")))
    read_kinds = {name: kind.read(apart[name]) if name in apart else read_by(graph, kind) for name, kind in kinds.items()}
    curves = {"first": (FEATURES, kinds), "weights": ((*FEATURES, READ), read_kinds)}
    found = {which: fit(some, names) for which, (names, some) in curves.items()}
    kept(args.out, {which: dict(zip(names, found[which].tolist(), strict=True)) for which, (names, _) in curves.items()})
    for which, (names, some) in curves.items():
        print(f"== {which}")
        for name, group in groups.items():
            sums = held_out(some, name, group, names)
            for at in (LEAST, 0.5):
                told(f"{name}, held out", some[name], sums, wide.stands_for if name == "corpus" else None, at)
        for name, kind in some.items():
            told(name, kind, kind.x @ found[which])
    elsewhere(graph, folder, found["weights"])


def kept(out: Path, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write both curves and their checksum."""
    listed = {which: {name: round(w, 4) for name, w in row.items()} for which, row in weights.items()}
    path = out / "judge.json"
    path.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    checksums(out / "judge.sha256", path)
    print(json.dumps(listed, indent=1))


def elsewhere(graph: CrossEncoder, folder: Path, found: np.ndarray) -> None:
    """Print how the second curve does on pairs that neither network nor curve saw: MSR's test pairs and frames."""
    test = read_by(graph, from_msr(folder / "msr_paraphrase_test.txt"))
    told("MSR test", test, test.x @ found)
    unseen = pairs(1500, 2, only=UNSEEN)
    frames = read_by(graph, from_frames(unseen))
    told("frames unseen", frames, frames.x @ found)
    for changed in sorted({m.changed for m in unseen}):
        rows = frames.some(np.array([m.changed == changed for m in unseen]))
        told(f"  changed: {changed}", rows, rows.x @ found)
    turned = [(relation_of(*taken_apart(m)) == "opposite") == m.opposite for m in unseen if m.same]
    print(f"relation right on {100 * sum(turned) / len(turned):.1f} % of {len(turned)} unseen pairs of one claim")


if __name__ == "__main__":
    main()
