"""One SQLite file: opened, brought up to date, read and written, with errors that a person can act on."""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from accordingto.errors import StoreError

OURS = 0x61636374
"""The mark in the file's head that tells our files from other programs' ("acct")."""
MIGRATIONS = Path(str(files("accordingto.store"))) / "migrations"
"""Numbered SQL files. One that was released never changes; what comes later is a file of its own."""
IN = "IN (SELECT value FROM json_each(?))"
"""A test for one of many values, which are given as `listed` tells them."""
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
PAUSE = 0.02
"""Seconds between two tries where SQLite itself doesn't wait."""
RESULT_CODE = 0xFF
"""The part of SQLite's extended error codes that tells the kind of error."""
TROUBLE = {
    sqlite3.SQLITE_NOTADB: "is no store (not an SQLite database); name another file",
    sqlite3.SQLITE_BUSY: "is locked by another program that writes to it; try again when that has ended",
    sqlite3.SQLITE_LOCKED: "is locked by another program that writes to it; try again when that has ended",
    sqlite3.SQLITE_READONLY: "can't be written to; check its permissions",
    sqlite3.SQLITE_CANTOPEN: "can't be opened; check that its folder exists and may be written to",
    sqlite3.SQLITE_FULL: "no room is left on the disk; make room and give the same command again",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or ingest the pages into a new file",
}

Row = tuple[Any, ...]


def listed(values: Iterable[str | int]) -> str:
    """Values as the test `IN` takes them."""
    return json.dumps(list(values))


class Database:
    """An open file. What was written is safe from a kill at once, from a power cut once SQLite has moved it into the file.

    Each way to read or write raises StoreError in words, with the file's name, and nothing else.
    """

    def __init__(self, path: Path, *, create: bool = True, patience: float = PATIENCE) -> None:
        self.path = path
        self.writing = False
        if path.is_dir():
            raise StoreError(f"{path}: is a folder; name a file")
        if not create and not path.exists():
            raise StoreError(f"{path}: no such file; make it with `accordingto ingest PATH --db {path}`")
        with self.telling():
            self.connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            with self.telling():
                self.connection.row_factory = decoded
                migrate(self.connection, path)
                self.connection.execute("PRAGMA synchronous = NORMAL")
                self.connection.execute("PRAGMA foreign_keys = ON")
                self.connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only marked as free
        except StoreError:
            self.connection.close()
            raise

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn SQLite's errors into ours."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            words = TROUBLE.get(code & RESULT_CODE) if isinstance(code, int) else None
            raise StoreError(f"{self.path}: {words or f'the store failed ({error})'}") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or none of it. Only one process writes at a time; the others wait. One inside another is part of it."""
        if self.writing:
            yield
            return
        with self.telling():
            self.connection.execute("BEGIN IMMEDIATE")
            self.writing = True
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self.writing = False

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever other processes write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with self.telling():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """What a query gives, a row at a time."""
        with self.telling():
            cursor = self.connection.execute(sql, bound(values))
        while True:
            with self.telling():
                part = cursor.fetchmany(64)
            if not part:
                return
            yield from part

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All that a query gives."""
        with self.telling():
            return self.connection.execute(sql, bound(values)).fetchall()

    def one(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row that a query gives, or None."""
        with self.telling():
            found: Row | None = self.connection.execute(sql, bound(values)).fetchone()
            return found

    def blob(self, sql: str, values: Sequence[Any] = ()) -> bytes | None:
        """The one value that a query gives, as the bytes that were stored."""
        with self.telling():
            cursor = self.connection.cursor()
            cursor.row_factory = None
            row = cursor.execute(sql, bound(values)).fetchone()
        return row[0] if row and isinstance(row[0], bytes) else None

    def raw(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All that a query gives, bytes as the bytes that were stored."""
        with self.telling():
            cursor = self.connection.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, bound(values)).fetchall()

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write the same for each of some rows."""
        with self.telling():
            self.connection.executemany(sql, [bound(row) for row in rows])

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Write; the number of the row that was added last."""
        with self.telling():
            return self.connection.execute(sql, bound(values)).lastrowid or 0

    def insert(self, table: str, rows: Iterable[Sequence[Any]], columns: str = "", changes: str = "") -> None:
        """Add whole rows to a table, or those columns of them. `changes` says what becomes of a row that is there."""
        made = [bound(row) for row in rows]
        if made:
            with self.telling():
                values = f"({', '.join('?' * len(made[0]))})"
                self.connection.executemany(f"INSERT INTO {table} {columns} VALUES {values} {changes}", made)  # noqa: S608 - our own names

    def emptied_log(self, patience: int) -> bool:
        """Move what was written into the file and empty the log. False where another reads it for longer than some milliseconds."""
        with self.telling():
            ((before,),) = self.connection.execute("PRAGMA busy_timeout").fetchall()
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience)}")
            try:
                ((busy, _, _),) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {int(before)}")
        return not busy

    def close(self) -> None:
        """Close the file."""
        with self.telling():
            self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def migrate(connection: sqlite3.Connection, path: Path, folder: Path = MIGRATIONS) -> None:
    """Bring a file up to the newest layout, step by step, in one transaction. Raises StoreError where it isn't ours or is newer."""
    steps = sorted(folder.glob("[0-9]*.sql"))
    if checked(connection, path, len(steps)) == len(steps):
        return
    with_log(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[checked(connection, path, len(steps)) :]:
            for statement in split(step.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def with_log(connection: sqlite3.Connection) -> None:
    """Have a file write ahead into a log. Where another is about to, SQLite says at once that it's locked; we wait as for any other lock."""
    ((patience,),) = connection.execute("SELECT timeout FROM pragma_busy_timeout").fetchall()
    end = time.monotonic() + patience / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & RESULT_CODE != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                raise
            time.sleep(PAUSE)
        else:
            return


def checked(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The layout that a file has, 0 where it is empty. Raises StoreError where it isn't ours or is newer than we know."""
    head = "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id, pragma_user_version"
    ((mark, layout, tables),) = connection.execute(head).fetchall()
    if mark != OURS and (tables or mark):
        raise StoreError(f"{path}: is a database of another program; name another file")
    if layout > newest:
        raise StoreError(f"{path}: was written by a newer version of accordingto (layout {layout}, this one knows {newest}); upgrade the program")
    return int(layout)


def split(script: str) -> Iterator[str]:
    """The statements of a script, whole triggers among them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a migration ends in the middle of a statement: {statement[:60]!r}")


def bound(values: Sequence[Any]) -> Sequence[Any]:
    """Values as SQLite takes them. Text that can't stand in UTF-8 (half a pair of surrogates) is kept as bytes."""
    return [encoded(v) if isinstance(v, str) and not v.isascii() else v for v in values]


def encoded(text: str) -> str | bytes:
    """Text, or its bytes where it holds halves of pairs."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def decoded(_: sqlite3.Cursor, row: Row) -> Row:
    """A row with the texts that are kept as bytes made texts again."""
    if any(type(value) is bytes for value in row):
        return tuple(value.decode("utf-8", "surrogatepass") if type(value) is bytes else value for value in row)
    return row


def now() -> str:
    """The time in UTC, always of the same length, so that times sort as they are written."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
