"""Claims over many articles: who reports them, where they come from, how many sources they have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from accordingto.model.actors import ActorKind, Unnamed
from accordingto.model.spans import Span
from accordingto.model.statements import Act, Certainty

Stance = Literal["for", "against"]
LinkKind = Literal["same", "opposite"]


class Party(NamedTuple):
    """Somebody at a step of a chain: the name, what kind of actor, and what is said of it where it isn't named."""

    name: str
    kind: ActorKind
    unnamed: Unnamed | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article's telling of a claim.

    `key` is "article id#statement id". `words` are the content's, as written. `chain` runs from nearest the reader to the
    speaker; parties in one hop stand side by side. `published` is as the article has it. `stance` is towards the claim as
    worded: "against" where this report denies it or says the opposite. `score` is that of the statement.
    """

    key: str
    article: str
    statement: str
    words: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    speaker: str | None = None
    speaker_kind: ActorKind | None = None
    unnamed: Unnamed | None = None
    chain: tuple[tuple[Party, ...], ...] = ()
    act: Act = "say"
    certainty: Certainty = "firm"
    score: float = 1.0
    stance: Stance = "for"


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports, by key, judged to have the same content, or its opposite. `score` is calibrated, 0 to 1."""

    a: str
    b: str
    score: float
    relation: LinkKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Reports with the same content, by key, the earliest first, and the links that hold them together.

    `id` comes from the content hash of the earliest report, so that neither order nor later reports change it.
    """

    id: str
    wording: str
    reports: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """Where the chains of some reports end: who, heard by which outlet, first told when. `reports` are keys.

    `kind` is None where the chains end in a circle, and nobody stands at their end.
    """

    who: str
    heard_by: str | None
    when: str | None
    reports: tuple[str, ...]
    reason: str
    kind: ActorKind | None = None
    unnamed: Unnamed | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """How many distinct origins vouch for a claim, and why no fewer and no more."""

    at_least: int
    at_most: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """Reports, by key, of several outlets that look separate and share one root."""

    root: Root
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A citation path that returns to where it began: the names of its outlets, the last of which cites the first."""

    path: tuple[str, ...]
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """What an article took over from another: share of its own words, and where they stand in its text.

    `sure` is False where nothing but their lengths or their hashes told which of the two was first.
    """

    article: str
    origin: str
    share: float
    reason: str
    spans: tuple[Span, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """The stored article that a report means by a hop of its chain, and its report of the claim where there is one."""

    report: str
    article: str
    reason: str
    cited: str | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, as pairs of report keys: that the two are one claim, or that they aren't. Both stand."""

    joins: tuple[tuple[str, str], ...] = ()
    splits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Commonness:
    """In how many of a corpus's distinct contents each word stands, and in how many of its articles each name."""

    contents: int = 0
    words: Mapping[str, int] = field(default_factory=dict)
    articles: int = 0
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that many readings come to. The tables below `claims` go by claim id, but `taken`: by report, the one it was copied from."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    citations: tuple[Citation, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)
    roots: Mapping[str, tuple[Root, ...]] = field(default_factory=dict)
    sources: Mapping[str, Sources] = field(default_factory=dict)
    witnesses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    echoes: Mapping[str, tuple[Echo, ...]] = field(default_factory=dict)
    circles: Mapping[str, tuple[Circle, ...]] = field(default_factory=dict)
    common: Commonness = field(default_factory=Commonness)

    def claim_of(self, report: str) -> Claim:
        """The claim that a report tells. Raises KeyError where there is no such report."""
        for claim in self.claims:
            if report in claim.reports:
                return claim
        raise KeyError(report)
