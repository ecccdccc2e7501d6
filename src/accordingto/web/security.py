"""What keeps strangers out: headers, host names, sizes, signed forms and sessions."""

import hashlib
import hmac
import re
import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import deque
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page of ours may load: our own files, and the original page in a frame that may do nothing."""
ORIGINAL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox"
"""What the original of an article may do: look as it looks, without scripts, forms, or anything from elsewhere."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
FORM_AGE = 12 * 3600
"""Seconds for which a form that was shown may be sent."""
SESSION_AGE = 12 * 3600
"""Seconds for which somebody who gave a token stays known."""
VISIT = "accordingto_visit"
SESSION = "accordingto_session"
FAILURES, WITHIN = 10, 60.0
"""Wrong tokens of one address that are looked at, and the seconds within which."""
REMEMBERED = 10_000
"""Addresses whose wrong tokens are remembered."""


class Guard:
    """Around all of the site: answers to known host names only, refuses large bodies, and sets the headers."""

    def __init__(self, app: "ASGIApp", names: frozenset[str], largest: int) -> None:
        self.app = app
        self.names = names
        self.largest = largest

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        said = headers.get(b"content-length", "0")
        if not known_host(headers.get(b"host", ""), self.names):
            await self.refused("This site does not answer to that host name; start it with --name to add one.", 421, scope, receive, send)
        elif not said.isdigit() or int(said) > self.largest or b"chunked" in headers.get(b"transfer-encoding", "").encode():
            await self.refused(f"More than {self.largest >> 20} MiB, or of unknown length: not taken.", 413, scope, receive, send)
        else:
            await self.app(scope, receive, headed(send))

    async def refused(self, why: str, status: int, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer with a refusal."""
        await PlainTextResponse(f"{why}\n", status)(scope, receive, headed(send))


def headed(send: "Send") -> "Send":
    """A way to send that adds the headers which aren't set."""

    async def sent(message: "Message") -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message["headers"]}
            wanted = {**HEADERS, "content-security-policy": POLICY, "cache-control": "no-cache"}
            message["headers"] = [*message["headers"], *((n.encode(), v.encode()) for n, v in wanted.items() if n.encode() not in there)]
        await send(message)

    return sent


def known_host(host: str, names: frozenset[str]) -> bool:
    """Whether a Host header names this site: an IP address, localhost, or one of its names.

    A page elsewhere can make its own name lead here, but can't make a browser send ours.
    """
    name = re.sub(r":\d{1,5}$", "", host.strip().lower())
    if name == "localhost" or name in names:
        return True
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def same_origin(origin: str | None, site: str | None, host: str) -> bool:
    """Whether a request comes from a page of this site, as far as the browser says: `Origin`, else `Sec-Fetch-Site`."""
    if origin is not None:
        return origin != "null" and urlsplit(origin).netloc.lower() == host.lower()
    return site in (None, "same-origin", "none")


def signed(secret: bytes, purpose: str, value: str) -> str:
    """A value with the time and a signature behind it."""
    body = urlsafe_b64encode(f"{int(time.time())}:{value}".encode()).decode()
    return f"{body}.{signature(secret, purpose, body)}"


def unsigned(secret: bytes, purpose: str, token: str, age: int) -> str | None:
    """The value of a token that we signed for that purpose and that isn't older than so many seconds, or None."""
    body, _, mark = token.partition(".")
    if not hmac.compare_digest(signature(secret, purpose, body).encode(), mark.encode("utf-8", "replace")):
        return None
    made, _, value = urlsafe_b64decode(body.encode()).decode().partition(":")
    return value if 0 <= time.time() - int(made) <= age else None


def signature(secret: bytes, purpose: str, body: str) -> str:
    """The signature of a token's body."""
    return hmac.new(secret, f"{purpose}:{body}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def new_visit() -> str:
    """A random name for a browser, to which its forms are bound."""
    return secrets.token_urlsafe(16)


class Attempts:
    """Counts wrong tokens of each address, so that nobody can try many, and nobody can keep others out."""

    def __init__(self) -> None:
        self.failed: dict[str, deque[float]] = {}

    def open(self, address: str) -> bool:
        """Whether another try from an address is looked at."""
        there = self.failed.get(address)
        return there is None or len(there) < FAILURES or time.monotonic() - there[0] > WITHIN

    def missed(self, address: str) -> None:
        """Count a wrong token."""
        if len(self.failed) >= REMEMBERED:
            self.failed.clear()
        self.failed.setdefault(address, deque(maxlen=FAILURES)).append(time.monotonic())


def local_path(path: str) -> str:
    """A path of this site to go on to; the front page where it could lead elsewhere."""
    return path if re.fullmatch(r"/(?![/\\])[^\x00-\x20\\]*", path) else "/"
