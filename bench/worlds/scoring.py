"""How well a corpus fits the truth of a world: joining, roots, sources, echoes, circles.

Nothing here depends on how the corpus was made: `CorpusLike` names what is read of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import comb
from typing import Any, Protocol

from bench.worlds.aligning import inverse
from bench.worlds.gold import Row, Truth


class ReportLike(Protocol):
    """What is read of a report."""

    @property
    def stance(self) -> str:
        """Towards the claim as it's worded: "for" or "against"."""


class ClaimLike(Protocol):
    """What is read of a claim."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of its reports."""


class RootLike(Protocol):
    """What is read of a root."""

    @property
    def who(self) -> str:
        """The name at the end of the chains."""

    @property
    def heard_by(self) -> str | None:
        """The outlet that heard it."""

    @property
    def kind(self) -> str | None:
        """The kind of actor; None where the chains end in a circle."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of its reports."""


class SourcesLike(Protocol):
    """What is read of an interval."""

    @property
    def at_least(self) -> int:
        """Its lower end."""

    @property
    def at_most(self) -> int:
        """Its upper end."""


class EchoLike(Protocol):
    """What is read of an echo."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of its reports."""


class CircleLike(Protocol):
    """What is read of a circle."""

    @property
    def path(self) -> tuple[str, ...]:
        """Its outlets."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of its reports."""


Ring = tuple[str, ...]
"""A claim's id and the outlets of a circle, as compared."""


class CorpusLike(Protocol):
    """What is read of a corpus. The tables go by claim id."""

    @property
    def reports(self) -> Mapping[str, ReportLike]:
        """Reports by key."""

    @property
    def claims(self) -> tuple[ClaimLike, ...]:
        """The claims."""

    @property
    def roots(self) -> Mapping[str, tuple[RootLike, ...]]:
        """Roots of each claim."""

    @property
    def sources(self) -> Mapping[str, SourcesLike]:
        """Sources of each claim."""

    @property
    def echoes(self) -> Mapping[str, tuple[EchoLike, ...]]:
        """Echoes of each claim."""

    @property
    def circles(self) -> Mapping[str, tuple[CircleLike, ...]]:
        """Circles of each claim."""


@dataclass(slots=True)
class Score:
    """Figures by name, counts and shares alike, and the root figures by the habit of the article."""

    figures: dict[str, float] = field(default_factory=dict)
    by_mode: dict[str, tuple[int, int]] = field(default_factory=dict)


def score(truth: Truth, corpus: CorpusLike, alignment: Mapping[str, str]) -> Score:
    """All figures. `alignment` is true report id to report key."""
    judge = Judge(truth, corpus, alignment)
    made = Score()
    made.figures.update(judge.counts())
    made.figures.update(judge.joining())
    made.figures.update(judge.stances())
    made.figures.update(judge.rooting(made.by_mode))
    made.figures.update(judge.counting())
    made.figures.update(judge.echoing())
    made.figures.update(judge.circling())
    return made


class Judge:
    """The truth and a corpus, side by side."""

    def __init__(self, truth: Truth, corpus: CorpusLike, alignment: Mapping[str, str]) -> None:
        self.truth, self.corpus = truth, corpus
        self.key_of = dict(alignment)
        self.true_of = inverse(alignment)
        self.reports: dict[str, Row] = {}
        self.article_of: dict[str, Row] = {}
        for article in truth.articles:
            for report in article["reports"]:
                self.reports[report["id"]] = report
                self.article_of[report["id"]] = article
        self.claim_of = {key: claim.id for claim in corpus.claims for key in claim.reports}
        self.shorts = agency_names(truth)

    def counts(self) -> dict[str, float]:
        """How much there is, and how much of it was found."""
        return {
            "articles": len(self.truth.articles),
            "true_reports": len(self.reports),
            "found": len(self.key_of),
            "found_share": share(len(self.key_of), len(self.reports)),
            "other_reports": len(self.corpus.reports) - len(self.key_of),
            "true_claims": len(self.truth.claims),
            "claims": len(self.corpus.claims),
        }

    def joining(self) -> dict[str, float]:
        """Pairs of aligned reports that are one claim: precision, recall, F1.

        A claim and its opposite are two claims; where the corpus holds them together with opposite stances it says as much,
        and these pairs count neither way.
        """
        true, found, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
        sides: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for report, key in self.key_of.items():
            claim, made = self.reports[report]["claim"], self.claim_of.get(key, key)
            true[claim] += 1
            found[made] += 1
            both[made, claim] += 1
            sides[made][claim, self.side(report, key)] += 1
        right = pairs(both.values())
        told = pairs(found.values()) - sum(self.opposed(tally) for tally in sides.values())
        wanted = pairs(true.values())
        precision, recall = share(right, told), share(right, wanted)
        return {"join_precision": precision, "join_recall": recall, "join_f1": harmonic(precision, recall)}

    def side(self, report: str, key: str) -> str:
        """On which side of its own true claim the corpus puts a report: turned where the report denies."""
        stance = self.corpus.reports[key].stance
        turned = self.reports[report]["stance"] == "against"
        return {"for": "against", "against": "for"}.get(stance, stance) if turned else stance

    def opposed(self, tally: Counter[tuple[str, str]]) -> int:
        """Pairs of a claim and its opposite that stand on different sides of one found claim."""
        number = 0
        for (a, side_a), (b, side_b) in combinations(sorted(tally), 2):
            if side_a != side_b and (self.truth.claims[a]["opposite"] == b or self.truth.claims[b]["opposite"] == a):
                number += tally[a, side_a] * tally[b, side_b]
        return number

    def stances(self) -> dict[str, float]:
        """Share of aligned reports whose stance is right, in the found claim that holds most of theirs, whichever way it's worded."""
        right = total = 0
        for claim, made in self.best_claims().items():
            votes = [
                self.corpus.reports[self.key_of[r]].stance == ("for" if self.reports[r]["stance"] == "for" else "against")
                for r in self.truth.claims[claim]["reports"]
                if r in self.key_of and self.claim_of.get(self.key_of[r]) == made and self.reports[r]["stance"] != "doubt"
            ]
            right += max(sum(votes), len(votes) - sum(votes))
            total += len(votes)
        return {"stance_right": share(right, total)}

    def best_claims(self) -> dict[str, str]:
        """For each true claim, the found one that holds most of its reports."""
        tallies: dict[str, Counter[str]] = defaultdict(Counter)
        for report, key in self.key_of.items():
            if key in self.claim_of:
                tallies[self.reports[report]["claim"]][self.claim_of[key]] += 1
        return {claim: min(tally, key=lambda made, t=tally: (-t[made], made)) for claim, tally in tallies.items()}  # type: ignore[misc]

    def rooting(self, by_mode: dict[str, tuple[int, int]]) -> dict[str, float]:
        """Share of aligned reports whose root is right: who it is, and which outlet heard it.

        Where a report was reworded without credit, so that no reader could follow it, the place where the trail is lost
        is right too.
        """
        roots = {key: root for table in self.corpus.roots.values() for root in table for key in root.reports}
        right, who, total = Counter[str](), 0, Counter[str]()
        for report, key in self.key_of.items():
            mode = self.article_of[report]["mode"]
            total[mode] += 1
            same, heard = self.judged(report, roots.get(key))
            who += same
            right[mode] += same and heard
        by_mode.update({mode: (right[mode], total[mode]) for mode in sorted(total)})
        return {
            "root_right": share(right.total(), total.total()),
            "root_who": share(who, total.total()),
            "root_right_of_all": share(right.total(), len(self.reports)),
        }

    def judged(self, report: str, root: RootLike | None) -> tuple[bool, bool]:
        """Whether a root's person and its outlet are right."""
        true = self.reports[report]["root"]
        if true is None:
            return (True, True) if root is None or root.kind is None else (False, False)
        if root is None or root.kind is None:
            return False, False
        heard = plain(root.heard_by or "")
        return self.same_source(true["source"], root), self.shorts.get(heard, heard) in {plain(name) for name in self.ends_of(report)}

    def ends_of(self, report: str) -> set[str]:
        """The outlets at which a trail may end: the one that heard, and those who reworded without credit on the way."""
        ends = {self.reports[report]["root"]["heard_by"]}
        seen: set[str] = set()
        at: str | None = report
        while at and at not in seen:
            seen.add(at)
            row = self.reports[at]
            if row["from"] and not row["chain"] and self.article_of[at]["mode"] in ("reword", "translate"):
                ends.add(self.article_of[at]["outlet"])
            at = row["from"]
        return ends

    def same_source(self, key: str, root: RootLike) -> bool:
        """Whether a root's name is a source's: one of its names, or for the unnamed its role, or the words that an article had."""
        source, who = self.truth.sources[key], plain(root.who)
        if source["kind"] == "anonymous":
            return root.kind == "anonymous" or source["role"] in who
        names = {plain(name) for name in source["names"]}
        return who in names or any(n in who for n in names if " " in n)

    def counting(self) -> dict[str, float]:
        """Share of claims whose true number of sources lies in the interval, and how wide that is."""
        inside, widths, over, under = 0, [], 0, 0
        for claim, made in self.best_claims().items():
            interval = self.corpus.sources.get(made)
            if interval is None or self.reversed(claim, made):
                continue
            number = self.truth.claims[claim]["sources"]
            inside += interval.at_least <= number <= interval.at_most
            under += number < interval.at_least
            over += number > interval.at_most
            widths.append(interval.at_most - interval.at_least)
        return {
            "sources_inside": share(inside, len(widths)),
            "sources_width": sum(widths) / len(widths) if widths else 0.0,
            "sources_claims": len(widths),
            "sources_too_many": under,
            "sources_too_few": over,
        }

    def reversed(self, claim: str, made: str) -> bool:
        """Whether the found claim is worded as this one's opposite, so that its sources are those of the other side."""
        sides = Counter(
            self.side(r, self.key_of[r])
            for r in self.truth.claims[claim]["reports"]
            if r in self.key_of and self.claim_of.get(self.key_of[r]) == made and self.reports[r]["stance"] != "doubt"
        )
        return sides["against"] > sides["for"]

    def echoing(self) -> dict[str, float]:
        """Pairs of aligned reports of two outlets that share a root: how many stand in one found echo, and how many of those found do."""
        echoes = [set(e.reports) for table in self.corpus.echoes.values() for e in table]
        where: dict[str, set[int]] = defaultdict(set)
        for i, keys in enumerate(echoes):
            for key in keys:
                where[key].add(i)
        seen, total, whole, number = 0, 0, 0, 0
        hidden_seen, hidden_total = 0, 0
        for claim in self.truth.claims.values():
            for echo in claim["echoes"]:
                held = held_total = 0
                for a, b in self.outlet_pairs(r for r in echo["reports"] if r in self.key_of):
                    together = bool(where[self.key_of[a]] & where[self.key_of[b]])
                    if self.reports[a]["followable"] and self.reports[b]["followable"]:
                        held += together
                        held_total += 1
                    else:
                        hidden_seen += together
                        hidden_total += 1
                seen, total = seen + held, total + held_total
                number += held_total > 0
                whole += held_total > 0 and held == held_total
        true_pairs, told = 0, 0
        for keys in echoes:
            for a, b in self.outlet_pairs(self.true_of[k] for k in sorted(keys) if k in self.true_of):
                told += 1
                one, other = self.reports[a], self.reports[b]
                true_pairs += one["claim"] == other["claim"] and one["root"] is not None and same_root(one["root"], other["root"])
        return {
            "echo_recall": share(seen, total),
            "echo_whole": share(whole, number),
            "echo_recall_hidden": share(hidden_seen, hidden_total),
            "echo_precision": share(true_pairs, told),
        }

    def outlet_pairs(self, reports: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of reports of two outlets."""
        return [(a, b) for a, b in combinations(list(reports), 2) if self.article_of[a]["outlet"] != self.article_of[b]["outlet"]]

    def circling(self) -> dict[str, float]:
        """Circles by the outlets on their path, turned as one may: found of those that are, and false ones of those found.

        The truth lists the circles that were made; others arise by chance, where a credit leads back by a longer way. One whose every
        step is a true credit is therefore not false, and counts neither way. Judged twice: strictly, a circle must stand with the found
        claim that holds most of the true claim's reports; "anywhere" with any whose ring has that true claim's reports for the most part.
        """
        true: dict[Ring, bool] = {}
        for claim in self.truth.claims.values():
            for circle in claim["circles"]:
                true[(claim["id"], *turned(circle["path"]))] = circle["closed"]
        best, tables = self.best_claims(), self.corpus.circles.items()
        found = {(claim, *turned(self.named(n) for n in circle.path)) for claim, table in tables for circle in table}
        hits = {key for key in true if (best.get(key[0], ""), *key[1:]) in found}
        false = found - {(best.get(key[0], ""), *key[1:]) for key in true} - self.credited(found, self.credits(best))
        shown = {(self.told_of(circle), *turned(self.named(n) for n in circle.path)) for _, table in tables for circle in table}
        astray = shown - set(true) - self.credited(shown, self.credits({claim: claim for claim in self.truth.claims}))
        closed = [key for key, is_closed in true.items() if is_closed]
        return {
            "circles": len(true),
            "circles_found": share(len(hits), len(true)),
            "circles_closed_found": share(len([k for k in closed if k in hits]), len(closed)),
            "circles_returning_found": share(len([k for k in hits if not true[k]]), len(true) - len(closed)),
            "circles_false": len(false),
            "circles_false_share": 100 - share(len(found) - len(false), len(found)) if found else 0.0,
            "circles_found_anywhere": share(len(shown & set(true)), len(true)),
            "circles_false_anywhere": len(astray),
        }

    def told_of(self, circle: CircleLike) -> str:
        """The true claim of most of a circle's reports, the first by name of several; "" where none is a true report."""
        tally = Counter(self.reports[self.true_of[key]]["claim"] for key in circle.reports if key in self.true_of)
        return min(tally, key=lambda claim: (-tally[claim], claim)) if tally else ""

    def credited(self, found: set[Ring], steps: Mapping[str, set[tuple[str, str]]]) -> set[Ring]:
        """The circles each step of which is a true credit of their claim."""
        return {key for key in found if all(step in steps.get(key[0], ()) for step in pairwise((*key[1:], key[1])))}

    def credits(self, named: Mapping[str, str]) -> dict[str, set[tuple[str, str]]]:
        """Which outlet truly credits which for each true claim, by their names as compared; the claims `named` as given."""
        made: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim, found in named.items():
            for report in self.truth.claims[claim]["reports"]:
                path = [self.article_of[report]["outlet"], *self.reports[report]["chain"]]
                made[found] |= {(plain(a), plain(b)) for a, b in pairwise(path)}
        return made

    def named(self, name: str) -> str:
        """An outlet's name as compared, an agency's letters made its name."""
        return self.shorts.get(plain(name), plain(name))


def agency_names(truth: Truth) -> dict[str, str]:
    """Letters of an agency to its name, both as compared: "vena" to "velmarian news agency"."""
    made = {}
    for article in truth.articles:
        for report in article["reports"]:
            words = plain(report["words"].get("outlet", ""))
            if report["chain"] and words and words != plain(report["chain"][0]):
                made[words] = plain(report["chain"][0])
    return made


def same_root(a: Row, b: Row | None) -> bool:
    """Whether two true roots are one: the same source, heard by the same outlet."""
    return b is not None and (a["source"], a["heard_by"]) == (b["source"], b["heard_by"])


def turned(path: Iterable[str]) -> tuple[str, ...]:
    """A ring beginning at its first name by the alphabet, which is the same wherever it was entered."""
    names = [plain(name) for name in path]
    at = names.index(min(names)) if names else 0
    return tuple(names[at:] + names[:at])


def plain(name: str) -> str:
    """A name for comparing: no article, no case, one kind of apostrophe."""
    return re.sub(r"^(?:the|an?)\s+", "", " ".join(name.replace("’", "'").casefold().split()))


def pairs(sizes: Iterable[int]) -> int:
    """Pairs within groups of these sizes."""
    return sum(comb(size, 2) for size in sizes)


def share(part: float, whole: float) -> float:
    """Percent; 100 where there was nothing to get wrong."""
    return 100 * part / whole if whole else 100.0


def harmonic(a: float, b: float) -> float:
    """F1 of two percentages."""
    return 2 * a * b / (a + b) if a + b else 0.0


def lines_of(made: Score) -> list[str]:
    """A score as lines for people."""
    f: dict[str, Any] = {k: f"{v:.1f}" if isinstance(v, float) else v for k, v in made.figures.items()}
    modes = ", ".join(f"{mode} {right}/{total}" for mode, (right, total) in made.by_mode.items())
    return [
        f"articles {f['articles']}, true reports {f['true_reports']}, found {f['found']} ({f['found_share']} %), other reports {f['other_reports']}",
        f"claims        true {f['true_claims']}, found {f['claims']}",
        f"same claim    precision {f['join_precision']}  recall {f['join_recall']}  F1 {f['join_f1']}   stance right {f['stance_right']} %",
        f"root right    {f['root_right']} % of those found (who alone {f['root_who']} %), {f['root_right_of_all']} % of all",
        f"  by habit    {modes}",
        f"sources       inside {f['sources_inside']} % of {f['sources_claims']} claims, mean width {made.figures['sources_width']:.2f}; "
        f"interval too high {f['sources_too_many']}, too low {f['sources_too_few']}",
        f"echoes        recall {f['echo_recall']} % of pairs, {f['echo_whole']} % whole, hidden {f['echo_recall_hidden']} %, precision {f['echo_precision']} %",
        f"circles       found {f['circles_found']} % of {f['circles']} (closed {f['circles_closed_found']} %, returning {f['circles_returning_found']} %), "
        f"false {f['circles_false']} ({f['circles_false_share']} % of those found); at any claim "
        f"found {f['circles_found_anywhere']} %, false {f['circles_false_anywhere']}",
    ]
