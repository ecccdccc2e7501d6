"""What people changed joined anew without linking all: the claims come out as a linking makes them, and nothing else is touched."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accordingto.corrections import IsWrong, LabelIs, Missed, Named, SpeakerIs, anchor_of, spans_of
from accordingto.linking import join, link, rejoin, rejoining, split
from accordingto.store import Store
from accordingto.views import claims_view
from tests.hahn import BRIDGE, DAM, LEAVES, STAYS, STEPS, world
from tests.stores import kept, sound
from tests.test_linking import claim_with, one_more

SHOWN = {
    "claims": """SELECT id, words, reports, articles, outlets, at_least, at_most, why, witnesses, echoes, echo, circles, denied, doubted, first, last
        FROM claims""",
    "reports": """SELECT r.statement, c.id, r.position, r.article, r.stance, o.known, p.name, r.day, r.hops, r.taken FROM reports AS r
        JOIN claims AS c ON c.number = r.claim LEFT JOIN parties AS p ON p.number = r.party
        LEFT JOIN outlet_names AS o ON o.outlet = r.outlet""",
    # what is joined anew goes by how common words were when all was linked, and so a score may differ a little
    "links": "SELECT c.id, x.one, x.other, round(x.score, 1), x.relation, x.reasons FROM claim_links AS x JOIN claims AS c ON c.number = x.claim",
    "roots": "SELECT c.id, x.position, x.who, x.kind, x.heard_by, x.told, x.reason, x.echo FROM roots AS x JOIN claims AS c ON c.number = x.claim",
    "members": "SELECT c.id, x.root, x.position, x.statement FROM root_reports AS x JOIN claims AS c ON c.number = x.claim",
    "circles": "SELECT c.id, x.path, x.reports FROM circles AS x JOIN claims AS c ON c.number = x.claim",
    "citations": "SELECT * FROM citations",
    "vectors": "SELECT c.id, v.cell, v.vector FROM vectors AS v JOIN claims AS c ON c.number = v.claim AND c.cell = v.cell",
    "actors": """SELECT p.name, t.reports, t.articles, t.outlets, t.claims, t.first_hand, t.unnamed, t.first, t.last FROM tallies AS t
        JOIN parties AS p ON p.number = t.number WHERE t.what = 'party'""",
    "outlets": """SELECT DISTINCT o.known, t.reports, t.articles, t.claims, t.first_hand, t.unnamed, t.first, t.last FROM tallies AS t
        JOIN outlet_names AS o ON o.outlet = t.number WHERE t.what = 'outlet'""",
    "reliance": "SELECT o.known, x.name, x.reports, x.articles, x.stored FROM reliance AS x JOIN outlet_names AS o ON o.outlet = x.outlet",
    "cited": """SELECT o.known, n.known, x.reports FROM outlet_citations AS x JOIN outlet_names AS o ON o.outlet = x.outlet
        JOIN outlet_names AS n ON n.outlet = x.citing""",
    "torn": "SELECT p.name, c.id FROM torn AS t JOIN parties AS p ON p.number = t.party JOIN claims AS c ON c.number = t.claim",
    "acts": "SELECT p.name, x.act, x.reports FROM party_acts AS x JOIN parties AS p ON p.number = x.party",
    "positions": "SELECT p.name, x.day, x.statement FROM party_positions AS x JOIN parties AS p ON p.number = x.party",
    "firsts": "SELECT o.known, c.id, x.outlets FROM firsts AS x JOIN outlet_names AS o ON o.outlet = x.outlet JOIN claims AS c ON c.number = x.claim",
}
"""What a corpus shows, without the numbers that go by the order in which it was written."""


def shown_in(path: Path) -> dict[str, list[Any]]:
    """The corpus of a store."""
    connection = sqlite3.connect(path)
    try:
        return {name: sorted(connection.execute(sql).fetchall(), key=repr) for name, sql in SHOWN.items()}
    finally:
        connection.close()


def statement_of(store: Store, words: str) -> tuple[str, Any]:
    """The article and the statement of these words."""
    ((article,),) = store.database.all("SELECT article FROM statements WHERE content = ? LIMIT 1", (words,))
    reading = store.reading(article)
    return article, next(s for s in reading.statements if s.content[0].of(reading.article.text) == words)


def wrong(store: Store) -> None:
    article, statement = statement_of(store, STAYS)
    store.correct(article, IsWrong(anchor_of(statement)), "ada")


def spoken(store: Store) -> None:
    article, statement = statement_of(store, LEAVES)
    store.correct(article, SpeakerIs(anchor_of(statement), Named("Ina Marn", "person", new=True)), "ada")


def denied(store: Store) -> None:
    article, statement = statement_of(store, DAM)
    store.correct(article, LabelIs(anchor_of(statement), "act", "deny"), "ada")


def missed(store: Store) -> None:
    article, _ = statement_of(store, BRIDGE)
    text = store.reading(article).article.text
    store.correct(article, Missed(spans_of("closed until spring", text)), "ada")


def undone(store: Store) -> None:
    wrong(store)
    rejoin(store)
    store.undo(1, "ada")


def parted(store: Store) -> None:
    claim = claim_with(store, LEAVES)
    split(store, claim.id, [store.corpus.reports(claim)[-1].key], "ada")


def joined(store: Store) -> None:
    join(store, [claim_with(store, DAM).id, claim_with(store, BRIDGE).id], "ada")


def both(store: Store) -> None:
    joined(store)
    rejoin(store)
    store.undo(1, "ada")


def added(store: Store) -> None:
    store.add(*one_more())


@pytest.mark.parametrize("change", [wrong, spoken, denied, missed, undone, parted, joined, both, added])
def test_the_claims_are_as_a_linking_makes_them(tmp_path: Path, change: Callable[[Store], None]) -> None:
    path, other = tmp_path / "n.db", tmp_path / "other.db"
    with kept(path, *world()) as store:
        link(store)
        before = shown_in(path)
        change(store)
        store.database.emptied_log(1000)
        shutil.copy(path, other)
        assert rejoin(store).left is None
        assert not store.corpus.touched()
    with Store.open(other) as store:
        link(store, again=True)
        assert not store.corpus.touched()
    assert shown_in(path) == shown_in(other)
    assert (shown_in(path) == before) == (change in (undone, both))
    assert sound(path)


def test_what_is_not_touched_keeps_its_rows(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        dam, claim = claim_with(store, DAM), claim_with(store, LEAVES)
        parted(store)
        made = rejoin(store)
        assert (made.claims, made.before) == (2, 1)
        assert claim_with(store, DAM) == dam
        assert store.corpus.claim(claim.id).reports == claim.reports - 1
        assert store.corpus.claim(claim.id).number < 0
        assert [c.words for c in claims_view(store)] != []
        assert LEAVES in [c.words for c in claims_view(store, "resign")]
        assert rejoin(store) == rejoining.Rejoined()


def test_what_would_take_too_much_is_left_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        before = shown_in(tmp_path / "n.db")
        parted(store)
        monkeypatch.setattr(rejoining, "MOST", 2)
        assert "more than 2 statements" in str(rejoin(store).left)
        monkeypatch.setattr(rejoining, "SOME", 0)
        wrong(store)
        assert rejoin(store).left == "1 articles were added or changed"
        assert shown_in(tmp_path / "n.db")["links"] == before["links"]
        assert store.corpus.touched()
        link(store)
        assert not store.corpus.touched()


def test_a_linking_in_between_goes_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        parted(store)
        monkeypatch.setattr(type(store.corpus), "number_of_linking", lambda _: 7)
        assert rejoin(store) == rejoining.Rejoined()
        assert store.corpus.touched()


def test_nothing_is_noted_before_the_first_linking(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        wrong(store)
        assert not store.corpus.touched()
        assert rejoin(store) == rejoining.Rejoined()


def test_words_that_mean_the_same_come_together_when_one_is_entered(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        article, statement = statement_of(store, STEPS)
        made = store.correct(article, IsWrong(anchor_of(statement)), "ada")
        rejoin(store)
        assert claim_with(store, LEAVES).reports == 4
        store.undo(made.number, "ada")
        rejoin(store)
        assert claim_with(store, LEAVES).reports == 5
