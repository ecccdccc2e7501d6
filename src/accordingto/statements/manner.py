"""Direct, indirect or mixed: how much of the content stands in quotation marks of its own."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from accordingto.model import Manner, Span

WORD = re.compile(r"\w+")
SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'’‘\n“”\"]|(?<=\w)['’](?=\w))+['’](?!\w)")
"""Matches words between single marks, as headlines and British papers have them."""
NEARLY_ALL, NEXT_TO_NONE = 0.9, 0.0
"""Shares of the content's words in quotation marks from which it is direct, and up to which it is indirect."""


def manner_of(content: Sequence[Span], text: str, quoted: NDArray[np.bool_]) -> tuple[Manner, str]:
    """The manner and why: by the share of the content's words that stand between marks which open or close in the content itself.

    Marks that lie around the whole of it belong to the statement that holds this one.
    """
    words = inside = 0
    opens = False
    for part in content:
        own = own_quotes(part, text, quoted)
        for match in WORD.finditer(text, part.start, part.end):
            opens = bool(own[match.start() - part.start]) if not words else opens
            words += 1
            inside += bool(own[match.start() - part.start])
    share = inside / words if words else 0.0
    why = f"{inside} of its {words} words stand in quotation marks of its own"
    if share <= NEXT_TO_NONE:
        return "indirect", "no quotation marks of its own"
    return ("direct" if share >= NEARLY_ALL and opens else "mixed"), why


def own_quotes(part: Span, text: str, quoted: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each character of a part whether it is quoted by marks that stand in the part, or right at its edges.

    Where a mark was left out between the first and the last of a part, all of it is quoted.
    """
    inside = quoted[part.start : part.end].copy()
    if inside.all() and len(inside):
        edges = text[max(0, part.start - 1) : part.start + 1] + text[max(part.end - 1, 0) : part.end + 1]
        if not re.search(r"[“”\"„«»]|``|''", edges):
            inside[:] = False
    for match in SINGLE.finditer(text, part.start, part.end):
        inside[match.start() - part.start : match.end() - part.start] = True
    words = part.of(text)
    if words[:1] == '"' and words.rstrip(" ,.")[-1:] == '"' and words.count('"') % 2:
        inside[:] = True
    return inside
