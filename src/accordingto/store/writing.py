"""A reading as rows."""

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from accordingto.errors import StoreError
from accordingto.model import Actor, Article, Noted, Page, Reading, Span, Statement, When
from accordingto.store.database import Database
from accordingto.store.keys import actor_keys, address_of, plain, statement_keys, text_sha256

PAGE = "(key, article, sha256, kind, place, id, url, title, outlet, published, packed, seen, run)"
ARTICLE = """(key, page, id, url, address, outlet, outlet_plain, title, published, language, section, text, text_sha256, sha256,
    stretches, version, seen)"""
STATEMENT = """(key, article, position, id, within, speaker, speaker_reason, manner, manner_reason, act, act_reason,
    certainty, certainty_reason, score, found, source, cue, content,
    source_start, source_stop, cue_start, cue_stop, said, said_start, said_stop, said_reason)"""
ACTOR = "(key, article, position, id, name, plain, kind, count, role, rank, former, affiliation, closeness, reason)"
BETWEEN = " … "
"""Stands between the pieces of a content that is split, as in “a … b”."""

Keys = dict[str, str]
"""Keys by the ids that the reading uses."""


def write_page(db: Database, key: str, article: str, page: Page, *, packed: bytes | None, seen: str, run: int | None) -> None:
    """The row of a page; where it is known, only its article and its text are changed."""
    if db.one("SELECT 1 FROM pages WHERE key = ?", (key,)):
        db.do("UPDATE pages SET article = ?, packed = ? WHERE key = ?", (article, packed, key))
        return
    given = page.given
    told = (given.id, given.url, given.title, given.outlet, given.published)
    db.insert("pages", [(key, article, page.sha256, page.kind, page.place, *told, packed, seen, run)], PAGE)


def write_reading(db: Database, key: str, page: str, reading: Reading, seen: str) -> None:
    """The rows of an article, its statements and its actors. Raises StoreError where ids come twice or lead nowhere."""
    actors, statements = keys_of(key, reading)
    write_article(db, key, page, reading, seen)
    write_found(db, key, reading, actors, statements)


def rewrite_reading(db: Database, key: str, reading: Reading) -> None:
    """The rows of what was found in an article that is there, anew. Statements and actors that stay keep their rows, and what refers to them."""
    actors, statements = keys_of(key, reading)
    for table in ("spans", "hops", "relations", "times"):
        db.do(f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statements WHERE article = ?)", (key,))  # noqa: S608 - our own names
    db.do("DELETE FROM mentions WHERE actor IN (SELECT key FROM actors WHERE article = ?)", (key,))
    db.do("DELETE FROM positions WHERE article = ?", (key,))
    for table, kept in (("statements", statements), ("actors", actors)):
        stay = listed(list(kept.values()))
        db.do(f"DELETE FROM {table} WHERE article = ? AND key NOT IN (SELECT value FROM json_each(?))", (key, stay))  # noqa: S608
    write_found(db, key, reading, actors, statements)


def keys_of(key: str, reading: Reading) -> tuple[Keys, Keys]:
    """The keys of an article's actors and of its statements. Raises StoreError where ids come twice or lead nowhere."""
    place = reading.article.id
    actors = by_id((a.id for a in reading.actors), actor_keys(key, reading.actors), f"{place}: two actors have one id")
    statements = by_id((s.id for s in reading.statements), statement_keys(key, reading.statements), f"{place}: two statements have one id")
    checked(reading, statements, actors)
    return actors, statements


def write_found(db: Database, key: str, reading: Reading, actors: Keys, statements: Keys) -> None:
    """The rows of what was found in an article: actors, statements, positions. A statement or an actor that is there already is changed."""
    text = reading.article.text
    db.insert("actors", [actor_row(actors[a.id], key, i, a) for i, a in enumerate(reading.actors)], ACTOR, changes=changes_of(ACTOR))
    db.insert(
        "mentions",
        [(actors[a.id], i, *m.span, m.span.of(text), m.reason) for a in reading.actors for i, m in enumerate(a.mentions)],
    )
    rows = [statement_row(key, i, s, text, statements, actors) for i, s in enumerate(reading.statements)]
    db.insert("statements", rows, STATEMENT, changes=changes_of(STATEMENT))
    keyed = [(statements[s.id], s) for s in reading.statements]
    write_parts(db, keyed, text, actors)
    write_relations(db, keyed, text, statements)
    write_positions(db, key, reading, statements, actors)


def changes_of(columns: str) -> str:
    """What becomes of a row whose key is there already: it takes on the new values."""
    names = columns.strip("()").replace("\n", " ").split(",")
    return f"ON CONFLICT (key) DO UPDATE SET {', '.join(f'{n.strip()} = excluded.{n.strip()}' for n in names[1:])}"


def by_id(ids: Any, keys: Sequence[str], problem: str) -> Keys:
    """Keys by id. Raises StoreError where an id comes twice."""
    found = dict(zip(ids, keys, strict=True))
    if len(found) != len(keys):
        raise StoreError(problem)
    return found


def checked(reading: Reading, statements: Keys, actors: Keys) -> None:
    """Raise StoreError where a statement or a position names a statement or an actor that the reading doesn't hold."""
    for s in reading.statements:
        named = [k for k in (s.speaker, *(k for hop in s.chain for k in hop.actors)) if k is not None and k not in actors]
        named += [k for k in (s.within, *(r.statement for r in s.about)) if k is not None and k not in statements]
        if named:
            raise StoreError(f"{reading.article.id}: statement {s.id} names {named[0]}, which the reading doesn't hold")
    for p in reading.positions:
        if p.statement not in statements or (p.actor is not None and p.actor not in actors):
            raise StoreError(f"{reading.article.id}: a position names {p.statement} or {p.actor}, which the reading doesn't hold")


def write_article(db: Database, key: str, page: str, reading: Reading, seen: str) -> None:
    """The article's own row and those of what stands around its text."""
    a = reading.article
    outlet = fact_value(a.outlet)
    values = (outlet, plain(outlet) if outlet is not None else None, fact_value(a.title), fact_value(a.published), a.language, listed(a.section))
    stretches = listed([[*s.article, *s.page] for s in a.stretches])
    row = (key, page, a.id, a.url, address_of(a.url), *values, a.text, text_sha256(a.text), a.sha256, stretches, reading.version, seen)
    db.insert("articles", [row], ARTICLE)
    db.insert("facts", fact_rows(key, a))
    db.insert("links", [(key, i, *link.span, link.span.of(a.text), link.url, address_of(link.url)) for i, link in enumerate(a.links)])
    db.insert("furniture", [(key, i, *f.span, f.kind, f.reason) for i, f in enumerate(a.furniture)])
    db.insert("comments", [(key, i, c.text, c.author, c.written) for i, c in enumerate(a.comments)])
    db.insert("problems", [(key, i, problem) for i, problem in enumerate(reading.problems)])


def fact_value(fact: Noted | None) -> str | None:
    """A fact without where it was found."""
    return fact.value if fact else None


def fact_rows(key: str, article: Article) -> list[tuple[Any, ...]]:
    """Where the article's facts were found."""
    facts = [("title", 0, article.title), ("outlet", 0, article.outlet), ("published", 0, article.published)]
    facts += [("author", i, author) for i, author in enumerate(article.authors)]
    return [(key, field, i, f.value, f.found, f.reason, *ends(f.span)) for field, i, f in facts if f]


def actor_row(key: str, article: str, position: int, actor: Actor) -> tuple[Any, ...]:
    """An actor's row. `former` is empty for those that are named."""
    unnamed: tuple[Any, ...] = astuple(actor.unnamed) if actor.unnamed else (None,) * 7
    return (key, article, position, actor.id, actor.name, plain(actor.name), actor.kind, *unnamed)


def statement_row(article: str, position: int, s: Statement, text: str, statements: Keys, actors: Keys) -> tuple[Any, ...]:
    """A statement's row."""
    keys = (statements[s.within] if s.within is not None else None, actors[s.speaker] if s.speaker is not None else None)
    words = (word(s.source, text), word(s.cue, text), BETWEEN.join(c.of(text) for c in s.content))
    when = when_row(s.when)
    like = (s.speaker_reason, s.manner, s.manner_reason, s.act, s.act_reason, s.certainty, s.certainty_reason, s.score, s.found)
    return (statements[s.id], article, position, s.id, *keys, *like, *words, *ends(s.source), *ends(s.cue), *when)


def write_parts(db: Database, statements: list[tuple[str, Statement]], text: str, actors: Keys) -> None:
    """The rows of the statements' content spans and chains."""
    db.insert("spans", [(key, i, *span) for key, s in statements for i, span in enumerate(s.content)])
    hops = [(key, i, hop) for key, s in statements for i, hop in enumerate(s.chain)]
    db.insert("hops", [(key, i, hop.reason, hop.url) for key, i, hop in hops])
    db.insert("hop_actors", [(key, i, k, actors[actor]) for key, i, hop in hops for k, actor in enumerate(hop.actors)])
    db.insert("hop_spans", [(key, i, k, *span, span.of(text)) for key, i, hop in hops for k, span in enumerate(hop.spans)])


def write_relations(db: Database, statements: list[tuple[str, Statement]], text: str, keys: Keys) -> None:
    """The rows of what statements do to each other, and of the times they speak of."""
    db.insert("relations", [(key, i, keys[r.statement], r.kind, r.reason) for key, s in statements for i, r in enumerate(s.about)])
    db.insert("times", [(key, i, *t.span, t.span.of(text), t.value, t.reason) for key, s in statements for i, t in enumerate(s.speaks_of)])


def write_positions(db: Database, article: str, reading: Reading, statements: Keys, actors: Keys) -> None:
    """The rows of the positions, their words and their conditions."""
    text = reading.article.text
    rows, spans, conditions = [], [], []
    for i, p in enumerate(reading.positions):
        actor = actors[p.actor] if p.actor is not None else None
        words = BETWEEN.join(c.of(text) for c in p.content)
        rows.append((article, i, actor, p.kind, statements[p.statement], words, p.reason, *ends(p.holder), *when_row(p.when)))
        spans += [(article, i, k, *span) for k, span in enumerate(p.content)]
        conditions += [(article, i, k, *c.span, c.span.of(text), *c.shown_by, c.shown_by.of(text), c.reason) for k, c in enumerate(p.conditions)]
    db.insert("positions", rows)
    db.insert("position_spans", spans)
    db.insert("conditions", conditions)


def when_row(when: When | None) -> tuple[Any, ...]:
    """A time's value, ends and reason."""
    return (when.value, *when.span, when.reason) if when else (None,) * 4


def ends(span: Span | None) -> tuple[int | None, int | None]:
    """A span's two ends."""
    return (span.start, span.end) if span else (None, None)


def word(span: Span | None, text: str) -> str | None:
    """What a span covers."""
    return span.of(text) if span else None


def listed(values: Sequence[Any]) -> str:
    """A list as JSON."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
