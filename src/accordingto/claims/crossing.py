"""Two contents read side by side by the cross-encoder that ships: whether they are one claim, as a logit.

Vectors are made of each content by itself and lose what the one leaves out and the other says; a network that reads both sees it. It is
dear, and so asked only of pairs that all else leaves possible.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from accordingto import models
from accordingto.claims.encoding import FIRST, LAST, Memory, Network

LONGEST = 96
"""Wordpieces of a pair that are looked at; the longer content is cut first."""
KEPT = 500_000
"""Logits kept in a process for those who ask again."""
BATCH = 500
"""Logits that are given to a memory at once."""
BETWEEN = "\x1f"
"""Stands between two contents where a memory knows them by one text."""


def side_by_side(a: Sequence[int], b: Sequence[int]) -> tuple[list[int], list[int]]:
    """Ids and types of a window of two contents, given as wordpieces; the longer is cut until both fit."""
    room = LONGEST - 3
    one = min(len(a), max(room - len(b), room // 2))
    other = min(len(b), room - one)
    ids = [FIRST, *a[:one], LAST, *b[:other], LAST]
    return ids, [0] * (one + 2) + [1] * (other + 1)


class CrossEncoder(Network):
    """The network that reads pairs, one at a time, so that no pair depends on its neighbours."""

    def __init__(self, graph: str, tokenizer: str) -> None:
        super().__init__(graph, tokenizer)
        self.known: dict[tuple[str, str], float] = {}

    def logit(self, a: str, b: str) -> float:
        """How surely two contents are one claim, above 0 for rather so. Symmetric in the two: they are read in the order of their words."""
        pair = in_order(a, b)
        if pair not in self.known:
            ids, types = side_by_side(*map(self.wordpieces, pair))
            (made,) = self.session.run(None, {"ids": np.array([ids], dtype=np.int64), "types": np.array([types], dtype=np.int64)})
            self.know(pair, float(made[0]))
        return self.known[pair]

    def know(self, pair: tuple[str, str], logit: float) -> None:
        """Keep what is known of a pair, given in order."""
        if len(self.known) >= KEPT:
            self.known.clear()
        self.known[pair] = logit


def in_order(a: str, b: str) -> tuple[str, str]:
    """Two contents in the order of their words."""
    return (a, b) if a <= b else (b, a)


@cache
def shipped() -> CrossEncoder:
    """The cross-encoder whose weights ship. Raises ModelError where they are missing or not the right ones."""
    return CrossEncoder(str(models.path_of("crossed.onnx")), str(models.path_of("tagger.tokenizer.json")))


class PairReader:
    """Reads pairs by the cross-encoder that ships. A memory spares the work of reading what was read before, and is given what is new by batches."""

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory
        self.new: dict[str, bytes] = {}

    def __call__(self, a: str, b: str) -> float:
        """The logit of two contents. Raises ModelError where the weights are missing."""
        encoder, pair = shipped(), in_order(a, b)
        if self.memory is None or pair in encoder.known:
            return encoder.logit(a, b)
        text = BETWEEN.join(pair)
        kept = self.memory.get([text]).get(text)
        if kept is not None:
            encoder.know(pair, float(np.frombuffer(kept, dtype=np.float32)[0]))
            return encoder.known[pair]
        self.new[text] = np.float32(encoder.logit(a, b)).tobytes()
        if len(self.new) >= BATCH:
            self.keep()
        return encoder.known[pair]

    def keep(self) -> None:
        """Give what is new to the memory."""
        if self.memory and self.new:
            self.memory.put(self.new)
            self.new = {}
