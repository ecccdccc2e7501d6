"""`accordingto read`: one or many pages, as a report for a person or as JSON."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from accordingto.errors import ModelError, PageError
from accordingto.model import Given, Page, Reading


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Pages (HTML or plain text), folders of them, or - for standard input.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an article, a line each.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Add the reason for each act, certainty, manner, relation, speaker and hop.")] = False,
    url: Annotated[str | None, typer.Option(help="The page's address, where it isn't in the page.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it, where the page doesn't say.")] = None,
    published: Annotated[str | None, typer.Option(help="The day it was published, as 2024-05-31.")] = None,
) -> None:
    """Read pages: who is reported to have said what, and through whom it came.

    Each statement is shown with its chain (nearest the reader first), its act, the source's certainty, our score, and its
    words: the source, the cue and the content set off by colour, or by ‹ ›, « » and [ ] where there is none.
    """
    checked_date(published)
    given = Given(url=url, outlet=outlet, published=published)
    failed = False
    for i, page in enumerate(pages_of(paths, given)):
        if isinstance(page, PageError):
            typer.echo(f"accordingto: {page}", err=True)
            failed = True
            continue
        show(page, as_json=as_json, why=why, first=i == 0)
    if failed:
        raise typer.Exit(2)


def checked_date(published: str | None) -> None:
    """Raise typer.BadParameter where a given date is none."""
    from datetime import date

    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise typer.BadParameter(f"“{published}” is no date; write it as 2024-05-31", param_hint="--published") from None


def pages_of(paths: list[str], given: Given) -> Iterator[Page | PageError]:
    """The pages behind the paths, in order, with an error in the place of each that can't be read."""
    from accordingto.pages import files_in, read_file, read_page

    for name in paths:
        try:
            if name == "-":
                yield read_page(sys.stdin.buffer.read(), given=given)
                continue
            path = Path(name)
            files = list(files_in(path)) if path.is_dir() else [path]
            if not files:
                yield PageError(f"{path}: holds no pages (.html, .htm, .txt)")
        except PageError as error:
            yield error
            continue
        for file in files:
            try:
                yield read_file(file, given=given)
            except PageError as error:
                yield error


def show(page: Page, *, as_json: bool, why: bool, first: bool) -> None:
    """Read a page and print it."""
    from accordingto.pipeline import reading_of
    from accordingto.rows import dumped, row_of

    reading: Reading = reading_of(page)
    for problem in reading.problems:
        typer.echo(f"accordingto: {page.place}: {problem}", err=True)
    if as_json:
        typer.echo(dumped({"place": page.place, **row_of(reading)}))
        return
    from accordingto.cli.report import print_report

    print_report(reading, page.place, why=why, first=first)


__all__ = ["ModelError", "read"]
