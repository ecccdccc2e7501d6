"""Turns of a conversation that is printed word for word: "ROVE: Baloney." A line says who speaks, and all the rest of it is said."""

import re
from collections.abc import Sequence

from accordingto.model import Article, Span, Statement

TURN = re.compile(r"(?m)^[ \t]*(?P<who>[A-Z][A-Z.'’ -]{2,30})(?: \([A-Z-]+\))?(?P<cue>:)[ \t]+(?P<said>\S[^\n]*?)[ \t]*$")
"""Matches a line that begins with a name in capitals and a colon."""
FEWEST = 3
"""Turns that make a conversation: one such line alone may be a label ("UPDATE: …")."""
SCORE = 0.95
"""All of the 27 such lines of PolNeAR train with a name in capitals are marked as statements of that name."""
FOUND = "a turn of a conversation"


def turns_in(article: Article) -> list[Statement]:
    """The turns of a text that has at least three, by at least two speakers; none in the furniture."""
    turns = [m for m in TURN.finditer(article.text) if not any(f.span.meets(Span(*m.span())) for f in article.furniture)]
    if len(turns) < FEWEST or len({m["who"] for m in turns}) < 2 or len({m["who"] for m in turns}) == len(turns):
        return []
    return [Statement("", (Span(*m.span("said")),), Span(*m.span("cue")), Span(*m.span("who")), SCORE, FOUND) for m in turns]


def with_turns(drafts: Sequence[Statement], turns: Sequence[Statement]) -> list[Statement]:
    """The drafts and the turns; what was found with a turn's colon, or across the edge of a turn, gives way to it."""
    return [*turns, *(d for d in drafts if not any(torn_by(d, t) for t in turns))]


def torn_by(draft: Statement, turn: Statement) -> bool:
    """Whether a draft has the turn's colon in it, or begins outside the turn's words and ends inside, or the other way round."""
    said, span = turn.content[0], draft.span
    return span.meets(Span(said.start - 1, said.end)) and not said.holds(span)
