"""Links as evidence: a hop's URL, and hops that a link alone shows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from accordingto.model import Actor, Article, Hop, Link, Span, Statement

REPORTED = re.compile(
    r"\b(?:report\w*|sa(?:id|ys)|told|tells|wrot?e?\w*|according|story|article|interview|post(?:ed|s)?|tweet\w*|statement|announc\w+|reveal\w*|account)\b",
    re.I,
)
"""Matches anchors that stand for a report: "reported", "told", "an article"."""


def link_over(span: Span, links: tuple[Link, ...]) -> Link | None:
    """The first link whose anchor shares a character with a span."""
    return next((link for link in links if link.span.meets(span)), None)


def with_urls(hops: tuple[Hop, ...], article: Article, places: Mapping[Span, Actor]) -> tuple[Hop, ...]:
    """The hops, each with the URL to which its words lead: by a link on the words, or one in their sentence to the same outlet."""
    return tuple(replace(hop, url=hop.url or url_of(hop, article, places)) for hop in hops) if article.links else hops


def url_of(hop: Hop, article: Article, places: Mapping[Span, Actor]) -> str | None:
    """Where a hop's words lead, or None."""
    for span in hop.spans:
        if link := link_over(span, article.links):
            return link.url
        for link in article.links:
            actor = places.get(link.span)
            if (
                actor
                and actor.id in hop.actors
                and abs(link.span.start - span.start) < 200
                and "\n" not in article.text[min(link.span.end, span.end) : max(link.span.start, span.start)]
            ):
                return link.url
    return None


def linked_hops(statement: Statement, region: Span, article: Article, places: Mapping[Span, Actor], own: str | None) -> Iterator[Hop]:
    """Hops that only a link shows: an anchor on the cue or the source, or one that stands for a report beside them, leading to an outlet."""
    for link in article.links:
        actor = places.get(link.span)
        if actor is None or actor.kind != "outlet" or actor.id in (own, statement.speaker) or not region.holds(link.span):
            continue
        on_words = any(part and part.meets(link.span) for part in (statement.cue, statement.source))
        beside = not any(c.meets(link.span) for c in statement.content) and REPORTED.search(link.span.of(article.text))
        if on_words or beside:
            yield Hop((actor.id,), f"the link on “{' '.join(link.span.of(article.text).split())[:60]}” leads to {actor.name}", (link.span,), link.url)
