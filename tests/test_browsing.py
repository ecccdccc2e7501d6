"""Looking around in a store: what is newest, in which sections, of which outlets."""

from dataclasses import replace
from pathlib import Path

import pytest

from accordingto.model import Noted
from accordingto.store import Store, browsing
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
