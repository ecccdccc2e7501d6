"""Of the pairs of a store's claims, how many are right: by the pairs that readers judged, each standing for many of the corpus.

usage: python -m bench.joined NEWS.db

The store holds all articles of the news data (`accordingto ingest` on its files); the pairs are those of `training/corpus.jsonl`, found
by article and by where their contents stand.
"""

import argparse
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAIRS = Path(__file__).parents[1] / "training" / "corpus.jsonl"
NEAR = 30
"""Characters by which the edges of a content may differ, taken together: the program may cut it a little otherwise now."""
PLACES = """
    SELECT articles.id, min(spans.start), max(spans.stop), reports.claim
    FROM articles JOIN statements ON statements.article = articles.key JOIN spans ON spans.statement = statements.key
    JOIN reports ON reports.statement = statements.key GROUP BY statements.key
"""

Places = Mapping[str, Sequence[tuple[int, int, int]]]
"""By article, where each content begins and ends, and the number of its claim."""


def places_in(path: Path) -> Places:
    """Where all contents of a store stand. Raises sqlite3.Error where it is none."""
    found = defaultdict(list)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        for article, start, stop, claim in db.execute(PLACES):
            found[article].append((start, stop, claim))
    return found


def claims_at(side: Mapping[str, Any], places: Places) -> set[int]:
    """The claims of the contents that stand where one of a pair does: exactly there, or else nearly."""
    start, stop = side["content"][0], side["content"][-1]
    off = [(abs(a - start) + abs(b - stop), claim) for a, b, claim in places.get(side["id"], ())]
    least = min((o for o, _ in off), default=NEAR)
    return {claim for o, claim in off if o == least} if least < NEAR else set()


def measured(rows: Sequence[Mapping[str, Any]], places: Places) -> dict[str, float]:
    """Counts of pairs found, joined, right and one claim, and the shares, weighted by how many pairs each stands for, in percent."""
    counts = dict.fromkeys(("lost", "joined", "right", "one"), 0)
    weights = dict.fromkeys(("joined", "right", "one"), 0.0)
    for row in rows:
        one, other = claims_at(row["a"], places), claims_at(row["b"], places)
        if row["one"] is None or not one or not other:
            counts["lost"] += row["one"] is not None
            continue
        joined = not one.isdisjoint(other)
        for name, so in (("joined", joined), ("right", joined and row["one"]), ("one", row["one"])):
            counts[name] += so
            weights[name] += so * row["stands_for"]
    shares = {
        name: round(100 * weights["right"] / weights[of], 1) if weights[of] else 0.0 for name, of in (("precision", "joined"), ("recall", "one"))
    }
    return {**counts, **shares}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("db", type=Path, help="a store of the news data, linked")
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    found = measured(rows, places_in(parser.parse_args().db))
    print(f"pairs in one claim that are right       {found['precision']:.1f} %  ({found['right']} of {found['joined']} drawn)")
    print(f"pairs that are one claim, and joined    {found['recall']:.1f} %  (of {found['one']} drawn; {found['lost']} not found in the store)")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
