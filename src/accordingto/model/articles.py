"""The clean text of a page, and what stands around it."""

from dataclasses import dataclass
from typing import Literal

from accordingto.model.spans import Span

FurnitureKind = Literal["menu", "title", "byline", "date", "form", "notice", "share", "related", "advert", "caption", "other"]


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact on the article itself, such as its date, and where it was found.

    `found` names the field ("meta article:published_time", "json-ld datePublished", "byline", "given", "inferred" …);
    `reason` says in words how it was worked out where it had to be, `span` points at the words where the text shows it.
    """

    value: str
    found: str
    reason: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the article: its anchor's span and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of `Article.text` that are not the article: a menu, a byline line, a form, a notice. `reason` says how we know."""

    span: Span
    kind: FurnitureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote below the article. Kept apart; never read for statements."""

    text: str
    author: str | None = None
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """`article` characters that stand at `page` characters of `Page.text`, one for one where both are equally long."""

    article: Span
    page: Span


@dataclass(frozen=True, slots=True)
class Article:
    """The text that everything derived points into, and what the page says of it.

    `text` never changes after it is made. From a plain page it is the page's text whole, character for character, and
    what is not the article is marked as furniture; from HTML it is the main text alone. `stretches` maps it to the page.
    """

    id: str
    text: str
    title: Noted | None = None
    outlet: Noted | None = None
    authors: tuple[Noted, ...] = ()
    published: Noted | None = None
    section: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    sha256: str = ""
    links: tuple[Link, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    comments: tuple[Comment, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @property
    def body(self) -> tuple[Span, ...]:
        """The stretches of `text` that are the article: all of it less the furniture, in order, none empty."""
        found, at = [], 0
        for piece in sorted(f.span for f in self.furniture):
            if piece.start > at:
                found.append(Span(at, piece.start))
            at = max(at, piece.end)
        if at < len(self.text):
            found.append(Span(at, len(self.text)))
        return tuple(span for span in found if span.of(self.text).strip())

    def on_page(self, span: Span) -> Span | None:
        """Where a span of the article stands on its page, or None where no part of it is found there."""
        starts, ends = [], []
        for stretch in self.stretches:
            if stretch.article.meets(span):
                before = max(0, span.start - stretch.article.start)
                after = max(0, stretch.article.end - span.end)
                starts.append(min(stretch.page.start + before, stretch.page.end))
                ends.append(max(stretch.page.end - after, stretch.page.start))
        return Span(min(starts), max(ends)) if starts else None
