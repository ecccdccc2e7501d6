"""Who may do what: the questions that a request must pass before its page is made."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, HTTPException, Request

from accordingto.store import Role
from accordingto.web.rendering import writer_in
from accordingto.web.security import FORM_AGE, VISIT, same_origin, unsigned
from accordingto.web.site import Site, Writer

LONGEST_NAME = 80


class LoginNeededError(Exception):
    """A page is for those who gave a token. `next_path` is where to go on to afterwards."""

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


READ_ONLY = "This site is read-only. Start it with a token (ACCORDINGTO_TOKEN), or make one with `accordingto tokens add`, to write."
WORK: dict[Role, str] = {"editor": "corrects", "moderator": "decides on comments"}


def checked_role(writer: Writer, role: Role) -> str:
    """The name of a writer of a role. Raises HTTPException where he has another."""
    if role not in writer.roles:
        raise HTTPException(403, f"This takes the token of somebody who {WORK[role]}; {writer.name}’s isn’t one.")
    return writer.name


def page_writer(request: Request, role: Role = "editor") -> str:
    """Who writes, on a page: the name that came with the token."""
    writer = writer_in(request)
    if writer is not None:
        return checked_role(writer, role)
    if not site_of(request).writable():
        raise HTTPException(403, READ_ONLY)
    raise LoginNeededError(
        (request.url.path + (f"?{request.url.query}" if request.url.query else ""))
        if request.method == "GET"
        else urlsplit(request.headers.get("referer", "")).path or "/"
    )


def api_writer(request: Request, role: Role = "editor") -> str:
    """Who writes, in REST: whoever's token it is. For the one that the site was started with the name is told in the header `X-Who`."""
    if not site_of(request).writable():
        raise HTTPException(403, READ_ONLY)
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    told = " ".join(request.headers.get("x-who", "").split())[:LONGEST_NAME] or "api"
    writer = writer_by(request, given.strip() if kind.lower() == "bearer" else "", told)
    if writer is None:
        raise HTTPException(401, "Writing needs a token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
    return checked_role(writer, role)


def writer_by(request: Request, token: str, name: str) -> Writer | None:
    """Who is let in by a token; None where it is wrong, which is counted. Raises HTTPException where there were too many wrong ones."""
    attempts, address = request.app.state.attempts, address_of(request)
    if not attempts.open(address):
        raise HTTPException(429, "Too many wrong tokens. Wait a minute.")
    writer = site_of(request).writer(token, name)
    if writer is None:
        attempts.missed(address)
    return writer


def page_editor(request: Request) -> str:
    """Who corrects, on a page."""
    return page_writer(request, "editor")


def page_moderator(request: Request) -> str:
    """Who decides on comments, on a page."""
    return page_writer(request, "moderator")


def api_editor(request: Request) -> str:
    """Who corrects, in REST."""
    return api_writer(request, "editor")


def api_moderator(request: Request) -> str:
    """Who decides on comments, in REST."""
    return api_writer(request, "moderator")


def page_reader(request: Request) -> None:
    """Whether somebody may have a page read and fetched, on a page."""
    if not site_of(request).settings.anyone_reads:
        page_writer(request)


def api_reader(request: Request) -> None:
    """Whether somebody may have a page read, in REST."""
    if not site_of(request).settings.anyone_reads:
        api_writer(request)


TheSite = Annotated[Site, Depends(site_of)]
PageEditor = Annotated[str, Depends(page_editor)]
PageModerator = Annotated[str, Depends(page_moderator)]
ApiEditor = Annotated[str, Depends(api_editor)]
ApiModerator = Annotated[str, Depends(api_moderator)]
Trusted = Depends(checked_form)
