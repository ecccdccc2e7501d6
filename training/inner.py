"""Add inner statements to PolNeAR, which is flat: a first tagger reads each content by itself and marks what is reported in it.

usage: python -m training.inner MODELS OUT.jsonl [--data ../shared] [--least 0.6]

MODELS is a folder with the exported files of a tagger trained without them. What it adds is a machine's reading: it
teaches the inner cue head, is never scored against, and carries `"within": true`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from accordingto.model import Span
from accordingto.statements.finding import draft
from accordingto.statements.tagger import Settings, Tagger
from accordingto.statements.wordpieces import wordpieces_of
from bench.tagger import tagger_in
from training.data import jsonl

DOUBTFUL = 0.25
"""Score from which what is found may be a statement: below `least` it teaches nothing, neither that it is one nor that it is none."""
SHORTEST = 25
"""Characters of a content that can hold a statement worth marking."""


def inner_statements(row: dict[str, Any], tagger: Tagger, least: float) -> list[dict[str, Any]]:
    """What is reported inside the contents of a row, as rows of the same form."""
    found = []
    for statement in row["statements"]:
        taken = [Span(*statement["source"][0])] if statement["source"] else []
        taken += [Span(a, b) for a, b in statement["cue"]]
        for start, end in statement["content"]:
            if end - start < SHORTEST:
                continue
            text = row["text"][start:end]
            pieces = wordpieces_of(text, tagger.tokenizer)
            for told in tagger.tag(pieces, Settings()):
                made = draft(told, pieces, text)
                if told.inner or made.score < DOUBTFUL or len(made.content[0].of(text)) < 3:
                    continue
                moved = {role: [[s.start + start, s.end + start] for s in spans] for role, spans in roles(made)}
                found.append({**moved, "within": True, "doubtful": made.score < least})
    return found


def roles(statement: Any) -> list[tuple[str, list[Span]]]:
    return [
        ("cue", [statement.cue] if statement.cue else []),
        ("source", [statement.source] if statement.source else []),
        ("content", list(statement.content)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--least", type=float, default=0.8, help="score from which a statement is believed (default: %(default)s)")
    args = parser.parse_args()
    tagger = tagger_in(args.models)
    added = doubted = 0
    with args.out.open("w", encoding="utf-8") as out:
        for row in jsonl(args.data / "data" / "polnear" / "train.jsonl"):
            inner = inner_statements(row, tagger, args.least)
            added += sum(not s["doubtful"] for s in inner)
            doubted += sum(s["doubtful"] for s in inner)
            row["statements"] += inner
            row["nested"] = True
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{added} inner statements added, {doubted} doubtful ones left open")


if __name__ == "__main__":
    main()
