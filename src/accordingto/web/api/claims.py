"""Claims, actors, outlets, traces and time lines as JSON."""

from fastapi import APIRouter
from pydantic import BaseModel, Field

from accordingto.linking import join, split
from accordingto.store import Decision, Grade
from accordingto.views import (
    ActorView,
    ClaimRow,
    ClaimView,
    OutletView,
    TimelineView,
    TraceView,
    actor_view,
    claim_view,
    claims_view,
    outlet_view,
    timeline_view,
    trace_view,
)
from accordingto.web.api.answers import Answer
from accordingto.web.api.articles import Day, Limit, Name, Words
from accordingto.web.doors import ApiEditor, TheSite

router = APIRouter(tags=["claims"], default_response_class=Answer)


class Joined(BaseModel):
    """What is one claim: ids of claims or keys of statements, two at least."""

    names: list[str] = Field(min_length=2, max_length=500)


class SplitOff(BaseModel):
    """Keys of statements that aren't the claim."""

    statements: list[str] = Field(min_length=1, max_length=500)


class Graded(BaseModel):
    """A grade in the Admiralty Code: A to F of a source, 1 to 6 of a claim."""

    grade: str = Field(max_length=1)


@router.get("/claims", response_model=list[ClaimRow])
def claims(
    site: TheSite, q: Words = None, actor: Name = None, outlet: Name = None, since: Day = None, until: Day = None, limit: Limit = 50
) -> Answer:  # fmt: skip
    """Claims that hold the words or mean nearly the same; without words, those told last."""
    with site.store() as store:
        return Answer(claims_view(store, q, actor=actor, outlet=outlet, since=since, until=until, limit=limit))


@router.get("/claims/{name}", response_model=ClaimView)
def claim(site: TheSite, name: str) -> Answer:
    """A claim with all its evidence: reports, the tree to its roots, sources with reasons, circles, spread."""
    with site.store() as store:
        return Answer(claim_view(store, name))


@router.post("/claims/join")
def join_claims(site: TheSite, who: ApiEditor, joined: Joined) -> Decision:
    """Decide that claims or statements are one claim. Claims are joined anew behind it."""
    with site.store() as store:
        made = join(store, joined.names, who)
    site.relinking.ask()
    return made


@router.post("/claims/{name}/split")
def split_claim(site: TheSite, who: ApiEditor, name: str, off: SplitOff) -> Decision:
    """Decide that statements aren't the same claim as the rest of it."""
    with site.store() as store:
        made = split(store, name, off.statements, who)
    site.relinking.ask()
    return made


@router.put("/claims/{name}/grade")
def grade_claim(site: TheSite, who: ApiEditor, name: str, graded: Graded) -> Grade:
    """Enter a person's grade of a claim."""
    with site.store() as store:
        row = claim_view(store, name).claim
        store.grade_claim(row.id, graded.grade, who, row.words)
        return store.claim_grade(row.id)


@router.get("/claims/{name}/grade")
def claim_grade(site: TheSite, name: str) -> Grade:
    """The grade of a claim: 6 until a person gives another."""
    with site.store() as store:
        return store.claim_grade(claim_view(store, name).claim.id)


@router.get("/trace", response_model=TraceView)
def trace(site: TheSite, q: str, limit: Limit = 3) -> Answer:
    """Who said it first, and through whom it spread: of a sentence, or of what the page at a URL reports."""
    with site.store() as store:
        return Answer(trace_view(store, q[:2000], limit=limit))


@router.get("/timeline", response_model=TimelineView)
def timeline(
    site: TheSite, q: Words = None, actor: Name = None, outlet: Name = None, since: Day = None, until: Day = None, limit: Limit = 100
) -> Answer:  # fmt: skip
    """The claims that answer, laid out by day."""
    with site.store() as store:
        return Answer(timeline_view(store, q, actor=actor, outlet=outlet, since=since, until=until, limit=limit))


@router.get("/actors/{name:path}/grade")
def source_grade(site: TheSite, name: str) -> Grade:
    """The grade of a source: F until a person gives another."""
    with site.store() as store:
        return store.source_grade(name)


@router.put("/actors/{name:path}/grade")
def grade_source(site: TheSite, who: ApiEditor, name: str, graded: Graded) -> Grade:
    """Enter a person's grade of a source, over all articles."""
    with site.store() as store:
        store.grade_source(name, graded.grade, who)
        return store.source_grade(name)


@router.get("/actors/{name:path}", response_model=ActorView)
def actor(site: TheSite, name: str, limit: Limit = 50) -> Answer:
    """What somebody is reported to have said and wants, and where he contradicts himself."""
    with site.store() as store:
        return Answer(actor_view(store, name, limit=limit))


@router.get("/outlets/{name:path}", response_model=OutletView)
def outlet(site: TheSite, name: str, limit: Limit = 20) -> Answer:
    """Whom an outlet relies on, how much it hears itself, what it told first."""
    with site.store() as store:
        return Answer(outlet_view(store, name, limit=limit))
