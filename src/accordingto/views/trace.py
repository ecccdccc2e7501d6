"""Who said it first, and through whom it spread: of a sentence, or of what the page at a URL reports."""

import re
from dataclasses import dataclass
from typing import Literal

from accordingto.errors import UnknownError
from accordingto.store import Store, StoredReport, address_of
from accordingto.views.claim import RootRow, root_row
from accordingto.views.claims import ClaimRow, claim_row, claims_view
from accordingto.views.reports import ReportRow, report_row
from accordingto.views.tree import Edge, EdgeKind, tree_of

URL = re.compile(r"^(?:https?://\S+|[\w-]+(?:\.[\w-]+)+/\S+)$", re.I)
"""Matches a URL, with or without its scheme, not a sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """A report on the way of a claim, and whom it has it from: `whom` by name, the key in the tree, how, why, and the words that show it.

    Where several stand behind a report side by side, `whom` holds them all.
    """

    report: ReportRow
    how: EdgeKind | None
    whom: tuple[str, ...]
    ends: tuple[str, ...]
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of one claim: the report that told it first, where that one's chain ends, and every report in the order of time."""

    claim: ClaimRow
    first: ReportRow
    origins: tuple[RootRow, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TraceView:
    """What was asked, how it was read, and the way of each claim that answers, the best fitting (or first in the page) first."""

    asked: str
    read_as: Literal["url", "sentence"]
    traces: tuple[Trace, ...]


def trace_view(store: Store, sentence_or_url: str, *, limit: int = 3) -> TraceView:
    """The way of the claims that come nearest to a sentence, or that the page at a URL tells.

    Raises UnknownError where no page from there is stored, or nothing comes near the sentence.
    """
    asked = sentence_or_url.strip()
    if URL.match(asked):
        rows = claims_at(store, asked)[:limit]
        return TraceView(asked, "url", tuple(traced(store, row) for row in rows))
    rows = list(claims_view(store, asked, limit=limit))
    if not rows:
        raise UnknownError(f"{store.database.path}: no claim comes near “{asked}”; try fewer words, or `accordingto claims`")
    return TraceView(asked, "sentence", tuple(traced(store, row) for row in rows))


def claims_at(store: Store, url: str) -> list[ClaimRow]:
    """The claims that the newest page at a URL tells, those that most outlets tell first."""
    versions = store.versions(url)
    if not versions:
        host = (address_of(url) or "").split("/")[0]
        raise UnknownError(f"{store.database.path}: no page from {url} is stored; see `accordingto outlet {host}` for what is")
    reports = [r for version in reversed(versions) for r in store.corpus.reports_in(version.article)]
    claims = store.corpus.claims(n for n in dict.fromkeys(store.corpus.claim_number(r.key) for r in reports) if n is not None)
    if not claims:
        raise UnknownError(f"{store.database.path}: no statement of {url} is linked; it holds none, or `accordingto link` has to be run")
    return [claim_row(c) for c in sorted(claims, key=lambda c: -c.outlets)]


def traced(store: Store, row: ClaimRow) -> Trace:
    """The way of one claim."""
    claim = store.corpus.claim(row.id)
    stored, roots = store.corpus.reports(claim), store.corpus.roots(claim)
    tree = tree_of(store, claim, stored, roots)
    labels = {n.id: n.label for n in tree.nodes}
    away: dict[str, list[Edge]] = {}
    for edge in tree.edges:
        away.setdefault(edge.start, []).append(edge)
    steps = tuple(step(r, away.get(r.key, []), labels) for r in stored)
    first = steps[0].report
    origins = tuple(root_row(r) for r in roots if first.key in r.reports)
    return Trace(row, first, origins, steps)


def step(report: StoredReport, edges: list[Edge], labels: dict[str, str]) -> Step:
    """One report with whom it has it from."""
    if not edges:
        return Step(report_row(report), None, (), (), "", "")
    ends = tuple(dict.fromkeys(e.end for e in edges))
    return Step(report_row(report), edges[0].kind, tuple(labels.get(e, e) for e in ends), ends, edges[0].reason, edges[0].words)
