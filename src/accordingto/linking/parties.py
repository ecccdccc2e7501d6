"""Actors and outlets over all articles: which names are one.

Within an article names are resolved by its text. Over articles only names are left: a last name alone is the one person who
bears it nearly everywhere, middle names and ways of spelling are looked through. Whoever is not named is nobody's second name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.actors.names import folded
from accordingto.claims.keys import outlet_key
from accordingto.store import NameRow, OutletRow, PartyRow

MUCH = 3
"""So many times as often as the next person of a last name must one be named for the last name alone to be that one."""
RANKS = frozenset(
    "mr mrs ms dr sir lord lady president prime minister senator general colonel professor king queen prince princess pope saint".split()
)
"""Words before a name that aren't of it."""

Named = tuple[NameRow, str]


def parties_of(names: Iterable[NameRow]) -> list[PartyRow]:
    """Actors over all articles, those who speak most first. The order of the names changes nothing."""
    people: dict[str, list[Named]] = defaultdict(list)
    others: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for row in sorted(names, key=lambda n: (n.plain, n.kind)):
        if row.kind == "person":
            people[key_of(row.plain)].append((row, "the same name"))
        else:
            key = outlet_key(row.name) if row.kind == "outlet" else row.plain
            others[row.kind, key].append((row, "the same name" if key == row.plain else "another name of it in the table of outlets"))
    made = [("person", rows) for rows in gathered(people)] + [(kind, rows) for (kind, _), rows in sorted(others.items())]
    parties = [party_of(kind, rows) for kind, rows in made]
    return sorted(parties, key=lambda p: (-sum(n.count for n, _ in p.names), p.name, p.kind))


def key_of(plain: str) -> str:
    """What names of one person have in common: first and last name, however spelled."""
    words = plain.replace(",", " ").split()
    while len(words) > 1 and words[0].strip(".") in RANKS:
        words = words[1:]
    words = [w for w in words if w.strip(".") not in ("jr", "sr")] or words
    return folded(f"{words[0]} {words[-1]}" if len(words) > 1 else plain if not words else words[0])


def gathered(people: Mapping[str, list[Named]]) -> list[list[Named]]:
    """The names of persons in groups: last names alone go to the one whose they nearly always are."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for key in people:
        if " " in key:
            by_last[key.split()[-1]].append(key)
    groups = {key: list(rows) for key, rows in people.items()}
    for key in sorted(people):
        owner = None if " " in key else owner_of(by_last.get(key, ()), people)
        if owner:
            reason = f"a last name alone, which is {best(people[owner])}’s in nearly all articles"
            groups[owner] += [(row, reason) for row, _ in groups.pop(key)]
    return [groups[key] for key in sorted(groups)]


def owner_of(keys: Sequence[str], people: Mapping[str, list[Named]]) -> str | None:
    """The person of a last name who is named far more often than any other of that name."""
    counts = sorted(((sum(n.count for n, _ in people[key]), key) for key in keys), key=lambda c: (-c[0], c[1]))
    if not counts:
        return None
    return counts[0][1] if len(counts) == 1 or counts[0][0] >= MUCH * max(1, counts[1][0]) else None


def party_of(kind: str, rows: Sequence[Named]) -> PartyRow:
    """One actor; its names with the commonest first."""
    order = sorted(rows, key=lambda r: (r[0].name != best(rows), -r[0].count, r[0].plain))
    return PartyRow(best(rows), kind, tuple(order))


def best(rows: Sequence[Named]) -> str:
    """The name to show: of those in more than one word the commonest, else the commonest."""
    return min(rows, key=lambda r: (" " not in r[0].plain, -r[0].count, r[0].name))[0].name


def outlets_of(names: Iterable[NameRow]) -> list[OutletRow]:
    """Outlets over all ways in which they are written, those with the most articles first."""
    found: dict[str, list[NameRow]] = defaultdict(list)
    for row in sorted(names, key=lambda n: (-n.count, n.plain)):
        found[outlet_key(row.name)].append(row)
    made = [OutletRow(rows[0].name, tuple(rows)) for rows in found.values()]
    return sorted(made, key=lambda o: (-sum(n.count for n in o.names), o.name))
