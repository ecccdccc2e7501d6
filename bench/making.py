"""A made store of many articles: rows drawn as news comes, written straight into the tables.

Words are drawn as in a language (few often, many seldom), most claims are told once, few by hundreds, actors and outlets come
again as names do. Vectors are drawn around topics. Articles have no text here; `bench.newsroom` writes them.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.claims.encoding import WIDTH
from accordingto.linking.meaning import packed
from accordingto.store import Store
from accordingto.store.database import Database
from accordingto.store.linking import SHARED
from accordingto.store.tallies import count_all
from bench.storing import word

VOCABULARY, PARTIES, OUTLETS, TOPICS = 60_000, 20_000, 300, 400
BATCH = 2_000
"""Claims that are written at once."""
COLUMNS = {"claims_fts": "(rowid, words, names, marks)"}
"""The columns that are written of a table, where they aren't all of them."""
Row = tuple[Any, ...]


def options(about: str | None, sizes: Sequence[int], statements: int) -> argparse.ArgumentParser:
    """The options of a bench that makes stores."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not used: everything is made")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(sizes))
    parser.add_argument("--statements", type=int, default=statements)
    parser.add_argument("--folder", type=Path, help="where the files are made (default: the system's temporary folder)")
    parser.add_argument("--keep", action="store_true", help="leave the files there, and use those that are there")
    return parser


def stores(args: argparse.Namespace, name: str, making: Callable[[int, int], "Making"]) -> Iterator[tuple[int, Path, float]]:
    """The store of each size that is asked for, made where it isn't there, with the seconds that took; gone afterwards unless it is kept."""
    with tempfile.TemporaryDirectory(dir=args.folder) as scratch:
        for size in args.sizes:
            path = (args.folder if args.keep and args.folder else Path(scratch)) / f"{name}{size}.db"
            began = time.perf_counter()
            if not path.exists():
                filled(path, making(size, args.statements))
            yield size, path, time.perf_counter() - began


def filled(path: Path, made: "Making") -> None:
    """Make a store of so many articles."""
    with Store.open(path) as store:
        db = store.database
        db.do("PRAGMA synchronous = OFF")
        db.do("PRAGMA foreign_keys = OFF")  # what refers to an article may be written before it
        triggers = db.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_fts_added'")
        indexes = db.all("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        for name, _ in triggers:
            db.do(f"DROP TRIGGER {name}")
        with db.transaction():
            made.begin(db)
        for name, _ in indexes:
            db.do(f"DROP INDEX {name}")
        claims = made.claims()
        while part := list(islice(claims, BATCH)):
            with db.transaction():
                for table in dict.fromkeys(table for tables in part for table in tables):
                    rows = [row for tables in part for row in tables.get(table, ())]
                    if rows:
                        columns = COLUMNS.get(table, "")
                        db.connection.executemany(f"INSERT INTO {table} {columns} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - our own names
        for _, sql in indexes:
            db.do(sql)
        made.end(db)
        for _, sql in triggers:
            db.do(sql)
        db.do("PRAGMA wal_checkpoint(TRUNCATE)")


class Making:
    """Makes the rows, the same in each run."""

    def __init__(self, size: int, statements: int) -> None:
        self.chance = np.random.default_rng(7)
        self.size, self.all, self.told = size, size * statements, 0
        self.words = np.array([word(rank) for rank in range(VOCABULARY)])
        self.weights = np.cumsum(1 / (np.arange(VOCABULARY) + 3))
        self.days = [self.day(i) for i in range(size)]
        self.outlets = [self.outlet(i) for i in range(size)]
        self.names = [f"Speaker {i}" for i in range(PARTIES)] + [f"Outlet {i}" for i in range(OUTLETS)]
        topics = self.chance.normal(size=(TOPICS, WIDTH)).astype(np.float32)
        self.topics = topics / np.linalg.norm(topics, axis=1, keepdims=True)

    def begin(self, db: Database) -> None:
        """What is there before the claims: articles, names, cells."""
        db.insert("pages", [(f"p{i}", None, f"{i:064x}", "text", "made", *[None] * 6, "2024", None) for i in range(self.size)])
        db.insert("articles", (self.article(i) for i in range(self.size)))
        db.insert("actors", (self.actor(i) for i in range(PARTIES + OUTLETS)))
        self.name_all(db)

    def name_all(self, db: Database) -> None:
        """Actors and outlets over all articles, the cells, and that all was linked."""
        db.insert("parties", [(i + 1, name, name.lower(), self.kind(i), 1) for i, name in enumerate(self.names)])
        db.insert("party_names", [(name.lower(), self.kind(i), i + 1, name, 1, "made") for i, name in enumerate(self.names)])
        db.insert("outlet_names", [(f"outlet {i}", i + 1, f"Outlet {i}", f"Outlet {i}", self.size // OUTLETS) for i in range(OUTLETS)])
        db.insert("cells", [(i, c.tobytes()) for i, c in enumerate(self.topics)])
        db.insert("linkings", [(1, "2024", "bench", "", self.size, self.all, 0)])

    def end(self, db: Database) -> None:
        """What is done when all claims are there: what is counted of actors and outlets."""
        with db.transaction():
            count_all(db)

    def also(self, start: int) -> list[int]:
        """Articles that tell a claim beside those whose turn it is."""
        return []

    def actor_key(self, article: int, number: int) -> str:
        """The key of an actor in an article: all share them here."""
        return f"x{number}"

    def kind(self, number: int) -> str:
        """What kind of actor one is."""
        return "outlet" if number >= PARTIES else "anonymous" if number % 7 == 6 else "person"

    def some(self, count: int, of: int) -> list[int]:
        """Numbers under a bound, the small ones often, as names and outlets come."""
        drawn: list[int] = np.minimum((of ** self.chance.random(count) - 1).astype(int), of - 1).tolist()
        return drawn

    def day(self, number: int) -> str:
        """The day of an article: four years, the newest first, as claims are numbered."""
        at = (self.size - 1 - number) * 48 * 28 // self.size
        return f"{2021 + at // (12 * 28)}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}"

    def article(self, number: int) -> Row:
        """An article's row; its outlet goes by its number."""
        outlet = self.outlet(number)
        url = f"outlet{outlet}.example/{number}"
        names = (f"https://{url}", url, f"Outlet {outlet}", f"outlet {outlet}", f"Title {number}", self.day(number))
        return (number + 1, f"{number:016x}", f"p{number}", str(number), *names, "en", "[]", "text", "", "", "[]", "bench", "2024")

    def outlet(self, number: int) -> int:
        """The outlet of an article: few have many."""
        return int(OUTLETS ** ((number * 2654435761 % 2**32) / 2**32) - 1)

    def actor(self, number: int) -> Row:
        """An actor's row. All articles share these: who stands in which is told by their statements."""
        name = self.names[number]
        return (f"x{number}", f"{0:016x}", number, f"a{number}", name, name.lower(), self.kind(number), *[None] * 7)

    def claims(self) -> Iterator[dict[str, list[Row]]]:
        """The rows of claim after claim, in the order of their numbers, until there are reports enough."""
        number = 0
        while self.told < self.all:
            if number % BATCH == 0:
                drawn = np.searchsorted(self.weights, self.chance.random((BATCH, 18)) * self.weights[-1])
                breadth = np.minimum(300, 1 + self.chance.pareto(1.6, size=BATCH).astype(int)).tolist()
                topics = self.chance.integers(TOPICS, size=BATCH)
                vectors = self.topics[topics] + self.chance.normal(scale=0.03, size=(BATCH, WIDTH)).astype(np.float32)
                small = packed(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
                texts = [" ".join(row) for row in self.words[drawn].tolist()]
            at = number % BATCH
            number += 1
            yield self.claim(number, min(self.all - self.told, breadth[at]), texts[at], int(topics[at]), small[at].tobytes())

    def claim(self, number: int, told: int, words: str, topic: int, vector: bytes) -> dict[str, list[Row]]:
        """One claim with its reports, roots and vector."""
        start = self.told * self.size // self.all
        self.told += told
        articles = [min(self.size - 1, start + i) for i in range(told)]
        articles += self.also(start)
        told = len(articles)
        speakers, media = self.some(told, PARTIES), self.some(told, OUTLETS)
        keys = [f"{a:016x}-s{number:x}.{i}" for i, a in enumerate(articles)]
        days = sorted({self.days[a] for a in articles})
        outlets = {self.outlets[a] for a in articles}
        relayed = [i % 3 != 0 for i in range(told)]
        figures = (told, told, len(outlets), 1, max(1, told // 3), '["made"]', '["Outlet 0"]', int(len(outlets) > 1), "Speaker 0", 0, 0, 0)
        marks = [*(f"a{s + 1}" for s in speakers), *(f"o{o + 1}" for o in outlets), *(f"y{d[:4]} m{d[:4]}{d[5:7]}" for d in days)]
        marks += [f"w{n}" for n in SHARED if len(outlets) >= n]
        names, actor = " ".join(self.names[s] for s in speakers[:20]), self.actor_key
        return {
            "claims": [(number, f"c{number * 2654435761 % 2**48:012x}", words, *figures, days[0], days[-1], topic)],
            "statements": [self.statement(k, a, s, words) for k, a, s in zip(keys, articles, speakers, strict=True)],
            "reports": [
                (k, number, i, f"{a:016x}", "for", self.outlets[a] + 1, s + 1, self.days[a], 1 + relayed[i], None)
                for i, (k, a, s) in enumerate(zip(keys, articles, speakers, strict=True))
            ],
            "hops": [(k, h, "made", None) for k, r in zip(keys, relayed, strict=True) for h in range(1 + r)],
            "hop_actors": [
                row
                for k, a, r, s, m in zip(keys, articles, relayed, speakers, media, strict=True)
                for row in ([(k, 0, 0, actor(a, PARTIES + m)), (k, 1, 0, actor(a, s))] if r else [(k, 0, 0, actor(a, s))])
            ],
            "roots": [(number, i, self.names[speakers[i]], "person", "Outlet 0", days[0], "made", None, 0) for i in range(0, told, 3)],
            "root_reports": [(number, i - i % 3, i % 3, k) for i, k in enumerate(keys)],
            "citations": [(k, f"{articles[i - 1]:016x}", keys[i - 1], "Outlet 0", "made") for i, k in enumerate(keys) if relayed[i] or not i],
            "claim_links": [(number, i, keys[0], k, 0.9, "same", '["made"]') for i, k in enumerate(keys)],
            "vectors": [(topic, number, vector)],
            "claims_fts": [(number, words, names, " ".join(marks))],
        }

    def statement(self, key: str, article: int, speaker: int, words: str) -> Row:
        """A statement's row."""
        like = ("named", "indirect", None, "say", None, "firm", None, 0.9, "made")
        return (None, key, f"{article:016x}", 0, key, None, self.actor_key(article, speaker), *like, f"Speaker {speaker}", "said", words, *[None] * 8)
