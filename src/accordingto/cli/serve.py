"""`accordingto serve`: a site to look at, on this machine unless told otherwise."""

import socket
from typing import Annotated

import typer

from accordingto.cli.answers import Db
from accordingto.errors import AccordingtoError


def serve(
    db: Db,
    host: Annotated[str, typer.Option(help="The address to listen at. Others than loopback open the site to the network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen at; 0 takes a free one.")] = 8000,
    token: Annotated[
        str | None, typer.Option(envvar="ACCORDINGTO_TOKEN", help="What must be known to write, by any name; see also `accordingto tokens`.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option("--name", help="A host name that the site answers to, beside localhost and addresses.")] = None,
    *,
    contact: Annotated[str | None, typer.Option(help="Whom readers write to, shown on the privacy page.")] = None,
    comments: Annotated[bool, typer.Option(help="Take readers' comments. They wait for whoever has a token, without which there are none.")] = True,
    title: Annotated[str, typer.Option(help="What the site is called.")] = "accordingto",
) -> None:
    """Look at the store in a browser: articles, claims, actors, corrections, comments; the same as JSON under /api/v1.

    Pasted pages and addresses are read for anyone where the site listens at loopback, and for those with a token elsewhere.
    """
    try:
        import uvicorn

        from accordingto.web import Settings, make_app
        from accordingto.web.site import SHORTEST_TOKEN
    except ModuleNotFoundError as error:
        raise AccordingtoError(f"serve: {error.name} is missing; install the site's parts with `pip install 'accordingto[web]'`") from None
    from accordingto.commenting import Rules
    from accordingto.store import Store

    if token is not None and len(token) < SHORTEST_TOKEN:
        raise typer.BadParameter(f"a token must have at least {SHORTEST_TOKEN} characters", param_hint="--token")
    with Store.open(db, create=False) as store:
        written = token is not None or store.tokens.any()
    listening = listen(host, port)
    local = is_loopback(host)
    names = frozenset(n.lower() for n in name or ())
    rules = Rules.from_environment() if comments and written else None
    app = make_app(Settings(db, token, names, local, title, contact, rules))
    shown, taken = (f"[{host}]" if ":" in host else host), listening.getsockname()[1]
    typer.echo(f"accordingto: http://{shown}:{taken}/ shows {db}{'' if written else ', read-only'}; Ctrl+C ends it", err=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run([listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises AccordingtoError where the address is taken, not ours, or not allowed."""
    import errno

    words = {
        errno.EADDRINUSE: f"port {port} is taken by another program; name another with --port",
        errno.EADDRNOTAVAIL: "is no address of this machine; name another with --host",
        errno.EACCES: f"port {port} may not be opened; name one above 1023 with --port",
    }
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise AccordingtoError(f"{host}: {words.get(error.errno or 0, error.strerror or str(error))}") from None
    return made


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
