"""Score a tagger as it trains: its own windows and decoding, and the project's scorer for the figures."""

from pathlib import Path
from typing import Any

import numpy as np
import torch

from accordingto.statements.decoding import CUE_MOVES, CUE_STARTS, ROLE_MOVES, ROLE_STARTS, best_paths, log_softmax, runs_of
from accordingto.statements.wordpieces import windows_of
from bench.tagger import scorer
from training.data import Example
from training.network import RELATIVE_REACH, Tagger

WINDOW, OVERLAP = 256, 64


def predict(model: Tagger, example: Example, window: int = WINDOW, overlap: int = OVERLAP) -> list[dict[str, Any]]:
    """Statements of one example, outer and inner, each taken from the window where its cue stands most in the middle."""
    found: dict[tuple[int, int, bool], tuple[int, dict[str, Any]]] = {}
    count = len(example.pieces)
    for start, end in windows_of(count, window, overlap):
        ids = torch.tensor([[101, *example.pieces.ids[start:end], 102]])
        surface = torch.tensor([[0, *example.pieces.surface[start:end], 0]])
        with torch.no_grad():
            hidden = model.encode(ids, surface, torch.ones_like(ids))
            heads = {False: model.outer(hidden).float().numpy(), True: model.inner(hidden).float().numpy()}
        hidden = hidden.float()
        for inner, logits in heads.items():
            cues = runs_of(best_paths(log_softmax(logits[:, 1:-1]), CUE_STARTS, CUE_MOVES)[0], 1, 2)
            if not cues:
                continue
            n = end - start + 2
            flags, gaps = np.zeros((len(cues), n), np.float32), np.zeros((len(cues), n), np.int64)
            for i, (a, b) in enumerate(cues):
                flags[i, a + 1 : b + 1] = 1
                at = np.arange(n)
                gaps[i] = np.clip(at - np.where(at < a + 1, a + 1, b), -RELATIVE_REACH, RELATIVE_REACH) + RELATIVE_REACH
                gaps[i, a + 1 : b + 1] = 2 * RELATIVE_REACH + 1
            with torch.no_grad():
                roles = model.roles(
                    hidden, torch.ones(1, n), torch.zeros(len(cues), dtype=torch.long), torch.from_numpy(flags), torch.from_numpy(gaps)
                )
            scores = log_softmax(roles.float().numpy()[:, 1:-1])
            for (a, b), path in zip(cues, best_paths(scores, ROLE_STARTS, ROLE_MOVES), strict=True):
                room = min(
                    start + a if start else 10**9,
                    count - start - b if end < count else 10**9,
                    a if start else 10**9,
                    end - start - b if end < count else 10**9,
                )
                content = [example.pieces.span((start + x, start + y)) for x, y in runs_of(path, 3, 4)]
                if not content:
                    continue
                source = [example.pieces.span((start + x, start + y)) for x, y in runs_of(path, 1, 2)][:1]
                key = (start + a, start + b, inner)
                row = {"cue": [example.pieces.span(key[:2])], "source": source, "content": content, "within": "x" if inner else None}
                if key not in found or found[key][0] < room:
                    found[key] = (room, row)
    return [row for _, row in found.values()]


def evaluate(model: Tagger, examples: list[Example], data: Path) -> dict[str, float]:
    """Relation and span F1 on flat articles, in percent, by the project's own scorer."""
    score = scorer(data)
    model.eval()
    tally = score.Tally()
    for example in examples:
        gold = score.roles(example.text, [{"cue": t.cue, "source": t.source, "content": t.content} for t in example.targets])
        told = score.roles(example.text, [s for s in predict(model, example) if not s["within"]])
        tally.add("relation", len(score.matches(gold, told)), len(told), len(gold))
        tally.spans(gold, told)
    model.train()
    figures = {}
    for name in dict.fromkeys(k for k, _ in tally.n):
        hit, told_n, gold_n = (tally.n[name, k] for k in ("hit", "predicted", "gold"))
        figures[name] = round(200 * hit / max(1, told_n + gold_n), 2)
        if name == "relation":
            figures |= {"precision": round(100 * hit / max(1, told_n), 1), "recall": round(100 * hit / max(1, gold_n), 1)}
    return figures
