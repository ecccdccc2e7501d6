"""Bytes, however they come, to a page: decoded once, and known to be HTML or plain text."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from accordingto.errors import PageError
from accordingto.model import Given, Page, PageKind

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
PAGE_SUFFIXES = HTML_SUFFIXES | {".txt", ".text", ""}

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""", re.I
)
"""Matches `<meta charset="windows-1251">` and `<?xml version="1.0" encoding="utf-8"?>`, not a "charset" in running text."""
MARKUP = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<(p|div)(\s[^<>]{0,300})?>.{0,20000}</(p|div)>", re.I | re.S)
"""Matches a page's or a fragment's markup, not "x < y and y > z"."""
MAGIC = {b"%PDF-": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"PK\x03\x04": "an archive",
         b"\x1f\x8b": "compressed", b"\xfd7zXZ": "compressed", b"SQLite format 3": "a database", b"\x7fELF": "a program"}  # fmt: skip
LOOK = 4096
"""Bytes or characters at the start that tell what a page is."""


def read_page(source: str | bytes, *, place: str = "-", given: Given | None = None) -> Page:
    """A page from its content. `place` says in messages where it came from.

    Bytes are decoded as their mark or declaration says, as UTF-8, or as Windows-1252, in that order.
    Raises PageError where they are no text: a PDF, a picture, an archive.
    """
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    text = source if isinstance(source, str) else decoded(source, place)
    return Page(place, kind_of(text, place), text, hashlib.sha256(raw).hexdigest(), given or Given())


def read_file(path: Path, *, given: Given | None = None) -> Page:
    """A page from a file. Raises PageError where it is missing, a folder, unreadable or no text."""
    try:
        return read_page(path.read_bytes(), place=str(path), given=given)
    except IsADirectoryError:
        raise PageError(f"{path}: is a folder; name a file in it") from None
    except OSError as error:
        raise PageError(f"{path}: {error.strerror or error}") from error


def files_in(path: Path, suffixes: frozenset[str] = PAGE_SUFFIXES) -> Iterator[Path]:
    """The page files in a folder and the folders in it, in the order of their names; hidden ones are left out."""
    for found in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
        if not hidden and found.suffix.lower() in suffixes and found.is_file():
            yield found


def decoded(raw: bytes, place: str) -> str:
    """Bytes as text. Raises PageError where they are something else."""
    for start, what in MAGIC.items():
        if raw.startswith(start):
            raise PageError(f"{place}: is {what}, not a page; save it as HTML or plain text")
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if b"\x00" in raw[:LOOK]:
        raise PageError(f"{place}: holds bytes that are no text; save it as HTML or plain text")
    return decoded_by_guess(raw)


def decoded_by_guess(raw: bytes) -> str:
    """Bytes without a mark: UTF-8 where they are, else as declared, else Windows-1252, which takes anything."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared := DECLARED.search(raw[:LOOK]):
        name = (declared[1] or declared[2]).decode("ascii")
        try:
            return raw.decode(name, "replace")
        except LookupError:
            pass
    return raw.decode("cp1252", "replace")


def kind_of(text: str, place: str) -> PageKind:
    """Whether a page is HTML, by its name or its first thousands of characters."""
    start = text[:LOOK].lstrip("\ufeff \t\r\n")
    if Path(place).suffix.lower() in HTML_SUFFIXES and "<" in start:
        return "html"
    return "html" if MARKUP.search(text[: 4 * LOOK]) and start.startswith("<") else "text"
