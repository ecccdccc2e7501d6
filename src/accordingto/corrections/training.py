"""A corrected article as a row to train on, in the format of hand-read articles."""

from collections.abc import Collection
from typing import Any

from accordingto.model import Actor, Reading, Statement


def training_row(reading: Reading, by_people: Collection[str] = ()) -> dict[str, Any]:
    """A reading as a row of a hand-read article: places of source, cue and content, and who, through whom, how.

    `by_people` are the ids of the statements that a person entered or corrected; they are marked "by": "person", all others,
    which the program read and nobody changed, "by": "program".
    """
    article = reading.article
    return {
        "id": article.id,
        "text": article.text,
        "outlet": article.outlet.value if article.outlet else None,
        "published": article.published.value if article.published else None,
        "actors": {a.id: actor_row(a, article.text) for a in reading.actors},
        "statements": [statement_row(s, article.text, by_people) for s in reading.statements],
        "version": reading.version,
    }


def actor_row(actor: Actor, text: str) -> dict[str, Any]:
    """An actor: name, kind, and the words that call it."""
    return {"name": actor.name, "kind": actor.kind, "mentions": list(dict.fromkeys(m.span.of(text) for m in actor.mentions))}


def statement_row(s: Statement, text: str, by_people: Collection[str]) -> dict[str, Any]:
    """A statement with its places."""
    return {
        "id": s.id,
        "within": s.within,
        "manner": s.manner,
        "act": s.act,
        "certainty": s.certainty,
        "speaker": s.speaker,
        "chain": [list(hop.actors) for hop in s.chain],
        "about": [{"id": r.statement, "relation": r.kind} for r in s.about],
        "content_spans": [list(span) for span in s.content],
        "cue_span": list(s.cue) if s.cue else None,
        "source_span": list(s.source) if s.source else None,
        "when": {"value": s.when.value, "quote": s.when.span.of(text)} if s.when else None,
        "by": "person" if s.id in by_people else "program",
    }


def touched(before: Reading, after: Reading) -> set[str]:
    """The ids of the statements that are otherwise after people's corrections than before them."""
    was = {s.id: s for s in before.statements}
    return {s.id for s in after.statements if was.get(s.id) != s}
