"""`accordingto annotate`: rows of JSON in, rows with their sourcing out, by several processes."""

from pathlib import Path
from typing import Annotated

import typer


def annotate(
    source: Annotated[
        str, typer.Argument(metavar="IN.jsonl", help="Rows {id, text or html, url?, outlet?, published?, title?}, a line each; - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Where the rows go. A file that is there already is gone on with.")],
    workers: Annotated[int | None, typer.Option("-w", "--workers", min=1, help="Processes (default: one for each processor).")] = None,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew, and write over what is there.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress on stderr.")] = False,
) -> None:
    """Annotate many articles: statements, speakers, chains, acts, certainty and time of each, in the order of the input.

    A run that was stopped goes on where it stopped when the same command is given again. A bad row is told with its line
    number and left out, and the exit status is then 2.
    """
    from rich.console import Console

    from accordingto.batches import Batch, run_batch
    from accordingto.cli.progress import bar, processors

    batch = Batch(source, out, workers or processors(), fresh)
    console = Console(stderr=True)
    with bar(console, quiet=quiet) as progress:
        task = progress.add_task("annotating", total=batch.size, rows=0)

        def tell(line: str) -> None:
            progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

        try:
            for step in run_batch(batch, tell):
                progress.update(task, completed=step.read, rows=step.rows)
        except KeyboardInterrupt:
            tell("accordingto: stopped; give the same command again to go on")
            raise typer.Exit(130) from None
    if not quiet:
        console.print(f"{step.rows} articles in {out}" + (f", {step.bad} bad rows left out" if step.bad else ""), highlight=False)
    if step.bad:
        raise typer.Exit(2)
