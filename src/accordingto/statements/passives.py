"""Sayings whose subject is no source: "The staff had been ordered to stay home", "It is feared that …". Who ordered or fears isn't written."""

import re
from dataclasses import replace

from accordingto.model import Statement

PASSIVE = re.compile(
    r"(?:(?:has|have|had|will|would|may|might|can|could|also|now|still|widely|not|never|reportedly)\s+)*(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|also|now|still|not|never)\s+)*"
    r"(?:expected|believed|ordered|told|estimated|considered|asked|projected|thought|accused|urged|advised|warned|reported|alleged|supposed|forecast|seen|said|known|feared|required|charged|suspected)"
    r"(?:\s+(?:to|of|that|with))?",
    re.I,
)
"""Matches cues whose subject is spoken to or of. In the hand-read articles 7 of the 8 that the network gave a subject for a source have no source."""


def without_patient(statement: Statement, text: str) -> Statement:
    """A statement without the subject of its passive cue as a source; with it where the cue is in the active, or the source stands behind it."""
    cue, source = statement.cue, statement.source
    if cue is None or source is None or source.start > cue.start or not PASSIVE.fullmatch(cue.of(text)):
        return statement
    return replace(statement, source=None)
