"""How much a content says by itself: little where its words are few, or are everywhere in the corpus at hand.

"To do so" says nothing, and "the Ukraine crisis" nearly nothing where all articles are of one war.
"""

import math
from collections import Counter
from collections.abc import Iterable

from accordingto.claims.wording import Wording

SEEN = 1000
"""Contents elsewhere in one of which a word is taken to stand, so that in a small corpus no word is common."""
LITTLE = 7.0
"""What the words of a content must be worth together, by the logarithms of how rare they are. Two words that aren't common are worth more."""


class Rarity:
    """How rare each word is among contents. The same words count once however often they are told, so that a copy changes nothing."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        distinct = {w.key: w.words for w in wordings}
        self.total = len(distinct) + SEEN
        self.counts = Counter(word for words in distinct.values() for word in words)

    def worth(self, words: Iterable[str]) -> float:
        """What some words are worth together."""
        return -sum(math.log((self.counts[word] + 1) / self.total) for word in words)

    def little(self, wording: Wording) -> bool:
        """Whether a content says too little by itself to be one with another in other words, or of another speaker."""
        return not wording.numbers and not wording.times and self.worth(wording.words) < LITTLE
