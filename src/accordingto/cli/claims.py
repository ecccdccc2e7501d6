"""`accordingto claims`: claims by words, meaning, actor, outlet and time."""

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
    days,
    dumped,
    short,
    table,
    write_csv,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.views import ClaimRow

COLUMNS = "id words reports outlets sources_least sources_most witnesses echoes echo_of circles denied doubted first last found fit".split()


def claims(
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="Words, a “phrase in quotation marks”, or a sentence; without them, what was told last.")
    ] = None,
    *,
    db: Db,
    actor: ByActor = None,
    outlet: InOutlet = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many at most.")] = 20,
    exact: Annotated[bool, typer.Option("--exact", help="Only claims that hold all the words; none that only mean the same.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List claims: how many report each, how many sources it really has, whose echo it is, who denies it.

    The best fitting come first (what holds the words, what means the same, what many outlets tell); without words, the newest.
    """
    from accordingto.store import Store
    from accordingto.views import claims_view

    checked(since, until, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        rows = claims_view(store, words, actor=actor, outlet=outlet, since=since, until=until, limit=limit, meaning=not exact)
        if as_json:
            typer.echo(dumped(rows))
        elif as_csv:
            write_csv(COLUMNS, [csv_row(r) for r in rows])
        elif rows:
            print_claims(rows, console_for())
        else:
            typer.echo(nothing(store.corpus.linked() is not None, str(db)))


def nothing(linked: bool, db: str) -> str:
    """What is said where no claim answers."""
    if not linked:
        return f"The store holds no claims yet; make them with `accordingto link --db {db}`."
    return "No claim answers that; try fewer words, or a longer time."


def csv_row(r: "ClaimRow") -> tuple[object, ...]:
    """A claim as a line of CSV."""
    figures = (r.id, r.words, r.reports, r.outlets, *r.sources, r.witnesses, r.echoes, r.echo, r.circles, r.denied, r.doubted)
    return (*figures, r.first, r.last, r.found, r.fit)


def print_claims(rows: "Sequence[ClaimRow]", console: Console, title: str | None = None) -> None:
    """Claims for a person: the figures to the left, beside them the words and what stands out."""
    made = table("reports", "outlets", "sources", "claim", title=title, right=("reports", "outlets", "sources"))
    for i, row in enumerate(rows):
        cell = Text.assemble((short(row.words, 300), "bold"), "\n")
        if marked := marks(row):
            cell.append(marked + "\n", style="yellow")
        cell.append(f"{row.id} · {days(row.first, row.last)}{heard(row)}", style="dim")
        cell.append("\n" if i + 1 < len(rows) else "")
        made.add_row(str(row.reports), str(row.outlets), sources(row), cell)
    console.print(made)


def sources(row: "ClaimRow") -> Text:
    """The interval of sources, in red where many outlets stand on one source or on none."""
    from accordingto.views.plain import interval

    thin = row.outlets > 1 and row.sources[1] <= 1
    return Text(interval(*row.sources), style="bold red" if thin else "bold")


def marks(row: "ClaimRow") -> str:
    """What stands out of a claim: echo, circle, denial, doubt."""
    from accordingto.views.plain import counted

    parts = [f"echo of {row.echo}" + (f" and {row.echoes - 1} more" if row.echoes > 1 else "")] if row.echo else []
    parts += [counted(row.circles, "circle") + " of citations"] if row.circles else []
    parts += [f"denied in {counted(row.denied, 'report')}"] if row.denied else []
    parts += [f"doubted in {counted(row.doubted, 'report')}"] if row.doubted else []
    return " · ".join(parts)


def heard(row: "ClaimRow") -> str:
    """Who heard it at first hand, briefly."""
    if not row.witnesses:
        return " · nobody is known to have heard it at first hand"
    more = f" and {len(row.witnesses) - 3} more" if len(row.witnesses) > 3 else ""
    return f" · heard by {', '.join(row.witnesses[:3])}{more}"
