"""`accordingto outlet`: whom an outlet relies on, how much it hears itself, how much comes from the unnamed."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from accordingto.cli.answers import AsCsv, AsJson, Db, checked, console_for, dumped, table, write_csv
from accordingto.cli.claims import print_claims

if TYPE_CHECKING:
    from accordingto.views import OutletView

COLUMNS = "what outlet reports articles stored".split()


def outlet(
    name: Annotated[str, typer.Argument(metavar="NAME_OR_DOMAIN", help="The outlet's name, or its domain.")],
    *,
    db: Db,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many of each at most.")] = 10,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show an outlet: whom it relies on, its share at first hand and of unnamed sources, who copies and cites it, what it told first."""
    from accordingto.store import Store
    from accordingto.views import outlet_view

    checked(None, None, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        view = outlet_view(store, name, limit=limit)
    if as_json:
        typer.echo(dumped(view))
    elif as_csv:
        write_csv(COLUMNS, csv_rows(view))
    else:
        print_outlet(view, console_for())


def csv_rows(view: "OutletView") -> list[tuple[object, ...]]:
    """A line for each other outlet and what ties it to this one."""
    rows: list[tuple[object, ...]] = [("relies on", r.outlet, r.reports, r.articles, r.stored) for r in view.relies_on]
    rows += [("copies", other, "", n, "") for other, n in view.copies]
    rows += [("copied by", other, "", n, "") for other, n in view.copied_by]
    return rows + [("cited by", other, n, "", "") for other, n in view.cited_by]


def print_outlet(view: "OutletView", console: Console) -> None:
    """An outlet for a person."""
    from accordingto.views.plain import counted

    console.print(Text(view.name, style="bold"))
    others = [n for n in view.names if n != view.name]
    if others:
        console.print(Text(f"also written {', '.join(others[:8])}", style="dim"))
    console.print(Text(view.told, style="yellow"))
    made = table(
        "outlet", "reports", "articles", "found in the store", title="\nwhom it relies on", right=("reports", "articles", "found in the store")
    )
    for r in view.relies_on:
        made.add_row(Text(r.outlet, style="cyan"), str(r.reports), str(r.articles), str(r.stored))
    if view.relies_on:
        console.print(made)
    else:
        console.print("\nNo other outlet is named in its reports.")
    told = (
        ("copies passages from", view.copies, "article"),
        ("is copied by", view.copied_by, "article"),
        ("is cited by", view.cited_by, "report"),
    )
    for title, rows, what in told:
        if rows:
            console.print(Text(f"{title}: ").append(", ".join(f"{other} ({counted(n, what)})" for other, n in rows), style="cyan"))
    if view.first:
        print_claims(view.first, console, title=f"\nclaims of several outlets that it told first ({view.firsts})")
