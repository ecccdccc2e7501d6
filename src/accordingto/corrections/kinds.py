"""What a person may decide on a reading, as values."""

from dataclasses import dataclass
from typing import Literal

from accordingto.model import Act, Actor, ActorKind, Certainty, Manner, Span, Statement

Kind = Literal["speaker", "chain", "spans", "act", "certainty", "manner", "wrong", "missed"]
Label = Literal["act", "certainty", "manner"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which statement is meant: where its words stand. It is found again when another version of the program reads the text."""

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a person names it: one of the article's, or with `new` one that wasn't found there. `at` are words that call it so."""

    name: str
    kind: ActorKind
    at: Span | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerIs:
    """Whose words a statement is; None where the text doesn't tell."""

    of: Anchor
    to: Named | None


@dataclass(frozen=True, slots=True)
class ChainIs:
    """Through whom a statement came, nearest the reader first, to its speaker; those in one hop stand side by side."""

    of: Anchor
    to: tuple[tuple[Named, ...], ...]


@dataclass(frozen=True, slots=True)
class SpansAre:
    """Which words are a statement's content, cue and source."""

    of: Anchor
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class LabelIs:
    """What a statement's act, certainty or manner is."""

    of: Anchor
    what: Label
    to: str


@dataclass(frozen=True, slots=True)
class IsWrong:
    """What was taken for a statement is none."""

    of: Anchor


@dataclass(frozen=True, slots=True)
class Missed:
    """A statement that wasn't found. Without a chain it came straight from its speaker, or through the statement that holds it."""

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Named | None = None
    chain: tuple[tuple[Named, ...], ...] = ()
    act: Act = "say"
    certainty: Certainty = "firm"
    manner: Manner = "indirect"

    @property
    def of(self) -> Anchor:
        """Where its words stand."""
        return Anchor(self.content, self.cue, self.source)


Change = SpeakerIs | ChainIs | SpansAre | LabelIs | IsWrong | Missed


@dataclass(frozen=True, slots=True)
class Correction:
    """A change with the number under which it stands on record, who made it and when."""

    number: int
    change: Change
    who: str
    made: str

    @property
    def reason(self) -> str:
        """What is told of everything that it changed."""
        return f"corrected by {self.who} on {self.made[:10]}"


def kind_of(change: Change) -> Kind:
    """What a change is about."""
    match change:
        case SpeakerIs():
            return "speaker"
        case ChainIs():
            return "chain"
        case SpansAre():
            return "spans"
        case LabelIs():
            return change.what
        case IsWrong():
            return "wrong"
        case Missed():
            return "missed"


def anchor_of(statement: Statement) -> Anchor:
    """Where a statement's words stand: what a change of it names it by."""
    return Anchor(statement.content, statement.cue, statement.source)


def named_of(actor: Actor) -> Named:
    """An actor of the article as a change names it."""
    return Named(actor.name, actor.kind, actor.mentions[0].span if actor.mentions else None)
