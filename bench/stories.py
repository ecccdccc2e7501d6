"""Real stories of several outlets, read by hand before the program was run on them: claims, roots, sources, copies.

usage: python -m bench.stories [--data ../shared] [--show joins]

`stories.jsonl` beside this file holds ids, digests, offsets and facts in our own words; the texts are found by id in the news
data, and one that isn't the text that was read stops the run. All articles are read and joined as one corpus. `--show` lists
what went wrong, by class: missed, split, joined, roots, sources, copies.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accordingto.model import Corpus, Reading, Span
from bench.storyscoring import CLASSES, Row, Score, lines_of, score
from bench.worlds.aligning import aligned, places_in
from training.readings import digest, texts

STORIES = Path(__file__).with_name("stories.jsonl")
WHOLE = 0.9
"""Least share of a true content that a statement covers for it to be told within that one."""
GIVEN = ("id", "url", "outlet", "published", "title", "text")


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 2 with one line on stderr where the data isn't that which was read."""
    parser = argparse.ArgumentParser(prog="python -m bench.stories", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="folder with the corpora (default: %(default)s)")
    parser.add_argument("--show", choices=CLASSES, nargs="*", default=[], help="list the faults of these classes")
    args = parser.parse_args(arguments)
    try:
        stories = stories_in(STORIES)
        articles = checked(stories, args.data)
    except (OSError, ValueError) as error:
        print(f"bench.stories: {error}", file=sys.stderr)
        return 2
    began = time.perf_counter()
    readings = list(read(articles.values()))
    made = time.perf_counter()
    corpus = joined(readings)
    print(f"reading {made - began:.1f} s, joining {time.perf_counter() - made:.1f} s")
    result = scored(stories, articles, readings, corpus)
    print("\n".join(lines_of(result)))
    for name in args.show:
        print(f"\n== {name}")
        print("\n".join(result.faults[name]))
    print(json.dumps({name: round(value, 3) for name, value in result.figures.items()}))
    return 0


def stories_in(path: Path) -> list[Row]:
    """The hand-read stories."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def checked(stories: Iterable[Row], data: Path) -> dict[str, Row]:
    """The articles by id. Raises ValueError where one is missing or isn't the text that was read."""
    digests = {a["id"]: a["text"] for story in stories for a in story["articles"]}
    found: dict[str, Row] = texts(data, set(digests))
    for key, known in digests.items():
        if key not in found:
            raise ValueError(f"{data}: article {key} is not in the news data; the stories were read from its war and stories files")
        if digest(found[key]["text"]) != known:
            raise ValueError(f"{data}: the text of {key} is not the one that was read")
    return {key: found[key] for key in digests}


def read(articles: Iterable[Row]) -> Iterable[Reading]:
    """What the program makes of the articles, from rows as a user would hand them over."""
    from accordingto.pipeline import reading_of
    from accordingto.rows import dumped, page_of

    for number, row in enumerate(articles, 1):
        yield reading_of(page_of(dumped({name: row.get(name) for name in GIVEN}), number)[1])


def joined(readings: Iterable[Reading]) -> Corpus:
    """The corpus."""
    from accordingto.claims import corpus_of

    return corpus_of(readings)


def scored(stories: list[Row], articles: dict[str, Row], readings: list[Reading], corpus: Corpus) -> Score:
    """The figures and the faults."""
    rows = truth_rows(stories, articles)
    return score(stories, articles, corpus, aligned(rows, readings, corpus.reports), told_within(rows, readings))


def told_within(rows: Iterable[Row], readings: Iterable[Reading]) -> set[str]:
    """The true reports whose content lies nearly whole in that of a statement."""
    by_article = {r.article.id: r for r in readings}
    found = set()
    for row in rows:
        reading = by_article[row["id"]]
        for report, place in places_in(row, reading.article.text).items():
            if any(covered(place, s.content) >= WHOLE for s in reading.statements):
                found.add(report)
    return found


def covered(place: Span, content: tuple[Span, ...]) -> float:
    """Share of a stretch that a content covers."""
    return sum(max(0, min(place.end, c.end) - max(place.start, c.start)) for c in content) / (place.end - place.start)


def truth_rows(stories: Iterable[Row], articles: dict[str, Row]) -> list[Row]:
    """The true reports by article, as the aligning of worlds takes them."""
    made: dict[str, dict[str, Any]] = {key: {"id": key, "text": row["text"], "reports": []} for key, row in articles.items()}
    for story in stories:
        for claim in story["claims"]:
            for report in claim["reports"]:
                row = made[report["article"]]
                start, end = report["content"]
                row["reports"].append({"id": report["id"], "spans": {"content": [start, end]}, "words": {"content": row["text"][start:end]}})
    return list(made.values())


if __name__ == "__main__":
    sys.exit(main())
