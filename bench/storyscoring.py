"""How well a corpus fits stories that a person read: claims joined, roots, intervals of sources, witnesses, echoes, copies.

Only what a hand-marked report was aligned to is judged; what else the program found is counted and no more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from accordingto.model import Corpus, Root
from bench.worlds.aligning import inverse
from bench.worlds.scoring import harmonic, plain, share

Row = dict[str, Any]
CLASSES = ("missed", "split", "joined", "roots", "sources", "copies")
TAILS = re.compile(r"\s*\(.*?\)|\s+(?:online )?news$|\s+online$")
SHORTEST = 4
"""Letters that a name must have to count as part of another."""


@dataclass(slots=True)
class Score:
    """Figures by name, and what went wrong by class, each fault as a line with article and span."""

    figures: dict[str, float] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in CLASSES})


def score(stories: list[Row], articles: Mapping[str, Row], corpus: Corpus, alignment: Mapping[str, str], longer: Collection[str] = ()) -> Score:
    """All figures. `alignment` is true report id to report key; `longer` holds the reports told within a longer statement."""
    return Judge(stories, articles, corpus, alignment, longer).score()


class Judge:
    """A corpus held against the reading."""

    def __init__(
        self, stories: list[Row], articles: Mapping[str, Row], corpus: Corpus, alignment: Mapping[str, str], longer: Collection[str]
    ) -> None:
        self.stories, self.articles, self.corpus, self.key_of, self.longer = stories, articles, corpus, dict(alignment), longer
        self.true_of = inverse(alignment)
        self.claims: dict[str, Row] = {c["id"]: c for s in stories for c in s["claims"]}
        self.reports: dict[str, Row] = {r["id"]: r for c in self.claims.values() for r in c["reports"]}
        self.true_claim = {r["id"]: c["id"] for c in self.claims.values() for r in c["reports"]}
        self.claim_of = {key: claim.id for claim in corpus.claims for key in claim.reports}
        self.made = Score()

    def score(self) -> Score:
        """Every part in turn."""
        parts = (
            self.counting,
            self.joining,
            self.joining_apart,
            self.stances,
            self.rooting,
            self.sources,
            self.witnesses,
            self.echoing,
            self.copying,
        )
        for part in parts:
            self.made.figures.update(part())
        return self.made

    def fault(self, name: str, words: str, *reports: str) -> None:
        """Note a fault with the places that it concerns."""
        self.made.faults[name].append(f"{words}: {'; '.join(self.place(r) for r in reports)}" if reports else words)

    def place(self, report: str) -> str:
        """A report's id, article, span and outlet."""
        row = self.reports[report]
        start, end = row["content"]
        return f"{report} [{self.outlet(row)} {row['article']} {start}-{end}]"

    def outlet(self, report: Row) -> str:
        """The outlet that published a report."""
        return str(self.articles[report["article"]].get("outlet") or "")

    def counting(self) -> dict[str, float]:
        """How much there is, and how much of it was found."""
        for report in self.reports:
            if report not in self.key_of:
                self.fault("missed", "part of a longer statement" if report in self.longer else "no statement on it", report)
        return {
            "stories": len(self.stories),
            "articles": len(self.articles),
            "true_claims": len(self.claims),
            "true_reports": len(self.reports),
            "found": len(self.key_of),
            "found_share": share(len(self.key_of), len(self.reports)),
            "within_longer": len(self.reports.keys() & set(self.longer) - self.key_of.keys()),
            "other_reports": len(self.corpus.reports) - len(self.key_of),
        }

    def joining(self) -> dict[str, float]:
        """Pairs of aligned reports, of one article too, that are one claim."""
        return self.joined_over(sorted(self.key_of), "join", noted=True)

    def joining_apart(self) -> dict[str, float]:
        """The same for pairs of two articles alone."""
        return self.joined_over(sorted(self.key_of), "join_apart", noted=False)

    def joined_over(self, reports: list[str], name: str, noted: bool) -> dict[str, float]:
        """Precision, recall and F1 of pairs."""
        right = told = wanted = 0
        for a, b in combinations(reports, 2):
            if not noted and self.reports[a]["article"] == self.reports[b]["article"]:
                continue
            true = self.true_claim[a] == self.true_claim[b]
            found = self.same(a, b)
            right, told, wanted = right + (true and found), told + found, wanted + true
            if noted and true != found:
                self.fault("joined" if found else "split", "one claim that are two" if found else "two claims that are one", a, b)
        precision, recall = share(right, told), share(right, wanted)
        return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": harmonic(precision, recall)}

    def same(self, a: str, b: str) -> bool:
        """Whether the corpus has two reports in one claim."""
        one, other = self.key_of[a], self.key_of[b]
        return self.claim_of.get(one, one) == self.claim_of.get(other, other)

    def best_claims(self) -> dict[str, str]:
        """For each true claim with an aligned report, the found one that holds most of them."""
        tallies: dict[str, Counter[str]] = defaultdict(Counter)
        for report, key in self.key_of.items():
            if key in self.claim_of:
                tallies[self.true_claim[report]][self.claim_of[key]] += 1
        return {claim: sorted(tally.items(), key=lambda kv: (-kv[1], kv[0]))[0][0] for claim, tally in tallies.items()}

    def stances(self) -> dict[str, float]:
        """Share of aligned reports whose stance is right within the found claim, whichever way that is worded."""
        right = total = 0
        for claim, made in self.best_claims().items():
            held = [r["id"] for r in self.claims[claim]["reports"] if self.claim_of.get(self.key_of.get(r["id"], "")) == made]
            votes = [self.corpus.reports[self.key_of[r]].stance == self.reports[r]["stance"] for r in held]
            right += max(sum(votes), len(votes) - sum(votes))
            total += len(votes)
        return {"stance_right": share(right, total)}

    def rooting(self) -> dict[str, float]:
        """Share of aligned reports whose roots are right: who, and which outlet heard it."""
        roots: dict[str, list[Root]] = defaultdict(list)
        for table in self.corpus.roots.values():
            for root in table:
                for key in root.reports:
                    roots[key].append(root)
        right = who = 0
        for report, key in sorted(self.key_of.items()):
            named, heard = self.judged(self.reports[report], roots[key])
            right, who = right + (named and heard), who + named
            if not (named and heard):
                told = ", ".join(f"{r.who} heard by {r.heard_by}" for r in roots[key]) or "none"
                true = ", ".join(f"{t['who'][0]} heard by {t['heard'][0]}" for t in self.reports[report]["roots"])
                self.fault("roots", f"{'heard' if named else 'who'}: found {told}; true {true}", report)
        total = len(self.key_of)
        return {"root_right": share(right, total), "root_who": share(who, total), "root_right_of_all": share(right, len(self.reports))}

    def judged(self, report: Row, roots: list[Root]) -> tuple[bool, bool]:
        """Whether the roots' persons, and their outlets, are right: each found one is a true one, and each true one was found."""
        if not roots:
            return False, False
        fits = [[t for t in report["roots"] if any(named(root.who, name) for name in t["who"])] for root in roots]
        all_true = all(fits) and all(any(t in fit for fit in fits) for t in report["roots"])
        heard = all(any(self.heard(root, t, report) for t in fit or report["roots"]) for root, fit in zip(roots, fits, strict=True))
        return all_true, heard

    def heard(self, root: Root, true: Row, report: Row) -> bool:
        """Whether the outlet that heard a root is one of those that may have."""
        told = outlet_name(root.heard_by or "")
        own = outlet_name(self.outlet(report))
        origins = {outlet_name(self.outlet({"article": o})) for o in self.origins(report["article"])}
        allowed = {outlet_name(name) for name in true["heard"] if name != "own"}
        if "own" in true["heard"]:
            return told in {"", own} | origins | allowed
        return told in allowed

    def origins(self, article: str) -> set[str]:
        """The articles that one is known to have been copied from."""
        return {c["origin"] for s in self.stories for c in s["copies"] if c["article"] == article and c["directed"]}

    def sources(self) -> dict[str, float]:
        """Share of claims whose true interval lies in the found one; how wide that is."""
        holds = meets = 0
        widths = []
        for claim, made in self.best_claims().items():
            interval = self.corpus.sources[made]
            least, most = self.claims[claim]["sources"]
            held = interval.at_least <= least and most <= interval.at_most
            holds += held
            meets += interval.at_least <= most and least <= interval.at_most
            widths.append(interval.at_most - interval.at_least)
            if not held:
                reports = [r["id"] for r in self.claims[claim]["reports"] if r["id"] in self.key_of]
                self.fault("sources", f"found {interval.at_least} to {interval.at_most}, true {least} to {most}", *reports)
        return {
            "sources_holds": share(holds, len(widths)),
            "sources_meets": share(meets, len(widths)),
            "sources_width": sum(widths) / len(widths) if widths else 0.0,
            "sources_claims": len(widths),
        }

    def witnesses(self) -> dict[str, float]:
        """Outlets that heard an origin at first hand, where the texts say which: found of them."""
        right = total = 0
        for claim, made in self.best_claims().items():
            true = {outlet_name(n) for n in self.claims[claim]["witnesses"] or ()}
            found = {outlet_name(n) for n in self.corpus.witnesses.get(made, ())}
            right, total = right + len(true & found), total + len(true)
        return {"witness_recall": share(right, total)}

    def echoing(self) -> dict[str, float]:
        """Pairs of aligned reports of two outlets that share a root which one outlet heard."""
        true = {p for c in self.claims.values() for group in c["echoes"] for p in self.apart(group)}
        found = {
            p
            for table in self.corpus.echoes.values()
            for echo in table
            for p in self.apart([self.true_of[k] for k in echo.reports if k in self.true_of])
        }
        right = len(true & found)
        return {"echo_recall": share(right, len(true)), "echo_precision": share(right, len(found)), "echo_pairs": len(true)}

    def apart(self, reports: Iterable[str]) -> set[tuple[str, str]]:
        """Pairs of aligned reports of two outlets."""
        known = sorted(r for r in reports if r in self.key_of)
        return {(a, b) for a, b in combinations(known, 2) if self.outlet(self.reports[a]) != self.outlet(self.reports[b])}

    def copying(self) -> dict[str, float]:
        """Pairs of articles of which one copies the other, or both an agency; pairs marked as barely alike count neither way."""
        true = {pair(c["article"], c["origin"]): c for s in self.stories for c in s["copies"]}
        alike = {pair(*p) for s in self.stories for p in s["alike"]}
        found = {pair(c.article, c.origin): c for c in self.corpus.copies if pair(c.article, c.origin) not in alike}
        right = true.keys() & found.keys()
        for key in sorted(true.keys() - right):
            self.fault("copies", f"not found ({true[key]['how']}): {' '.join(key)}")
        for key in sorted(found.keys() - right):
            self.fault("copies", f"no copy, found with share {found[key].share:.2f} ({found[key].reason}): {' '.join(key)}")
        directed = [key for key in right if true[key]["directed"]]
        return {
            "copies": len(true),
            "copy_precision": share(len(right), len(found)),
            "copy_recall": share(len(right), len(true)),
            "copy_direction": share(sum(found[k].article == true[k]["article"] for k in directed), len(directed)),
            "circles": sum(len(table) for table in self.corpus.circles.values()),
        }


def pair(a: str, b: str) -> tuple[str, str]:
    """Two articles in a fixed order."""
    return (min(a, b), max(a, b))


def named(found: str, true: str) -> bool:
    """Whether a name that was found is a true one: the same, or one in the other as whole words."""
    a, b = plain(found), plain(true)
    return a == b or within(b, a) or within(a, b)


def within(part: str, whole: str) -> bool:
    """Whether a name stands in another one as whole words."""
    return len(part) >= SHORTEST and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def outlet_name(name: str) -> str:
    """An outlet's name for comparing: "CNN (Web News)" is "cnn", "Fox Online News" is "fox"."""
    short = TAILS.sub("", plain(name))
    return {"ap": "associated press", "nyt": "new york times", "wsj": "wall street journal"}.get(short, short)


def lines_of(made: Score) -> list[str]:
    """A score as lines for people."""
    f: dict[str, Any] = {k: f"{v:.1f}" if isinstance(v, float) else v for k, v in made.figures.items()}
    return [
        f"{f['stories']} stories, {f['articles']} articles, {f['true_claims']} claims, {f['true_reports']} reports marked",
        f"statements    {f['found']} of them found ({f['found_share']} %), {f['within_longer']} more within longer ones, other reports {f['other_reports']}",
        f"same claim    precision {f['join_precision']}  recall {f['join_recall']}  F1 {f['join_f1']}   stance right {f['stance_right']} %",
        f"  two articles precision {f['join_apart_precision']}  recall {f['join_apart_recall']}  F1 {f['join_apart_f1']}",
        f"root right    {f['root_right']} % of those found (who alone {f['root_who']} %), {f['root_right_of_all']} % of all",
        f"sources       interval holds {f['sources_holds']} % of {f['sources_claims']} claims (meets {f['sources_meets']} %), "
        f"mean width {made.figures['sources_width']:.2f}",
        f"witnesses     {f['witness_recall']} % of those that the texts name",
        f"echoes        precision {f['echo_precision']}  recall {f['echo_recall']} of {f['echo_pairs']} pairs",
        f"copies        precision {f['copy_precision']}  recall {f['copy_recall']} of {f['copies']}, direction right {f['copy_direction']} %",
        f"circles       {f['circles']} found, none is there",
    ]
