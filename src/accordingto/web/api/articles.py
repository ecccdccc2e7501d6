"""Articles and statements as JSON, and pages read at once."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from accordingto.rows import row_of
from accordingto.store import StoredArticle, StoredStatement
from accordingto.views import ArticleView, article_view
from accordingto.web.api.answers import Answer
from accordingto.web.doors import TheSite, api_reader, api_writer
from accordingto.web.reading import Wish, read_wish

router = APIRouter(tags=["articles"], default_response_class=Answer)
Limit = Annotated[int, Query(ge=1, le=200)]
Words = Annotated[str | None, Query(max_length=400, description="All of these words, and “phrases” in quotation marks.")]
Name = Annotated[str | None, Query(max_length=200)]
Day = Annotated[str | None, Query(max_length=10, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day as 2024-05-31, or a month as 2024-05.")]


class ToRead(BaseModel):
    """A page to be read: its text or HTML, or the URL that it is fetched from."""

    text: str = Field("", description="Plain text or HTML.")
    url: str = Field("", max_length=2000, description="Where the page stands; fetched where no text is given.")
    outlet: str = Field("", max_length=200)
    published: str = Field("", max_length=20, description="The day, as 2024-05-31.")
    keep: bool = Field(False, description="Store it as well. Needs an editor's token.")


@router.get("/articles", response_model=list[StoredArticle])
def articles(site: TheSite, q: Words = None, outlet: Name = None, since: Day = None, until: Day = None, limit: Limit = 50) -> Answer:
    """Articles that hold the words, the best fitting first; without a question, the newest."""
    with site.store() as store:
        if q is None and outlet is None and since is None and until is None:
            return Answer([a.head for a in store.newest(limit=limit)])
        return Answer(list(store.articles(q, outlet=outlet, since=since, until=until, limit=limit)))


@router.get("/articles/{key}", response_model=ArticleView)
def article(site: TheSite, key: str) -> Answer:
    """An article ready to draw: its text in segments with roles, its statements with their chains, its sources and positions."""
    with site.store() as store:
        return Answer(article_view(store, key))


@router.get("/articles/{key}/reading")
def reading(site: TheSite, key: str) -> dict[str, Any]:
    """An article as `accordingto annotate` writes it, with its text: statements with spans into it, actors, furniture."""
    with site.store() as store:
        found = store.reading(key)
    return Answer({"key": key, **row_of(found), "text": found.article.text})  # type: ignore[return-value] # sent as it is


@router.get("/statements", response_model=list[StoredStatement])
def statements(
    site: TheSite,
    q: Words = None,
    actor: Name = None,
    outlet: Name = None,
    act: Name = None,
    since: Day = None,
    until: Day = None,
    limit: Limit = 50,
) -> Answer:
    """Statements that hold the words, by an actor's name, of an outlet, within days."""
    with site.store() as store:
        return Answer(list(store.statements(q, actor=actor, outlet=outlet, act=act, since=since, until=until, limit=limit)))


@router.post("/read", dependencies=[Depends(api_reader)])
def read(request: Request, site: TheSite, wish: ToRead) -> dict[str, Any]:
    """Read a page at once. `key` is set where it was stored as well."""
    if wish.keep:
        api_writer(request)
    page, found = read_wish(Wish(text=wish.text, url=wish.url, outlet=wish.outlet, published=wish.published), site)
    key = None
    if wish.keep:
        with site.store() as store:
            key = store.add(found, page)
        site.relinking.ask()
    return Answer({"key": key, **row_of(found), "text": found.article.text})  # type: ignore[return-value] # sent as it is
