"""What the tests of the store share: any reading, pages with made readings, and a store's content for comparing."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from accordingto.model import (
    Actor,
    Article,
    Comment,
    Condition,
    Furniture,
    Given,
    Hop,
    Link,
    Mention,
    Noted,
    Page,
    Position,
    Reading,
    Relation,
    Span,
    Statement,
    Stretch,
    Unnamed,
    When,
)
from accordingto.store import Store

ARRIVAL = {
    "pages": {"place", "seen", "run"},
    "articles": {"number", "seen"},
    "statements": {"number"},
}
"""Columns that tell how a page came, not what it is."""
TABLES = "pages articles facts actors mentions statements spans hops hop_actors hop_spans relations times positions position_spans conditions links furniture comments problems decisions".split()

text = st.text(st.characters(), max_size=12) | st.sampled_from(["\ud800", "a\x00b", "é\udfff", "“No”, she said"])
maybe = st.none() | text
spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 30), st.integers(0, 20))
noted = st.builds(Noted, text, text, maybe, st.none() | spans)


def some(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of something."""
    return st.lists(of, max_size=most).map(tuple)


articles = st.builds(
    Article,
    id=text,
    text=st.text(st.characters(), max_size=60) | text,
    title=st.none() | noted,
    outlet=st.none() | noted,
    authors=some(noted),
    published=st.none() | noted,
    section=some(text),
    language=maybe,
    url=maybe | st.just("https://www.paper.example/a?id=1"),
    sha256=text,
    links=some(st.builds(Link, spans, text)),
    furniture=some(st.builds(Furniture, spans, st.sampled_from(["menu", "notice"]), text)),
    comments=some(st.builds(Comment, text, maybe, maybe)),
    stretches=some(st.builds(Stretch, spans, spans)),
)
unnamed = st.builds(Unnamed, maybe, maybe, maybe, st.booleans(), maybe, maybe, maybe)
pages = st.builds(Page, text, st.sampled_from(["html", "text"]), text, text, st.builds(Given, maybe, maybe, maybe, maybe, maybe))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading whose ids lead somewhere."""
    actor_ids = draw(st.lists(text, max_size=3, unique=True))
    ids = draw(st.lists(text, max_size=4, unique=True))
    actors = tuple(
        Actor(i, draw(text), draw(st.sampled_from(["person", "anonymous"])), draw(some(st.builds(Mention, spans, text))), draw(st.none() | unnamed))
        for i in actor_ids
    )
    named = some(st.sampled_from(actor_ids), 2) if actor_ids else st.just(())
    hops = st.builds(Hop, named, text, some(spans, 2), maybe)
    whens = st.builds(When, spans, maybe, text)
    about = some(st.builds(Relation, st.sampled_from(ids), st.sampled_from(["denies", "answers"]), text), 2) if ids else st.just(())
    statements = tuple(
        Statement(
            id=i,
            content=draw(st.lists(spans, min_size=1, max_size=3).map(tuple)),
            cue=draw(st.none() | spans),
            source=draw(st.none() | spans),
            score=draw(st.floats(0, 1)),
            found=draw(text),
            within=draw(st.none() | st.sampled_from(ids)),
            manner=draw(st.sampled_from(["direct", "indirect"])),
            act=draw(st.sampled_from(["say", "deny"])),
            certainty=draw(st.sampled_from(["firm", "hedged"])),
            manner_reason=draw(maybe),
            act_reason=draw(maybe),
            certainty_reason=draw(maybe),
            when=draw(st.none() | whens),
            speaks_of=draw(some(whens, 2)),
            about=draw(about),
            speaker=draw(st.none() | st.sampled_from(actor_ids)) if actor_ids else None,
            speaker_reason=draw(maybe),
            chain=draw(some(hops)),
        )
        for i in ids
    )
    positions = st.builds(
        Position,
        st.none() | st.sampled_from(actor_ids) if actor_ids else st.none(),
        st.sampled_from(["demand", "plan"]),
        st.lists(spans, min_size=1, max_size=2).map(tuple),
        st.sampled_from(ids),
        text,
        some(st.builds(Condition, spans, spans, text), 2),
        st.none() | spans,
        st.none() | whens,
    ) if ids else st.nothing()  # fmt: skip
    wants = draw(some(positions, 2)) if ids else ()
    return Reading(draw(articles), statements, actors, wants, problems=draw(st.lists(text, max_size=3).map(tuple)), version=draw(text))


def made(
    words: str, *, url: str | None = None, outlet: str | None = None, title: str | None = None, markup: str = "", version: str = "1"
) -> tuple[Reading, Page]:
    """A page and what is read from it, without the model: each sentence "A said B." is a statement; `markup` changes the bytes alone."""
    raw = markup + words
    page = Page("somewhere", "text", raw, hashlib.sha256(raw.encode()).hexdigest(), Given(url=url, outlet=outlet, title=title))
    actors: dict[str, Actor] = {}
    statements: list[Statement] = []
    at = 0
    for sentence in words.split(". "):
        if " said " in sentence:
            name, content = sentence.split(" said ", 1)
            source, cue = Span(at, at + len(name)), Span(at + len(name) + 1, at + len(name) + 5)
            body = Span(cue.end + 1, cue.end + 1 + len(content.rstrip(".")))
            actor = actors.setdefault(name, Actor(f"a{len(actors) + 1}", name, "person", (Mention(source, "named"),)))
            certainty: Any = "hedged" if "perhaps" in content else "firm"
            hop = Hop((actor.id,), "the speaker", (source,))
            statements.append(
                Statement(f"s{len(statements) + 1}", (body,), cue, source, 0.9, "cue", certainty=certainty, speaker=actor.id, chain=(hop,))
            )
        at += len(sentence) + 2
    article = Article(
        id=page.given.id or "made",
        text=words,
        url=url,
        outlet=Noted(outlet, "given") if outlet else None,
        title=Noted(title, "given") if title else None,
        sha256=page.sha256,
    )
    return Reading(article, tuple(statements), tuple(actors.values()), version=version), page


def content_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a store, sorted, less the columns that tell how they came."""
    connection = sqlite3.connect(path)
    try:
        return {table: sorted(rows_of(connection, table), key=repr) for table in TABLES}
    finally:
        connection.close()


def rows_of(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table less those columns."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in ARRIVAL.get(table, set())]
    return connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()


def sound(path: Path) -> bool:
    """Whether a store's tables, references and indexes of words agree with each other."""
    connection = sqlite3.connect(path)
    try:
        for index in ("articles_fts", "statements_fts"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()


def kept(path: Path, *told: Reading) -> Store:
    """A store that holds some readings made by hand, not linked yet."""
    store = Store.open(path)
    for reading in told:
        raw = reading.article.text
        given = Given(url=reading.article.url, outlet=reading.article.outlet.value if reading.article.outlet else None)
        store.add(reading, Page(reading.article.id, "text", raw, hashlib.sha256(raw.encode()).hexdigest(), given))
    return store


def stands(change: Any, text: str) -> bool:
    """Whether what a change is told of stands in the text; drawn statements may not, and words that aren't there can't be written down."""
    of = getattr(change, "of", None)
    spans = [*of.content, *(part for part in (of.cue, of.source) if part)] if of else []
    return all(0 <= span.start < span.end <= len(text) for span in spans)
