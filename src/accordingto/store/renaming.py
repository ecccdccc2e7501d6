"""Statements by other keys: a key tells where the words stand, and so changes when these are corrected. Decisions that name it follow."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from accordingto.store.database import Database

Told = tuple[str, str | None]
"""The words of a statement: content and cue."""


def rename(db: Database, pairs: Iterable[tuple[str, str]]) -> None:
    """Write down that statements are known by other keys from now on. What is known by its own key again needs no other."""
    for was, now in pairs:
        if was != now:
            db.do("DELETE FROM renamed WHERE was = ?", (now,))
            db.do("INSERT INTO renamed (was, now) VALUES (?, ?) ON CONFLICT (was) DO UPDATE SET now = excluded.now", (was, now))


def keys_by_id(db: Database, article: str) -> dict[str, str]:
    """The keys of an article's statements by the ids that its reading gave them."""
    return dict(db.all("SELECT id, key FROM statements WHERE article = ?", (article,)))


def keys_by_words(db: Database, article: str) -> dict[Told, str]:
    """The keys of an article's statements by their words, of those whose words are no other's."""
    rows = db.all("SELECT content, cue, key FROM statements WHERE article = ?", (article,))
    often = Counter((content, cue) for content, cue, _ in rows)
    return {(content, cue): key for content, cue, key in rows if often[content, cue] == 1}


def names(db: Database) -> dict[str, str]:
    """For each key that statements were known by the one that they are known by now."""
    steps: dict[str, str] = dict(db.all("SELECT was, now FROM renamed"))
    return {was: end_of(was, steps) for was in steps}


def end_of(key: str, steps: Mapping[str, str]) -> str:
    """Where a way from key to key ends; the last before it comes round again."""
    seen = {key}
    while (step := steps.get(key)) is not None and step not in seen:
        seen.add(step)
        key = step
    return key


def followed(value: Any, known: Mapping[str, str]) -> Any:
    """A decision's value with the keys by which its statements are known now."""
    match value:
        case str():
            return known.get(value, value)
        case list():
            return [followed(part, known) for part in value]
        case dict():
            return {name: followed(part, known) for name, part in value.items()}
    return value
