"""The site put together: its doors, its pages, its REST."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response

from accordingto import __version__
from accordingto.errors import AccordingtoError, CommentError, CorrectionError, PageError, StoreError, UnknownError
from accordingto.web import api, pages
from accordingto.web.doors import LoginNeededError
from accordingto.web.rendering import STATIC, environment, render
from accordingto.web.security import HEADERS, POLICY, Attempts, Guard
from accordingto.web.site import Settings, Site

if TYPE_CHECKING:
    from starlette.types import Message

TITLES = {
    401: "Not without a token",
    403: "Not allowed",
    404: "Nothing here",
    405: "Not this way",
    413: "Too large",
    422: "Not understood",
    429: "Too many tries",
    500: "Something went wrong",
    503: "The store is busy",
}
API = "/api/"
FIRST = (("/", b""), ("/claims", b"q=said"), ("/search", b"q=said"), ("/timeline", b"q=said"), ("/about", b""))
"""Pages that are made once before anybody asks, with what they are asked."""
PURGE_EVERY = 6 * 3600
"""Seconds from one deletion of what is too old to the next."""

log = logging.getLogger("accordingto.web")


def make_app(settings: Settings) -> FastAPI:
    """The site as an ASGI application."""
    app = FastAPI(
        lifespan=running,
        title="accordingto",
        version=__version__,
        summary="Who is reported to have said what, through whom, when and how surely.",
        description="The same views as the pages of this site. Reading is free; what writes needs a token: `Authorization: Bearer …`.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = Site(settings)
    app.state.attempts = Attempts()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(api.router, prefix="/api/v1")
    for router in pages.routers:
        app.include_router(router, include_in_schema=False)
    app.add_middleware(Guard, names=settings.names, largest=settings.largest)
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


def warmed() -> None:
    """Load what the pages need, so that the first reader doesn't wait for it: the templates, and the encoder for questions in words."""
    from accordingto.linking.meaning import encoded

    for name in environment().list_templates():
        environment().get_template(name)
    try:
        encoded(["what was said"])
    except AccordingtoError as error:
        log.warning("questions in words can't be answered: %s", error)


async def walked(app: FastAPI, path: str, asked: bytes) -> None:
    """Make a page for nobody: what is made at a page's first call only is made now."""

    async def nothing() -> "Message":
        return {"type": "http.request", "body": b"", "more_body": False}

    async def away(_: "Message") -> None:
        return None

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "root_path": ""}
    where = {"path": path, "raw_path": path.encode(), "query_string": asked, "client": None, "server": None}
    try:
        await app({**scope, **where, "headers": [(b"host", b"localhost")]}, nothing, away)
    except Exception:
        log.warning("the page %s could not be made at the start", path, exc_info=True)


@asynccontextmanager
async def running(app: FastAPI) -> AsyncIterator[None]:
    """While the site runs, delete at the start and every few hours what is kept for a time only; before it, make ready."""

    async def again() -> None:
        while True:
            try:
                await asyncio.to_thread(app.state.site.purge)
            except AccordingtoError as error:
                log.warning("what is too old was not deleted: %s", error)
            await asyncio.sleep(PURGE_EVERY)

    await asyncio.to_thread(warmed)
    for path, asked in FIRST:
        await walked(app, path, asked)
    await asyncio.to_thread(app.state.site.relinking.resume)
    task = asyncio.create_task(again())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def told(request: Request, status: int, why: str, headers: Any = None) -> Response:
    """What went wrong, as a page or as JSON."""
    if request.url.path.startswith(API):
        return JSONResponse({"detail": why}, status, headers=headers)
    return render(request, "error.html", status, title=TITLES.get(status, "Not possible"), why=why, status=status)


def on_http(request: Request, error: Exception) -> Response:
    """A refusal of ours, or of the framework's."""
    assert isinstance(error, HTTPException | StarletteHTTPException)
    why = "There is no page at this address." if error.status_code == 404 and error.detail == "Not Found" else str(error.detail)
    return told(request, error.status_code, why, error.headers)


def on_invalid(request: Request, error: Exception) -> Response:
    """A question that can't be understood: which part, and why."""
    assert isinstance(error, RequestValidationError)
    parts = [f"{'.'.join(str(p) for p in e['loc'][1:]) or 'body'}: {e['msg']}" for e in error.errors()]
    return told(request, 422, "; ".join(parts))


def on_ours(request: Request, error: Exception) -> Response:
    """An error in words: a page that can't be read, a store that can't be opened."""
    if isinstance(error, PageError | CorrectionError | CommentError):
        return told(request, 422, str(error))
    words = str(error)
    if isinstance(error, StoreError):
        words = words.removeprefix(f"{request.app.state.site.settings.db}: ")
        return told(request, status_of(error, words), words[:1].upper() + words[1:] + ".")
    return told(request, 500, words)


def status_of(error: StoreError, words: str) -> int:
    """Whether the store has no such thing, is busy or broken, or was asked for what can't be."""
    if isinstance(error, UnknownError) or words.startswith("no "):
        return 404
    return 503 if words.startswith(("is ", "can't", "the store failed", "no room", "was written")) else 422


def on_login(_: Request, error: Exception) -> Response:
    """Off to the login, and back afterwards."""
    from urllib.parse import quote

    assert isinstance(error, LoginNeededError)
    return RedirectResponse(f"/login?next={quote(error.next_path, safe='')}", 303)


def on_bug(request: Request, _: Exception) -> Response:
    """What nobody thought of. The trace goes to the log, not to the reader."""
    answer = told(request, 500, "This page could not be made. What happened stands in the log of the site.")
    answer.headers.update({**HEADERS, "content-security-policy": POLICY})  # it doesn't come by the guard
    return answer


HANDLERS: dict[Any, Any] = {
    HTTPException: on_http,
    StarletteHTTPException: on_http,
    RequestValidationError: on_invalid,
    AccordingtoError: on_ours,
    LoginNeededError: on_login,
    Exception: on_bug,
}
