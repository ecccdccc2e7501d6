"""The program `accordingto`: its commands, and how it ends where something is wrong."""

import sys
from typing import Annotated

import typer

from accordingto import __version__
from accordingto.cli.actor import actor
from accordingto.cli.annotate import annotate
from accordingto.cli.changes import changes
from accordingto.cli.claim import claim
from accordingto.cli.claims import claims
from accordingto.cli.comments import comments
from accordingto.cli.corrections import corrections
from accordingto.cli.ingest import ingest
from accordingto.cli.link import decisions, join, link, split, undo
from accordingto.cli.outlet import outlet
from accordingto.cli.read import read
from accordingto.cli.serve import serve
from accordingto.cli.timeline import timeline
from accordingto.cli.tokens import tokens
from accordingto.cli.trace import trace
from accordingto.errors import AccordingtoError

app = typer.Typer(
    name="accordingto",
    help="Who is reported to have said what, through whom, when and how surely: reads the sourcing of news.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(annotate)
app.command()(ingest)
app.command()(changes)
app.command()(claims)
app.command()(claim)
app.command()(trace)
app.command()(actor)
app.command()(outlet)
app.command()(timeline)
app.command()(serve)
app.add_typer(corrections, name="corrections")
app.command()(link)
app.command()(join)
app.command()(split)
app.command()(undo)
app.command()(decisions)
app.add_typer(comments, name="comments")
app.add_typer(tokens, name="tokens")


def shown_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from accordingto.pipeline import version

        typer.echo(f"accordingto {version()}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", help="Show the versions of program and model, and end.", callback=shown_version, is_eager=True)
    ] = False,
) -> None:
    """Who is reported to have said what, through whom, when and how surely: reads the sourcing of news."""


def main() -> None:
    """Run the command line. Anything wrong with the input is one line on stderr and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except AccordingtoError as error:
        typer.echo(f"accordingto: {error}", err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None


__all__ = ["__version__", "app", "main"]
