"""A question for claims, as the index of words and the tables take it."""

from dataclasses import dataclass
from typing import Any

from accordingto.store.queries import match_of


@dataclass(frozen=True, slots=True)
class Sought:
    """Which claims are wanted: whose index of words holds all the words, told by that party, in that outlet, within those days."""

    words: str | None = None
    party: int | None = None
    outlet: int | None = None
    since: str | None = None
    until: str | None = None


def match_for(sought: Sought) -> str | None:
    """A query for the index of words; None where nothing of it is asked."""
    parts = []
    if sought.words is not None:
        words = match_of(sought.words)
        if words is None:
            return None
        parts.append(f"{{words names}} : ({words})")
    parts += [f"marks : a{sought.party}"] if sought.party is not None else []
    parts += [f"marks : o{sought.outlet}"] if sought.outlet is not None else []
    months = months_of(sought.since, sought.until)
    parts += [f"marks : ({' OR '.join(months)})"] if months else []
    return " AND ".join(parts) or None


def months_of(since: str | None, until: str | None) -> list[str]:
    """The marks of the months and years between two days; none where an end is open or they are far apart."""
    if not since or not until or not (since[:4].isdigit() and until[:4].isdigit()):
        return []
    first, last = int(since[:4]), int(until[:4])
    if last - first > 50:
        return []
    made = []
    for year in range(first, last + 1):
        low = int(since[5:7] or 1) if year == first else 1
        high = int(until[5:7] or 12) if year == last else 12
        made += [f"y{year}"] if (low, high) == (1, 12) else [f"m{year}{month:02}" for month in range(low, high + 1)]
    return made


def days_within(sought: Sought) -> tuple[list[str], list[Any]]:
    """Tests on a claim `c` for having been told within the days."""
    tests, values = [], []
    if sought.since:
        tests.append("c.last >= ?")
        values.append(sought.since)
    if sought.until:
        tests.append("substr(c.first, 1, length(?)) <= ?")
        values += [sought.until, sought.until]
    if tests:
        own = [*(["r.day >= ?"] if sought.since else []), *(["substr(r.day, 1, length(?)) <= ?"] if sought.until else [])]
        tests.append(f"EXISTS (SELECT 1 FROM reports AS r WHERE r.claim = c.number AND {' AND '.join(own)})")  # noqa: S608
        values += values
    return tests, values
