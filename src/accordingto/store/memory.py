"""What sentences mean, and what was told of pairs read side by side, kept from one linking to the next."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal

from accordingto.store.database import Database

Kept = Literal["sentences", "pairs"]
COLUMNS: Mapping[Kept, str] = {"sentences": "vector", "pairs": "logit"}


class NetworkMemory:
    """What a network made of texts, by their digests: vectors of sentences, or logits of pairs. What other weights made is thrown away.

    Each batch is written at once: a linking that was killed goes on quickly. With `keep` False nothing is written: for those who only ask.
    """

    def __init__(self, database: Database, weights: str, table: Kept = "sentences", *, keep: bool = True) -> None:
        self.db, self.weights, self.table, self.column, self.keep = database, weights, table, COLUMNS[table], keep
        if keep:
            self.db.do(f"DELETE FROM {table} WHERE weights <> ?", (weights,))  # noqa: S608 - one of two names

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        """What is known, by text."""
        by = {digest_of(text): text for text in texts}
        sql = f"SELECT digest, {self.column} FROM {self.table} WHERE weights = ? AND digest IN ({', '.join('?' * len(by))})"  # noqa: S608 - names of ours and question marks
        return {by[digest]: made for digest, made in self.db.raw(sql, [self.weights, *by])}

    def put(self, made: Mapping[str, bytes]) -> None:
        """Keep what was made, by text."""
        if not self.keep:
            return
        rows = [(digest_of(text), self.weights, raw) for text, raw in made.items()]
        with self.db.transaction():
            self.db.many(f"INSERT OR REPLACE INTO {self.table} (digest, weights, {self.column}) VALUES (?, ?, ?)", rows)  # noqa: S608 - names of ours


def digest_of(text: str) -> bytes:
    """What a text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
