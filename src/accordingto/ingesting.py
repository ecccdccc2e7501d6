"""Pages into a store: files, folders and JSON rows, read by several processes; each article is stored as soon as it is read.

What is in the store is the record of what is done: a run that was killed goes on when the same command is given again.
"""

import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from accordingto.batches import LONGEST, numbered, opened
from accordingto.errors import ModelError, PageError, RowError
from accordingto.model import Page, Reading
from accordingto.processes import Work, as_done
from accordingto.rows import page_in
from accordingto.store import Store, address_of, page_key

ROWS = frozenset({".jsonl", ".ndjson"})
PACKED = frozenset({".gz", ".xz"})
PASSED = 50
"""Pages that are passed over before it is told how far it is."""


@dataclass(frozen=True, slots=True)
class Ingest:
    """What is to be done. With `again`, stored pages that another version of the program read are read anew."""

    paths: tuple[str, ...]
    workers: int = 1
    again: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How far it has come: bytes read, articles stored, pages that were stored already, bad ones left out.

    `versions` counts those of the stored that are another version of a page that was there.
    """

    read: int = 0
    stored: int = 0
    skipped: int = 0
    bad: int = 0
    versions: int = 0


@dataclass(slots=True)
class Progress:
    """The same while it is under way, whom to tell, and what is being read: names of pages, see `name_of`."""

    tell: Callable[[str], None]
    moved: Callable[[Step], None]
    read: int = 0
    stored: int = 0
    skipped: int = 0
    bad: int = 0
    versions: int = 0
    flying: set[str] = field(default_factory=set)

    def step(self) -> Step:
        """How far it is now; told as well."""
        step = Step(self.read, self.stored, self.skipped, self.bad, self.versions)
        self.moved(step)
        return step

    def wrong(self, problem: str) -> None:
        """Tell of a page or row that is left out."""
        self.tell(f"accordingto: {problem}")
        self.bad += 1


def run_ingest(ingest: Ingest, store: Store, tell: Callable[[str], None], moved: Callable[[Step], None] = lambda _: None) -> Step:
    """Read and store, and give what came of it.

    `tell` gets one line for each bad page or row, `moved` how far it is after each article. Raises StoreError where the
    store can't be written, ModelError where the weights are missing.
    """
    from accordingto.pipeline import version

    now, made = Progress(tell, moved), version()
    run = store.run(list(ingest.paths), made)
    wanted = made if ingest.again else None
    for page, reading in as_done(waiting(ingest.paths, store, wanted, now), ingest.workers, Work(read_one, died)):
        now.flying.discard(name_of(page))
        if isinstance(reading, str):
            now.wrong(f"{page.place}: {reading}")
        else:
            kept(store, reading, page, run.number, now)
        now.step()
    run.ended(stored=now.stored, skipped=now.skipped, bad=now.bad)
    return now.step()


def kept(store: Store, reading: Reading, page: Page, run: int, now: Progress) -> None:
    """Store a reading, and tell what failed on the way to it."""
    before = versions_of(store, reading)
    store.add(reading, page, run=run)
    now.stored += 1
    now.versions += 0 < before < versions_of(store, reading)
    for problem in reading.problems:
        now.tell(f"accordingto: {page.place}: {problem}")


def versions_of(store: Store, reading: Reading) -> int:
    """How many versions are stored of what was read."""
    return len(store.versions(reading.article.url)) if reading.article.url else 0


def read_one(page: Page) -> Reading | str:
    """The reading of a page, or what went wrong. What goes wrong in one page costs that page alone."""
    from accordingto.pipeline import reading_of

    try:
        return reading_of(page)
    except ModelError:
        raise
    except Exception as error:
        return f"could not be read ({type(error).__name__}: {error})"


def died(_: Page) -> str:
    """What is told of a page that kills its process."""
    return "the process that read this page died (out of memory, or killed)"


def waiting(paths: tuple[str, ...], store: Store, version: str | None, now: Progress) -> Iterator[Page | None]:
    """The pages that are to be read. None asks to wait for a page of the same name that is being read."""
    for page in pages_of(paths, now):
        name = name_of(page)
        while name in now.flying:
            yield None
        if store.has(page, version):
            now.skipped += 1
            if now.skipped % PASSED == 0:
                now.step()
            continue
        now.flying.add(name)
        yield page


def name_of(page: Page) -> str:
    """What pages that must be stored one after the other have in common: their address, else all of what they are."""
    return address_of(page.given.url) or page_key(page)


def pages_of(paths: tuple[str, ...], now: Progress) -> Iterator[Page]:
    """The pages behind the paths. What can't be read is told and passed over."""
    for file in files_of(paths, now):
        try:
            yield from rows_in(file, now) if is_rows(file) else [page_at(Path(file), now)]
        except PageError as error:
            now.wrong(str(error))


def files_of(paths: tuple[str, ...], now: Progress) -> Iterator[str]:
    """The files behind the paths; "-" stands for rows on standard input."""
    from accordingto.pages import PAGE_SUFFIXES, files_in

    for name in paths:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        empty = True
        for file in files_in(path, PAGE_SUFFIXES | ROWS | PACKED):
            if file.suffix.lower() not in PACKED or is_rows(str(file)):
                empty = False
                yield str(file)
        if empty:
            now.wrong(f"{path}: holds no pages (.html, .htm, .txt) and no rows (.jsonl)")


def is_rows(name: str) -> bool:
    """Whether a file holds JSON rows, by its name: .jsonl or .ndjson, also packed as .gz or .xz."""
    suffixes = [s.lower() for s in Path(name).suffixes]
    return name == "-" or bool(suffixes and (suffixes[-1] in ROWS or (suffixes[-1] in PACKED and suffixes[-2:-1] and suffixes[-2] in ROWS)))


def page_at(path: Path, now: Progress) -> Page:
    """The page in a file. Its id is what it holds, not where it lies. Raises PageError."""
    from accordingto.pages import read_file

    size = path.stat().st_size if path.is_file() else 0
    if size > LONGEST:
        raise PageError(f"{path}: is longer than any article ({size} bytes); split it into pages")
    now.read += size
    return named(read_file(path))


def rows_in(name: str, now: Progress) -> Iterator[Page]:
    """The pages of a file of rows; bad rows are told by their lines. Raises PageError where the file ends in the middle or can't be read."""
    place, before = "standard input" if name == "-" else name, now.read
    with opened(name) as raw:
        lines = unpacked(name, raw)
        try:
            for (number, line), read in numbered(lines):
                now.read = before + (raw.tell() if lines is not raw else read)
                try:
                    page = page_in(line)
                except RowError as error:
                    now.wrong(f"{place}:{number}: {error}")
                    continue
                yield named(replace(page, place=f"{place}:{number}"))
        except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
            raise PageError(f"{place}: {error}; what came before is stored") from None


def unpacked(name: str, raw: IO[bytes]) -> IO[bytes]:
    """A file's lines, unpacked where its name says that they are packed."""
    suffix = Path(name).suffix.lower()
    if suffix == ".gz":
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    return cast(IO[bytes], BufferedReader(lzma.LZMAFile(raw))) if suffix == ".xz" else raw


def named(page: Page) -> Page:
    """The page with an id: its own, or its key, which doesn't depend on where it was met."""
    return page if page.given.id is not None else replace(page, given=replace(page.given, id=page_key(page)))


def size_of(paths: tuple[str, ...]) -> int | None:
    """Bytes behind the paths, or None where that can't be known before."""
    if "-" in paths:
        return None
    found = files_of(paths, Progress(lambda _: None, lambda _: None))
    return sum(path.stat().st_size for path in map(Path, found) if path.is_file())


__all__ = ["Ingest", "Step", "run_ingest", "size_of"]
