"""x"""
from pathlib import Path


def pairs_in(path: Path) -> list[tuple[int, str, str]]:
    """The pairs of a file of MSR's: 1 for a paraphrase or 0, and the two sentences."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]]
    return [(int(row[0]), row[3], row[4]) for row in rows if len(row) == 5]
