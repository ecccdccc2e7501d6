"""Reported sayings, beliefs, wills, decisions and refusals."""

from dataclasses import dataclass
from typing import Literal

from accordingto.model.spans import Span

Manner = Literal["direct", "indirect", "mixed"]
Act = Literal["say", "deny", "confirm", "accuse", "demand", "commit", "refuse", "warn", "doubt"]
Certainty = Literal["firm", "hedged", "negated"]
RelationKind = Literal["denies", "doubts", "confirms", "answers"]


@dataclass(frozen=True, slots=True)
class When:
    """A time that the text tells: the words that say so and what they come to.

    `value` is an ISO date, month or year ("2023-12-23", "2023-03", "2022"), an interval of two ("2022-09/2022-11"), and in
    what a statement speaks of also a clock's time, a duration ("P3D") or a repeated one ("R/P1D"); None where the words
    can't be resolved. `reason` says what it was resolved against.
    """

    span: Span
    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: the actors that stand side by side at it, by id, and why we say so.

    `spans` are the words that show the step; none where it was carried on from before without words of its own.
    `url` is where a link on these words leads: the story that is cited.
    """

    actors: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a statement does to another one of the article: the other's id, and the words or signs by which we say so."""

    statement: str
    kind: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said, believed, wanted, decided or refused.

    `content` has at least one span, in text order. `cue` is None where the text carries on quoting without one, `source`
    where none is written. `within` is the id of the statement whose content holds this one. `score` is our confidence,
    calibrated, 0 to 1; `certainty` is the source's own commitment as worded: the two are never mixed.
    `when` is when it was made, `speaks_of` are the times that its content tells, in text order.
    `about` holds the statements that this one denies, doubts, confirms or answers.
    `speaker` is the id of the actor whose words these are; `chain` runs from nearest the reader to the speaker.
    """

    id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    score: float
    found: str
    within: str | None = None
    manner: Manner = "indirect"
    manner_reason: str | None = None
    act: Act = "say"
    act_reason: str | None = None
    certainty: Certainty = "firm"
    certainty_reason: str | None = None
    when: When | None = None
    speaks_of: tuple[When, ...] = ()
    speaker: str | None = None
    speaker_reason: str | None = None
    chain: tuple[Hop, ...] = ()
    about: tuple[Relation, ...] = ()

    @property
    def span(self) -> Span:
        """From the first to the last character of its source, cue and content."""
        parts = [*self.content, *(s for s in (self.cue, self.source) if s)]
        return Span(min(p.start for p in parts), max(p.end for p in parts))
