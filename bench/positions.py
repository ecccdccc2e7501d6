"""Positions on the hand-read articles, with their own spans, nesting and speakers, to be read by eye.

usage: python -m bench.positions ROWS.jsonl [--all]     (rows as gold/check.py --write makes them)

The articles have no positions marked by hand. This counts them by kind, and prints those with a condition (all, with --all).
"""

import argparse
from collections import Counter
from pathlib import Path

from accordingto.model import Position
from accordingto.positions import find_positions
from bench.describing import article_in
from bench.relations import actor_in, found_in
from bench.tagger import rows_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--all", action="store_true", help="print those without a condition too")
    args = parser.parse_args()
    kinds: Counter[str] = Counter()
    for row in rows_of(args.rows):
        actors = tuple(actor_in(key, actor, row["text"]) for key, actor in row["actors"].items())
        for position in find_positions(article_in(row), found_in(row), actors):
            kinds[position.kind] += 1
            kinds["with a condition"] += bool(position.conditions)
            if position.conditions or args.all:
                print(f"{row['id']}: {line(position, row['text'])}")
    print(", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items())))


def line(p: Position, text: str) -> str:
    """A position in a line."""
    conditions = "".join(f" | {c.shown_by.of(text)}: {c.span.of(text)}" for c in p.conditions)
    return f"{p.actor or (p.holder and p.holder.of(text))} {p.kind} {' … '.join(c.of(text) for c in p.content)}{conditions}".replace("\n", " / ")


if __name__ == "__main__":
    main()
