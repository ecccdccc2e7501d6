"""`accordingto comments`: what readers wrote, decided on by a moderator."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.cli.answers import Db
from accordingto.cli.corrections import Who

if TYPE_CHECKING:
    from accordingto.commenting import Comments
    from accordingto.comments import ReaderComment
    from accordingto.store import Store

comments = typer.Typer(help="Readers' comments: those that wait, shown, taken for spam, deleted.", no_args_is_help=True)
Number = Annotated[int, typer.Argument(help="The number that `list` shows.")]


def opened(db: Path) -> "Store":
    """The store."""
    from accordingto.store import Store

    return Store.open(db, create=False)


def of(store: "Store") -> "Comments":
    """The comments of a store, by the rules of the environment."""
    from accordingto.commenting import Comments, Rules

    return Comments(store, Rules.from_environment())


@comments.command("list")
def listed(
    db: Db,
    *,
    state: Annotated[str, typer.Option("--state", help="held, approved, spam or all.")] = "held",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object each, a line each.")] = False,
) -> None:
    """List the comments that wait for a moderator, or others, with what the checks say."""
    from dataclasses import asdict
    from typing import cast, get_args

    from accordingto.comments import State
    from accordingto.errors import CommentError
    from accordingto.rows import dumped

    if state not in (*get_args(State), "all"):
        raise CommentError(f"“{state}” is no state of a comment; it is one of held, approved, spam, all")
    with opened(db) as store:
        for comment in store.comments.all(None if state == "all" else cast("State", state)):
            typer.echo(dumped(asdict(comment)) if as_json else "\n".join(lines_of(comment)))


def lines_of(comment: "ReaderComment") -> list[str]:
    """A comment for a person: who on what, the text, and the reasons that aren't fine."""
    by = f" by {comment.decided_by}" if comment.decided_by else ""
    head = f"{comment.number:>5}  {comment.posted[:16].replace('T', ' ')}  {comment.state}{by}  {comment.name or '(no name)'} on {comment.subject}"
    odd = [f"       {r.says}: {r.check}: {r.words}" for r in comment.reasons if r.says != "fine"]
    return [head, *(f"       | {line}" for line in comment.text.splitlines()), *odd]


@comments.command()
def approve(number: Number, db: Db, who: Who) -> None:
    """Show a comment, and learn from it."""
    with opened(db) as store:
        of(store).approve(number, who)
    typer.echo(f"{number} is shown")


@comments.command()
def spam(number: Number, db: Db, who: Who) -> None:
    """Take a comment for spam, and learn from it."""
    with opened(db) as store:
        of(store).reject(number, who)
    typer.echo(f"{number} is taken for spam")


@comments.command()
def delete(number: Number, db: Db) -> None:
    """Delete a comment for good: text, name, codes, and what was learned from it."""
    with opened(db) as store:
        whole = of(store).delete(number)
    typer.echo(f"{number} is deleted{'' if whole else LATER}")


@comments.command()
def purge(db: Db) -> None:
    """Delete what is older than it may be: spam, comments that nobody decided on, codes of addresses."""
    with opened(db) as store:
        count, whole = of(store).purge()
    typer.echo(f"{count} {'comment' if count == 1 else 'comments'} deleted{'' if whole else LATER}")


LATER = "; another program is reading the store, so its log is emptied by the next `accordingto comments purge`"
