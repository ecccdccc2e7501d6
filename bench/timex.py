"""Time expressions on TimeML: TIMEX3 found, their type and their value, as TempEval-3 counts.

usage: python -m bench.timex [--set TimeBank|AQUAINT] [--data ../shared]

Micro, over all articles, without the creation time, which is what the rest is resolved against. `strict` counts equal
spans, `relaxed` spans that meet; `type` and `value` count those relaxed ones that also have the right type or value.
A rule is developed on TimeBank; AQUAINT is read for the final figure alone.
"""

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from accordingto.model import Span
from accordingto.newstime import find_times


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3: where it stands, its type ("DATE", "TIME", "DURATION", "SET") and its value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Told:
    """An article of TimeML: its text, the day it was made, its times."""

    name: str
    text: str
    anchor: date | None
    times: tuple[Timex, ...]


def told_in(path: Path) -> Told:
    """The article of a TimeML file."""
    root = ET.parse(path).getroot()  # noqa: S314 - files of a corpus, with no entities of their own
    made = root.find("DCT/TIMEX3")
    day = re.match(r"\d{4}-\d\d-\d\d", made.get("value", "")) if made is not None else None
    pieces: list[str] = []
    times: list[Timex] = []
    body = root.find("TEXT")
    if body is not None:
        walk(body, pieces, times)
    return Told(path.name, "".join(pieces), date.fromisoformat(day.group()) if day else None, tuple(times))


def walk(node: ET.Element, pieces: list[str], times: list[Timex]) -> None:
    """Put a node's text into `pieces` and its TIMEX3 into `times`."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        walk(child, pieces, times)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        times.append(Timex(Span(start, sum(map(len, pieces))), node.get("type", ""), node.get("value", "")))


def found_in(text: str, anchor: date | None) -> list[Timex]:
    """Ours, as TimeML writes them."""
    return [Timex(e.span, e.meaning.kind.upper(), e.meaning.timex) for e in find_times(text, anchor)]


def pairs_of(gold: tuple[Timex, ...], ours: list[Timex]) -> list[tuple[Timex, Timex]]:
    """Those that meet, one to one, in the order of the text."""
    free, pairs = list(ours), []
    for wanted in gold:
        match = next((t for t in free if t.span == wanted.span), None) or next((t for t in free if t.span.meets(wanted.span)), None)
        if match:
            free.remove(match)
            pairs.append((wanted, match))
    return pairs


def f1(right: int, told: int, wanted: int) -> str:
    """Precision, recall and F1 in percent."""
    p, r = right / max(told, 1), right / max(wanted, 1)
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(p + r, 1e-9):5.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=["TimeBank", "AQUAINT"], default="TimeBank")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with the corpora (default: %(default)s)")
    parser.add_argument("--show", choices=["value", "missed", "extra"], help="print where this differs (TimeBank alone)")
    args = parser.parse_args()
    paths = sorted((args.data / "data" / "timex" / args.set).glob("*.tml"))
    if not paths:
        sys.exit(f"{args.data / 'data' / 'timex' / args.set}: holds no .tml files; --data names the folder with the corpora")
    count: Counter[str] = Counter()
    for path in paths:
        article = told_in(path)
        ours = found_in(article.text, article.anchor)
        pairs = pairs_of(article.times, ours)
        count.update(gold=len(article.times), ours=len(ours), relaxed=len(pairs), strict=sum(g.span == o.span for g, o in pairs))
        count.update(type=sum(g.type == o.type for g, o in pairs), value=sum(g.value == o.value for g, o in pairs))
        if args.show and args.set == "TimeBank":
            show(args.show, article, ours, pairs)
    print(f"{args.set}: {len(paths)} articles, {count['gold']} TIMEX3")
    for figure in ("relaxed", "strict", "type", "value"):
        print(f"{figure:8} {f1(count[figure], count['ours'], count['gold'])}")


def show(what: str, article: Told, ours: list[Timex], pairs: list[tuple[Timex, Timex]]) -> None:
    """Print one article's differences."""
    text = article.text
    if what == "value":
        lines = [f"{o.value} for {g.value} | {around(text, g.span)}" for g, o in pairs if g.value != o.value]
    elif what == "missed":
        lines = [f"{g.type} {g.value} | {around(text, g.span)}" for g in article.times if g not in [p[0] for p in pairs]]
    else:
        lines = [f"{o.type} {o.value} | {around(text, o.span)}" for o in ours if o not in [p[1] for p in pairs]]
    for line in lines:
        print(article.anchor, line)


def around(text: str, span: Span) -> str:
    """A time in the words around it."""
    return " ".join(f"{text[max(0, span.start - 60) : span.start]}[{span.of(text)}]{text[span.end : span.end + 30]}".split())


if __name__ == "__main__":
    main()
