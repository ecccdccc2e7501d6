"""Many articles: by several processes, in order, in bounded memory, and going on where a stopped run ended.

The rows that are written say which line of the input each is of, and so the output itself is the record of what is done.
"""

import json
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from accordingto.errors import PageError, RowError
from accordingto.processes import AHEAD, Work, in_order
from accordingto.rows import dumped, page_of, row_of

CHUNK = 4
"""Rows that a process takes at a time."""
LONGEST = 50_000_000
"""Bytes of a line; a longer one is no article."""
TOO_LONG = b'"longer than any article"'
"""Stands in for a line that is longer: JSON, but no row."""
DIED = "the process that read this row died (out of memory, or killed)"

Line = tuple[int, str]
Done = tuple[int, str | None, str | None]
"""Line number, the row as JSON or None, what was wrong or None."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done. `source` is a path, or "-" for standard input; without `fresh` an output that exists is gone on with."""

    source: str
    out: Path
    workers: int = 1
    fresh: bool = False

    @property
    def size(self) -> int | None:
        """Bytes of the input, where it is a file."""
        path = Path(self.source)
        return path.stat().st_size if self.source != "-" and path.is_file() else None


@dataclass(frozen=True, slots=True)
class Step:
    """How far a batch has come: bytes read, rows in the output, bad rows left out."""

    read: int = 0
    rows: int = 0
    bad: int = 0


@dataclass(slots=True)
class Chunk:
    """Rows under way. `read` is how many bytes of the input had been read after them."""

    lines: list[Line]
    read: int


def run_batch(batch: Batch, tell: Callable[[str], None]) -> Iterator[Step]:
    """Annotate a batch; a step after each chunk that is written, and one at least.

    `tell` gets one line for each bad row. Raises PageError where the input can't be read, the output can't be written, or
    the output is of another input or another version of the program.
    """
    place = "standard input" if batch.source == "-" else batch.source
    with opened(batch.source) as lines, resumed(batch, tell) as (out, last, rows):
        bad, step = 0, Step(0, rows, 0)
        yield step
        for chunk, done in annotated(chunks(lines, last), batch.workers):
            for number, row, problem in done:
                if row is None:
                    tell(f"accordingto: {place}:{number}: {problem}")
                    bad += 1
                else:
                    out.write(row + "\n")
                    rows += 1
            out.flush()
            step = Step(chunk.read, rows, bad)
            yield step


def opened(source: str) -> IO[bytes]:
    """The input, as bytes: a path, or "-" for standard input. Raises PageError."""
    if source == "-":
        return sys.stdin.buffer
    try:
        return Path(source).open("rb")
    except IsADirectoryError:
        raise PageError(f"{source}: is a folder; name a file of JSON rows") from None
    except OSError as error:
        raise PageError(f"{source}: {error.strerror or error}") from None


class resumed:  # noqa: N801 - reads as a verb in a with statement
    """The output, opened to go on after its last whole row; a row that was cut off by a kill is taken away."""

    def __init__(self, batch: Batch, tell: Callable[[str], None]) -> None:
        self.batch, self.tell = batch, tell

    def __enter__(self) -> tuple[IO[str], int, int]:
        """The open output, the number of the last line done, and the rows that are there."""
        out = self.batch.out
        try:
            end, last, rows = (0, None, 0) if self.batch.fresh or not out.exists() else whole_rows(out)
            number = self.checked(last)
            self.file = out.open("r+" if out.exists() else "w", encoding="utf-8", newline="\n")
            self.file.truncate(end)
            self.file.seek(end)
        except OSError as error:
            raise PageError(f"{out}: {error.strerror or error}") from None
        if rows:
            self.tell(f"going on after line {number}: {rows} articles are in {out} already")
        return self.file, number, rows

    def checked(self, last: bytes | None) -> int:
        """The line that the last row is of, if the row is ours and of this version."""
        from accordingto.pipeline import version

        if last is None:
            return 0
        try:
            row = json.loads(last)
            number, made = int(row["line"]), row["version"]
        except (ValueError, TypeError, KeyError):
            raise PageError(f"{self.batch.out}: is no output of this command; name another file, or give --fresh to write over it") from None
        if made != version():
            raise PageError(f"{self.batch.out}: was written by version {made}, this is {version()}; give --fresh to begin anew")
        return number

    def __exit__(self, *_: object) -> None:
        """Close the output."""
        self.file.close()


def whole_rows(path: Path) -> tuple[int, bytes | None, int]:
    """Where the last whole line of a file ends, that line, and how many there are. Reads the file once, a line at a time."""
    end, last, rows = 0, None, 0
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                break
            end, last, rows = end + len(line), line, rows + 1
    return end, last, rows


def chunks(lines: IO[bytes], last: int) -> Iterator[Chunk]:
    """The input in chunks, after the lines that are done."""
    read, waiting = 0, []
    for line, read in numbered(lines):
        if line[0] > last:
            waiting.append(line)
        if len(waiting) == CHUNK:
            yield Chunk(waiting, read)
            waiting = []
    yield Chunk(waiting, read)


def numbered(lines: IO[bytes]) -> Iterator[tuple[Line, int]]:
    """Lines that aren't empty, with their numbers, and the bytes read after each. One that is too long is never held whole."""
    read, number = 0, 0
    while raw := lines.readline(LONGEST):
        number, read, whole = number + 1, read + len(raw), raw
        while len(raw) == LONGEST and not raw.endswith(b"\n"):
            raw, whole = lines.readline(LONGEST), TOO_LONG
            read += len(raw)
        if whole.strip():
            text = whole.decode("utf-8", "replace")
            yield (number, text.lstrip("\ufeff") if number == 1 else text), read


def annotated(found: Iterator[Chunk], workers: int) -> Iterator[tuple[Chunk, list[Done]]]:
    """Each chunk with its rows, in order."""
    under_way: deque[Chunk] = deque()

    def lines() -> Iterator[list[Line]]:
        for chunk in found:
            under_way.append(chunk)
            yield chunk.lines

    for _, done in in_order(lines(), workers, Work(annotate_lines, each_alone)):
        yield under_way.popleft(), done


def each_alone(lines: list[Line]) -> list[Done]:
    """Lines that killed their process together, each in one of its own: only those that do it again are lost."""
    work = Work(annotate_lines, lost)
    return [done for line in lines for done in work.alone([line])]


def lost(lines: list[Line]) -> list[Done]:
    """What comes of a line that kills its process."""
    return [(number, None, DIED) for number, _ in lines]


def annotate_lines(lines: list[Line]) -> list[Done]:
    """Rows for some lines of the input. Nothing is raised for a bad one."""
    return [annotate_line(number, line) for number, line in lines]


def annotate_line(number: int, line: str) -> Done:
    """The row of one line, or what is wrong with it."""
    from accordingto.pipeline import reading_of

    try:
        key, page = page_of(line, number)
        row: dict[str, Any] = {**row_of(reading_of(page)), "id": key, "line": number}
        return number, dumped(row), None
    except RowError as error:
        return number, None, str(error)


__all__ = ["AHEAD", "Batch", "Step", "numbered", "opened", "run_batch"]
