"""What people decide, as JSON."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from accordingto.corrections import change_of, touched, training_row
from accordingto.store import Decision
from accordingto.web.api.answers import Answer
from accordingto.web.api.articles import Limit
from accordingto.web.doors import ApiEditor, TheSite

After = Annotated[int, Query(ge=0, description="Decisions of greater numbers alone.")]
router = APIRouter(tags=["corrections"], default_response_class=Answer)


class ToCorrect(BaseModel):
    """A correction of a statement. `value` is `{"of": {content, cue, source}, "to": …}`, a span is [start, end, words]."""

    kind: Literal["speaker", "chain", "spans", "act", "certainty", "manner", "wrong", "missed"]
    value: dict[str, Any] = Field(description="As `GET /corrections` shows it.")


@router.get("/corrections", response_model=list[Decision])
def corrections(site: TheSite, article: str | None = None, *, undone: bool = False, after: After = 0, limit: Limit = 200) -> Answer:
    """What people decided, in the order they did; those that were taken back too where that is asked for.

    The next ones are asked for by `after`, the number of the last one had.
    """
    with site.store() as store:
        if article is not None:
            found: Iterator[Decision] = (c.decision for c in store.corrections(article, undone=undone) if c.decision.number > after)
        else:
            found = store.decisions(undone=undone, after=after)
        return Answer(list(islice(found, limit)))


@router.post("/articles/{key}/corrections", response_model=Decision)
def correct(site: TheSite, who: ApiEditor, key: str, entered: ToCorrect) -> Answer:
    """Correct a statement: it counts at once and over every later reading."""
    with site.store() as store:
        text = store.reading(key).article.text
        made = store.correct(key, change_of(entered.kind, entered.value, text), who)
    site.relinking.ask()
    return Answer(made)


@router.post("/corrections/{number}/undo", status_code=204)
def undo(site: TheSite, who: ApiEditor, number: int) -> None:
    """Take a decision back; it stays on record."""
    with site.store() as store:
        store.undo(number, who)
    site.relinking.ask()


@router.get("/corrections/training")
def training(site: TheSite) -> list[dict[str, Any]]:
    """The corrected articles as rows to train on; each statement says whether a person entered it."""
    with site.store() as store:
        keys = dict.fromkeys(c.article for c in store.corrections() if c.change)
        rows = [training_row(found := store.reading(key), touched(store.as_read(key), found)) for key in keys]
    return Answer(rows)  # type: ignore[return-value] # sent as it is
