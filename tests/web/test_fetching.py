"""A page from the web: nothing private, nothing endless, nothing that is no page."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import pytest

from accordingto.errors import PageError
from accordingto.web import fetching
from accordingto.web.fetching import fetch, is_public, target_of

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/story": (200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>The mayor said so.</p>"),
    "/plain": (200, {"Content-Type": "text/plain"}, b"The mayor said so."),
    "/moved": (302, {"Location": "/story"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/secret"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"x"),
    "/gone": (404, {}, b""),
    "/large": (200, {"Content-Type": "text/html"}, b"x" * 5000),
}


class Handler(BaseHTTPRequestHandler):
    """Answers as the table says, and remembers who was asked for."""

    hosts: list[str]

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        if self.path == "/drip":
            for _ in range(200):
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return
                time.sleep(0.05)
            return
        status, headers, body = PAGES[self.path.split("?")[0]]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server of ours on a free port of loopback, and the hosts that it was asked for."""
    hosts: list[str] = []
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"hosts": hosts}))
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}", hosts
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def loopback(address: Any) -> bool:
    return bool(address.is_loopback)


PRIVATE = (
    "127.0.0.1 127.1.2.3 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 192.0.2.1 "
    "::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1"
).split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_none_of_ours(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses_may_be_asked(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
        "http://10.1.2.3:80/", "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]/",
        "file:///etc/passwd", "ftp://paper.example/", "gopher://127.0.0.1/", "javascript:alert(1)", "//paper.example/x", "paper", "",
        "http://user:word@93.184.216.34/", "http://93.184.216.34:22/", "http://[/", "http://a:99999/",
    ],
)  # fmt: skip
def test_what_is_not_fetched(url: str) -> None:
    with pytest.raises(PageError):
        fetch(url)


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(PageError, match="private network"):
        target_of("http://paper.example/", is_public)


def test_the_address_that_was_looked_at_is_asked(monkeypatch: pytest.MonkeyPatch, server: tuple[str, list[str]]) -> None:
    base, hosts = server
    port = int(base.rsplit(":", 1)[1])
    answers = iter(["127.0.0.1"])

    def once(*_: Any, **__: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(fetching, "resolved", lambda host, _: [ip_address(once()[0][4][0])] if host == "paper.example" else real)
    raw, url = fetch(f"http://paper.example:{port}/story", permitted=loopback)
    assert raw == b"<p>The mayor said so.</p>"
    assert url == f"http://paper.example:{port}/story"
    assert hosts == [f"paper.example:{port}"]


def test_a_page_is_fetched_over_redirects(server: tuple[str, list[str]]) -> None:
    base, hosts = server
    assert fetch(f"{base}/moved", permitted=loopback) == (b"<p>The mayor said so.</p>", f"{base}/story")
    assert fetch(f"{base}/plain?a=é b", permitted=loopback)[0] == b"The mayor said so."
    assert len(hosts) == 3


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/round", "redirects more than"), ("/inside", "private network"), ("/metadata", "private network"), ("/file", "begins with https"),
        ("/picture", "image/png"), ("/gone", "404"),
    ],
)  # fmt: skip
def test_what_leads_astray_is_told(server: tuple[str, list[str]], path: str, words: str) -> None:
    with pytest.raises(PageError, match=words):
        fetch(server[0] + path, permitted=loopback)


def test_large_pages_are_left(monkeypatch: pytest.MonkeyPatch, server: tuple[str, list[str]]) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with pytest.raises(PageError, match="larger than"):
        fetch(f"{server[0]}/large", permitted=loopback)


def test_slow_pages_are_left(monkeypatch: pytest.MonkeyPatch, server: tuple[str, list[str]]) -> None:
    monkeypatch.setattr(fetching, "LONGEST", -1.0)
    with pytest.raises(PageError, match="takes longer"):
        fetch(f"{server[0]}/story", permitted=loopback)


def test_headers_that_never_end_are_cut_off(monkeypatch: pytest.MonkeyPatch, server: tuple[str, list[str]]) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.3)
    with pytest.raises(PageError, match="takes longer"):
        fetch(f"{server[0]}/drip", permitted=loopback)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PageError, match="could not be fetched"):
        fetch(f"http://127.0.0.1:{port}/", permitted=loopback)
