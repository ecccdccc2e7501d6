"""Which statement stands inside which, and which of two readings of the same words to keep."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.model import Span, Statement


def nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `within` set to the smallest one whose content holds their cue and most of their content.

    Order stays. A statement can't hold itself nor one that holds it: the holder's content must be the longer.
    """
    return tuple(replace(s, within=holder_of(s, statements)) for s in statements)


def holder_of(statement: Statement, among: Sequence[Statement]) -> str | None:
    """The id of the smallest statement that holds this one in its content, or None."""
    length = length_of(statement.content)
    best: tuple[int, str] | None = None
    place = statement.cue or statement.content[0]
    for other in among:
        if other.content[0].start > place.end or other.content[-1].end < place.start or other.id == statement.id:
            continue
        longer = length_of(other.content)
        if longer > length and inside(statement, other) and (best is None or (longer, other.id) < best):
            best = (longer, other.id)
    return best[1] if best else None


def inside(statement: Statement, other: Statement) -> bool:
    """Whether the cue (or, with none, the content) stands in the other's content, and at least half of the content too."""
    if statement.cue and not any(part.holds(statement.cue) for part in other.content):
        return False
    return 2 * overlap(statement.content, other.content) >= length_of(statement.content)


def overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def length_of(spans: Sequence[Span]) -> int:
    """Characters in a list of spans."""
    return sum(s.end - s.start for s in spans)
