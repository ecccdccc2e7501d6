"""Actors while they are being made: one draft for each, and the ways to find it again."""

import re
from dataclasses import dataclass, field

from accordingto.actors import lexicon as lex
from accordingto.model import Actor, ActorKind, Mention, Span, Unnamed


@dataclass(slots=True)
class Draft:
    """An actor in the making. `place` is where it was last mentioned; `plural` whether "they" would mean it."""

    id: str
    name: str
    kind: ActorKind
    mentions: list[Mention] = field(default_factory=list)
    unnamed: Unnamed | None = None
    heads: set[str] = field(default_factory=set)
    plural: bool = False
    gender: str | None = None
    place: int = -1
    part: bool = False
    """Whether it is some of a group that is an actor too."""


class Registry:
    """Drafts by their names. Names are compared without case, articles, dots and accents of no weight."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.named: dict[str, Draft] = {}

    def called(self, name: str, kind: ActorKind, *, plural: bool = False) -> Draft:
        """The draft of that name, made where there is none yet."""
        key = plain(name)
        draft = self.named.get(key)
        if draft is None:
            draft = Draft(f"a{len(self.drafts) + 1}", name, kind, plural=plural)
            self.drafts.append(draft)
            self.named[key] = draft
        return draft

    def separate(self, name: str, kind: ActorKind, *, plural: bool = False) -> Draft:
        """A draft of its own, whatever others are called: for those of whom only a role is known."""
        draft = Draft(f"a{len(self.drafts) + 1}", name, kind, plural=plural)
        self.drafts.append(draft)
        self.named.setdefault(plain(name), draft)
        return draft

    def alias(self, name: str, draft: Draft) -> None:
        """Let a draft be found by another name too."""
        self.named.setdefault(plain(name), draft)

    def recent(self, at: int) -> list[Draft]:
        """Drafts mentioned before a place, the latest first."""
        return sorted((d for d in self.drafts if 0 <= d.place < at), key=lambda d: -d.place)

    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order they were met, their mentions in the order of the text."""
        return tuple(Actor(d.id, d.name, d.kind, tuple(sorted(d.mentions, key=lambda m: m.span)), d.unnamed) for d in self.drafts)


def mention(draft: Draft, span: Span, reason: str) -> None:
    """Note one more mention; the same place counts once."""
    if all(m.span != span for m in draft.mentions):
        draft.mentions.append(Mention(span, reason))
    draft.place = max(draft.place, span.start)


def plain(name: str) -> str:
    """A name for comparing: "the Chinese Foreign Ministry" and "China's foreign ministry" are one."""
    bare = with_adjective(re.sub(r"^(?:the|an?)\s+", "", name, flags=re.I))
    return " ".join(re.sub(r"[.’']", "", bare).casefold().split())


def with_adjective(core: str) -> str:
    """A body with its country as an adjective: "Chinese foreign ministry" for "China's", so that both are one."""
    match = re.match(r"(?P<who>[A-Z][\w. ]*?)[’']s\s+(?=\w)", core)
    adjective = lex.PLACES.get(match["who"].lower()) if match else None
    return f"{adjective} {core[match.end() :]}" if match and adjective else core
