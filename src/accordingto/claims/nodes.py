"""Tellings in the same words as one node each: what is said word for word alike needs no judging, and copies add nothing to compare."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.claims.circles import walk
from accordingto.claims.copying import copied
from accordingto.claims.judging import numbers_compared, times_compared
from accordingto.claims.telling import Telling
from accordingto.claims.wording import Wording
from accordingto.model import Copy

TWIN = 0.85
"""Share of lemmas (F1) from which a content in a copied passage is the one that it was copied from."""
WHOLE = 0.5
"""Share of an article that is copied from which its quotations count as copied too."""
APART = 6
"""Days between two articles from which the same words with a time in them ("on Monday") speak of another time."""


@dataclass(frozen=True, slots=True)
class Node:
    """Tellings of the same words. `wording` and `day` are the earliest telling's."""

    key: str
    wording: Wording
    day: date | None
    tellings: tuple[Telling, ...]


def twins_of(tellings: Sequence[Telling], copies: Mapping[str, list[Copy]]) -> dict[str, str]:
    """By report key, the report of the article that a telling was copied from, where it has one in nearly the same words."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for t in tellings:
        by_article[t.article.id].append(t)
    found: dict[str, str] = {}
    for t in tellings:
        for copy in copies.get(t.article.id, ()):
            twin = nearest(t, by_article[copy.origin])
            if twin and (copy.share >= WHOLE or copied(t.content, copy)):
                found[t.report.key] = twin.report.key
                break
    return found


def nearest(telling: Telling, others: Sequence[Telling]) -> Telling | None:
    """Of an article's tellings the one in nearly the same words."""
    scored = [(likeness(telling.wording, o.wording), o.order, o) for o in others]
    fit = [s for s in scored if s[0] >= TWIN]
    return min(fit, key=lambda s: (-s[0], s[1]))[2] if fit else None


def likeness(a: Wording, b: Wording) -> float:
    """F1 of the lemmas of two contents; nothing where polarity, a number or a time differs."""
    one, other = set(a.lemmas), set(b.lemmas)
    if a.polarity != b.polarity or numbers_compared(a.numbers, b.numbers)[1] or times_compared(a.times, b.times)[1] or not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def nodes_of(tellings: Sequence[Telling], twins: Mapping[str, str], alone: frozenset[str]) -> list[Node]:
    """The nodes, sorted by their keys. Reports in `alone` stand by themselves: people said what they are and aren't one with."""
    by = {t.report.key: t for t in tellings}
    same: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for t in tellings:
        if t.report.key in alone:
            same["alone", t.digest + t.report.key].append(t)
            continue
        end = by[walk(twins, t.report.key)[0][-1]] if t.report.key in twins else t
        thin = len(end.wording.lemmas) < 2
        same["thin" if thin else "same", (end.article.id if thin else "") + end.wording.key].append(t)
    made = [node for key, group in same.items() for node in by_time(key, group, twins)]
    return sorted(made, key=lambda n: n.key)


def by_time(key: tuple[str, str], group: Sequence[Telling], twins: Mapping[str, str]) -> list[Node]:
    """One node, or several where the words hold a time and were written at others."""
    order = sorted(group, key=lambda t: (t.day is None, t.day or date.min, t.order))
    runs: list[list[Telling]] = []
    for t in order:
        timed = bool(t.wording.times) and t.report.key not in twins
        before = runs[-1][-1].day if runs else None
        if not runs or (timed and t.day and before and (t.day - before).days > APART):
            runs.append([])
        runs[-1].append(t)
    made = []
    for number, run in enumerate(runs):
        first = min(run, key=lambda t: (t.report.key in twins, t.order))
        made.append(Node(f"{key[1]}:{number}", first.wording, first.day, tuple(sorted(run, key=lambda t: t.order))))
    return made
