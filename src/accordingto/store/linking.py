"""The corpus as rows: written whole, in one transaction, in place of the one before."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from accordingto.corrections import KINDS
from accordingto.model import Circle, Claim, Commonness, Corpus, Report, Root
from accordingto.store.database import IN, Database, listed, now
from accordingto.store.tallies import count_all

TABLES = "citations copies circles root_reports roots claim_links reports claims party_names parties outlet_names vectors cells commonness".split()
"""What a linking replaces, in an order in which nothing points at what is gone."""
SHARED = (2, 5, 20)
"""Numbers of outlets from which on a claim gets a mark in the index of words, so that what many report is found first."""
INDEXED = 2000
"""Characters of a claim's other wordings that are indexed."""


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name that articles give an actor or an outlet, with how many statements (or articles) bear it."""

    plain: str
    kind: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An actor over all articles: its names, each with the reason why it is taken to be its."""

    name: str
    kind: str
    names: tuple[tuple[NameRow, str], ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet over all ways in which it is written."""

    name: str
    names: tuple[NameRow, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """All that a linking writes. Reports are keyed "article key#statement key"; `vectors` and `cells` go by claim id."""

    corpus: Corpus
    taken: Mapping[str, str]
    parties: Sequence[PartyRow]
    outlets: Sequence[OutletRow]
    centres: Sequence[bytes] = ()
    vectors: Mapping[str, tuple[int, bytes]] = field(default_factory=dict)
    state: str = ""
    version: str = ""


def state_of(db: Database, version: str) -> str:
    """A hash of what a linking is made from: articles, the version that read each, standing decisions and corrections, the program.

    The layout of the store is part of it: what a newer one counts is counted when all is linked next.
    """
    made = hashlib.sha256(version.encode())
    made.update(repr(db.all("PRAGMA user_version")).encode())
    for row in db.rows("SELECT key, version, published, seen FROM articles ORDER BY key"):
        made.update(repr(row).encode("utf-8", "surrogatepass"))
    counted = json.dumps(["same claim", *KINDS])  # grades change no claim
    sql = "SELECT number FROM decisions WHERE undone IS NULL AND what IN (SELECT value FROM json_each(?)) ORDER BY number"
    for row in db.rows(sql, (counted,)):
        made.update(repr(row).encode())
    return made.hexdigest()[:32]


def last_number(db: Database) -> int:
    """The number of the last linking; 0 where there was none."""
    row = db.one("SELECT max(number) FROM linkings")
    return int(row[0]) if row and row[0] is not None else 0


def newest(db: Database) -> list[str]:
    """The keys of the articles that count: the newest version at each address."""
    sql = """SELECT key FROM (
        SELECT key, row_number() OVER (PARTITION BY coalesce(address, key) ORDER BY published DESC, seen DESC, key DESC) AS age FROM articles
    ) WHERE age = 1 ORDER BY key"""
    return [key for (key,) in db.rows(sql)]


def actor_names(db: Database) -> list[NameRow]:
    """The names of all named actors with the number of statements they speak; the commonest way of writing each."""
    sql = """SELECT a.plain, a.kind, a.name, count(s.key) FROM actors AS a LEFT JOIN statements AS s ON s.speaker = a.key
        WHERE a.kind NOT IN ('anonymous') GROUP BY a.plain, a.kind, a.name ORDER BY a.plain, a.kind, count(s.key) DESC, a.name"""
    return summed(NameRow(*row) for row in db.rows(sql))


def outlet_names(db: Database) -> list[NameRow]:
    """The names of the outlets of which articles are stored, with the number of these."""
    sql = """SELECT outlet_plain, 'outlet', outlet, count(*) FROM articles WHERE outlet_plain IS NOT NULL
        GROUP BY outlet_plain, outlet ORDER BY outlet_plain, count(*) DESC, outlet"""
    return summed(NameRow(*row) for row in db.rows(sql))


def summed(rows: Iterable[NameRow]) -> list[NameRow]:
    """One row for each plain name and kind, under the first of its names."""
    found: dict[tuple[str, str], NameRow] = {}
    for row in rows:
        known = found.get((row.plain, row.kind))
        found[row.plain, row.kind] = NameRow(row.plain, row.kind, known.name, known.count + row.count) if known else row
    return list(found.values())


def write_corpus(db: Database, linked: Linked) -> None:
    """Replace the corpus. Nothing is lost where it is interrupted: until all is written, the one before stands."""
    with db.transaction():
        for table in TABLES:
            db.do(f"DELETE FROM {table}")  # noqa: S608 - our own names
        db.do("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')")
        db.do("DELETE FROM touched")
        outlets = write_names(db, linked)
        Writer(db, linked, outlets).write()
        db.insert("commonness", commonness_rows(linked.corpus.common))
        db.do("DELETE FROM reports WHERE statement NOT IN (SELECT key FROM statements)")
        count_all(db)
        told = (len({r.article for r in linked.corpus.reports.values()}), len(linked.corpus.reports), len(linked.corpus.claims))
        db.do(
            "INSERT INTO linkings (made, version, state, articles, reports, claims) VALUES (?, ?, ?, ?, ?, ?)",
            (now(), linked.version, linked.state, *told),
        )


def commonness_rows(common: Commonness) -> list[tuple[str, str, int]]:
    """How common words and names are."""
    counted = (("word", common.contents, common.words), ("name", common.articles, common.names))
    rows = {(what, clean(word)): found for what, total, counts in counted for word, found in {**counts, "": total}.items()}
    return [(*key, found) for key, found in sorted(rows.items())]


def commonness_in(db: Database) -> Commonness | None:
    """The same as it was written, or None where nothing is."""
    found: dict[str, dict[str, int]] = {"word": {}, "name": {}}
    for what, word, count in db.rows("SELECT what, word, found FROM commonness"):
        found[what][word] = count
    words, names = found["word"], found["name"]
    return Commonness(words.pop(""), words, names.pop(""), names) if words and names else None


def write_names(db: Database, linked: Linked) -> dict[str, int]:
    """Parties and outlets; gives the outlets' numbers by plain name."""
    parties = list(enumerate(linked.parties, 1))
    db.insert("parties", [(i, p.name, p.names[0][0].plain, p.kind, sum(n.count for n, _ in p.names)) for i, p in parties])
    db.insert("party_names", [(n.plain, n.kind, i, n.name, n.count, why) for i, p in parties for n, why in p.names])
    outlets = list(enumerate(linked.outlets, 1))
    db.insert("outlet_names", [(n.plain, i, n.name, o.name, n.count) for i, o in outlets for n in o.names])
    return {n.plain: i for i, o in outlets for n in o.names}


class Writer:
    """Writes the claims and what hangs on them, numbered from `first` on; of some statements alone where `only` is given."""

    def __init__(self, db: Database, linked: Linked, outlets: Mapping[str, int], only: Sequence[str] | None = None, first: int = 1) -> None:
        self.db, self.linked, self.corpus = db, linked, linked.corpus
        self.outlets, self.first = outlets, first
        sql = """SELECT s.key, n.party, a.outlet_plain, (SELECT count(*) FROM hops WHERE statement = s.key) FROM statements AS s
            JOIN articles AS a ON a.key = s.article LEFT JOIN actors AS x ON x.key = s.speaker
            LEFT JOIN party_names AS n ON n.plain = x.plain AND n.kind = x.kind"""
        where = f" WHERE s.key {IN}" if only is not None else ""
        rows = db.rows(sql + where, () if only is None else (listed(only),))
        self.told: dict[str, tuple[int | None, int | None, int]] = {key: (party, outlets.get(outlet), hops) for key, party, outlet, hops in rows}

    def write(self) -> None:
        """All of it, a batch of claims at a time."""
        self.db.insert("cells", list(enumerate(self.linked.centres)))
        order = sorted(self.corpus.claims, key=self.newness)
        for start in range(0, len(order), 1000):
            part = list(enumerate(order[start : start + 1000], start + self.first))
            self.db.insert("claims", [self.claim_row(number, claim) for number, claim in part])
            self.db.insert("reports", [row for number, claim in part for row in self.report_rows(number, claim)])
            self.db.insert("claims_fts", [self.words_row(number, claim) for number, claim in part], "(rowid, words, names, marks)")
            self.db.insert("claim_links", [row for number, claim in part for row in link_rows(number, claim)])
            self.write_ends(part)
            self.db.insert("vectors", [(v[0], number, v[1]) for number, claim in part if (v := self.linked.vectors.get(claim.id))])
            rows = [(claim.id, statement_of(claim.reports[0])) for _, claim in part]
            self.db.many("INSERT OR REPLACE INTO claim_ids (id, statement) VALUES (?, ?)", rows)
        self.db.insert(
            "citations", [(statement_of(c.report), c.article, c.cited and statement_of(c.cited), c.outlet, c.reason) for c in self.corpus.citations]
        )
        self.db.insert("copies", [(c.article, c.origin, c.share, c.sure, c.reason, dumped([list(s) for s in c.spans])) for c in self.corpus.copies])

    def newness(self, claim: Claim) -> tuple[Any, ...]:
        """Sorts what was told last first, then what most report."""
        days = self.days(claim)
        return (-number_of(days[-1]) if days else 0, -len(claim.reports), claim.id)

    def days(self, claim: Claim) -> list[str]:
        """The days on which a claim was told, in order."""
        return sorted({r.published[:10] for key in claim.reports if (r := self.corpus.reports[key]).published})

    def claim_row(self, number: int, claim: Claim) -> tuple[Any, ...]:
        """A claim with its figures."""
        told = [self.corpus.reports[key] for key in claim.reports]
        sources, days = self.corpus.sources[claim.id], self.days(claim)
        echoes = self.corpus.echoes.get(claim.id, ())
        largest = max(echoes, key=lambda e: (len(e.reports), e.root.who), default=None)
        counts = (len(told), len({r.article for r in told}), len({self.outlet(r) for r in told}))
        denied, doubted = sum(r.stance == "against" for r in told), sum(r.act == "doubt" for r in told)
        return (
            *(number, claim.id, claim.wording, *counts, sources.at_least, sources.at_most, dumped(sources.reasons)),
            *(dumped(self.corpus.witnesses.get(claim.id, ())), len(echoes), largest.root.who if largest else None),
            *(len(self.corpus.circles.get(claim.id, ())), denied, doubted, days[0] if days else None, days[-1] if days else None),
            self.linked.vectors.get(claim.id, (0, b""))[0],
        )

    def outlet(self, report: Report) -> int | str:
        """What tells a report's outlet from others; the article where it has none."""
        return self.told.get(statement_of(report.key), (None, None, 0))[1] or report.article

    def report_rows(self, number: int, claim: Claim) -> Iterator[tuple[Any, ...]]:
        """A claim's reports."""
        for i, key in enumerate(claim.reports):
            r, statement = self.corpus.reports[key], statement_of(key)
            party, outlet, hops = self.told.get(statement, (None, None, 0))
            taken = self.linked.taken.get(key)
            yield (statement, number, i, r.article, r.stance, outlet, party, r.published and r.published[:10], hops, taken and statement_of(taken))

    def words_row(self, number: int, claim: Claim) -> tuple[Any, ...]:
        """What a claim is found by."""
        told = [self.corpus.reports[key] for key in claim.reports]
        words = dict.fromkeys([claim.wording, *(r.words for r in told)])
        names = dict.fromkeys([*(r.speaker for r in told if r.speaker), *(p.name for r in told for hop in r.chain for p in hop)])
        facts = [self.told.get(statement_of(key), (None, None, 0)) for key in claim.reports]
        days, outlets = self.days(claim), len({self.outlet(r) for r in told})
        marks = {f"a{party}" for party, _, _ in facts if party} | {f"o{outlet}" for _, outlet, _ in facts if outlet}
        marks |= {f"y{d[:4]}" for d in days} | {f"m{d[:4]}{d[5:7]}" for d in days} | {f"w{n}" for n in SHARED if outlets >= n}
        return (number, clean(claim.wording + "\n" + "\n".join(words)[:INDEXED]), clean("\n".join(names)[:INDEXED]), " ".join(sorted(marks)))

    def write_ends(self, part: Sequence[tuple[int, Claim]]) -> None:
        """Roots and circles."""
        roots: list[tuple[Any, ...]] = []
        members: list[tuple[Any, ...]] = []
        circles: list[tuple[Any, ...]] = []
        for number, claim in part:
            echoes = {id_of(e.root) for e in self.corpus.echoes.get(claim.id, ())}
            for i, root in enumerate(self.corpus.roots.get(claim.id, ())):
                roots.append(root_row(number, i, root, echo=id_of(root) in echoes))
                members += [(number, i, k, statement_of(key)) for k, key in enumerate(root.reports)]
            circles += [circle_row(number, i, c) for i, c in enumerate(self.corpus.circles.get(claim.id, ()))]
        self.db.insert("roots", roots)
        self.db.insert("root_reports", members)
        self.db.insert("circles", circles)


def link_rows(number: int, claim: Claim) -> Iterator[tuple[Any, ...]]:
    """The links that hold a claim together."""
    for i, link in enumerate(claim.links):
        yield (number, i, statement_of(link.a), statement_of(link.b), link.score, link.relation, dumped(link.reasons))


def root_row(number: int, position: int, root: Root, *, echo: bool) -> tuple[Any, ...]:
    """A root."""
    unnamed = dumped(asdict(root.unnamed)) if root.unnamed else None
    return (number, position, root.who, root.kind, root.heard_by, root.when, root.reason, unnamed, echo)


def circle_row(number: int, position: int, circle: Circle) -> tuple[Any, ...]:
    """A circle."""
    return (number, position, dumped(circle.path), dumped([statement_of(key) for key in circle.reports]))


def id_of(root: Root) -> tuple[Any, ...]:
    """What tells a root of a claim from its others."""
    return (root.who, root.kind, root.heard_by, root.reports)


def statement_of(key: str) -> str:
    """The statement's key of a report's."""
    return key.split("#", 1)[1]


def number_of(day: str) -> int:
    """A day as a number that sorts alike; 0 for what isn't one."""
    digits = "".join(c for c in day if c in "0123456789")[:8]
    return int(digits.ljust(8, "0")) if digits else 0


def clean(text: str) -> str:
    """Text that can be indexed: without halves of pairs."""
    return text.encode("utf-8", "replace").decode()


def dumped(value: Any) -> str:
    """A value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
