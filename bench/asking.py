"""How long answers take from a store of many articles: each view, warm and by the first question after opening.

usage: python -m bench.asking [--sizes 10000 100000] [--statements 20] [--folder DIR] [--keep]

The rows are made, not read: words drawn as in a language (few often, many seldom), most claims told once, few by hundreds, actors
and outlets that come again as names do. They are written straight into the tables, without the indexes of words over articles
and statements, which no view here asks. Vectors are drawn around topics; questions are encoded by the real encoder.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from accordingto.linking.meaning import WIDTH, packed
from accordingto.store import Store
from accordingto.store.linking import SHARED
from accordingto.store.tallies import count_all
from accordingto.views import actor_view, as_json, claim_view, claims_view, outlet_view, timeline_view, trace_view
from bench.storing import size_on_disk, word

VOCABULARY, PARTIES, OUTLETS, TOPICS = 60_000, 20_000, 300, 400
BATCH = 2_000
"""Claims that are written at once."""
TIMES = 7
"""Times that each question is asked; the median and the slowest are told."""
Row = tuple[Any, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not used: everything is made")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--statements", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where the files are made (default: the system's temporary folder)")
    parser.add_argument("--keep", action="store_true", help="leave the files there, and use those that are there")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as scratch:
        for size in args.sizes:
            path = (args.folder if args.keep and args.folder else Path(scratch)) / f"asking{size}.db"
            began = time.perf_counter()
            if not path.exists():
                filled(path, size, args.statements)
            with Store.open(path) as store:
                ((claims, reports),) = store.database.all("SELECT count(*), sum(reports) FROM claims")
                took = time.perf_counter() - began
                print(f"{size} articles, {reports} reports, {claims} claims, {size_on_disk(path) / 1e6:.0f} MB, made in {took:.0f} s", flush=True)
            asked(path)


def asked(path: Path) -> None:
    """Ask each question and print a line for it."""
    with Store.open(path) as store:
        broad = store.database.all("SELECT id FROM claims ORDER BY reports DESC, id LIMIT 1")[0][0]
        usual = store.database.all("SELECT id FROM claims WHERE reports = 5 ORDER BY id LIMIT 1")[0][0]
        sentence = store.corpus.claim(usual).words
        url = store.database.all("SELECT url FROM articles ORDER BY key LIMIT 1")[0][0]
        common, rare = word(0), word(20_000)
        month = {"since": "2024-05-01", "until": "2024-05-31"}
        questions: dict[str, Callable[[Store], Any]] = {
            "claims, newest": claims_view,
            "claims, the commonest word": lambda s: claims_view(s, common),
            "claims, the commonest word, no meaning": lambda s: claims_view(s, common, meaning=False),
            "claims, two common words": lambda s: claims_view(s, f"{word(3)} {word(40)}"),
            "claims, a rare word": lambda s: claims_view(s, rare),
            "claims, a sentence": lambda s: claims_view(s, sentence),
            "claims, common word in a month": lambda s: claims_view(s, common, **month),
            "claims, common word until long ago": lambda s: claims_view(s, common, until="2021-02"),
            "claims, common word of a rare actor": lambda s: claims_view(s, common, actor="Speaker 9000"),
            "claims, common word of the commonest actor in an outlet": lambda s: claims_view(s, common, actor="Speaker 0", outlet="Outlet 200"),
            "claims, an outlet in a month": lambda s: claims_view(s, outlet="Outlet 7", **month),
            "claim, of most reports": lambda s: claim_view(s, broad),
            "claim, of five reports": lambda s: claim_view(s, usual),
            "trace, a sentence": lambda s: trace_view(s, sentence),
            "trace, a page": lambda s: trace_view(s, url),
            "timeline, the commonest word": lambda s: timeline_view(s, common),
            "actor, the commonest": lambda s: actor_view(s, "Speaker 0"),
            "actor, a rare one": lambda s: actor_view(s, "Speaker 9000"),
            "outlet, the largest": lambda s: outlet_view(s, "Outlet 0"),
        }
        claims_view(store, "so that the encoder is loaded")
        for name, question in questions.items():
            with Store.open(path) as fresh:
                first, _ = timed(lambda q=question, s=fresh: q(s))  # type: ignore[misc]
            times, busy = zip(*(timed(lambda q=question: as_json(q(store))) for _ in range(TIMES)), strict=True)  # type: ignore[misc]
            print(
                f"  {name:58} median {statistics.median(times):7.1f} ms ({statistics.median(busy):6.1f} of the processor)  "
                f"slowest {max(times):7.1f} ms  after opening {first:7.1f} ms",
                flush=True,
            )


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds that something takes, by the clock and of the processor: the two differ where others keep it busy."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000


def filled(path: Path, size: int, statements: int) -> None:
    """Make a store of so many articles."""
    with Store.open(path) as store:
        db = store.database
        db.do("PRAGMA synchronous = OFF")
        for table in ("articles", "statements"):
            db.do(f"DROP TRIGGER {table}_fts_added")
        made = Making(size, statements)
        with db.transaction():
            db.insert("pages", [(f"p{i}", None, f"{i:064x}", "text", "made", *[None] * 6, "2024", None) for i in range(size)])
            db.insert("articles", (made.article(i) for i in range(size)))
            db.insert("actors", (made.actor(i) for i in range(PARTIES + OUTLETS)))
            db.insert("parties", [(i + 1, made.names[i], made.names[i].lower(), made.kind(i), 1) for i in range(PARTIES + OUTLETS)])
            db.insert("party_names", [(made.names[i].lower(), made.kind(i), i + 1, made.names[i], 1, "made") for i in range(PARTIES + OUTLETS)])
            db.insert("outlet_names", [(f"outlet {i}", i + 1, f"Outlet {i}", f"Outlet {i}", size // OUTLETS) for i in range(OUTLETS)])
            db.insert("cells", [(i, c.tobytes()) for i, c in enumerate(made.topics)])
            db.insert("linkings", [(1, "2024", "bench", "", size, size * statements, 0)])
        indexes = db.all("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        for name, _ in indexes:
            db.do(f"DROP INDEX {name}")
        claims = made.claims()
        while part := list(islice(claims, BATCH)):
            with db.transaction():
                for table, (row, *_) in part[0].items():
                    columns = "(rowid, words, names, marks)" if table == "claims_fts" else ""
                    rows = (row for tables in part for row in tables[table])
                    db.connection.executemany(f"INSERT INTO {table} {columns} VALUES ({', '.join('?' * len(row))})", rows)  # noqa: S608 - our own names
        for _, sql in indexes:
            db.do(sql)
        with db.transaction():
            count_all(db)
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

    def kind(self, number: int) -> str:
        """What kind of actor one is."""
        return "outlet" if number >= PARTIES else "anonymous" if number % 7 == 6 else "person"

    def some(self, count: int, of: int) -> list[int]:
        """Numbers under a bound, the small ones often, as names and outlets come."""
        return np.minimum((of ** self.chance.random(count) - 1).astype(int), of - 1).tolist()

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
        speakers, media = self.some(told, PARTIES), self.some(told, OUTLETS)
        keys = [f"{a:016x}-s{number:x}.{i}" for i, a in enumerate(articles)]
        days = sorted({self.days[a] for a in articles})
        outlets = {self.outlets[a] for a in articles}
        relayed = [i % 3 != 0 for i in range(told)]
        figures = (told, told, len(outlets), 1, max(1, told // 3), '["made"]', '["Outlet 0"]', int(len(outlets) > 1), "Speaker 0", 0, 0, 0)
        marks = [*(f"a{s + 1}" for s in speakers), *(f"o{o + 1}" for o in outlets), *(f"y{d[:4]} m{d[:4]}{d[5:7]}" for d in days)]
        marks += [f"w{n}" for n in SHARED if len(outlets) >= n]
        names = " ".join(self.names[s] for s in speakers[:20])
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
                for k, r, s, m in zip(keys, relayed, speakers, media, strict=True)
                for row in ([(k, 0, 0, f"x{PARTIES + m}"), (k, 1, 0, f"x{s}")] if r else [(k, 0, 0, f"x{s}")])
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
        return (None, key, f"{article:016x}", 0, key, None, f"x{speaker}", *like, f"Speaker {speaker}", "said", words, *[None] * 8)


if __name__ == "__main__":
    main()
