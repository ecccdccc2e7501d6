"""Rows as the reading that they were."""

import json
import zlib
from collections import defaultdict
from dataclasses import replace
from typing import Any

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
from accordingto.store.database import Database, Row

Ids = dict[str, str]
"""The reading's own ids by keys."""


def reading_at(db: Database, key: str) -> Reading | None:
    """The reading of an article, equal to the one that was stored, or None where there is none of that key."""
    head = db.one("SELECT id, text, language, section, url, sha256, stretches, version FROM articles WHERE key = ?", (key,))
    if head is None:
        return None
    ids: Ids = dict(db.all("SELECT key, id FROM actors WHERE article = ?", (key,)))
    problems = tuple(p for (p,) in db.all("SELECT problem FROM problems WHERE article = ? ORDER BY position", (key,)))
    statements = statements_at(db, key, ids)
    told: Ids = dict(db.all("SELECT key, id FROM statements WHERE article = ?", (key,)))
    positions = positions_at(db, key, told, ids)
    return Reading(article_at(db, key, head), statements, actors_at(db, key), positions, problems, head[-1])


def article_at(db: Database, key: str, head: Row) -> Article:
    """The article of a row, with what stands around it."""
    id_, text, language, section, url, sha256, stretches, _ = head
    facts = facts_at(db, key)
    return Article(
        id=id_,
        text=text,
        title=next(iter(facts["title"]), None),
        outlet=next(iter(facts["outlet"]), None),
        authors=tuple(facts["author"]),
        published=next(iter(facts["published"]), None),
        section=tuple(json.loads(section)),
        language=language,
        url=url,
        sha256=sha256,
        links=tuple(Link(Span(a, b), u) for a, b, u in parts(db, "start, stop, url", "links", key)),
        furniture=tuple(Furniture(Span(a, b), kind, why) for a, b, kind, why in parts(db, "start, stop, kind, reason", "furniture", key)),
        comments=tuple(Comment(*row) for row in parts(db, "text, author, written", "comments", key)),
        stretches=tuple(Stretch(Span(a, b), Span(c, d)) for a, b, c, d in json.loads(stretches)),
    )


def parts(db: Database, columns: str, table: str, key: str) -> list[Row]:
    """The rows of an article in one of its tables, in order."""
    return db.all(f"SELECT {columns} FROM {table} WHERE article = ? ORDER BY position", (key,))  # noqa: S608 - our own names


def facts_at(db: Database, key: str) -> dict[str, list[Noted]]:
    """An article's facts by field."""
    found: dict[str, list[Noted]] = defaultdict(list)
    for field, value, where, reason, start, stop in parts(db, "field, value, found, reason, start, stop", "facts", key):
        found[field].append(Noted(value, where, reason, span_of(start, stop)))
    return found


def actors_at(db: Database, key: str) -> tuple[Actor, ...]:
    """An article's actors."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for actor, start, stop, reason in db.all(
        "SELECT m.actor, m.start, m.stop, m.reason FROM actors AS a JOIN mentions AS m ON m.actor = a.key WHERE a.article = ?"
        " ORDER BY m.actor, m.position",
        (key,),
    ):
        mentions[actor].append(Mention(Span(start, stop), reason))
    columns = "key, id, name, kind, count, role, rank, former, affiliation, closeness, reason"
    return tuple(
        Actor(id_, name, kind, tuple(mentions[actor]), unnamed_of(unnamed)) for actor, id_, name, kind, *unnamed in parts(db, columns, "actors", key)
    )


def unnamed_of(row: list[Any]) -> Unnamed | None:
    """What is said of a source without a name; None for the named, which have no `former`."""
    count, role, rank, former, affiliation, closeness, reason = row
    return None if former is None else Unnamed(count, role, rank, bool(former), affiliation, closeness, reason)


def statements_at(db: Database, key: str, actors: Ids) -> tuple[Statement, ...]:
    """An article's statements."""
    rows = db.all(
        "SELECT key, id, within, speaker, speaker_reason, manner, manner_reason, act, act_reason, certainty, certainty_reason, score, found,"
        " source_start, source_stop, cue_start, cue_stop, said, said_start, said_stop,"
        " said_reason FROM statements WHERE article = ? ORDER BY position",
        (key,),
    )
    ids: Ids = {row[0]: row[1] for row in rows}
    content = spans_at(db, "SELECT p.statement, 0, p.start, p.stop", "spans", "p.position", key)
    chains = chains_at(db, key, actors)
    made = (statement_of(row, tuple(content[row[0], 0]), chains[row[0]], ids, actors) for row in rows)
    about, times = relations_at(db, key, ids), times_at(db, key)
    return tuple(replace(s, about=tuple(about[row[0]]), speaks_of=tuple(times[row[0]])) for row, s in zip(rows, made, strict=True))


def relations_at(db: Database, key: str, ids: Ids) -> dict[str, list[Relation]]:
    """What the article's statements do to each other, by key."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for statement, other, kind, reason in db.all(joined("SELECT p.statement, p.other, p.kind, p.reason", "relations", "p.position"), (key,)):
        found[statement].append(Relation(ids[other], kind, reason))
    return found


def times_at(db: Database, key: str) -> dict[str, list[When]]:
    """The times that the article's statements speak of, by key."""
    found: dict[str, list[When]] = defaultdict(list)
    for statement, start, stop, value, reason in db.all(
        joined("SELECT p.statement, p.start, p.stop, p.value, p.reason", "times", "p.position"), (key,)
    ):
        found[statement].append(When(Span(start, stop), value, reason))
    return found


def positions_at(db: Database, key: str, statements: Ids, actors: Ids) -> tuple[Position, ...]:
    """The article's positions."""
    content: dict[int, list[Span]] = defaultdict(list)
    for of, start, stop in db.all("SELECT of, start, stop FROM position_spans WHERE article = ? ORDER BY of, position", (key,)):
        content[of].append(Span(start, stop))
    conditions: dict[int, list[Condition]] = defaultdict(list)
    for of, a, b, c, d, reason in db.all(
        "SELECT of, start, stop, shown_start, shown_stop, reason FROM conditions WHERE article = ? ORDER BY of, position", (key,)
    ):
        conditions[of].append(Condition(Span(a, b), Span(c, d), reason))
    made = []
    columns = "position, actor, kind, statement, reason, holder_start, holder_stop, said, said_start, said_stop, said_reason"
    for of, actor, kind, statement, why, start, stop, said, *said_at, said_reason in parts(db, columns, "positions", key):
        when = span_of(*said_at)
        made.append(
            Position(
                actor=actors[actor] if actor is not None else None,
                kind=kind,
                content=tuple(content[of]),
                statement=statements[statement],
                reason=why,
                conditions=tuple(conditions[of]),
                holder=span_of(start, stop),
                when=When(when, said, said_reason) if when else None,
            )
        )
    return tuple(made)


def statement_of(row: Row, content: tuple[Span, ...], chain: list[Hop], ids: Ids, actors: Ids) -> Statement:
    """A statement of its row and parts."""
    _, id_, within, speaker, why, manner, manner_why, act, act_why, certainty, certainty_why, score, found, *places = row
    source_start, source_stop, cue_start, cue_stop, said, said_start, said_stop, said_reason = places
    when = span_of(said_start, said_stop)
    return Statement(
        id=id_,
        content=content,
        cue=span_of(cue_start, cue_stop),
        source=span_of(source_start, source_stop),
        score=score,
        found=found,
        within=ids[within] if within is not None else None,
        manner=manner,
        manner_reason=manner_why,
        act=act,
        act_reason=act_why,
        certainty=certainty,
        certainty_reason=certainty_why,
        when=When(when, said, said_reason) if when else None,
        speaker=actors[speaker] if speaker is not None else None,
        speaker_reason=why,
        chain=tuple(chain),
    )


def chains_at(db: Database, key: str, ids: Ids) -> dict[str, list[Hop]]:
    """The chains of an article's statements, by the statements' keys."""
    spans = spans_at(db, "SELECT p.statement, p.hop, p.start, p.stop", "hop_spans", "p.hop, p.position", key)
    actors: dict[tuple[str, int], list[str]] = defaultdict(list)
    for statement, hop, actor in db.all(joined("SELECT p.statement, p.hop, p.actor", "hop_actors", "p.hop, p.position"), (key,)):
        actors[statement, hop].append(ids[actor])
    chains: dict[str, list[Hop]] = defaultdict(list)
    for statement, hop, reason, url in db.all(joined("SELECT p.statement, p.position, p.reason, p.url", "hops", "p.position"), (key,)):
        chains[statement].append(Hop(tuple(actors[statement, hop]), reason, tuple(spans[statement, hop]), url))
    return chains


def spans_at(db: Database, select: str, table: str, order: str, key: str) -> dict[tuple[str, int], list[Span]]:
    """Spans by statement and hop."""
    found: dict[tuple[str, int], list[Span]] = defaultdict(list)
    for statement, hop, start, stop in db.all(joined(select, table, order), (key,)):
        found[statement, hop].append(Span(start, stop))
    return found


def joined(select: str, table: str, order: str) -> str:
    """A query for the parts `p` of an article's statements."""
    return f"{select} FROM statements AS s JOIN {table} AS p ON p.statement = s.key WHERE s.article = ? ORDER BY p.statement, {order}"


def span_of(start: int | None, stop: int | None) -> Span | None:
    """A span of its two ends, or none."""
    return Span(start, stop) if start is not None and stop is not None else None


def page_at(db: Database, key: str) -> Page | None:
    """The page that was stored under a key, with its text where an article was read from it; else None."""
    row = db.one(
        "SELECT p.place, p.kind, a.text, p.sha256, p.id, p.url, p.title, p.outlet, p.published, p.packed IS NULL"
        " FROM pages AS p JOIN articles AS a ON a.page = p.key WHERE p.key = ?",
        (key,),
    )
    if row is None:
        return None
    place, kind, text, sha256, *given, same = row
    packed = None if same else db.blob("SELECT packed FROM pages WHERE key = ?", (key,))
    return Page(place, kind, unpacked(packed) if packed is not None else text, sha256, Given(*given))


def packed_text(page: Page, article: Article) -> bytes | None:
    """A page's text to keep, or None where it is the article's."""
    return None if page.text == article.text else zlib.compress(page.text.encode("utf-8", "surrogatepass"), 6)


def unpacked(packed: bytes) -> str:
    """A page's text as it was."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
