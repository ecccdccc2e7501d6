"""The circles of a claim: rings of credits, each step of which can mean a report that is there."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from accordingto.claims.circles import circles_in
from accordingto.claims.citing import credits_of, fits
from accordingto.claims.judging import FEATURES, Judgement
from accordingto.claims.keys import outlet_key
from accordingto.claims.telling import Telling
from accordingto.model import Circle

MAYBE = 0.01
"""Least score of two contents for a ring to lead from one to the other, though they weren't joined."""
ALIKE = 0.2
"""Least cosine of such two, where neither tells a number or a time: that one credits the other's outlet lifts a score, and makes nothing alike."""
OPPOSITE = 0.5
"""Least score of such two where the one seems to deny the other: in what goes round, a turn of words is as likely."""

ARTICLES = 2
"""Least number of articles that show a ring: one that names two outlets side by side, its own among them, shows none."""

COSINE = FEATURES.index("cosine")
FACTS = tuple(FEATURES.index(name) for name in ("numbers agree", "times agree"))
LONE = tuple(FEATURES.index(name) for name in ("numbers on one side", "times on one side"))
Judges = Callable[[str, str], Judgement]
Edges = Mapping[tuple[str, str], Sequence[str]]


class Rings:
    """What is needed to find the circles of every claim: what credits mean, and how two reports were judged."""

    def __init__(self, by: Mapping[str, Telling], meant_with: Mapping[str, Sequence[str]], judge: Judges) -> None:
        self.by, self.meant_with, self.judge = by, meant_with, judge

    def circles(self, tellings: Sequence[Telling]) -> tuple[Circle, ...]:
        """The circles of one claim's citations, by the outlets' names as they are written.

        A ring may lead through words that weren't joined to the claim: what a credit most likely means is looked at too, where it
        has the larger part of the ring's reports here.
        """
        own = {t.report.key for t in tellings}
        wider = [*tellings, *self.meant(own)]
        names = {outlet_key(t.report.outlet): t.report.outlet for t in wider if t.report.outlet}
        made = []
        for path, reports in self.around(wider):
            here = len(own.intersection(reports))
            if here * 2 > len(reports) or (here * 2 == len(reports) and min(reports, key=lambda key: self.by[key].order) in own):
                made.append(Circle(tuple(names.get(name, name) for name in path), reports))
        return tuple(made)

    def leading_on(self, tellings: Sequence[Telling]) -> list[tuple[str, str]]:
        """Keys of a report of a claim and of one that isn't, where a ring of credits leads from the one to the other."""
        own = {t.report.key for t in tellings}
        meant = self.meant(own)
        if not meant:
            return []
        wider = [*tellings, *meant]
        on_ring = {key for path, reports in self.around(wider) for key in (*reports, *self.first_told(path, reports, wider))}
        return [
            (key, other)
            for key in sorted(own & on_ring)
            for other in self.meant_with.get(key, ())
            if other in on_ring and other not in own and self.may_be_one(key, other)
        ]

    def around(self, tellings: Sequence[Telling]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The rings of credits in some reports: the outlets of each, and the reports that show it."""
        edges = edges_of(tellings)
        graph: dict[str, list[str]] = defaultdict(list)
        for a, b in edges:
            graph[a].append(b)
        found = []
        for path in circles_in(graph):
            reports = tuple(sorted({key for a, b in zip(path, (*path[1:], path[0]), strict=True) for key in edges[a, b]}))
            if len({self.by[key].article.id for key in reports}) >= ARTICLES:
                found.append((path, reports))
        return found

    def first_told(self, path: Sequence[str], reports: Sequence[str], tellings: Sequence[Telling]) -> list[str]:
        """Keys of what a ring's outlets told before it went round: what a credit of the ring means, though it credits nobody itself."""
        found = {other for key in reports for other in self.meant_with.get(key, ())}
        return [t.report.key for t in tellings if t.outlet in path and t.report.key in found]

    def meant(self, own: set[str]) -> list[Telling]:
        """Reports that are meant by the credits of a claim's reports or mean these by theirs, and that weren't joined to it."""
        others = {(key, other) for key in own for other in self.meant_with.get(key, ()) if other not in own}
        return [self.by[key] for key in sorted({other for key, other in others if self.may_be_one(key, other)})]

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two reports that weren't joined may yet be of one claim."""
        judgement = self.judge(a, b)
        wanted = MAYBE if judgement.relation == "same" else OPPOSITE
        return alike(judgement) and judgement.score >= wanted and not judgement.barred


def alike(judgement: Judgement) -> bool:
    """Whether two contents tell the same number or time, or neither tells any and they are near in meaning.

    What one alone counts or dates is another matter, though the outlet credited have told nothing nearer.
    """
    row = judgement.row
    return any(row[i] for i in FACTS) or (not any(row[i] for i in LONE) and row[COSINE] >= ALIKE)


def edges_of(tellings: Sequence[Telling]) -> Edges:
    """Who credits whom, outlet by outlet, with the reports that show it.

    A credit of an outlet whose reports are there counts if it can mean one of them. What is taken over without a word credits nobody.
    """
    by_outlet: dict[str, list[Telling]] = defaultdict(list)
    for t in tellings:
        by_outlet[t.outlet].append(t)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for t in tellings:
        for a, b in credits_of(t):
            told = by_outlet.get(b, ())
            if a != t.outlet or not told or any(can_mean(t, o) for o in told):
                found[a, b].append(t.report.key)
    return found


def can_mean(telling: Telling, other: Telling) -> bool:
    """Whether a report's credit can mean another report of the claim: not itself, nor one told later."""
    return telling is not other and fits(telling.day, other.day)
