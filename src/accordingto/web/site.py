"""What a running site knows: where its store is, who may write, and its secret."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from accordingto.commenting import Comments, Rules
from accordingto.store import Store
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

    `token` is what a person must know to write; without one the site is read-only. `names` are the host names that it
    answers to beside IP addresses and localhost. `anyone_reads` lets people without the token have pages read and fetched.
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

    def purge(self) -> None:
        """Delete those comments, codes and salts that are older than they may be."""
        if self.settings.comments is not None:
            with self.store() as store:
                Comments(store, self.settings.comments).purge()
