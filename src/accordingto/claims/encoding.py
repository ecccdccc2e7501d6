"""Sentences as vectors, by the encoder that ships. One at a time: what 8 bits make of a sentence must not depend on its neighbours."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from accordingto import models

Vectors = NDArray[np.float32]
WIDTH = 384
LONGEST = 96
"""Wordpieces of a content that are looked at."""
FIRST, LAST = 101, 102
"""The wordpieces that open and close a sentence."""
KEPT = 200_000
"""Vectors kept in a process for those who ask again: about 300 MB at most."""
LONE = re.compile(r"[\ud800-\udfff]")
PART = 500
"""Sentences for which a memory is asked at once."""


class Memory(Protocol):
    """Keeps what networks made of texts from one run to the next, as bytes, and no less finely than they made it: vectors as 16-bit floats."""

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        """What is known, by text."""

    def put(self, made: Mapping[str, bytes]) -> None:
        """Keep what was made, by text."""


class Network:
    """A graph and its tokenizer, loaded once a process; it runs on one thread."""

    def __init__(self, graph: str, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        self.session = models.session(graph)
        self.tokenizer = Tokenizer.from_file(tokenizer)

    def wordpieces(self, text: str) -> list[int]:
        """The ids of a text's wordpieces."""
        ids: list[int] = self.tokenizer.encode(LONE.sub("\ufffd", text), add_special_tokens=False).ids
        return ids


class Encoder(Network):
    """The network that makes vectors."""

    def __init__(self, graph: str, tokenizer: str) -> None:
        super().__init__(graph, tokenizer)
        self.known: dict[str, Vectors] = {}

    def vectors(self, texts: Sequence[str], memory: Memory | None = None) -> Vectors:
        """Vectors of length 1; those that a memory has aren't made anew. [texts, 384]"""
        made = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for start in range(0, len(texts), PART):
            part = texts[start : start + PART]
            kept = memory.get(part) if memory else {}
            for i, text in enumerate(part, start):
                made[i] = np.frombuffer(kept[text], dtype=np.float16) if text in kept else self.vector(text)
            if memory and (new := {t: made[i].astype(np.float16).tobytes() for i, t in enumerate(part, start) if t not in kept}):
                memory.put(new)
        return made

    def vector(self, text: str) -> Vectors:
        """The vector of one text. [384]"""
        if text not in self.known:
            ids = self.wordpieces(text)[: LONGEST - 2]
            (made,) = self.session.run(None, {"ids": np.array([[FIRST, *ids, LAST]], dtype=np.int64)})
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[text] = np.asarray(made).astype(np.float16).astype(np.float32)
        return self.known[text]


@cache
def shipped() -> Encoder:
    """The encoder whose weights ship. Raises ModelError where they are missing or not the right ones."""
    return Encoder(str(models.path_of("sentences.onnx")), str(models.path_of("tagger.tokenizer.json")))
