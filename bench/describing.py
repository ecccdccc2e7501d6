"""Manner, act, certainty and time on the hand-read articles, with their own spans.

usage: python -m bench.describing ROWS.jsonl [OUT.jsonl]     (rows as gold/check.py --write makes them)
"""

import argparse
import json
from pathlib import Path
from typing import Any

from accordingto.model import Article, Given, Page, Span, Statement
from accordingto.statements.describe import describe
from bench.tagger import rows_of, scorer


def article_in(row: dict[str, Any]) -> Article:
    """The article of a gold row, with the outlet and the date that are given for it."""
    from accordingto.articles import article_of

    return article_of(Page(row["id"], "text", row["text"], "", Given(id=row["id"], outlet=row.get("outlet"), published=row.get("published"))))


def statements_in(row: dict[str, Any]) -> tuple[Statement, ...]:
    """The gold's own spans and nesting as statements."""
    return tuple(
        Statement(
            id=s["id"],
            content=tuple(Span(*c) for c in s["content_spans"]),
            cue=Span(*s["cue_span"]) if s["cue_span"] else None,
            source=Span(*s["source_span"]) if s["source_span"] else None,
            score=1.0,
            found="by hand",
            within=s["within"],
        )
        for s in row["statements"]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--show", choices=["manner", "act", "certainty", "when"], help="print where this differs")
    args = parser.parse_args()
    gold = {row["id"]: row for row in rows_of(args.rows)}
    told = {}
    for key, row in gold.items():
        made = describe(article_in(row), statements_in(row))
        told[key] = {"id": key, "statements": [plain(s) for s in made]}
        if args.show:
            for s, g in zip(made, row["statements"], strict=True):
                show(args.show, s, g, row["text"])
    scorer(args.data).sourcing(gold, told)
    if args.out:
        args.out.write_text("".join(json.dumps(r) + "\n" for r in told.values()), encoding="utf-8")


def plain(s: Statement) -> dict[str, Any]:
    """A statement as the scorer reads it."""
    spans = {"content": s.content, "cue": [s.cue] if s.cue else [], "source": [s.source] if s.source else []}
    return {
        "id": s.id,
        **spans,
        "within": s.within,
        "manner": s.manner,
        "act": s.act,
        "certainty": s.certainty,
        "when": s.when.value if s.when else None,
    }


def show(field: str, s: Statement, g: dict[str, Any], text: str) -> None:
    """Print one difference."""
    told = (s.when.value if s.when else None) if field == "when" else getattr(s, field)
    wanted = (g["when"] or {}).get("value") if field == "when" else g[field]
    if told != wanted:
        words = " … ".join(c.of(text) for c in s.content)
        print(f"{field}: {told} for {wanted} | {s.cue and s.cue.of(text)} | {words[:110]} | {g['when'] if field == 'when' else ''}")


if __name__ == "__main__":
    main()
