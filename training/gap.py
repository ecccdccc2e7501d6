"""GAP's rows as candidates and labels; shared by training and bench."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accordingto.actors.antecedents import Candidate
from accordingto.actors.candidates import given_and_found
from accordingto.actors.names import names_of
from accordingto.model import Article, Span


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun, its candidates (the two given ones first), and which of these two is meant: 0, 1 or -1 for neither."""

    text: str
    pronoun: Span
    candidates: list[Candidate]
    meant: int


def examples_in(path: Path) -> Iterator[Example]:
    """The rows of one of GAP's files."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["Text"]
            pronoun, a, b = (placed(row, key) for key in ("Pronoun", "A", "B"))
            meant = 0 if row["A-coref"] == "TRUE" else 1 if row["B-coref"] == "TRUE" else -1
            yield Example(text, pronoun, given_and_found(text, names_of(Article("", text)), pronoun, (a, b)), meant)


def placed(row: dict[str, str], key: str) -> Span:
    """Where one of a row's words stands."""
    start = int(row[f"{key}-offset"])
    return Span(start, start + len(row[key]))
