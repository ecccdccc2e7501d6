"""Claims: lists of them, one with its evidence as a picture and in words, the way of a sentence, and a topic over time."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.comments import Subject
from accordingto.corrections import CLAIM_GRADES
from accordingto.linking import join, split
from accordingto.views import ClaimView, Node, TimelineView, claim_view, claims_view, timeline_view, trace_view
from accordingto.views.drawing import Event, draw_graph, draw_timeline
from accordingto.views.graph import graph_of
from accordingto.web.doors import PageEditor, TheSite, Trusted
from accordingto.web.pages.comments import talk_of
from accordingto.web.rendering import drawn, render, segment

router = APIRouter()
Words = Annotated[str, Query(max_length=400)]
Day = Annotated[str, Query(max_length=10, pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Name = Annotated[str, Query(max_length=200)]
ASKED, LANES = 100, 30
"""Claims on a time line; those that most outlets tell, drawn each in a row of its own."""


@router.get("/claims")
def claims(request: Request, site: TheSite, q: Words = "", actor: Name = "", outlet: Name = "", since: Day = "", until: Day = "") -> HTMLResponse:
    """Claims by words and meaning, who tells them, where and when."""
    with site.store() as store:
        rows = claims_view(store, q.strip() or None, actor=actor or None, outlet=outlet or None, since=since or None, until=until or None, limit=60)
    asked = {"q": q, "actor": actor, "outlet": outlet, "since": since, "until": until}
    return render(request, "claims.html", claims=rows, asked=asked)


@router.get("/claim/{name}")
def claim(request: Request, site: TheSite, name: str) -> HTMLResponse:
    """A claim with all its evidence."""
    with site.store() as store:
        view = claim_view(store, name)
        grade = store.claim_grade(view.claim.id)
        talk = talk_of(site, store, Subject("claim", view.claim.id))
    graph = graph_of(view, address_of)
    title = f"From {view.claim.reports} reports to {len(view.roots)} roots"
    picture = drawn(draw_graph(graph, title, described_by="tree-note"))
    spread = drawn(draw_timeline(events_of(view), "When it was told", described_by="spread-note"))
    return render(
        request, "claim.html", view=view, claim=view.claim, graph=graph, picture=picture, spread=spread, grade=grade, grades=CLAIM_GRADES,
        folded=[box for box in graph.boxes if box.kind == "folded"], by_key={r.key: r for r in view.reports}, talk=talk,
    )  # fmt: skip


def address_of(node: Node) -> str | None:
    """Where a box of the tree leads: the article of a report, an outlet, a source further down."""
    match node.kind:
        case "report":
            return f"#r-{node.id}"
        case "article":
            return f"/article/{segment(node.id)}"
        case "outlet":
            return f"/outlet/{segment(node.label)}"
    return f"#{node.id}"


def events_of(view: ClaimView) -> list[Event]:
    """The reports as dots: who told it first, who denies it, who echoes."""
    echoed = {key for root in view.echoes for key in root.reports}
    first = next((r.key for r in view.reports if r.published), None)
    made = []
    for r in view.reports:
        kind = "against" if r.stance == "against" else "first" if r.key == first else "echo" if r.key in echoed else "report"
        if r.published:
            made.append(Event(r.published, f"{r.outlet or 'outlet not known'}: {r.words[:120]}", "", "", kind, f"#r-{r.key}"))
    return made


@router.post("/claim/{name}/grade", dependencies=[Trusted])
def grade_claim(site: TheSite, who: PageEditor, name: str, grade: Annotated[str, Form()] = "") -> Response:
    """Enter a person's grade of a claim."""
    with site.store() as store:
        row = claim_view(store, name).claim
        store.grade_claim(row.id, grade, who, row.words)
    return RedirectResponse(f"/claim/{segment(row.id)}#grade", 303)


@router.post("/claim/{name}/join", dependencies=[Trusted])
def join_claims(site: TheSite, who: PageEditor, name: str, other: Annotated[str, Form()] = "") -> Response:
    """Decide that another claim is this one."""
    with site.store() as store:
        join(store, [name, other.strip().rstrip("/").rsplit("/", 1)[-1]], who)
    site.relinking.ask()
    return RedirectResponse(f"/claim/{segment(name)}?joining=1", 303)


@router.post("/claim/{name}/split", dependencies=[Trusted])
def split_claim(site: TheSite, who: PageEditor, name: str, report: Annotated[list[str] | None, Form()] = None) -> Response:
    """Decide that some of its reports aren't this claim."""
    with site.store() as store:
        split(store, name, report or [], who)
    site.relinking.ask()
    return RedirectResponse(f"/claim/{segment(name)}?joining=1", 303)


@router.get("/trace")
def trace(request: Request, site: TheSite, q: Words = "") -> HTMLResponse:
    """Who said it first, and through whom it spread: of a sentence, or of a page's address."""
    view = None
    if q.strip():
        with site.store() as store:
            view = trace_view(store, q.strip())
    return render(request, "trace.html", asked=q.strip(), view=view)


@router.get("/timeline")
def timeline(
    request: Request,
    site: TheSite,
    q: Words = "",
    actor: Name = "",
    outlet: Name = "",
    since: Day = "",
    until: Day = "",
) -> HTMLResponse:
    """A topic over time: each claim in its row."""
    with site.store() as store:
        view = timeline_view(
            store, q.strip() or None, actor=actor or None, outlet=outlet or None, since=since or None, until=until or None, limit=ASKED
        )  # fmt: skip
    asked = {"q": q, "actor": actor, "outlet": outlet, "since": since, "until": until}
    picture = drawn(draw_timeline(lanes_of(view), "Claims over time", described_by="days"))
    words = {c.id: c.words for c in view.claims}
    return render(request, "timeline.html", view=view, asked=asked, picture=picture, words=words)


def lanes_of(view: TimelineView) -> list[Event]:
    """A dot for each claim on each day that it was told, for those that most outlets tell."""
    busiest = sorted(view.claims, key=lambda c: (-c.outlets, -c.reports, c.id))[:LANES]
    words = {c.id: c.words for c in busiest}
    made = []
    for day in view.days:
        made += [Event(day.day, words[c], c, words[c], "first", f"/claim/{segment(c)}") for c in day.new if c in words]
        made += [Event(day.day, words[c], c, words[c], "report", f"/claim/{segment(c)}") for c in day.again if c in words]
    return made
