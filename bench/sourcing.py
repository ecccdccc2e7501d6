"""All stages on the hand-read articles kept for choosing: relation, speakers, chains, acts, certainty, manner, time.

usage: python -m bench.sourcing [--data ../shared] [--set gold]

The set `gold_train` taught the tagger; its figures say nothing of unseen text, and are there to find errors by.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from accordingto.model import Given, Page
from accordingto.pipeline import reading_of
from accordingto.rows import row_of
from bench.tagger import rows_of, scorer


def gold_rows(data: Path, name: str) -> dict[str, dict[str, Any]]:
    """The rows of a folder of hand-read articles, with offsets, by its own checker."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.jsonl"
        files = sorted(str(p) for p in (data / name).glob("*.json"))
        subprocess.run([sys.executable, str(data / "gold" / "check.py"), "--write", str(out), *files], check=True, stdout=subprocess.DEVNULL)
        return {row["id"]: row for row in rows_of(out)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--set", default="gold")
    parser.add_argument("--out", type=Path, help="write the rows there")
    args = parser.parse_args()
    gold = gold_rows(args.data, args.set)
    told = {}
    for key, row in gold.items():
        given = Given(key, None, row.get("title"), row.get("outlet"), row.get("published"))
        told[key] = json.loads(json.dumps({**row_of(reading_of(Page(key, "text", row["text"], "", given))), "id": key}))
    if args.out:
        args.out.write_text("".join(json.dumps(row) + "\n" for row in told.values()), encoding="utf-8")
    scorer(args.data).sourcing(gold, told)


if __name__ == "__main__":
    main()
