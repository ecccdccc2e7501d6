"""`accordingto tokens`: who may write on the site."""

from typing import Annotated

import typer

from accordingto.cli.answers import Db

tokens = typer.Typer(help="Who may write on the site: tokens with names, each shown once.", no_args_is_help=True)
Who = Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is; what he decides is kept under this name.")]


@tokens.command()
def add(
    name: Who,
    db: Db,
    role: Annotated[
        list[str] | None, typer.Option("--role", help="editor (corrects; the default) or moderator (readers’ comments); may be given twice.")
    ] = None,
) -> None:
    """Make a token and print it. It is kept nowhere: what is lost is revoked, and made anew."""
    from accordingto.errors import StoreError
    from accordingto.store import ROLES, Store

    for given in role or ():
        if given not in ROLES:
            raise StoreError(f"“{given}” is no role; it is {' or '.join(ROLES)}")
    with Store.open(db, create=False) as store:
        made = store.tokens.add(name, [known for known in ROLES if known in (role or ["editor"])])
    typer.echo("This is shown once:", err=True)
    typer.echo(made)


@tokens.command("list")
def listed(db: Db) -> None:
    """List who has a token, since when, and who had one."""
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        for token in store.tokens.all():
            gone = f"  revoked {token.revoked[:10]}" if token.revoked else ""
            typer.echo(f"{token.name}  {', '.join(token.roles)}  since {token.made[:10]}{gone}")


@tokens.command()
def revoke(name: Who, db: Db) -> None:
    """Let nobody in by somebody's token any more; a running site asks each time."""
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        store.tokens.revoke(name)
    typer.echo(f"{name} is no longer let in")
