"""`accordingto timeline`: claims and reports by day."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from accordingto.cli.answers import (
    AsCsv,
    AsJson,
    ByActor,
    Db,
    InOutlet,
    Since,
    Until,
    checked,
    console_for,
    dumped,
    short,
    table,
    write_csv,
)

if TYPE_CHECKING:
    from accordingto.views import TimelineView

COLUMNS = "day claim new words reports outlets sources_least sources_most".split()
SHOWN = 6
"""New claims of a day that are shown."""


def timeline(
    words: Annotated[str | None, typer.Argument(metavar="[WORDS]", help="Words or a sentence; without them, all that the options leave.")] = None,
    *,
    db: Db,
    actor: ByActor = None,
    outlet: InOutlet = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many claims at most, the best fitting.")] = 100,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Lay claims out by day: how many reports told them, which were told for the first time, which again."""
    from accordingto.store import Store
    from accordingto.views import timeline_view

    checked(since, until, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        view = timeline_view(store, words, actor=actor, outlet=outlet, since=since, until=until, limit=limit)
        linked = store.corpus.linked() is not None
    if as_json:
        typer.echo(dumped(view))
    elif as_csv:
        write_csv(COLUMNS, csv_rows(view))
    elif view.days:
        print_timeline(view, console_for())
    else:
        from accordingto.cli.claims import nothing

        typer.echo(nothing(linked, str(db)))


def csv_rows(view: "TimelineView") -> list[tuple[object, ...]]:
    """A line for each claim on each day."""
    rows = {c.id: c for c in view.claims}
    told = [(day, key, key in day.new) for day in view.days for key in (*day.new, *day.again)]
    return [(day.day, key, new, rows[key].words, rows[key].reports, rows[key].outlets, *rows[key].sources) for day, key, new in told]


def print_timeline(view: "TimelineView", console: Console) -> None:
    """Days for a person: a bar for the reports, and what was new."""
    rows = {c.id: c for c in view.claims}
    most = max(day.reports for day in view.days)
    made = table("day", "reports", "", "told for the first time", right=("reports",))
    for day in view.days:
        bar = "▇" * max(1, round(12 * day.reports / most))
        cell = Text()
        for key in day.new[:SHOWN]:
            cell.append(short(rows[key].words, 120), style="bold").append(f"\n{rows[key].told} ({key})\n", style="dim")
        more = [f"{len(day.new) - SHOWN} more"] if len(day.new) > SHOWN else []
        more += [f"{len(day.again)} told before"] if day.again else []
        cell.append(", ".join(more), style="dim")
        made.add_row(day.day, str(day.reports), Text(bar, style="yellow"), cell)
    console.print(made)
