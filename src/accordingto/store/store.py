"""The store: what was read of many pages, in one file."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from accordingto.corrections import KINDS, Change, corrected
from accordingto.errors import StoreError
from accordingto.model import Page, Reading
from accordingto.store import correcting, decisions, rebuilding
from accordingto.store.browsing import Listed, Section, newest_in, sections_in
from accordingto.store.changes import Changes, changes_between
from accordingto.store.commenting import StoredComments
from accordingto.store.corpus import StoredCorpus
from accordingto.store.correcting import Corrected, Grade
from accordingto.store.database import PATIENCE, Database, now
from accordingto.store.decisions import Decision
from accordingto.store.keys import article_key, page_key
from accordingto.store.queries import StoredArticle, StoredStatement, Version, Wanted, article_at, articles_in, statements_in, versions_at
from accordingto.store.renaming import keys_by_words, rename
from accordingto.store.runs import Run
from accordingto.store.tokens import StoredTokens
from accordingto.store.touching import touch_article, touch_statements
from accordingto.store.writing import write_page, write_reading

GIVEN = "(url IS NOT NULL) + (title IS NOT NULL) + (outlet IS NOT NULL) + (published IS NOT NULL)"


class Store:
    """Readings in an SQLite file, and what people decided on them.

    An article is known by its text and its address; pages that show the same text at the same address are one article, read
    from the page that came with the most facts. Another text at the same address is another version of it. What is stored
    twice is there once, and the order in which things come decides nothing but which of two versions without a date is older.

    >>> page = read_page("The mayor said that the bridge would stay closed.", given=Given(url="https://paper.example/bridge"))
    >>> with Store.open("news.db") as store:
    ...     key = store.add(reading_of(page), page)
    ...     [s.speaker for s in store.statements("bridge")]
    ['mayor']
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.corpus = StoredCorpus(database)
        self.comments = StoredComments(database)
        self.tokens = StoredTokens(database)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Self:
        """Open a file, made where there is none unless `create` is False; `patience` is how many seconds to wait for other writers.

        Raises StoreError where it is no database, another program's, of a newer version of the program, locked or damaged.
        """
        return cls(Database(Path(path), create=create, patience=patience))

    def close(self) -> None:
        """Close the file. What was stored stays."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading, page: Page, *, seen: str | None = None, run: int | None = None) -> str:
        """Store what was read from a page, whole or not at all, and give the article's key.

        A page that is stored already changes nothing, unless it was read by another version of the program: its article is
        then written anew. `seen` is when the page was met (default: now). Raises StoreError, also for a reading whose ids lead nowhere.
        """
        db, own, key = self.database, page_key(page), article_key(reading)
        with db.transaction():
            known = db.one("SELECT article, seen FROM pages WHERE key = ?", (own,))
            first = known[1] if known else seen or now()
            before = keys_by_words(db, known[0]) if known and known[0] not in (None, key) else {}
            if known and known[0] not in (None, key):
                self._drop(known[0], own, key)
            there = db.one("SELECT page, version, seen FROM articles WHERE key = ?", (key,))
            if there and there[0] == own and there[1] == reading.version:
                return key
            best = there is None or there[0] == own or self._tells_more(page, own, there[0])
            packed = rebuilding.packed_text(page, reading.article) if best else None
            write_page(db, own, key, page, packed=packed, seen=first, run=run)
            if best:
                touch_article(db, key)
                if there:
                    self._clear(key, there[0], own)
                decided = correcting.corrections_at(db, key, reading.article.text)
                write_reading(db, key, own, corrected(reading, decided), min(first, there[2]) if there else first)
                correcting.keep(db, key, reading if decided else None)
                after = keys_by_words(db, key) if before else {}
                rename(db, [(was, after[words]) for words, was in before.items() if words in after])
        return key

    def _drop(self, article: str, page: str, now: str) -> None:
        """Take away an article that its page no longer gives. Other pages of it are to be read anew; its decisions go with the page."""
        touch_article(self.database, article)
        if self.database.one("SELECT 1 FROM articles WHERE key = ? AND page = ?", (article, page)):
            correcting.moved(self.database, article, now)
        self.database.do("UPDATE pages SET article = NULL WHERE article = ? AND EXISTS (SELECT 1 FROM articles WHERE page = ?)", (article, page))
        self.database.do("DELETE FROM articles WHERE key = ? AND page = ?", (article, page))

    def _clear(self, key: str, page: str, own: str) -> None:
        """Make room for an article that is written anew; where another page tells it now, the one before gives up its text."""
        self.database.do("DELETE FROM articles WHERE key = ?", (key,))
        if page != own:
            self.database.do("UPDATE pages SET packed = NULL WHERE key = ?", (page,))

    def _tells_more(self, page: Page, key: str, other: str) -> bool:
        """Whether a page came with more facts than another, or with as many and has the smaller key."""
        given = page.given
        facts = sum(fact is not None for fact in (given.url, given.title, given.outlet, given.published))
        row = self.database.one(f"SELECT {GIVEN} FROM pages WHERE key = ?", (other,))  # noqa: S608 - our own names
        return row is None or (-facts, key) < (-row[0], other)

    def has(self, page: Page, version: str | None = None) -> bool:
        """Whether a page is stored; with a version of the program, also whether that one need not read it again."""
        row = self.database.one(
            "SELECT a.version, a.page = p.key FROM pages AS p JOIN articles AS a ON a.key = p.article WHERE p.key = ?", (page_key(page),)
        )
        return row is not None and (version in (None, row[0]) or not row[1])

    def has_bytes(self, sha256: str) -> bool:
        """Whether a page of those bytes is stored, whatever was given with it."""
        return self.database.one("SELECT 1 FROM pages WHERE sha256 = ? AND article IS NOT NULL", (sha256,)) is not None

    def reading(self, key: str) -> Reading:
        """The reading of an article, equal to the one that was stored. Raises StoreError where no article has that key."""
        found = self._reading(key)
        if found is None:
            raise StoreError(f"{self.database.path}: no article has the key {key}")
        return found

    def _reading(self, key: str) -> Reading | None:
        """The reading of an article, as it stood at one moment, or None."""
        with self.database.snapshot():
            return rebuilding.reading_at(self.database, key)

    def readings(self, keys: Iterable[str] | None = None) -> Iterator[tuple[str, Reading]]:
        """Every article's key and reading, in the order of the keys; or those of some keys, less what is stored no more."""
        wanted = [key for (key,) in self.database.all("SELECT key FROM articles ORDER BY key")] if keys is None else keys
        for key in wanted:
            if (found := self._reading(key)) is not None:
                yield key, found

    def page(self, key: str) -> Page:
        """The page that an article was read from, as it came. Raises StoreError where no article has that key."""
        row = self.database.one("SELECT page FROM articles WHERE key = ?", (key,))
        page = rebuilding.page_at(self.database, row[0]) if row else None
        if page is None:
            raise StoreError(f"{self.database.path}: no article has the key {key}")
        return page

    def statements(
        self,
        words: str | None = None,
        *,
        actor: str | None = None,
        outlet: str | None = None,
        act: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredStatement]:
        """Statements that hold all the words (and "phrases") in content or source, by an actor's name, an outlet, days as 2024-05-31.

        The best fitting come first where words are given, else the oldest.
        """
        return statements_in(self.database, Wanted(words, actor, outlet, act, since, until, limit))

    def articles(
        self, words: str | None = None, *, outlet: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> Iterator[StoredArticle]:
        """Articles that hold all the words (and "phrases") in title or text, of an outlet, published within days as 2024-05-31.

        The best fitting come first where words are given, else the oldest.
        """
        return articles_in(self.database, Wanted(words, outlet=outlet, since=since, until=until, limit=limit))

    def newest(self, *, limit: int, section: tuple[str, ...] = (), outlets: tuple[str, ...] = ()) -> list[Listed]:
        """The newest articles, of a section and those below it, of an outlet by all its names; those without a date come last."""
        return newest_in(self.database, limit, section, outlets)

    def sections(self, *, limit: int) -> list[Section]:
        """The sections with the most articles, as the pages give them."""
        return sections_in(self.database, limit)

    def article(self, key: str) -> StoredArticle | None:
        """The head of an article, or None where no article has that key."""
        return article_at(self.database, key)

    def versions(self, url: str) -> tuple[Version, ...]:
        """The versions of the page at a URL, the oldest first; none where nothing is stored from there."""
        return versions_at(self.database, url)

    def updated(self) -> Iterator[tuple[str, int]]:
        """The URLs of which several versions are stored, and how many, in the order of the URLs."""
        sql = "SELECT min(url), count(*) FROM articles WHERE address IS NOT NULL GROUP BY address HAVING count(*) > 1 ORDER BY address"
        yield from self.database.rows(sql)

    def changes(self, url: str) -> tuple[tuple[Version, Version, Changes], ...]:
        """For each version at a URL but the first: the one before, itself, and what changed in its sourcing."""
        versions = self.versions(url)
        return tuple((a, b, changes_between(self.reading(a.article), self.reading(b.article))) for a, b in pairwise(versions))

    def counts(self) -> dict[str, int]:
        """How many pages, articles, statements, actors and decisions there are."""
        tables = ("pages", "articles", "statements", "actors", "decisions")
        return {table: self.database.all(f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608 - our own names

    def size(self) -> int:
        """How many articles there are."""
        ((count,),) = self.database.all("SELECT count(*) FROM articles")
        return int(count)

    def older(self, version: str) -> int:
        """How many articles were read by another version of the program."""
        ((count,),) = self.database.all("SELECT count(*) FROM articles WHERE version <> ?", (version,))
        return int(count)

    def run(self, paths: list[str], version: str) -> Run:
        """Begin the record of a run."""
        return Run(self.database, paths, version)

    def decide(self, what: str, key: str, value: Any, who: str) -> Decision:
        """Write down what a person decided. Said again by the same person, it is there once. Corrections go through `correct`."""
        if what in KINDS or what in correcting.GRADES:
            raise StoreError(f"“{what}” is a correction or a grade: write it down by Store.correct, grade_source or grade_claim")
        with self.database.transaction():
            made = decisions.decide(self.database, what, key, value, who)
            touch_statements(self.database, value)
        return made

    def decided(self, what: str, key: str) -> Decision | None:
        """The decision that stands on something: the last that wasn't undone."""
        return decisions.decided(self.database, what, key)

    def decisions(self, what: str | None = None, *, undone: bool = False, after: int = 0) -> Iterator[Decision]:
        """Decisions with numbers above one, in the order they were made; with `undone` those that were taken back too.

        Those on statements name them by the keys by which they are known now.
        """
        return correcting.decisions_now(self.database, what, undone=undone, after=after)

    def history(self, *, limit: int, before: int | None = None) -> list[tuple[Decision, Corrected | None]]:
        """The latest decisions, those that were taken back too, the last one first, each correction with what it makes.

        With `before` those of smaller numbers alone.
        """
        return correcting.history_in(self.database, limit, before)

    def undo(self, number: int, who: str) -> None:
        """Take a decision back, and what it changed; it stays on record. Raises StoreError where there is none of that number."""
        correcting.undo(self.database, number, who)

    def correct(self, article: str, change: Change, who: str) -> Decision:
        """Write down a person's correction of an article, and the article as it says: it wins at once and over every later reading.

        Raises CorrectionError where it can't stand: a span outside the text, an unknown actor, no such statement.
        """
        return correcting.correct(self.database, article, change, who)

    def corrections(self, article: str | None = None, *, undone: bool = False) -> list[Corrected]:
        """The corrections of an article, or of all, in the order they were made; with `undone` those that were taken back too."""
        return list(correcting.corrected_in(self.database, article, undone=undone))

    def as_read(self, key: str) -> Reading:
        """The reading of an article as the program read it, before anybody corrected it. Raises StoreError where no article has that key."""
        with self.database.snapshot():
            return correcting.original_at(self.database, key) or self.reading(key)

    def grade_source(self, name: str, grade: str, who: str) -> Decision:
        """Write down an Admiralty grade of a source, A to F, over all articles. Raises CorrectionError where it is none."""
        return correcting.grade(self.database, "source", correcting.source_key(name), grade, {"name": name}, who)

    def grade_claim(self, claim: str, grade: str, who: str, wording: str | None = None) -> Decision:
        """Write down an Admiralty grade of a claim, 1 to 6, by its id. Raises CorrectionError where it is none."""
        return correcting.grade(self.database, "claim", claim, grade, {"wording": wording}, who)

    def source_grade(self, name: str) -> Grade:
        """The grade that stands of a source: F until a person gives another."""
        return correcting.grade_at(self.database, "source", correcting.source_key(name))

    def claim_grade(self, claim: str) -> Grade:
        """The grade that stands of a claim, by its id: 6 until a person gives another."""
        return correcting.grade_at(self.database, "claim", claim)
