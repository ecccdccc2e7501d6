"""What this site is, how its signs are read, and what becomes of what people write."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from accordingto.commenting import Comments
from accordingto.web.doors import TheSite
from accordingto.web.rendering import render

router = APIRouter()


@router.get("/about")
def about(request: Request, site: TheSite) -> HTMLResponse:
    """The words and signs, and what they don't say."""
    with site.store() as store:
        linked = store.corpus.linked()
    return render(request, "about.html", linked=linked)


@router.get("/privacy")
def privacy(request: Request, site: TheSite) -> HTMLResponse:
    """What is kept of whom, for how long, and how to have it deleted."""
    with site.store() as store:
        words = Comments(store, site.settings.comments).privacy() if site.settings.comments else ""
    parts = [part.partition(". ") for part in words.split("\n\n") if part]
    return render(request, "privacy.html", parts=[(head, rest) for head, _, rest in parts])
