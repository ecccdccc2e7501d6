"""Who may write on the site: tokens with names. Only their hashes are kept; each is shown once, when it is made."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from accordingto.errors import StoreError
from accordingto.store.database import Database, Row, now

Role = Literal["editor", "moderator"]
ROLES: tuple[Role, ...] = get_args(Role)
"""An editor corrects, joins, splits, grades and stores; a moderator decides on readers' comments."""
EDITOR: tuple[Role, ...] = ("editor",)
BYTES = 24
"""Random bytes of a token: too many to be guessed, so that a plain hash keeps it."""
LONGEST_NAME = 80
COLUMNS = "number, name, roles, made, revoked"


@dataclass(frozen=True, slots=True)
class Token:
    """Who may write, and what. `revoked` is when he was no longer let in."""

    number: int
    name: str
    roles: tuple[Role, ...]
    made: str
    revoked: str | None = None


class StoredTokens:
    """The tokens of a store."""

    def __init__(self, database: Database) -> None:
        self.db = database

    def add(self, name: str, roles: Collection[Role] = EDITOR) -> str:
        """Make a token for somebody, and give it: it can't be shown again. Raises StoreError where the name has one already."""
        who, kept = " ".join(name.split()), " ".join(role for role in ROLES if role in roles)
        if not who or len(who) > LONGEST_NAME or not who.isprintable():
            raise StoreError(f"{self.db.path}: a token needs a name of at most {LONGEST_NAME} characters")
        if not kept or set(roles) - set(ROLES):
            raise StoreError(f"{self.db.path}: a role is {' or '.join(ROLES)}")
        made = secrets.token_urlsafe(BYTES)
        with self.db.transaction():
            if self.db.one("SELECT 1 FROM tokens WHERE name = ? AND revoked IS NULL", (who,)):
                raise StoreError(f"{self.db.path}: {who} has a token; revoke it to make another")
            self.db.do("INSERT INTO tokens (name, roles, hash, made) VALUES (?, ?, ?, ?)", (who, kept, hash_of(made), now()))
        return made

    def all(self) -> list[Token]:
        """All tokens in the order they were made, those that were revoked too."""
        return [token_of(row) for row in self.db.all(f"SELECT {COLUMNS} FROM tokens ORDER BY number")]  # noqa: S608 - our own names

    def revoke(self, name: str) -> None:
        """Let nobody in by somebody's token any more, at once. Raises StoreError where there is none of that name."""
        with self.db.transaction():
            if not self.db.one("SELECT 1 FROM tokens WHERE name = ? AND revoked IS NULL", (name,)):
                raise StoreError(f"{self.db.path}: no token of {name}; `accordingto tokens list` shows them")
            self.db.do("UPDATE tokens SET revoked = ? WHERE name = ? AND revoked IS NULL", (now(), name))

    def any(self) -> bool:
        """Whether anybody has a token."""
        return self.db.one("SELECT 1 FROM tokens WHERE revoked IS NULL LIMIT 1") is not None

    def holder(self, token: str) -> Token | None:
        """Whose token this is; None where it is nobody's, or was revoked."""
        return self._one("hash = ?", hash_of(token))

    def at(self, number: int) -> Token | None:
        """The token of a number; None where it was revoked."""
        return self._one("number = ?", number)

    def _one(self, test: str, value: str | int) -> Token | None:
        """A token that isn't revoked, or None."""
        row = self.db.one(f"SELECT {COLUMNS} FROM tokens WHERE {test} AND revoked IS NULL", (value,))  # noqa: S608 - our own names
        return token_of(row) if row else None


def token_of(row: Row) -> Token:
    """A token of its row."""
    number, name, roles, made, revoked = row
    return Token(number, name, tuple(role for role in ROLES if role in roles.split()), made, revoked)


def hash_of(token: str) -> str:
    """What a token is known by."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
