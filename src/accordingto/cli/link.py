"""`accordingto link`: the claims of all that is stored; `join`, `split`, `undo` and `decisions`: what people decide on them."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from accordingto.cli.answers import Db, user

if TYPE_CHECKING:
    from rich.console import Console

    from accordingto.linking import Linking
    from accordingto.store import Store

By = Annotated[str | None, typer.Option("--by", help="Who decides (default: the name you are logged in by).")]
NoLink = Annotated[bool, typer.Option("--no-link", help="Only write the decision down; it takes effect with the next `link`.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress on stderr.")]


def link(
    *,
    db: Db,
    again: Annotated[bool, typer.Option("--again", help="Link anew though nothing has changed.")] = False,
    quiet: Quiet = False,
) -> None:
    """Join the statements of all stored articles to claims, and trace each to its roots.

    What people joined and split stands. Killed at any moment, it leaves the claims as they were. Where nothing has changed since
    the last time, nothing is done.
    """
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        run(store, again=again, quiet=quiet)


def run(store: "Store", *, again: bool = False, quiet: bool = False) -> "Linking":
    """Link with a bar on stderr."""
    from rich.console import Console

    console = Console(stderr=True)
    try:
        made = linked(store, console, again=again, quiet=quiet)
    except KeyboardInterrupt:
        console.print("accordingto: stopped; the claims are as they were before", highlight=False)
        raise typer.Exit(130) from None
    if not quiet:
        done = f"{made.claims} claims of {made.reports} reports in {made.articles} articles"
        console.print(done if made.fresh else f"{done}; nothing has changed since they were linked", highlight=False)
    return made


def linked(store: "Store", console: "Console", *, again: bool, quiet: bool) -> "Linking":
    """Link, and show how far it is."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from accordingto.linking import link as link_all

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=quiet, transient=True, refresh_per_second=4) as progress:
        task = progress.add_task("linking", total=None)

        def moved(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, completed=done, total=of or None)

        return link_all(store, again=again, moved=moved)


def join(
    names: Annotated[list[str], typer.Argument(metavar="CLAIM_OR_STATEMENT...", help="Two or more ids of claims or keys of statements.")],
    *,
    db: Db,
    by: By = None,
    no_link: NoLink = False,
) -> None:
    """Decide that claims (or statements) are one claim. It stands when all is linked anew, until `undo`."""
    from accordingto.linking import join as decide
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        decision = decide(store, names, by or user() or "somebody")
        typer.echo(f"decision {decision.number}: joined; take it back with `accordingto undo {decision.number} --db {db}`")
        if not no_link:
            run(store)


def split(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id.")],
    statements: Annotated[list[str], typer.Argument(metavar="STATEMENT...", help="Keys of the statements that aren't this claim.")],
    *,
    db: Db,
    by: By = None,
    no_link: NoLink = False,
) -> None:
    """Decide that statements aren't the same claim as the rest of it. It stands when all is linked anew, until `undo`."""
    from accordingto.linking import split as decide
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        decision = decide(store, claim, statements, by or user() or "somebody")
        typer.echo(f"decision {decision.number}: split; take it back with `accordingto undo {decision.number} --db {db}`")
        if not no_link:
            run(store)


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The decision's number, see `decisions`.")],
    *,
    db: Db,
    by: By = None,
    no_link: NoLink = False,
) -> None:
    """Take a decision back. It stays on record."""
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        store.undo(number, by or user() or "somebody")
        typer.echo(f"decision {number}: taken back")
        if not no_link:
            run(store)


def decisions(*, db: Db, undone: Annotated[bool, typer.Option("--undone", help="Also those that were taken back.")] = False) -> None:
    """List what people decided, in the order in which they did."""
    from accordingto.cli.corrections import line_of
    from accordingto.store import GRADES, Store

    with Store.open(db, create=False) as store:
        corrected = {c.decision.number: c for c in store.corrections(undone=undone)}
        for d in store.decisions(undone=undone):
            if d.number in corrected or d.what in GRADES:
                typer.echo(line_of(d, corrected.get(d.number)))
                continue
            sides = told(d.value) if isinstance(d.value, dict) else f"{d.key} {d.value}"
            back = f" (taken back by {d.undone_by})" if d.undone else ""
            typer.echo(f"{d.number:>4}  {d.made[:16].replace('T', ' ')} UTC  {d.who}: {d.what}: {sides}{back}")


def told(value: dict[str, list[Any]]) -> str:
    """What was decided, in a line: what was joined with what, or set apart from what."""
    if "joined" in value:
        return "joined " + " and ".join(brief(group) for group in value["joined"])
    return f"split {brief(value['apart'])} from {brief(value['from'])}"


def brief(keys: list[str]) -> str:
    """The first of some keys, and how many more there are."""
    return keys[0] + (f" (and {len(keys) - 1} more)" if len(keys) > 1 else "")
