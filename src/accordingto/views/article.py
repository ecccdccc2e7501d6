"""An article ready to draw: its head, its text in segments with roles, its statements with their chains, its sources."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from accordingto.errors import UnknownError
from accordingto.model import Actor, Article, Reading, Span, Statement
from accordingto.store import Store, statement_keys

Role = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A role that words have in a statement: the statement's number (see `StatementRow`), the role, how deep it lies in others."""

    statement: int
    role: Role
    depth: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that all have the same roles, from `start` to `end` of the text. The segments side by side are the text, whole.

    `marks` run from the outermost statement to the innermost. `furniture` is its kind where the words aren't the article.
    """

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    furniture: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement under the number it is shown by, with `key` in the store and the `claim` that it is a report of (None before linking).

    `chain` holds the names at each hop, nearest the reader first, `hops` the reason for each. `about` are (what it does, number of the
    other statement, reason). `spans` are where its content stands.
    """

    number: int
    key: str
    claim: str | None
    within: int | None
    speaker: str | None
    speaker_kind: str | None
    chain: tuple[tuple[str, ...], ...]
    hops: tuple[str, ...]
    act: str
    certainty: str
    manner: str
    when: str | None
    score: float
    source: str | None
    cue: str | None
    words: str
    spans: tuple[Span, ...]
    about: tuple[tuple[str, int, str], ...]
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the article: how many statements it speaks, how many of these the outlet heard itself."""

    name: str
    kind: str
    statements: int
    first_hand: int


@dataclass(frozen=True, slots=True)
class FurnitureRow:
    """Words of the text that aren't the article, and how we know."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class WantRow:
    """A position that the article tells: whose, what kind, what, on what conditions, by which statement (its number)."""

    holder: str | None
    kind: str
    words: str
    conditions: tuple[tuple[str, str], ...]
    statement: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it was read. `authors` and `section` are texts; `published_from` says where the date was found."""

    key: str
    url: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    published_from: str | None
    language: str | None
    section: tuple[str, ...]
    segments: tuple[Segment, ...]
    statements: tuple[StatementRow, ...]
    sources: tuple[SourceRow, ...]
    positions: tuple[WantRow, ...]
    furniture: tuple[FurnitureRow, ...]
    problems: tuple[str, ...]


def article_view(store: Store, key: str) -> ArticleView:
    """An article by its key, or the newest at a URL. Raises UnknownError where none is stored."""
    if store.article(key) is None:
        versions = store.versions(key)
        if not versions:
            raise UnknownError(f"{store.database.path}: no article “{key}”; give its key, or the URL that it was stored with")
        key = versions[-1].article
    return view_of(key, store.reading(key), store.corpus.claims_in(key))


def view_of(key: str, reading: Reading, claims: dict[str, str] | None = None) -> ArticleView:
    """A reading ready to draw. `claims` gives the claim of each statement by its key."""
    article = reading.article
    published = article.published
    return ArticleView(
        key=key,
        url=article.url,
        title=article.title.value if article.title else None,
        outlet=article.outlet.value if article.outlet else None,
        authors=tuple(a.value for a in article.authors),
        published=published.value if published else None,
        published_from=f"{published.found}{': ' + published.reason if published.reason else ''}" if published else None,
        language=article.language,
        section=article.section,
        segments=segments_of(article, reading.statements),
        statements=statement_rows(key, reading, claims or {}),
        sources=sources_of(reading),
        positions=wants_of(reading),
        furniture=tuple(FurnitureRow(*f.span, f.kind, f.reason) for f in article.furniture),
        problems=reading.problems,
    )


def segments_of(article: Article, statements: Sequence[Statement]) -> tuple[Segment, ...]:
    """The text cut wherever a role or furniture begins or ends."""
    depth = depths(statements)
    marked = [(span, Mark(i, role, depth[s.id])) for i, s in enumerate(statements, 1) for role, span in roles_of(s) if span.start < span.end]
    edges = {0, len(article.text)} | {at for span, _ in marked for at in span} | {at for f in article.furniture for at in f.span}
    cuts = sorted(at for at in edges if 0 <= at <= len(article.text))
    starts: dict[int, list[tuple[Span, Mark]]] = defaultdict(list)
    for span, mark in marked:
        starts[span.start].append((span, mark))
    made: list[Segment] = []
    open_: list[tuple[Span, Mark]] = []
    for start, end in pairwise(cuts):
        here = Span(start, end)
        open_ = [held for held in open_ if held[0].end > start] + starts[start]
        marks = sorted((m for span, m in open_ if span.holds(here)), key=lambda m: (m.depth, m.statement, m.role))
        kind = next((f.kind for f in article.furniture if f.span.holds(here)), None)
        made.append(Segment(start, end, here.of(article.text), tuple(marks), kind))
    return tuple(made)


def roles_of(s: Statement) -> list[tuple[Role, Span]]:
    """A statement's spans with their roles."""
    found: list[tuple[Role, Span]] = [("content", span) for span in s.content]
    found += [("source", s.source)] if s.source else []
    found += [("cue", s.cue)] if s.cue else []
    return found


def depths(statements: Sequence[Statement]) -> dict[str, int]:
    """How many statements each lies within; a ring of them is cut."""
    above = {s.id: s.within for s in statements}
    found = {}
    for key, over in above.items():
        seen, at = {key}, over
        while at is not None and at in above and at not in seen:
            seen.add(at)
            at = above[at]
        found[key] = len(seen) - 1
    return found


def statement_rows(key: str, reading: Reading, claims: dict[str, str]) -> tuple[StatementRow, ...]:
    """The statements with names and numbers in place of ids."""
    names, text = {a.id: a for a in reading.actors}, reading.article.text
    numbers = {s.id: i for i, s in enumerate(reading.statements, 1)}
    keys = statement_keys(key, reading.statements)
    return tuple(statement_row(s, own, claims.get(own), numbers, names, text) for s, own in zip(reading.statements, keys, strict=True))


def statement_row(s: Statement, key: str, claim: str | None, numbers: dict[str, int], names: dict[str, Actor], text: str) -> StatementRow:
    """A statement to be shown."""
    speaker = names.get(s.speaker or "")
    like = (("act", s.act_reason), ("certainty", s.certainty_reason), ("manner", s.manner_reason), ("speaker", s.speaker_reason))
    return StatementRow(
        number=numbers[s.id],
        key=key,
        claim=claim,
        within=numbers.get(s.within or ""),
        speaker=speaker.name if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        chain=tuple(tuple(names[k].name for k in hop.actors if k in names) for hop in s.chain),
        hops=tuple(hop.reason for hop in s.chain),
        act=s.act,
        certainty=s.certainty,
        manner=s.manner,
        when=s.when.value if s.when else None,
        score=s.score,
        source=s.source.of(text) if s.source else None,
        cue=s.cue.of(text) if s.cue else None,
        words=" … ".join(" ".join(part.of(text).split()) for part in s.content),
        spans=s.content,
        about=tuple((r.kind, numbers[r.statement], r.reason) for r in s.about if r.statement in numbers),
        reasons=tuple((what, why) for what, why in like if why),
    )


def sources_of(reading: Reading) -> tuple[SourceRow, ...]:
    """Who speaks in an article, those of the most statements first."""
    names = {a.id: (a.name, a.kind) for a in reading.actors}
    known = [s for s in reading.statements if s.speaker in names]
    count = Counter(names[s.speaker or ""] for s in known)
    first = Counter(names[s.speaker or ""] for s in known if len(s.chain) <= 1)
    return tuple(SourceRow(*who, n, first[who]) for who, n in sorted(count.items(), key=lambda x: (-x[1], x[0])))


def wants_of(reading: Reading) -> tuple[WantRow, ...]:
    """The positions that an article tells."""
    text, names = reading.article.text, {a.id: a.name for a in reading.actors}
    numbers = {s.id: i for i, s in enumerate(reading.statements, 1)}
    return tuple(
        WantRow(
            names.get(p.actor or "") or (p.holder.of(text) if p.holder else None),
            p.kind,
            " … ".join(" ".join(c.of(text).split()) for c in p.content),
            tuple((c.shown_by.of(text), " ".join(c.span.of(text).split())) for c in p.conditions),
            numbers.get(p.statement, 0),
        )
        for p in reading.positions
    )
