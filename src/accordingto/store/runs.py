"""The record of the runs that filled a store."""

import json
from collections.abc import Sequence

from accordingto.store.database import Database, now


class Run:
    """One run of `ingest`: when, by which version, from where, and what came of it. One that was killed has no end."""

    def __init__(self, database: Database, paths: Sequence[str], version: str) -> None:
        self.database = database
        values = (now(), version, json.dumps(list(paths), ensure_ascii=False))
        self.number = database.do("INSERT INTO runs (began, version, paths) VALUES (?, ?, ?)", values)

    def ended(self, *, stored: int, skipped: int, bad: int) -> None:
        """Write down what came of it."""
        values = (now(), stored, skipped, bad, self.number)
        self.database.do("UPDATE runs SET ended = ?, stored = ?, skipped = ?, bad = ? WHERE number = ?", values)
