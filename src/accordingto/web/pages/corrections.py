"""What people correct: forms for a statement, for one that was missed, the history, and taking back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accordingto.corrections import ACTOR_KINDS, LABELS, told_of, words_of
from accordingto.errors import CorrectionError
from accordingto.model import Reading, Statement
from accordingto.store import Corrected, Decision, Store
from accordingto.web.cards import cards_of
from accordingto.web.correcting import Entered, anchor_text, change_in
from accordingto.web.doors import PageEditor, TheSite, Trusted
from accordingto.web.rendering import render
from accordingto.web.security import local_path

router = APIRouter()
HISTORY = 100
"""Decisions that a page of the history shows."""


@router.get("/article/{key}/correct")
def form(request: Request, site: TheSite, _: PageEditor, key: str, n: Annotated[int, Query(ge=0)] = 0) -> HTMLResponse:
    """The forms to correct a statement by its number, or to enter one that was missed (0)."""
    with site.store() as store:
        return shown(request, store, key, n)


def entered_of(
    kind: Annotated[str, Form()] = "",
    of: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "",
    speaker: Annotated[str, Form()] = "",
    chain: Annotated[str, Form()] = "",
    content: Annotated[str, Form()] = "",
    cue: Annotated[str, Form()] = "",
    source: Annotated[str, Form()] = "",
    act: Annotated[str, Form()] = "say",
    certainty: Annotated[str, Form()] = "firm",
    manner: Annotated[str, Form()] = "indirect",
) -> Entered:
    """The fields of whichever form was sent."""
    return Entered(kind, of, to, speaker, chain, content, cue, source, act, certainty, manner)


@router.post("/article/{key}/correct", dependencies=[Trusted])
def correct(
    request: Request,
    site: TheSite,
    who: PageEditor,
    key: str,
    entered: Annotated[Entered, Depends(entered_of)],
    n: Annotated[int, Form(ge=0)] = 0,
) -> Response:
    """Write a correction down."""
    with site.store() as store:
        try:
            store.correct(key, change_in(entered, store.reading(key)), who)
        except CorrectionError as error:
            return shown(request, store, key, n, problem=str(error), entered=entered)
        site.relinking.ask()
        after = "cards" if entered.kind in ("wrong", "missed") else f"s{n}"
    return RedirectResponse(f"/article/{key}#{after}", 303)


def shown(request: Request, store: Store, key: str, n: int, *, problem: str | None = None, entered: Entered | None = None) -> HTMLResponse:
    """The page with the forms."""
    reading = store.reading(key)
    if n > len(reading.statements):
        raise HTTPException(404, f"This article has no statement {n}.")
    fields = fields_of(reading, reading.statements[n - 1] if n else None, entered)
    return render(
        request,
        "correct.html",
        422 if problem else 200,
        article=reading.article,
        key=key,
        n=n,
        card=cards_of(reading)[n - 1] if n else None,
        fields=fields,
        actors=reading.actors,
        kinds=ACTOR_KINDS,
        labels=LABELS,
        problem=problem,
        history=[line_of(c.decision, c) for c in store.corrections(key, undone=True)],
    )


def fields_of(reading: Reading, s: Statement | None, entered: Entered | None) -> dict[str, Any]:
    """What the forms hold: as entered, else as it stands."""
    text = reading.article.text
    if s is None:
        given = entered or Entered("missed")
        return {name: getattr(given, name) for name in Entered.__dataclass_fields__}
    names = {a.id: a.name for a in reading.actors}
    standing = {
        "of": anchor_text(s, text),
        "speaker": names.get(s.speaker or "", ""),
        "chain": "\n".join(" + ".join(names[k] for k in hop.actors if k in names) for hop in s.chain),
        "content": "\n".join(" ".join(c.of(text).split()) for c in s.content),
        "cue": " ".join(s.cue.of(text).split()) if s.cue else "",
        "source": " ".join(s.source.of(text).split()) if s.source else "",
        "act": s.act,
        "certainty": s.certainty,
        "manner": s.manner,
    }
    given_now = {"speaker": ("speaker",), "chain": ("chain",), "spans": ("content", "cue", "source")}.get(entered.kind, ()) if entered else ()
    return {name: getattr(entered, name) if name in given_now else value for name, value in standing.items()}


@router.get("/corrections")
def history(request: Request, site: TheSite, before: Annotated[int | None, Query(ge=1)] = None) -> HTMLResponse:
    """What people decided, the latest first, those that were taken back too."""
    with site.store() as store:
        found = store.history(limit=HISTORY + 1, before=before)
    shown = found[:HISTORY]
    earlier = shown[-1][0].number if len(found) > HISTORY else None
    return render(request, "corrections.html", history=[line_of(*row) for row in shown], earlier=earlier, before=before)


@router.post("/corrections/{number}/undo", dependencies=[Trusted])
def undo(site: TheSite, who: PageEditor, number: int, back: Annotated[str, Form()] = "/corrections") -> Response:
    """Take a decision back."""
    with site.store() as store:
        store.undo(number, who)
    site.relinking.ask()
    return RedirectResponse(local_path(back), 303)


def line_of(decision: Decision, corrected: Corrected | None) -> dict[str, Any]:
    """A decision for reading: on what, what it was, to what."""
    value = decision.value if isinstance(decision.value, dict) else {}
    return {
        "decision": decision,
        "article": corrected.article if corrected else None,
        "lost": corrected is not None and corrected.change is None,
        "words": " … ".join(words_of(value)) or value.get("name") or value.get("wording") or decision.key,
        "to": value.get("grade") or told_of(value),
    }
