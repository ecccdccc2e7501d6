"""Readers' comments in the store. What is deleted is gone from the file: overwritten, and the log that it stood in emptied."""

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from accordingto.comments import Earlier, ReaderComment, Reason, Seen, State, Subject, Verdict, features
from accordingto.comments.policy import ADDRESS_DAYS, COMPARED, HELD_DAYS, RARE, SPAM_DAYS
from accordingto.errors import StoreError
from accordingto.store.database import Database, Row

COLUMNS = "number, kind, key, name, text, state, posted, reasons, decided, decided_by"
SECRET_BYTES = 32
HURRY = 2000
"""Milliseconds to wait for readers to let go of the log after a deletion; where they don't, the next deletion or purge empties it."""
LABELS: dict[str, str] = {"approved": "ham", "spam": "spam"}
"""As what a decided comment's words are counted."""


class StoredComments:
    """The comments in a store, and what was learned from them."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def secret(self, name: str) -> bytes:
        """Bytes that only this store's site knows, made when they are first asked for."""
        made = secrets.token_bytes(SECRET_BYTES)
        return self._kept("SELECT value FROM secrets WHERE name = ?", "INSERT INTO secrets (name, value) VALUES (?, ?)", name, made)

    def salt(self, day: str) -> bytes:
        """The salt for codes of addresses on a day, made when it is first asked for."""
        made = secrets.token_bytes(SECRET_BYTES)
        return self._kept("SELECT salt FROM comment_salts WHERE day = ?", "INSERT INTO comment_salts (day, salt) VALUES (?, ?)", day, made)

    def _kept(self, select: str, insert: str, name: str, made: bytes) -> bytes:
        """The bytes under a name, or those that are kept from now on."""
        with self.database.transaction():
            found = self.database.blob(select, (name,))
            if found is None:
                self.database.do(insert, (name, made))
        return found or made

    def from_addresses(self, codes: Iterable[str], since: datetime) -> int:
        """How many comments came from some addresses, by their codes, since then."""
        sql = "SELECT count(*) FROM reader_comments WHERE address IN (SELECT value FROM json_each(?)) AND posted > ?"
        ((count,),) = self.database.all(sql, (json.dumps(list(codes)), told(since)))
        return int(count)

    def earlier(self) -> tuple[Earlier, ...]:
        """The latest held and spam comments, the latest first."""
        sql = "SELECT number, state, text FROM reader_comments WHERE state <> 'approved' ORDER BY number DESC LIMIT ?"
        return tuple(Earlier(*row) for row in self.database.all(sql, (COMPARED,)))

    def words(self, wanted: Iterable[str]) -> dict[str, Seen]:
        """What was learned of some words."""
        sql = "SELECT word, spam, ham FROM comment_words WHERE word IN (SELECT value FROM json_each(?))"
        return {word: Seen(spam, ham) for word, spam, ham in self.database.all(sql, (json.dumps(sorted(wanted)),))}

    def learned(self) -> Seen:
        """How many comments of each kind were learned from."""
        ((spam, ham),) = self.database.all("SELECT spam, ham FROM comment_totals")
        return Seen(spam, ham)

    def add(
        self, subject: Subject, name: str, text: str, verdict: Verdict, posted: datetime, *, stamp: str, token: str, address: str
    ) -> ReaderComment:
        """Keep a comment. One that came with the same form is given back instead."""
        values = (*subject, name, text, verdict.state, dumped(verdict.reasons), told(posted), stamp, token, address)
        with self.database.transaction():
            there = self.by_stamp(stamp)
            if there:
                return there
            sql = """INSERT INTO reader_comments (kind, key, name, text, state, reasons, posted, stamp, token, address)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
            return self.comment(self.database.do(sql, values))

    def comment(self, number: int) -> ReaderComment:
        """A comment. Raises StoreError where none has that number."""
        row = self.database.one(f"SELECT {COLUMNS} FROM reader_comments WHERE number = ?", (number,))  # noqa: S608 - our own names
        if row is None:
            raise StoreError(f"{self.database.path}: no comment has the number {number}")
        return comment_of(row)

    def by_stamp(self, stamp: str) -> ReaderComment | None:
        """The comment that came with a form, or None."""
        return next(self._some("stamp = ?", stamp), None)

    def by_token(self, token: str) -> list[ReaderComment]:
        """The comments under a token, by its hash."""
        return list(self._some("token = ?", token))

    def token(self, number: int) -> str:
        """The hash of a comment's token."""
        row = self.database.one("SELECT token FROM reader_comments WHERE number = ?", (number,))
        return str(row[0]) if row else ""

    def of(self, subject: Subject, state: State = "approved") -> list[ReaderComment]:
        """The comments on a subject that are shown, or in another state, the oldest first."""
        return list(self._some("kind = ? AND key = ? AND state = ?", *subject, state))

    def all(self, state: State | None = None) -> Iterator[ReaderComment]:
        """All comments, or those in a state, the oldest first: those that are "held" wait for a moderator."""
        return self._some("state = ?", state) if state else self._some("1")

    def latest(self, state: State, limit: int) -> list[ReaderComment]:
        """The latest comments in a state, the oldest of them first."""
        sql = f"SELECT {COLUMNS} FROM reader_comments WHERE state = ? ORDER BY number DESC LIMIT ?"  # noqa: S608 - our own names
        return [comment_of(row) for row in reversed(self.database.all(sql, (state, limit)))]

    def counts(self) -> dict[str, int]:
        """How many comments there are in each state."""
        return {"held": 0, "approved": 0, "spam": 0} | dict(self.database.all("SELECT state, count(*) FROM reader_comments GROUP BY state"))

    def _some(self, where: str, *values: Any) -> Iterator[ReaderComment]:
        """Comments by a test, the oldest first."""
        rows = self.database.all(f"SELECT {COLUMNS} FROM reader_comments WHERE {where} ORDER BY number", values)  # noqa: S608 - our own names
        return map(comment_of, rows)

    def decide(self, number: int, state: State, who: str, now: datetime) -> ReaderComment:
        """Write down what a moderator decided, and learn from it."""
        with self.database.transaction():
            comment = self.comment(number)
            self._learn(comment, LABELS.get(state))
            self.database.do(
                "UPDATE reader_comments SET state = ?, decided = ?, decided_by = ? WHERE number = ?", (state, told(now), who.strip(), number)
            )
            return self.comment(number)

    def _learn(self, comment: ReaderComment, label: str | None) -> None:
        """Count a comment's words as spam or ham, or no more; as what they were counted before they are counted no more."""
        row = self.database.one("SELECT learned FROM reader_comments WHERE number = ?", (comment.number,))
        before = row[0] if row else None
        if before == label:
            return
        words = [(word,) for word in sorted(features(comment.text, comment.name))]
        if before:
            self._count(before, words, -1)
        if label:
            self._count(label, words, 1)
        self.database.do("UPDATE reader_comments SET learned = ? WHERE number = ?", (label, comment.number))
        self.database.do("DELETE FROM comment_words WHERE spam <= 0 AND ham <= 0")

    def _count(self, label: str, words: list[tuple[str]], step: int) -> None:
        """Count words once more or once less; a word is never counted less than not at all."""
        column = "spam" if label == "spam" else "ham"
        for (word,) in words:
            if step > 0:
                sql = f"INSERT INTO comment_words (word, {column}) VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET {column} = {column} + 1"  # noqa: S608
            else:
                sql = f"UPDATE comment_words SET {column} = max({column} - 1, 0) WHERE word = ?"  # noqa: S608 - our own names
            self.database.do(sql, (word,))
        self.database.do(f"UPDATE comment_totals SET {column} = max({column} + ?, 0)", (step,))  # noqa: S608 - our own names

    def owe(self, number: int, what: str | None) -> None:
        """Write down what Akismet has to be told of a comment yet; None where it was told."""
        self.database.do("UPDATE reader_comments SET owed = ? WHERE number = ?", (what, number))

    def owed(self) -> list[tuple[ReaderComment, str]]:
        """The comments that Akismet has to be told of, and what."""
        found = self.database.all("SELECT number, owed FROM reader_comments WHERE owed IS NOT NULL ORDER BY number")
        return [(self.comment(number), what) for number, what in found]

    def delete(self, numbers: Iterable[int]) -> bool:
        """Delete comments, and what was learned from them: text, name, reasons, codes. Whether the log is emptied too; see `scrub`."""
        with self.database.transaction():
            for number in numbers:
                self._learn(self.comment(number), None)
                self.database.do("DELETE FROM reader_comments WHERE number = ?", (number,))
        return self.scrub()

    def purge(self, now: datetime) -> tuple[int, bool]:
        """Delete what is older than it may be: how many comments went, and whether the log is emptied too."""
        aged = (("spam", SPAM_DAYS), ("held", HELD_DAYS))
        sql = "SELECT number FROM reader_comments WHERE state = ? AND max(posted, coalesce(decided, posted)) < ?"
        with self.database.transaction():
            old = [n for state, days in aged for (n,) in self.database.all(sql, (state, told(now - timedelta(days=days))))]
            for number in old:
                self._forget_rare(self.comment(number))
                self.database.do("DELETE FROM reader_comments WHERE number = ?", (number,))
            self.forget_addresses(now)
        return len(old), self.scrub()

    def _forget_rare(self, comment: ReaderComment) -> None:
        """Of what was learned from a comment keep those words alone that stood in enough of them to be nobody's."""
        for word in sorted(features(comment.text, comment.name)):
            self.database.do("DELETE FROM comment_words WHERE word = ? AND spam + ham < ?", (word, RARE))

    def forget_addresses(self, now: datetime) -> None:
        """Empty codes of addresses that are older than they may be, and delete their salts."""
        before = now - timedelta(days=ADDRESS_DAYS)
        if self.database.one("SELECT 1 FROM comment_salts WHERE day < ?", (day_of(before),)):
            self.database.do("DELETE FROM comment_salts WHERE day < ?", (day_of(before),))
        if self.database.one("SELECT 1 FROM reader_comments WHERE address IS NOT NULL AND posted < ?", (told(before),)):
            self.database.do("UPDATE reader_comments SET address = NULL WHERE address IS NOT NULL AND posted < ?", (told(before),))

    def scrub(self) -> bool:
        """Empty the log in which deleted words may stand yet. False where another program reads it: the next one who deletes or purges empties it."""
        return self.database.emptied_log(HURRY)


def comment_of(row: Row) -> ReaderComment:
    """A comment of its row."""
    number, kind, key, name, text, state, posted, reasons, decided, by = row
    return ReaderComment(number, Subject(kind, key), name, text, state, posted, tuple(Reason(*r) for r in json.loads(reasons)), decided, by)


def dumped(reasons: Iterable[Reason]) -> str:
    """Reasons as JSON."""
    return json.dumps([[r.check, r.says, r.words] for r in reasons], ensure_ascii=False)


def told(time: datetime) -> str:
    """A time as it is kept."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def day_of(time: datetime) -> str:
    """The day of a time."""
    return time.astimezone(UTC).date().isoformat()
