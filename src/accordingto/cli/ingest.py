"""`accordingto ingest`: pages, folders and rows into a store, by several processes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from accordingto.ingesting import Step


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Pages (HTML or plain text), rows (.jsonl, also .gz and .xz), folders of them, or - for rows on standard input."
        ),
    ],
    db: Annotated[Path, typer.Option("--db", help="The store: an SQLite file, made where there is none.")],
    workers: Annotated[int | None, typer.Option("-w", "--workers", min=1, help="Processes (default: one for each processor).")] = None,
    *,
    again: Annotated[bool, typer.Option("--again", help="Read stored pages anew where another version of the program read them.")] = False,
    no_link: Annotated[bool, typer.Option("--no-link", help="Don't join statements to claims at the end; `accordingto link` does it later.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress on stderr.")] = False,
) -> None:
    """Read many pages into a store: articles, statements, actors, chains, and at the end the claims that they come to.

    What is stored already is passed over; another text at the same URL is kept as a version of its own. A run that was
    stopped goes on when the same command is given again. A bad page or row is told with its place and left out, and the exit
    status is then 2.
    """
    from rich.console import Console

    from accordingto.cli.progress import bar, processors
    from accordingto.ingesting import Ingest, run_ingest, size_of
    from accordingto.pipeline import version
    from accordingto.store import Store

    console = Console(stderr=True)
    task = Ingest(tuple(paths), workers or processors(), again)
    with Store.open(db) as store, bar(console, quiet=quiet) as progress:
        shown = progress.add_task("ingesting", total=size_of(task.paths), rows=0)

        def tell(line: str) -> None:
            progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

        def moved(step: "Step") -> None:
            progress.update(shown, completed=step.read, rows=step.stored)

        try:
            done = run_ingest(task, store, tell, moved)
        except KeyboardInterrupt:
            tell("accordingto: stopped; give the same command again to go on")
            raise typer.Exit(130) from None
        if not quiet:
            tell(summary(done, db))
            if not again and (older := store.older(version())):
                tell(f"{older} of the articles in it were read by another version of the program; --again reads their pages anew")
    if not no_link:
        from accordingto.cli.link import run

        with Store.open(db) as store:
            run(store, quiet=quiet)
    if done.bad:
        raise typer.Exit(2)


def summary(step: "Step", db: Path) -> str:
    """What came of it, in a line."""
    there = f", {step.skipped} {'page was' if step.skipped == 1 else 'pages were'} there already" if step.skipped else ""
    versions = f" ({step.versions} of them new versions of pages: see `accordingto changes`)" if step.versions else ""
    return f"{step.stored} articles stored in {db}{versions}{there}" + (f", {step.bad} bad pages or rows left out" if step.bad else "")
