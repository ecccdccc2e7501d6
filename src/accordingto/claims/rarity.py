"""How much words and names tell: little where they are everywhere in the corpus at hand, much where they are rare in it.

"To do so" says nothing, and "the Ukraine crisis" nearly nothing where all articles are of one war.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from accordingto.claims.wording import Wording
from accordingto.model import Commonness

SEEN = 1000
"""Contents elsewhere in one of which a word is taken to stand, so that in a small corpus no word is common."""
SEEN_ARTICLES = 100
"""The same of articles and the names in them."""
LITTLE = 7.0
"""What the words of a content must be worth together, by the logarithms of how rare they are. Two words that aren't common are worth more."""


class Rarity:
    """How rare words are among some sets of them, by the number of sets and in how many each word stands: of contents, or names of articles."""

    def __init__(self, count: int, counts: Mapping[str, int], seen: int = SEEN) -> None:
        self.total = count + seen
        self.unseen = math.log(self.total)
        """What a word is worth that stands nowhere but in two sets that are compared, and what some two share by chance where there are as many."""
        self.of = {word: math.log(self.total / (found - 1)) for word, found in counts.items() if found > 2}
        self.wholes: dict[frozenset[str], float] = {}

    def worth(self, words: Iterable[str]) -> float:
        """What some words are worth together; the same in whatever order a set has them."""
        of, unseen = self.of, self.unseen
        return math.fsum([of.get(word, unseen) for word in words])

    def whole(self, words: frozenset[str]) -> float:
        """What all words of a content, or all names around one, are worth: kept, since each is held against many."""
        found = self.wholes.get(words)
        if found is None:
            found = self.wholes[words] = self.worth(words)
        return found

    def beyond_chance(self, worth: float, much: float) -> float:
        """How far what two sets share is worth more than what some two share by chance: 0 to 1 at `much` more."""
        return min(max(worth - self.unseen, 0.0) / much, 1.0)

    def little(self, wording: Wording) -> bool:
        """Whether a content says too little by itself to be one with another in other words, or of another speaker.

        Somebody's name and no more is too little, however rare.
        """
        return not wording.numbers and not wording.times and (wording.only_names or self.worth(wording.words) < LITTLE)


class Rarities:
    """How rare words are among the contents of a corpus, and names among its articles."""

    def __init__(self, common: Commonness) -> None:
        self.words = Rarity(common.contents, common.words)
        self.names = Rarity(common.articles, common.names, SEEN_ARTICLES)


def commonness_of(wordings: Iterable[Wording], named: Iterable[Collection[str]]) -> Commonness:
    """Counted over contents and the names of articles. The same words and the same names count once however often they come."""
    contents, articles = list({w.key: w.words for w in wordings}.values()), {frozenset(names) for names in named}
    return Commonness(len(contents), Counter(chain.from_iterable(contents)), len(articles), Counter(chain.from_iterable(articles)))


NONE = Rarities(Commonness())
"""Of no corpus: every word is worth the same."""
