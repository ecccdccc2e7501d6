"""The site in a real browser: headless Chromium, as Debian has it. Skipped where there is none."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from accordingto.commenting import Rules
from accordingto.store import Store
from accordingto.web import Settings, make_app
from tests.web.conftest import HOSTILE, TOKEN, claim_of, filled, hostile, key_of

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed: pip install 'accordingto[dev]'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""


@dataclass
class Site:
    """A running site, the store behind it, and what a browser complained of."""

    url: str
    db: Path
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with sync_api.sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["--disable-gpu"]
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield running
        running.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site on a free port of loopback, over a store with the stories and a hostile page."""
    import uvicorn

    db = filled(tmp_path_factory.mktemp("browser") / "news.db")
    with Store.open(db) as store:
        store.add(*hostile())
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    app = make_app(Settings(db, TOKEN, comments=Rules()))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", db)
    server.should_exit = True
    thread.join()
    app.state.site.relinking.wait(60)
    listening.close()


@pytest.fixture
def page(browser: Any, served: Site) -> Iterator[Any]:
    """A page of a fresh visitor. The test fails where the browser complained: an error, or something that the policy forbids."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=served.url)
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    opened.on("request", lambda r: complaints.append(f"asks {r.url}") if not r.url.startswith((served.url, "about:")) else None)
    yield opened
    context.close()
    assert complaints == []


def sign_in(page: Any) -> None:
    """Give the token."""
    page.goto("/login")
    page.fill("#name", "Ann Reader")
    page.fill("#token", TOKEN)
    page.click("text=Sign in >> nth=-1")
    page.wait_for_url("**/")


def paths_of(site: Site) -> list[str]:
    """Every kind of page."""
    paths = [
        "/",
        "/claims",
        "/timeline",
        "/search?q=harbour",
        "/trace?q=harbour",
        "/read",
        "/login",
        "/about",
        "/privacy",
        "/corrections",
        "/my-comments",
    ]
    article = key_of(site.db, "Harbour to stay shut")
    paths += [f"/article/{article}", f"/article/{article}?beside=original", f"/claim/{claim_of(site.db, 'harbour')}"]
    return [*paths, "/actor/Mara%20Lind", "/outlet/Lakeside%20Daily", "/section?trail=World"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_fits_and_nobody_complains(page: Any, served: Site, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for path in paths_of(served):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1, path
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(22, 24, 26)") == (scheme == "dark")


def test_a_pasted_page_is_read(page: Any) -> None:
    page.goto("/")
    page.fill("#text", "The mayor said on Monday that the bridge would stay closed until spring.")
    page.click("text=Read it")
    page.wait_for_selector("text=Read just now")
    assert page.locator(".t.source").first.inner_text()
    number = page.locator("a.n").first
    number.hover()
    assert page.locator(".tip").first.is_visible()
    assert "lit" in page.locator("[data-of='1']").first.get_attribute("class")
    page.keyboard.press("Escape")
    assert not page.locator(".tip").first.is_visible()


def test_a_dropped_file_is_read(page: Any) -> None:
    page.goto("/read")
    page.evaluate(
        """() => { const data = new DataTransfer();
        data.items.add(new File(['The mayor said that the tunnel would stay closed.'], 'page.txt', {type: 'text/plain'}));
        document.querySelector('form[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }"""
    )
    page.wait_for_selector("text=Read just now")
    assert "the tunnel would stay closed" in page.locator(".cards").inner_text()


def test_all_of_it_works_without_scripts(browser: Any, served: Site) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.url)
    context.set_default_timeout(PATIENCE)
    bare = context.new_page()
    bare.goto(f"/article/{key_of(served.db, 'Harbour to stay shut')}")
    bare.focus("#t1")
    assert bare.locator("#tip1").is_visible()
    bare.click("#t1")
    assert bare.url.endswith("#s1")
    bare.goto("/read")
    bare.fill("#text", "The mayor said that the bridge would stay closed.")
    bare.click("text=Read it")
    bare.wait_for_selector("text=Read just now")
    context.close()


def test_it_is_walked_by_keyboard(page: Any, served: Site) -> None:
    page.goto(f"/article/{key_of(served.db, 'Harbour to stay shut')}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    met = []
    for _ in range(40):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
        if met[-1] == "t1":
            break
    assert met[-1] == "t1"
    assert page.locator("#tip1").is_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#s1"


def test_a_correction_survives_another_reading(page: Any, served: Site) -> None:
    key = key_of(served.db, "Bridge to close")
    sign_in(page)
    page.goto(f"/article/{key}")
    page.click("text=Correct statement 1")
    page.fill("#speaker", "the road agency (organisation)")
    page.click("text=Set the speaker")
    page.wait_for_url(f"**/article/{key}**")
    assert "the road agency" in page.locator("#s1").inner_text()
    with Store.open(served.db) as store:
        store.add(store.as_read(key), store.page(key))
    page.reload()
    assert "the road agency" in page.locator("#s1").inner_text()
    page.goto("/corrections")
    page.click("text=Take back >> nth=0")
    page.wait_for_selector("text=taken back by Ann Reader")
    page.goto(f"/article/{key}")
    assert "Jon Aber" in page.locator("#s1 .chain").inner_text()


def test_a_comment_waits_and_is_shown(page: Any, served: Site) -> None:
    path = f"/claim/{claim_of(served.db, 'harbour')}"
    page.goto(path)
    assert page.locator("#comment-website").bounding_box()["x"] < 0
    page.fill("#comment-text", f"It is shut. {HOSTILE}")
    page.fill("#comment-name", HOSTILE)
    page.click("#comments button.main")
    page.wait_for_selector("text=waits for a moderator")
    code = page.locator(".code").inner_text()
    page.goto(path)
    assert "It is shut." not in page.content()
    sign_in(page)
    page.goto("/moderation")
    page.click("text=Show it")
    page.wait_for_selector("text=None.")
    page.goto(path)
    assert f"It is shut. {HOSTILE}" in page.locator("#comments .said").inner_text()
    assert page.evaluate("window.hurt") is None
    page.goto("/my-comments")
    page.fill("#code", code)
    page.click("text=Show >> nth=-1")
    page.click("text=Delete all of it")
    page.wait_for_selector("text=1 comment deleted")


def test_nothing_of_a_page_runs(page: Any, served: Site) -> None:
    with Store.open(served.db) as store:
        key = next(a.key for a in store.articles() if a.title and "script" in a.title)
    quoted = "%22%3E%3Cscript%3Ewindow.hurt=1%3C/script%3E"
    for path in (f"/article/{key}", "/", f"/search?q={quoted}", f"/section?trail={quoted}", f"/trace?q={quoted}", "/claims?q=" + quoted):
        page.goto(path)
        assert page.evaluate("window.hurt") is None, path
        assert page.locator("main img:not([src^='/static'])").count() == 0, path
        assert page.locator("main a[href^='javascript' i]").count() == 0, path
    sign_in(page)
    page.goto(f"/article/{key}/correct?n=1")
    assert page.evaluate("window.hurt") is None


def test_the_original_does_nothing(browser: Any, served: Site) -> None:
    with Store.open(served.db) as store:
        key = next(a.key for a in store.articles() if a.title and "script" in a.title)
    context = browser.new_context(base_url=served.url)
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.goto(f"/article/{key}?beside=original")
    opened.frame_locator("iframe").locator("p").first.wait_for()
    assert opened.evaluate("window.hurt") is None
    opened.goto(f"/article/{key}/original")
    assert opened.evaluate("typeof window.hurt") == "undefined"
    assert all(url.startswith(served.url) for url in asked)
    context.close()
