"""What people corrected: decisions on an article, and its rows written as they say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from accordingto.corrections import (
    CLAIM_GRADES,
    KINDS,
    SOURCE_GRADES,
    Change,
    Correction,
    article_of,
    change_of,
    check,
    check_grade,
    corrected,
    key_of,
    kind_of,
    value_of,
)
from accordingto.errors import CorrectionError, StoreError
from accordingto.model import Reading
from accordingto.store import decisions
from accordingto.store.database import Database
from accordingto.store.decisions import Decision
from accordingto.store.keys import plain
from accordingto.store.packing import packed, unpacked
from accordingto.store.rebuilding import reading_at
from accordingto.store.renaming import followed, keys_by_id, names, rename
from accordingto.store.touching import touch_article, touch_statements
from accordingto.store.writing import rewrite_reading

GRADES = {"source grade": SOURCE_GRADES, "claim grade": CLAIM_GRADES}
"""What decisions on grades are called, and the grades that there are."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A person's grade of a source or a claim, in the Admiralty Code. `by` and `made` are None until a person gives one."""

    grade: str
    meaning: str
    by: str | None = None
    made: str | None = None
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A decision on an article, and the change that it makes; `change` is None where its words aren't in the text any more."""

    decision: Decision
    article: str
    change: Change | None


def correct(db: Database, article: str, change: Change, who: str) -> Decision:
    """Write a correction down and the article as it says. Raises CorrectionError where it can't stand, StoreError where there is no such article."""
    with db.transaction():
        reading = reading_at(db, article)
        if reading is None:
            raise StoreError(f"{db.path}: no article has the key {article}")
        check(change, reading)
        what, key = kind_of(change), key_of(article, change)
        last = decisions_on(db, article)[-1:]
        again = [(d.what, d.key) for d in last] != [(what, key)]  # what was decided since may have changed the same thing
        made = decisions.decide(db, what, key, value_of(change, reading.article.text), named(who), again=again)
        rewrite(db, article)
    return made


def named(who: str) -> str:
    """The name of who decides. Raises CorrectionError where there is none."""
    if not who.strip():
        raise CorrectionError("a decision needs the name of who makes it")
    return who.strip()


def undo(db: Database, number: int, who: str) -> None:
    """Take a decision back, and what it changed."""
    with db.transaction():
        decisions.undo(db, number, who)
        decision = decisions.decision_at(db, number)
        if decision.what in KINDS:
            rewrite(db, key_now(db, article_of(decision.key)))
        elif decision.what not in GRADES:
            touch_statements(db, followed(decision.value, names(db)))


def rewrite(db: Database, article: str) -> None:
    """The rows of an article as the program read it, less or more what people decided by now."""
    machine = original_at(db, article) or reading_at(db, article)
    if machine is None:
        return
    touch_article(db, article)
    decided = corrections_at(db, article, machine.article.text)
    before = keys_by_id(db, article)
    rewrite_reading(db, article, corrected(machine, decided))
    after = keys_by_id(db, article)
    rename(db, [(key, after[id_]) for id_, key in before.items() if id_ in after])
    keep(db, article, machine if decided else None)


def keep(db: Database, article: str, machine: Reading | None) -> None:
    """Keep what the program read of an article that is corrected; with None it is what the tables hold."""
    db.do("DELETE FROM originals WHERE article = ?", (article,))
    if machine is not None:
        db.do("INSERT INTO originals (article, packed) VALUES (?, ?)", (article, packed(machine)))


def original_at(db: Database, article: str) -> Reading | None:
    """What the program read of an article that is corrected, or None where it isn't."""
    raw = db.blob("SELECT packed FROM originals WHERE article = ?", (article,))
    return unpacked(raw) if raw is not None else None


def corrections_at(db: Database, article: str, text: str) -> list[Correction]:
    """The corrections that stand on an article, in the order they were made. Those whose words aren't in its text are left out."""
    found = (corrected_of(decision, article, text) for decision in decisions_on(db, article))
    return [Correction(c.decision.number, c.change, c.decision.who, c.decision.made) for c in found if c.change]


def corrected_of(decision: Decision, article: str, text: str) -> Corrected:
    """A decision with the change that it makes."""
    try:
        return Corrected(decision, article, change_of(decision.what, decision.value, text))
    except CorrectionError:
        return Corrected(decision, article, None)


def decisions_on(db: Database, article: str, *, undone: bool = False) -> list[Decision]:
    """The decisions on an article, also those made while it was known by another key."""
    sql = """
    WITH RECURSIVE known (key) AS (VALUES (?) UNION SELECT was FROM moved JOIN known ON now = known.key)
    SELECT number FROM decisions AS d JOIN known AS k ON d.key >= k.key || '@' AND d.key < k.key || 'A'
    WHERE d.what IN (SELECT value FROM json_each(?)) ORDER BY number"""
    numbers = [row[0] for row in db.all(sql, (article, json.dumps(KINDS)))]
    made = (decisions.decision_at(db, number) for number in numbers)
    return [d for d in made if undone or not d.undone]


def decisions_now(db: Database, what: str | None, *, undone: bool, after: int = 0) -> Iterator[Decision]:
    """Decisions in the order they were made. Those on statements name them by the keys by which they are known now."""
    known = names(db)
    for decision in decisions.decisions_in(db, what, undone=undone, after=after):
        corrects = decision.what in KINDS or decision.what in GRADES or not known
        yield decision if corrects else replace(decision, value=followed(decision.value, known))


def key_now(db: Database, article: str) -> str:
    """The key by which an article is known now."""
    seen = {article}
    while (row := db.one("SELECT now FROM moved WHERE was = ?", (article,))) and row[0] not in seen:
        article = row[0]
        seen.add(article)
    return article


def moved(db: Database, was: str, now: str) -> None:
    """Write down that an article is known by another key, and take readers' comments along. One that comes back to its old key has it."""
    db.do("UPDATE reader_comments SET key = ? WHERE kind = 'article' AND key = ?", (now, was))
    db.do("DELETE FROM moved WHERE was = ?", (now,))
    db.do("INSERT INTO moved (was, now) VALUES (?, ?) ON CONFLICT (was) DO UPDATE SET now = excluded.now", (was, now))


def corrected_in(db: Database, article: str | None = None, *, undone: bool = False) -> Iterator[Corrected]:
    """The corrections of an article, or of all, each with its article as it is known now, in the order they were made."""
    found = decisions.decisions_in(db, undone=undone) if article is None else decisions_on(db, article, undone=undone)
    for decision in found:
        if decision.what in KINDS:
            yield corrected_now(db, decision, article)


def corrected_now(db: Database, decision: Decision, article: str | None = None) -> Corrected:
    """A correction with its article as it is known now."""
    key = article or key_now(db, article_of(decision.key))
    row = db.one("SELECT text FROM articles WHERE key = ?", (key,))
    return corrected_of(decision, key, row[0]) if row else Corrected(decision, key, None)


def history_in(db: Database, limit: int, before: int | None) -> list[tuple[Decision, Corrected | None]]:
    """The latest decisions, each correction with what it makes, the last one first."""
    return [(d, corrected_now(db, d) if d.what in KINDS else None) for d in decisions.latest_in(db, limit, before)]


def grade(db: Database, what: str, key: str, value: str, told: dict[str, Any], who: str) -> Decision:
    """Write down a grade of a "source" or a "claim". Raises CorrectionError where it is none."""
    check_grade(what, value)
    if not key:
        raise CorrectionError(f"a grade needs the {what} that it is for")
    return decisions.decide(db, f"{what} grade", key, {**told, "grade": value}, named(who))


def grade_at(db: Database, what: str, key: str) -> Grade:
    """The grade that stands; F or 6 where nobody gave one."""
    grades = GRADES[f"{what} grade"]
    decision = decisions.decided(db, f"{what} grade", key)
    if decision is None:
        last = list(grades)[-1]
        return Grade(last, grades[last])
    value = decision.value["grade"]
    return Grade(value, grades[value], decision.who, decision.made, decision.number)


def source_key(name: str) -> str:
    """What a source's grade stands under: its name as it is looked up, over all articles."""
    return plain(name)
