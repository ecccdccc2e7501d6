"""Questions to the corpus that `link` made, and its writing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from accordingto.errors import StoreError
from accordingto.model import Commonness
from accordingto.store import linking, rejoining
from accordingto.store.corpus_rows import LastLinking, StoredCitation, StoredClaim, StoredCopy, StoredHop, StoredLink, StoredReport, StoredRoot
from accordingto.store.database import IN, Database, Row, listed
from accordingto.store.linking import SHARED, Linked, NameRow
from accordingto.store.memory import NetworkMemory
from accordingto.store.names import Name, Names, unknown
from accordingto.store.rejoining import Part
from accordingto.store.seeking import Sought, days_within, match_for
from accordingto.store.tallies import Tallies
from accordingto.store.touching import Touched, touched_in

MANY = 250
"""Claims at each breadth (told by 20 outlets, by 5, by 2, by any) that are looked at as answers to words."""
CLAIM = """SELECT c.number, c.id, c.words, c.reports, c.articles, c.outlets, c.at_least, c.at_most, c.why, c.witnesses, c.echoes, c.echo,
    c.circles, c.denied, c.doubted, c.first, c.last FROM claims AS c"""
REPORT = """SELECT r.statement, c.id, r.article, a.title, a.url, coalesce(n.known, a.outlet), a.published, s.content, s.source, s.cue,
    p.name, x.name, x.kind, s.act, s.certainty, s.manner, s.said, s.score, r.stance, r.taken
    FROM reports AS r JOIN claims AS c ON c.number = r.claim JOIN statements AS s ON s.key = r.statement JOIN articles AS a ON a.key = r.article
    LEFT JOIN outlet_names AS n ON n.plain = a.outlet_plain LEFT JOIN actors AS x ON x.key = s.speaker LEFT JOIN parties AS p ON p.number = r.party"""


class StoredCorpus:
    """The corpus of a store. What isn't linked yet isn't in it; see `linked`."""

    def __init__(self, database: Database) -> None:
        self.db = database
        self.names = Names(database)
        self.tallies = Tallies(database)

    # -- making it

    def linked(self) -> LastLinking | None:
        """The last linking, or None where there was none."""
        row = self.db.one("SELECT made, version, state, articles, reports, claims FROM linkings ORDER BY number DESC LIMIT 1")
        return LastLinking(*row) if row else None

    def state(self, version: str) -> str:
        """A hash of all that a linking by that version of the program would be made from."""
        with self.db.snapshot():
            return linking.state_of(self.db, version)

    def newest(self) -> list[str]:
        """The keys of the articles that count: the newest version at each address."""
        return linking.newest(self.db)

    def actor_names(self) -> list[NameRow]:
        """The names of named actors in all articles."""
        return linking.actor_names(self.db)

    def outlet_names(self) -> list[NameRow]:
        """The names of outlets of stored articles."""
        return linking.outlet_names(self.db)

    def memory(self, weights: str, *, keep: bool = True) -> NetworkMemory:
        """What sentences mean, kept from one linking to the next, by those weights of the encoder; only looked at where `keep` is False."""
        return NetworkMemory(self.db, weights, keep=keep)

    def pairs(self, weights: str) -> NetworkMemory:
        """What was told of pairs read side by side, kept from one linking to the next, by those weights of the cross-encoder."""
        return NetworkMemory(self.db, weights, "pairs")

    def write(self, linked: Linked) -> None:
        """Replace the corpus, whole or not at all."""
        linking.write_corpus(self.db, linked)

    def touched(self) -> Touched:
        """What was changed since all was linked, and is to be joined anew."""
        return touched_in(self.db)

    def forget_touched(self) -> None:
        """Have nothing joined anew: all is as it was linked."""
        self.db.do("DELETE FROM touched")

    def write_part(self, part: Part) -> bool:
        """Replace some claims; False, and nothing done, where all was linked meanwhile."""
        return rejoining.write_part(self.db, part)

    def common(self) -> Commonness | None:
        """How common words are in what was linked; None where that isn't known."""
        return linking.commonness_in(self.db)

    def number_of_linking(self) -> int:
        """The number of the last linking; 0 where there was none."""
        return linking.last_number(self.db)

    def claims_of(self, statements: Iterable[str]) -> dict[str, int]:
        """The number of the claim of each of some statements, by key."""
        sql = f"SELECT statement, claim FROM reports WHERE statement {IN}"  # noqa: S608 - our own names
        return dict(self.db.all(sql, (listed(statements),)))

    def statements_of(self, claims: Iterable[int]) -> dict[str, str]:
        """The statements that some claims hold, by key, with the article of each."""
        sql = f"SELECT statement, article FROM reports WHERE claim {IN}"  # noqa: S608 - our own names
        return dict(self.db.all(sql, (listed(claims),)))

    def words_of(self, statements: Iterable[str]) -> set[str]:
        """The contents of some statements."""
        sql = f"SELECT content FROM statements WHERE key {IN}"  # noqa: S608 - our own names
        return {" ".join(words.split()) for (words,) in self.db.all(sql, (listed(statements),))}

    def articles_of(self, statements: Iterable[str]) -> set[str]:
        """Keys of the articles in which some statements stand."""
        sql = f"SELECT DISTINCT article FROM statements WHERE key {IN}"  # noqa: S608 - our own names
        return {key for (key,) in self.db.all(sql, (listed(statements),))}

    def cited_by(self, statements: Iterable[str]) -> set[str]:
        """Keys of the stored articles that some reports mean."""
        sql = f"SELECT DISTINCT article FROM citations WHERE statement {IN}"  # noqa: S608 - our own names
        return {key for (key,) in self.db.all(sql, (listed(statements),))}

    def told_at(self, articles: Iterable[str]) -> set[int]:
        """Numbers of the claims that some articles tell, or other versions of their pages."""
        sql = f"""SELECT DISTINCT r.claim FROM articles AS a JOIN articles AS b ON b.address = a.address JOIN reports AS r ON r.article = b.key
            WHERE a.key {IN}"""  # noqa: S608 - our own names
        return {number for (number,) in self.db.all(sql, (listed(articles),))}

    def counting(self, articles: Iterable[str]) -> set[str]:
        """Those of some articles that count: the newest versions at their addresses."""
        sql = f"""SELECT a.key FROM articles AS a WHERE a.key {IN} AND NOT EXISTS (SELECT 1 FROM articles AS b
            WHERE b.address = a.address AND (coalesce(b.published, ''), b.seen, b.key) > (coalesce(a.published, ''), a.seen, a.key))"""  # noqa: S608 - our own names
        return {key for (key,) in self.db.all(sql, (listed(articles),))}

    # -- claims

    def claim(self, name: str) -> StoredClaim:
        """A claim by its id, one it had before, the start of it, or a statement's key. Raises UnknownError."""
        number = self.claim_number(name)
        if number is None:
            near = [row[0] for row in self.db.rows("SELECT id FROM claims WHERE id >= ? ORDER BY id LIMIT 3", (name[:4],))]
            raise unknown(self.db, "claim", name, near)
        return next(iter(self.claims([number])))

    def claim_number(self, name: str) -> int | None:
        """The number of the claim meant, or None."""
        row = self.db.one("SELECT number FROM claims WHERE id = ?", (name,)) or self.db.one("SELECT claim FROM reports WHERE statement = ?", (name,))
        row = row or self.db.one("SELECT r.claim FROM claim_ids AS i JOIN reports AS r ON r.statement = i.statement WHERE i.id = ?", (name,))
        if row is None and len(name) >= 3:
            rows = self.db.all("SELECT number FROM claims WHERE id >= ? AND id < ? LIMIT 2", (name, name + "~"))
            row = rows[0] if len(rows) == 1 else None
        return int(row[0]) if row else None

    def claims(self, numbers: Iterable[int]) -> list[StoredClaim]:
        """Claims by their numbers, in that order."""
        wanted = list(numbers)
        found: dict[int, StoredClaim] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            for row in self.db.rows(f"{CLAIM} WHERE c.number IN ({marks(part)})", part):
                found[row[0]] = claim_of(row)
        return [found[n] for n in wanted if n in found]

    def sizes(self, numbers: Sequence[int]) -> dict[int, tuple[int, int]]:
        """How many outlets tell each of some claims, and how many characters its words have, by their numbers."""
        found: dict[int, tuple[int, int]] = {}
        for start in range(0, len(numbers), 500):
            part = numbers[start : start + 500]
            sql = f"SELECT number, outlets, length(words) FROM claims WHERE number IN ({marks(part)})"  # noqa: S608 - question marks
            found |= {n: (outlets, length) for n, outlets, length in self.db.rows(sql, part)}
        return found

    def seek(self, sought: Sought, limit: int = MANY) -> list[int]:
        """Numbers of the claims that are wanted: those that 20, 5 or 2 outlets tell first, then any; the newest first in each."""
        sought = self.bounded(sought)
        match = match_for(sought)
        if match is None and sought.words is not None:
            return []
        found: dict[int, None] = {}
        for least in (*reversed(SHARED), 0) if sought.words is not None else (0,):
            found |= dict.fromkeys(self.matching(match, least, sought, limit))
        return list(found)

    def bounded(self, sought: Sought) -> Sought:
        """A question whose time has both ends, so that the marks of months and years narrow it down before claims are looked at."""
        if not sought.since and not sought.until:
            return sought
        ((first, last),) = self.db.all("SELECT (SELECT min(first) FROM claims), (SELECT max(last) FROM claims)")
        return replace(sought, since=sought.since or first, until=sought.until or last)

    def matching(self, match: str | None, least: int, sought: Sought, limit: int) -> list[int]:
        """Numbers of claims with the marks and words of a query and so many outlets, the newest first."""
        tests, values = days_within(sought)
        if match is None and not least:
            where = f"WHERE {' AND '.join(tests)}" if tests else ""
            return [n for (n,) in self.db.rows(f"SELECT c.number FROM claims AS c {where} ORDER BY c.last DESC, c.number LIMIT ?", (*values, limit))]  # noqa: S608
        query = f"({match}) AND marks : w{least}" if least else match
        where = " AND ".join(["claims_fts MATCH ?", *tests])
        sql = (
            f"SELECT f.rowid FROM claims_fts AS f {'JOIN claims AS c ON c.number = f.rowid' if tests else ''} WHERE {where} ORDER BY f.rowid LIMIT ?"  # noqa: S608
        )
        return [n for (n,) in self.db.rows(sql, (query, *values, limit))]

    def allowed(self, numbers: Sequence[int], sought: Sought) -> set[int]:
        """Which of some claims answer all of a question but its words."""
        tests, values = days_within(sought)
        for column, value in (("party", sought.party), ("outlet", sought.outlet)):
            if value is not None:
                tests.append(f"EXISTS (SELECT 1 FROM reports AS r WHERE r.claim = c.number AND r.{column} = ?)")  # noqa: S608
                values.append(value)
        if not tests:
            return set(numbers)
        sql = f"SELECT c.number FROM claims AS c WHERE c.number IN ({{}}) AND {' AND '.join(tests)}"  # noqa: S608
        parts = [numbers[i : i + 500] for i in range(0, len(numbers), 500)]
        return {n for part in parts for (n,) in self.db.rows(sql.format(marks(part)), (*part, *values))}

    # -- meanings

    def centres(self) -> list[tuple[int, bytes]]:
        """The cells with their centres."""
        return [(number, raw) for number, raw in self.db.raw("SELECT number, centre FROM cells ORDER BY number")]

    def vectors_in(self, cells: Sequence[int]) -> list[tuple[int, bytes]]:
        """Numbers and vectors of the claims in some cells."""
        return [(n, raw) for n, raw in self.db.raw(f"SELECT claim, vector FROM vectors WHERE cell IN ({marks(cells)})", cells)]  # noqa: S608

    def vectors_of(self, numbers: Sequence[int]) -> list[tuple[int, bytes]]:
        """Numbers and vectors of some claims."""
        sql = "SELECT v.claim, v.vector FROM claims AS c CROSS JOIN vectors AS v ON v.cell = c.cell AND v.claim = c.number WHERE c.number IN ({})"
        parts = [numbers[i : i + 500] for i in range(0, len(numbers), 500)]
        return [(n, raw) for part in parts for n, raw in self.db.raw(sql.format(marks(part)), part)]

    # -- what hangs on a claim

    def reports(self, claim: StoredClaim) -> list[StoredReport]:
        """A claim's reports, the earliest first."""
        return self.reports_where("r.claim = ? ORDER BY r.position", (claim.number,))

    def reports_in(self, article: str) -> list[StoredReport]:
        """An article's reports."""
        return self.reports_where("r.article = ? ORDER BY s.position", (article,))

    def claims_in(self, article: str) -> dict[str, str]:
        """The id of the claim of each of an article's reports, by the statement's key."""
        sql = "SELECT r.statement, c.id FROM reports AS r JOIN claims AS c ON c.number = r.claim WHERE r.article = ?"
        return dict(self.db.all(sql, (article,)))

    def reports_by(self, party: Name, limit: int) -> list[StoredReport]:
        """What a party is reported to have said, the newest first."""
        return self.reports_where("r.party = ? ORDER BY r.day DESC, r.statement LIMIT ?", (party.number, limit))

    def reports_by_in(self, party: int, claim: int) -> list[StoredReport]:
        """A party's reports of one claim, the earliest first."""
        return self.reports_where("r.claim = ? AND r.party = ? ORDER BY r.position", (claim, party))

    def reports_where(self, where: str, values: Sequence[Any]) -> list[StoredReport]:
        """Reports with their chains."""
        rows = self.db.all(f"{REPORT} WHERE {where}", values)
        hops = self.hops([row[0] for row in rows])
        return [replace(StoredReport(*row), chain=tuple(h.names for h in own), hops=own) for row in rows for own in (hops.get(row[0], ()),)]

    def hops(self, statements: Sequence[str]) -> dict[str, tuple[StoredHop, ...]]:
        """The chains of some statements, with the words that show each hop."""
        found: dict[str, dict[int, list[Any]]] = {}
        for i in range(0, len(statements), 500):
            part = statements[i : i + 500]
            sql = f"""SELECT h.statement, h.position, h.reason, a.name, a.kind,
                (SELECT group_concat(words, ' … ') FROM hop_spans AS w WHERE w.statement = h.statement AND w.hop = h.position)
                FROM hops AS h LEFT JOIN hop_actors AS x ON x.statement = h.statement AND x.hop = h.position LEFT JOIN actors AS a ON a.key = x.actor
                WHERE h.statement IN ({marks(part)}) ORDER BY h.statement, h.position, x.position"""  # noqa: S608
            for statement, position, reason, name, kind, words in self.db.rows(sql, part):
                hop = found.setdefault(statement, {}).setdefault(position, [[], [], reason, words or ""])
                if name is not None:
                    hop[0].append(name)
                    hop[1].append(kind)
        return {
            s: tuple(StoredHop(tuple(names), tuple(kinds), reason, words) for names, kinds, reason, words in hops.values())
            for s, hops in found.items()
        }

    def roots(self, claim: StoredClaim) -> list[StoredRoot]:
        """A claim's roots, the earliest first."""
        members: dict[int, list[str]] = {}
        for root, statement in self.db.rows("SELECT root, statement FROM root_reports WHERE claim = ? ORDER BY root, position", (claim.number,)):
            members.setdefault(root, []).append(statement)
        sql = "SELECT position, who, kind, heard_by, told, reason, unnamed, echo FROM roots WHERE claim = ? ORDER BY position"
        return [
            StoredRoot(at, who, kind, heard, told, reason, json.loads(unnamed) if unnamed else None, bool(echo), tuple(members.get(at, ())))
            for at, who, kind, heard, told, reason, unnamed, echo in self.db.rows(sql, (claim.number,))
        ]

    def links(self, claim: StoredClaim) -> list[StoredLink]:
        """The links that hold a claim together."""
        sql = "SELECT one, other, score, relation, reasons FROM claim_links WHERE claim = ? ORDER BY position"
        return [StoredLink(a, b, score, kind, tuple(json.loads(why))) for a, b, score, kind, why in self.db.rows(sql, (claim.number,))]

    def circles(self, claim: StoredClaim) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """A claim's circles: the outlets on each, and the reports that show it."""
        rows = self.db.rows("SELECT path, reports FROM circles WHERE claim = ? ORDER BY position", (claim.number,))
        return [(tuple(json.loads(path)), tuple(json.loads(reports))) for path, reports in rows]

    def citations(self, claim: StoredClaim) -> list[StoredCitation]:
        """The stored articles that a claim's reports mean."""
        sql = """SELECT x.statement, x.article, x.cited, x.outlet, x.reason FROM reports AS r
            JOIN citations AS x ON x.statement = r.statement WHERE r.claim = ?"""
        return [StoredCitation(*row) for row in self.db.rows(sql, (claim.number,))]

    def copies(self, article: str) -> list[StoredCopy]:
        """What an article took over, the largest share first."""
        sql = "SELECT article, origin, share, sure, reason FROM copies WHERE article = ? ORDER BY share DESC, origin"
        return [StoredCopy(a, o, share, bool(sure), why) for a, o, share, sure, why in self.db.rows(sql, (article,))]

    def taken_by(self, article: str) -> list[StoredCopy]:
        """Who took something over from an article."""
        sql = "SELECT article, origin, share, sure, reason FROM copies WHERE origin = ? ORDER BY share DESC, article"
        return [StoredCopy(a, o, share, bool(sure), why) for a, o, share, sure, why in self.db.rows(sql, (article,))]

    # -- what people decide

    def statements_meant(self, name: str) -> list[str]:
        """A statement by its key, or all reports of a claim. Raises UnknownError."""
        row = self.db.one("SELECT key FROM statements WHERE key = ?", (name,))
        return [str(row[0])] if row else [r.key for r in self.reports(self.claim(name))]

    def split_meant(self, claim: str, names: Sequence[str]) -> tuple[list[str], list[str]]:
        """The statements that shall leave a claim, and those that stay. Raises UnknownError, and StoreError where that can't be."""
        told = [r.key for r in self.reports(self.claim(claim))]
        wrong = [name for name in names if name not in told]
        if wrong:
            raise unknown(self.db, f"report of claim {claim}", wrong[0], told[:3])
        rest = [key for key in told if key not in names]
        if not names or not rest:
            raise StoreError(f"{self.db.path}: a split leaves at least one report on each side; name some of the claim’s {len(told)}, not all")
        return list(dict.fromkeys(names)), rest


def claim_of(row: Row) -> StoredClaim:
    """A claim of its row."""
    made: Row = (*row[:8], tuple(json.loads(row[8])), tuple(json.loads(row[9])), *row[10:])
    return StoredClaim(*made)


def marks(values: Sequence[Any]) -> str:
    """As many question marks."""
    return ", ".join("?" * len(values))
