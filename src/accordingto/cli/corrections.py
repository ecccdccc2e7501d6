"""`accordingto corrections`: what people corrected, taken back, and written out to train on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli.answers import Db, user

if TYPE_CHECKING:
    from accordingto.store import Corrected, Decision

corrections = typer.Typer(help="What people corrected: list it, take it back, write it out to train on.", no_args_is_help=True)


def me() -> str:
    """The name of who is at the keyboard."""
    return user() or "unknown"


Who = Annotated[str, typer.Option("--by", "--who", help="Who decides (default: the user of this computer).", default_factory=me, show_default=False)]


@corrections.command("list")
def listed(
    db: Db,
    *,
    undone: Annotated[bool, typer.Option("--undone", help="Also those that were taken back.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object each, a line each.")] = False,
) -> None:
    """List corrections and grades with their numbers, who made them and when."""
    from dataclasses import asdict

    from accordingto.rows import dumped
    from accordingto.store import GRADES, Store

    with Store.open(db, create=False) as store:
        found = {c.decision.number: c for c in store.corrections(undone=undone)}
        for decision in store.decisions(undone=undone):
            if decision.number in found or decision.what in GRADES:
                typer.echo(dumped(asdict(decision)) if as_json else line_of(decision, found.get(decision.number)))


def line_of(decision: "Decision", corrected: "Corrected | None") -> str:
    """A decision for a person."""
    from accordingto.corrections import told_of, words_of

    value = decision.value
    if corrected is None:
        told, on = value["grade"], value.get("name") or value.get("wording") or decision.key
    else:
        told, on = told_of(value), f"{corrected.article} [{' … '.join(words_of(value))}]"
    state = f" (taken back by {decision.undone_by} on {decision.undone[:10]})" if decision.undone else ""
    lost = " (its words aren't in the text any more)" if corrected and corrected.change is None else ""
    head = f"{decision.number:>4}  {decision.made[:16].replace('T', ' ')} UTC  {decision.who}: {decision.what}"
    return f"{head}{': ' if told else ''}{told} · {on}{state}{lost}"


@corrections.command()
def undo(number: Annotated[int, typer.Argument(help="The number that `list` shows.")], db: Db, who: Who) -> None:
    """Take a correction or a grade back: the article is as it was without it. It stays on record."""
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        store.undo(number, who)
    typer.echo(f"decision {number}: taken back")


@corrections.command()
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="Where the rows go.")],
    db: Db,
) -> None:
    """Write the corrected articles as rows to train on, in the format of hand-read articles.

    Each statement says by whom it is: a "person" entered or corrected it, the "program" read it and nobody changed it.
    """
    from accordingto.corrections import touched, training_row
    from accordingto.errors import StoreError
    from accordingto.rows import dumped
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        rows = 0
        try:
            with out.open("w", encoding="utf-8") as lines:
                for key in dict.fromkeys(c.article for c in store.corrections() if c.change):
                    reading = store.reading(key)
                    lines.write(dumped(training_row(reading, touched(store.as_read(key), reading))) + "\n")
                    rows += 1
        except OSError as error:
            raise StoreError(f"{out}: can't be written ({error.strerror}); name another file") from None
    typer.echo(f"{rows} corrected {'article' if rows == 1 else 'articles'} written to {out}")
