"""The front page: search, newest articles and claims, sections, and a place to drop a page."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from accordingto.views import claims_view
from accordingto.web.doors import TheSite
from accordingto.web.rendering import render

router = APIRouter()
NEWEST = 24
"""Articles on the front page."""
CLAIMS = 10
"""Claims on the front page."""
FOUND = 30
"""Statements and articles that a search shows."""


@router.get("/")
def front(request: Request, site: TheSite) -> HTMLResponse:
    """The newest of all, and the sections as the pages give them."""
    with site.store() as store:
        articles = store.newest(limit=NEWEST)
        sections = store.sections(limit=18)
        linked = store.corpus.linked()
        claims = claims_view(store, limit=CLAIMS) if linked else ()
    return render(request, "front.html", articles=articles, sections=sections, claims=claims, linked=linked)


@router.get("/search")
def search(request: Request, site: TheSite, q: Annotated[str, Query(max_length=400)] = "") -> HTMLResponse:
    """What holds the words: statements first, then articles."""
    words = q.strip()
    with site.store() as store:
        statements = list(store.statements(words, limit=FOUND)) if words else []
        articles = list(store.articles(words, limit=FOUND)) if words else []
        claims = claims_view(store, words, limit=12) if words and store.corpus.linked() else ()
    return render(request, "search.html", q=words, claims=claims, statements=statements, articles=articles)


@router.get("/section")
def section(request: Request, site: TheSite, trail: Annotated[list[str], Query(max_length=12)]) -> HTMLResponse:
    """The newest articles of a section and of those below it."""
    with site.store() as store:
        articles = store.newest(limit=60, section=tuple(trail))
    return render(request, "section.html", trail=trail, articles=articles)
