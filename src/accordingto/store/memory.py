"""What sentences mean, kept from one linking to the next."""

import hashlib
from collections.abc import Mapping, Sequence

from accordingto.store.database import Database


class SentenceMemory:
    """Vectors by the digests of their texts. What other weights made is thrown away.

    Each batch is written at once: a linking that was killed goes on quickly. With `keep` False nothing is written: for those who only ask.
    """

    def __init__(self, database: Database, weights: str, *, keep: bool = True) -> None:
        self.db, self.weights, self.keep = database, weights, keep
        if keep:
            self.db.do("DELETE FROM sentences WHERE weights <> ?", (weights,))

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        """The vectors of those texts that are known."""
        by = {digest_of(text): text for text in texts}
        sql = f"SELECT digest, vector FROM sentences WHERE weights = ? AND digest IN ({', '.join('?' * len(by))})"  # noqa: S608 - question marks
        return {by[digest]: vector for digest, vector in self.db.raw(sql, [self.weights, *by])}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep some vectors, by their texts."""
        if not self.keep:
            return
        rows = [(digest_of(text), self.weights, vector) for text, vector in vectors.items()]
        with self.db.transaction():
            self.db.many("INSERT OR REPLACE INTO sentences (digest, weights, vector) VALUES (?, ?, ?)", rows)


def digest_of(text: str) -> bytes:
    """What a text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
