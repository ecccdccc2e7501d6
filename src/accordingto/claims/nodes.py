"""Tellings in the same words as one node each: what is said word for word alike needs no judging, and copies add nothing to compare."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.claims.circles import walk
from accordingto.claims.citing import media_of
from accordingto.claims.comparing import numbers_compared, times_compared
from accordingto.claims.context import common
from accordingto.claims.copying import copied
from accordingto.claims.keys import outlet_key
from accordingto.claims.rarity import Rarity
from accordingto.claims.telling import Telling
from accordingto.claims.wording import Wording
from accordingto.model import Copy

TWIN = 0.85
"""Share of lemmas (F1) from which a content in a copied passage is the one that it was copied from."""
WHOLE = 0.5
"""Share of an article that is copied from which its quotations count as copied too."""
APART = 6
"""Days between two articles from which the same words with a time in them ("on Monday") speak of another time."""

UNNAMED = ("anonymous", "group", "outlet")
"""Kinds of speakers that tell nothing of who spoke."""
LEAST_COMMON = 0.3
"""How far the surroundings of the same words must name the same for the words to be of one event."""


@dataclass(frozen=True, slots=True)
class Node:
    """Tellings of the same words. `wording`, `day` and the names `around`, and all those `named` in its article, are the earliest telling's.

    `outlets` published it and `cited` are credited, those apart that only copied it. `speakers` are the named ones, `articles` those
    that tell it.
    """

    key: str
    wording: Wording
    day: date | None
    around: frozenset[str]
    named: frozenset[str]
    outlets: frozenset[str]
    cited: frozenset[str]
    tellings: tuple[Telling, ...]
    speakers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()

    def cites(self, other: "Node") -> float:
        """1 where one credits an outlet of the other, half as much again where both do."""
        return (0.0, 1.0, 1.5)[bool(self.cited & other.outlets) + bool(other.cited & self.outlets)]


def twins_of(tellings: Sequence[Telling], copies: Mapping[str, list[Copy]]) -> dict[str, str]:
    """By report key, the report of the article that a telling was copied from, where it has one in nearly the same words."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for t in tellings:
        by_article[t.article.id].append(t)
    found: dict[str, str] = {}
    for t in tellings:
        for copy in copies.get(t.article.id, ()):
            twin = nearest(t, by_article[copy.origin])
            if twin and (copy.share >= WHOLE or copied(t.content, copy)):
                found[t.report.key] = twin.report.key
                break
    return found


def nearest(telling: Telling, others: Sequence[Telling]) -> Telling | None:
    """Of an article's tellings the one in nearly the same words; among equals the one with the same chain."""
    fit = [(score, o) for o in others if (score := likeness(telling.wording, o.wording)) >= TWIN and common(telling.around, o.around) >= LEAST_COMMON]
    mine = telling.report
    return min(fit, key=lambda s: (-s[0], s[1].report.words != mine.words, s[1].report.chain != mine.chain, s[1].order))[1] if fit else None


def likeness(a: Wording, b: Wording) -> float:
    """F1 of the lemmas of two contents; nothing where polarity, a number, a time or a name differs."""
    one, other = a.words, b.words
    if a.names - b.names and b.names - a.names:
        return 0.0
    if a.polarity != b.polarity or numbers_compared(a.numbers, b.numbers)[1] or times_compared(a.times, b.times)[1] or not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def nodes_of(tellings: Sequence[Telling], twins: Mapping[str, str], copied: Collection[str], alone: frozenset[str], rarity: Rarity) -> list[Node]:
    """The nodes, sorted by their keys. What is merely `copied` credits nobody of itself.

    Reports in `alone` stand by themselves: people said what they are and aren't one with.
    """
    by = {t.report.key: t for t in tellings}
    same: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for t in tellings:
        if t.report.key in alone:
            same["alone", t.digest + t.report.key].append(t)
            continue
        end = by[walk(twins, t.report.key)[0][-1]] if t.report.key in twins else t
        kind = kind_of(end, rarity)
        same[kind, own_words(end, kind) + end.wording.key].append(t)
    return sorted((node for key, group in same.items() for node in by_time(key, group, twins, copied)), key=lambda n: n.key)


def kind_of(telling: Telling, rarity: Rarity) -> str:
    """Whether a content can be told from others by its words: "thin" where they are too few, "part" where they say little alone."""
    wording = telling.wording
    return "thin" if len(wording.lemmas) < 2 else "part" if wording.fragment or rarity.little(wording) else "same"


def own_words(telling: Telling, kind: str) -> str:
    """What must be the same beside the words: the article of thin contents, the speaker of mere parts of sentences."""
    return telling.article.id if kind == "thin" else (telling.report.speaker or "").lower() if kind == "part" else ""


def mere_copies(by: Mapping[str, Telling], twins: Mapping[str, str]) -> frozenset[str]:
    """The copied reports that credit no other outlet than what they were copied from does: they add nothing to who credits whom."""
    cited = {key: {outlet_key(party.name) for _, party in media_of(by[key].report.chain)} for pair in twins.items() for key in pair}
    return frozenset(key for key, twin in twins.items() if cited[key] <= cited[twin] | {by[twin].outlet})


def by_time(key: tuple[str, str], group: Sequence[Telling], twins: Mapping[str, str], copied: Collection[str]) -> list[Node]:
    """One node, or several where the same words were written of other events, or hold a time and were written at others."""
    order = sorted(group, key=lambda t: (t.report.key in twins, t.day is None, t.day or date.min, t.order))
    runs: list[list[Telling]] = []
    for t in order:
        origin = walk(twins, t.report.key)[0][-1] if t.report.key in twins else None
        home = next((run for run in runs if (any(o.report.key == origin for o in run) if origin else together(t, run))), None)
        if home is None:
            runs.append([t])
        else:
            home.append(t)
    return [made(f"{key[1]}:{i}", run, copied) for i, run in enumerate(runs)]


def made(key: str, run: Sequence[Telling], copied: Collection[str]) -> Node:
    """A run of tellings as a node."""
    own = [t for t in run if t.report.key not in copied]
    cited = frozenset(outlet_key(party.name) for t in own for _, party in media_of(t.report.chain))
    outlets = frozenset(t.outlet for t in own if t.outlet)
    speakers = frozenset(t.report.speaker.lower() for t in own if t.report.speaker and t.report.speaker_kind not in UNNAMED)
    told = tuple(sorted(run, key=lambda t: t.order))
    articles = frozenset(t.article.id for t in told)
    return Node(key, run[0].wording, run[0].day, run[0].around, run[0].named, outlets, cited, told, speakers, articles)


def together(telling: Telling, run: Sequence[Telling]) -> bool:
    """Whether the same words, told here and in a run of tellings, are of one event and one time."""
    first, last = run[0], run[-1]
    timed = bool(telling.wording.times) and telling.day and last.day and (telling.day - last.day).days > APART
    return not timed and common(telling.around, first.around) >= LEAST_COMMON
