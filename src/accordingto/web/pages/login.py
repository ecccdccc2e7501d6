"""In with the token, and out again."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.web.doors import LONGEST_NAME, TheSite, Trusted, address_of
from accordingto.web.rendering import render
from accordingto.web.security import SESSION, SESSION_AGE, local_path, signed

router = APIRouter()


@router.get("/login")
def login_form(request: Request, site: TheSite, next: str = "/") -> HTMLResponse:  # noqa: A002 - as it is called everywhere
    """Where the token is given."""
    if site.settings.token is None:
        raise HTTPException(403, "This site is read-only. Start it with a token (ACCORDINGTO_TOKEN) to write.")
    return render(request, "login.html", problem=None, next=local_path(next), name="")


@router.post("/login", dependencies=[Trusted])
def login(
    request: Request,
    site: TheSite,
    name: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Know somebody by the token, under the name that they give."""
    who = " ".join(name.split())[:LONGEST_NAME]
    attempts, address = request.app.state.attempts, address_of(request)
    if site.settings.token is None or not attempts.open(address):
        raise HTTPException(429, "Too many wrong tokens. Wait a minute.")
    if not who or not attempts.matches(address, token.strip(), site.settings.token):
        problem = "That is not the token." if who else "Give the name under which your corrections are kept."
        return render(request, "login.html", 403, problem=problem, next=local_path(next), name=who)
    answer = RedirectResponse(local_path(next), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION, signed(site.secret, "session", who), SESSION_AGE, httponly=True, samesite="lax", secure=secure)
    return answer


@router.post("/logout", dependencies=[Trusted])
def logout() -> Response:
    """Forget somebody."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SESSION)
    return answer
