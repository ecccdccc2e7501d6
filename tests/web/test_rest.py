"""REST: the same views, typed, read-only without the token."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.commenting import Rules
from accordingto.corrections import SpeakerIs, anchor_of, value_of
from accordingto.store import Store
from accordingto.views import as_json, claim_view
from tests.web.conftest import TOKEN, claim_of, hostile, key_of

Site = Callable[..., TestClient]
BEARER = {"authorization": f"Bearer {TOKEN}", "x-who": "Ann"}


@pytest.fixture
def rest(site: Site, writable: Path) -> TestClient:
    return site(writable, token=TOKEN, comments=Rules())


def test_the_description_names_every_path(rest: TestClient) -> None:
    told: dict[str, Any] = rest.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    for path in (
        "articles",
        "articles/{key}",
        "statements",
        "claims",
        "claims/{name}",
        "trace",
        "timeline",
        "actors/{name}",
        "outlets/{name}",
        "read",
    ):
        assert f"/api/v1/{path}" in told["paths"]
    assert "ClaimView" in told["components"]["schemas"]
    assert all(op.get("description") or op.get("summary") for ops in told["paths"].values() for op in ops.values())


def test_a_claim_is_the_view_that_the_page_shows(rest: TestClient, writable: Path) -> None:
    claim = claim_of(writable, "harbour of Northport")
    with Store.open(writable) as store:
        view = as_json(claim_view(store, claim))
    assert rest.get(f"/api/v1/claims/{claim}").json() == view
    assert view["claim"]["told"].startswith("2 reports")


@pytest.mark.parametrize(
    "path",
    ["articles", "articles?q=harbour", "statements?actor=Mara+Lind", "claims?q=harbour", "trace?q=harbour", "timeline", "actors/Mara%20Lind",
     "outlets/Lakeside%20Daily", "corrections", "corrections/training", "actors/Mara%20Lind/grade"],
)  # fmt: skip
def test_views_are_json(rest: TestClient, path: str) -> None:
    answer = rest.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() is not None


@pytest.mark.parametrize("path", ["articles?limit=0", "articles?limit=9999", "claims?since=soon", "trace"])
def test_bad_questions_are_told(rest: TestClient, path: str) -> None:
    answer = rest.get(f"/api/v1/{path}")
    assert (answer.status_code, "detail" in answer.json()) == (422, True)


def test_an_article_in_both_forms(rest: TestClient, writable: Path) -> None:
    key = key_of(writable, "Bridge to close")
    view = rest.get(f"/api/v1/articles/{key}").json()
    assert "".join(s["text"] for s in view["segments"]) == rest.get(f"/api/v1/articles/{key}/reading").json()["text"]
    assert rest.get("/api/v1/articles/none").status_code == 404


def test_a_page_is_read(rest: TestClient) -> None:
    told = rest.post("/api/v1/read", json={"text": "The mayor said that the bridge would stay closed.", "outlet": "The Courier"}).json()
    assert told["key"] is None
    assert told["statements"][0]["speaker"]
    assert rest.post("/api/v1/read", json={"url": "http://127.0.0.1/"}).status_code == 422
    assert rest.post("/api/v1/read", json={}).status_code == 422


def test_writing_takes_the_token(rest: TestClient, writable: Path) -> None:
    key = key_of(writable, "Bridge to close")
    with Store.open(writable) as store:
        reading = store.reading(key)
    statement = reading.statements[0]
    value = value_of(SpeakerIs(anchor_of(statement), None), reading.article.text)
    wish = {"kind": "speaker", "value": value}
    assert rest.post(f"/api/v1/articles/{key}/corrections", json=wish).status_code == 401
    made = rest.post(f"/api/v1/articles/{key}/corrections", json=wish, headers=BEARER).json()
    assert (made["what"], made["who"]) == ("speaker", "Ann")
    assert rest.get(f"/api/v1/articles/{key}").json()["statements"][0]["speaker"] is None
    assert rest.get("/api/v1/corrections/training").json()
    assert rest.post(f"/api/v1/corrections/{made['number']}/undo", headers=BEARER).status_code == 204
    assert rest.get(f"/api/v1/articles/{key}").json()["statements"][0]["speaker"] == "Jon Aber"
    assert rest.post(f"/api/v1/articles/{key}/corrections", json={"kind": "act", "value": {"of": {}}}, headers=BEARER).status_code == 422


def test_grades_joins_and_splits(rest: TestClient, writable: Path) -> None:
    one, other = claim_of(writable, "harbour of Northport"), claim_of(writable, "old bridge")
    assert rest.put(f"/api/v1/claims/{one}/grade", json={"grade": "3"}, headers=BEARER).json()["by"] == "Ann"
    assert rest.put("/api/v1/actors/Mara%20Lind/grade", json={"grade": "B"}, headers=BEARER).json()["grade"] == "B"
    assert rest.post("/api/v1/claims/join", json={"names": [one, other]}, headers=BEARER).status_code == 200
    assert rest.post("/api/v1/claims/join", json={"names": [one, one]}, headers=BEARER).status_code == 422
    with Store.open(writable) as store:
        report = store.corpus.reports(store.corpus.claim(one))[0].key
    assert rest.post(f"/api/v1/claims/{one}/split", json={"statements": [report]}, headers=BEARER).status_code == 200


def test_the_queue_is_for_moderators(rest: TestClient) -> None:
    assert rest.get("/api/v1/moderation").status_code == 401
    assert rest.get("/api/v1/moderation", headers=BEARER).json() == []
    assert rest.get("/api/v1/comments/claim/x").json() == []
    assert rest.delete("/api/v1/moderation/5", headers=BEARER).status_code == 404


def test_texts_that_are_no_utf8_are_sent(site: Site, tmp_path: Path) -> None:
    from dataclasses import replace

    reading, page = hostile()
    text = "\ud800" + reading.article.text[1:]
    with Store.open(tmp_path / "a.db") as store:
        key = store.add(replace(reading, article=replace(reading.article, text=text)), page)
    client = site(tmp_path / "a.db")
    assert client.get(f"/api/v1/articles/{key}/reading").json()["text"] == text
    assert client.get(f"/article/{key}").status_code == 200
    assert client.get(f"/article/{key}/original").status_code == 200
