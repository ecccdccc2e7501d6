"""Comments as values: what comes in, what the checks say, what is kept."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SubjectKind = Literal["article", "claim"]
State = Literal["held", "approved", "spam"]
Says = Literal["fine", "suspect", "spam"]


class Subject(NamedTuple):
    """What is commented on: an article by its key or a claim by its id."""

    kind: SubjectKind
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, slots=True)
class Submission:
    """A comment as it comes from a form.

    `trap` is the field that people don't see. `address`, `agent` and `page` are of the request: never stored, and passed on to
    Akismet alone, where that is used. `token` is that of an earlier comment, so that one token stands for both.
    """

    subject: Subject
    text: str
    stamp: str
    name: str = ""
    trap: str = ""
    address: str = ""
    agent: str = ""
    page: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one check says of a comment, and why in words."""

    check: str
    says: Says
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a comment, with all reasons."""

    state: State
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ReaderComment:
    """A comment as it is kept. `decided` and `decided_by` are set once a person decided on it."""

    number: int
    subject: Subject
    name: str
    text: str
    state: State
    posted: str
    reasons: tuple[Reason, ...] = ()
    decided: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """What the one who comments is told: the number, whether it is shown, and the token to see and delete it by."""

    number: int
    state: State
    token: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier comment that a new one is compared with."""

    number: int
    state: State
    text: str


class Seen(NamedTuple):
    """In how many comments of each kind a word stood, or how many there are."""

    spam: int = 0
    ham: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """What is known when a comment comes: the seconds since its form was made, earlier ones from there and everywhere, words learned."""

    age: float
    hour: int = 0
    day: int = 0
    earlier: tuple[Earlier, ...] = ()
    words: dict[str, Seen] = field(default_factory=dict)
    learned: Seen = field(default_factory=Seen)
