"""Where each word of an article stands in the HTML it came from."""

import re
from bisect import bisect_right
from collections import defaultdict
from html.parser import HTMLParser

from accordingto.model import Span, Stretch

WORD = re.compile(r"\w+")
SILENT = frozenset({"script", "style", "noscript", "template"})
RUN = 3
"""Words in a row that must agree before a place is believed to be the right one."""


class Words(HTMLParser):
    """Collects the words of a page's text with their offsets. Entities are left as they are written."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0, *(m.end() for m in re.finditer("\n", html))]
        self.found: list[tuple[str, int]] = []
        self.silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Text in scripts and styles is none."""
        self.silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        """Back to text."""
        self.silent = max(0, self.silent - (tag in SILENT))

    def handle_data(self, data: str) -> None:
        """Note the words of a stretch of text."""
        if self.silent:
            return
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        self.found += [(m.group(), start + m.start()) for m in WORD.finditer(data)]


def aligned(text: str, html: str) -> tuple[Stretch, ...]:
    """Stretches that map the article's words to the page, in order, words in a row made one where both sides agree letter for letter."""
    try:
        page = Words(html).found
    except (AssertionError, ValueError, IndexError):
        return ()
    wanted = [(m.group(), m.start()) for m in WORD.finditer(text)]
    stretches: list[Stretch] = []
    for word, at in paired([w for w, _ in wanted], [w for w, _ in page]):
        start, there = wanted[word][1], page[at][1]
        end = start + len(wanted[word][0])
        last = stretches[-1] if stretches else None
        gap = start - last.article.end if last else 0
        if last and there - last.page.end == gap and text[last.article.end : start] == html[last.page.end : there]:
            stretches[-1] = Stretch(Span(last.article.start, end), Span(last.page.start, there + end - start))
        else:
            stretches.append(Stretch(Span(start, end), Span(there, there + end - start)))
    return tuple(stretches)


def paired(wanted: list[str], page: list[str]) -> list[tuple[int, int]]:
    """Indexes of words that are the same: each follows the one before, or begins a run that agrees, nearest ahead first."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(page) - RUN + 1):
        places[tuple(page[i : i + RUN])].append(i)
    found: list[tuple[int, int]] = []
    at = 0
    for i, word in enumerate(wanted):
        if at < len(page) and page[at] == word and found and found[-1] == (i - 1, at - 1):
            found.append((i, at))
            at += 1
            continue
        runs = places.get(tuple(wanted[i : i + RUN]))
        if runs:
            ahead = bisect_right(runs, at - 1)
            at = runs[ahead] if ahead < len(runs) else runs[0]
            found.append((i, at))
            at += 1
    return found
