"""Fit on PolNeAR dev and the hand-read articles kept for choosing what the network doesn't learn: its bias towards cues, and the score.

usage: python -m training.calibrate [MODELS] [--data ../shared]

The score's curve is fitted on all of it; how well it holds is told by five folds over the articles, each scored by a curve that never saw it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.model import Article, Furniture, Span
from accordingto.statements import finding
from accordingto.statements.confidence import FEATURES, Fitted, features_of
from accordingto.statements.tagger import Found, Settings, Tagger
from bench.tagger import as_row, calibration, rows_of, scorer
from training.data import gold_rows
from training.export import checksums

BIASES = (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8)


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

    def remember(self, found: Found) -> float:
        """In place of a score, the number under which the features are kept."""
        self.made.append(features_of(found))
        return float(len(self.made) - 1)


def relation(score: Any, reader: Reader, rows: Sequence[dict[str, Any]], settings: Settings) -> float:
    """Relation F1 on flat rows."""
    hit = told_all = gold_all = 0
    for row in rows:
        flat = [s for s in reader.read(row, settings) if not s.within]
        told, gold = score.roles(row["text"], as_row("", flat)["statements"]), score.roles(row["text"], row["statements"])
        hit, told_all, gold_all = hit + len(score.matches(gold, told)), told_all + len(told), gold_all + len(gold)
    return 200 * hit / max(1, told_all + gold_all)


def nested_relation(score: Any, reader: Reader, rows: Sequence[dict[str, Any]], settings: Settings) -> float:
    """Relation F1 on rows with nesting, plus that of the nested alone."""
    counts = np.zeros(6)
    for row in rows:
        statements = reader.read(row, settings)
        told = score.roles(row["text"], as_row("", statements)["statements"])
        gold = score.roles(row["text"], gold_statements(row))
        pairs = score.matches(gold, told)
        inner = [bool(s["within"]) for s in row["statements"]], [bool(s.within) for s in statements]
        both = sum(inner[0][i] and inner[1][j] for i, j in pairs)
        counts += (len(pairs), len(told), len(gold), both, sum(inner[1]), sum(inner[0]))
    whole = 200 * counts[0] / (counts[1] + counts[2])
    return float(whole + 200 * counts[3] / max(1, counts[4] + counts[5]) / 4)


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


def judged(
    score: Any, reader: Reader, rows: Sequence[dict[str, Any]], settings: Settings, nested: bool
) -> list[tuple[list[tuple[float, ...]], list[bool]]]:
    """For each row the features of its statements and whether each was right."""
    found = []
    for row in rows:
        statements = [s for s in reader.read(row, settings) if nested or not s.within]
        told = score.roles(row["text"], as_row("", statements)["statements"])
        gold = score.roles(row["text"], gold_statements(row) if nested else row["statements"])
        hits = {j for _, j in score.matches(gold, told)}
        found.append(([reader.made[int(s.score)] for s in statements], [j in hits for j in range(len(statements))]))
    return found


def held_out(rows: list[tuple[list[tuple[float, ...]], list[bool]]], folds: int = 5) -> tuple[float, list[tuple[float, float, int]]]:
    """Calibration error and table of scores by curves that never saw the row."""
    pairs: list[tuple[float, bool]] = []
    for fold in range(folds):
        x, y = stacked([r for i, r in enumerate(rows) if i % folds != fold])
        weights = fit(x, y)
        x, y = stacked([r for i, r in enumerate(rows) if i % folds == fold])
        pairs += list(zip((1 / (1 + np.exp(-x @ weights))).tolist(), (y > 0).tolist(), strict=True))
    return calibration(pairs)


def stacked(rows: list[tuple[list[tuple[float, ...]], list[bool]]]) -> tuple[np.ndarray, np.ndarray]:
    """All features and all answers of some rows."""
    return np.array([f for fs, _ in rows for f in fs], float).reshape(-1, len(FEATURES)), np.array([r for _, rs in rows for r in rs], float)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="?", default=Path("src/accordingto/models"))
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    score = scorer(args.data)
    reader = Reader(Tagger(*(str(args.models / f"tagger.{n}") for n in ("reader.onnx", "roles.onnx", "tokenizer.json"))))
    flat, nested = articles(args.data)
    outer = max(BIASES, key=lambda b: told("outer bias", b, relation(score, reader, flat, Settings(b, 0.0))))
    inner = max((*BIASES, 1.2, -1.6, -2.0), key=lambda b: told("inner bias", b, nested_relation(score, reader, nested, Settings(outer, b))))
    settings = Settings(outer, inner)
    rows = judged(score, reader, flat, settings, nested=False) + judged(score, reader, nested, settings, nested=True)
    error, table = held_out(rows)
    for mean, share, number in table:
        print(f"  score {mean:.2f}  right {share:.2f}  ({number})")
    print(f"calibration error, five folds: {error:.3f}")
    weights = fit(*stacked(rows))
    fitted = {
        "confidence": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "settings": {"outer_bias": outer, "inner_bias": inner},
        "calibration error": round(error, 4),
    }
    (args.models / "tagger.json").write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    checksums(args.models)


def told(what: str, bias: float, figure: float) -> float:
    """The figure, printed."""
    print(f"{what} {bias:5.1f}: {figure:.2f}", flush=True)
    return figure


if __name__ == "__main__":
    main()
