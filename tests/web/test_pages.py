"""The pages: what they show, what they take, and what they say where something is wrong."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto.commenting import Rules
from accordingto.store import Store
from tests.web.conftest import HOSTILE, TOKEN, claim_of, csrf_of, hostile, key_of, signed_in

Site = Callable[..., TestClient]
HARBOUR = "harbour of Northport"


def test_the_front_page_shows_claims_with_sources_beside_reports(reader: TestClient) -> None:
    page = reader.get("/").text
    assert "the harbour of Northport will stay shut until June" in page
    assert "of 2 reports" in page
    assert "World › Ports" in page
    assert "Bridge to close" in page


def test_an_empty_store_says_how_to_fill_it(site: Site, tmp_path: Path) -> None:
    Store.open(tmp_path / "new.db").close()
    assert "accordingto ingest PATH --db" in site(tmp_path / "new.db").get("/").text


def test_a_section_shows_what_is_below_it(reader: TestClient) -> None:
    assert "Harbour to stay shut" in reader.get("/section?trail=World").text
    below = reader.get("/section?trail=World&trail=Ports").text
    assert "Harbour to stay shut" in below
    assert "Bridge to close" not in below
    assert "No article stands" in reader.get("/section?trail=Wor").text


def test_a_search_finds_claims_statements_and_articles(reader: TestClient) -> None:
    page = reader.get("/search?q=harbour").text
    assert "Mara Lind" in page
    assert "Harbour to stay shut" in page
    assert "Nothing in the store" in reader.get("/search?q=zebra").text
    assert reader.get("/search?q=%22%00%26OR*").status_code == 200


def test_an_article_is_marked_in_place(reader: TestClient, stories: Path) -> None:
    page = reader.get(f"/article/{key_of(stories, 'Harbour to stay shut')}").text
    assert '<span class="t source" data-of="1">Mara Lind</span>' in page
    assert '<span class="t cue" data-of="1">said</span>' in page
    assert 'href="#s1" data-s="1" aria-label="Statement 1" aria-describedby="tip1"' in page
    assert "all reports of it" in page
    assert "Named sources" in page


def test_the_original_stands_beside_and_does_nothing(reader: TestClient, stories: Path) -> None:
    key = key_of(stories, "Harbour to stay shut")
    assert f'<iframe src="/article/{key}/original" sandbox' in reader.get(f"/article/{key}?beside=original").text
    answer = reader.get(f"/article/{key}/original")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "sandbox" in answer.headers["content-security-policy"].split("; ")
    assert "script" not in answer.headers["content-security-policy"]


def test_a_claim_shows_its_tree_its_sources_and_its_spread(reader: TestClient, stories: Path) -> None:
    page = reader.get(f"/claim/{claim_of(stories, HARBOUR)}").text
    assert '<svg class="graph"' in page
    assert '<svg class="times"' in page
    for words in ("Why so many sources", "The Northport Courier", "Lakeside Daily", "2 reports, the earliest first", "truth can"):
        assert words in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/claims", "harbour of Northport"),
        ("/claims?q=bridge", "old bridge in Sarno"),
        ("/claims?outlet=Hill+Gazette&since=2024-03", "old bridge in Sarno"),
        ("/timeline?q=harbour", '<svg class="times"'),
        ("/trace?q=harbour+of+Northport+shut+until+June", "First told by <strong>The Northport Courier</strong>"),
        ("/trace?q=https://paper2.example/story", "Hill Gazette"),
        ("/actor/Mara Lind", "the harbour of Northport will stay shut until June"),
        ("/outlet/The Northport Courier", "Told first"),
        ("/about", "3 articles"),
        ("/privacy", "loads nothing from anybody else"),
        ("/corrections", "Nothing was corrected yet"),
    ],
)
def test_pages_show_what_is_asked(reader: TestClient, path: str, words: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "no page at this address"),
        ("/article/none", 404, "No article has the key none"),
        ("/claim/none", 404, "none"),
        ("/actor/Nobody Atall", 404, "Nobody Atall"),
        ("/trace?q=https://nowhere.example/a", 404, "No page from"),
        ("/claims?since=yesterday", 422, "since"),
        ("/claims?outlet=None", 404, "None"),
        ("/api/v1/nothing", 404, "detail"),
    ],
)
def test_what_is_not_there_is_told(reader: TestClient, path: str, status: int, words: str) -> None:
    answer = reader.get(path)
    assert (answer.status_code, words in answer.text) == (status, True)


def test_who_is_only_spoken_of_is_an_actor(reader: TestClient) -> None:
    assert reader.get("/outlet/Mara Lind").url.path == "/actor/Mara Lind"


def test_a_busy_store_is_told(site: Site, writable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accordingto.web.site.PATIENCE", 0.05)
    client = site(writable, token=TOKEN)
    signed_in(client)
    claim, csrf = claim_of(writable, HARBOUR), csrf_of(client, "/login")
    other = sqlite3.connect(writable, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = client.post(f"/claim/{claim}/grade", data={"csrf": csrf, "grade": "2"})
    other.close()
    assert answer.status_code == 503
    assert "locked by another program" in answer.text


def test_a_pasted_page_is_read_at_once_and_not_stored(reader: TestClient) -> None:
    text = "The mayor said on Monday that the bridge would stay closed until spring."
    page = reader.post("/read", data={"csrf": csrf_of(reader, "/read"), "text": text, "outlet": "The Courier", "published": "2024-05-31"}).text
    assert "Read just now. Nothing of it is stored." in page
    assert "the bridge would stay closed until spring" in page
    assert "31 May 2024" in page
    assert "the bridge would stay closed" not in reader.get("/search?q=bridge+spring").text


def test_a_file_is_read(reader: TestClient) -> None:
    html = b"<html><head><title>Bridge</title></head><body><article><p>The mayor said that the bridge would stay closed until spring.</p></article></body></html>"
    page = reader.post("/read", data={"csrf": csrf_of(reader, "/read")}, files={"file": ("page.html", html, "text/html")}).text
    assert "the bridge would stay closed until spring" in page


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({}, "Nothing to read"),
        ({"text": "http://127.0.0.1:9/secret"}, "private network"),
        ({"url": "file:///etc/passwd"}, "begins with https"),
        ({"text": "x", "published": "soon"}, "is no date"),
        ({"text": "word " * 90_000}, "longer than any article"),
    ],
)
def test_what_can_not_be_read_is_told(reader: TestClient, entry: dict[str, str], words: str) -> None:
    answer = reader.post("/read", data={"csrf": csrf_of(reader, "/read"), **entry})
    assert (answer.status_code, words in answer.text) == (422, True)


def test_a_picture_is_no_page(reader: TestClient) -> None:
    answer = reader.post("/read", data={"csrf": csrf_of(reader, "/read")}, files={"file": ("x.png", b"\x89PNG\r\n", "image/png")})
    assert (answer.status_code, "is a picture" in answer.text) == (422, True)


def test_with_the_token_a_page_is_kept(editor: TestClient) -> None:
    text = "The mayor said that the tunnel would stay closed until autumn."
    answer = editor.post("/read", data={"csrf": csrf_of(editor, "/read"), "text": text, "keep": "1"})
    assert answer.url.path.startswith("/article/")
    assert "tunnel would stay closed" in editor.get("/search?q=tunnel").text


def test_without_it_none_is(reader: TestClient) -> None:
    answer = reader.post("/read", data={"csrf": csrf_of(reader, "/read"), "text": "The mayor said no.", "keep": "1"}, follow_redirects=False)
    assert answer.headers["location"].startswith("/login")


def test_a_speaker_is_corrected_and_the_word_stands(editor: TestClient, writable: Path) -> None:
    key = key_of(writable, "Bridge to close")
    form = f"/article/{key}/correct?n=1"
    of = field_of(editor.get(form).text, "of")
    entry = {"csrf": csrf_of(editor, form), "kind": "speaker", "of": of, "n": "1", "speaker": "the road agency (organisation)"}
    page = editor.post(f"/article/{key}/correct", data=entry)
    assert page.url.path == f"/article/{key}"
    assert "the road agency" in page.text
    assert "corrected by Ann Reader" in page.text
    with Store.open(writable) as store:
        reading, original = store.as_read(key), store.page(key)
        assert reading.statements
        store.add(reading, original)
    assert "the road agency" in editor.get(f"/article/{key}").text
    history = editor.get("/corrections").text
    assert "Ann Reader" in history
    editor.post("/corrections/1/undo", data={"csrf": csrf_of(editor, "/corrections"), "back": f"/article/{key}"})
    assert "the road agency" not in editor.get(f"/article/{key}").text
    assert "taken back by Ann Reader" in editor.get("/corrections").text


def test_words_chain_and_labels_are_corrected(editor: TestClient, writable: Path) -> None:
    key = key_of(writable, "Bridge to close")
    form = f"/article/{key}/correct?n=1"

    def enter(**fields: str) -> str:
        page = editor.get(form).text
        data = {"csrf": csrf_of(editor, form), "of": field_of(page, "of"), "n": "1", **fields}
        return editor.post(f"/article/{key}/correct", data=data).text

    assert "will close on" in enter(kind="spans", content="will   close on 4 May", cue="said", source="Jon Aber")
    assert "The Radio" in enter(kind="chain", chain="The Radio (outlet)\nJon Aber")
    assert "deny" in enter(kind="act", to="deny")
    assert "stand in the text; copy the words" in enter(kind="spans", content="words that are elsewhere")
    assert "write its kind behind it" in enter(kind="speaker", speaker="Some One")
    assert "No statement was found" in enter(kind="wrong")
    missed = {
        "csrf": csrf_of(editor, f"/article/{key}/correct"),
        "kind": "missed",
        "n": "0",
        "content": "the old bridge in Sarno",
        "speaker": "Jon Aber",
    }
    assert "the old bridge in Sarno" in editor.post(f"/article/{key}/correct", data=missed).text
    assert editor.get(f"/article/{key}/correct?n=9").status_code == 404


def test_claims_are_joined_split_and_graded(editor: TestClient, writable: Path) -> None:
    one, other = claim_of(writable, HARBOUR), claim_of(writable, "old bridge")
    csrf = csrf_of(editor, f"/claim/{one}")
    relinking = editor.app.state.site.relinking  # type: ignore[attr-defined]
    assert "Ann Reader" in editor.post(f"/claim/{one}/grade", data={"csrf": csrf, "grade": "2"}).text
    assert "is no grade of a claim" in editor.post(f"/claim/{one}/grade", data={"csrf": csrf, "grade": "A"}).text
    editor.post(f"/claim/{one}/join", data={"csrf": csrf, "other": f"http://localhost/claim/{other}"})
    assert relinking.wait(60)
    assert claim_of(writable, HARBOUR) == claim_of(writable, "old bridge")
    with Store.open(writable) as store:
        report = next(r.key for a in store.articles() for r in store.corpus.reports_in(a.key) if "old bridge" in r.words)
    joined = claim_of(writable, HARBOUR)
    editor.post(f"/claim/{joined}/split", data={"csrf": csrf, "report": report})
    assert relinking.wait(60)
    assert claim_of(writable, HARBOUR) != claim_of(writable, "old bridge")
    assert editor.post(f"/claim/{joined}/join", data={"csrf": csrf, "other": "none"}).status_code == 404


def test_a_source_is_graded(editor: TestClient) -> None:
    entry = {"csrf": csrf_of(editor, "/actor/Mara Lind"), "name": "Mara Lind", "grade": "B", "back": "actor"}
    assert "graded by Ann Reader" in editor.post("/grade", data=entry).text


def test_a_comment_goes_through_moderation_and_is_deleted(site: Site, writable: Path) -> None:
    client = site(writable, token=TOKEN, comments=Rules())
    path = f"/claim/{claim_of(writable, HARBOUR)}"
    thanks = commented(client, path, "I live there, and the harbour is shut indeed.", "Bo")
    assert "waits for a moderator" in thanks
    code = thanks.split('class="code">')[1].split("<")[0]
    assert "I live there" not in client.get(path).text
    signed_in(client)
    queue = client.get("/moderation").text
    assert "I live there" in queue
    assert "the hidden field is empty" in queue
    client.post("/moderation/1", data={"csrf": csrf_of(client, "/moderation"), "do": "approve"})
    assert "I live there" in client.get(path).text
    entry = {"csrf": csrf_of(client, "/my-comments"), "code": code}
    assert "I live there" in client.post("/my-comments", data=entry).text
    assert "1 comment deleted" in client.post("/my-comments", data={**entry, "do": "erase"}).text
    assert "I live there" not in client.get(path).text
    assert "no comment has that code" in client.post("/my-comments", data=entry).text


def test_spam_and_foreign_forms_are_told(site: Site, writable: Path) -> None:
    client = site(writable, token=TOKEN, comments=Rules())
    path = f"/claim/{claim_of(writable, HARBOUR)}"
    commented(client, path, "Buy now", website="http://spam.example")
    signed_in(client)
    assert "the hidden field was filled in" in client.get("/moderation?state=spam").text
    assert "Not taken" in commented(client, path, "  ")
    answer = client.post("/comment", data={"kind": "claim", "key": "x", "text": "Words that shall not be lost", "stamp": "1.2.3"})
    assert (answer.status_code, "Words that shall not be lost" in answer.text) == (422, True)
    assert client.post("/comment", data={"kind": "claim", "key": "x"}, headers={"origin": "https://evil.example"}).status_code == 403


def test_a_site_without_comments_takes_none(reader: TestClient, stories: Path) -> None:
    assert "Your comment" not in reader.get(f"/claim/{claim_of(stories, HARBOUR)}").text
    assert reader.post("/comment", data={"kind": "claim", "key": "x", "text": "x"}).status_code == 404


def test_nothing_of_an_article_is_markup(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    reading, page = hostile()
    with Store.open(path) as store:
        key = store.add(reading, page)
    client = site(path)
    for where in ("/", f"/article/{key}", f"/article/{key}?beside=original", "/search?q=script", "/section?trail=" + HOSTILE, "/search?q=" + HOSTILE):
        text = client.get(where).text
        assert "<script>window" not in text
        assert "<img" not in text.replace('<img src="/static', "")
        assert 'href="javascript' not in text
        assert "&lt;script&gt;" in text or where.startswith("/search?q=script")


def commented(client: TestClient, path: str, text: str, name: str = "", website: str = "") -> str:
    """What is answered to a comment on a page."""
    page = client.get(path).text
    entry = {what: field_of(page.split('action="/comment"')[1], what) for what in ("kind", "key", "stamp")}
    return client.post("/comment", data={**entry, "text": text, "name": name, "website": website}).text


def field_of(page: str, name: str) -> str:
    """The value of a hidden field."""
    from html import unescape

    return unescape(page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0])
