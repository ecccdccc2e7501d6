"""Who sources are, over all their mentions."""

from dataclasses import dataclass
from typing import Literal

from accordingto.model.spans import Span

ActorKind = Literal["person", "government", "organisation", "outlet", "document", "group", "anonymous"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text calls an actor, and why we take it to be this one."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What the text says of a source that it doesn't name. None where it says nothing."""

    count: str | None = None
    role: str | None = None
    rank: str | None = None
    former: bool = False
    affiliation: str | None = None
    closeness: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A source over all its mentions in an article. `unnamed` is set for the kind "anonymous" and for it alone."""

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Mention, ...] = ()
    unnamed: Unnamed | None = None
