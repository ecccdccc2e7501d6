"""Relations between statements on the hand-read articles, with their own spans, nesting, speakers and chains.

usage: python -m bench.relations ROWS.jsonl [--show]     (rows as gold/check.py --write makes them)

A relation is right where statement, kind and the other statement agree; "any kind" leaves the kind out. The figures of
each kind follow. Acts and certainty are ours, for they are what relations are found by.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from accordingto.model import Actor, Hop, Mention, Span, Statement
from accordingto.relations import relate
from accordingto.statements.describe import describe
from bench.describing import article_in, statements_in
from bench.tagger import rows_of

KINDS = ("denies", "doubts", "confirms", "answers")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--show", action="store_true", help="print where this differs")
    args = parser.parse_args()
    gold: set[tuple[str, str, str, str]] = set()
    told: set[tuple[str, str, str, str]] = set()
    for row in rows_of(args.rows):
        made = found_in(row)
        wanted = {(row["id"], s["id"], a["id"], a["relation"]) for s in row["statements"] for a in s["about"]}
        ours = {(row["id"], s.id, r.statement, r.kind) for s in made for r in s.about}
        gold, told = gold | wanted, told | ours
        if args.show:
            show(row, made, wanted, ours)
    figures("relations", gold, told)
    figures("any kind", {g[:3] for g in gold}, {t[:3] for t in told})
    for kind in KINDS:
        figures(kind, {g for g in gold if g[3] == kind}, {t for t in told if t[3] == kind})


def found_in(row: dict[str, Any]) -> tuple[Statement, ...]:
    """The gold's statements with our relations."""
    article = article_in(row)
    actors = tuple(actor_in(key, actor, row["text"]) for key, actor in row["actors"].items())
    by_id = {s["id"]: s for s in row["statements"]}
    statements = tuple(with_chain(s, by_id[s.id]) for s in describe(article, statements_in(row)))
    return relate(article, statements, actors)


def with_chain(statement: Statement, given: dict[str, Any]) -> Statement:
    """A statement with the gold's own speaker and chain."""
    from dataclasses import replace

    chain = tuple(Hop(tuple(hop), "by hand") for hop in given["chain"])
    return replace(statement, speaker=given["speaker"], chain=chain)


def actor_in(key: str, actor: dict[str, Any], text: str) -> Actor:
    """The gold's actor, with the first place of each of its mentions."""
    places = [(text.find(m), len(m)) for m in actor["mentions"]]
    return Actor(key, actor["name"], actor["kind"], tuple(Mention(Span(at, at + n), "by hand") for at, n in places if at >= 0))


def figures(name: str, gold: set[Any], told: set[Any]) -> None:
    """Print precision, recall and F1 of a set."""
    right = len(gold & told)
    precision, recall = right / len(told) if told else 0.0, right / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(f"{name:<12} P {100 * precision:5.1f}  R {100 * recall:5.1f}  F1 {100 * f1:5.1f}  (gold {len(gold)}, told {len(told)})")


def show(row: dict[str, Any], made: tuple[Statement, ...], wanted: set[Any], ours: set[Any]) -> None:
    """Print the differences of an article."""
    by_id = {s.id: s for s in made}
    reasons = Counter({(row["id"], s.id, r.statement, r.kind): r.reason for s in made for r in s.about})
    for mark, some in (("missed", wanted - ours), ("wrong", ours - wanted)):
        for key in sorted(some):
            print(f"{mark} {row['id']} {key[3]} | {words(by_id[key[1]], row['text'])}\n     -> {words(by_id[key[2]], row['text'])}")
            if mark == "wrong":
                print(f"     {reasons[key]}")


def words(s: Statement, text: str) -> str:
    """A statement in a line."""
    told = " … ".join(c.of(text) for c in s.content).replace("\n", " / ")
    return f"{s.id}{'<' + s.within if s.within else ''} {s.speaker} {s.act} «{s.cue.of(text) if s.cue else ''}» {told[:150]}"


if __name__ == "__main__":
    main()
