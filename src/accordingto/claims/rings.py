"""The circles of a claim: rings of credits, each step of which can mean a report that is there."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from accordingto.claims.circles import circles_in
from accordingto.claims.citing import credits_of, fits
from accordingto.claims.judging import FEATURES, Judgement
from accordingto.claims.keys import outlet_key
from accordingto.claims.telling import Telling
from accordingto.model import Circle, Claim

MAYBE = 0.25
"""Least score of two contents for a ring to lead from one to the other, though they weren't joined: the one is what the other most likely means."""
MUTUAL = 0.4
"""The same of two that credit each other's outlets, though something else comes nearer."""
WINDOW = 50
"""Reports that credit an outlet back which are looked at for one report."""
ALIKE = 0.4
"""Least cosine of such two, where neither tells a number or a time: that one credits the other's outlet lifts a score, and makes nothing alike."""

ARTICLES = 2
"""Least number of articles that show a ring: one that names two outlets side by side, its own among them, shows none."""

COSINE = FEATURES.index("cosine")
FACTS = tuple(FEATURES.index(name) for name in ("numbers agree", "times agree"))
LONE = tuple(FEATURES.index(name) for name in ("numbers on one side", "times on one side"))
Judges = Callable[[str, str], Judgement]
Edges = Mapping[tuple[str, str], Sequence[str]]


class Rings:
    """What is needed to find the circles of every claim: what credits mean, how two reports were judged, and the claim of each report."""

    def __init__(self, by: Mapping[str, Telling], meant_with: Mapping[str, Sequence[str]], judge: Judges, claims: Sequence[Claim]) -> None:
        self.by, self.meant_with, self.judge = by, meant_with, judge
        self.claim_of = {key: claim.id for claim in claims for key in claim.reports}
        self.crediting: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        for t in sorted(by.values(), key=lambda t: t.order):
            for pair in credits_of(t):
                self.crediting[pair].append(t)

    def circles(self, tellings: Sequence[Telling]) -> tuple[Circle, ...]:
        """The circles of one claim's citations, by the outlets' names as they are written.

        A ring may lead through words that weren't joined to the claim: what a credit most likely means is looked at too. It's a
        circle of the claim that holds most of its reports, of two such the one that has the earliest.
        """
        own = {t.report.key for t in tellings}
        wider = [*tellings, *self.meant(own)]
        edges = edges_of(wider)
        graph: dict[str, list[str]] = defaultdict(list)
        for a, b in edges:
            graph[a].append(b)
        names = {outlet_key(t.report.outlet): t.report.outlet for t in wider if t.report.outlet}
        made = []
        for path in circles_in(graph):
            reports = sorted({key for a, b in zip(path, (*path[1:], path[0]), strict=True) for key in edges[a, b]})
            if len({self.by[key].article.id for key in reports}) < ARTICLES:
                continue
            if self.holder(reports) == self.claim_of[tellings[0].report.key]:
                made.append(Circle(tuple(names.get(name, name) for name in path), tuple(reports)))
        return tuple(made)

    def holder(self, reports: Sequence[str]) -> str:
        """The claim whose circle a ring of reports is: the one with most of them, of two such the one that has the earliest."""
        held = Counter(self.claim_of[key] for key in reports)
        first = {self.claim_of[key]: self.by[key].order for key in sorted(reports, key=lambda key: self.by[key].order, reverse=True)}
        return min(held, key=lambda claim: (-held[claim], first[claim]))

    def meant(self, own: set[str]) -> list[Telling]:
        """Reports that are meant by the credits of a claim's reports or mean these by theirs, and that weren't joined to it."""
        near = {(key, other) for key in own for other in self.meant_with.get(key, ()) if other not in own}
        back = {(key, o.report.key) for key in own for o in self.credit_back(self.by[key]) if o.report.key not in own} - near
        found = {other for key, other in near if self.may_be_one(key, other, MAYBE)}
        found |= {other for key, other in back if other not in found and self.may_be_one(key, other, MUTUAL)}
        return [self.by[key] for key in sorted(found)]

    def credit_back(self, telling: Telling) -> list[Telling]:
        """Reports of the outlets that a report credits which credit its own, those told nearest in time."""
        found = []
        for a, b in credits_of(telling):
            fit = [o for o in self.crediting.get((b, a), ()) if a == telling.outlet and (fits(telling.day, o.day) or fits(o.day, telling.day))]
            found += sorted(fit, key=lambda o: (apart(telling, o), o.order))[:WINDOW]
        return found

    def may_be_one(self, a: str, b: str, least: float) -> bool:
        """Whether two reports that weren't joined may yet be of one claim."""
        judgement = self.judge(a, b)
        return alike(judgement) and judgement.score >= least and judgement.relation == "same" and not judgement.barred


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


def apart(one: Telling, other: Telling) -> int:
    """Days between two reports; 0 where a day isn't known."""
    return abs((one.day - other.day).days) if one.day and other.day else 0


def can_mean(telling: Telling, other: Telling) -> bool:
    """Whether a report's credit can mean another report of the claim: not itself, nor one told later."""
    return telling is not other and fits(telling.day, other.day)
