"""What this site is, how its signs are read, and what becomes of what people write."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.web.doors import TheSite
from accordingto.web.rendering import render

router = APIRouter()


@router.get("/about")
def about(request: Request, site: TheSite) -> HTMLResponse:
    """The words and signs, and what they don't say."""
    with site.store() as store:
        counts = store.counts()
    return render(request, "about.html", counts=counts)


@router.get("/privacy")
def privacy(request: Request) -> HTMLResponse:
    """What is kept of whom, for how long, and how to have it deleted."""
    return render(request, "privacy.html")
