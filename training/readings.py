"""Our own hand-read articles, kept without a word of their texts: `readings.jsonl` holds offsets, and the texts are found by id in the news data.

usage: python -m training.readings pack FOLDER [--data ../shared]      FOLDER/**/NAME.json, .txt and .meta -> readings.jsonl
       python -m training.readings rows OUT.jsonl [--data ../shared]   readings.jsonl -> rows as the gold's checker writes them
"""

import argparse
import hashlib
import json
import lzma
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

READINGS = Path(__file__).with_name("readings.jsonl")
NEWS = ("war", "stories")
KEPT = ("id", "within", "manner", "act", "certainty", "speaker", "chain", "about")
"""Fields of a statement that hold no words of the text."""


def digest(text: str) -> str:
    """What tells that a text is the one that was read."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def texts(data: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """Articles of the news data by id."""
    found: dict[str, dict[str, Any]] = {}
    for name in NEWS:
        with lzma.open(data / "data" / "news" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            found |= {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}
    return found


def packed(row: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any]:
    """A checked row as offsets alone; actors keep their names, which are facts, and their mentions as spans."""
    text = row["text"]
    actors = {}
    for key, actor in row["actors"].items():
        mentions = [[text.find(m), text.find(m) + len(m)] for m in actor.get("mentions", [])]
        actors[key] = {"name": actor["name"], "kind": actor["kind"], "mentions": mentions}
    statements = [
        {
            **{name: s.get(name) for name in KEPT},
            "content": s["content_spans"],
            "cue": s["cue_span"],
            "source": s["source_span"],
            "when": {"span": s["when_span"], "value": s["when"].get("value")} if s.get("when") else None,
        }
        for s in row["statements"]
    ]
    return {
        "id": meta["id"],
        "text": digest(text),
        "outlet": row["outlet"],
        "published": row["published"],
        "actors": actors,
        "statements": statements,
    }


def unpacked(kept: dict[str, Any], text: str) -> dict[str, Any]:
    """A row as the gold's checker writes it."""
    actors = {k: {**a, "mentions": [text[x:y] for x, y in a["mentions"]]} for k, a in kept["actors"].items()}
    statements = [
        {
            **{name: s[name] for name in KEPT},
            "content_spans": s["content"],
            "cue_span": s["cue"],
            "source_span": s["source"],
            "when": s["when"] and {"value": s["when"]["value"], "quote": text[slice(*s["when"]["span"])]},
        }
        for s in kept["statements"]
    ]
    return {"id": kept["id"], "text": text, "outlet": kept["outlet"], "published": kept["published"], "actors": actors, "statements": statements}


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """The hand-read articles with their texts. Raises SystemExit where a text isn't the one that was read."""
    kept = [json.loads(line) for line in READINGS.read_text(encoding="utf-8").splitlines()]
    articles = texts(data, {k["id"] for k in kept})
    for one in kept:
        text = articles[one["id"]]["text"]
        if digest(text) != one["text"]:
            raise SystemExit(f"{READINGS}: the text of {one['id']} in the news data is not the one that was read")
        yield unpacked(one, text)


def pack(folder: Path, data: Path) -> None:
    """Write readings.jsonl anew from checked files."""
    files = sorted(folder.rglob("*.json"))
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "rows.jsonl"
        subprocess.run([sys.executable, str(data / "gold" / "check.py"), "--write", str(out), *map(str, files)], check=True, capture_output=True)
        made = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    lines = [packed(row, json.loads(file.with_suffix(".meta").read_text(encoding="utf-8"))) for row, file in zip(made, files, strict=True)]
    READINGS.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} articles, {sum(len(line['statements']) for line in lines)} statements")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pack", "rows"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    if args.what == "pack":
        pack(args.path, args.data)
    else:
        args.path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(args.data)), encoding="utf-8")


if __name__ == "__main__":
    main()
