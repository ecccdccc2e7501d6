"""What each party wants, and on what condition."""

from dataclasses import dataclass
from typing import Literal

from accordingto.model.spans import Span
from accordingto.model.statements import When

PositionKind = Literal["demand", "offer", "refusal", "readiness", "plan"]


@dataclass(frozen=True, slots=True)
class Condition:
    """On what a position hangs: the words of the condition, and those that show that it is one ("if", "the main condition for this is")."""

    span: Span
    shown_by: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor demands, offers, refuses, is ready for or plans, and on what conditions.

    `actor` is the id of the one whose position it is; None where the words that name it, `holder`, lead to no actor of
    the article. `content` has at least one span: what is wanted, without the conditions. `statement` is the id of the
    statement that tells of it, whose chain says through whom it came; `when` is that statement's time.
    """

    actor: str | None
    kind: PositionKind
    content: tuple[Span, ...]
    statement: str
    reason: str
    conditions: tuple[Condition, ...] = ()
    holder: Span | None = None
    when: When | None = None
