"""What an article's page says of its statements and sources beside the text."""

from dataclasses import dataclass

from accordingto.model import Actor, Position, Reading, Span, Statement, Unnamed

LONG = 400
"""Characters of words that are shown; the middle of longer ones is left out."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a chain: names with their kinds, the reason, the words that show it, and where a link on them leads."""

    parties: tuple[tuple[str, str], ...]
    reason: str
    words: tuple[str, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A statement for reading: its number, its chain, what it is like, its words and the reasons."""

    number: int
    id: str
    speaker: str | None
    kind: str | None
    chain: tuple[Hop, ...]
    act: str
    certainty: str
    manner: str
    score: float
    source: str | None
    cue: str | None
    content: str
    within: int | None
    when: str | None
    speaks_of: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, int, str], ...]
    reasons: tuple[tuple[str, str], ...]
    found: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the article: its statements by number, how many at first hand, and what is said of it where it isn't named."""

    name: str
    kind: str
    statements: tuple[int, ...]
    first_hand: int
    unnamed: Unnamed | None = None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What somebody wants, and on what conditions: (the words that show it, the condition)."""

    who: str
    kind: str
    what: str
    conditions: tuple[tuple[str, str], ...]
    statement: int


def cards_of(reading: Reading) -> list[Card]:
    """A card for each statement, in the order of the text."""
    names = {a.id: a for a in reading.actors}
    numbers = {s.id: i for i, s in enumerate(reading.statements, 1)}
    return [card_of(s, reading.article.text, names, numbers) for s in reading.statements]


def card_of(s: Statement, text: str, names: dict[str, Actor], numbers: dict[str, int]) -> Card:
    """A statement's card."""
    speaker = names.get(s.speaker or "")
    said = ("act", s.act_reason), ("certainty", s.certainty_reason), ("manner", s.manner_reason), ("speaker", s.speaker_reason)
    return Card(
        number=numbers[s.id],
        id=s.id,
        speaker=speaker.name if speaker else None,
        kind=speaker.kind if speaker else None,
        chain=tuple(hop_of(hop.actors, hop.reason, hop.spans, hop.url, text, names) for hop in s.chain),
        act=s.act,
        certainty=s.certainty,
        manner=s.manner,
        score=s.score,
        source=short(s.source, text),
        cue=short(s.cue, text),
        content=" … ".join(words for part in s.content if (words := short(part, text))),
        within=numbers.get(s.within or ""),
        when=f"{s.when.value or 'not resolved'} (“{short(s.when.span, text)}”)" if s.when else None,
        speaks_of=tuple((t.value or "not resolved", short(t.span, text) or "") for t in s.speaks_of),
        about=tuple((r.kind, numbers[r.statement], r.reason) for r in s.about if r.statement in numbers),
        reasons=tuple((name, reason) for name, reason in said if reason),
        found=s.found,
    )


def hop_of(actors: tuple[str, ...], reason: str, spans: tuple[Span, ...], url: str | None, text: str, names: dict[str, Actor]) -> Hop:
    """A step of a chain."""
    parties = tuple((names[key].name, names[key].kind) for key in actors if key in names)
    return Hop(parties, reason, tuple(words for span in spans if (words := short(span, text))), url)


def sources_of(reading: Reading) -> list[SourceRow]:
    """The speakers, those with the most statements first."""
    made = []
    for actor in reading.actors:
        theirs = [(i, s) for i, s in enumerate(reading.statements, 1) if s.speaker == actor.id]
        if theirs:
            first = sum(len(s.chain) <= 1 for _, s in theirs)
            made.append(SourceRow(actor.name, actor.kind, tuple(i for i, _ in theirs), first, actor.unnamed))
    return sorted(made, key=lambda row: (-len(row.statements), row.name))


def positions_of(reading: Reading) -> list[PositionRow]:
    """What each actor wants."""
    names = {a.id: a.name for a in reading.actors}
    numbers = {s.id: i for i, s in enumerate(reading.statements, 1)}
    return [position_of(p, reading.article.text, names, numbers) for p in reading.positions]


def position_of(p: Position, text: str, names: dict[str, str], numbers: dict[str, int]) -> PositionRow:
    """A position in words."""
    who = names.get(p.actor or "") or short(p.holder, text) or "nobody named"
    what = " … ".join(words for part in p.content if (words := short(part, text)))
    conditions = tuple((short(c.shown_by, text) or "", short(c.span, text) or "") for c in p.conditions)
    return PositionRow(who, p.kind, what, conditions, numbers.get(p.statement, 0))


def short(span: Span | None, text: str) -> str | None:
    """The words of a span in one line; the middle of long ones is left out."""
    if span is None:
        return None
    words = " ".join(span.of(text).split())
    return words if len(words) <= LONG else f"{words[: LONG // 2]} … {words[-LONG // 2 :]}"
