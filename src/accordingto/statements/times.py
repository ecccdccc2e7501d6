"""When a statement was made, and what time its content speaks of."""

import re
from collections.abc import Sequence
from datetime import date

from accordingto.model import Span, Statement, When
from accordingto.newstime import TimeExpression, find_times

SENTENCE = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9…])|\n")
FRONTED = 220
"""Characters between the cue and a time that opens its sentence, and so holds for all of it."""
REACH = 90
"""The same for a time elsewhere in the sentence."""
NEEDS_LEAD = frozenset({"month", "year", "season"})
"""Units that say when something was said only after a word such as "in" or "last"."""
LEAD = re.compile(r"(?:on|in|since|late|early|by|last|this|next|as|at|during|over|earlier|mid|back)\b", re.I)
NO_LEAD = re.compile(r"(?:before|after|until|till|from|than|through|throughout|for|about|of|to)\b", re.I)
"""Matches what puts a statement at another time than the one told: "before Feb. 24", "images from 19 March"."""
TURN = re.compile(r"\b(?:who|which|whom|when|while|before|after|because|but|though|although|if)\b", re.I)
"""Matches where another clause begins, whose time is its own."""
OF_SOURCE = re.compile(r",?\s(?:which|who|whose|where)\s")
"""Matches what makes a time the source's own and not the saying's: "the group, which on Thursday released them, said"."""
VAGUE = frozenset({"current", "recent"})
AHEAD = re.compile(r"\b(?:will|would|to|going|expected|scheduled|set|due)\b", re.I)


def when_said(
    text: str, statement: Statement, holder: Sequence[Span], anchor: date | None, times: Sequence[TimeExpression] | None = None
) -> When | None:
    """The time words in the cue's sentence, outside the content, nearest to the cue; None where there are none.

    For a statement inside another only words inside the holder's content count. Those that can't be resolved keep None.
    `times` are the text's, where they have been found before.
    """
    if posted := posted_at(text, statement, times):
        return posted
    if not statement.cue:
        return None
    start, end = sentence_around(text, statement.cue)
    best: tuple[int, TimeExpression] | None = None
    for time in find_times(text, anchor) if times is None else times:
        span = time.span
        if span.start < start or span.end > end or any(part.meets(span) for part in statement.content) or not says_when(time, text):
            continue
        if holder and not any(part.holds(span) for part in holder):
            continue
        if statement.source and statement.source.holds(span) and OF_SOURCE.search(text, statement.source.start, span.start):
            continue
        fronted = time.whole.start - start <= 4
        gap = max(span.start - statement.cue.end, statement.cue.start - span.end, 0)
        if gap > (FRONTED if fronted else REACH) or (best is not None and gap >= best[0]):
            continue
        if elsewhere(text, statement, time.whole, fronted=fronted) or to_come(time, statement.cue.of(text), anchor):
            continue
        best = (gap, time)
    return when_of(best[1], told_to_the_day=True) if best else None


def posted_at(text: str, statement: Statement, times: Sequence[TimeExpression] | None) -> When | None:
    """The date that stands after the name of a post's author: "— Ana Ruiz (@anaruiz) May 3, 2021"."""
    source = statement.source
    match = HANDLE.match(text, source.end if source else 0) or (HANDLE.search(text, source.start, source.end) if source else None)
    if source is None or match is None:
        return None
    start = max(match.end(), source.end)
    near = (time for time in times or () if start <= time.span.start <= start + POSTED and not text[start : time.span.start].strip(" ,·"))
    found = next(near, None)
    return when_of(found, told_to_the_day=True) if found and found.meaning.value else None


HANDLE = re.compile(r"\s*\(@\w{2,30}\)")
POSTED = 4
"""Characters between a post's author and its date."""


def says_when(time: TimeExpression, text: str) -> bool:
    """Whether a time may tell when something was said: no "now", no rate, no length; months and years after a word such as "in"."""
    meaning, whole = time.meaning, time.whole.of(text)
    if meaning.kind == "set" or meaning.timex in ("PRESENT_REF", "FUTURE_REF") or NO_LEAD.match(whole):
        return False
    if meaning.kind == "duration" and meaning.period is None:
        return False
    if meaning.kind == "time" and ":" in meaning.timex and not LEAD.match(whole):
        return False
    if meaning.period is None or meaning.period.unit not in NEEDS_LEAD or LEAD.match(whole):
        return True
    return meaning.period.unit == "month" and re.search(r"\d{4}$", whole) is not None


def elsewhere(text: str, statement: Statement, time: Span, *, fronted: bool) -> bool:
    """Whether another clause than the source's own begins between a cue and a time, so that the time is that clause's."""
    cue, source = statement.cue, statement.source
    assert cue is not None
    gap = Span(cue.end, time.start) if cue.end <= time.start else Span(time.end, cue.start)
    between = text[gap.start : source.start] + text[source.end : gap.end] if source and gap.holds(source) else gap.of(text)
    if time.end <= cue.start and between.startswith(","):
        return not fronted and closed_off(text, time)
    return TURN.search(between) is not None


def closed_off(text: str, time: Span) -> bool:
    """Whether a time that a comma follows ends a clause put in: "the mayor, who has been ill since May, said"."""
    before = re.split(r"[,;:.!?\n]", text[max(0, time.start - 160) : time.start])[-1]
    return re.match(r"\s*(?:who|which|whom|whose|when|while|after|before|whereas)\b", before, re.I) is not None


def to_come(time: TimeExpression, cue: str, anchor: date | None) -> bool:
    """Whether a time lies after the article's day, when only what is to be said can be said."""
    period = time.meaning.period
    return anchor is not None and period is not None and period.first > anchor and not AHEAD.search(cue)


def when_of(time: TimeExpression, *, told_to_the_day: bool = False) -> When:
    """A time as the model has it, with its prepositions; the hour is left out where days are enough."""
    value = time.meaning.value
    if told_to_the_day and value and "T" in value and not value.startswith("P"):
        value = value.split("T")[0]
    return When(time.whole, value, time.meaning.reason)


def times_spoken_of(text: str, statement: Statement, times: Sequence[TimeExpression]) -> tuple[When, ...]:
    """The times inside a statement's content, in the order of the text; "current" and "recent" before a noun say too little."""
    told = (time for time in times if time.span.of(text).lower() not in VAGUE)
    return tuple(when_of(time) for time in told if any(part.holds(time.span) for part in statement.content))


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the sentence that a span stands in."""
    floor = max(0, span.start - 600)
    # A sentence's first words are looked at too, so that a span that opens one doesn't get the one before.
    start = max((m.end() for m in SENTENCE.finditer(text, floor, span.start + 2) if m.end() <= span.start), default=floor)
    after = SENTENCE.search(text, span.end, span.end + 600)
    return start, after.start() + 1 if after else min(len(text), span.end + 600)
