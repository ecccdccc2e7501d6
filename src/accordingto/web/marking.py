"""An article's text in pieces, each of which knows whose source, cue or content it is part of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from accordingto.model import Article, Reading, Span, Statement

Role = Literal["source", "cue", "content"]
ORDER: dict[Role, int] = {"content": 0, "source": 1, "cue": 2}
DEEPEST = 4
"""Levels of contents inside contents that are told apart by their looks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a role of a statement begins or ends. `first` is set at the first piece of a content, which bears its number."""

    role: Role
    number: int
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that lie in the same roles throughout.

    `role` is the innermost; `depth` counts the contents around; `of` holds the numbers of the statements, the outermost first.
    """

    text: str
    role: Role | None
    depth: int
    of: tuple[int, ...]
    opened: tuple[Mark, ...] = ()
    closed: tuple[Mark, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: of the article, or of its furniture with the kinds and reasons."""

    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A span in a role."""

    span: Span
    mark: Mark


def blocks_of(reading: Reading) -> list[Block]:
    """The whole text, in order: what is the article, and what is not, each in lines of pieces."""
    article = reading.article
    held = held_in(reading.statements)
    made = []
    for span, kinds, reasons in stretches(article):
        lines = [Paragraph(tuple(pieces_of(article, line, held))) for line in lines_in(article.text, span)]
        if lines:
            made.append(Block(tuple(lines), kinds, reasons, len(span.of(article.text).split())))
    return made


def stretches(article: Article) -> list[tuple[Span, tuple[str, ...], tuple[str, ...]]]:
    """The article's body and its furniture by turns; pieces of furniture with nothing but blanks between them are one."""
    found: list[tuple[Span, tuple[str, ...], tuple[str, ...]]] = []
    at = 0
    for f in sorted(article.furniture, key=lambda f: f.span):
        if f.span.end <= at:
            continue
        start = max(at, f.span.start)
        if article.text[at:start].strip() or not found or not found[-1][1]:
            found += [(Span(at, start), (), ()), (Span(start, f.span.end), (f.kind,), (f.reason,))]
        else:
            last, kinds, reasons = found[-1]
            found[-1] = (Span(last.start, f.span.end), merged(kinds, f.kind), merged(reasons, f.reason))
        at = f.span.end
    found.append((Span(at, len(article.text)), (), ()))
    return [(span, kinds, reasons) for span, kinds, reasons in found if span.of(article.text).strip()]


def merged(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """The values with another one behind, where it isn't there."""
    return values if value in values else (*values, value)


def lines_in(text: str, span: Span) -> list[Span]:
    """The lines of a span that hold words, without blanks around."""
    lines, at = [], span.start
    for line in span.of(text).splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words)
            lines.append(Span(start, start + len(words)))
        at += len(line)
    return lines


def held_in(statements: tuple[Statement, ...]) -> list[Held]:
    """Every span in a role, the earliest and, where they begin together, the longest first."""
    found = []
    for number, s in enumerate(statements, 1):
        parts = len(s.content) - 1
        found += [Held(span, Mark("content", number, i == 0, i == parts)) for i, span in enumerate(s.content)]
        found += [Held(s.source, Mark("source", number))] if s.source else []
        found += [Held(s.cue, Mark("cue", number))] if s.cue else []
    return sorted((h for h in found if h.span.end > h.span.start), key=lambda h: (h.span.start, -h.span.end, ORDER[h.mark.role]))


def pieces_of(article: Article, line: Span, held: list[Held]) -> Iterable[Piece]:
    """A line in pieces: cut wherever a role or a link begins or ends."""
    inside = [h for h in held if h.span.meets(line)]
    links = [link for link in article.links if link.span.meets(line)]
    cuts = {line.start, line.end}
    for span in (*(h.span for h in inside), *(link.span for link in links)):
        cuts |= {max(span.start, line.start), min(span.end, line.end)}
    starts, ends = defaultdict(list), defaultdict(list)
    for h in inside:
        starts[max(h.span.start, line.start)].append(h)
        ends[min(h.span.end, line.end)].append(h)
    active: list[Held] = []
    places = sorted(cuts)
    for start, end in pairwise(places):
        active = [h for h in active if h.span.end > start] + starts[start]
        covers = [h for h in active if h.span.start <= start]
        opened = tuple(h.mark for h in starts[start] if h.span.start == start)
        closed = tuple(h.mark for h in sorted(ends[end], key=lambda h: (-h.span.start, h.span.end)) if h.span.end == end)
        url = next((link.url for link in links if link.span.start <= start and end <= link.span.end), None)
        yield piece(article.text[start:end], covers, opened, closed, url)


def piece(text: str, covers: list[Held], opened: tuple[Mark, ...], closed: tuple[Mark, ...], url: str | None) -> Piece:
    """A piece under the roles that cover it."""
    inner = min(covers, key=lambda h: (h.span.end - h.span.start, -ORDER[h.mark.role]), default=None)
    depth = min(len({h.mark.number for h in covers if h.mark.role == "content"}), DEEPEST)
    numbers = tuple(dict.fromkeys(h.mark.number for h in covers))
    return Piece(text, inner.mark.role if inner else None, depth, numbers, opened, closed, url)
