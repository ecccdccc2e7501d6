"""Passages that an article took over from another: shared runs of words outside quotation marks, and who had them first.

Each article is held against those that had its shingles first, so that the work grows with the words and not with the pairs.
"""

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accordingto.actors.outlets import outlet_named
from accordingto.claims.keys import outlet_key
from accordingto.model import Article, Copy, Span

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
QUOTED = re.compile(r"[“\"][^“”\"\n]{12,}[”\"]")
SIZE = 6
"""Words of a shingle."""
SAMPLED = 4
"""One shingle in so many is indexed, chosen by its hash; the pairs that this finds are compared whole."""
OWNERS = 3
"""Articles remembered for a shingle: the first that had it."""
LEAST_WORDS, LEAST_SHARE, LEAST_RUN = 18, 0.12, 24
"""A copy shares so many words, and either that part of its own words or one run that long."""
HELD = 0.6
"""Share of a content's characters that must stand in copied passages for the content to count as copied."""
MIX = np.array([1, 1_000_003, 998_244_353, 2_654_435_761, 3_266_489_917, 668_265_263], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Words:
    """An article's words outside quotations: offsets [words, 2], and the hash of the shingle that begins at each [words - SIZE + 1]."""

    article: Article
    outlet: str
    offsets: NDArray[np.int64]
    hashes: NDArray[np.uint64]

    @property
    def order(self) -> tuple[str, bool, int, str, str]:
        """Sorts first who is taken to have had a passage first: by time, agencies, the longer, then by hash."""
        published = self.article.published.value if self.article.published else "9999"
        return (published, not is_agency(self.article), -len(self.offsets), self.article.sha256, self.article.id)


@lru_cache(maxsize=200_000)
def hashed(word: str) -> int:
    """A word's hash, the same on every run."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def words_of(article: Article) -> Words:
    """The words of an article's body, furniture and quotations left out: people quote the same speech without copying."""
    offsets, hashes = [], []
    quoted = [m.span() for m in QUOTED.finditer(article.text)]
    at = 0
    for stretch in article.body:
        for match in WORD.finditer(article.text, stretch.start, stretch.end):
            while at < len(quoted) and quoted[at][1] <= match.start():
                at += 1
            if at < len(quoted) and quoted[at][0] <= match.start():
                continue
            offsets.append(match.span())
            hashes.append(hashed(match.group().lower()))
    column = np.array(hashes, dtype=np.uint64)
    count = max(0, len(column) - SIZE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for i in range(SIZE):
        mixed = (mixed ^ (column[i : i + count] * MIX[i])) * np.uint64(0x9E3779B97F4A7C15)
    outlet = outlet_key(article.outlet.value) if article.outlet else ""
    return Words(article, outlet, np.array(offsets, dtype=np.int64).reshape(-1, 2), mixed)


def is_agency(article: Article) -> bool:
    """Whether an article was published by an agency."""
    known = outlet_named(article.outlet.value) if article.outlet else None
    return bool(known and known.agency)


def copies_among(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Who took what from whom, by the ids of the articles. The order of the articles changes nothing."""
    told = sorted((words_of(a) for a in articles), key=lambda w: w.order)
    first: dict[int, list[int]] = {}
    whole: dict[bytes, int] = {}
    found: list[Copy] = []
    for number, words in enumerate(told):
        sampled = words.hashes[words.hashes % np.uint64(SAMPLED) == 0].tolist()
        hits: Counter[int] = Counter(owner for h in set(sampled) for owner in first.get(h, ()))
        owners = [owner for owner, count in sorted(hits.items(), key=lambda x: (-x[1], x[0])) if count >= 3][:8]
        same = whole.setdefault(words.hashes.tobytes(), number)
        if len(words.hashes) and same not in (number, *owners):
            owners.insert(0, same)
        found += taken(words, [told[owner] for owner in owners])
        for h in sampled:
            known = first.setdefault(h, [])
            if len(known) < OWNERS and number not in known:
                known.append(number)
    return tuple(sorted(found, key=lambda c: (c.article, c.origin)))


def taken(words: Words, others: Sequence[Words]) -> list[Copy]:
    """The copies that come of one article and those that had its passages before; what one explains isn't laid to the next."""
    free = np.ones(len(words.offsets), dtype=np.bool_)
    made = []
    for other in others:
        if not words.outlet or words.outlet == other.outlet:
            continue
        mask = shared_words(words, other)
        new = int((mask & free).sum())
        if not new or (not mask.all() and new < LEAST_WORDS) or (new / len(words.offsets) < LEAST_SHARE and longest(mask) < LEAST_RUN):
            continue
        free &= ~mask
        taker, giver, reason, sure = direction(words, other)
        mask = mask if taker is words else shared_words(other, words)
        made.append(Copy(taker.article.id, giver.article.id, round(float(mask.mean()), 4), reason, spans_of(taker, mask), sure))
    return made


def shared_words(words: Words, other: Words) -> NDArray[np.bool_]:
    """Which words of one article stand in shingles that the other has too. [words]"""
    mask = np.zeros(len(words.offsets), dtype=np.bool_)
    known = set(other.hashes.tolist())
    for at, shingle in enumerate(words.hashes.tolist()):
        if shingle in known:
            mask[at : at + SIZE] = True
    return mask


def longest(mask: NDArray[np.bool_]) -> int:
    """Length of the longest run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0


def spans_of(words: Words, mask: NDArray[np.bool_]) -> tuple[Span, ...]:
    """Runs of words as spans of the article's text; a word or two left out in between close up."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    runs: list[tuple[int, int]] = []
    for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and a - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], b)
        else:
            runs.append((a, b))
    return tuple(Span(int(words.offsets[a, 0]), int(words.offsets[b - 1, 1])) for a, b in runs)


def direction(one: Words, other: Words) -> tuple[Words, Words, str, bool]:
    """Taker, giver, why, and whether that is more than a guess.

    `other` comes before `one` in their order, which decides where nothing speaks louder.
    """
    days = [w.article.published.value if w.article.published else "" for w in (one, other)]
    known = all(days) and (days[0][:10] != days[1][:10] or (all(len(d) > 10 for d in days) and days[0] != days[1]))
    same_day = not all(days) or days[0][:10] == days[1][:10]
    credits_other, credits_one = names_outlet(one.article, other), names_outlet(other.article, one)
    if credits_other != credits_one and (same_day or credits_other):
        taker, giver = (one, other) if credits_other else (other, one)
        return taker, giver, f"it names {giver.article.outlet.value if giver.article.outlet else 'the other'} as its origin", True
    if known:
        return one, other, f"published later ({days[0]} after {days[1]})", True
    if is_agency(one.article) != is_agency(other.article):
        taker, giver = (other, one) if is_agency(one.article) else (one, other)
        return taker, giver, "the other is an agency, which supplies such texts", True
    if len(one.offsets) != len(other.offsets):
        taker, giver = (one, other) if len(one.offsets) < len(other.offsets) else (other, one)
        return taker, giver, "the shorter of the two, and nothing else tells who was first", False
    return one, other, "nothing tells who was first; settled by their hashes", False


def names_outlet(article: Article, other: Words) -> bool:
    """Whether an article names the other's outlet: as its author, or in its text."""
    if not other.article.outlet or not other.outlet:
        return False
    if any(outlet_key(author.value) == other.outlet for author in article.authors):
        return True
    name = other.article.outlet.value.split("(")[0].strip()
    known = outlet_named(name)
    names = {name, *((known.name, *known.aliases) if known else ())}
    return any(re.search(rf"(?<![\w@/.]){re.escape(n)}(?!\w)", article.text) for n in names if len(n) > 2)


def copied(content: Sequence[Span], copy: Copy) -> bool:
    """Whether most of a content stands in the passages that were taken over; a quotation counts where it stands among them."""
    whole = sum(len(part) and part.end - part.start for part in content)
    covered = sum(max(0, min(part.end, s.end) - max(part.start, s.start)) for part in content for s in copy.spans)
    return covered >= HELD * whole


def origins(copies: Sequence[Copy]) -> Mapping[str, list[Copy]]:
    """Copies by the taker's id, the largest share first."""
    by: dict[str, list[Copy]] = {}
    for copy in sorted(copies, key=lambda c: (-c.share, c.origin)):
        by.setdefault(copy.article, []).append(copy)
    return by
