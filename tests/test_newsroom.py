"""The made store of the bench of pages: what it tells of its articles stands in their texts."""

from pathlib import Path

import pytest

from accordingto.store import Store
from accordingto.views import actor_view, claims_view
from bench import making, newsroom
from tests.stores import sound


def test_a_made_store_is_as_one_that_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (making, newsroom):
        monkeypatch.setattr(module, "PARTIES", 40)
    monkeypatch.setattr(making, "VOCABULARY", 400)
    monkeypatch.setattr(newsroom, "SENTENCES", 300)
    monkeypatch.setattr(newsroom, "EVERY_LONG", 30)
    path = tmp_path / "made.db"
    making.filled(path, newsroom.Newsroom(60, 5))
    with Store.open(path) as store:
        lengths = []
        for _, reading in store.readings():
            text = reading.article.text
            lengths.append(len(text.split()))
            for s in reading.statements:
                assert s.source
                assert s.cue
                assert text[s.content[0].end] == "."
                assert s.source.of(text) in {a.name for a in reading.actors}
                assert s.cue.of(text) in ("said", "told")
        assert sum(n > 10_000 for n in lengths) == 2
        assert 600 < sorted(lengths)[30] < 1200
        assert len(claims_view(store)) == 20
        assert actor_view(store, "Speaker 0").statements
        assert list(store.statements(newsroom.Newsroom(1, 1).words[0], limit=3))
        assert store.history(limit=5)
        assert store.comments.counts()["held"] > 100
    assert sound(path)
