"""How sure the tagger is of a statement, as a chance that holds over many statements."""

import json
import math
from dataclasses import dataclass
from functools import cache

from accordingto import models
from accordingto.statements.tagger import Found, Settings

FEATURES = ("constant", "cue", "roles", "weakest edge", "has a source", "stands inside another")


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted on PolNeAR dev after the training: the logistic weights of the score, and how readily cues are taken."""

    confidence: tuple[float, ...]
    settings: Settings


@cache
def fitted() -> Fitted:
    """The numbers that ship beside the weights; `python -m training.calibrate` makes them and says how well they hold."""
    told = json.loads(models.path_of("tagger.json").read_text(encoding="utf-8"))
    return Fitted(tuple(told["confidence"][name] for name in FEATURES), Settings(**told["settings"]))


def score_of(found: Found) -> float:
    """The chance, 0 to 1, that a reader would mark this statement: a logistic curve over the tagger's own numbers (Platt 1999)."""
    total = sum(w * x for w, x in zip(fitted().confidence, features_of(found), strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def features_of(found: Found) -> tuple[float, ...]:
    """What the score is worked out from, in the order of FEATURES; chances as log odds, so that the curve is straight."""
    return (1.0, odds(found.cue_chance), odds(found.role_chance), odds(found.least), float(found.source is not None), float(found.inner))


def odds(chance: float) -> float:
    """Log odds of a chance, kept within reach of a straight line."""
    chance = min(0.995, max(0.005, chance))
    return math.log(chance / (1 - chance))
