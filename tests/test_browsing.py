"""Looking around in a store: what is newest, in which sections, of which outlets."""

from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model import Noted
from accordingto.store import Store, browsing, queries
from tests.stores import made

ROWS = (
    ("Oldest", "2024-03-01", ("World",), "The Courier"),
    ("Middle", "2024-03-02", ("World", "Ports"), "Courier"),
    ("Newest", "2024-03-03", ("World", "Ports", "Ships"), "Daily"),
    ("Other", "2024-03-04", ("Worlds",), "Daily"),
    ("Undated", None, (), "Daily"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with Store.open(tmp_path / "news.db") as store:
        for title, day, section, outlet in ROWS:
            reading, page = made(f"Ann said {title} it is.", url=f"https://paper.example/{title}", outlet=outlet, title=title)
            article = replace(reading.article, published=Noted(day, "given") if day else None, section=section)
            store.add(replace(reading, article=article), page)
    return Store.open(tmp_path / "news.db")


def titles(store: Store, **wanted: tuple[str, ...]) -> list[str | None]:
    return [a.head.title for a in store.newest(limit=10, **wanted)]


def test_the_newest_come_first_and_the_undated_last(store: Store) -> None:
    with store:
        assert titles(store) == ["Other", "Newest", "Middle", "Oldest", "Undated"]
        assert [(a.statements, a.through_others) for a in store.newest(limit=1)] == [(1, 0)]


@pytest.mark.parametrize("many", [1, 3000])
def test_a_section_holds_those_below_it_and_no_others(store: Store, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsing, "MANY", many)
    with store:
        assert titles(store, section=("World",)) == ["Newest", "Middle", "Oldest"]
        assert titles(store, section=("World", "Ports")) == ["Newest", "Middle"]
        assert titles(store, section=("World", "Ports"), outlets=("The Daily",)) == ["Newest"]
        assert titles(store, section=('World", "Po',)) == []


def test_an_outlet_is_known_by_all_its_names(store: Store) -> None:
    with store:
        assert titles(store, outlets=("the courier", "Daily")) == ["Other", "Newest", "Middle", "Oldest", "Undated"]
        assert titles(store, outlets=("Courier",)) == ["Middle", "Oldest"]


def test_sections_are_counted(store: Store) -> None:
    with store:
        assert [(s.trail, s.articles) for s in store.sections(limit=2)] == [(("World", "Ports", "Ships"), 1), (("World", "Ports"), 1)]
        assert len(store.sections(limit=9)) == 4


def test_sections_are_counted_as_articles_come_and_go(store: Store) -> None:
    with store:
        with store.database.transaction():
            store.database.do("UPDATE pages SET article = NULL WHERE title = 'Other'")
            store.database.do("DELETE FROM articles WHERE title = 'Other'")
        assert ("Worlds",) not in {s.trail for s in store.sections(limit=9)}
        reading, page = made("Bea said more of it.", url="https://paper.example/more", title="More")
        store.add(replace(reading, article=replace(reading.article, section=("World",))), page)
        counted = store.database.all("SELECT section, count(*) FROM articles WHERE section <> '[]' GROUP BY section ORDER BY section")
        assert store.database.all("SELECT section, articles FROM sections ORDER BY section") == counted
        assert store.sections(limit=1) == [browsing.Section(("World",), 2)]


@pytest.mark.parametrize(
    "wanted", [{}, {"actor": "Ann"}, {"outlet": "The Daily"}, {"since": "2024-03-02", "until": "2024-03-03"}, {"act": "say", "actor": "ann"}]
)
def test_statements_are_the_same_whichever_way_is_quicker(store: Store, wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with store:
        sorted_all = list(store.statements(**wanted))[:3]  # type: ignore[arg-type]
        monkeypatch.setattr(queries, "MANY", 1)
        day_by_day = list(store.statements(limit=3, **wanted))
        assert day_by_day == sorted_all
        assert len(sorted_all) >= 2


def test_of_a_common_word_those_stored_last_are_weighed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store:
        assert len(list(store.statements("it", limit=9))) == 5
        monkeypatch.setattr(queries, "WEIGHED", 2)
        assert {s.title for s in store.statements("it", limit=9)} == {"Other", "Undated"}
        assert {a.title for a in store.articles("it", limit=9)} == {"Other", "Undated"}
        assert [s.title for s in store.statements("oldest", limit=9)] == ["Oldest"]
