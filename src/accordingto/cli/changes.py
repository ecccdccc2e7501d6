"""`accordingto changes`: what changed in the sourcing of a page from one of its versions to the next."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accordingto.cli.answers import Db

if TYPE_CHECKING:
    from accordingto.store import Altered, Changes, Sourcing, Store, Version


def changes(
    url: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="The page's address; without it, the pages with several versions are listed.")
    ] = None,
    *,
    db: Db,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each version after the first, a line each.")] = False,
) -> None:
    """Show what changed in a page's sourcing: statements added (+), gone (-) and altered (~), with the words.

    The versions are told apart by their text, and stand in the order of the day they bear, then of when they were stored.
    """
    from accordingto.errors import StoreError
    from accordingto.store import Store

    with Store.open(db, create=False) as store:
        if url is None:
            listed(store, as_json=as_json)
            return
        versions = store.versions(url)
        if not versions:
            raise StoreError(f"{db}: holds no page from {url}; give the address that the page was stored with")
        if len(versions) == 1 and not as_json:
            typer.echo(f"One version is stored, of {day_of(versions[0])}; there is nothing to compare it with.")
        for before, after, changed in store.changes(url):
            if as_json:
                typer.echo(dumped_changes(before, after, changed))
            else:
                typer.echo("\n".join(lines_of(before, after, changed)))


def listed(store: "Store", *, as_json: bool) -> None:
    """Print the pages that have several versions."""
    from accordingto.rows import dumped

    for address, count in store.updated():
        typer.echo(dumped({"url": address, "versions": count}) if as_json else f"{count:>4} versions  {address}")


def dumped_changes(before: "Version", after: "Version", changed: "Changes") -> str:
    """The changes as a line of JSON."""
    from accordingto.rows import dumped

    row: dict[str, Any] = {"before": asdict(before), "after": asdict(after), **asdict(changed)}
    return dumped(row)


def lines_of(before: "Version", after: "Version", changed: "Changes") -> list[str]:
    """The changes for a person."""
    lines = [f"Version {before.number} ({day_of(before)}) → version {after.number} ({day_of(after)})"]
    if not changed:
        return [*lines, "  The text changed, its sourcing did not."]
    lines += [f"  + {told(s)}" for s in changed.added]
    lines += [f"  - {told(s)}" for s in changed.gone]
    for altered in changed.altered:
        lines += [f"  ~ {told(altered.after)}", *(f"      {name}: {was_and_is(name, altered)}" for name in altered.what)]
    return lines


def told(s: "Sourcing") -> str:
    """A statement in a line: chain, act, certainty and words."""
    words = " ".join(part for part in (f"‹{s.source}›" if s.source else "", f"«{s.cue}»" if s.cue else "", f"[{s.content}]") if part)
    return f"{chain_of(s)} · {s.act} · {s.certainty}: {words}"


def chain_of(s: "Sourcing") -> str:
    """A chain in a line."""
    return " → ".join(" + ".join(hop) for hop in s.chain) or s.speaker or "(nobody is named)"


def was_and_is(name: str, altered: "Altered") -> str:
    """What a field was and what it is now."""
    if name == "chain":
        return f"{chain_of(altered.before)} ⇒ {chain_of(altered.after)}"
    return f"{getattr(altered.before, name) or 'none'} ⇒ {getattr(altered.after, name) or 'none'}"


def day_of(version: "Version") -> str:
    """The day that a version bears, or when it was stored."""
    return version.published or f"stored {version.seen[:16].replace('T', ' ')} UTC"
