"""Names that people ask for, of actors and of outlets, and what comes near where there is none of that name."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from accordingto.errors import UnknownError
from accordingto.store.database import Database
from accordingto.store.keys import address_of, plain

LOOKED_AT = 10_000
"""Names that are compared to one that isn't stored, those of the most statements first."""


@dataclass(frozen=True, slots=True)
class Name:
    """An actor or an outlet over all articles: its number (which changes with each linking), name, kind, and all its names."""

    number: int
    name: str
    kind: str
    names: tuple[str, ...]
    plain: tuple[str, ...]


class Names:
    """Looks names up."""

    def __init__(self, database: Database) -> None:
        self.db = database

    def party(self, name: str) -> Name:
        """The actor of a name, a last name, or a name in other letters; of several the one who speaks most. Raises UnknownError."""
        asked = plain(name)
        sql = """SELECT n.party FROM party_names AS n JOIN parties AS p ON p.number = n.party WHERE n.plain = ?
            ORDER BY p.statements DESC, p.number LIMIT 1"""
        row = self.db.one(sql, (asked,)) or self.db.one(
            "SELECT party FROM party_names WHERE kind = 'person' AND plain LIKE ? ESCAPE '\\' ORDER BY statements DESC, party LIMIT 1",
            (f"% {escaped(asked)}",),
        )
        if row is None:
            sql = "SELECT name FROM parties ORDER BY statements DESC, number LIMIT ?"
            raise unknown(self.db, "actor", name, near(asked, [n for (n,) in self.db.rows(sql, (LOOKED_AT,))]))
        return self.party_at(row[0])

    def party_at(self, number: int) -> Name:
        """The actor of a number."""
        ((name, kind),) = self.db.all("SELECT name, kind FROM parties WHERE number = ?", (number,))
        rows = self.db.all("SELECT name, plain FROM party_names WHERE party = ? ORDER BY statements DESC, plain", (number,))
        return Name(number, name, kind, tuple(n for n, _ in rows), tuple(p for _, p in rows))

    def outlet(self, name: str) -> Name:
        """The outlet of a name or a domain. Raises UnknownError."""
        asked = plain(name)
        row = self.db.one("SELECT outlet FROM outlet_names WHERE plain = ? OR known = ?", (asked, name)) or self.outlet_at(name)
        if row is None:
            names = [n for (n,) in self.db.rows("SELECT name FROM outlet_names ORDER BY articles DESC, plain LIMIT ?", (LOOKED_AT,))]
            raise unknown(self.db, "outlet", name, near(asked, names))
        rows = self.db.all("SELECT known, name, plain FROM outlet_names WHERE outlet = ? ORDER BY articles DESC, plain", (row[0],))
        return Name(row[0], rows[0][0], "outlet", tuple(n for _, n, _ in rows), tuple(p for _, _, p in rows))

    def outlet_at(self, domain: str) -> tuple[int] | None:
        """The outlet most of whose articles stand at a domain."""
        host = (address_of(domain) or "").split("/")[0]
        if "." not in host:
            return None
        sql = """SELECT n.outlet FROM articles AS a JOIN outlet_names AS n ON n.plain = a.outlet_plain
            WHERE a.address >= ? AND a.address < ? GROUP BY n.outlet ORDER BY count(*) DESC, n.outlet LIMIT 1"""
        row = self.db.one(sql, (f"{host}/", f"{host}0"))
        return (int(row[0]),) if row else None


def near(asked: str, names: Sequence[str]) -> list[str]:
    """The names that come nearest to one: in letters, else with a word in common."""
    by = {plain(n): n for n in reversed(names)}
    close = get_close_matches(asked, list(by), n=3, cutoff=0.7)
    words = set(asked.split())
    close += [p for p in by if p not in close and words & set(p.split())][: max(0, 3 - len(close))]
    return [by[p] for p in close]


def unknown(db: Database, what: str, name: str, close: Sequence[str]) -> UnknownError:
    """What is said where nothing of a name is stored."""
    if db.one("SELECT 1 FROM linkings LIMIT 1") is None:
        return UnknownError(f"{db.path}: holds no claims yet; make them with `accordingto link --db {db.path}`")
    hint = f"near: {', '.join(close)}" if close else "nothing comes near"
    return UnknownError(f"{db.path}: no {what} “{name}” ({hint})", tuple(close))


def escaped(text: str) -> str:
    """Text for LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
