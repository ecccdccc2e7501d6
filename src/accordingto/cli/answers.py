"""How answers are given: a table for a person, JSON, or CSV."""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

Db = Annotated[Path, typer.Option("--db", help="The store that `ingest` filled.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON in place of a table.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a head line in place of a table.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on, as 2024-05-31; a month or a year will do.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to this day, it included.")]
ByActor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Told by this actor; a last name will do.")]
InOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Reported by this outlet; its name or its domain.")]
WIDE = 160
"""Columns where the output goes to no terminal."""


def user() -> str | None:
    """The name that the person at the terminal is logged in by, where there is one."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None


def console_for() -> Console:
    """A console on standard output, wide where that is no terminal."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=WIDE)


def dumped(view: Any) -> str:
    """A view as JSON, indented for people and programs alike."""
    import json

    from accordingto.views import as_json

    text = json.dumps(as_json(view), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows as CSV on standard output. Lists stand in one field, with semicolons between."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[field(value) for value in row] for row in rows])


def field(value: Any) -> Any:
    """A value as a field of CSV."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(map(str, value)) if isinstance(value, (tuple, list)) else "" if value is None else value


def checked(since: str | None, until: str | None, *, as_json: bool = False, as_csv: bool = False) -> None:
    """Raise typer.BadParameter for what is no day, and for two forms at once."""
    import re

    for name, day in (("--since", since), ("--until", until)):
        if day is not None and not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", day):
            raise typer.BadParameter(f"“{day}” is no day; write it as 2024-05-31, 2024-05 or 2024", param_hint=name)
    if since and until and since[: len(until)] > until:
        raise typer.BadParameter(f"{since} is later than {until}", param_hint="--since")
    if as_json and as_csv:
        raise typer.BadParameter("give one of --json and --csv, not both", param_hint="--json")


def table(*columns: str, title: str | None = None, right: Sequence[str] = ()) -> Table:
    """An open table with dim heads. Those in `right` hold numbers."""
    made = Table(box=None, pad_edge=False, header_style="dim", title=title, title_justify="left", title_style="bold")
    for name in columns:
        made.add_column(name, justify="right" if name in right else "left", overflow="fold", no_wrap=name in right)
    return made


def days(first: str | None, last: str | None) -> str:
    """Two days as "2024-03-05 to 2024-03-07"."""
    if not first:
        return "no date"
    return first if first == last or not last else f"{first} to {last}"


def short(words: str, most: int = 160) -> str:
    """Words in one line; the middle of long ones is left out."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most // 2].rstrip()} … {line[-most // 2 :].lstrip()}"


def quoted(words: str, most: int = 160) -> Text:
    """Words of a text, set off."""
    return Text(f"“{short(bare(words), most)}”", style="green")


def bare(words: str) -> str:
    """Words without the quotation marks around the whole of them."""
    line = words.strip()
    inside = line[1:-1]
    whole = len(line) > 2 and line[0] in '"“' and line[-1] in '"”' and not any(c in inside for c in '"“”')
    return inside if whole else line
