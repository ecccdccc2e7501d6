"""What is counted over the corpus: what an actor says and wants, whom an outlet relies on, what was told on which day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.store.database import IN, Database, listed
from accordingto.store.names import Name


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is reported of an actor, or by an outlet: reports, articles, how many at first hand, how many of unnamed speakers."""

    reports: int
    articles: int
    outlets: int
    claims: int
    first_hand: int
    unnamed: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Relied:
    """An outlet that another relies on: as it is called, in how many reports, claims, articles; `stored` of them could be found in the store."""

    outlet: str
    reports: int
    articles: int
    stored: int


@dataclass(frozen=True, slots=True)
class StoredPosition:
    """A position: what an actor demands, offers, refuses, is ready for or plans; conditions are (words that show it, words)."""

    article: str
    statement: str
    claim: str | None
    kind: str
    words: str
    conditions: tuple[tuple[str, str], ...]
    said: str | None
    outlet: str | None
    published: str | None
    reason: str


REFUSING = "refusal"
COMPARED = 150
"""Positions of an actor, the newest, that are compared with each other."""
KNOWN = "(SELECT known FROM outlet_names WHERE outlet = {} LIMIT 1)"
NOTHING = Tally(0, 0, 0, 0, 0, 0, None, None)
COUNTED = """INSERT INTO tallies SELECT '{what}', r.{what}, count(*), count(DISTINCT r.article), count(DISTINCT coalesce(r.outlet, r.article)),
    count(DISTINCT r.claim), sum(r.hops <= 1),
    sum(coalesce((SELECT a.kind = 'anonymous' FROM statements AS s JOIN actors AS a ON a.key = s.speaker WHERE s.key = r.statement), 0)),
    min(r.day), max(r.day) FROM reports AS r WHERE r.{what} IS NOT NULL {{r.{what}}} GROUP BY r.{what}"""
RELIED = """INSERT INTO reliance SELECT r.outlet, coalesce(p.name, x.name) AS name, count(DISTINCT r.statement), count(DISTINCT r.article),
        count(DISTINCT CASE WHEN c.outlet = x.name THEN r.statement END)
    FROM reports AS r JOIN hop_actors AS h ON h.statement = r.statement JOIN actors AS x ON x.key = h.actor AND x.kind = 'outlet'
    LEFT JOIN party_names AS n ON n.plain = x.plain AND n.kind = 'outlet' LEFT JOIN parties AS p ON p.number = n.party
    LEFT JOIN citations AS c ON c.statement = r.statement
    WHERE r.outlet IS NOT NULL AND coalesce((SELECT o.outlet FROM outlet_names AS o WHERE o.plain = x.plain), -1) <> r.outlet {r.outlet}
    GROUP BY r.outlet, coalesce(p.name, x.name)"""


COUNTS = (
    ("tallies", "party", COUNTED.format(what="party")),
    ("tallies", "outlet", COUNTED.format(what="outlet")),
    ("reliance", "outlet", RELIED),
    (
        "party_acts",
        "party",
        """INSERT INTO party_acts SELECT r.party, s.act, count(*) FROM reports AS r JOIN statements AS s ON s.key = r.statement
        WHERE r.party IS NOT NULL {r.party} GROUP BY r.party, s.act""",
    ),
    (
        "party_outlets",
        "party",
        """INSERT INTO party_outlets SELECT r.party, r.outlet, count(*) FROM reports AS r
        WHERE r.party IS NOT NULL AND r.outlet IS NOT NULL {r.party} GROUP BY r.party, r.outlet""",
    ),
    (
        "torn",
        "party",
        """INSERT INTO torn SELECT r.party, r.claim FROM reports AS r WHERE r.party IS NOT NULL {r.party}
        GROUP BY r.party, r.claim HAVING count(DISTINCT r.stance) > 1""",
    ),
    (
        "outlet_citations",
        "outlet",
        """INSERT INTO outlet_citations SELECT o.outlet, r.outlet, count(DISTINCT c.statement)
        FROM outlet_names AS o JOIN articles AS a ON a.outlet_plain = o.plain JOIN citations AS c ON c.article = a.key
        JOIN reports AS r ON r.statement = c.statement WHERE r.outlet <> o.outlet {o.outlet} GROUP BY o.outlet, r.outlet""",
    ),
    (
        "party_positions",
        "party",
        """INSERT INTO party_positions SELECT n.party, coalesce(p.said, a.published, ''), p.article, p.position, p.statement
        FROM party_names AS n JOIN actors AS x ON x.plain = n.plain AND x.kind = n.kind JOIN positions AS p ON p.actor = x.key
        JOIN reports AS r ON r.statement = p.statement JOIN articles AS a ON a.key = p.article WHERE 1 {n.party}""",
    ),
    (
        "outlet_copies",
        "outlet",
        """INSERT INTO outlet_copies SELECT m.outlet, n.outlet, count(DISTINCT c.article)
        FROM outlet_names AS m JOIN articles AS a ON a.outlet_plain = m.plain JOIN copies AS c ON c.article = a.key
        JOIN articles AS b ON b.key = c.origin JOIN outlet_names AS n ON n.plain = b.outlet_plain WHERE 1 {m.outlet} GROUP BY m.outlet, n.outlet""",
    ),
    (
        "firsts",
        "outlet",
        """INSERT INTO firsts SELECT r.outlet, c.number, c.outlets FROM claims AS c JOIN reports AS r ON r.claim = c.number AND r.position = 0
        WHERE c.outlets > 1 AND r.outlet IS NOT NULL {r.outlet}""",
    ),
)
"""What is counted: the table, of whom each of its rows is, and how. In braces the column of the one that may be named."""
COUNTING = tuple(dict.fromkeys(table for table, _, _ in COUNTS))
"""The tables that hold what is counted."""
CITING = ("reliance", "outlet_citations")
"""Those of them that tell who cites whom."""
COLUMN = re.compile(r"\{([a-z.]+)\}")


def count_all(db: Database) -> None:
    """Count what the views tell of actors and outlets, in place of what was counted before."""
    for table in COUNTING:
        db.do(f"DELETE FROM {table}")  # noqa: S608 - our own names
    for _, _, sql in COUNTS:
        db.do(COLUMN.sub("", sql))


def count_some(db: Database, parties: set[int], outlets: set[int], citing: set[int]) -> None:
    """The same for some actors and outlets alone, and for some outlets of what was cited alone."""
    wanted = {"party": listed(sorted(parties)), "outlet": listed(sorted(outlets)), "citing": listed(sorted(outlets | citing))}
    for table, whose, sql in COUNTS:
        ours = wanted["citing" if table in CITING else whose]
        test = f"what = '{whose}' AND number" if table == "tallies" else whose
        db.do(f"DELETE FROM {table} WHERE {test} {IN}", (ours,))  # noqa: S608 - our own names
        db.do(COLUMN.sub(rf"AND \1 {IN}", sql), (ours,))


class Tallies:
    """Counts over the corpus of a store."""

    def __init__(self, database: Database) -> None:
        self.db = database

    def of_party(self, party: Name) -> Tally:
        """How much an actor is reported to have said."""
        return self.of("party", party)

    def of_outlet(self, outlet: Name) -> Tally:
        """How much an outlet reports."""
        return self.of("outlet", outlet)

    def of(self, what: str, name: Name) -> Tally:
        """What was counted of an actor or an outlet."""
        sql = "SELECT reports, articles, outlets, claims, first_hand, unnamed, first, last FROM tallies WHERE what = ? AND number = ?"
        row = self.db.one(sql, (what, name.number))
        return Tally(*row) if row else NOTHING

    def articles_of(self, outlet: Name) -> int:
        """How many articles of an outlet are stored."""
        ((count,),) = self.db.all("SELECT coalesce(sum(articles), 0) FROM outlet_names WHERE outlet = ?", (outlet.number,))
        return int(count)

    def acts_of(self, party: Name) -> list[tuple[str, int]]:
        """How often an actor is reported to say, deny, demand, ..., the commonest first."""
        sql = "SELECT act, reports FROM party_acts WHERE party = ? ORDER BY reports DESC, act"
        return [(act, n) for act, n in self.db.rows(sql, (party.number,))]

    def told_by(self, party: Name, limit: int) -> list[tuple[str, int]]:
        """The outlets that report an actor's words, and in how many reports."""
        sql = f"SELECT {KNOWN}, t.reports FROM party_outlets AS t WHERE t.party = ? ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608 - our own names
        return [(name, n) for name, n in self.db.rows(sql.format("t.outlet"), (party.number, limit))]

    def torn(self, party: Name, limit: int) -> list[int]:
        """Numbers of the claims that an actor is reported both to assert and to deny."""
        return [n for (n,) in self.db.rows("SELECT claim FROM torn WHERE party = ? ORDER BY claim LIMIT ?", (party.number, limit))]

    def positions_of(self, party: Name, limit: int) -> list[StoredPosition]:
        """An actor's positions with their conditions, the newest first."""
        sql = """SELECT p.article, p.position, p.statement, c.id, p.kind, p.words, p.said, coalesce(o.known, a.outlet), a.published, p.reason
            FROM party_positions AS t JOIN positions AS p ON p.article = t.article AND p.position = t.position AND p.statement = t.statement
            JOIN actors AS x ON x.key = p.actor JOIN party_names AS n ON n.plain = x.plain AND n.kind = x.kind AND n.party = t.party
            JOIN articles AS a ON a.key = p.article JOIN reports AS r ON r.statement = p.statement JOIN claims AS c ON c.number = r.claim
            LEFT JOIN outlet_names AS o ON o.plain = a.outlet_plain
            WHERE t.party = ? ORDER BY t.day DESC, t.article, t.position LIMIT ?"""
        # what was corrected since the linking is tested for: a position that is another's now is not shown as his
        hangs = "SELECT shown, words FROM conditions WHERE article = ? AND of = ? ORDER BY position"
        made = []
        for article, position, statement, claim, kind, words, said, outlet, published, reason in self.db.all(sql, (party.number, limit)):
            conditions = tuple(self.db.all(hangs, (article, position)))
            made.append(StoredPosition(article, statement, claim, kind, words, conditions, said, outlet, published, reason))
        return made

    def wishes_at_odds(self, refusing: str) -> list[str]:
        """The words of the newest positions of each actor who both refuses something and wants something."""
        sql = """SELECT p.words FROM (
                SELECT t.party, t.article, t.position, row_number() OVER (PARTITION BY t.party ORDER BY t.day DESC, t.article, t.position) AS age
                FROM party_positions AS t WHERE t.party IN (
                    SELECT o.party FROM party_positions AS o JOIN positions AS w ON w.article = o.article AND w.position = o.position
                    GROUP BY o.party HAVING max(w.kind = ?) = 1 AND min(w.kind = ?) = 0)
            ) AS n JOIN positions AS p ON p.article = n.article AND p.position = n.position WHERE n.age <= ?"""
        return [" ".join(words.split()) for (words,) in self.db.rows(sql, (refusing, refusing, COMPARED))]

    def relied_on_by(self, outlet: Name, limit: int) -> list[Relied]:
        """The outlets that an outlet names as where it has it from, those of the most reports first."""
        sql = "SELECT name, reports, articles, stored FROM reliance WHERE outlet = ? ORDER BY reports DESC, name LIMIT ?"
        return [Relied(*row) for row in self.db.rows(sql, (outlet.number, limit))]

    def citing(self, outlet: Name, limit: int) -> list[tuple[str, int]]:
        """The outlets whose reports cite stored articles of an outlet, and in how many reports."""
        sql = f"SELECT {KNOWN}, t.reports FROM outlet_citations AS t WHERE t.outlet = ? ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608 - our own names
        return [(name, n) for name, n in self.db.rows(sql.format("t.citing"), (outlet.number, limit))]

    def copied_from(self, outlet: Name, limit: int) -> list[tuple[str, int]]:
        """The outlets from which an outlet took passages over, and in how many articles."""
        return self.copies("outlet", "origin", outlet, limit)

    def copied_by(self, outlet: Name, limit: int) -> list[tuple[str, int]]:
        """The outlets that took passages over from an outlet, and in how many articles."""
        return self.copies("origin", "outlet", outlet, limit)

    def copies(self, own: str, other: str, outlet: Name, limit: int) -> list[tuple[str, int]]:
        """The outlets on the other side of an outlet's copies."""
        sql = f"SELECT {KNOWN}, articles FROM outlet_copies WHERE {own} = ? ORDER BY 2 DESC, 1 LIMIT ?"  # noqa: S608 - our own names
        return [(name, n) for name, n in self.db.rows(sql.format(f"outlet_copies.{other}"), (outlet.number, limit))]

    def told_first(self, outlet: Name, limit: int) -> tuple[int, list[int]]:
        """How many claims of several outlets an outlet told first, and the numbers of those that most outlets tell."""
        ((count,),) = self.db.all("SELECT count(*) FROM firsts WHERE outlet = ?", (outlet.number,))
        rows = self.db.all("SELECT claim FROM firsts WHERE outlet = ? ORDER BY outlets DESC, claim LIMIT ?", (outlet.number, limit))
        return int(count), [n for (n,) in rows]

    def by_day(self, numbers: Sequence[int], since: str | None, until: str | None) -> list[tuple[str, int, int]]:
        """Day, claim's number and how many reports of it that day, for some claims, in order."""
        tests = [*(["day >= ?"] if since else []), *(["substr(day, 1, length(?)) <= ?"] if until else [])]
        values = [*([since] if since else []), *([until, until] if until else [])]
        found: list[tuple[str, int, int]] = []
        for i in range(0, len(numbers), 500):
            part = list(numbers[i : i + 500])
            where = " AND ".join([f"claim IN ({', '.join('?' * len(part))})", "day IS NOT NULL", *tests])
            found += self.db.all(f"SELECT day, claim, count(*) FROM reports WHERE {where} GROUP BY day, claim", (*part, *values))  # noqa: S608
        return sorted(found)
