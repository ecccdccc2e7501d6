"""PolNeAR and hand-read articles as training examples for the tagger."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accordingto.statements.wordpieces import Encodes, Wordpieces, wordpieces_of

Span = tuple[int, int]


@dataclass(slots=True)
class Target:
    """One statement to learn, in characters of its text; from one that is `doubtful` nothing is learned, neither that it is one nor that it is none."""

    cue: list[Span]
    source: list[Span]
    content: list[Span]
    inner: bool = False
    doubtful: bool = False


@dataclass(slots=True)
class Example:
    """One article to learn from. `nested` says whether inner statements are marked in it."""

    id: str
    text: str
    targets: list[Target]
    nested: bool
    pieces: Wordpieces
    cues: list[NDArray[np.int64]] = field(default_factory=list)
    roles: list[NDArray[np.int64]] = field(default_factory=list)


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def spans(value: Any) -> list[Span]:
    """A row's span or list of spans as a list of pairs."""
    if not value:
        return []
    return [(value[0], value[1])] if isinstance(value[0], int) else [(a, b) for a, b in value]


def polnear(path: Path, tokenizer: Encodes) -> list[Example]:
    """Articles of PolNeAR: flat, so what stands inside a content is unknown."""
    found = []
    for row in jsonl(path):
        targets = [
            Target(spans(s["cue"]), spans(s["source"]), spans(s["content"]), bool(s.get("within")), bool(s.get("doubtful")))
            for s in row["statements"]
        ]
        found.append(example(row["id"], row["text"], targets, any(t.inner for t in targets) or bool(row.get("nested")), tokenizer))
    return found


def gold(rows: Iterable[dict[str, Any]], tokenizer: Encodes) -> list[Example]:
    """Hand-read articles in the gold's format; inner statements are marked. Those without a cue are left to rules."""
    found = []
    for row in rows:
        targets = [
            Target(spans(s["cue_span"]), spans(s["source_span"]), spans(s["content_spans"]), bool(s.get("within")))
            for s in row["statements"]
            if s["cue_span"]
        ]
        found.append(example(row["id"], row["text"], targets, True, tokenizer))
    return found


def gold_rows(folder: Path) -> list[dict[str, Any]]:
    """Rows with offsets of a folder of gold files, made by the checker that stands beside the gold."""
    checker = folder.parent / "gold" / "check.py"
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "rows.jsonl"
        subprocess.run([sys.executable, str(checker), "--write", str(out), *map(str, sorted(folder.glob("*.json")))], check=True, capture_output=True)
        return list(jsonl(out))


def example(key: str, text: str, targets: Iterable[Target], nested: bool, tokenizer: Encodes) -> Example:
    """An example with its labels worked out: for each target the indexes of its cue and a row of role labels."""
    pieces = wordpieces_of(text, tokenizer)
    made = Example(key, text, [], nested, pieces)
    for target in targets:
        cue = covered(pieces, target.cue)
        if not len(cue):
            continue
        roles = np.zeros(len(pieces), dtype=np.int64)
        for first, span_list in ((3, target.content), (1, target.source)):
            for span in span_list:
                within = covered(pieces, [span])
                roles[within] = first + 1
                roles[within[:1]] = first
        made.targets.append(target)
        made.cues.append(cue)
        made.roles.append(roles)
    return made


def covered(pieces: Wordpieces, wanted: Iterable[Span]) -> NDArray[np.int64]:
    """Indexes of the wordpieces that share a character with one of the spans."""
    starts, ends = pieces.offsets[:, 0], pieces.offsets[:, 1]
    touched = np.zeros(len(pieces), dtype=np.bool_)
    for start, end in wanted:
        touched |= (starts < end) & (ends > start)
    return np.flatnonzero(touched)
