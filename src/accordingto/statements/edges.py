"""Where a span of words can't well begin or end, by the words alone: after "the", within "he’s", inside a quotation that goes on.

The network labels word by word and now and then stops in the middle of a phrase. The best path pays a cost for each such edge,
and so takes the next best one. Costs are in log probabilities; chosen on PolNeAR dev.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HANGING = re.compile(
    r"(?:an?|the|his|her|its|their|our|my|your|and|or|but|nor|than|because|although|whether|every|no|mr|mrs|ms|dr|very|such|[“„«(\[$£€#@])", re.I
)
"""Matches words that another one must follow."""
LEANING = re.compile(
    r"(?:of|to|from|with|by|for|at|as|into|after|before|during|against|between|"
    r"if|when|while|that|who|which|where|is|are|was|were|be|been|has|have|had|will|would|so)",
    re.I,
)
"""Matches words that another one mostly follows."""
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){1,4}[A-Z]$")
"""Matches letters with full stops between them, of which the last still wants its own: "U.S"."""
TORN, HUNG, LEANT, QUOTED = 6.0, 2.0, 0.7, 1.0
"""Costs of an edge inside a word, after a hanging or a leaning word, and within a quotation."""

Costs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Edges:
    """What it costs a span to end with each wordpiece, to begin with it, and, for one from outside, to cut the quotation after it. Each [n]."""

    ends: Costs
    starts: Costs
    cuts: Costs

    def at(self, starts: NDArray[np.int64], ends: NDArray[np.int64], within: NDArray[np.bool_]) -> tuple[Costs, Costs]:
        """Costs of words [rows, words] to end and to begin a span, `starts` and `ends` being their first and last wordpieces.

        A row that is `within` a quotation itself, as its cue stands there, may cut it.
        """
        before = np.concatenate(([0.0], self.cuts[ends[:-1]])).astype(np.float32)
        outside = (~within[:, None]).astype(np.float32)
        return self.ends[ends][None] + outside * self.cuts[ends], self.starts[starts][None] + outside * before


def edges_of(text: str, offsets: NDArray[np.int64], quoted: NDArray[np.bool_]) -> Edges:
    """The costs for a text's wordpieces.

    `offsets` [n, 2] in characters; `quoted` [len(text)] says which characters stand inside quotation marks.
    """
    ends, starts, cuts = (np.zeros(len(offsets), dtype=np.float32) for _ in range(3))
    places: Sequence[Sequence[int]] = offsets.tolist()
    for i, (start, end) in enumerate(places[:-1]):
        following = places[i + 1][0]
        if torn(text, end, following):
            ends[i] = starts[i + 1] = TORN
            continue
        word = text[start:end]
        ends[i] = HUNG if HANGING.fullmatch(word) else LEANT if LEANING.fullmatch(word) else 0.0
        cuts[i] = QUOTED if goes_on(text, end, following, quoted) else 0.0
    return Edges(ends, starts, cuts)


def torn(text: str, end: int, following: int) -> bool:
    """Whether a cut between two wordpieces would go through a word: "he|’s", "multi|-billion", "1|,200", "U|.S|."."""
    if end != following or not end:
        return False
    before, after = text[end - 1], text[end]
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum() and after in "’'-.,@/" and text[end + 1 : end + 2].isalnum():
        return after in "’'-/@" or text[end + 1].isdigit() or not text[end + 1].isupper()
    if after == "." and ABBREVIATED.search(text, max(0, end - 8), end):
        return True
    return before in ".’'-/@#$£€" and after.isalnum() and text[end - 2 : end - 1].isalnum()


def goes_on(text: str, end: int, following: int, quoted: NDArray[np.bool_]) -> bool:
    """Whether both neighbours stand inside the same quotation and no sentence ends between them."""
    if not (quoted[end - 1] and quoted[min(following, len(quoted) - 1)]):
        return False
    return text[end - 1] not in ".!?,;:…—”»\"'’" and text[following] not in "“”„«»\"'’`.,;:!?…—"
