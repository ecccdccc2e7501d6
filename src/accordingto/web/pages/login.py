"""In with a token, and out again."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.web.doors import LONGEST_NAME, READ_ONLY, TheSite, Trusted, writer_by
from accordingto.web.rendering import render
from accordingto.web.security import SESSION, SESSION_AGE, local_path, signed

router = APIRouter()


@router.get("/login")
def login_form(request: Request, site: TheSite, next: str = "/") -> HTMLResponse:  # noqa: A002 - as it is called everywhere
    """Where a token is given."""
    if not site.writable():
        raise HTTPException(403, READ_ONLY)
    return render(request, "login.html", problem=None, next=local_path(next), name="")


@router.post("/login", dependencies=[Trusted])
def login(
    request: Request,
    site: TheSite,
    name: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Know somebody by a token, under the name that it bears; by the one that the site was started with under the name given."""
    if not site.writable():
        raise HTTPException(403, READ_ONLY)
    who = " ".join(name.split())[:LONGEST_NAME]
    writer = writer_by(request, token.strip(), who)
    if writer is None or not writer.name:
        problem = "That is no token of this site." if writer is None else "Give the name under which your corrections are kept."
        return render(request, "login.html", 403, problem=problem, next=local_path(next), name=who)
    answer = RedirectResponse(local_path(next), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION, signed(site.secret, "session", site.session(writer)), SESSION_AGE, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/logout", dependencies=[Trusted])
def logout() -> Response:
    """Forget somebody."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SESSION)
    return answer
