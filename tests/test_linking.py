"""The corpus in the store: made whole, of what is stored, with what people decided. The encoder is the real one."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto import models
from accordingto.claims import corpus_of
from accordingto.corrections import IsWrong, anchor_of
from accordingto.errors import StoreError, UnknownError
from accordingto.linking import join, link, split
from accordingto.linking.meaning import cells_of, centres_of
from accordingto.linking.parties import outlets_of, parties_of
from accordingto.store import NameRow, Store
from accordingto.store.linking import TABLES
from accordingto.store.tallies import COUNTING
from tests.hahn import LEAVES, STEPS, world
from tests.stores import kept, sound
from tests.stories import reading, tell

CORPUS = [*TABLES, "claim_ids", *COUNTING]


def corpus_in(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the corpus."""
    connection = sqlite3.connect(path)
    try:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in CORPUS}
    finally:
        connection.close()


def claim_with(store: Store, words: str) -> Any:
    """The claim that a report in these words tells."""
    rows = store.database.all("SELECT r.claim FROM reports AS r JOIN statements AS s ON s.key = r.statement WHERE s.content = ? LIMIT 1", (words,))
    return store.corpus.claims([rows[0][0]])[0]


def test_a_store_that_has_not_changed_is_not_linked_anew(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        first = link(store)
        assert (first.articles, first.reports, first.fresh) == (9, 10, True)
        assert not link(store).fresh
        assert link(store, again=True).fresh
        store.add(*one_more())
        assert link(store).reports == 11
    assert sound(tmp_path / "n.db")


def test_a_correction_counts_when_it_is_linked_next(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        claim = claim_with(store, LEAVES)
        gone = store.corpus.reports(claim)[-1]
        article = gone.key.rsplit("-s", 1)[0]
        (statement,) = (s for s in store.reading(article).statements if s.content[0].of(store.reading(article).article.text) == LEAVES)
        made = store.correct(article, IsWrong(anchor_of(statement)), "ada")
        assert link(store).fresh
        assert claim_with(store, LEAVES).reports == claim.reports - 1
        store.grade_claim(claim.id, "2", "ada")
        assert not link(store).fresh
        store.undo(made.number, "ada")
        assert link(store).fresh
        assert claim_with(store, LEAVES).reports == claim.reports


def test_what_was_encoded_is_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accordingto.claims.encoding import Encoder

    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        before = corpus_in(tmp_path / "n.db")
        monkeypatch.setattr(Encoder, "vector", lambda *_: pytest.fail("encoded again"))
        link(store, again=True)
        assert corpus_in(tmp_path / "n.db") == before
        store.database.do("UPDATE sentences SET weights = 'others'")
        monkeypatch.undo()
        link(store, again=True)
        assert corpus_in(tmp_path / "n.db") == before
        assert store.database.one("SELECT count(*) FROM sentences WHERE weights = 'others'") == (0,)


def one_more() -> Any:
    """Another article and its page."""
    import hashlib

    from accordingto.model import Given, Page

    told = reading("z", "Sarn Courier", "2024-03-09", tell(STEPS, "Valmor Times:outlet"))
    raw = told.article.text
    return told, Page("z", "text", raw, hashlib.sha256(raw.encode()).hexdigest(), Given(url=told.article.url))


def test_the_order_in_which_articles_come_changes_nothing(tmp_path: Path) -> None:
    for name, told in (("one", world()), ("two", world()[::-1])):
        with kept(tmp_path / f"{name}.db", *told) as store:
            link(store)
    assert corpus_in(tmp_path / "one.db") == corpus_in(tmp_path / "two.db")


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(9)), twice=st.integers(0, 8))
def test_nor_does_linking_in_between(tmp_path_factory: pytest.TempPathFactory, order: list[int], twice: int) -> None:
    told, path = world(), tmp_path_factory.mktemp("any") / "n.db"
    with kept(path, *(told[i] for i in order[:twice])) as store:
        link(store)
    with kept(path, *(told[i] for i in order)) as store:
        link(store)
        found = corpus_in(path)
    clean = path.with_name("clean.db")
    with kept(clean, *told) as store:
        link(store)
    assert {**found, "claim_ids": None} == {**corpus_in(clean), "claim_ids": None}


def test_a_copy_never_raises_the_sources(tmp_path: Path) -> None:
    original = reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "two officials close to the president"), text=long_text())
    with kept(tmp_path / "n.db", original) as store:
        link(store)
        before = claim_with(store, LEAVES)
    for i, outlet in enumerate(("Kessel Post", "Sarn Courier", "Mira Echo")):
        copy = reading(f"k{i}", outlet, "2024-03-06", tell(LEAVES, "two officials close to the president"), text=long_text())
        with kept(tmp_path / "n.db", copy) as store:
            link(store)
            after = claim_with(store, LEAVES)
            assert (after.at_least, after.at_most) == (before.at_least, before.at_most)
            assert after.reports == i + 2
            assert len([r for r in store.corpus.reports(after) if r.taken]) == i + 1


def long_text() -> str:
    """A text long enough to be a copy of another."""
    rest = "The palace gave no answer on Tuesday, and its gates stayed shut while reporters waited in the rain for somebody to come out and speak."
    return f"{rest} Two officials close to the president made it known: {LEAVES}. {rest.replace('Tuesday', 'Monday')}"


def test_only_the_newest_version_of_a_page_counts(tmp_path: Path) -> None:
    old = reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "two officials close to the president"))
    new = reading("a", "Valmor Times", "2024-03-06", tell(STEPS, "a minister"))
    with kept(tmp_path / "n.db", old, new) as store:
        assert link(store).reports == 1
        assert [r.called for r in store.corpus.reports(claim_with(store, STEPS))] == ["a minister"]


def test_what_people_split_and_join_stands_when_all_is_linked_anew(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        claim = claim_with(store, LEAVES)
        told = [r.key for r in store.corpus.reports(claim)]
        assert len(told) == 5
        decision = split(store, claim.id, [told[2]], "ada")
        link(store)
        assert claim_with(store, LEAVES).reports == 4
        assert store.corpus.claim(told[2]).reports == 1
        other = store.corpus.claim(told[2])
        join(store, [claim.id, other.id], "bea")
        link(store)
        assert store.corpus.claim(told[2]).id == store.corpus.claim(told[0]).id
        store.undo(2, "bea")
        link(store)
        assert store.corpus.claim(told[2]).id != store.corpus.claim(told[0]).id
        store.undo(decision.number, "ada")
        link(store)
        assert claim_with(store, LEAVES).reports == 5


def test_what_has_nothing_in_common_is_joined_where_people_say_so(tmp_path: Path) -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "a minister")),
        reading("b", "Kessel Post", "2024-03-05", tell("the harvest was poor this year", "a farmer")),
    ]
    with kept(tmp_path / "n.db", *told) as store:
        link(store)
        ids = [c.id for c in store.corpus.claims([1, 2])]
        join(store, ids, "ada")
        link(store)
        assert [c.reports for c in store.corpus.claims([1, 2])] == [2]
        links = store.corpus.links(store.corpus.claims([1])[0])
        assert any("joined by a person" in x.reasons for x in links)


def test_decisions_that_can_not_be(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        claim = claim_with(store, LEAVES)
        keys = [r.key for r in store.corpus.reports(claim)]
        with pytest.raises(StoreError, match="takes two"):
            join(store, [claim.id, keys[0]], "ada")
        with pytest.raises(StoreError, match="at least one report on each side"):
            split(store, claim.id, keys, "ada")
        with pytest.raises(UnknownError, match="no report of claim"):
            split(store, claim.id, ["elsewhere"], "ada")
        with pytest.raises(UnknownError, match="no claim “cxyz”"):
            join(store, [claim.id, "cxyz"], "ada")
        assert list(store.decisions()) == []


def test_an_old_id_leads_to_the_claim_that_holds_its_first_report(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()[1:]) as store:
        link(store)
        old = claim_with(store, STEPS)
    with kept(tmp_path / "n.db", world()[0]) as store:
        link(store)
        new = claim_with(store, STEPS)
        assert new.id != old.id
        assert store.corpus.claim(old.id).id == new.id
        assert store.corpus.claim(new.id[:6]).id == new.id


def test_killed_while_it_links_it_leaves_the_claims_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    with kept(path, *world()[:5]) as store:
        link(store)
    before = corpus_in(path)
    with kept(path, *world()[5:]):
        pass
    code = f"from accordingto.store import Store, linking\nfrom accordingto.linking import link\nimport time\n" \
           f"linking.Writer.write_ends = lambda *_: (open({str(tmp_path / 'there')!r}, 'w').close(), time.sleep(60))\nlink(Store.open({str(path)!r}))"  # fmt: skip
    process = subprocess.Popen([sys.executable, "-c", code])
    end = time.monotonic() + 120
    while not (tmp_path / "there").exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    assert (tmp_path / "there").exists()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert corpus_in(path) == before
    with Store.open(path) as store:
        assert link(store).fresh


def name(text: str, count: int, kind: str = "person") -> NameRow:
    """A name with how often it comes."""
    return NameRow(text.lower(), kind, text, count)


def test_a_last_name_alone_is_the_one_who_bears_it() -> None:
    made = parties_of(
        [name("Vladimir Putin", 9), name("Putin", 30), name("Vladimir V. Putin", 1), name("Volodymyr Zelenskyy", 4), name("Volodymyr Zelensky", 5)]
    )
    assert [(p.name, sorted(n.name for n, _ in p.names)) for p in made] == [
        ("Vladimir Putin", ["Putin", "Vladimir Putin", "Vladimir V. Putin"]),
        ("Volodymyr Zelensky", ["Volodymyr Zelensky", "Volodymyr Zelenskyy"]),
    ]


def test_a_last_name_that_two_bear_stays_alone() -> None:
    made = parties_of([name("Joe Hahn", 5), name("Eva Hahn", 4), name("Hahn", 6)])
    assert sorted(p.name for p in made) == ["Eva Hahn", "Hahn", "Joe Hahn"]
    made = parties_of([name("Joe Hahn", 50), name("Eva Hahn", 4), name("Hahn", 6)])
    assert sorted((p.name, len(p.names)) for p in made) == [("Eva Hahn", 1), ("Joe Hahn", 2)]
    assert parties_of([name("Hahn", 6), name("Hahn", 2, "organisation")])[0].kind == "person"


def test_outlets_are_one_over_the_ways_they_are_written() -> None:
    made = outlets_of([name("The New York Times", 3, "outlet"), name("NYT", 5, "outlet"), name("Kessel Post", 1, "outlet")])
    assert [sorted(n.name for n in o.names) for o in made] == [["NYT", "The New York Times"], ["Kessel Post"]]


def test_cells_hold_what_is_near() -> None:
    import numpy as np

    chance = np.random.default_rng(1)
    topics = chance.normal(size=(30, 384))
    vectors = (topics[chance.integers(30, size=3000)] + chance.normal(scale=0.2, size=(3000, 384))).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    centres = centres_of(vectors)
    assert len(centres) == 55
    assert (centres_of(vectors) == centres).all()
    cells = cells_of(vectors, centres)
    hits = 0
    for i in range(0, 3000, 300):
        looked = np.argsort(-(centres @ vectors[i]))[:12]
        best = np.argsort(-(vectors @ vectors[i]))[:10]
        hits += int(np.isin(cells[best], looked).sum())
    assert hits >= 95


def test_how_common_words_are_is_kept_with_the_corpus(tmp_path: Path) -> None:
    told = world()
    with kept(tmp_path / "n.db", *told) as store:
        assert store.corpus.common() is None
        link(store)
        found = store.corpus.common()
        assert found
        assert found == corpus_of(told).common
        assert found.words["hahn"] >= 3
        store.database.do("DELETE FROM commonness")
        assert store.corpus.common() is None


def test_other_weights_of_the_judge_leave_what_sentences_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    before = models.encoder(), models.version()
    listed = models.checksums(models.FOLDER)
    monkeypatch.setattr(models, "checksums", lambda _: {**listed, "judge.json": "0" * 64})
    models.version.cache_clear()
    try:
        assert models.encoder() == before[0]
        assert models.version() != before[1]
    finally:
        monkeypatch.undo()
        models.version.cache_clear()
