"""Cleaning of pages: F1 of main texts on the 181 news pages of Scrapinghub's article extraction benchmark.

usage: python -m bench.pages [--data ../shared] [--show N]

HTML: each page through `article_of`. Plain: the same pages rendered to plain text whole, as a crawl has them (menus, forms,
footers and all; scripts and styles alone are dropped), through the plain-crawl way. trafilatura: its own text of the HTML.
Scored as that benchmark does: shingles of 4 words, precision and recall a page, averaged over pages, F1 of the averages.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura
from lxml import html as parser

from accordingto.articles import article_of
from accordingto.pages import read_page

BLOCKS = frozenset(
    "address article aside blockquote br button dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label li main nav "
    "ol option p pre section select table tbody td tfoot th thead title tr ul".split()
)
DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "head"})


def rendered(html: str) -> str:
    """A page as a plain crawl has it: every block a line, nothing cleaned."""
    tree = parser.fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8", huge_tree=True))
    parts: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element.tag, str) and element.tag not in DROPPED:
            block = element.tag in BLOCKS
            parts.append("\n" if block else "")
            parts.append(re.sub(r"\s+", " ", element.text or ""))
            for child in element:
                walk(child)
                parts.append(re.sub(r"\s+", " ", child.tail or ""))
            parts.append("\n" if block else "")

    walk(tree)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Counts of `size` words in a row; a shorter text is one shingle."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def compared(gold: str, told: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page, None where there is nothing to divide by."""
    a, b = shingles(gold), shingles(told)
    hit = (a & b).total()
    return (hit / b.total() if b else None, hit / a.total() if a else None)


def figure(pairs: list[tuple[float | None, float | None]]) -> tuple[float, float, float]:
    """Average precision and recall, and their F1."""
    precisions = [p for p, _ in pairs if p is not None]
    recalls = [r for _, r in pairs if r is not None]
    p, r = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return p, r, 2 * p * r / (p + r)


def pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Key, HTML and gold text of each page."""
    for key, told in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        path = next(iter((folder / "html").glob(f"{key}*")), None)
        if path:
            raw = path.read_bytes()
            yield key, (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace"), told["articleBody"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared"))
    options.add_argument("--show", type=int, default=0, help="print the worst pages of the plain way, with what was lost and what was kept too much")
    args = options.parse_args()
    ways: dict[str, list[tuple[float | None, float | None]]] = {
        "HTML": [],
        "plain crawl": [],
        "trafilatura on HTML": [],
        "plain crawl, nothing cleaned": [],
    }
    worst = []
    for key, html, gold in pages(args.data / "data" / "pages" / "scrapinghub"):
        article = article_of(read_page(html, place=f"{key}.html"))
        crawl = rendered(html)
        plain = article_of(read_page(crawl))
        texts = {
            "HTML": body(article),
            "plain crawl": body(plain),
            "trafilatura on HTML": trafilatura.extract(html, include_comments=False) or "",
            "plain crawl, nothing cleaned": crawl,
        }
        for way, text in texts.items():
            ways[way].append(compared(gold, text))
        p, r = ways["plain crawl"][-1]
        worst.append(((p or 0) + (r or 0), key, p, r))
    for way, pairs in ways.items():
        p, r, f = figure(pairs)
        print(f"{way:30} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({len(pairs)} pages)")
    for _, key, p, r in sorted(worst)[: args.show]:
        print(f"{key[:20]} plain crawl: P {p}  R {r}")


def body(article: Any) -> str:
    """The article's words, furniture left out and the headline too, which that benchmark's gold doesn't hold."""
    title = article.title.span if article.title and article.title.span else None
    spans = [s for s in article.body if s != title]
    text = "\n".join(span.of(article.text) for span in spans)
    head = article.title.value if article.title else ""
    return text.removeprefix(head) if text.startswith(head) else text.replace(head, "", 1) if title else text


if __name__ == "__main__":
    main()
