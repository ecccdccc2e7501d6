"""Claims and reports by day."""

from dataclasses import dataclass

from accordingto.store import Store
from accordingto.views.claims import ClaimRow, claims_view


@dataclass(frozen=True, slots=True)
class Day:
    """A day: how many reports told the claims, which claims were told for the first time, and which again, by id."""

    day: str
    reports: int
    new: tuple[str, ...]
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Days on which something was told, in order, and the claims by which `Day` calls them, in the order of their first day."""

    asked: str | None
    days: tuple[Day, ...]
    claims: tuple[ClaimRow, ...]


def timeline_view(
    store: Store,
    words: str | None = None,
    *,
    actor: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 100,
) -> TimelineView:
    """The claims that answer (see `claims_view`), laid out by day. Raises UnknownError for an actor or an outlet that isn't stored."""
    rows = claims_view(store, words, actor=actor, outlet=outlet, since=since, until=until, limit=limit)
    numbers = {n: row.id for row in rows if (n := store.corpus.claim_number(row.id)) is not None}
    first = {row.id: row.first for row in rows}
    days: dict[str, list[tuple[str, int]]] = {}
    for day, number, count in store.corpus.tallies.by_day(list(numbers), since, until):
        days.setdefault(day, []).append((numbers[number], count))
    made = tuple(
        Day(
            day,
            sum(count for _, count in told),
            tuple(claim for claim, _ in told if first[claim] == day),
            tuple(claim for claim, _ in told if first[claim] != day),
        )
        for day, told in sorted(days.items())
    )
    return TimelineView(words, made, tuple(sorted(rows, key=lambda r: (r.first is None, r.first or "", r.id))))
