"""Which lines of a page with menus and lists are its article: the densest run of prose, and the prose in it."""

import re
from collections.abc import Sequence

FUNCTION_WORDS = frozenset(
    "the of and to in a is that for it was on with as at by from be are has have he his said not but this they which who will would their "
    "an or its were been had she her we you i if when what there all one about after more can could than also into over out up so no".split()
)
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
ENDS = re.compile(r"[.!?…:;,。！？」][”\"’')\]]{0,2}$|[”\"]$")
STRAY = 6
"""So many lines outside the run that are no prose make a page one with menus. On clean articles there are fewer."""
STRAY_SHARE = 0.25
PRICE = 10.0
"""Words of prose that a line costs which isn't prose: how long a list may be within an article. Tuned on the pages of bench/pages.py."""
LONGEST_GAP = 14
"""Lines that aren't prose, in a row, that end an article whatever follows."""


def worth(line: str) -> float:
    """Words of prose in a line: many function words and a sentence's end make prose, short lines without make menus.

    Words of other languages count where they are as short as function words are; scripts without blanks by two signs a word.
    """
    found = WORD.findall(line)
    signs = len(UNSPACED.findall(line))
    count = len(found) + signs // 2
    if not count:
        return 0.0
    short = sum(len(word) <= 3 and word.islower() for word in found) / count
    function = max(sum(word.lower() in FUNCTION_WORDS for word in found) / count, short, 0.3 if signs > 20 else 0.0)
    ends = bool(ENDS.search(line.strip()))
    if count >= 9 and function >= 0.18 and (ends or count >= 25):
        return min(count, 60)
    if count >= 4 and ends and function >= 0.12:
        return min(count, 60) * 0.7
    return -PRICE


def body_lines(lines: Sequence[str], marked: Sequence[bool]) -> list[bool] | None:
    """For each line whether it belongs to the article; None where the page shows no menus and all of it does.

    The run is the one with the greatest sum of worth (Kadane's algorithm), cut where too many lines in a row are none.
    """
    worths = [min(0.0, -PRICE) if known else worth(line) for line, known in zip(lines, marked, strict=True)]
    start, end = best_run(worths)
    if end <= start:
        return None
    strays = [w <= 0 and not known for i, (w, known) in enumerate(zip(worths, marked, strict=True)) if not start <= i < end]
    if sum(strays) < STRAY or sum(strays) < STRAY_SHARE * len(lines):
        return None
    return [start <= i < end for i in range(len(lines))]


def best_run(worths: Sequence[float]) -> tuple[int, int]:
    """Start and end of the run with the greatest sum; the first of equals."""
    best, bounds = 0.0, (0, 0)
    total, start, gap = 0.0, 0, 0
    for i, value in enumerate(worths):
        gap = gap + 1 if value <= 0 else 0
        if total <= 0 or gap > LONGEST_GAP:
            total, start = 0.0, i
        total += value
        if total > best:
            best, bounds = total, (start, i + 1)
    return bounds
