"""An article with its sourcing, its original, and pages that are read at once."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.comments import Subject
from accordingto.errors import PageError
from accordingto.model import Page, Reading
from accordingto.store import Store, statement_keys
from accordingto.web.cards import cards_of, positions_of, sources_of
from accordingto.web.doors import TheSite, Trusted, page_reader, page_writer
from accordingto.web.marking import blocks_of
from accordingto.web.pages.comments import talk_of
from accordingto.web.reading import Wish, read_wish
from accordingto.web.rendering import render
from accordingto.web.security import ORIGINAL_POLICY

router = APIRouter()


@router.get("/article/{key}")
def article(request: Request, site: TheSite, key: str, beside: Literal["", "original"] = "") -> HTMLResponse:
    """An article: its text with the sourcing marked in place, and beside it its sources or the original page."""
    with site.store() as store:
        reading, page = store.reading(key), store.page(key)
        claims = claims_of(store, key, reading)
        versions = store.versions(reading.article.url) if reading.article.url else ()
        talk = talk_of(site, store, Subject("article", key))
    return render(request, "article.html", **shown(reading, page), key=key, beside=beside, claims=claims, versions=versions, talk=talk)


@router.get("/article/{key}/original")
def original(site: TheSite, key: str) -> Response:
    """The page as it came: it may look as it looks, and do nothing."""
    with site.store() as store:
        page = store.page(key)
    kind = "text/html" if page.kind == "html" else "text/plain"
    return Response(
        page.text.encode("utf-8", "replace"), headers={"content-security-policy": ORIGINAL_POLICY}, media_type=f"{kind}; charset=utf-8"
    )  # fmt: skip


def claims_of(store: Store, key: str, reading: Reading) -> dict[int, str]:
    """The claims that the statements are reports of, by the statements' numbers."""
    told = store.corpus.claims_in(key)
    keys = statement_keys(key, reading.statements)
    return {i: told[own] for i, own in enumerate(keys, 1) if own in told}


def shown(reading: Reading, page: Page) -> dict[str, Any]:
    """What the page of an article shows."""
    sources = sources_of(reading)
    return {
        "article": reading.article,
        "reading": reading,
        "page": page,
        "blocks": blocks_of(reading),
        "cards": cards_of(reading),
        "named": [s for s in sources if s.unnamed is None],
        "unnamed": [s for s in sources if s.unnamed is not None],
        "positions": positions_of(reading),
        "first_hand": sum(len(s.chain) <= 1 for s in reading.statements),
        "words": sum(len(span.of(reading.article.text).split()) for span in reading.article.body),
    }


@router.get("/read")
def read_form(request: Request) -> HTMLResponse:
    """The place to paste, drop or name a page."""
    return render(request, "read.html", problem=None, text="", url="")


@router.post("/read", dependencies=[Trusted, Depends(page_reader)])
def read_page(
    request: Request,
    site: TheSite,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    published: Annotated[str, Form(max_length=20)] = "",
    file: Annotated[UploadFile | None, File()] = None,
    keep: Annotated[str, Form()] = "",
) -> Response:
    """Read a page at once; with `keep`, and by those who may write, it is stored as well."""
    raw, name = (file.file.read(), file.filename or "") if file else (b"", "")
    if keep:
        page_writer(request)
    try:
        page, reading = read_wish(Wish(text, raw, name, url, outlet, published), site)
    except PageError as error:
        return render(request, "read.html", 422, problem=str(error), text=text, url=url)
    if keep:
        with site.store() as store:
            key = store.add(reading, page)
        site.relinking.ask()
        return RedirectResponse(f"/article/{key}", 303)
    return render(request, "article.html", **shown(reading, page), key=None, beside="", claims={}, versions=(), talk=None)
