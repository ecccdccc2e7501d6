"""Actors and outlets over all articles."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.corrections import SOURCE_GRADES
from accordingto.errors import UnknownError
from accordingto.store import Store
from accordingto.views import ActorView, actor_view, outlet_view
from accordingto.views.drawing import Event, draw_timeline
from accordingto.web.doors import PageEditor, TheSite, Trusted
from accordingto.web.rendering import drawn, render, segment

router = APIRouter()


@router.get("/actor/{name:path}")
def actor(request: Request, site: TheSite, name: str) -> HTMLResponse:
    """What somebody is reported to have said, what he wants and on what conditions, and where he contradicts himself."""
    with site.store() as store:
        view = actor_view(store, name)
        grade = store.source_grade(view.name)
    picture = drawn(draw_timeline(positions_over_time(view), "Positions over time", described_by="positions-head"))
    return render(request, "actor.html", view=view, picture=picture, grade=grade, grades=SOURCE_GRADES, graded=view.name)


def positions_over_time(view: ActorView) -> list[Event]:
    """A dot for each position, in the row of its kind."""
    return [
        Event(p.said or p.day or "", p.words[:140], p.kind, p.kind, "against" if p.kind == "refusal" else "report", f"/article/{segment(p.article)}")
        for p in view.positions
        if p.said or p.day
    ]


@router.get("/outlet/{name:path}")
def outlet(request: Request, site: TheSite, name: str) -> Response:
    """Whom an outlet relies on, how much it hears itself, what it told first. One that is only spoken of is an actor alone."""
    with site.store() as store:
        try:
            view = outlet_view(store, name)
        except UnknownError:
            if is_actor(store, name):
                return RedirectResponse(f"/actor/{segment(name)}", 303)
            raise
        grade = store.source_grade(view.name)
        articles = store.newest(limit=12, outlets=(view.name, *view.names))
    return render(request, "outlet.html", view=view, grade=grade, grades=SOURCE_GRADES, graded=view.name, articles=articles)


def is_actor(store: Store, name: str) -> bool:
    """Whether somebody of that name speaks in the store."""
    try:
        store.corpus.names.party(name)
    except UnknownError:
        return False
    return True


@router.post("/grade", dependencies=[Trusted])
def grade_source(
    site: TheSite, who: PageEditor, name: Annotated[str, Form()], grade: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "actor"
) -> Response:
    """Enter a person's grade of a source."""
    with site.store() as store:
        store.grade_source(name, grade, who)
    return RedirectResponse(f"/{'outlet' if back == 'outlet' else 'actor'}/{segment(name)}#grade", 303)
