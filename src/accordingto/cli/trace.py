"""`accordingto trace`: who said it first, and through whom it spread."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from accordingto.cli.answers import AsCsv, AsJson, Db, checked, console_for, dumped, short, table, write_csv
from accordingto.cli.claim import HOW

if TYPE_CHECKING:
    from accordingto.views import Step, Trace

COLUMNS = "claim day outlet report how whom reason words url".split()


def trace(
    sentence_or_url: Annotated[str, typer.Argument(metavar="SENTENCE_OR_URL", help="A sentence (or words of it), or the URL of a stored page.")],
    *,
    db: Db,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many claims at most.")] = 3,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show who said it first and through whom it spread: of a sentence, or of each claim that a stored page tells."""
    from accordingto.store import Store
    from accordingto.views import trace_view

    checked(None, None, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        view = trace_view(store, sentence_or_url, limit=limit)
    if as_json:
        typer.echo(dumped(view))
    elif as_csv:
        write_csv(COLUMNS, [row for t in view.traces for row in csv_rows(t)])
    else:
        console = console_for()
        for i, traced in enumerate(view.traces):
            if i:
                console.print()
            print_trace(traced, console)


def csv_rows(t: "Trace") -> list[tuple[object, ...]]:
    """A line for each step."""
    return [(t.claim.id, s.report.day, s.report.outlet, s.report.key, s.how, s.whom, s.reason, s.report.words, s.report.url) for s in t.steps]


def print_trace(t: "Trace", console: Console) -> None:
    """The way of one claim for a person."""
    console.print(Text(short(t.claim.words, 300), style="bold"))
    console.print(Text(f"{t.claim.told} ({t.claim.id})", style="yellow"))
    origins = ", ".join(f"{r.who}{', heard by ' + r.heard_by if r.heard_by and r.heard_by != r.who else ''}" for r in t.origins)
    console.print(Text.assemble("first told ", (f"{t.first.day or 'without a date'} by {t.first.outlet or 'an unknown outlet'}", "bold cyan")))
    console.print(Text(f"it comes from {origins or 'nobody who could be found'}"))
    made = table("day", "outlet", "has it from", "words")
    for s in t.steps:
        stance = " (against)" if s.report.stance == "against" else ""
        made.add_row(
            s.report.day or "no date", Text(f"{s.report.outlet or ''}{stance}", style="cyan"), way(s), Text(short(s.report.words), style="green")
        )
    console.print(made)


def way(s: "Step") -> Text:
    """From whom one has it."""
    if s.how is None:
        return Text("nobody is named", style="dim")
    return Text(f"{HOW[s.how]} {' + '.join(s.whom)}")
