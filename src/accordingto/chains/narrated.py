"""Interviews and posts that a sentence tells of and reports nothing from: "The governor spoke to the Harbour Daily".

What the person says in other sentences came the same way.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accordingto.model import Actor, Span, Statement
from accordingto.sentences import Sentences

BEFORE = re.compile(
    r"\b(?:interview(?:s|ed)? (?:with|to|on|by|for)|spoke (?:exclusively )?(?:to|with)|speaking (?:exclusively )?(?:to|with)|sat down with|talked to|appear(?:ed|ing|ance) on|opened up to|opened up in an interview with|"
    r"(?:comments?|remarks?|words?|statement|answers?)[\w ,]{0,60}? (?:carried|reported|published|quoted|cited|aired|broadcast|relayed) by|(?:and )?were (?:carried|reported|published|quoted|aired|broadcast) by|"
    r"(?:comments?|remarks?|statement) (?:to|on)|posted (?:\w+ ){0,6}(?:on|to)|took to|writing on|wrote on|(?:post|message|video|statement|thread) (?:\w+ ){0,3}on)\s+"
    r"(?:(?:the|an?|his|her|its|their|state|state-run|news|agency|broadcaster|newspaper|outlet|official|social|media|network|platform|channel|two|both|[A-Z][a-z]+(?:an|ish|ese|ench)|[\w’-]+ and) ){0,5}$",
    re.I,
)
"""Matches what stands before a medium that somebody spoke to."""
AFTER = re.compile(r"\s+(?:has |had )?(?:asked|interviewed|questioned|pressed|spoke (?:to|with))\s+(?P<whom>(?:[\w.’'-]+ ){0,5}?[A-Z][\w’'-]+)")
"""Matches "asked Orlov" after a medium."""


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody spoke through a medium: where it is told, who, which medium."""

    at: int
    speaker: str
    medium: str
    span: Span


def told_of(text: str, sentences: Sentences, places: Mapping[Span, Actor], own: str | None, statements: Iterable[Statement]) -> list[Told]:
    """What the text tells of this kind, in order, outside of what is said; where a sentence reports something too, it speaks of the one who says it."""
    known = list(statements)
    persons = {a.name.split()[-1]: a.id for a in places.values() if a.kind == "person"}
    found = []
    for span, actor in sorted(places.items()):
        if actor.kind != "outlet" or actor.id == own or any(c.meets(span) for s in known for c in s.content):
            continue
        start, end = sentences.start(span.start), sentences.end(span.start, text)
        after = AFTER.match(text, span.end, end)
        if after:
            speaker = persons.get(after["whom"].split()[-1])
        elif BEFORE.search(text, start, span.start) and not any(s.source and s.source.meets(span) for s in known):
            speaker = said_by(Span(start, end), span, known) or named_in(text[start : span.start], persons)
        else:
            continue
        if speaker:
            found.append(Told(span.start, speaker, actor.id, span))
    return found


def said_by(sentence: Span, span: Span, statements: Iterable[Statement]) -> str | None:
    """The speaker of the statement whose cue stands nearest to a medium in its sentence; None where the sentence reports nothing."""
    cues = [(abs(s.cue.start - span.start), s.speaker) for s in statements if s.cue and not s.within and sentence.holds(s.cue)]
    return min(cues, key=lambda c: c[0])[1] if cues else None


def named_in(words: str, persons: Mapping[str, str]) -> str | None:
    """The one person whom some words name; nobody where they name two."""
    named = {key for last, key in persons.items() if re.search(rf"\b{re.escape(last)}\b", words)}
    return named.pop() if len(named) == 1 else None
