"""Readers' comments as JSON: those that are shown to anyone, the queue to whoever has a moderator's token. They are written on the pages alone."""

from typing import Literal

from fastapi import APIRouter, HTTPException

from accordingto.commenting import Comments
from accordingto.comments import ReaderComment, Subject
from accordingto.store import Store
from accordingto.web.api.articles import Limit
from accordingto.web.doors import ApiModerator, TheSite
from accordingto.web.site import Site

router = APIRouter(tags=["comments"])


def comments_in(site: Site, store: Store) -> Comments:
    """The comments of a store. Raises HTTPException where the site takes none."""
    if site.settings.comments is None:
        raise HTTPException(404, "This site takes no comments.")
    return Comments(store, site.settings.comments)


@router.get("/comments/{kind}/{key}")
def shown(site: TheSite, kind: Literal["article", "claim"], key: str) -> list[ReaderComment]:
    """The comments on an article or a claim that are shown."""
    with site.store() as store:
        return [plain(c) for c in comments_in(site, store).shown(Subject(kind, key))]


def plain(comment: ReaderComment) -> ReaderComment:
    """A comment as anyone may see it: without what the checks said and who decided."""
    from dataclasses import replace

    return replace(comment, reasons=(), decided=None, decided_by=None)


@router.get("/moderation")
def queue(site: TheSite, _: ApiModerator, state: Literal["held", "approved", "spam"] = "held", limit: Limit = 200) -> list[ReaderComment]:
    """The latest comments in a state, with what the checks said."""
    with site.store() as store:
        return comments_in(site, store).store.comments.latest(state, limit)


@router.post("/moderation/{number}/{decision}")
def decide(site: TheSite, who: ApiModerator, number: int, decision: Literal["approve", "spam"]) -> ReaderComment:
    """Show a comment, or take it for spam."""
    with site.store() as store:
        comments = comments_in(site, store)
        return comments.approve(number, who) if decision == "approve" else comments.reject(number, who)


@router.delete("/moderation/{number}", status_code=204)
def delete(site: TheSite, _: ApiModerator, number: int) -> None:
    """Delete a comment, and what was learned from it."""
    with site.store() as store:
        comments_in(site, store).delete(number)
