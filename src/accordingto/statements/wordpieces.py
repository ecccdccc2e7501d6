"""Text to wordpieces with their character offsets, surface features and overlapping windows.

Training and run time both go through here, so that the tagger sees at work what it saw when it learned.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SURFACE_KINDS = 12
"""Number of surface features: 3 kinds of case, times 2 for a paragraph's first wordpiece, times 2 for inside quotation marks."""

PARAGRAPH_BREAK = re.compile(r"\n+")
QUOTATION_MARK = re.compile(r"[“”„«»\"]|``|''|\n")
OPENING, CLOSING = frozenset("“„«"), frozenset("”»")


class Encodes(Protocol):
    """What we need of a `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, add_special_tokens: bool = ...) -> "Encoding":
        """Tokenize one text."""


class Encoding(Protocol):
    """What we need of a `tokenizers.Encoding`."""

    ids: list[int]
    offsets: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Wordpieces:
    """A text's wordpieces: ids [n], offsets [n, 2] in characters, surface features [n]."""

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    surface: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def wordpieces_of(text: str, tokenizer: Encodes) -> Wordpieces:
    """The wordpieces of a text, without special ones. A text without words gives none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return Wordpieces(np.array(encoding.ids, dtype=np.int64), offsets, surface_features(text, offsets))


def surface_features(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """What an uncased wordpiece loses: case, paragraph starts, and whether it stands inside quotation marks. [n] in 0 .. 11."""
    quoted = quoted_characters(text)
    features = np.zeros(len(offsets), dtype=np.int64)
    previous_end = 0
    for i, (start, end) in enumerate(offsets.tolist()):
        features[i] = case_of(text[start:end]) + 3 * (i == 0 or "\n" in text[previous_end:start]) + 6 * bool(quoted[start : start + 1].any())
        previous_end = end
    return features


def case_of(piece: str) -> int:
    """0 for lower case and signs, 1 for a capital first letter, 2 for capitals throughout."""
    if not piece[:1].isupper():
        return 0
    return 2 if len(piece) > 1 and piece.isupper() else 1


def quoted_characters(text: str) -> NDArray[np.bool_]:
    """For each character whether it stands inside quotation marks. [len(text)]

    A paragraph starts outside (a quotation over several paragraphs opens anew in each by convention); an odd number
    of marks thus costs one paragraph at most.
    """
    inside = np.zeros(len(text), dtype=np.bool_)
    opened: int | None = None
    for match in QUOTATION_MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if opened is not None:
                inside[opened:at] = True
            opened = None
        elif mark in OPENING:
            opened = at if opened is None else opened
        elif mark in CLOSING or opened is not None:
            if opened is not None:
                inside[opened : match.end()] = True
            opened = None
        else:
            opened = at
    if opened is not None:
        inside[opened:] = True
    return inside


def windows_of(count: int, size: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Start and end of windows that cover `count` wordpieces; neighbours share at least `overlap`. The last one is full where possible."""
    start = 0
    while True:
        end = min(start + size, count)
        if end == count and start:
            start = max(0, count - size)
        yield start, end
        if end == count:
            return
        start = end - overlap
