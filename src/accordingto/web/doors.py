"""Who may do what: the questions that a request must pass before its page is made."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, HTTPException, Request

from accordingto.web.rendering import user_of
from accordingto.web.security import FORM_AGE, VISIT, same_origin, unsigned
from accordingto.web.site import Site

LONGEST_NAME = 80


class LoginNeededError(Exception):
    """A page is for those who gave the token. `next_path` is where to go on to afterwards."""

    def __init__(self, next_path: str) -> None:
        super().__init__(next_path)
        self.next_path = next_path


def site_of(request: Request) -> Site:
    """The running site."""
    site: Site = request.app.state.site
    return site


def address_of(request: Request) -> str:
    """Where a request comes from, as far as the server can tell."""
    return request.client.host if request.client else ""


def checked_origin(request: Request) -> None:
    """Refuse what a page of another site sends."""
    headers = request.headers
    if not same_origin(headers.get("origin"), headers.get("sec-fetch-site"), headers.get("host", "")):
        raise HTTPException(403, "This form was not shown to you by this site.")


def checked_form(request: Request, csrf: Annotated[str, Form()] = "") -> None:
    """Refuse a form that wasn't shown to this browser by this site, lately."""
    site = site_of(request)
    visit = request.cookies.get(VISIT)
    checked_origin(request)
    if not visit or unsigned(site.secret, "form", csrf, FORM_AGE) != visit:
        raise HTTPException(403, "This form was not shown to you by this site, or is too old. Go back, load the page anew and send it again.")


def page_writer(request: Request) -> str:
    """Who writes, on a page: the name that came with the token."""
    if site_of(request).settings.token is None:
        raise HTTPException(403, "This site is read-only. Start it with a token (ACCORDINGTO_TOKEN) to write.")
    user = user_of(request)
    if user is None:
        raise LoginNeededError(
            (request.url.path + (f"?{request.url.query}" if request.url.query else ""))
            if request.method == "GET"
            else urlsplit(request.headers.get("referer", "")).path or "/"
        )
    return user


def api_writer(request: Request) -> str:
    """Who writes, in REST: whoever bears the token. The name is told in the header `X-Who`."""
    site = site_of(request)
    if site.settings.token is None:
        raise HTTPException(403, "This site is read-only. Start it with a token (ACCORDINGTO_TOKEN) to write.")
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    address = address_of(request)
    if not request.app.state.attempts.open(address):
        raise HTTPException(429, "Too many wrong tokens. Wait a minute.")
    if kind.lower() != "bearer" or not request.app.state.attempts.matches(address, given.strip(), site.settings.token):
        raise HTTPException(401, "Writing needs the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
    return " ".join(request.headers.get("x-who", "").split())[:LONGEST_NAME] or "api"


def page_reader(request: Request) -> None:
    """Whether somebody may have a page read and fetched, on a page."""
    if not site_of(request).settings.anyone_reads:
        page_writer(request)


def api_reader(request: Request) -> None:
    """Whether somebody may have a page read, in REST."""
    if not site_of(request).settings.anyone_reads:
        api_writer(request)


TheSite = Annotated[Site, Depends(site_of)]
PageWriter = Annotated[str, Depends(page_writer)]
ApiWriter = Annotated[str, Depends(api_writer)]
Trusted = Depends(checked_form)
