"""Readers' comments below an article, one by one, by the marks that blog and news software puts on them."""

import re
from typing import Any

from accordingto.model import Comment

ONE = re.compile(r"(?:^|[\s_-])comment(?:[\s_-]?(?:item|body|entry|box|wrapper)|-\d+)?(?:$|\s)", re.I)
"""Matches the class of one comment: "comment", "comment-body", "single_comment", not "comments" nor "comment-list"."""
AUTHOR = re.compile(r"author|user-?name|commenter|nickname|\bfn\b", re.I)
WHEN = re.compile(r"date|time|posted|meta", re.I)
NOISE = re.compile(r"reply|share|report|like|avatar|actions|form", re.I)


def comments_in(tree: Any) -> tuple[Comment, ...]:
    """The comments of a parsed page, in its order; of those that stand in each other, the outer ones' own words and then the inner."""
    found = []
    for element in tree.iter("li", "div", "article", "section"):
        if ONE.search(element.get("class") or "") and not any(ONE.search(child.get("class") or "") for child in element):
            author, when = first(element, AUTHOR), first(element, WHEN, "time")
            text = words_of(element, {e for e in (author, when) if e is not None})
            if text:
                found.append(Comment(text, clean(author) if author is not None else None, moment(when)))
    return tuple(found)


def first(element: Any, pattern: re.Pattern[str], tag: str | None = None) -> Any:
    """The first element inside whose class says what it is, or that has the tag."""
    return next((e for e in element.iterdescendants() if isinstance(e.tag, str) and (e.tag == tag or pattern.search(e.get("class") or ""))), None)


def words_of(element: Any, without: set[Any]) -> str:
    """The words of a comment: those of its paragraphs, or all of them less the author's, the time's and the buttons'."""
    paragraphs = [p for p in element.iterdescendants("p") if not any(a in without for a in p.iterancestors()) and p not in without]
    if paragraphs:
        return "\n\n".join(w for w in map(clean, paragraphs) if w)
    parts = [element.text or ""]
    for child in element:
        skipped = (
            child in without
            or not isinstance(child.tag, str)
            or NOISE.search(child.get("class") or "")
            or any(e in without for e in child.iterdescendants())
        )
        parts += ["" if skipped else clean(child), child.tail or ""]
    return " ".join(" ".join(parts).split())


def clean(element: Any) -> str:
    """An element's words with single blanks."""
    return " ".join("".join(element.itertext()).split())


def moment(element: Any) -> str | None:
    """When a comment was written, by the element's own field or its words."""
    return (element.get("datetime") or clean(element) or None) if element is not None else None
