"""A page from the web at a reader's wish, without becoming a way into the network that the site runs in.

The name is resolved here, once; every address that it has must be public; and the connection goes to the very address that
was looked at, so that a second answer of the name server changes nothing. Each redirect goes through the same door.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from accordingto.errors import PageError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection

LARGEST = 5 << 20
"""Bytes of a page that are read at most."""
LONGEST = 20.0
"""Seconds that a page may take in all."""
PATIENCE = 8.0
"""Seconds to wait for a connection or for the next bytes."""
REDIRECTS = 5
SLOW = f"takes longer than {LONGEST:.0f} seconds; save the page and drop the file"
PORTS = frozenset({80, 443, 8080, 8443})
KINDS = ("text/html", "application/xhtml+xml", "text/plain")
MOVED = frozenset({301, 302, 303, 307, 308})
NAME = "accordingto/0.1 (reads the sourcing of a page that a person named)"

Address = IPv4Address | IPv6Address
Permitted = Callable[[Address], bool]
"""Says whether an address may be fetched from."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart, and the address that it is fetched from."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    address: str


def is_public(address: Address) -> bool:
    """Whether an address lies in the open internet: not private, loopback, link-local, shared, reserved or multicast.

    An IPv4 address inside an IPv6 one counts as itself.
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None) or nat64(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def nat64(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address in one of 64:ff9b::/96."""
    return IPv4Address(int(address) & 0xFFFFFFFF) if int(address) >> 32 == 0x64FF9B << 64 else None


def fetch(url: str, *, permitted: Permitted = is_public) -> tuple[bytes, str]:
    """The bytes of a page and the URL that they came from in the end.

    Raises PageError where the URL isn't http or https, leads to an address that isn't public, answers with an error, takes
    too long, is too large or is no page.
    """
    ends = time.monotonic() + LONGEST
    for _ in range(REDIRECTS + 1):
        target = target_of(url, permitted)
        raw, location = asked(target, ends)
        if location is None:
            return raw, target.url
        url = urljoin(target.url, location)
    raise PageError(f"{url}: redirects more than {REDIRECTS} times; give the page's own address")


def target_of(url: str, permitted: Permitted) -> Target:
    """A URL, looked at and resolved. Raises PageError where it may not be fetched."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise PageError(f"{url}: is no URL; give one as https://paper.example/story") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PageError(f"{url}: is not fetched; give an address that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise PageError(f"{parts.hostname}: a URL with a user's name in it is not fetched; leave it out")
    host = parts.hostname
    addresses = resolved(host, port)
    if not all(map(permitted, addresses)) or (port not in PORTS and permitted is is_public):
        raise PageError(f"{host}: leads into a private network or to an unusual port, and is not fetched; save the page and drop the file")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts._replace(fragment="").geturl(), parts.scheme, host, port, path, str(addresses[0]))


def resolved(host: str, port: int) -> list[Address]:
    """The addresses of a host. Raises PageError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise PageError(f"{host}: no such host is known; check the address") from None
    addresses = [ip_address(str(row[4][0]).split("%")[0]) for row in found]
    if not addresses:
        raise PageError(f"{host}: no such host is known; check the address")
    return addresses


def asked(target: Target, ends: float) -> tuple[bytes, str | None]:
    """What a target answers: bytes, or where it sends us on to. Raises PageError."""
    import http.client

    import urllib3

    standard = target.port == (443 if target.scheme == "https" else 80)
    shown = f"[{target.host}]" if ":" in target.host else target.host
    headers = {"Host": shown if standard else f"{shown}:{target.port}", "User-Agent": NAME, "Accept": ", ".join(KINDS), "Accept-Encoding": "gzip"}
    connection = connection_to(target)
    try:
        connection.connect()
        with ended(connection.sock, ends):
            connection.request("GET", quoted(target.path), headers=headers, preload_content=False)
            return body_of(connection.getresponse(), target, ends)
    except (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError) as error:
        if time.monotonic() >= ends:
            raise PageError(f"{target.host}: {SLOW}") from None
        raise PageError(f"{target.host}: could not be fetched ({type(error).__name__}); save the page and drop the file") from None
    finally:
        connection.close()


def connection_to(target: Target) -> "HTTPConnection":
    """A connection to the very address of a target, that knows the host by its name."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(target.address, target.port, timeout=PATIENCE)
    context = ssl.create_default_context()
    return HTTPSConnection(
        target.address, target.port, timeout=PATIENCE, ssl_context=context, server_hostname=target.host, assert_hostname=target.host
    )  # fmt: skip


@contextmanager
def ended(sock: socket.socket, ends: float) -> Iterator[None]:
    """Cut a connection off when its time is over, however slowly its bytes come."""

    def cut() -> None:
        with suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(ends - time.monotonic(), 0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def body_of(answer: "BaseHTTPResponse", target: Target, ends: float) -> tuple[bytes, str | None]:
    """The bytes of an answer, or where it leads. Raises PageError where it is an error, no page, too large or too slow."""
    if answer.status in MOVED and (location := answer.headers.get("Location")):
        return b"", location
    if answer.status != 200:
        raise PageError(f"{target.host}: answers with {answer.status}; open the page in a browser, save it and drop the file")
    kind = answer.headers.get("Content-Type", "text/html").split(";")[0].strip().lower()
    if kind not in KINDS:
        raise PageError(f"{target.host}: sends {kind or 'nothing'}, not a page; give the address of an article")
    found = bytearray()
    for part in answer.stream(1 << 16, decode_content=True):
        found += part
        if len(found) > LARGEST:
            raise PageError(f"{target.host}: the page is larger than {LARGEST >> 20} MiB; save its text and paste that")
    if time.monotonic() >= ends:
        raise PageError(f"{target.host}: {SLOW}")
    return bytes(found), None


def quoted(path: str) -> str:
    """A path that can stand in a request: nothing but printable ASCII."""
    from urllib.parse import quote

    return quote(path, safe="/?&=%:@!$'()*+,;~-._[]|")
