"""Sayings whose subject is no source: "The staff had been ordered to stay home", "It is feared that …". Who ordered or fears isn't written."""

import re
from dataclasses import replace

from accordingto.model import Span, Statement

PASSIVE = re.compile(
    r"(?:(?:has|have|had|will|would|may|might|can|could|also|now|still|widely|not|never|reportedly)\s+)*(?:is|are|was|were|be|been|being)\s+(?:(?:\w+ly|also|now|still|not|never)\s+)*"
    r"(?:expected|believed|ordered|told|estimated|considered|asked|projected|thought|accused|urged|advised|warned|reported|alleged|supposed|forecast|seen|said|known|feared|required|charged|suspected)"
    r"(?:\s+(?:to|of|that|with))?",
    re.I,
)
"""Matches cues whose subject is spoken to or of. In the hand-read articles 7 of the 8 that the network gave a subject for a source have no source."""


AGENT = re.compile(r"\s+by\s+(?P<source>(?:[\w’'&.-]+\s+){0,7}?[\w’'&.-]+)(?=\s+(?:that|to|not to|about|how|what|why|when|where|whether|if)\b)")
"""Matches who did it, where it is written: " by the ministry that …"."""
TOLD = re.compile(r"\b(?:told|warned|ordered|asked|urged|advised|assured|informed|reminded|instructed|accused)$", re.I)
BY_WAY = re.compile(r"(?:\w+ing|way|\w*day|night|phone|e-?mail|letter|text|post|mistake|now|then|means)\b", re.I)
"""Matches what isn't the one who did it: "was told by phone that", "by Friday"."""


def without_patient(statement: Statement, text: str) -> Statement:
    """A statement without the subject of its passive cue as a source; with it where the cue is in the active, or the source stands behind it.

    Where the cue says who did it, that is the source.
    """
    cue, source = statement.cue, statement.source
    if cue and (agent := agent_of(statement, text)):
        said = tuple(part for part in statement.content if part.start >= agent.end)
        return replace(statement, source=agent, content=said) if said else statement
    if cue is None or source is None or source.start > cue.start or not PASSIVE.fullmatch(cue.of(text)):
        return statement
    return replace(statement, source=None)


def agent_of(statement: Statement, text: str) -> Span | None:
    """Who told it, right behind a passive cue: "was told by the ministry that"."""
    cue = statement.cue
    if cue is None or not PASSIVE.fullmatch(cue.of(text)) or not TOLD.search(cue.of(text)):
        return None
    match = AGENT.match(text, cue.end)
    return Span(*match.span("source")) if match and not BY_WAY.match(match["source"]) else None
