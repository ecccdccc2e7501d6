"""What was changed since all was linked: written down with the change itself, so that nothing of it is forgotten."""

from dataclasses import dataclass
from typing import Any

from accordingto.store.database import Database

NOTE = "INSERT OR IGNORE INTO touched (what, key) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM linkings)"


@dataclass(frozen=True, slots=True)
class Touched:
    """Keys of articles and statements, and numbers of the claims and the actors of the reports that they had before."""

    articles: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    claims: frozenset[int] = frozenset()
    parties: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.articles or self.statements or self.claims)


def touch_article(db: Database, key: str) -> None:
    """Note that an article is written anew: before it is, while the claims of its reports are known. Nothing where all waits to be linked."""
    db.do(NOTE, ("article", key))
    for what in ("claim", "party"):
        had = f"SELECT DISTINCT '{what}', {what} FROM reports WHERE article = ? AND {what} IS NOT NULL"  # noqa: S608 - our own names
        db.do(f"INSERT OR IGNORE INTO touched (what, key) {had}", (key,))


def touch_statements(db: Database, value: Any) -> None:
    """Note the statements that a decision names."""
    for key in keys_in(value):
        db.do(NOTE, ("statement", key))


def keys_in(value: Any) -> set[str]:
    """All texts in a decision's lists."""
    match value:
        case str():
            return {value}
        case list():
            return {key for part in value for key in keys_in(part)}
        case dict():
            return {key for part in value.values() for key in keys_in(part)}
    return set()


def touched_in(db: Database) -> Touched:
    """All that is noted."""
    found: dict[str, set[str]] = {"article": set(), "statement": set(), "claim": set(), "party": set()}
    for what, key in db.rows("SELECT what, key FROM touched"):
        found[what].add(key)
    numbers = (frozenset(map(int, found[what])) for what in ("claim", "party"))
    return Touched(frozenset(found["article"]), frozenset(found["statement"]), *numbers)


def forget(db: Database, touched: Touched) -> None:
    """Note no more what was joined anew."""
    named = (("article", touched.articles), ("statement", touched.statements))
    numbered = (("claim", touched.claims), ("party", touched.parties))
    rows = [(what, key) for what, keys in named for key in keys] + [(what, str(n)) for what, numbers in numbered for n in numbers]
    db.many("DELETE FROM touched WHERE what = ? AND key = ?", rows)
