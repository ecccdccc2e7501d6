"""Whose position it is that a content tells of: from words to an actor of the article."""

import re
from collections.abc import Sequence

from accordingto.model import Actor, Span

CAPITAL = re.compile(r"\b[A-Z][\w’'-]{2,}")
PRONOUN = re.compile(r"(?:it|he|she|they|we|i|who|which|that|there|this)", re.I)
NOT_NAMES = frozenset("The This That These Those Some Many Most All President Minister Prime Foreign".split())
STEM = 5
"""Letters of a name that are compared: "Russia" and "Russian" agree."""
KINDS = ("government", "organisation", "person", "outlet", "group", "anonymous", "document")
"""Which actor is taken where several have the name, the likelier first."""
LEAD = re.compile(r"(?:.*\b(?:that|and|but|because|while|as|where)\s+)?", re.I | re.S)


def holder_in(span: Span, text: str, actors: Sequence[Actor]) -> tuple[Span | None, str | None]:
    """The words of a span that name a party, and the id of the actor they lead to; None where they name none, or lead to none.

    A pronoun names nobody by itself. Where several actors have the name, one that the article calls by just these
    words, then by kind, then the one with the most mentions.
    """
    lead = LEAD.match(text, span.start, span.end)
    start = lead.end() if lead and lead.end() < span.end else span.start
    words = text[start : span.end]
    named = Span(start, start + len(words.rstrip()))
    if not words.strip() or PRONOUN.fullmatch(words.strip()):
        return None, None
    stems = {m.group()[:STEM].lower() for m in CAPITAL.finditer(words) if m.group() not in NOT_NAMES}
    called = {key for a in actors for m in a.mentions if m.span.of(text).lower() == words.strip().lower() for key in (a.id,)}
    likely = [a for a in actors if a.id in called] or [a for a in actors if stems and stems <= stems_of(a, text)]
    if not likely:
        return named, None
    return named, min(likely, key=lambda a: (KINDS.index(a.kind), -len(a.mentions), a.id)).id


def stems_of(actor: Actor, text: str) -> set[str]:
    """Stems of the names by which the article calls an actor."""
    called = [actor.name, *(m.span.of(text) for m in actor.mentions)]
    return {m.group()[:STEM].lower() for name in called for m in CAPITAL.finditer(name) if m.group() not in NOT_NAMES}
