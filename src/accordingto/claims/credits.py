"""Whom an article has its text from, as its byline or a credit at its end says."""

import re

from accordingto.actors.outlets import outlet_named, pattern
from accordingto.claims.keys import outlet_key
from accordingto.model import Article

LAST = 4
"""Lines at the end of an article in which a credit is looked for."""
SHORT = 14
"""Words of the longest line that is a credit and no sentence of the story."""
CREDIT = re.compile(
    r"^\W*(?:source|via|copyright|©|(?:additional |with )?reporting by|report(?:ed)? by)\b|^\W*©|"
    r"\b(?:supplied|provided|distributed|first published|originally published|written|produced) by\b|"
    r"\b(?:copy|report|text|article) (?:is |was |comes )?from\b",
    re.I,
)
LONE = re.compile(r"^[\s(/\[—–-]*(?P<name>[^()/\[\]]+?)[\s)/\].—–-]*$")
"""A name by itself, in brackets or between strokes."""


def supplier(article: Article) -> str | None:
    """The agency that an article's byline names, or the outlet that a credit at its end does, where it isn't the publisher itself."""
    own = outlet_key(article.outlet.value) if article.outlet else ""
    for author in article.authors:
        known = outlet_named(author.value)
        if known and known.agency and outlet_key(known.name) != own:
            return known.name
    return credited(article, own)


def credited(article: Article, own: str) -> str | None:
    """The outlet that the last lines of an article credit."""
    for line in reversed(article.text[-LAST * 100 :].rstrip().split("\n")[-LAST:]):
        words = line.strip()
        if not words or len(words.split()) > SHORT:
            continue
        alone = LONE.match(words)
        name = alone["name"] if alone and words[0] in "(/[—–" else None
        if name is None and (found := CREDIT.search(words)):
            after = pattern().search(words, found.end())
            name = after.group() if after else None
        known = outlet_named(name) if name else None
        if known and outlet_key(known.name) != own:
            return known.name
    return None
