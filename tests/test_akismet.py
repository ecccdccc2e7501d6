"""Akismet, where a key is set: spoken to on a port of this machine, in its own protocol."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from accordingto.commenting import KEY, SITE, Comments, Rules
from accordingto.comments import Akismet
from accordingto.errors import CommentError
from accordingto.store import Store
from tests.test_comments import NOW, send, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@dataclass
class Service:
    """Akismet's protocol on a loopback port: what came in, and how it answers."""

    port: int = 0
    answer: str = "false"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    came: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def client(self) -> httpx.Client:
        """A client that reaches this service in place of Akismet's own address."""
        return httpx.Client(transport=Elsewhere(self.port), timeout=2)


class Elsewhere(httpx.BaseTransport):
    """Sends what is for Akismet to a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port, self.inner = port, httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert request.url.host == "rest.akismet.com"
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return self.inner.handle_request(request)

    def close(self) -> None:
        self.inner.close()


@pytest.fixture
def service() -> Iterator[Service]:
    """Akismet's protocol, spoken on a port of this machine."""
    made = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            fields = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
            made.came.append((self.path, fields))
            answer = made.answer if self.path.endswith("comment-check") else "Thanks for making the web a better place."
            answer = "invalid" if fields.get("api_key") != "key123" else answer
            self.send_response(made.status)
            for name, value in made.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def asking(path: Path, service: Service) -> Iterator[Comments]:
    """A site that uses Akismet."""
    with Store.open(path) as store, service.client() as client:
        yield Comments(store, Rules(publish=True, akismet=Akismet("key123", "https://news.example", client)))


def test_akismet_is_asked_and_its_word_counts(asking: Comments, service: Service) -> None:
    posted = asking.post(write(asking, "A good piece, thank you.", name="Ada", agent="Browser/1", page="https://news.example/a1"), NOW)
    assert posted.state == "approved"
    ((path, fields),) = service.came
    assert path == "/1.1/comment-check"
    assert fields == {
        "api_key": "key123",
        "blog": "https://news.example",
        "user_ip": "192.0.2.7",
        "comment_type": "comment",
        "comment_content": "A good piece, thank you.",
        "comment_author": "Ada",
        "user_agent": "Browser/1",
        "permalink": "https://news.example/a1",
    }
    service.answer = "true"
    assert asking.post(write(asking, "Not so good at all."), NOW).state == "spam"
    service.headers = {"X-akismet-pro-tip": "discard"}
    worst = asking.post(write(asking, "Much worse than that."), NOW)
    assert asking.store.comments.comment(worst.number).reasons[-1].words == "spam for Akismet, of the worst kind"
    asked = len(service.came)
    assert asking.post(write(asking, "Filled in.", trap="x"), NOW).state == "spam"
    assert len(service.came) == asked
    assert "Akismet" in asking.privacy()


def test_akismet_is_told_where_it_was_wrong_and_only_there(asking: Comments, service: Service) -> None:
    taken = send(asking, "Taken for fine.")
    service.answer = "true"
    wronged = send(asking, "Taken for spam.")
    service.came.clear()
    asking.approve(taken, "eve", NOW)
    asking.reject(wronged, "eve", NOW)
    assert service.came == []
    asking.reject(taken, "eve", NOW)
    asking.approve(wronged, "eve", NOW)
    assert [(path, fields["comment_content"], fields["user_ip"]) for path, fields in service.came] == [
        ("/1.1/submit-spam", "Taken for fine.", "0.0.0.0"),
        ("/1.1/submit-ham", "Taken for spam.", "0.0.0.0"),
    ]


def test_where_akismet_fails_the_comment_is_held_and_nothing_is_lost(asking: Comments, service: Service) -> None:
    taken = send(asking, "Taken for fine.")
    service.status = 500
    posted = asking.post(write(asking, "While it was down."), NOW)
    assert posted.state == "held"
    assert "could not be asked" in asking.store.comments.comment(posted.number).reasons[-1].words
    asking.reject(taken, "eve", NOW)
    assert asking.store.comments.comment(taken).state == "spam"
    assert asking.settle() == 1
    service.status, service.answer = 200, "what?"
    assert asking.post(write(asking, "While it was odd."), NOW).state == "held"
    service.came.clear()
    assert asking.settle() == 0
    assert [path for path, _ in service.came] == ["/1.1/submit-spam"]


def test_a_wrong_key_and_a_dead_host_hold_the_comment(path: Path, service: Service) -> None:
    with Store.open(path) as store, service.client() as client:
        for key, port in (("wrong", service.port), ("key123", 1)):
            with httpx.Client(transport=Elsewhere(port), timeout=1) as dead:
                site = Comments(store, Rules(publish=True, akismet=Akismet(key, "https://news.example", dead)))
                assert site.post(write(site, f"Hello {key}."), NOW).state == "held"
        assert client


def test_akismet_is_off_without_a_key_and_needs_the_sites_address() -> None:
    assert Rules.from_environment({}).akismet is None
    assert Rules.from_environment({KEY: "k", SITE: "https://news.example"}).akismet is not None
    with pytest.raises(CommentError, match=SITE):
        Rules.from_environment({KEY: "k"})
    with pytest.raises(CommentError, match="http"):
        Rules.from_environment({KEY: "k", SITE: "news.example"})


def test_a_client_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "akismet", None)
    with pytest.raises(CommentError, match="pip install"):
        Rules.from_environment({KEY: "k", SITE: "https://news.example"})
