"""Readings as rows of JSON, and rows of a batch as pages."""

import json
from dataclasses import replace
from typing import Any

from accordingto.errors import PageError, RowError
from accordingto.model import Actor, Article, Given, Noted, Page, Position, Reading, Span, Statement

FIELDS = ("url", "outlet", "published", "title")


def page_of(line: str, number: int) -> tuple[str, Page]:
    """The id and the page of one line of a batch. Rows without an id get their line's number.

    Raises RowError where the line is no row with `text` or `html`, in words that a person can act on.
    """
    page = page_in(line)
    key = page.given.id if page.given.id is not None else str(number)
    return key, replace(page, place=f"row {key}", given=replace(page.given, id=key))


def page_in(line: str) -> Page:
    """The page of a row, as the row has it: without an id where it has none. Raises RowError as `page_of` does."""
    from accordingto.pages import read_page

    try:
        row = json.loads(line)
    except ValueError as error:
        raise RowError(f"not JSON ({error})") from None
    except RecursionError:
        raise RowError("nested too deeply to be read") from None
    if not isinstance(row, dict):
        raise RowError("not an object; a row is {id, text or html, url?, outlet?, published?, title?}")
    given = {name: row.get(name) for name in FIELDS}
    if wrong := [name for name, value in given.items() if value is not None and not isinstance(value, str)]:
        raise RowError(f"“{wrong[0]}” must be text")
    text, html = row.get("text"), row.get("html")
    if not isinstance(text, str) and not isinstance(html, str):
        raise RowError("has neither “text” nor “html”")
    known = Given(id=str(row["id"]) if row.get("id") is not None else None, **given)
    try:
        if isinstance(text, str):
            return Page("row", "text", text, sha256_of(text), known)
        assert isinstance(html, str)
        return Page("row", "html", html, read_page(html).sha256, known)
    except PageError as error:
        raise RowError(str(error)) from None


def sha256_of(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def row_of(reading: Reading) -> dict[str, Any]:
    """A reading as a row: what a scorer reads (names, plain values), and all else that is known beside it."""
    article, actors = reading.article, {a.id: a for a in reading.actors}
    return {
        "id": article.id,
        **head_of(article),
        "statements": [statement_row(s, actors, article.text) for s in reading.statements],
        "actors": [actor_row(a, article.text) for a in reading.actors],
        "positions": [position_row(p, actors, article.text) for p in reading.positions],
        "furniture": [{"span": f.span, "kind": f.kind, "reason": f.reason} for f in article.furniture],
        "links": [{"span": link.span, "url": link.url} for link in article.links],
        "comments": [{"text": c.text, "author": c.author, "written": c.written} for c in article.comments],
        "problems": list(reading.problems),
        "version": reading.version,
    }


def head_of(article: Article) -> dict[str, Any]:
    """The article's own fields, each with where it was found."""
    return {
        "title": noted(article.title),
        "outlet": noted(article.outlet),
        "authors": [noted(a) for a in article.authors],
        "published": noted(article.published),
        "section": list(article.section),
        "language": article.language,
        "url": article.url,
        "sha256": article.sha256,
    }


def noted(fact: Noted | None) -> dict[str, Any] | None:
    """A fact with where it was found."""
    return {"value": fact.value, "found": fact.found, "reason": fact.reason, "span": fact.span} if fact else None


def statement_row(statement: Statement, actors: dict[str, Actor], text: str) -> dict[str, Any]:
    """A statement with names in place of ids, and the reasons."""
    speaker = actors.get(statement.speaker or "")
    return {
        "id": statement.id,
        "source": spans(statement.source),
        "cue": spans(statement.cue),
        "content": list(statement.content),
        "within": statement.within,
        "manner": statement.manner,
        "manner_reason": statement.manner_reason,
        "act": statement.act,
        "act_reason": statement.act_reason,
        "certainty": statement.certainty,
        "certainty_reason": statement.certainty_reason,
        "about": [{"id": r.statement, "relation": r.kind, "reason": r.reason} for r in statement.about],
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_id": statement.speaker,
        "speaker_reason": statement.speaker_reason,
        "chain": [[actors[key].name for key in hop.actors if key in actors] for hop in statement.chain],
        "hops": [{"actors": list(hop.actors), "reason": hop.reason, "spans": list(hop.spans), "url": hop.url} for hop in statement.chain],
        "when": statement.when.value if statement.when else None,
        "when_span": statement.when.span if statement.when else None,
        "when_reason": statement.when.reason if statement.when else None,
        "speaks_of": [{"span": t.span, "value": t.value, "reason": t.reason, "text": t.span.of(text)} for t in statement.speaks_of],
        "score": statement.score,
        "found": statement.found,
        "words": {"source": words(statement.source, text), "cue": words(statement.cue, text), "content": [c.of(text) for c in statement.content]},
    }


def spans(span: Span | None) -> list[Span]:
    """No span or one, as a list."""
    return [span] if span else []


def words(span: Span | None, text: str) -> str | None:
    """What a span covers."""
    return span.of(text) if span else None


def actor_row(actor: Actor, text: str) -> dict[str, Any]:
    """An actor with its mentions, and what is said of it where it isn't named."""
    unnamed = actor.unnamed
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "mentions": [{"span": m.span, "text": m.span.of(text), "reason": m.reason} for m in actor.mentions],
        "unnamed": {name: getattr(unnamed, name) for name in unnamed.__dataclass_fields__} if unnamed else None,
    }


def position_row(position: Position, actors: dict[str, Actor], text: str) -> dict[str, Any]:
    """A position with the holder's name, its conditions, and the reasons."""
    holder = actors.get(position.actor or "")
    return {
        "actor": holder.name if holder else words(position.holder, text),
        "actor_id": position.actor,
        "holder": position.holder,
        "kind": position.kind,
        "content": list(position.content),
        "conditions": [
            {"span": c.span, "text": c.span.of(text), "shown_by": c.shown_by, "shown_by_text": c.shown_by.of(text), "reason": c.reason}
            for c in position.conditions
        ],
        "statement": position.statement,
        "when": position.when.value if position.when else None,
        "reason": position.reason,
        "words": [c.of(text) for c in position.content],
    }


def dumped(row: dict[str, Any]) -> str:
    """A row as one line of JSON. What can't stand in UTF-8 is escaped, so that any text can be written."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return line
