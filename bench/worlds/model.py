"""What is true in a world: events, sources, claims, tellings, articles. The writer puts them into words; the scorer reads them back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bench.worlds.casting import Outlet

Mode = Literal[
    "original", "cite", "copy", "reword", "translate", "agency", "aggregate", "confirm", "deny", "doubt", "contradict", "correct", "circle"
]
Stance = Literal["for", "against", "doubt"]


@dataclass(frozen=True, slots=True)
class Source:
    """One who vouches or denies. `who` are the hidden people behind it: two unnamed sources with the same `who` are one origin.

    Names: `name` as a reader would write it, `first` the ways to introduce it, `later` the ways to take it up again.
    """

    id: str
    kind: Literal["person", "government", "organisation", "anonymous"]
    name: str
    first: tuple[str, ...]
    later: tuple[str, ...]
    who: tuple[str, ...]
    pronoun: str | None = None
    count: int = 1
    role: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition with its slots. `positive` is False for its opposite, whose id is `opposite` where it is told at all."""

    id: str
    event: str
    kind: str
    fact: str
    slots: tuple[tuple[str, str], ...]
    positive: bool = True
    opposite: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """Who was heard, by which outlet, when. A report of a pure circle has none."""

    source: str
    heard_by: str
    when: datetime


@dataclass(slots=True)
class Telling:
    """A claim as one article tells it.

    `chain` are the outlets that it credits, nearest the reader first; `source` whose words it says they are, None where an
    outlet is the last that it names. `parent` is the telling it was taken from. `followable` is False where it was reworded
    without credit, so that no reader could know.
    """

    id: str
    claim: Claim
    stance: Stance
    source: Source | None
    chain: tuple[Outlet, ...]
    root: Root | None
    parent: "Telling | None" = None
    followable: bool = True
    cited: "Story | None" = None
    """The story of the credited outlet that is meant."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where source, cue and content stand in the text, set when it is written."""
    words: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Story:
    """An article before and after it is written. `parents` are those it takes from; `cites` those it credits, for links."""

    id: str
    event: "Event"
    outlet: Outlet
    published: datetime
    mode: Mode
    tellings: list[Telling]
    parents: list["Story"] = field(default_factory=list)
    corrects: "Story | None" = None
    agency: Outlet | None = None
    title: str = ""
    url: str = ""


@dataclass(slots=True)
class Circle:
    """Outlets each of which cites the next, the last the first, and the tellings that do. `closed` where nothing else stands behind it."""

    claim: str
    path: tuple[str, ...]
    tellings: tuple[str, ...]
    closed: bool


@dataclass(slots=True)
class Event:
    """Something that happened: the words its slots stand for, its claims, who can speak of it, what was written."""

    id: str
    kind: str
    at: datetime
    slots: dict[str, str]
    voices: list[Source]
    unnamed: list[Source]
    stories: list[Story] = field(default_factory=list)
    circles: list[Circle] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
