"""What the corpus gives: claims, reports, roots and what ties them, as plain rows."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class LastLinking:
    """When the corpus was made, by which version of the program, of what."""

    made: str
    version: str
    state: str
    articles: int
    reports: int
    claims: int


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with its figures. `number` says where it stands among all, the one told last first; it changes with each linking."""

    number: int
    id: str
    words: str
    reports: int
    articles: int
    outlets: int
    at_least: int
    at_most: int
    why: tuple[str, ...]
    witnesses: tuple[str, ...]
    echoes: int
    echo: str | None
    circles: int
    denied: int
    doubted: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of a claim. `key` is its statement's, `claim` the claim's id; `speaker` is called as over all articles."""

    key: str
    claim: str
    article: str
    title: str | None
    url: str | None
    outlet: str | None
    published: str | None
    words: str
    source: str | None
    cue: str | None
    speaker: str | None
    called: str | None
    speaker_kind: str | None
    act: str
    certainty: str
    manner: str
    said: str | None
    score: float
    stance: str
    taken: str | None
    chain: tuple[tuple[str, ...], ...] = ()
    hops: tuple["StoredHop", ...] = ()


@dataclass(frozen=True, slots=True)
class StoredHop:
    """A step of a report's chain: who stand there, whether they are outlets, why, and the words that show it."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class StoredRoot:
    """A root of a claim; `reports` are statements' keys."""

    position: int
    who: str
    kind: str | None
    heard_by: str | None
    told: str | None
    reason: str
    unnamed: dict[str, Any] | None
    echo: bool
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredLink:
    """Two reports judged to be one claim, or its opposite."""

    one: str
    other: str
    score: float
    relation: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredCitation:
    """The stored article that a report means."""

    statement: str
    article: str
    cited: str | None
    outlet: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoredCopy:
    """What an article took over from another."""

    article: str
    origin: str
    share: float
    sure: bool
    reason: str
