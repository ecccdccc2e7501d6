"""Headers, hosts, sizes, forms, sessions, tokens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from accordingto.web.security import Attempts, known_host, local_path, same_origin, signed, unsigned
from tests.web.conftest import TOKEN, csrf_of, key_of, signed_in

Site = Callable[..., TestClient]


@pytest.mark.parametrize("path", ["/", "/claims", "/api/v1/claims", "/nothing", "/static/style.css"])
def test_every_answer_has_the_headers(reader: TestClient, path: str) -> None:
    headers = reader.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "news.example"])
def test_other_host_names_are_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.7"])
def test_own_names_and_addresses_are_answered(reader: TestClient, host: str) -> None:
    assert reader.get("/", headers={"host": host}).status_code == 200


def test_a_name_that_was_given_is_answered(site: Site, stories: Path) -> None:
    assert site(stories, names=frozenset({"news.example"})).get("/", headers={"host": "news.example:8443"}).status_code == 200


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_host_is_judged(host: str) -> None:
    assert known_host(host, frozenset()) in (True, False)


def test_large_bodies_are_refused(site: Site, stories: Path) -> None:
    assert site(stories, largest=1000).post("/read", data={"text": "x" * 2000}).status_code == 413


@pytest.mark.parametrize(
    "path", ["/read", "/login", "/logout", "/claim/x/join", "/claim/x/grade", "/grade", "/corrections/1/undo", "/article/x/correct"]
)
def test_no_form_without_its_token(editor: TestClient, path: str) -> None:
    assert editor.post(path, data={"text": "x"}).status_code == 403
    assert editor.post(path, data={"csrf": "x.y"}).status_code == 403


def test_a_form_counts_for_one_browser_and_one_site(site: Site, stories: Path) -> None:
    one, other = site(stories, token=TOKEN), site(stories, token=TOKEN)
    other.app.state.site.secret = one.app.state.site.secret  # type: ignore[attr-defined]
    mine = csrf_of(one, "/login")
    csrf_of(other, "/login")
    entry = {"csrf": mine, "name": "Ann", "token": TOKEN}
    assert other.post("/login", data=entry).status_code == 403
    assert one.post("/login", data=entry, headers={"origin": "https://evil.example"}).status_code == 403
    assert one.post("/login", data=entry, headers={"origin": "null"}).status_code == 403
    assert one.post("/login", data=entry, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert one.post("/login", data=entry, headers={"origin": "http://localhost"}, follow_redirects=False).status_code == 303


def test_the_token_lets_in_and_out(site: Site, stories: Path) -> None:
    client = site(stories, token=TOKEN)
    csrf = csrf_of(client, "/login")
    assert "no token of this site" in client.post("/login", data={"csrf": csrf, "name": "Ann", "token": "wrong"}).text
    assert "Give the name" in client.post("/login", data={"csrf": csrf, "name": " ", "token": TOKEN}).text
    signed_in(client, "Ann  Reader")
    page = client.get("/login")
    assert "Signed in as Ann Reader" in page.text
    assert page.headers["cache-control"] == "no-store"
    client.post("/logout", data={"csrf": csrf_of(client, "/login")})
    assert "Signed in" not in client.get("/login").text


def test_wrong_tokens_are_slowed_down(site: Site, stories: Path) -> None:
    client = site(stories, token=TOKEN)
    for _ in range(10):
        client.get("/api/v1/corrections")
        client.put("/api/v1/claims/x/grade", json={"grade": "1"}, headers={"authorization": "Bearer wrong"})
    assert client.put("/api/v1/claims/x/grade", json={"grade": "1"}, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 429


def test_a_bug_is_told_with_the_headers(site: Site, stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.web.pages.front.claims_view", lambda *_, **__: 1 / 0)
    client = TestClient(site(stories).app, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert (answer.status_code, "ZeroDivision" in answer.text) == (500, False)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_wrong_tokens_of_one_address_keep_nobody_else_out() -> None:
    attempts = Attempts()
    for _ in range(20):
        attempts.missed("192.0.2.1")
    assert not attempts.open("192.0.2.1")
    assert attempts.open("192.0.2.2")


def test_cookies_are_closed_to_scripts(site: Site, stories: Path) -> None:
    client = site(stories, token=TOKEN)
    assert "httponly; path=/; samesite=strict" in client.get("/login").headers["set-cookie"].lower()
    answer = client.post("/login", data={"csrf": csrf_of(client, "/login"), "name": "Ann", "token": TOKEN}, follow_redirects=False)
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_without_a_token_nothing_is_written(site: Site, writable: Path) -> None:
    client = site(writable)
    key = key_of(writable, "Bridge to close")
    assert client.get(f"/article/{key}/correct").status_code == 403
    assert client.get("/login").status_code == 403
    assert client.post(f"/api/v1/articles/{key}/corrections", json={"kind": "wrong", "value": {}}).status_code == 403
    assert client.post("/api/v1/read", json={"text": "x", "keep": True}).status_code == 403


def test_writing_asks_for_the_token_first(reader: TestClient, stories: Path) -> None:
    key = key_of(stories, "Bridge to close")
    answer = reader.get(f"/article/{key}/correct?n=1", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/login?next=%2Farticle%2F{key}%2Fcorrect%3Fn%3D1"
    assert reader.put("/api/v1/claims/x/grade", json={"grade": "1"}).status_code == 401


def test_an_open_site_reads_for_those_with_the_token_alone(site: Site, stories: Path) -> None:
    client = site(stories, token=TOKEN, anyone_reads=False)
    assert client.post("/read", data={"csrf": csrf_of(client, "/read"), "text": "x"}, follow_redirects=False).headers["location"].startswith("/login")
    assert client.post("/api/v1/read", json={"text": "x"}).status_code == 401


@pytest.mark.parametrize("path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\nb", "a"])
def test_the_login_leads_nowhere_else(path: str) -> None:
    assert local_path(path) == "/"


def test_the_login_leads_back() -> None:
    assert local_path("/article/x/correct?n=3") == "/article/x/correct?n=3"


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_signed_values_come_back_and_others_do_not(value: str, other: str) -> None:
    clean = value.encode("utf-8", "ignore").decode()
    token = signed(b"secret", "form", clean)
    assert unsigned(b"secret", "form", token, 60) == clean
    assert unsigned(b"secret", "session", token, 60) is None
    assert unsigned(b"another", "form", token, 60) is None
    assert unsigned(b"secret", "form", token, -1) is None
    assert unsigned(b"secret", "form", other, 60) is None


def test_where_a_request_comes_from() -> None:
    assert same_origin("http://localhost:8000", None, "localhost:8000")
    assert not same_origin("http://localhost:8000", None, "localhost:9000")
    assert same_origin(None, "same-origin", "localhost")
    assert same_origin(None, None, "localhost")
    assert not same_origin(None, "cross-site", "localhost")
