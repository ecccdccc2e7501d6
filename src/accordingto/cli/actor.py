"""`accordingto actor`: what somebody is reported to have said and to want, and where he contradicts himself."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from accordingto.cli.answers import AsCsv, AsJson, Db, checked, console_for, dumped, quoted, short, table, write_csv

if TYPE_CHECKING:
    from accordingto.views import ActorView, Contradiction

COLUMNS = "what day said outlet kind words conditions chain claim statement".split()


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name; a last name or another way of spelling it will do.")],
    *,
    db: Db,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many statements and positions at most, the newest.")] = 20,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show an actor over all articles: statements, positions with their conditions over time, contradictions with himself."""
    from accordingto.store import Store
    from accordingto.views import actor_view

    checked(None, None, as_json=as_json, as_csv=as_csv)
    with Store.open(db, create=False) as store:
        view = actor_view(store, name, limit=limit)
    if as_json:
        typer.echo(dumped(view))
    elif as_csv:
        write_csv(COLUMNS, csv_rows(view))
    else:
        print_actor(view, console_for())


def csv_rows(view: "ActorView") -> list[tuple[object, ...]]:
    """A line for each statement and each position."""
    from accordingto.views.reports import chain_told

    said = [("statement", s.day, s.said, s.outlet, s.act, s.words, "", chain_told(s.chain, s.speaker), s.claim, s.key) for s in view.statements]
    wants = [
        ("position", p.day, p.said, p.outlet, p.kind, p.words, tuple(f"{shown} {words}" for shown, words in p.conditions), "", p.claim, p.statement)
        for p in view.positions
    ]
    return [*said, *wants]


def print_actor(view: "ActorView", console: Console) -> None:
    """An actor for a person."""
    from accordingto.views.reports import chain_told

    console.print(Text.assemble((view.name, "bold"), (f" · {view.kind}", "dim")))
    others = [n for n in view.names if n != view.name]
    if others:
        console.print(Text(f"also called {', '.join(others[:8])}", style="dim"))
    console.print(Text(view.told, style="yellow"))
    console.print(Text(" · ".join(f"{act} {n}" for act, n in view.acts), style="dim"))
    for c in view.contradictions:
        console.print()
        contradiction(c, console)
    if view.positions:
        made = table("day", "kind", "what", "on condition", "outlet", title="\npositions")
        for p in view.positions:
            hangs = "\n".join(f"{shown} {words}" for shown, words in p.conditions)
            made.add_row(p.said or p.day or "no date", p.kind, Text(short(p.words), style="green"), Text(hangs), Text(p.outlet or "", style="cyan"))
        console.print(made)
    made = table("day", "act", "words", "through", title="\nstatements")
    for s in view.statements:
        through = chain_told(((s.outlet or "outlet not known",), *s.chain[:-1]))
        said = f"\nsaid {s.said}" if s.said and s.said != s.day else ""
        made.add_row(f"{s.day or 'no date'}{said}", s.act, Text(f"{short(s.words)}\n{s.claim}", style="green"), Text(through, style="cyan"))
    console.print(made)


def contradiction(c: "Contradiction", console: Console) -> None:
    """A contradiction for a person."""
    console.print(Text(f"contradiction: {c.reason}", style="bold red"))
    for r in c.reports:
        console.print(Text.assemble(f"  {r.day or 'no date'} {r.outlet or ''} ", (r.stance, "magenta"), " "), quoted(r.words))
    for p in c.positions:
        console.print(Text.assemble(f"  {p.said or p.day or 'no date'} {p.outlet or ''} ", (p.kind, "magenta"), " "), quoted(p.words))
