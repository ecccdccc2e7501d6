"""The store: what goes in comes out, once, in whatever order it came."""

import random
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto
from accordingto.errors import StoreError
from accordingto.model import Page, Reading
from accordingto.pages import read_file
from accordingto.pipeline import reading_of
from accordingto.store import Store, address_of, changes_between, page_key
from accordingto.store import database as databases
from accordingto.store.keys import plain
from accordingto.store.queries import match_of
from tests.golden import PAGES
from tests.stores import content_of, made, pages, readings, sound

URL = "https://www.paper.example/bridge"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@settings(max_examples=80, deadline=None)
@given(readings(), pages)
def test_what_goes_in_comes_out(reading: Reading, page: Page) -> None:
    with Store.open(":memory:") as store:
        key = store.add(reading, page)
        assert store.reading(key) == reading
        assert store.page(key) == page
        assert list(store.readings()) == [(key, reading)]
        assert store.has(page)
        assert len(list(store.statements())) == len(reading.statements)
        before = store.counts()
        assert store.add(reading, page) == key
        assert store.counts() == before


def test_real_readings_come_out_as_they_were(path: Path) -> None:
    read = {page.sha256: (reading_of(page), page) for page in map(read_file, PAGES)}
    with Store.open(path) as store:
        keys = {store.add(reading, page): (reading, page) for reading, page in read.values()}
    with accordingto.Store.open(path, create=False) as store:
        chains: dict[str, str] = dict(store.database.all("SELECT key, chain FROM sourcing"))
        assert {s.key: " → ".join(" + ".join(hop) for hop in s.chain) for s in store.statements()} == chains
        for key, (reading, page) in keys.items():
            assert store.reading(key) == reading
            assert store.page(key) == page
            assert store.has_bytes(page.sha256)
    assert sound(path)


made_pages = st.builds(
    lambda words, url, outlet, title, markup: made(words, url=url, outlet=outlet, title=title, markup=markup),
    st.sampled_from(["Ann said yes. Bob said no.", "Ann said yes.", "Nothing."]),
    st.sampled_from([None, URL, "http://paper.example/bridge/?utm_source=x", "https://other.example/1"]),
    st.sampled_from([None, "The Paper", "The Other"]),
    st.sampled_from([None, "Bridge"]),
    st.sampled_from(["", "<b>", "<i>"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(made_pages, max_size=8), st.randoms())
def test_order_and_repetition_change_nothing(found: list[tuple[Reading, Page]], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one.db", Path(folder) / "two.db"
        shuffled = [*found, *found[:3]]
        chance.shuffle(shuffled)
        for path, come in ((one, found), (two, shuffled)):
            with Store.open(path) as store:
                for reading, page in come:
                    store.add(reading, page)
        assert content_of(one) == content_of(two)
        assert sound(two)


def test_a_copy_at_another_outlet_is_another_article(path: Path) -> None:
    with Store.open(path) as store:
        keys = {store.add(*made("Ann said yes.", url=url, outlet=outlet)) for url, outlet in ((URL, "A"), ("https://b.example/1", "B"), (None, "C"))}
        assert len(keys) == 3
        assert store.add(*made("Ann said yes.", url=URL + "#top", outlet="A")) in keys
        assert store.counts()["articles"] == 3


def test_a_page_that_only_looks_different_is_no_version(path: Path) -> None:
    with Store.open(path) as store:
        store.add(*made("Ann said yes.", url=URL, markup="<advert 1>"))
        store.add(*made("Ann said yes.", url=URL, markup="<advert 2>"))
        assert len(store.versions(URL)) == 1
        assert store.counts() == {"pages": 2, "articles": 1, "statements": 1, "actors": 1, "decisions": 0}


def test_versions_and_what_changed_between_them(path: Path) -> None:
    first = "Ann said the bridge is safe. Bob said the toll will rise in spring. Eve said nothing of this is true."
    second = "Ann said the bridge is perhaps safe. Carl said the toll will rise in spring. Dora said the mayor knew of it all."
    with Store.open(path) as store:
        store.add(*made(first, url=URL), seen="2024-05-01T00:00:00.000000+00:00")
        store.add(*made(second, url=URL), seen="2024-05-02T00:00:00.000000+00:00")
        assert [v.number for v in store.versions("paper.example/bridge/")] == [1, 2]
        ((before, after, changes),) = store.changes(URL)
        assert (before.number, after.number) == (1, 2)
        assert [s.content for s in changes.added] == ["the mayor knew of it all"]
        assert [s.content for s in changes.gone] == ["nothing of this is true"]
        altered = {a.after.speaker: a for a in changes.altered}
        assert altered["Ann"].what == ("certainty", "content")
        assert altered["Carl"].what == ("speaker", "chain")
        assert altered["Carl"].before.speaker == "Bob"
        assert store.changes("https://gone.example") == ()


def test_of_two_alike_the_one_that_stayed_is_found() -> None:
    before, _ = made("Ann said it is so. Bob said no. Ann said it is perhaps so. Bob said the bridge of the river is closed.")
    after, _ = made("Ann said it is perhaps so. Bob said no. Bob said that the bridge of the river is closed.")
    changes = changes_between(before, after)
    assert [s.content for s in changes.gone] == ["it is so"]
    assert [(a.before.content, a.what) for a in changes.altered] == [("the bridge of the river is closed", ("content",))]
    assert changes.added == ()


@settings(max_examples=40, deadline=None)
@given(readings(), readings())
def test_changes_account_for_every_statement(one: Reading, two: Reading) -> None:
    assert not changes_between(one, one)
    there = changes_between(one, two)
    kept = len(one.statements) - len(there.gone)
    assert kept == len(two.statements) - len(there.added)
    assert len(there.altered) <= kept


def test_the_day_a_version_bears_comes_before_when_it_came(path: Path) -> None:
    from dataclasses import replace

    from accordingto.model import Noted

    with Store.open(path) as store:
        for day, words in (("2024-05-03", "Ann said three."), ("2024-05-01", "Ann said one."), ("2024-05-02", "Ann said two.")):
            reading, page = made(words, url=URL)
            store.add(replace(reading, article=replace(reading.article, published=Noted(day, "given"))), page)
        assert [v.published for v in store.versions(URL)] == ["2024-05-01", "2024-05-02", "2024-05-03"]


def test_another_version_of_the_program_writes_the_article_anew(path: Path) -> None:
    with Store.open(path) as store:
        old, page = made("Ann said yes. Bob said no.", url=URL)
        new, _ = made("Ann said yes. Bob said no.", url=URL, version="2")
        (_, kept_) = new.statements
        new = Reading(new.article, (kept_,), new.actors, version="2")
        key = store.add(old, page)
        kept = {s.key for s in store.statements() if s.speaker == "Bob"}
        store.decide("same claim", next(iter(kept)), {"with": "x"}, "eve")
        assert store.has(page)
        assert not store.has(page, "2")
        assert store.older("2") == 1
        assert store.add(new, page) == key
        assert store.reading(key) == new
        assert store.has(page, "2")
        assert {s.key for s in store.statements()} == kept
        assert len(list(store.decisions())) == 1
    assert sound(path)


def test_another_version_that_cleans_the_page_otherwise(path: Path) -> None:
    """The page's article is another then; the one before goes, and pages that shared it are to be read anew."""
    with Store.open(path) as store:
        old, page = made("Ann said yes.", url=URL, title="Bridge", markup="Menu. ")
        _, twin = made("Ann said yes.", url=URL, markup="Menu! ")
        store.add(old, page)
        store.add(old, twin)
        new, _ = made("Ann said yes indeed.", url=URL, version="2")
        key = store.add(new, page)
        assert [k for k, _ in store.readings()] == [key]
        assert len(store.versions(URL)) == 1
        assert not store.has(twin)
    assert sound(path)


def test_words_are_found_in_contents_and_sources(path: Path) -> None:
    with Store.open(path) as store:
        store.add(*made("Ann Öz said the ceasefire holds. Bob said two officials knew of the ceasefires.", url=URL, outlet="The Paper"))
        store.add(*made("Ann Öz said no.", url="https://b.example/1", outlet="The Other"))
        assert {s.speaker for s in store.statements("ceasefire")} == {"Ann Öz", "Bob"}
        assert [s.speaker for s in store.statements('"two officials"')] == ["Bob"]
        assert [s.outlet for s in store.statements("oz", outlet="the other")] == ["The Other"]
        assert [s.content for s in store.statements(actor="ann öz", limit=1)]
        assert [s.chain for s in store.statements("officials")] == [(("Bob",),)]
        assert [a.outlet for a in store.articles("ceasefires")] == ["The Paper"]
        assert [a.outlet for a in store.articles()] == ["The Other", "The Paper"]
        assert [a.url for a in store.articles(outlet="paper", limit=5)] == [URL]
        for odd in ('"', "AND (", "x NOT", "*", "\x00", "\ud800", "a\x00b", "-", "a:b", '"" ""', "NEAR(a b)"):
            list(store.statements(odd))


def test_a_limit_gives_the_first_of_all(path: Path) -> None:
    with Store.open(path) as store:
        for i in range(30):
            store.add(*made(f"Ann said the bridge is closed{' and closed' * (i % 3)}.", url=f"https://p.example/{i}"))
        everything = list(store.statements("closed"))
        assert len(everything) == 30
        for limit in (0, 1, 7, 10, 11, 29, 30, 31):
            assert list(store.statements("closed", limit=limit)) == everything[:limit]
            assert len(list(store.articles("closed", limit=limit))) == min(limit, 30)


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_words_can_be_asked_for(words: str) -> None:
    with Store.open(":memory:") as store:
        assert list(store.statements(words)) == []
    assert match_of(words) is None or match_of(words) != ""


def test_days_bound_what_is_found(path: Path) -> None:
    from dataclasses import replace

    from accordingto.model import Noted

    with Store.open(path) as store:
        for day in ("2024-05-30", "2024-05-31T10:00:00+02:00", "2024-06-01"):
            reading, page = made(f"Ann said it on {day}.", url=f"https://p.example/{day}")
            store.add(replace(reading, article=replace(reading.article, published=Noted(day, "given"))), page)
        assert [s.published for s in store.statements(since="2024-05-31", until="2024-05-31")] == ["2024-05-31T10:00:00+02:00"]


def test_decisions_stand_and_are_undone(path: Path) -> None:
    with Store.open(path) as store:
        one = store.decide("same claim", "k", {"with": ["a", "ü"], "same": True}, "eve")
        assert store.decide("same claim", "k", {"same": True, "with": ["a", "ü"]}, "eve") == one
        two = store.decide("same claim", "k", False, "bob")
        assert store.decided("same claim", "k") == two
        store.undo(two.number, "eve")
        store.undo(two.number, "again")
        assert store.decided("same claim", "k") == one
        assert [d.number for d in store.decisions("same claim")] == [one.number]
        assert [d.undone_by for d in store.decisions(undone=True)] == [None, "eve"]
        with pytest.raises(StoreError, match="no decision"):
            store.undo(99, "eve")
        with pytest.raises(StoreError, match="JSON"):
            store.decide("grade", "k", float("nan"), "eve")
    with Store.open(path) as store:
        assert store.decided("same claim", "k") == one


def test_ids_that_lead_nowhere_are_refused_and_nothing_is_written(path: Path) -> None:
    from dataclasses import replace

    reading, page = made("Ann said yes.", url=URL)
    (statement,) = reading.statements
    for wrong in (replace(statement, speaker="a9"), replace(statement, within="s9")):
        with Store.open(path) as store, pytest.raises(StoreError, match="doesn't hold"):
            store.add(replace(reading, statements=(wrong,)), page)
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="one id"):
            store.add(replace(reading, statements=(statement, statement)), page)
        assert store.counts()["pages"] == 0


def test_a_failure_in_the_middle_writes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise KeyboardInterrupt

    with Store.open(path) as store:
        monkeypatch.setattr("accordingto.store.writing.write_parts", fails)
        with pytest.raises(KeyboardInterrupt):
            store.add(*made("Ann said yes.", url=URL))
        assert store.counts()["pages"] == store.counts()["statements"] == 0


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.close()


def newer(path: Path) -> None:
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def damaged(path: Path) -> None:
    with Store.open(path) as store:
        store.add(*made("Ann said yes.", url=URL))
    raw = path.read_bytes()
    path.write_bytes(raw[:4096] + b"\xff" * (len(raw) - 4096))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda p: p.write_text("precious notes, " * 100), "not an SQLite database"),
        (other_database, "another program"),
        (newer, "newer version"),
        (damaged, "is damaged"),
        (lambda p: p.mkdir(), "folder"),
    ],
)
def test_a_file_that_is_no_store_is_one_line(path: Path, spoil: Any, words: str) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=words) as caught, Store.open(path) as store:
        list(store.readings())
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not path.is_file() or path.read_bytes() == before


def test_a_missing_file_is_told_where_it_should_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        Store.open(tmp_path / "gone.db", create=False)
    with pytest.raises(StoreError, match="can't be opened"):
        Store.open(tmp_path / "gone" / "news.db")


def test_a_locked_file_is_told(path: Path) -> None:
    with Store.open(path) as holder, Store.open(path, patience=0.05) as store:
        holder.database.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another"):
            store.add(*made("Ann said yes."))
        assert store.counts()["pages"] == 0
        holder.database.connection.execute("ROLLBACK")
        store.add(*made("Ann said yes."))


def test_an_older_file_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        key = store.add(*made("Ann said yes.", url=URL))
    folder = tmp_path / "steps"
    folder.mkdir()
    for step in databases.MIGRATIONS.glob("*.sql"):
        (folder / step.name).write_text(step.read_text())
    (folder / "0099.sql").write_text("CREATE TABLE later (key TEXT);\nINSERT INTO later SELECT key FROM articles;\n")
    connection = sqlite3.connect(path, isolation_level=None)
    databases.migrate(connection, path, folder)
    assert connection.execute("SELECT key FROM later").fetchall() == [(key,)]
    (folder / "0100.sql").write_text("CREATE TABLE half (key TEXT);\nINSERT INTO gone VALUES (1);\n")
    with pytest.raises(sqlite3.Error):
        databases.migrate(connection, path, folder)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchall() == [(0,)]
    connection.close()


def test_views_tell_who_said_what_through_whom(path: Path) -> None:
    page = read_file(PAGES[0])
    with Store.open(path) as store:
        store.add(reading_of(page), page)
    connection = sqlite3.connect(path)
    chains = {row[0] for row in connection.execute("SELECT chain FROM sourcing")}
    assert any(chain.startswith("Russian websites → The New York Times → two former") for chain in chains if chain)
    assert connection.execute("SELECT statements FROM speakers WHERE name = 'Vladimir Putin'").fetchall()
    assert connection.execute("SELECT articles, first_hand <= statements FROM outlets").fetchall() == [(1, 1)]
    assert connection.execute("SELECT count(*) FROM versions").fetchall() in ([(0,)], [(1,)])
    connection.close()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://www.Example.org/a/?utm_source=x&b=2&a=1#c", "example.org/a?a=1&b=2"),
        ("https://example.org", "example.org"),
        ("example.org:8080/a", "example.org:8080/a"),
        ("https://[broken", "https://[broken"),
        (None, None),
        (" ", None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert address_of(url) == address


def test_names_are_looked_up_without_case_accents_and_article() -> None:
    assert plain("The Süddeutsche  ZEITUNG") == plain("suddeutsche zeitung")
    assert plain("the") == "the"
    assert plain("") == ""


def test_an_id_that_is_the_key_counts_as_none() -> None:
    from dataclasses import replace

    _, page = made("Ann said yes.")
    key = page_key(page)
    assert page_key(replace(page, given=replace(page.given, id=key))) == key
    assert page_key(replace(page, given=replace(page.given, id="other"))) != key


def test_a_new_file_that_another_is_about_to_fill_is_waited_for(tmp_path: Path) -> None:
    """SQLite doesn't wait by itself before it turns on the log."""
    path = tmp_path / "news.db"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    freed = threading.Timer(0.3, holder.close)
    freed.start()
    with Store.open(path) as store:
        assert store.database.one("SELECT count(*) FROM articles") == (0,)
    freed.join()


def test_a_store_that_stays_locked_says_so(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="is locked by another program"):
            Store.open(path, patience=0.1)
