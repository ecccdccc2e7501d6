"""Sentences as vectors, by the encoder that ships. One at a time: what 8 bits make of a sentence must not depend on its neighbours."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

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


class Encoder:
    """The graph and its tokenizer, loaded once a process; it runs on one thread."""

    def __init__(self, graph: str, tokenizer: str) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session: Any = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(tokenizer)
        self.known: dict[str, Vectors] = {}

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Vectors of length 1. [texts, 384]"""
        made = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for i, text in enumerate(texts):
            made[i] = self.vector(text)
        return made

    def vector(self, text: str) -> Vectors:
        """The vector of one text. [384]"""
        if text not in self.known:
            ids = self.tokenizer.encode(LONE.sub("\ufffd", text), add_special_tokens=False).ids[: LONGEST - 2]
            (made,) = self.session.run(None, {"ids": np.array([[FIRST, *ids, LAST]], dtype=np.int64)})
            if len(self.known) >= KEPT:
                self.known.clear()
            self.known[text] = made
        return self.known[text]


@cache
def shipped() -> Encoder:
    """The encoder whose weights ship. Raises ModelError where they are missing or not the right ones."""
    return Encoder(str(models.path_of("sentences.onnx")), str(models.path_of("tagger.tokenizer.json")))
