"""Which report of a corpus tells which true report: by the characters that their contents share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from accordingto.model import Reading, Span

Row = dict[str, Any]
SHARED = 0.4
"""Least share of characters, of all that either covers, for a found content to be a true one."""


def aligned(articles: Iterable[Row], readings: Iterable[Reading], keys: Iterable[str]) -> dict[str, str]:
    """True report id to report key, one to one, the best fits first. `keys` are "article id#statement id"."""
    by_article = {r.article.id: r for r in readings}
    known: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        article, _, statement = key.rpartition("#")
        known[article].add(statement)
    made: dict[str, str] = {}
    for row in articles:
        if reading := by_article.get(row["id"]):
            made.update(aligned_in(row, reading, known[row["id"]]))
    return made


def aligned_in(row: Row, reading: Reading, known: set[str]) -> dict[str, str]:
    """The same for one article."""
    places = places_in(row, reading.article.text)
    fits = []
    for statement in reading.statements:
        if statement.id in known:
            for report, place in places.items():
                fit = shared(place, statement.content)
                if fit >= SHARED:
                    fits.append((-fit, report, statement.id))
    made: dict[str, str] = {}
    taken: set[str] = set()
    for _, report, statement_id in sorted(fits):
        if report not in made and statement_id not in taken:
            made[report] = f"{row['id']}#{statement_id}"
            taken.add(statement_id)
    return made


def places_in(row: Row, text: str) -> dict[str, Span]:
    """Where the true contents stand in a text: as written in the truth, or found by their words where a page was read."""
    if text == row["text"]:
        return {r["id"]: Span(*r["spans"]["content"]) for r in row["reports"]}
    made, at = {}, 0
    for report in sorted(row["reports"], key=lambda r: r["spans"]["content"]):
        words = r"\s+".join(re.escape(w) for w in report["words"]["content"].split())
        match = re.compile(words).search(text, at) or re.compile(words).search(text)
        if match:
            made[report["id"]] = Span(*match.span())
            at = match.end()
    return made


def shared(place: Span, content: tuple[Span, ...]) -> float:
    """Characters that both cover, by characters that either covers."""
    both = sum(max(0, min(place.end, c.end) - max(place.start, c.start)) for c in content)
    either = place.end - place.start + sum(c.end - c.start for c in content) - both
    return both / either if either else 0.0


def inverse(alignment: Mapping[str, str]) -> dict[str, str]:
    """Report key to true report id."""
    return {key: report for report, key in alignment.items()}
