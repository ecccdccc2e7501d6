"""Some claims replaced by others, all else left as it is: what a correction changed, without linking all anew."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from accordingto.store.database import IN, Database, listed
from accordingto.store.linking import Linked, Writer, last_number, statement_of
from accordingto.store.tallies import count_some
from accordingto.store.touching import Touched, forget

HANGING = ("claim_links", "roots", "root_reports", "circles", "vectors", "torn", "firsts", "reports")
"""The tables that hold what hangs on a claim, by its number."""
FACTS = f"""SELECT r.statement, r.party, r.outlet, r.article, r.day, r.hops, s.act, s.speaker FROM reports AS r
    JOIN statements AS s ON s.key = r.statement WHERE r.claim {IN}"""  # noqa: S608 - our own names
"""What is counted of a report beside its claim."""


@dataclass(frozen=True, slots=True)
class Part:
    """Claims in place of others.

    `gone` are the numbers of those, `linking` is the one that they are of; `alike` gives what names of one person have in common.
    """

    linked: Linked
    gone: frozenset[int]
    touched: Touched
    linking: int
    alike: Callable[[str], str]


def write_part(db: Database, part: Part) -> bool:
    """Write the claims, and count anew what they change. False, and nothing done, where all was linked meanwhile."""
    with db.transaction():
        if last_number(db) != part.linking:
            return False
        statements = [statement_of(key) for claim in part.linked.corpus.claims for key in claim.reports]
        before = set(db.all(FACTS, (listed(part.gone),)))
        had = [*(row[0] for row in before), *lost(db, part.touched)]
        cited, parties = cited_in(db, had), owners(db, part.touched)
        count_claims(db, part.gone, -1)
        take_away(db, part.gone, had)
        add_parties(db, statements, part.alike)
        add_outlets(db, statements)
        new = put(db, part.linked, statements)
        after = set(db.all(FACTS, (listed(new),)))
        count_claims(db, new, 1)
        differ = before ^ after
        parties |= {row[1] for row in differ if row[1]}
        outlets = outlets_of(db, part.touched) | {row[2] for row in differ if row[2]}
        count_some(db, parties, outlets, {number for row in cited ^ cited_in(db, statements) for number in row[1:3] if number})
        forget(db, part.touched)
    return True


def take_away(db: Database, claims: Iterable[int], reports: Iterable[str]) -> None:
    """Claims and what hangs on them go. Their words stay in the index, which leads to nothing there until all is linked."""
    for table in HANGING:
        db.do(f"DELETE FROM {table} WHERE claim {IN}", (listed(claims),))  # noqa: S608 - our own names
    db.do(f"DELETE FROM claims WHERE number {IN}", (listed(claims),))  # noqa: S608 - our own names
    db.do(f"DELETE FROM citations WHERE statement {IN}", (listed(reports),))  # noqa: S608 - our own names


def put(db: Database, linked: Linked, statements: list[str]) -> list[int]:
    """New claims, under numbers that none had before; these."""
    outlets: dict[str, int] = dict(db.all("SELECT plain, outlet FROM outlet_names"))
    least = db.one("SELECT min(rowid) FROM claims_fts")
    first = min(0, least[0] if least and least[0] is not None else 0) - len(linked.corpus.claims)
    Writer(db, linked, outlets, statements, first).write()
    return list(range(first, first + len(linked.corpus.claims)))


def lost(db: Database, touched: Touched) -> list[str]:
    """Statements of changed articles that are no more, and cited something."""
    sql = "SELECT statement FROM citations WHERE statement > ? AND statement < ? AND statement NOT IN (SELECT key FROM statements WHERE article = ?)"
    return [key for article in touched.articles for (key,) in db.all(sql, (f"{article}-s", f"{article}-t", article))]


def outlets_of(db: Database, touched: Touched) -> set[int]:
    """The outlets of changed articles."""
    sql = f"SELECT DISTINCT o.outlet FROM articles AS a JOIN outlet_names AS o ON o.plain = a.outlet_plain WHERE a.key {IN}"  # noqa: S608
    return {number for (number,) in db.all(sql, (listed(touched.articles),))}


def cited_in(db: Database, statements: Iterable[str]) -> set[tuple[Any, ...]]:
    """What some reports mean, as (statement, the outlet of the report, the outlet of the article, how that is called)."""
    sql = f"""SELECT c.statement, m.outlet, o.outlet, c.outlet FROM citations AS c JOIN articles AS a ON a.key = c.article
        LEFT JOIN outlet_names AS o ON o.plain = a.outlet_plain LEFT JOIN statements AS s ON s.key = c.statement
        LEFT JOIN articles AS b ON b.key = s.article LEFT JOIN outlet_names AS m ON m.plain = b.outlet_plain WHERE c.statement {IN}"""  # noqa: S608
    return set(db.all(sql, (listed(statements),)))


def count_claims(db: Database, claims: Iterable[int], step: int) -> None:
    """Count some claims once more, or once less, for each actor and outlet that tells them; those that an actor is torn about, and the firsts."""
    for what in ("party", "outlet"):
        db.do(
            f"""UPDATE tallies SET claims = claims + ? * t.n FROM (
                SELECT {what} AS number, count(DISTINCT claim) AS n FROM reports WHERE claim {IN} AND {what} IS NOT NULL GROUP BY {what}
            ) AS t WHERE tallies.what = '{what}' AND tallies.number = t.number""",  # noqa: S608 - our own names
            (step, listed(claims)),
        )
    if step > 0:
        db.do(
            f"""INSERT INTO torn SELECT party, claim FROM reports WHERE claim {IN} AND party IS NOT NULL
            GROUP BY party, claim HAVING count(DISTINCT stance) > 1""",  # noqa: S608 - our own names
            (listed(claims),),
        )
        db.do(
            f"""INSERT INTO firsts SELECT r.outlet, c.number, c.outlets FROM claims AS c JOIN reports AS r ON r.claim = c.number AND r.position = 0
            WHERE c.number {IN} AND c.outlets > 1 AND r.outlet IS NOT NULL""",  # noqa: S608 - our own names
            (listed(claims),),
        )


def owners(db: Database, touched: Touched) -> set[int]:
    """The actors who had reports or positions in what was changed, or have them now."""
    articles = listed(touched.articles)
    had = db.all(f"SELECT DISTINCT party FROM party_positions WHERE article {IN}", (articles,))  # noqa: S608 - our own names
    have = f"""SELECT DISTINCT n.party FROM actors AS x JOIN party_names AS n ON n.plain = x.plain AND n.kind = x.kind
        WHERE x.article {IN}"""  # noqa: S608 - our own names
    return set(touched.parties) | {number for (number,) in [*had, *db.all(have, (articles,))]}


def add_parties(db: Database, statements: list[str], alike: Callable[[str], str]) -> None:
    """An actor over all articles for each speaker who is none yet: the one whose name means the same, else a new one."""
    sql = f"""SELECT DISTINCT x.plain, x.kind, x.name FROM statements AS s JOIN actors AS x ON x.key = s.speaker WHERE s.key {IN}
        AND x.kind <> 'anonymous' AND NOT EXISTS (SELECT 1 FROM party_names AS n WHERE n.plain = x.plain AND n.kind = x.kind)"""  # noqa: S608
    for plain, kind, name in db.all(sql, (listed(statements),)):
        same = None
        if kind == "person":
            known = db.rows("SELECT plain, party FROM party_names WHERE kind = 'person' AND plain LIKE ?", (f"%{plain.rsplit(None, 1)[-1]}",))
            same = next((party for other, party in known if alike(other) == alike(plain)), None)
        if same is None:
            same = db.do("INSERT INTO parties (name, plain, kind, statements) VALUES (?, ?, ?, 1)", (name, plain, kind))
        db.do("INSERT OR IGNORE INTO party_names VALUES (?, ?, ?, ?, 1, 'the same name')", (plain, kind, same, name))


def add_outlets(db: Database, statements: list[str]) -> None:
    """The outlets of which there was no article before."""
    sql = f"""SELECT a.outlet_plain, min(a.outlet) FROM statements AS s JOIN articles AS a ON a.key = s.article WHERE s.key {IN}
        AND a.outlet_plain IS NOT NULL AND a.outlet_plain NOT IN (SELECT plain FROM outlet_names) GROUP BY a.outlet_plain"""  # noqa: S608
    for plain, name in db.all(sql, (listed(statements),)):
        new = "INSERT INTO outlet_names SELECT ?, coalesce(max(outlet), 0) + 1, ?, ?, 1 FROM outlet_names"
        db.do(new, (plain, name, name))
