"""Statements to positions: whose, of what kind, what for, and on what condition."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.model import Actor, Article, Position, PositionKind, Span, Statement
from accordingto.positions.conditions import CALLED, NAMES_CONDITION, OPENS_WITH, before, clause_end, following, made, parted, pointing_back, trimmed
from accordingto.positions.holders import holder_in
from accordingto.sentences import Sentences, sentences_of

OFFER = re.compile(r"\b(?:offer\w*|propos\w+|invit\w+)\b", re.I)
READY = re.compile(r"\b(?:ready|willing\w*|prepared|eager|open to|agree\w*|consent\w*|would like|accept\w*)\b", re.I)
QUESTION = re.compile(r"\W*(?:whether|if|about|how|what|why|who|when|where)\b|.*\?\W*$", re.I | re.S)
LEAD = re.compile(
    r"\W*(?:that )?(?:it|he|she|they|we|i)(?:[’']s|[’']re|[’']m| is| are| was| were| am| has been| have been)? (?:\w+ly )?(?:still |now |always |also )?[“\"]?(?:ready|willing|prepared|open|eager)\b\s*",
    re.I,
)
"""Matches "that he is ready", which says the kind of the position and isn't part of what it is for."""
SAYINGS = re.compile(r"\W*(?:[\w’'-]+ ){0,4}?(?:claims?|allegations?|accusations?|reports?|rumou?rs?|suggestions?|ads)\b", re.I)
"""Matches "unfounded claims that …": who rejects them denies something, and refuses nothing."""
EMPTY = re.compile(r"\W*(?:that )?(?:it|he|she|they|we|i|this|that|so|to|him|her|them)?[ ’']?(?:will|would|ll|d|did|does|do)?\W*", re.I)
"""Matches "that it would", which says nothing of what."""
SAID_READY = re.compile(
    r"(?P<holder>(?:[\w’'-]+ ){1,5}?)(?P<words>(?:is|are|was|were|would be|has been|have been|stands?|remains?) (?:\w+ly |still |now |also )?[“\"]?(?:ready|willing|prepared|open to))\b\s*(?P<what>[^;\n]{4,})",
    re.I,
)
"""Matches "the Russian side is “ready for talks”" in what another says of it."""

SAID_WILL = re.compile(
    r"(?P<holder>(?:[\w’'-]+ ){1,5}?)(?P<words>(?:will|would|can|could) not|won[’']t|wouldn[’']t|can[’']t|cannot|would|will) (?P<what>[^;\n]{4,}?\b(?:unless|until|only if|only when|only after|on condition|on the condition|provided that|in exchange for|in return for)\b[^;\n]{4,})",
    re.I,
)
"""Matches "the ministry would not sign unless …" in what another says of it: only a condition makes it a position."""
NOT = re.compile(r"not|n[’']t", re.I)


def find_positions(article: Article, statements: tuple[Statement, ...], actors: tuple[Actor, ...]) -> tuple[Position, ...]:
    """What each actor of the article demands, offers, refuses, is ready for or plans, in the order of the text.

    From statements whose act says so, and from those that tell it of another ("the official said that the ministry is
    ready for talks") or that name a condition outright ("X is a necessary condition for Y"): there the one who sets it
    is taken to be ready for Y on that condition.
    """
    sentences = sentences_of(article.text)
    found: list[Position] = []
    by_id = {s.id: s for s in statements}
    for s in statements:
        if denied(s, by_id):
            continue
        found += [p for p in of_statement(s, article.text, sentences, actors) if not any(same(p, q) for q in found)]
    found = [p for p in found if not any(inside(q, p) for q in found)]
    return tuple(pointed_at(sorted(found, key=lambda p: p.content[0]), article.text, sentences))


def of_statement(s: Statement, text: str, sentences: Sentences, actors: Sequence[Actor]) -> Iterator[Position]:
    """The positions that a statement tells of."""
    named = list(named_conditions(s, text, sentences, actors))
    if named:
        yield from named
    elif kind := kind_of(s, text):
        position = own(s, kind, text, sentences)
        if position.conditions or not EMPTY.fullmatch(position.content[0].of(text)):
            yield position
    else:
        yield from said_of_others(s, text, sentences, actors)


def denied(s: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether a statement stands in what somebody denies: "denied demanding …" is no demand."""
    seen: set[str] = set()
    while s.within and s.within in by_id and s.id not in seen:
        seen.add(s.id)
        s = by_id[s.within]
        if s.act == "deny":
            return True
    return False


def kind_of(s: Statement, text: str) -> PositionKind | None:
    """The kind of the speaker's own position, by act and cue; None where the statement is no position."""
    cue, content = s.cue.of(text) if s.cue else "", " ".join(part.of(text) for part in s.content)
    if s.act == "refuse":
        return None if re.search(r"\bcomment\b", f"{cue} {content[:60]}") or SAYINGS.match(content) else "refusal"
    if s.act == "demand" and not QUESTION.match(content):
        return "demand"
    if s.act == "commit":
        return "offer" if OFFER.search(cue) else "readiness" if READY.search(cue) or LEAD.match(content) else "plan"
    return None


def own(s: Statement, kind: PositionKind, text: str, sentences: Sentences) -> Position:
    """The speaker's own position."""
    first = s.content[0]
    lead = LEAD.match(text, first.start, first.end)
    parts = [parted(Span(lead.end(), first.end) if lead and lead.end() < first.end else first, text), *(parted(p, text) for p in s.content[1:])]
    conditions = [c for p in parts for c in p.conditions]
    last, start = s.content[-1].end, sentences.start(s.span.start)
    more = [following(last, sentences.end(max(last - 1, 0), text), text), before(start, s.span.start, text)]
    conditions += [c for c in more if c and not any(c.span.meets(k.span) for k in conditions)]
    content = tuple(c for p in parts for c in p.content) or (trimmed(first, text),)
    reason = s.act_reason or s.act
    return Position(s.speaker, kind, content, s.id, reason, tuple(conditions), None, s.when)


def said_of_others(s: Statement, text: str, sentences: Sentences, actors: Sequence[Actor]) -> Iterator[Position]:
    """What a statement tells of another's readiness."""
    for part in s.content:
        if match := SAID_READY.search(text, part.start, part.end) or SAID_WILL.match(text, after_that(part, text), part.end):
            holder, actor = holder_in(Span(*match.span("holder")), text, actors)
            if holder is None:
                continue
            split = parted(Span(match.start("what"), part.end), text)
            after = following(part.end, sentences.end(part.end - 1, text), text)
            conditions = (*split.conditions, *([after] if after else []))
            kind: PositionKind = "readiness" if match.re is SAID_READY else "refusal" if NOT.search(match.group("words")) else "plan"
            if split.content and (conditions or kind == "readiness"):
                reason = f"“{match.group('words')}”, said of it by another"
                yield Position(actor, kind, split.content, s.id, reason, conditions, holder, s.when)


def named_conditions(s: Statement, text: str, sentences: Sentences, actors: Sequence[Actor]) -> Iterator[Position]:
    """What a statement calls a condition for something else: whoever sets it is ready for that on this condition."""
    start, end = s.content[0].start, s.content[-1].end
    if text[end : end + 1] not in '.,;”"…':
        end = sentences.end(end - 1, text)
    called = NAMES_CONDITION if CALLED.search(text, start, end) else ()
    for pattern in (*called, *OPENS_WITH):
        if match := pattern.search(text, start, end) if pattern in called else pattern.match(text, start, end):
            what = trimmed(without_that(Span(match.start("what"), clause_end(match.start("what"), match.end("what"), text)), text), text)
            if re.fullmatch(r"(?:as )?(?:this|that|it|they|he|she|we|which)", what.of(text), re.I):
                return
            span = without_that(Span(match.start("span"), clause_end(match.start("span"), match.end("span"), text)), text)
            condition = made(span.start, span.end, match, text, "it is called so outright")
            named = "holder" in pattern.groupindex and match.group("holder").strip()
            holder, actor = holder_in(without_that(Span(*match.span("holder")), text), text, actors) if named else (None, None)
            if condition.span.end > condition.span.start and what.end > what.start:
                reason = f"sets a condition for it: {condition.reason}"
                yield Position(actor or s.speaker, "readiness", (what,), s.id, reason, (condition,), holder, s.when)
            return


def after_that(span: Span, text: str) -> int:
    """Where a span begins, a "that" and quotation marks left out."""
    match = re.compile(r"\W*(?:that\b)?\W*", re.I).match(text, span.start, span.end)
    return match.end() if match else span.start


def without_that(span: Span, text: str) -> Span:
    """A span without a "that" it begins with."""
    match = re.compile(r"\W*that\b\s*", re.I).match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def pointed_at(found: Sequence[Position], text: str, sentences: Sentences) -> Iterator[Position]:
    """The positions, the last of each sentence with the condition that the sentence after it points back with."""
    numbers = [sentences.number(p.content[-1].end - 1) for p in found]
    for i, p in enumerate(found):
        following_number = numbers[i] + 1
        last = following_number not in numbers[i + 1 : i + 2] and numbers[i] not in numbers[i + 1 : i + 2]
        back = None
        if last and following_number < len(sentences.starts):
            start = sentences.starts[following_number]
            back = pointing_back(start, sentences.end(start, text), text)
        yield replace(p, conditions=(*p.conditions, back)) if back else p


def same(p: Position, q: Position) -> bool:
    """Whether two tell the same words of the same actor."""
    return p.actor == q.actor and any(a.meets(b) for a in p.content for b in q.content) and (p.kind == q.kind or p.statement == q.statement)


def inside(q: Position, p: Position) -> bool:
    """Whether another position of the same actor and kind says the same more closely."""
    return p is not q and p.actor == q.actor and p.kind == q.kind and all(any(a.holds(b) and a != b for a in p.content) for b in q.content)
