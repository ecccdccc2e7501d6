"""Questions to what is stored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from accordingto.store.database import Database, Row
from accordingto.store.keys import address_of, plain

TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
"""Matches a phrase in quotation marks or a word."""

STATEMENT = """
SELECT s.key, s.article, a.url, a.outlet, a.title, a.published, p.name, p.kind,
    s.act, s.certainty, s.manner, s.said, s.score, s.source, s.cue, s.content
FROM statements AS s JOIN articles AS a ON a.key = s.article LEFT JOIN actors AS p ON p.key = s.speaker
"""
UNORDERED = "FROM statements AS s JOIN articles AS a ON a.key = s.article"
ORDERED = "FROM articles AS a INDEXED BY {} CROSS JOIN statements AS s ON s.article = a.key"
"""The same, the articles gone through by their days."""
MANY = 3000
"""Articles that name an actor from which on he is looked for day by day."""
WEIGHED = 3000
"""Rows that hold the words, those stored last, that are weighed against each other."""
ARTICLE = "SELECT a.key, a.url, a.outlet, a.title, a.published, a.language, a.version FROM articles AS a"
CHAIN = "SELECT h.hop, a.name FROM hop_actors AS h JOIN actors AS a ON a.key = h.actor WHERE h.statement = ? ORDER BY h.hop, h.position"


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its words and where it stands. `chain` holds the names at each hop, nearest the reader first."""

    key: str
    article: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    speaker: str | None
    speaker_kind: str | None
    act: str
    certainty: str
    manner: str
    said: str | None
    score: float
    source: str | None
    cue: str | None
    content: str
    chain: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of what stood at an address: its number from the oldest, 1, and the key of its article."""

    number: int
    article: str
    url: str
    title: str | None
    published: str | None
    seen: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article's head. Its text is in `Store.reading(key).article`."""

    key: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: what holds all the words, is told by that actor, stands in that outlet, is published within those days."""

    words: str | None = None
    actor: str | None = None
    outlet: str | None = None
    act: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None


def statements_in(db: Database, wanted: Wanted) -> Iterator[StoredStatement]:
    """The statements that are wanted: the best fitting first where words are given, else the oldest first."""
    for row in found_in(db, STATEMENT, "statements", wanted):
        yield replace(StoredStatement(*row), chain=chain_of(db.all(CHAIN, (row[0],))))


def articles_in(db: Database, wanted: Wanted) -> Iterator[StoredArticle]:
    """The articles that are wanted, in the same order; an actor or an act isn't asked for."""
    for row in found_in(db, ARTICLE, "articles", wanted):
        yield StoredArticle(*row)


def article_at(db: Database, key: str) -> StoredArticle | None:
    """The head of an article, or None."""
    row = db.one(f"{ARTICLE} WHERE a.key = ?", (key,))
    return StoredArticle(*row) if row else None


def found_in(db: Database, select: str, table: str, wanted: Wanted) -> Iterator[Row]:
    """The rows of a table (that the query calls by its first letter) that are wanted."""
    name = table[0]
    join, order = "", f"a.published, {name}.key"
    tests, values = tests_of(wanted)
    if wanted.words is not None:
        match = match_of(wanted.words)
        if match is None:
            return
        join, order = f"JOIN {table}_fts AS f ON f.rowid = {name}.number", f"f.rank, {order}"
        if wanted.limit is not None and not tests:
            tests, values = worst_of(db, table, match, wanted.limit)
        tests, values = [f"{table}_fts MATCH ?", *tests], [match, *values]
    elif table == "statements" and wanted.limit is not None and by_day(db, wanted):
        select = select.replace(UNORDERED, ORDERED.format("articles_published" if wanted.outlet is None else "articles_outlet"))
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    limit = f"LIMIT {int(wanted.limit)}" if wanted.limit is not None else ""
    yield from db.rows(f"{select} {join} {where} ORDER BY {order} {limit}", values)


def by_day(db: Database, wanted: Wanted) -> bool:
    """Whether it is quicker to go through the articles by their days than to sort all that an actor says: of those who say little it isn't."""
    if wanted.actor is None:
        return True
    ((held,),) = db.all("SELECT count(*) FROM (SELECT 1 FROM actors WHERE plain = ? LIMIT ?)", (plain(wanted.actor), MANY))
    return int(held) == MANY


def worst_of(db: Database, table: str, match: str, limit: int) -> tuple[list[str], list[Any]]:
    """A test for what fits at least as well as the last of the wanted rows, so that the others need not be looked up to be sorted.

    Where very many rows hold the words, those stored last are looked at alone: to weigh them all would take a second.
    """
    least = db.one(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?", (match, WEIGHED))  # noqa: S608
    among, values = ("AND rowid > ?", [least[0]]) if least else ("", [])
    sql = f"SELECT rank FROM {table}_fts WHERE {table}_fts MATCH ? {among} ORDER BY rank LIMIT 1 OFFSET ?"  # noqa: S608 - our own names
    worst = db.one(sql, (match, *values, max(limit - 1, 0)))
    tests = [*(["f.rank <= ?"] if worst else []), *(["f.rowid > ?"] if least else [])]
    return tests, [*(worst or ()), *values]


def tests_of(wanted: Wanted) -> tuple[list[str], list[Any]]:
    """Conditions in SQL and the values for them."""
    conditions = (
        ("p.plain = ?", plain(wanted.actor) if wanted.actor is not None else None),
        ("a.outlet_plain = ?", plain(wanted.outlet) if wanted.outlet is not None else None),
        ("s.act = ?", wanted.act),
        ("a.published >= ?", wanted.since),
        ("substr(a.published, 1, length(?)) <= ?", wanted.until),
    )
    tests = [test for test, value in conditions if value is not None]
    return tests, [value for test, value in conditions if value is not None for _ in range(test.count("?"))]


def match_of(words: str) -> str | None:
    """Words as the index of words takes them, all of which must be there; "phrases" as they stand. None where there is no word.

    >>> match_of('ceasefire "two officials" -x')
    '"ceasefire" "two officials" "-x"'
    """
    clean = words.encode("utf-8", "replace").decode().replace("\x00", " ")
    terms = [phrase or word for phrase, word in TERM.findall(clean)]
    return " ".join(f'"{term}"' for term in terms if re.search(r"\w", term)) or None


def chain_of(rows: list[Row]) -> tuple[tuple[str, ...], ...]:
    """The names at each hop."""
    hops: dict[int, list[str]] = {}
    for hop, name in rows:
        hops.setdefault(hop, []).append(name)
    return tuple(tuple(names) for names in hops.values())


def versions_at(db: Database, url: str) -> tuple[Version, ...]:
    """The versions at an address, the oldest first: by the day they bear, then by when they were first stored."""
    rows = db.all("SELECT key, url, title, published, seen FROM articles WHERE address = ? ORDER BY published, seen, key", (address_of(url),))
    return tuple(Version(i, *row) for i, row in enumerate(rows, 1))
