"""Citations to the stored articles that they mean, and the outlet to which each chain leads."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise, product
from operator import itemgetter
from urllib.parse import urlsplit

import numpy as np

from accordingto.actors.outlets import MEDIA
from accordingto.claims.encoding import Vectors
from accordingto.claims.identity import may_be_one
from accordingto.claims.keys import outlet_key
from accordingto.claims.telling import Telling
from accordingto.model import Article, Citation, Party, Stance

BEFORE = 30
"""Days by which a cited article may be older than the one that cites it."""
LATER = 1
"""Days by which it may seem newer: articles are dated anew when they are changed, and by other clocks."""
NEAR = 0.6
"""Least cosine of a report with one of an article's for it to be the one that an outlet and a date mean."""
WINDOW = 400
"""Tellings of an outlet that are looked through for the one that a citation means."""
NETWORKS = frozenset(name.lower() for name in MEDIA.values())


def bare(url: str | None) -> str:
    """A URL by which two ways of writing it are told to be one: host without "www", path without its end."""
    if not url:
        return ""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return ""
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/').removesuffix('/amp')}" + (f"?{parts.query}" if "id=" in parts.query else "")


def media_of(chain: Sequence[tuple[Party, ...]]) -> list[tuple[int, Party]]:
    """The outlets of a chain, with the number of their hop; social networks only carry what somebody says there himself."""
    return [(i, party) for i, hop in enumerate(chain) for party in hop if party.kind == "outlet" and party.name.lower() not in NETWORKS]


def spoken(telling: Telling) -> tuple[Party, ...]:
    """Those whom the last outlet of a chain heard: the hop after it. What was passed on in a document is its author's."""
    chain = telling.report.chain
    media = media_of(chain)
    outlets = [set(party.name.lower().split()) for _, party in media]
    chain = tuple(tuple(p for p in hop if p.kind == "outlet" or not any(set(p.name.lower().split()) <= words for words in outlets)) for hop in chain)
    rest = chain[media[-1][0] + 1 :] if media else chain
    rest = tuple(hop for hop in rest if any(p.kind != "outlet" for p in hop))
    if not rest:
        return ()
    hop = rest[1] if rest[0][0].kind == "document" and len(rest) > 1 else rest[0]
    return tuple(p for p in hop if p.kind != "outlet")


class Shelf:
    """All stored tellings, by outlet and by URL, to find there what a citation means."""

    def __init__(self, tellings: Sequence[Telling], vectors: Mapping[str, Vectors], stances: Mapping[str, Stance]) -> None:
        self.vectors, self.stances = vectors, stances
        self.by_outlet: dict[str, list[Telling]] = defaultdict(list)
        self.by_url: dict[str, str] = {}
        for t in sorted(tellings, key=lambda t: t.order):
            self.by_outlet[t.outlet].append(t)
            if bare(t.article.url):
                self.by_url.setdefault(bare(t.article.url), t.article.id)
        self.links: dict[str, list[str]] = {}
        self.by_day: dict[str, tuple[list[Telling], list[date]]] = {}

    def linked(self, article: Article) -> list[str]:
        """Ids of the stored articles to which an article links."""
        if article.id not in self.links:
            found = [self.by_url.get(bare(link.url)) for link in article.links]
            self.links[article.id] = [key for key in dict.fromkeys(found) if key and key != article.id]
        return self.links[article.id]

    def citation(self, telling: Telling, fellows: Sequence[Telling]) -> Citation | None:
        """What a report's chain means, the last outlet of it that is stored. `fellows` are the reports of the same claim."""
        hops = media_of(telling.report.chain)
        credit = telling.supplier
        names = [party.name for _, party in reversed(hops)] or ([credit] if credit else [])
        for name in names:
            if outlet_key(name) != telling.outlet and (found := self.meant(telling, name, fellows)):
                return found
        return None

    def meant(self, telling: Telling, name: str, fellows: Sequence[Telling]) -> Citation | None:
        """The stored article of one outlet that a report means: one with the claim itself, else one that speaks of it closely."""
        key, linked = outlet_key(name), self.linked(telling.article)
        own = [f for f in fellows if f.outlet == key and f.article.id != telling.article.id and fits(telling.day, f.day) and self.alike(telling, f)]
        if own:
            best = max(own, key=lambda f: (f.article.id in linked, *closeness(telling, f)))
            reason = f"links to {best.article.url}" if best.article.id in linked else f"{name} has told the same claim{on(best)}"
            return Citation(telling.report.key, best.article.id, reason, best.report.key, name)
        others = [o for o in self.window(key, telling) if o.article.id != telling.article.id]
        to = next((o for o in others if o.article.id in linked), None)
        if to:
            return Citation(telling.report.key, to.article.id, f"links to {to.article.url}", None, name)
        scores = np.stack([self.vectors[o.report.key] for o in others]) @ self.vectors[telling.report.key] if others else np.zeros(0)
        if len(scores) and (best_score := float(scores.max())) >= NEAR:
            to = others[int(scores.argmax())]
            reason = f"the article of {name} that comes closest{on(to)} (meaning {best_score:.2f} alike)"
            return Citation(telling.report.key, to.article.id, reason, None, name)
        return None

    def alike(self, telling: Telling, other: Telling) -> bool:
        """Whether a report can be the other's retelling: on the same side, and of one who may be the same."""
        mine, theirs = spoken(telling), spoken(other)
        same_side = self.stances[telling.report.key] == self.stances[other.report.key]
        return same_side and (not mine or not theirs or any(may_be_one(a, b) for a in mine for b in theirs))

    def window(self, outlet: str, telling: Telling) -> list[Telling]:
        """Up to so many tellings of an outlet that stand near in time, the nearest first."""
        if telling.day is None:
            return self.by_outlet.get(outlet, [])[:WINDOW]
        day = telling.day
        shelf, days = self.dated(outlet)
        near = shelf[bisect_left(days, day - timedelta(BEFORE)) : bisect_right(days, day + timedelta(LATER))]
        return sorted(near, key=lambda o: (abs((day - (o.day or day)).days), o.order))[:WINDOW]

    def dated(self, outlet: str) -> tuple[list[Telling], list[date]]:
        """An outlet's tellings that have a day, by it, and these days."""
        if outlet not in self.by_day:
            shelf = sorted((o for o in self.by_outlet.get(outlet, ()) if o.day), key=lambda o: (o.day or date.max, o.order))
            self.by_day[outlet] = (shelf, [o.day for o in shelf if o.day])
        return self.by_day[outlet]


def fits(day: date | None, other: date | None) -> bool:
    """Whether an article of one day can cite one of the other day."""
    return day is None or other is None or -LATER <= (day - other).days <= BEFORE


def closeness(telling: Telling, other: Telling) -> tuple[bool, int, int, bool, float, str]:
    """Ranks the reports that a citation may mean: not later, near in time, with more of a chain of its own, surer."""
    before = (other.report.published or "") <= (telling.report.published or "9999")
    apart = abs((telling.day - other.day).days) if telling.day and other.day else 99
    named = bool(other.report.chain) and other.report.chain[-1][0].kind != "outlet"
    return (before, -apart, int(named), len(other.report.chain) > 1, other.report.score, other.report.key)


def on(telling: Telling) -> str:
    """The day of a telling, as words."""
    return f" on {telling.report.published[:10]}" if telling.report.published else ""


def credits_of(telling: Telling) -> list[tuple[str, str]]:
    """Who credits whom by a report, outlet by outlet: one hop's outlets those of the next that is an outlet's. Those side by side credit nobody."""
    steps, seen = [[telling.outlet]], set()
    for _, hop in groupby(media_of(telling.report.chain), key=itemgetter(0)):
        step = [key for key in dict.fromkeys(outlet_key(party.name) for _, party in hop) if key not in seen]
        seen.update(step)
        steps += [step] if step else []
    if len(steps) == 1 and telling.supplier:
        steps.append([outlet_key(telling.supplier)])
    return [(a, b) for one, other in pairwise(steps) for a, b in product(one, other) if a and b and a != b]
