"""HTML to an article: trafilatura finds the main text, and what it misses or keeps too much of is mended here.

1. Main text, comments and fields by trafilatura; the date by htmldate, with the field that gave it.
2. Blocks of its tree become paragraphs, their links spans.
3. Paragraphs that match a pattern of furniture are left out.
4. The page's own data (JSON-LD, OpenGraph) gives outlet, section trail and date where it says more.
5. Every word is looked up in the page, so that spans lead back to it.
"""

from dataclasses import dataclass, field
from typing import Any

from accordingto.articles.alignment import aligned
from accordingto.articles.comments import comments_in
from accordingto.articles.metadata import fields_of, tree_of
from accordingto.articles.patterns import BYLINE, PATTERNS
from accordingto.articles.plain import SHORT, plain
from accordingto.model import Article, Comment, Link, Noted, Page, Span

BLOCKS = frozenset({"p", "head", "item", "quote", "code", "row", "fw", "ab"})
"""Elements of trafilatura's tree that stand as paragraphs."""


@dataclass(slots=True)
class Block:
    """A paragraph as it is put together: its text, and its links with offsets in it."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)


def html_article(page: Page) -> Article:
    """The article of an HTML page. Where trafilatura finds none, its text is empty."""
    found = extracted(page)
    data = fields_of(page.text, page.given.url or (found.url if found else None))
    if found is None:
        return Article("", "", title=data.title, outlet=data.outlet, published=data.published, section=data.section, url=data.url)
    blocks = [b for b in blocks_of(found.body) if b.text and not is_furniture(b.text)]
    title = data.title or (Noted(found.title, "trafilatura") if found.title else None)
    text, links = joined(blocks, title)
    authors = data.authors or tuple(Noted(a.strip(), "trafilatura") for a in (found.author or "").split(";") if a.strip())
    return Article(
        id="",
        text=text,
        title=title,
        outlet=data.outlet or (Noted(found.sitename, "trafilatura") if found.sitename else None),
        authors=authors,
        published=data.published,
        section=data.section or tuple(found.categories or ()),
        url=page.given.url or data.url or found.url,
        links=tuple(links),
        comments=comments_of(page.text, found),
        stretches=aligned(text, page.text),
    )


def extracted(page: Page) -> Any:
    """Trafilatura's document, or None."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            page.text, url=page.given.url, with_metadata=True, include_comments=True, include_links=True, include_tables=True, deduplicate=False
        )
    except Exception:
        return None


def comments_of(html: str, found: Any) -> tuple[Comment, ...]:
    """Readers' comments: one by one where the page marks them, else as trafilatura has them."""
    tree = tree_of(html)
    marked = comments_in(tree) if tree is not None else ()
    return marked or tuple(Comment(b.text) for b in blocks_of(found.commentsbody) if b.text and not is_furniture(b.text))


def blocks_of(body: Any) -> list[Block]:
    """The paragraphs of trafilatura's tree, in order."""
    found: list[Block] = []
    if body is None:
        return found

    def walk(element: Any, block: Block | None) -> Block | None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS or block is None:
            block = Block()
            found.append(block)
        if tag == "lb":
            block = Block()
            found.append(block)
        start = len(block.text)
        add(block, element.text)
        for child in element:
            inner = walk(child, block)
            if child.tag in BLOCKS or child.tag == "lb":
                block = inner if child.tag == "lb" and inner is not None else Block()
                if child.tag != "lb":
                    found.append(block)
            add(block, child.tail)
        if tag == "ref" and element.get("target") and len(block.text) > start:
            shift = len(block.text[start:]) - len(block.text[start:].lstrip())
            block.links.append((start + shift, len(block.text.rstrip()), element.get("target")))
        return block

    walk(body, None)
    return tidy(found)


def add(block: Block, words: str | None) -> None:
    """Append words as they stand, runs of blanks made one."""
    if not words:
        return
    glued = " ".join(words.split())
    if words[:1].isspace() and block.text and not block.text.endswith(" "):
        glued = " " + glued
    if words[-1:].isspace() and glued.strip():
        glued += " "
    block.text += glued if block.text or glued.strip() else ""


def tidy(blocks: list[Block]) -> list[Block]:
    """Blocks without blanks at their edges, links moved along."""
    kept = []
    for block in blocks:
        left = len(block.text) - len(block.text.lstrip())
        words = block.text.strip()
        links = [(max(0, a - left), min(len(words), b - left), url) for a, b, url in block.links]
        kept.append(Block(words, [link for link in links if link[0] < link[1]]))
    return kept


def is_furniture(words: str) -> bool:
    """Whether a paragraph is a form, a notice, a share bar, a pointer or a bare byline."""
    if len(words) > SHORT:
        return False
    byline = BYLINE.fullmatch(words)
    return any(known.regex.fullmatch(words) for known in PATTERNS) or bool(byline and byline["names"][:1].isupper())


def joined(blocks: list[Block], title: Noted | None) -> tuple[str, list[Link]]:
    """Paragraphs with a blank line between them, the headline first, and the links in them."""
    paragraphs = list(blocks)
    if title and not any(plain(b.text) == plain(title.value) for b in paragraphs[:3]):
        paragraphs.insert(0, Block(" ".join(title.value.split())))
    text, links = "", []
    for block in paragraphs:
        text += "\n\n" if text else ""
        links += [Link(Span(len(text) + a, len(text) + b), url) for a, b, url in block.links]
        text += block.text
    return text, links
