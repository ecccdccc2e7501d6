"""Speakers and chains on the hand-read articles, with their own spans: what resolution alone gets right.

usage: python -m bench.resolving ROWS.jsonl [--show speaker|chain]     (rows as gold/check.py --write makes them)
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from accordingto.actors import resolve_actors
from accordingto.model import Statement
from accordingto.statements.describe import describe
from bench.describing import article_in, plain, statements_in
from bench.tagger import rows_of, scorer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", choices=["speaker", "chain"], help="print where this differs")
    args = parser.parse_args()
    score = scorer(args.data)
    gold = {row["id"]: row for row in rows_of(args.rows)}
    told = {}
    for key, row in gold.items():
        told[key] = {"id": key, "statements": resolved(row)}
        if args.show:
            for made, wanted in zip(told[key]["statements"], row["statements"], strict=True):
                show(args.show, made, wanted, row, score)
    score.sourcing(gold, told)


def resolved(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold's statements with our speakers and chains, as the scorer reads them, in the gold's order."""
    from accordingto.chains import trace_chains

    article = article_in(row)
    statements, actors = resolve_actors(article, describe(article, statements_in(row)))
    statements, actors = trace_chains(article, statements, actors)
    by_id = {a.id: a for a in actors}
    return [with_speaker(s, by_id) for s in statements]


def with_speaker(statement: Statement, actors: dict[str, Any]) -> dict[str, Any]:
    """A statement with names."""
    speaker = actors[statement.speaker or ""]
    chain = [[actors[k].name for k in hop.actors] for hop in statement.chain]
    return {**plain(statement), "speaker": speaker.name, "speaker_kind": speaker.kind, "chain": chain, "why": statement.speaker_reason}


def show(field: str, made: dict[str, Any], wanted: dict[str, Any], row: dict[str, Any], score: Any) -> None:
    """Print one difference."""
    actors, text = row["actors"], row["text"]
    at = wanted["source_span"] or wanted["cue_span"] or wanted["content_spans"][0]
    around = text[max(0, at[0] - 150) : at[1] + 60].replace("\n", " / ")
    if field == "speaker" and not score.same_actor(actors[wanted["speaker"]], made["speaker"]):
        print(f"{row['id']} {made['speaker']!r} ({made['speaker_kind']}) for {actors[wanted['speaker']]['name']!r} | {made['why']} | {around}")
    if field == "chain":
        right = len(wanted["chain"]) == len(made["chain"]) and all(
            score.same_hop(row, k, n) for k, n in zip(wanted["chain"], made["chain"], strict=True)
        )
        if not right:
            print(f"{row['id']} {made['chain']} for {[[actors[k]['name'] for k in hop] for hop in wanted['chain']]} | {around}")


if __name__ == "__main__":
    sys.exit(main())
