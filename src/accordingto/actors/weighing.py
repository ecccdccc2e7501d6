"""Fitted weights over what speaks for and against each candidate; `python -m training.pronouns` makes them."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accordingto import models

FILE = "pronouns.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing that may be so of a candidate counts for, the score of "none of them", and the least chance to be believed."""

    each: Mapping[str, float]
    none: float
    least: float

    def score(self, row: Mapping[str, float]) -> float:
        """The sum for one candidate."""
        return sum(self.each.get(name, 0.0) * value for name, value in row.items())

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Each candidate's chance of being meant; what lacks to 1 is that of none of them."""
        scores = [self.score(row) for row in rows]
        top = max([self.none, *scores])
        parts = [math.exp(s - top) for s in scores]
        whole = sum(parts) + math.exp(self.none - top)
        return [p / whole for p in parts]

    def telling(self, rows: Sequence[Mapping[str, float]], best: int, count: int = 2) -> list[str]:
        """What spoke most for the chosen one over the next best, in words."""
        scores = [self.score(row) for row in rows]
        rivals = [i for i in range(len(rows)) if i != best]
        rival = rows[max(rivals, key=lambda i: scores[i])] if rivals else {}
        names = {*rows[best], *rival}
        gain = {n: self.each.get(n, 0.0) * (rows[best].get(n, 0.0) - rival.get(n, 0.0)) for n in names}
        shown = sorted((n for n in names if rows[best].get(n, 0.0) > 0 and gain[n] > 0), key=lambda n: (-gain[n], n))
        return shown[:count]


@cache
def shipped() -> Weights:
    """The weights that ship with the package. Raises ModelError where they are missing or not the right ones."""
    told = json.loads(models.path_of(FILE).read_text(encoding="utf-8"))
    return Weights(told["weights"], told["none"], told["least"])
