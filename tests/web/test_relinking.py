"""The claims of a large store after somebody decided: joined anew behind the page, or the page says what they wait for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto.linking import rejoining, split
from accordingto.store import Store
from accordingto.web import relinking
from tests.web.conftest import TOKEN, claim_of, csrf_of, signed_in

Site = Callable[..., TestClient]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every store be too large to be linked whole."""
    monkeypatch.setattr(relinking, "SMALL", 0)


def decided(client: TestClient, one: str, other: str) -> None:
    """Join two claims on the page."""
    client.post(f"/claim/{one}/join", data={"csrf": csrf_of(client, f"/claim/{one}"), "other": other})
    assert client.app.state.site.relinking.wait(60)  # type: ignore[attr-defined]


def test_a_join_counts_soon_in_a_large_store(editor: TestClient, writable: Path) -> None:
    one, other = claim_of(writable, "harbour of Northport"), claim_of(writable, "old bridge")
    with Store.open(writable) as store:
        last = store.corpus.linked()
    decided(editor, one, other)
    assert claim_of(writable, "old bridge") == claim_of(writable, "harbour of Northport")
    with Store.open(writable) as store:
        assert store.corpus.linked() == last
        assert store.corpus.claim(one).reports == 3


def test_what_waits_for_a_linking_is_said_to_those_who_decide(editor: TestClient, writable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rejoining, "MOST", 1)
    one, other = claim_of(writable, "harbour of Northport"), claim_of(writable, "old bridge")
    decided(editor, one, other)
    assert "its claims wait for <code>accordingto link</code>: more than 1 statements" in editor.get("/about").text
    assert claim_of(writable, "old bridge") == other
    editor.post("/logout", data={"csrf": csrf_of(editor, "/login")})
    assert "its claims wait" not in editor.get("/about").text


def test_what_an_ended_site_left_undone_is_done_at_the_next_start(site: Site, writable: Path) -> None:
    one = claim_of(writable, "harbour of Northport")
    with Store.open(writable) as store:
        split(store, one, [store.corpus.reports(store.corpus.claim(one))[0].key], "ann")
    client = site(writable, token=TOKEN)
    with client:
        signed_in(client)
        assert client.app.state.site.relinking.wait(60)  # type: ignore[attr-defined]
    with Store.open(writable) as store:
        assert not store.corpus.touched()
        assert store.corpus.claim(one).reports == 1
