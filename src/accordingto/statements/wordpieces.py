"""Text to wordpieces with their character offsets, surface features and overlapping windows.

Training and run time both go through here, so that the tagger sees at work what it saw when it learned.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from accordingto.model import Span
from accordingto.statements.edges import Edges, edges_of

SURFACE_KINDS = 12
"""Number of surface features: 3 kinds of case, times 2 for a paragraph's first wordpiece, times 2 for inside quotation marks."""
QUOTED_SURFACE = 6
"""Surface features from here on are those of wordpieces inside quotation marks."""

PARAGRAPH_BREAK = re.compile(r"\n+")
QUOTATION_MARK = re.compile(r"[“”„«»\"]|``|''|\n")
OPENING, CLOSING = frozenset("“„«"), frozenset("”»")


class Encodes(Protocol):
    """What we need of a `tokenizers.Tokenizer`."""

    def encode(self, sequence: Any, pair: Any = ..., is_pretokenized: bool = ..., add_special_tokens: bool = ...) -> Any:
        """Tokenize one text, into `ids` and `offsets`."""


LONE = re.compile(r"[\ud800-\udfff]")
"""Halves of characters, which no tokenizer takes."""


@dataclass(frozen=True, slots=True)
class Wordpieces:
    """A text's wordpieces: ids [n], offsets [n, 2] in characters, surface features [n], whether each begins a word [n], and costs of edges."""

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    surface: NDArray[np.int64]
    begins: NDArray[np.bool_]
    edges: Edges

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, indexes: tuple[int, int]) -> Span:
        """The characters from the first to the last of the wordpieces `[start, end)`."""
        return Span(int(self.offsets[indexes[0], 0]), int(self.offsets[indexes[1] - 1, 1]))

    def only(self, keep: Sequence[bool], text: str) -> "Wordpieces":
        """The wordpieces whose flag is set. What was left out between two of them counts as a paragraph's end."""
        chosen = np.flatnonzero(np.asarray(keep, dtype=np.bool_))
        return made(self.ids[chosen], self.offsets[chosen], text)


def wordpieces_of(text: str, tokenizer: Encodes) -> Wordpieces:
    """The wordpieces of a text, without special ones. A text without words gives none."""
    encoding = tokenizer.encode(LONE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return made(np.array(encoding.ids, dtype=np.int64), offsets, text)


def made(ids: NDArray[np.int64], offsets: NDArray[np.int64], text: str) -> Wordpieces:
    """Wordpieces with all that is worked out from where they stand in the text."""
    quoted = quoted_characters(text)
    return Wordpieces(ids, offsets, surface_features(text, offsets, quoted), word_starts(text, offsets), edges_of(text, offsets, quoted))


def surface_features(text: str, offsets: NDArray[np.int64], quoted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """What an uncased wordpiece loses: case, paragraph starts, and whether it stands inside quotation marks. [n] in 0 .. 11."""
    if not len(offsets):
        return np.zeros(0, dtype=np.int64)
    starts, ends = offsets[:, 0], offsets[:, 1]
    cases = np.fromiter((case_of(text[start:end]) for start, end in offsets.tolist()), np.int64, len(offsets))
    breaks = np.array([match.start() for match in PARAGRAPH_BREAK.finditer(text)], dtype=np.int64)
    opens = np.searchsorted(breaks, starts) > np.searchsorted(breaks, np.concatenate(([0], ends[:-1])))
    opens[0] = True
    inside = np.concatenate((quoted, [False]))[np.minimum(starts, len(quoted))]
    features: NDArray[np.int64] = cases + 3 * opens + QUOTED_SURFACE * inside
    return features


def word_starts(text: str, offsets: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each wordpiece begins a word, a word being letters and digits in a row. [n]"""
    begins = np.ones(len(offsets), dtype=np.bool_)
    for i in range(1, len(offsets)):
        start = int(offsets[i, 0])
        begins[i] = start != offsets[i - 1, 1] or not (text[start - 1 : start].isalnum() and text[start : start + 1].isalnum())
    return begins


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
    """Start and end of the windows that cover `count` wordpieces: as few of at most `size` as will do, all about as long.

    Neighbours share `overlap`, one or two more by rounding. A last, short window would see little to go by, and what is read twice costs twice.
    """
    if not count:
        return
    needed = max(1, -(-(count - overlap) // (size - overlap)))
    length = min(count, -(-(count + (needed - 1) * overlap) // needed))
    for i in range(needed):
        start = round(i * (count - length) / max(1, needed - 1))
        yield start, start + length
