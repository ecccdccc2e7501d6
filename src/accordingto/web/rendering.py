"""Templates, with everything escaped, and what each of them may ask."""

import hashlib
import re
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accordingto.web.security import SESSION, SESSION_AGE, VISIT, new_visit, signed, unsigned
from accordingto.web.site import Site, Writer

STATIC = Path(str(files("accordingto.web"))) / "static"


def render(request: Request, name: str, status: int = 200, /, **context: Any) -> HTMLResponse:
    """A page of a template. A browser that is shown a form gets a cookie to which the form is bound."""
    site: Site = request.app.state.site
    visit = request.cookies.get(VISIT) or ""
    fresh: list[str] = []

    def csrf() -> str:
        if not fresh:
            fresh.append(visit if re.fullmatch(r"[\w-]{22}", visit) else new_visit())
        return signed(site.secret, "form", fresh[0])

    writer = writer_in(request)
    roles = writer.roles if writer else ()
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = environment().get_template(name).render(
        site=site.settings, user=writer.name if writer else None, editor="editor" in roles, moderator="moderator" in roles,
        writable=writer is not None or site.writable(), csrf=csrf, here=here, path=request.url.path, joining=site.relinking.running,
        left=site.relinking.left, **context
    )  # fmt: skip
    answer = HTMLResponse(text.encode("utf-8", "replace"), status)
    if fresh and fresh[0] != visit:
        answer.set_cookie(VISIT, fresh[0], httponly=True, samesite="strict", secure=request.url.scheme == "https")
    if writer:
        answer.headers["cache-control"] = "no-store"
    return answer


def writer_in(request: Request) -> Writer | None:
    """Somebody who gave a token, by the session's cookie. One whose token was revoked since is nobody."""
    site: Site = request.app.state.site
    held = unsigned(site.secret, "session", request.cookies.get(SESSION, ""), SESSION_AGE) if SESSION in request.cookies else None
    return site.in_session(held) if held else None


@cache
def environment() -> Environment:
    """The templates, their filters and what they know of everywhere."""
    made = Environment(
        loader=PackageLoader("accordingto.web"), autoescape=True, auto_reload=False, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )  # fmt: skip
    made.filters |= {
        "web": web_url, "host": host_of, "day": day_of, "segment": segment, "percent": percent,
        "plural": plural, "kind": kind_word, "stretch": stretch_of,
    }  # fmt: skip
    made.globals |= {"static": static}
    return made


@cache
def static(name: str) -> str:
    """The path of a file of ours, which changes when the file does."""
    mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={mark}"


def drawn(picture: str) -> Markup:
    """A picture of ours, in which everything is escaped already."""
    return Markup(picture)  # noqa: S704 - made by accordingto.views.drawing, which escapes all that it is given


def web_url(url: str | None) -> str | None:
    """A URL that may stand in a link: http or https. None for anything else, whatever it is dressed as."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def host_of(url: str | None) -> str:
    """The host of a URL, for showing."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def day_of(value: str | None) -> str:
    """A day for reading: “31 May 2024”; what is no day is shown as it is.

    >>> day_of("2024-05-31T12:00:00")
    '31 May 2024'
    """
    if not value:
        return "no date"
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{day.day} {day:%B} {day.year}"


def segment(value: str) -> str:
    """A text as one segment of a path."""
    return quote(value.encode("utf-8", "replace").decode(), safe="")


def percent(share: float) -> str:
    """A share for reading."""
    return f"{100 * share:.0f} %"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its word.

    >>> plural(2, "story", "stories")
    '2 stories'
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}".replace(",", " ")


def kind_word(kind: str | None) -> str:
    """An actor's kind for reading."""
    return "unnamed" if kind == "anonymous" else kind or "unknown"


def stretch_of(value: str | None, length: int = 160) -> str:
    """The beginning of a text in one line, cut at a word."""
    words = " ".join((value or "").split())
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"
