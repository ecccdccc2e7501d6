"""How sure the tagger is of a statement, as a chance that holds over many statements."""

import math
from functools import cache

from accordingto.statements.tagger import Found


@cache
def weights() -> tuple[float, ...]:
    """The logistic weights of `score_of`: constant, cue, roles, weakest edge, has a source, is inner.

    Fitted on PolNeAR dev by `python -m training.calibrate`, which also reports how well it holds.
    """
    return (-3.0, 2.0, 2.5, 1.0, 0.4, -0.3)


def score_of(found: Found) -> float:
    """The chance, 0 to 1, that a reader would mark this statement: a logistic curve over the tagger's own numbers (Platt 1999)."""
    total = sum(w * x for w, x in zip(weights(), features_of(found), strict=True))
    return round(1 / (1 + math.exp(-total)), 4)


def features_of(found: Found) -> tuple[float, ...]:
    """What the score is worked out from, the constant first."""
    return (1.0, found.cue_chance, found.role_chance, found.least, float(found.source is not None), float(found.inner))
