"""Figures of the tagger alone on PolNeAR dev: relation, spans, recall by kind of cue, calibration.

usage: python -m bench.tagger [--data ../shared] [--out ROWS.jsonl] [--models FOLDER]
"""

import argparse
import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accordingto.articles import article_of
from accordingto.model import Given, Statement
from accordingto.pages import read_page
from accordingto.statements import find_statements
from accordingto.statements.tagger import Tagger

SPEECH = frozenset(
    "tell add ask note report claim explain announce argue insist admit acknowledge confirm deny state write reply respond call describe "
    "warn suggest accuse blame promise declare urge allege charge testify question answer speak talk comment mention stress emphasize "
    "reiterate reveal disclose quote cite predict vow pledge recall repeat remark observe concede contend assert maintain complain "
    "criticize praise joke boast express discuss demand request propose order rule indicate point tweet".split()
)
"""Lemmas of verbs of speech other than "say"."""
SAY = frozenset({"say", "says", "said", "saying"})


def scorer(data: Path) -> Any:
    """The project's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", data / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> Iterable[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def predicted(row: dict[str, Any]) -> list[Statement]:
    """What the tagger finds in a row's text."""
    article = article_of(read_page(row["text"], given=Given(id=row["id"], outlet=row.get("outlet"), published=row.get("published"))))
    return list(find_statements(article))


def as_row(key: str, statements: Iterable[Statement]) -> dict[str, Any]:
    """A row as the scorer reads it."""
    made = [
        {"id": s.id, "content": s.content, "cue": [s.cue] if s.cue else [], "source": [s.source] if s.source else [], "within": s.within}
        for s in statements
    ]
    return {"id": key, "statements": made}


def kind_of(cue: str) -> str:
    """One of "say", "speech", "verb" and "noun", by the words of a cue: a coarse reading without a parser."""
    words = re.findall(r"[a-z]+", cue.lower())
    if SAY & set(words):
        return "say"
    if any(stem in SPEECH for w in words for stem in stems(w)):
        return "speech"
    if "according" in words or any(re.search(r"(tion|ment|ance|ence|ity|sis|ness|view|claim|plan|belief|hope|fear|idea)s?$", w) for w in words[-2:]):
        return "noun" if "according" not in words else "according to"
    return "verb"


def stems(word: str) -> set[str]:
    """What a verb's form may come from."""
    found = {word}
    for ending, instead in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ied", "y"), ("ies", "y")):
        if word.endswith(ending):
            found.add(word[: -len(ending)] + instead)
    irregular = {"told": "tell", "wrote": "write", "spoke": "speak", "written": "write"}
    return found | {irregular[word]} if word in irregular else found


def calibration(pairs: list[tuple[float, bool]], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and (mean score, share right, number) for bins of equal width."""
    table = []
    for i in range(bins):
        inside = [(s, right) for s, right in pairs if i / bins <= s < (i + 1) / bins or (s == 1 and i == bins - 1)]
        if inside:
            table.append((sum(s for s, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside)))
    return sum(n * abs(a - b) for a, b, n in table) / max(1, len(pairs)), table


def tagger_in(folder: Path) -> Tagger:
    """The tagger whose files lie in a folder."""
    return Tagger(*(str(folder / f"tagger.{name}") for name in ("reader.onnx", "roles.onnx", "tokenizer.json")))


def put_in_place(folder: Path) -> None:
    """Read with another tagger's graphs, to compare: what 8 bits cost against floats."""
    from accordingto.statements import finding

    tagger = tagger_in(folder)
    finding.shipped = lambda: tagger  # type: ignore[attr-defined]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--rows", type=Path, help="gold rows (default: PolNeAR dev)")
    parser.add_argument("--out", type=Path, help="write the predicted rows here")
    parser.add_argument("--models", type=Path, help="files of another tagger, as training.export writes them; biases and least scores stay")
    args = parser.parse_args()
    if args.models:
        put_in_place(args.models)
    score = scorer(args.data)
    tally, found_by, told_by, pairs, out = score.Tally(), Counter[str](), Counter[str](), [], []
    began, words = time.process_time(), 0
    for row in rows_of(args.rows or args.data / "data" / "polnear" / "dev.jsonl"):
        statements = predicted(row)
        words += len(row["text"].split())
        out.append(as_row(row["id"], statements))
        flat = [s for s in statements if not s.within]
        gold = score.roles(row["text"], row["statements"])
        told = score.roles(row["text"], as_row("", flat)["statements"])
        matched = score.matches(gold, told)
        tally.add("relation", len(matched), len(told), len(gold))
        tally.spans(gold, told)
        right = {j for _, j in matched}
        pairs += [(s.score, j in right) for j, s in enumerate(flat)]
        for i, g in enumerate(row["statements"]):
            kind = kind_of(" ".join(row["text"][a:b] for a, b in g["cue"]))
            told_by[kind] += 1
            found_by[kind] += any(i == k for k, _ in matched)
    seconds = time.process_time() - began
    tally.report()
    for kind, count in told_by.most_common():
        print(
            f"recall of cues of the kind {kind:13} {100 * found_by[kind] / count:5.1f} %  of {count} ({100 * count / told_by.total():.0f} % of all)"
        )
    error, table = calibration(pairs)
    print(f"calibration error {error:.3f} over {len(pairs)} statements")
    for mean, share, number in table:
        print(f"  score {mean:.2f}  right {share:.2f}  ({number})")
    print(f"{words / seconds:.0f} words a second of processor time, one process")
    if args.out:
        args.out.write_text("".join(json.dumps(r) + "\n" for r in out), encoding="utf-8")


if __name__ == "__main__":
    main()
