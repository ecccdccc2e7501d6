"""What is newest, and in which sections: for somebody who looks around and asks nothing yet."""

import json
from dataclasses import dataclass

from accordingto.store.database import Database
from accordingto.store.keys import plain
from accordingto.store.queries import StoredArticle


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list: its head, its section trail, and how many statements it holds, how many through others."""

    head: StoredArticle
    section: tuple[str, ...]
    statements: int
    through_others: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section as the pages give it, from the outermost to the innermost, and how many articles stand right in it."""

    trail: tuple[str, ...]
    articles: int


NEWEST = """
SELECT a.key, a.url, a.outlet, a.title, a.published, a.language, a.version, a.section,
    (SELECT count(*) FROM statements AS s WHERE s.article = a.key),
    (SELECT count(*) FROM statements AS s WHERE s.article = a.key AND EXISTS (SELECT 1 FROM hops AS h WHERE h.statement = s.key AND h.position = 1))
FROM articles AS a
"""


BELOW = "(a.section = ? OR (a.section > ? AND a.section < ?))"
MANY = 3000
"""Articles of a section from which on it is quicker to go through all by their days than to sort the section's."""


def newest_in(db: Database, limit: int, section: tuple[str, ...] = (), outlets: tuple[str, ...] = ()) -> list[Listed]:
    """The newest articles, of a section and those below it, of an outlet by all its names; those without a date come last."""
    tests: list[str] = []
    values: list[str] = []
    walk = ""
    names = list(dict.fromkeys(map(plain, outlets)))
    if names:
        tests.append(f"a.outlet_plain IN ({', '.join('?' * len(names))})")
        values += names
    if section:
        below = between(section)
        tests.append(BELOW)
        values += below
        ((held,),) = db.all(f"SELECT count(*) FROM (SELECT 1 FROM articles AS a WHERE {BELOW} LIMIT ?)", (*below, MANY))  # noqa: S608 - our own names
        walk = "INDEXED BY articles_published" if held == MANY else ""
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    chosen = f"SELECT a.key FROM articles AS a {walk} {where} ORDER BY a.published DESC, a.key LIMIT ?"  # noqa: S608 - our own names
    # statements are counted for the chosen alone: sorting would count those of every article of the outlet
    rows = db.all(f"{NEWEST} WHERE a.key IN ({chosen}) ORDER BY a.published DESC, a.key", (*values, limit))
    return [Listed(StoredArticle(*row[:7]), tuple(json.loads(row[7])), row[8], row[9]) for row in rows]


def sections_in(db: Database, limit: int) -> list[Section]:
    """The sections with the most articles."""
    rows = db.all("SELECT section, articles FROM sections ORDER BY articles DESC, section LIMIT ?", (limit,))
    return [Section(tuple(json.loads(section)), count) for section, count in rows]


def between(section: tuple[str, ...]) -> list[str]:
    """A trail as it is stored, and the two texts between which all trails lie that begin with it."""
    own = json.dumps(list(section), ensure_ascii=False, separators=(",", ":"))
    return [own, own[:-1] + ",", own[:-1] + "-"]
