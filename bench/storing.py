"""Growth of the store: articles and rows written a second, size on disk, and how long questions take.

usage: python -m bench.storing [--sizes 1000 10000] [--words 600] [--statements 20] [--folder DIR]

Readings are made, not read: words drawn as in a language (few often, many seldom), statements of usual length with actors,
mentions and chains of one to three hops. They go into one file, one transaction each, and the clock is read at each size, so
that a slowing can be seen. Beside it, in the same run, the same readings written as lines of JSON, without an index.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from accordingto.model import Actor, Article, Given, Hop, Mention, Noted, Page, Reading, Span, Statement
from accordingto.rows import dumped, row_of, sha256_of
from accordingto.store import Store

VOCABULARY = 60_000
TABLES = "pages articles facts actors mentions statements spans hops hop_actors hop_spans".split()
SOUNDS = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="not used: everything is made")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--statements", type=int, default=20)
    parser.add_argument("--folder", type=Path, help="where the files are made (default: the system's temporary folder)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        measured(Path(folder) / "news.db", sorted(args.sizes), makings(args.words, args.statements))


def measured(path: Path, sizes: list[int], made: Iterator[tuple[Reading, Page]]) -> None:
    """Fill a store and print a line at each size."""
    with Store.open(path) as store, path.with_suffix(".jsonl").open("w", encoding="utf-8") as plain:
        there, rows = 0, 0
        for size in sizes:
            pairs, in_store, in_lines = islice(made, size - there), 0.0, 0.0
            for reading, page in pairs:
                in_store += timed(lambda r=reading, p=page: store.add(r, p))  # type: ignore[misc]
                in_lines += timed(lambda r=reading: plain.write(dumped(row_of(r)) + "\n"))  # type: ignore[misc]
                last = page
            plain.flush()
            now = sum(store.database.all(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES)  # noqa: S608 - our own names
            written, new = size - there, now - rows
            print(
                f"{size:7} articles: {written / in_store:6.0f} articles/s, {new / in_store:7.0f} rows/s, "
                f"{size_on_disk(path) / 1e6:6.0f} MB, {size_on_disk(path) / size / 1000:5.1f} KB an article "
                f"(JSON lines {written / in_lines:6.0f} articles/s, {path.with_suffix('.jsonl').stat().st_size / 1e6:.0f} MB); "
                f"{asked(store, last)}; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
                flush=True,
            )
            there, rows = size, now


def asked(store: Store, page: Page) -> str:
    """How long some questions take, in milliseconds."""
    key = next(iter(store.statements(limit=1))).article
    actor = store.database.all("SELECT name FROM actors LIMIT 1")[0][0]
    questions: dict[str, Callable[[], Any]] = {
        "has": lambda: store.has(page),
        "reading": lambda: store.reading(key),
        "two words": lambda: list(store.statements(f"{word(40)} {word(300)}", limit=20)),
        "the commonest word": lambda: list(store.statements(word(0), limit=20)),
        "an actor": lambda: list(store.statements(actor=actor, limit=20)),
    }
    return ", ".join(f"{name} {min(timed(question) for _ in range(5)) * 1000:.1f} ms" for name, question in questions.items())


def timed(work: Callable[[], Any]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def size_on_disk(path: Path) -> int:
    """Bytes of the file and of what waits to be written into it."""
    return sum(p.stat().st_size for p in (path, path.with_name(path.name + "-wal")) if p.exists())


def word(rank: int) -> str:
    """A word of the made language, the same for each rank."""
    found = SOUNDS[rank % len(SOUNDS)]
    while rank := rank // len(SOUNDS):
        found += SOUNDS[rank % len(SOUNDS)]
    return found


def makings(words: int, statements: int) -> Iterator[tuple[Reading, Page]]:
    """Made readings with their pages, without end, the same in each run."""
    chance = random.Random(7)
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    vocabulary = [word(rank) for rank in range(VOCABULARY)]
    for number in range(10**9):
        text = " ".join(chance.choices(vocabulary, cum_weights=weights, k=words))
        url = f"https://outlet{number % 90}.example/{number}"
        page = Page(f"rows.jsonl:{number}", "text", text, sha256_of(text), Given(str(number), url, None, f"Outlet {number % 90}", None))
        article = Article(
            id=str(number),
            text=text,
            title=Noted(text[:60], "title line"),
            outlet=Noted(f"Outlet {number % 90}", "given"),
            published=Noted(f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", "byline"),
            language="en",
            url=url,
            sha256=page.sha256,
        )
        actors = tuple(made_actor(i, chance, len(text)) for i in range(8))
        yield Reading(article, tuple(made_statement(i, chance, len(text), actors) for i in range(statements)), actors, (), version="bench"), page


def made_actor(number: int, chance: random.Random, length: int) -> Actor:
    """An actor with a few mentions; names come again in other articles."""
    starts = sorted(chance.sample(range(length - 20), 3))
    name = f"{word(chance.randrange(2000)).title()} {word(chance.randrange(2000)).title()}"
    return Actor(f"a{number + 1}", name, "person", tuple(Mention(Span(s, s + 12), "the name") for s in starts))


def made_statement(number: int, chance: random.Random, length: int, actors: tuple[Actor, ...]) -> Statement:
    """A statement of about 120 characters with a chain of one to three hops."""
    start = chance.randrange(length - 200)
    chain = [Hop((a.id,), "named before the cue", (a.mentions[0].span,)) for a in chance.sample(actors, chance.choice((1, 1, 1, 2, 3)))]
    content, cue, source = Span(start + 24, start + 144), Span(start + 16, start + 22), Span(start, start + 15)
    reason = "its name stands in the source"
    return Statement(
        f"s{number + 1}", (content,), cue, source, 0.8, "by the tagger", speaker=chain[-1].actors[0], speaker_reason=reason, chain=tuple(chain)
    )


if __name__ == "__main__":
    main()
