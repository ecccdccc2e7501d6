"""Readings made by hand, without the tagger: who tells what, through whom, when."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.actors.unnamed import unnamed_of
from accordingto.model import Act, Actor, ActorKind, Article, Hop, Link, Mention, Noted, Reading, Span, Statement

FILLER = {
    "Valmor Times": "The town of Valmor has been waiting for news since the beginning of the week.",
    "Kessel Post": "Readers of this newspaper will remember what went before.",
}


class Tell(NamedTuple):
    """A statement: its content, the chain as "name" or "name:kind" from nearest the reader, and the act."""

    content: str
    chain: tuple[str, ...]
    act: Act = "say"


def tell(content: str, *chain: str, act: Act = "say") -> Tell:
    """A statement to be told."""
    return Tell(content, chain, act)


def reading(
    key: str, outlet: str, published: str | None, *told: Tell, links: Sequence[str] = (), text: str | None = None, by: str | None = None
) -> Reading:
    """An article that tells some statements, one paragraph each, and the reading of it. A text that is given must hold the contents."""
    paragraphs = [f"{t.chain[-1].split(':')[0]} made it known: {t.content}." for t in told]
    whole = text or "\n\n".join(paragraphs)
    actors: dict[str, Actor] = {}
    statements = tuple(statement(f"s{i}", t, whole, actors) for i, t in enumerate(told, 1))
    article = Article(
        key,
        whole,
        outlet=Noted(outlet, "given"),
        authors=(Noted(by, "byline"),) if by else (),
        published=Noted(published, "given") if published else None,
        url=f"https://{outlet.replace(' ', '').lower()}.example/{key}",
        links=tuple(Link(Span(0, 1), url) for url in links),
    )
    return Reading(article, statements, tuple(actors.values()))


def statement(key: str, told: Tell, text: str, actors: dict[str, Actor]) -> Statement:
    """One statement in the text."""
    start = text.index(told.content)
    hops = tuple(Hop((actor(name, actors),), "as told") for name in told.chain)
    span = Span(start, start + len(told.content))
    return Statement(key, (span,), None, None, 0.9, "by hand", act=told.act, speaker=hops[-1].actors[0], chain=hops)


def actor(named: str, actors: dict[str, Actor]) -> str:
    """The id of an actor, made where there is none. Kinds: "name:kind"; without one a person, or anonymous in lower case."""
    name, _, said = named.partition(":")
    kind: ActorKind = said or ("person" if name[:1].isupper() else "anonymous")  # type: ignore[assignment]
    if name not in actors:
        actors[name] = Actor(f"a{len(actors) + 1}", name, kind, (Mention(Span(0, 1), "by hand"),), unnamed_of(name) if kind == "anonymous" else None)
    return actors[name].id
