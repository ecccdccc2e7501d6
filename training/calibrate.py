"""Fit on PolNeAR dev and the hand-read articles kept for choosing what the network doesn't learn: its bias towards cues, and the score.

usage: python -m training.calibrate [MODELS] [--data ../shared]

The score's curve is fitted on all of it; how well it holds is told by five folds over the articles, each scored by a curve that never saw it.
"""

import argparse
import json
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.model import Article, Furniture, Span, Statement
from accordingto.statements import finding
from accordingto.statements.confidence import FEATURES, Fitted, features_of
from accordingto.statements.tagger import Found, Settings, Tagger
from bench.tagger import as_row, calibration, rows_of, scorer, tagger_in
from training.data import gold_rows
from training.export import tagger_checksums

LEAST = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4)
"""Scores below which statements are left out, that are tried. From a higher one relation F1 gains little, and words of contents are lost."""
Judged = tuple[list[tuple[float, ...]], list[bool]]
"""Of one article the features of its statements, and whether each was right."""
OUTER, INNER = (0.0, -0.8), (0.0, -0.8, -1.6, -2.4)
"""Biases that are tried."""


def articles(data: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of PolNeAR dev, and of the gold kept for choosing."""
    return list(rows_of(data / "data" / "polnear" / "dev.jsonl")), gold_rows(data / "gold")


def as_article(row: dict[str, Any]) -> Article:
    """A row's text with the furniture that its annotator marked."""
    text, furniture = row["text"], []
    for line in row.get("furniture", []):
        at = text.find(line)
        furniture.append(Furniture(Span(at, at + len(line)), "other", "marked by hand"))
    return Article(row["id"], text, furniture=tuple(furniture))


class Reader:
    """Runs the finding of statements with a given tagger and settings, and keeps what each statement was made from."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self.seen: dict[tuple[int, ...], Found] = {}

    def read(self, row: dict[str, Any], settings: Settings) -> list[Any]:
        """Statements of a row."""
        finding.shipped = lambda: self.tagger  # type: ignore[attr-defined]
        finding.fitted = lambda: Fitted((0.0,) * len(FEATURES), settings)  # type: ignore[attr-defined]
        finding.score_of = self.remember  # type: ignore[attr-defined]
        self.made: list[tuple[float, ...]] = []
        return list(finding.find_statements(as_article(row)))

    def remember(self, found: Found, statement: Statement, text: str) -> float:
        """In place of a score, the number under which the features are kept."""
        self.made.append(features_of(found, statement, text))
        return float(len(self.made) - 1)


def gold_statements(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Statements of a gold row in the form that the scorer's roles take."""
    return [
        {"content": s["content_spans"], "cue": s["cue_span"] and [s["cue_span"]], "source": s["source_span"] and [s["source_span"]]}
        for s in row["statements"]
    ]


def fit(features: np.ndarray, right: np.ndarray, steps: int = 60, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method with a ridge on all but the constant."""
    weights = np.zeros(features.shape[1])
    penalty = np.diag([0.0] + [ridge] * (features.shape[1] - 1))
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (right - chance) - penalty @ weights
        hessian = (features * (chance * (1 - chance))[:, None]).T @ features + penalty
        weights = weights + np.linalg.solve(hessian + 1e-6 * np.eye(len(weights)), gradient)
    return weights


def judged(score: Any, reader: Reader, rows: Sequence[dict[str, Any]], settings: Settings, nested: bool) -> list[Judged]:
    """For each row the features of its statements and whether each was right. Those that rules found have scores of their own."""
    found = []
    for row in rows:
        statements = [s for s in reader.read(row, settings) if s.found.endswith("head") and (nested or not s.within)]
        told = score.roles(row["text"], as_row("", statements)["statements"])
        gold = score.roles(row["text"], gold_statements(row) if nested else row["statements"])
        hits = {j for _, j in score.matches(gold, told)}
        found.append(([reader.made[int(s.score)] for s in statements], [j in hits for j in range(len(statements))]))
    return found


def held_out(rows: Sequence[Judged], folds: int = 5) -> list[tuple[float, bool]]:
    """Each statement's score by a curve that never saw its article, and whether it was right, in the order of the rows."""
    pairs: dict[int, list[tuple[float, bool]]] = {}
    for fold in range(folds):
        weights = fit(*stacked([r for i, r in enumerate(rows) if i % folds != fold]))
        for i in range(fold, len(rows), folds):
            x, y = stacked([rows[i]])
            pairs[i] = list(zip((1 / (1 + np.exp(-x @ weights))).tolist(), (y > 0).tolist(), strict=True))
    return [pair for i in range(len(rows)) for pair in pairs[i]]


def f1_from(pairs: Sequence[tuple[float, bool]], inner: Sequence[bool], gold: int, least: float, least_inner: float) -> float:
    """Relation F1 where statements that score less than their head's least are left out."""
    taken = [right for (score, right), within in zip(pairs, inner, strict=True) if score >= (least_inner if within else least)]
    return 200 * sum(taken) / max(1, len(taken) + gold)


def found_inside(rows: Sequence[Judged]) -> list[bool]:
    """For each statement whether the inner head found it."""
    return [features[FEATURES.index("stands inside another")] > 0 for all_of_row, _ in rows for features in all_of_row]


def stacked(rows: Sequence[Judged]) -> tuple[np.ndarray, np.ndarray]:
    """All features and all answers of some rows."""
    return np.array([f for fs, _ in rows for f in fs], float).reshape(-1, len(FEATURES)), np.array([r for _, rs in rows for r in rs], float)


def told(what: str, figure: float) -> float:
    """The figure, printed."""
    print(f"{what}: {figure:.2f}", flush=True)
    return figure


def chosen(score: Any, reader: Reader, flat: list[dict[str, Any]], nested: list[dict[str, Any]]) -> Fitted:
    """Biases and least scores with the best relation F1 on both sets together, each statement scored by a curve that never saw its article."""
    best: tuple[float, Fitted] = (0.0, Fitted((), Settings()))
    wanted = sum(len(r["statements"]) for r in flat), sum(len(r["statements"]) for r in nested)
    for outer, inner in product(OUTER, INNER):
        settings = Settings(outer, inner)
        a, b = judged(score, reader, flat, settings, nested=False), judged(score, reader, nested, settings, nested=True)
        pairs, split = held_out(a + b), sum(len(right) for _, right in a)
        for least, within in product(LEAST, LEAST):
            figures = (
                f1_from(pairs[:split], found_inside(a), wanted[0], least, within),
                f1_from(pairs[split:], found_inside(b), wanted[1], least, within),
            )
            if sum(figures) / 2 > best[0]:
                told(
                    f"outer {outer} inner {inner} least {least} inside {within}: {figures[0]:.2f} flat, {figures[1]:.2f} nested, mean",
                    sum(figures) / 2,
                )
                best = sum(figures) / 2, Fitted((), settings, least, within)
    return best[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="?", default=Path("src/accordingto/models"))
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    score = scorer(args.data)
    reader = Reader(tagger_in(args.models))
    flat, nested = articles(args.data)
    choice = chosen(score, reader, flat, nested)
    settings = choice.settings
    rows = judged(score, reader, flat, settings, nested=False) + judged(score, reader, nested, settings, nested=True)
    error, table = calibration(held_out(rows))
    for mean, share, number in table:
        print(f"  score {mean:.2f}  right {share:.2f}  ({number})")
    print(f"calibration error, five folds: {error:.3f}")
    weights = fit(*stacked(rows))
    fitted = {
        "confidence": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "settings": {"outer_bias": settings.outer_bias, "inner_bias": settings.inner_bias},
        "least": choice.least,
        "least inside another": choice.least_inner,
        "calibration error": round(error, 4),
    }
    (args.models / "tagger.json").write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    tagger_checksums(args.models)


if __name__ == "__main__":
    main()
