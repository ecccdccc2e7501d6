"""Tokens with names: made and revoked at the command line, let in on pages and in REST, each for its work alone."""

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from accordingto.cli.program import app
from accordingto.commenting import Rules
from accordingto.errors import AccordingtoError, StoreError
from accordingto.store import Store
from tests.web.conftest import TOKEN, claim_of, csrf_of

Site = Callable[..., TestClient]


def told(*arguments: str, db: Path) -> str:
    """What `accordingto tokens` prints on standard output."""
    done = CliRunner().invoke(app, ["tokens", *arguments, "--db", str(db)])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def refused(*arguments: str, db: Path) -> str:
    """The line in which it refuses."""
    done = CliRunner().invoke(app, ["tokens", *arguments, "--db", str(db)])
    assert isinstance(done.exception, AccordingtoError)
    return str(done.exception)


def in_with(client: TestClient, token: str, name: str = "") -> int:
    """Sign in on the page; the status of the answer."""
    return client.post("/login", data={"csrf": csrf_of(client, "/login"), "token": token, "name": name}, follow_redirects=False).status_code


def bearer(token: str, **more: str) -> dict[str, str]:
    """A header with a token."""
    return {"Authorization": f"Bearer {token}", **more}


def test_a_token_is_shown_once_and_its_hash_alone_is_kept(writable: Path) -> None:
    made = told("add", "Eve Adams", db=writable).strip().splitlines()[-1]
    assert len(made) == 32
    assert made.encode() not in b"".join(p.read_bytes() for p in writable.parent.glob("news.db*"))
    assert re.fullmatch(r"Eve Adams  editor  since \d{4}-\d\d-\d\d\n", told("list", db=writable))
    assert "has a token; revoke it" in refused("add", "Eve Adams", db=writable)
    assert "no longer let in" in told("revoke", "Eve Adams", db=writable)
    assert "revoked" in told("list", db=writable)
    assert "no token of Eve Adams" in refused("revoke", "Eve Adams", db=writable)
    assert told("add", "Eve Adams", "--role", "editor", "--role", "moderator", db=writable).strip().splitlines()[-1] != made
    assert "editor, moderator" in told("list", db=writable)


@pytest.mark.parametrize(
    ("arguments", "words"), [(["add", " "], "needs a name"), (["add", "x" * 81], "at most 80"), (["add", "Al", "--role", "king"], "is no role")]
)
def test_what_can_be_no_token_is_told(writable: Path, arguments: list[str], words: str) -> None:
    assert words in refused(*arguments, db=writable)


def test_who_did_it_is_the_name_of_the_token(site: Site, writable: Path) -> None:
    with Store.open(writable) as store:
        made = store.tokens.add("Eve")
    client, claim = site(writable), claim_of(writable, "old bridge")
    where = f"/api/v1/claims/{claim}/grade"
    assert client.put(where, json={"grade": "2"}, headers=bearer("wrong")).status_code == 401
    assert client.put(where, json={"grade": "2"}, headers=bearer(made, **{"X-Who": "Mallory"})).json()["by"] == "Eve"
    assert in_with(client, "wrong", "Eve") == 403
    assert in_with(client, made, "Mallory") == 303
    assert "Signed in as Eve" in client.get("/login").text
    client.post(f"/claim/{claim}/grade", data={"csrf": csrf_of(client, f"/claim/{claim}"), "grade": "3"})
    with Store.open(writable) as store:
        assert (store.claim_grade(claim).grade, store.claim_grade(claim).by) == ("3", "Eve")


def test_a_revoked_token_lets_nobody_in_and_its_session_ends(site: Site, writable: Path) -> None:
    with Store.open(writable) as store:
        made = store.tokens.add("Eve")
    client, claim = site(writable, token=TOKEN), claim_of(writable, "old bridge")
    assert in_with(client, made) == 303
    csrf = csrf_of(client, f"/claim/{claim}")
    with Store.open(writable) as store:
        store.tokens.revoke("Eve")
    answer = client.post(f"/claim/{claim}/grade", data={"csrf": csrf, "grade": "3"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/login")
    assert "Signed in" not in client.get("/login").text
    assert client.put(f"/api/v1/claims/{claim}/grade", json={"grade": "2"}, headers=bearer(made)).status_code == 401
    assert client.put(f"/api/v1/claims/{claim}/grade", json={"grade": "2"}, headers=bearer(TOKEN, **{"X-Who": "Ann"})).json()["by"] == "Ann"


def test_each_role_does_its_work_alone(site: Site, writable: Path) -> None:
    with Store.open(writable) as store:
        editor, moderator = store.tokens.add("Eve"), store.tokens.add("Mo", ["moderator"])
    client, claim = site(writable, comments=Rules()), claim_of(writable, "old bridge")
    where = f"/api/v1/claims/{claim}/grade"
    assert client.put(where, json={"grade": "2"}, headers=bearer(moderator)).status_code == 403
    assert (
        client.get("/api/v1/moderation", headers=bearer(editor))
        .json()["detail"]
        .startswith("This takes the token of somebody who decides on comments")
    )
    assert client.get("/api/v1/moderation", headers=bearer(moderator)).json() == []
    assert in_with(client, moderator) == 303
    assert client.get("/moderation").status_code == 200
    page = client.get(f"/claim/{claim}").text
    assert "Your grade" not in page
    assert ">Moderation<" in page
    assert client.post("/grade", data={"csrf": csrf_of(client, "/login"), "name": "x", "grade": "A"}).status_code == 403


def test_a_site_without_any_token_is_read_only_until_one_is_made(site: Site, writable: Path) -> None:
    client = site(writable)
    assert client.get("/login").status_code == 403
    assert "Sign in" not in client.get("/about").text
    with Store.open(writable) as store:
        made = store.tokens.add("Eve")
        with pytest.raises(StoreError, match="a role is"):
            store.tokens.add("Mo", [])
    assert "Sign in" in client.get("/about").text
    assert in_with(client, made) == 303


def test_a_name_is_needed_where_the_token_bears_none(site: Site, writable: Path) -> None:
    client = site(writable, token=TOKEN)
    assert in_with(client, TOKEN) == 403
    assert in_with(client, TOKEN, "Ann") == 303


def test_a_name_that_looks_like_a_token_is_a_name(site: Site, writable: Path) -> None:
    with Store.open(writable) as store:
        store.tokens.add("Eve")
    client = site(writable, token=TOKEN)
    assert in_with(client, TOKEN, "token 1") == 303
    assert "Signed in as token 1" in client.get("/login").text
    with sqlite3.connect(writable) as db:
        assert TOKEN not in str(db.execute("SELECT * FROM tokens").fetchall())
