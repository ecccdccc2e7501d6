"""Articles and statements as JSON, and pages read at once."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from accordingto.rows import row_of
from accordingto.store import StoredArticle, StoredStatement
from accordingto.web.doors import TheSite, api_reader, api_writer
from accordingto.web.reading import Wish, page_of, read_now

router = APIRouter(tags=["articles"])
Limit = Annotated[int, Query(ge=1, le=200)]
Words = Annotated[str | None, Query(max_length=400, description="All of these words, and “phrases” in quotation marks.")]


class ToRead(BaseModel):
    """A page to be read: its text or HTML, or the URL that it is fetched from."""

    text: str = Field("", description="Plain text or HTML.")
    url: str = Field("", max_length=2000, description="Where the page stands; fetched where no text is given.")
    outlet: str = Field("", max_length=200)
    published: str = Field("", max_length=20, description="The day, as 2024-05-31.")
    keep: bool = Field(False, description="Store it as well. Needs the token.")


@router.get("/articles")
def articles(
    site: TheSite,
    q: Words = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: Limit = 50,
) -> list[StoredArticle]:
    """Articles that hold the words, the best fitting first; without words, the newest."""
    with site.store() as store:
        if q is None and outlet is None and since is None and until is None:
            return [a.head for a in store.newest(limit=limit)]
        return list(store.articles(q, outlet=outlet, since=since, until=until, limit=limit))


@router.get("/articles/{key}")
def article(site: TheSite, key: str) -> dict[str, Any]:
    """An article: its text, its statements with spans into it, its sources, positions, furniture."""
    with site.store() as store:
        reading = store.reading(key)
    return {"key": key, **row_of(reading), "text": reading.article.text}


@router.get("/statements")
def statements(
    site: TheSite,
    q: Words = None,
    actor: str | None = None,
    outlet: str | None = None,
    act: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: Limit = 50,
) -> list[StoredStatement]:
    """Statements that hold the words, by an actor's name, of an outlet, within days as 2024-05-31."""
    with site.store() as store:
        return list(store.statements(q, actor=actor, outlet=outlet, act=act, since=since, until=until, limit=limit))


@router.post("/read", dependencies=[Depends(api_reader)])
def read(request: Request, site: TheSite, wish: ToRead) -> dict[str, Any]:
    """Read a page at once."""
    if wish.keep:
        api_writer(request)
    page = page_of(Wish(text=wish.text, url=wish.url, outlet=wish.outlet, published=wish.published), site)
    reading = read_now(page, site)
    key = None
    if wish.keep:
        with site.store() as store:
            key = store.add(reading, page)
    return {"key": key, **row_of(reading), "text": reading.article.text}
