"""What people decide on a reading: a speaker, a chain, words, labels, a statement that is none or that was missed; and grades."""

from accordingto.corrections.applying import corrected
from accordingto.corrections.checking import CLAIM_GRADES, SOURCE_GRADES, check, check_grade, statement_meant
from accordingto.corrections.kinds import (
    Anchor,
    ChainIs,
    Change,
    Correction,
    IsWrong,
    Kind,
    LabelIs,
    Missed,
    Named,
    SpansAre,
    SpeakerIs,
    anchor_of,
    kind_of,
    named_of,
)
from accordingto.corrections.matching import actor_meant, meant
from accordingto.corrections.training import touched, training_row
from accordingto.corrections.values import ACTOR_KINDS, KINDS, LABELS, article_of, change_of, key_of, spans_of, told_of, value_of, words_of

__all__ = [
    "ACTOR_KINDS",
    "CLAIM_GRADES",
    "KINDS",
    "LABELS",
    "SOURCE_GRADES",
    "Anchor",
    "ChainIs",
    "Change",
    "Correction",
    "IsWrong",
    "Kind",
    "LabelIs",
    "Missed",
    "Named",
    "SpansAre",
    "SpeakerIs",
    "actor_meant",
    "anchor_of",
    "article_of",
    "change_of",
    "check",
    "check_grade",
    "corrected",
    "key_of",
    "kind_of",
    "meant",
    "named_of",
    "spans_of",
    "statement_meant",
    "told_of",
    "touched",
    "training_row",
    "value_of",
    "words_of",
]
