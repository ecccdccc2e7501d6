"""Where sentences begin. Good enough to measure distances in a text by; nothing is cut here."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

BREAK = re.compile(r"\n+|(?<=[.!?…])[”\"’')\]]*\s+(?=(?:[*•▪–—-]\s+)?[“\"‘'(\[]?[A-Z0-9@#])")
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|St|Jr|Sr|No|Inc|Corp|Co|Ltd|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|U\.S|U\.K|U\.N|D\.C|a\.m|p\.m|i\.e|e\.g)|\b[A-Z])\.$"
)
"""Matches what ends in a full stop that ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Starts of the sentences and of the paragraphs of a text, in order. Both begin with 0."""

    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def number(self, at: int) -> int:
        """Which sentence a character stands in, from 0."""
        return bisect_right(self.starts, at) - 1

    def paragraph(self, at: int) -> int:
        """Which paragraph a character stands in, from 0."""
        return bisect_right(self.paragraphs, at) - 1

    def start(self, at: int) -> int:
        """Where the sentence of a character begins."""
        return self.starts[self.number(at)]

    def within(self, at: int, stretch: tuple[int, int], text: str) -> tuple[int, int]:
        """Start and end of a character's sentence, no further than a stretch of the text goes and without the blanks at its end."""
        start = max(self.start(at), stretch[0])
        return start, start + len(text[start : min(self.end(at, text), stretch[1])].rstrip())

    def end(self, at: int, text: str) -> int:
        """Where the sentence of a character ends: where the next one begins, or the text does."""
        following = self.number(at) + 1
        return self.starts[following] if following < len(self.starts) else len(text)


@lru_cache(maxsize=2)
def sentences_of(text: str) -> Sentences:
    """The sentences of a text: breaks at line ends, and after full stops that a capital follows, or the mark of a list and a capital.

    Kept for the next that asks of the same text.
    """
    starts, paragraphs = [0], [0]
    for match in BREAK.finditer(text):
        if "\n" in match.group():
            paragraphs.append(match.end())
        elif SHORT.search(text, max(0, match.start() - 6), match.start()):
            continue
        starts.append(match.end())
    return Sentences(tuple(starts), tuple(paragraphs))
