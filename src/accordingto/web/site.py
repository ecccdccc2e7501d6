"""What a running site knows: where its store is, who may write, and its secret."""

import hmac
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from accordingto.commenting import Comments, Rules
from accordingto.store import ROLES, Role, Store, Token
from accordingto.web.fetching import Permitted, is_public
from accordingto.web.relinking import Relinking

MEBIBYTE = 1 << 20
PATIENCE = 5.0
"""Seconds that a page waits for another program that writes to the store."""
WAITING = 8
"""Pages that are fetched and read, or wait for it, at a time."""
SHORTEST_TOKEN = 16
"""Characters that a token must have at least."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a site is run.

    `token` is what a person must know to write, beside the tokens that the store knows; without any the site is read-only. `names`
    are the host names that it answers to beside IP addresses and localhost. `anyone_reads` lets people without a token have pages read and fetched.
    `comments` are the rules by which readers may comment; None where they may not. `contact` is whom they write to.
    """

    db: Path
    token: str | None = None
    names: frozenset[str] = frozenset()
    anyone_reads: bool = True
    title: str = "accordingto"
    contact: str | None = None
    comments: Rules | None = None
    largest: int = 8 * MEBIBYTE
    permitted: Permitted = is_public


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who may write: under which name, what, and by which token, None for the one that the site was started with."""

    name: str
    roles: frozenset[Role]
    token: int | None = None


def writer_of(token: Token | None) -> Writer | None:
    """Who holds a token."""
    return Writer(token.name, frozenset(token.roles), token.number) if token else None


@dataclass(slots=True)
class Site:
    """A running site. `secret` signs forms and sessions and is made anew at each start; `reading` lets one page be read at a time."""

    settings: Settings
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    reading: threading.Lock = field(default_factory=threading.Lock)
    waiting: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(WAITING))
    stamping: bytes | None = None
    relinking: Relinking = field(init=False)

    def __post_init__(self) -> None:
        """Make ready for joining claims anew."""
        self.relinking = Relinking(self.settings.db)

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, opened for one request: SQLite's connections belong to the thread that made them."""
        with Store.open(self.settings.db, create=False, patience=PATIENCE) as store:
            yield store

    def writable(self) -> bool:
        """Whether anybody may write."""
        if self.settings.token is not None:
            return True
        with self.store() as store:
            return store.tokens.any()

    def writer(self, token: str, name: str) -> Writer | None:
        """Who is let in by a token: its holder, or for the token that the site was started with whoever he says he is."""
        own = self.settings.token
        if own is not None and hmac.compare_digest(token.encode("utf-8", "replace"), own.encode()):
            return Writer(name, frozenset(ROLES))
        with self.store() as store:
            return writer_of(store.tokens.holder(token))

    def session(self, writer: Writer) -> str:
        """What a session's cookie holds of somebody."""
        return f"token {writer.token}" if writer.token is not None else f"name {writer.name}"

    def in_session(self, held: str) -> Writer | None:
        """Who a session is of; None where his token was revoked, or the site isn't started with one any more."""
        kind, _, value = held.partition(" ")
        if kind == "name":
            return Writer(value, frozenset(ROLES)) if self.settings.token is not None else None
        with self.store() as store:
            return writer_of(store.tokens.at(int(value)))

    def purge(self) -> None:
        """Delete those comments, codes and salts that are older than they may be."""
        if self.settings.comments is not None:
            with self.store() as store:
                Comments(store, self.settings.comments).purge()
