"""What people decided. A decision is a row of its own: it wins over the machine, survives a re-run, and can be undone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accordingto.errors import StoreError
from accordingto.store.database import Database, Row, now

COLUMNS = "number, what, key, value, who, made, undone, undone_by"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided (`what`, such as "same claim"), on what (`key`), how (`value`, of JSON's types), by whom and when.

    `undone` and `undone_by` are set once it is taken back; it stays on record.
    """

    number: int
    what: str
    key: str
    value: Any
    who: str
    made: str
    undone: str | None = None
    undone_by: str | None = None


def decide(db: Database, what: str, key: str, value: Any, who: str, *, again: bool = False) -> Decision:
    """Write a decision. One that stands already, the same by the same person, is not written twice, but for `again`.

    Raises StoreError where the value can't be JSON.
    """
    try:
        told = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise StoreError(f"a decision on {key} can't be kept: its value is no JSON ({error})") from None
    with db.transaction():
        standing = decided(db, what, key)
        if standing and not again and standing.who == who and json.dumps(standing.value, ensure_ascii=False, sort_keys=True) == told:
            return standing
        number = db.do("INSERT INTO decisions (what, key, value, who, made) VALUES (?, ?, ?, ?, ?)", (what, key, told, who, now()))
        return decision_at(db, number)


def decision_at(db: Database, number: int) -> Decision:
    """The decision of a number. Raises StoreError where there is none."""
    row = db.one(f"SELECT {COLUMNS} FROM decisions WHERE number = ?", (number,))  # noqa: S608 - our own names
    if row is None:
        raise StoreError(f"{db.path}: no decision has the number {number}")
    return decision_of(row)


def decided(db: Database, what: str, key: str) -> Decision | None:
    """The decision that stands on something: the last that wasn't undone."""
    row = db.one(f"SELECT {COLUMNS} FROM decisions WHERE what = ? AND key = ? AND undone IS NULL ORDER BY number DESC LIMIT 1", (what, key))  # noqa: S608
    return decision_of(row) if row else None


def decisions_in(db: Database, what: str | None = None, *, undone: bool = False, after: int = 0) -> Iterator[Decision]:
    """Decisions with numbers above one, in the order they were made; with `undone` those that were taken back too."""
    tests = ["number > ?", *(["what = ?"] if what is not None else []), *([] if undone else ["undone IS NULL"])]
    rows = db.rows(f"SELECT {COLUMNS} FROM decisions WHERE {' AND '.join(tests)} ORDER BY number", (after, *([] if what is None else [what])))  # noqa: S608
    return map(decision_of, rows)


def latest_in(db: Database, limit: int, before: int | None) -> list[Decision]:
    """The latest decisions, those that were taken back too, the last one first; with `before` those of smaller numbers alone."""
    test = "WHERE number < ?" if before is not None else ""
    rows = db.all(f"SELECT {COLUMNS} FROM decisions {test} ORDER BY number DESC LIMIT ?", (*([] if before is None else [before]), limit))  # noqa: S608
    return [decision_of(row) for row in rows]


def undo(db: Database, number: int, who: str) -> None:
    """Take a decision back. Raises StoreError where there is none of that number; one that was undone stays so."""
    with db.transaction():
        decision_at(db, number)
        db.do("UPDATE decisions SET undone = ?, undone_by = ? WHERE number = ? AND undone IS NULL", (now(), who, number))


def decision_of(row: Row) -> Decision:
    """A decision of its row."""
    number, what, key, value, *rest = row
    return Decision(number, what, key, json.loads(value), *rest)
