"""A small store of pages that we wrote, and the site over it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto.linking import link
from accordingto.model import Actor, Article, Comment, Furniture, Given, Hop, Link, Mention, Noted, Page, Reading, Span, Statement, Unnamed
from accordingto.store import Store
from accordingto.web import Settings, make_app
from tests.stores import made

TOKEN = "a-token-of-our-own-2024"
STORIES = (
    (
        "The Northport Courier",
        "Harbour to stay shut",
        "2024-03-14",
        "Mara Lind said the harbour of Northport will stay shut until June. Perhaps more later.",
    ),
    ("Lakeside Daily", "No ships until June", "2024-03-15", "Mara Lind said the harbour of Northport will stay shut until June."),
    ("Hill Gazette", "Bridge to close", "2024-03-16", "Jon Aber said the old bridge in Sarno will close on 4 May."),
)
HOSTILE = "\"'><script>window.hurt=1</script><img src=x onerror=window.hurt=1>"


def filled(path: Path, *, linked: bool = True) -> Path:
    """A store of the stories."""
    with Store.open(path) as store:
        for i, (outlet, title, day, words) in enumerate(STORIES):
            reading, page = made(words, url=f"https://paper{i}.example/story", outlet=outlet, title=title)
            article = replace(reading.article, published=Noted(day, "given"), section=("World", "Ports") if i < 2 else ("World",))
            store.add(replace(reading, article=article), replace(page, given=replace(page.given, published=day)))
        if linked:
            link(store)
    return path


def hostile() -> tuple[Reading, Page]:
    """A reading that carries script in every field that an article has."""
    text = f"{HOSTILE} said {HOSTILE} and more"
    first = Span(0, len(HOSTILE))
    content = Span(len(HOSTILE) + 6, len(text))
    actor = Actor("a1", HOSTILE, "anonymous", (Mention(first, HOSTILE),), Unnamed(HOSTILE, HOSTILE, HOSTILE, False, HOSTILE, HOSTILE, HOSTILE))
    statement = Statement(
        "s1", (content,), Span(len(HOSTILE) + 1, len(HOSTILE) + 5), first, 0.9, HOSTILE, manner_reason=HOSTILE, act_reason=HOSTILE,
        certainty_reason=HOSTILE, speaker="a1", speaker_reason=HOSTILE, chain=(Hop(("a1",), HOSTILE, (first,), "javascript:window.hurt=1"),),
    )  # fmt: skip
    noted = Noted(HOSTILE, HOSTILE, HOSTILE)
    article = Article(
        "hostile", text, noted, noted, (noted,), Noted("2024-05-31", HOSTILE, HOSTILE), (HOSTILE, "b"), HOSTILE, "javascript:window.hurt=1",
        "x", (Link(Span(content.start, content.start + 4), "javascript:window.hurt=1"),),
        (Furniture(Span(content.end - 4, content.end), "menu", HOSTILE),), (Comment(HOSTILE, HOSTILE, HOSTILE),),
    )  # fmt: skip
    raw = f"<html><body><p>{text}</p><script>parent.hurt=1;window.hurt=1</script><a href='javascript:window.hurt=1'>x</a></body></html>"
    page = Page(
        "somewhere", "html", raw, hashlib.sha256(raw.encode()).hexdigest(), Given(url="javascript:window.hurt=1", title=HOSTILE, outlet=HOSTILE)
    )
    return Reading(article, (statement,), (actor,), (), (HOSTILE,), "1"), page


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody writes to."""
    return filled(tmp_path_factory.mktemp("web") / "news.db")


@pytest.fixture
def writable(tmp_path: Path, stories: Path) -> Path:
    """A copy of that store."""
    path = tmp_path / "news.db"
    path.write_bytes(stories.read_bytes())
    return path


@pytest.fixture
def site() -> Iterator[Callable[..., TestClient]]:
    """Makes a client of a site over a store."""
    opened: list[TestClient] = []

    def make(path: Path, **settings: object) -> TestClient:
        client = TestClient(make_app(Settings(path, **settings)), base_url="http://localhost")  # type: ignore[arg-type]
        opened.append(client)
        return client

    yield make
    for client in opened:
        assert client.app.state.site.relinking.wait(60)  # type: ignore[attr-defined]
        client.close()


@pytest.fixture
def reader(site: Callable[..., TestClient], stories: Path) -> TestClient:
    """Somebody without the token."""
    return site(stories, token=TOKEN)


@pytest.fixture
def editor(site: Callable[..., TestClient], writable: Path) -> TestClient:
    """Somebody who gave the token."""
    client = site(writable, token=TOKEN)
    signed_in(client)
    return client


def signed_in(client: TestClient, name: str = "Ann Reader") -> None:
    """Give the token."""
    answer = client.post("/login", data={"csrf": csrf_of(client, "/login"), "name": name, "token": TOKEN}, follow_redirects=False)
    assert answer.status_code == 303


def csrf_of(client: TestClient, path: str) -> str:
    """The token of a form on a page."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


def key_of(path: Path, title: str) -> str:
    """The key of an article by its title."""
    with Store.open(path) as store:
        return next(a.key for a in store.articles() if a.title == title)


def claim_of(path: Path, words: str) -> str:
    """The id of the claim that an article's statement reports."""
    with Store.open(path) as store:
        return next(r.claim for a in store.articles() for r in store.corpus.reports_in(a.key) if words in r.words)
