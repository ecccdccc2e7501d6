"""What readers write: taken, shown, decided on by a moderator, seen and deleted by who wrote it."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.commenting import FORMS, Comments
from accordingto.comments import TRAP, Subject, Submission, stamp_of
from accordingto.errors import CommentError
from accordingto.store import Store
from accordingto.web.doors import PageModerator, TheSite, Trusted, address_of, checked_origin
from accordingto.web.rendering import render
from accordingto.web.site import Site

router = APIRouter()
SHOWN = 200
"""Comments that a list of the moderator's shows."""


def comments_in(site: Site, store: Store) -> Comments:
    """The comments of a store, by the site's rules. Raises HTTPException where the site takes none."""
    if site.settings.comments is None:
        raise HTTPException(404, "This site takes no comments.")
    return Comments(store, site.settings.comments)


def talk_of(site: Site, store: Store, subject: Subject) -> dict[str, Any] | None:
    """What a page shows of the comments on something: those that were approved, and a form. None where the site takes none."""
    if site.settings.comments is None:
        return None
    from time import time

    if site.stamping is None:
        site.stamping = store.comments.secret(FORMS)
    return {"shown": comments_in(site, store).shown(subject), "subject": subject, "stamp": stamp_of(site.stamping, subject, time()), "trap": TRAP}


def trap_of(website: Annotated[str, Form()] = "") -> str:
    """The field that people don't see."""
    return website


@router.post("/comment", dependencies=[Depends(checked_origin)])
def comment(
    request: Request,
    site: TheSite,
    trap: Annotated[str, Depends(trap_of)],
    kind: Annotated[Literal["article", "claim"], Form()],
    key: Annotated[str, Form(max_length=100)],
    text: Annotated[str, Form()] = "",
    stamp: Annotated[str, Form(max_length=300)] = "",
    name: Annotated[str, Form()] = "",
    token: Annotated[str, Form(max_length=200)] = "",
) -> HTMLResponse:
    """Take a comment, and give its writer the code by which it can be seen and deleted."""
    subject = Subject(kind, key)
    page = f"{request.base_url}{kind}/{key}"
    address, agent = address_of(request), request.headers.get("user-agent", "")
    with site.store() as store:
        try:
            given = Submission(subject, text, stamp, name, trap, address, agent, page, token)
            posted = comments_in(site, store).post(given)
        except CommentError as error:
            return render(request, "commented.html", 422, problem=str(error), posted=None, subject=subject, text=text)
    return render(request, "commented.html", problem=None, posted=posted, subject=subject, text=text)


@router.get("/my-comments")
def mine_form(request: Request) -> HTMLResponse:
    """Where the code is entered."""
    return render(request, "mine.html", problem=None, code="", comments=None, erased=None)


@router.post("/my-comments", dependencies=[Trusted])
def mine(
    request: Request, site: TheSite, code: Annotated[str, Form(max_length=200)] = "", do: Annotated[Literal["show", "erase"], Form()] = "show"
) -> HTMLResponse:
    """All that is kept under a code; or nothing of it any more."""
    with site.store() as store:
        comments = comments_in(site, store)
        try:
            if do == "erase":
                erased = comments.erase(code)[0]
                return render(request, "mine.html", problem=None, code="", comments=None, erased=erased)
            kept = comments.export(code)["comments"]
        except CommentError as error:
            return render(request, "mine.html", 422, problem=str(error), code=code, comments=None, erased=None)
    return render(request, "mine.html", problem=None, code=code, comments=kept, erased=None)


@router.get("/moderation")
def moderation(
    request: Request, site: TheSite, _: PageModerator, state: Annotated[Literal["held", "approved", "spam"], Query()] = "held"
) -> HTMLResponse:
    """The comments that wait, with what the checks say of them; those that were decided on too."""
    with site.store() as store:
        comments_in(site, store)
        found = store.comments.latest(state, SHOWN)
        counts = store.comments.counts()
    return render(request, "moderation.html", comments=found, state=state, counts=counts)


@router.post("/moderation/{number}", dependencies=[Trusted])
def decide(
    site: TheSite,
    who: PageModerator,
    number: int,
    do: Annotated[Literal["approve", "spam", "delete"], Form()],
    state: Annotated[Literal["held", "approved", "spam"], Form()] = "held",
) -> Response:
    """Decide on a comment."""
    with site.store() as store:
        comments = comments_in(site, store)
        if do == "delete":
            comments.delete(number)
        elif do == "approve":
            comments.approve(number, who)
        else:
            comments.reject(number, who)
    return RedirectResponse(f"/moderation?state={state}", 303)
