"""How sure the tagger is of a statement, as a chance that holds over many statements."""

import json
import math
import re
from dataclasses import dataclass
from functools import cache

from accordingto import models
from accordingto.model import Span, Statement
from accordingto.statements.tagger import Found, Settings

FEATURES = (
    "constant",
    "cue",
    "roles",
    "weakest edge",
    "has a source",
    "stands inside another",
    "cue inside another",
    "plain saying",
    "length of content",
    "several pieces",
    "opens a quotation",
    "source is a pronoun",
    "source is I, we or you",
    "length of cue",
    "cue is negated or modal",
)
SAYS = re.compile(r"\b(?:said|says?|told|according)\b", re.I)
PRONOUN = re.compile(r"(?:he|she|they|it|who|i|we|you)", re.I)
NEAR_PRONOUN = re.compile(r"(?:i|we|you)", re.I)
UNREAL = re.compile(r"\b(?:not|would|could|should|might|may|must|can|cannot|if)\b|n[’']t\b", re.I)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted after the training: the score's weights, how readily cues are taken, and the score below which a statement is left out."""

    confidence: tuple[float, ...]
    settings: Settings
    least: float = 0.0
    least_inner: float = 0.0

    def believes(self, statement: Statement) -> bool:
        """Whether a statement's score is enough. Those inside others are rarer and harder to see, and so are believed sooner."""
        return statement.score >= (self.least_inner if statement.found == "inner head" else self.least)


@cache
def fitted() -> Fitted:
    """The numbers that ship beside the weights; `python -m training.calibrate` makes them and says how well they hold."""
    told = json.loads(models.path_of("tagger.json").read_text(encoding="utf-8"))
    return Fitted(tuple(told["confidence"][name] for name in FEATURES), Settings(**told["settings"]), told["least"], told["least inside another"])


def score_of(found: Found, statement: Statement, text: str) -> float:
    """The chance, 0 to 1, that a reader would mark this statement: a logistic curve over the tagger's own numbers (Platt 1999)."""
    total = sum(w * x for w, x in zip(fitted().confidence, features_of(found, statement, text), strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def features_of(found: Found, statement: Statement, text: str) -> tuple[float, ...]:
    """What the score is worked out from, in the order of FEATURES; chances as log odds, so that the curve is straight."""
    cue, source = words(statement.cue, text), words(statement.source, text)
    length = sum(part.end - part.start for part in statement.content)
    return (
        1.0,
        odds(found.cue_chance),
        odds(found.role_chance),
        odds(found.least),
        float(statement.source is not None),
        float(found.inner),
        odds(found.cue_chance) * found.inner,
        float(bool(SAYS.search(cue))),
        math.log(max(1, length)),
        float(len(statement.content) > 1),
        float(text[statement.content[0].start] in "“\"'‘„«`"),
        float(bool(PRONOUN.fullmatch(source))),
        float(bool(NEAR_PRONOUN.fullmatch(source))),
        len(cue.split()) / 3,
        float(bool(UNREAL.search(cue))),
    )


def words(span: Span | None, text: str) -> str:
    """What a span covers, or nothing."""
    return span.of(text) if span else ""


def odds(chance: float) -> float:
    """Log odds of a chance, kept within reach of a straight line."""
    chance = min(0.995, max(0.005, chance))
    return math.log(chance / (1 - chance))
