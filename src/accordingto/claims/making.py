"""The map of the corpus: readings in, claims with their roots, sources, witnesses, echoes and circles out.

readings -> tellings -> copies -> nodes -> candidate pairs -> judged links -> groups (and rings) -> claims -> citations -> roots -> counts
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from accordingto.claims.candidates import candidates
from accordingto.claims.citing import Shelf, media_of
from accordingto.claims.clustering import Groups, grouped
from accordingto.claims.copying import copied, copies_among, origins
from accordingto.claims.core import core_of
from accordingto.claims.counting import sources_of
from accordingto.claims.crossing import PairReader
from accordingto.claims.encoding import Memory, Vectors, shipped
from accordingto.claims.judging import LEAST, Judgement, Setting, judged, judged_if_likely, kept_apart
from accordingto.claims.meant import Meaning, told_together
from accordingto.claims.nodes import WHOLE, Node, mere_copies, nodes_of, twins_of
from accordingto.claims.rarity import Rarities, commonness_of
from accordingto.claims.rings import Rings
from accordingto.claims.roots import Ties, echoes_of, ends_of, held_by, roots_of, taken_from, witnesses_of
from accordingto.claims.stance import stances_of
from accordingto.claims.telling import Telling, once, tellings_of
from accordingto.collecting import uncollected
from accordingto.model import Circle, Citation, Claim, ClaimLink, Commonness, Copy, Corpus, Decisions, Echo, Reading, Report, Root, Sources, Stance

BLOCK = 20_000
"""Pairs whose cosines are worked out at once, and after which it is told how far things are."""
KEPT = 50_000
"""Judgements that are kept for those who ask again."""
Moved = Callable[[int, int], None]
"""Is told how many of how many pairs were judged."""
RINGED = "a ring of credits leads through both"
"""Why two contents are in one claim that in their words alone wouldn't be."""


@uncollected()
def corpus_of(
    readings: Iterable[Reading],
    *,
    decisions: Decisions | None = None,
    memory: Memory | None = None,
    pairs: Memory | None = None,
    common: Commonness | None = None,
    moved: Moved | None = None,
) -> Corpus:
    """Join the statements of many readings to claims, and trace each claim.

    The order of the readings changes nothing; the same article given twice counts once. What people decided stands: a join
    puts two reports into one claim, a split keeps two apart (and beats a join of the same two). Keys that name no report
    are passed over. A `memory` spares the work of encoding what was encoded before, and one of `pairs` that of reading what was read side by
    side; `common` is how common words are in a larger corpus of which these are a part, and is counted over these where it isn't given; `moved` is
    told how far the judging is. Raises ModelError where the weights are missing, nothing else.
    """
    kept = once(readings)
    tellings = sorted((t for reading in kept for t in tellings_of(reading)), key=lambda t: t.order)
    copies = copies_among([reading.article for reading in kept])
    joining = Joining(tellings, copies, decisions or Decisions(), memory, common, PairReader(pairs), moved)
    corpus = Tracing(joining, joining.claims(), copies).corpus()
    joining.reads.keep()
    return corpus


class Joining:
    """From tellings to claims."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        copies: Sequence[Copy],
        decisions: Decisions,
        memory: Memory | None = None,
        common: Commonness | None = None,
        reads: PairReader | None = None,
        moved: Moved | None = None,
    ) -> None:
        self.reads, self.moved = reads or PairReader(), moved
        self.tellings = tellings
        self.by = {t.report.key: t for t in tellings}
        self.copies = origins(copies)
        self.twins = twins_of(tellings, self.copies)
        self.joins = [pair for pair in decisions.joins if all(key in self.by for key in pair)]
        self.splits = [pair for pair in decisions.splits if all(key in self.by for key in pair) and pair[0] != pair[1]]
        self.common = common or common_among(tellings, self.twins, copies)
        self.rarities = Rarities(self.common)
        rarity = self.rarities.words
        copied = mere_copies(self.by, self.twins)
        self.nodes = nodes_of(tellings, self.twins, copied, frozenset(key for pair in self.splits for key in pair), rarity)
        self.little = [rarity.little(node.wording) for node in self.nodes]
        self.node = {t.report.key: i for i, node in enumerate(self.nodes) for t in node.tellings}
        self.vectors = shipped().vectors([node.wording.text for node in self.nodes], memory)
        self.meant_with: dict[str, list[str]] = defaultdict(list)
        self.meant: set[tuple[int, int]] = set()
        """Nodes, a < b, of which a report of the one most likely means a report of the other by its credit."""
        for one, other in sorted(Meaning(tellings, self.vectors, self.node, copied).pairs()):
            a, b = sorted((self.node[one], self.node[other]))
            if a != b:
                self.meant.add((a, b))
                self.meant_with[one].append(other)
                self.meant_with[other].append(one)
        self.known = lru_cache(KEPT)(self.judged)
        self.ringed: set[tuple[int, int]] = set()
        """Nodes, a < b, that are in one claim for a ring of credits that leads through both."""
        self.stances: dict[str, Stance] = {}
        self.core: set[str] = set()
        """Reports that surely tell the claim they are in."""

    def judge(self, a: int, b: int) -> Judgement:
        """Two nodes judged; the last judgements are kept."""
        return self.known(min(a, b), max(a, b))

    def judge_reports(self, one: str, other: str) -> Judgement:
        """Two reports judged, by their keys."""
        return self.judge(self.node[one], self.node[other])

    def judged(self, a: int, b: int) -> Judgement:
        """Two nodes judged, a < b."""
        return judged(self.nodes[a].wording, self.nodes[b].wording, float(self.vectors[a] @ self.vectors[b]), self.setting(a, b), self.reads)

    def setting(self, a: int, b: int) -> Setting:
        """What is known of two nodes beside their words."""
        one, other = self.nodes[a], self.nodes[b]
        cites, meant = one.cites(other), (a, b) in self.meant
        around = told_together(one, other) if cites or meant else (one.around, other.around)
        together = not one.articles.isdisjoint(other.articles)
        return Setting((one.day, other.day), around, (one.speakers, other.speakers), cites, meant, together, self.rarities)

    def links(self) -> list[tuple[int, int, Judgement]]:
        """The pairs of nodes that are judged to be one, of those that are worth judging."""
        found = []
        nodes = self.nodes
        pairs = candidates([n.wording for n in nodes], self.vectors, [n.day for n in nodes], [n.speakers for n in nodes])
        pairs = np.unique(np.concatenate((pairs, np.array(sorted(self.meant), dtype=np.int64).reshape(-1, 2))), axis=0)
        for start in range(0, len(pairs), BLOCK):
            if self.moved:
                self.moved(start, len(pairs))
            block = pairs[start : start + BLOCK]
            block = block[np.array([self.may_be_one(a, b) for a, b in block.tolist()], dtype=np.bool_)]
            cosines = np.einsum("ij,ij->i", self.vectors[block[:, 0]], self.vectors[block[:, 1]])
            for (a, b), cosine in zip(block.tolist(), cosines.tolist(), strict=True):
                judgement = judged_if_likely(nodes[a].wording, nodes[b].wording, cosine, self.setting(a, b), self.reads)
                if judgement and judgement.score >= LEAST and not judgement.barred:
                    found.append((a, b, judgement))
        return found

    def may_be_one(self, a: int, b: int) -> bool:
        """Whether two nodes both say enough, and no number, time or speaker keeps them apart."""
        return not self.little[a] and not self.little[b] and not kept_apart(self.nodes[a].wording, self.nodes[b].wording)

    def forbidden(self) -> dict[int, set[int]]:
        """Nodes that may not meet: those that people split."""
        found: dict[int, set[int]] = defaultdict(set)
        for a, b in self.splits:
            found[self.node[a]].add(self.node[b])
            found[self.node[b]].add(self.node[a])
        return found

    def groups(self) -> tuple[Groups, list[tuple[int, int, Judgement]]]:
        """The nodes in groups, and the links between them."""
        links = self.links()
        joins = [(self.node[a], self.node[b]) for a, b in self.joins]
        groups = grouped(len(self.nodes), links, self.judge, self.forbidden(), Beside(self.nodes, self.node), joins)
        self.ringed = self.join_rings(groups)
        linked = {(a, b) for a, b, _ in links}
        return groups, links + [(a, b, self.judge(a, b)) for a, b in sorted(self.ringed - linked)]

    def join_rings(self, groups: Groups) -> set[tuple[int, int]]:
        """Join the groups that a ring of credits leads through, for what goes round is one claim in whatever words; the nodes, a < b, that show it.

        A group that has grown may lead on to another.
        """
        rings, found = Rings(self.by, self.meant_with, self.judge_reports), set()
        grown = True
        while grown:
            grown = False
            for members in [groups.members[key] for key in sorted(groups.members)]:
                tellings = [t for i in members for t in self.nodes[i].tellings]
                for one, other in rings.leading_on(tellings):
                    a, b = sorted((self.node[one], self.node[other]))
                    if groups.of[a] != groups.of[b] and not groups.apart(a, b) and not groups.barred(a, b):
                        groups.join(a, b, self.judge(a, b).sign)
                        found.add((a, b))
                        grown = True
        return found

    def claims(self) -> tuple[Claim, ...]:
        """The claims, the earliest first."""
        groups, links = self.groups()
        by_group: dict[int, list[tuple[int, int, Judgement]]] = defaultdict(list)
        for a, b, judgement in links:
            if groups.of[a] == groups.of[b]:
                by_group[groups.of[a]].append((a, b, judgement))
        joined: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for one, other in sorted(self.joins):
            if groups.of[self.node[one]] == groups.of[self.node[other]]:
                joined[groups.of[self.node[one]]].append((one, other))
        made = [self.claim(members, groups, by_group[key], joined[key]) for key, members in groups.members.items()]
        return named_apart(sorted(made, key=lambda c: (self.by[c.reports[0]].order, c.id)))

    def claim(self, members: Sequence[int], groups: Groups, links: Sequence[tuple[int, int, Judgement]], joined: Sequence[tuple[str, str]]) -> Claim:
        """One group of nodes as a claim."""
        tellings = sorted((t for i in members for t in self.nodes[i].tellings), key=lambda t: t.order)
        turned = {t.report.key: groups.side[i] * self.nodes[i].wording.polarity * t.wording.polarity for i in members for t in self.nodes[i].tellings}
        stances, words = stances_of(tellings, turned)
        self.stances |= stances
        place = {number: i for i, number in enumerate(members)}
        core = core_of([self.nodes[i] for i in members], [(place[a], place[b], found.score) for a, b, found in links], self.twins)
        self.core |= core | {key for pair in joined for key in pair}
        told = [self.told(a, b, judgement) for a, b, judgement in links] + [link for i in members for link in self.same_words(i)]
        told += [ClaimLink(a, b, 1.0, self.judge(self.node[a], self.node[b]).relation, ("joined by a person",)) for a, b in joined]
        first = hashlib.sha256(tellings[0].digest.encode()).hexdigest()[:12]
        return Claim(f"c{first}", words, tuple(t.report.key for t in tellings), tuple(sorted(told, key=lambda x: (x.a, x.b, x.reasons))))

    def told(self, a: int, b: int, judgement: Judgement) -> ClaimLink:
        """A link between nodes as one between their earliest reports."""
        one, other = sorted((self.nodes[a].tellings[0].report.key, self.nodes[b].tellings[0].report.key))
        reasons = (*judgement.reasons, *((RINGED,) if (a, b) in self.ringed else ()))
        return ClaimLink(one, other, round(judgement.score, 4), judgement.relation, reasons)

    def same_words(self, number: int) -> list[ClaimLink]:
        """The links within a node."""
        first, *others = (t.report.key for t in self.nodes[number].tellings)
        why = {key: ("copied, in nearly the same words",) if key in self.twins else ("the same words",) for key in others}
        return [ClaimLink(min(first, key), max(first, key), 1.0, "same", why[key]) for key in others]


def common_among(tellings: Sequence[Telling], twins: Collection[str], copies: Sequence[Copy]) -> Commonness:
    """How common words and names are, what is copied left out: a copy changes nothing."""
    whole = {copy.article for copy in copies if copy.share >= WHOLE}
    named = {t.article.id: t.named for t in tellings if t.article.id not in whole}
    return commonness_of((t.wording for t in tellings if t.report.key not in twins), named.values())


def named_apart(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with a number behind an id that comes again: people may split what stands in the same words at the same place."""
    met: Counter[str] = Counter()
    made = []
    for claim in claims:
        met[claim.id] += 1
        made.append(claim if met[claim.id] == 1 else replace(claim, id=f"{claim.id}-{met[claim.id]}"))
    return tuple(made)


class Beside:
    """Nodes that one article tells side by side, none within the other; looked up when they are asked for."""

    def __init__(self, nodes: Sequence[Node], node: Mapping[str, int]) -> None:
        self.nodes, self.node = nodes, node
        self.by_article: dict[str, list[Telling]] = defaultdict(list)
        for told in nodes:
            for t in told.tellings:
                self.by_article[t.article.id].append(t)

    def get(self, node: int, default: Collection[int], /) -> Collection[int]:
        """Those that some article tells beside a node, itself where it is told twice."""
        return {
            self.node[o.report.key]
            for t in self.nodes[node].tellings
            for o in self.by_article[t.article.id]
            if o is not t and o.report.key not in t.within and t.report.key not in o.within
        }


@dataclass(slots=True)
class Found:
    """What was found of one claim."""

    roots: tuple[Root, ...]
    sources: Sources
    witnesses: tuple[str, ...]
    echoes: tuple[Echo, ...]
    circles: tuple[Circle, ...]


class Tracing:
    """From claims to roots, sources, witnesses, echoes and circles."""

    def __init__(self, joining: Joining, claims: tuple[Claim, ...], copies: tuple[Copy, ...]) -> None:
        self.joining, self.claims, self.copies = joining, claims, copies
        self.stances = joining.stances
        vectors: dict[str, Vectors] = {key: joining.vectors[i] for key, i in joining.node.items()}
        self.shelf = Shelf(joining.tellings, vectors, joining.stances)
        self.rings = Rings(joining.by, joining.meant_with, joining.judge_reports)
        self.outlets = {t.article.id: t.report.outlet or t.article.id for t in joining.tellings}
        self.citations: list[Citation] = []
        self.taken: dict[str, str] = {}

    def corpus(self) -> Corpus:
        """All of it."""
        found = {claim.id: self.traced(claim) for claim in self.claims}
        reports: dict[str, Report] = {key: replace(t.report, stance=self.stances[key]) for key, t in sorted(self.joining.by.items())}
        return Corpus(
            reports=reports,
            claims=self.claims,
            copies=self.copies,
            citations=tuple(sorted(self.citations, key=lambda c: c.report)),
            taken=dict(sorted(self.taken.items())),
            roots={key: f.roots for key, f in found.items()},
            sources={key: f.sources for key, f in found.items()},
            witnesses={key: f.witnesses for key, f in found.items()},
            echoes={key: f.echoes for key, f in found.items()},
            circles={key: f.circles for key, f in found.items()},
            common=self.joining.common,
        )

    def traced(self, claim: Claim) -> Found:
        """One claim traced."""
        tellings = [self.joining.by[key] for key in claim.reports]
        by = {t.report.key: t for t in tellings}
        ties = self.ties(tellings, by)
        ends = ends_of(tellings, ties, self.outlets)
        roots = roots_of(ends)
        vouching = {key for key in claim.reports if self.stances[key] == "for" and not by[key].doubts and key not in ties.inner}
        counted = sources_of(roots_of([e for e in ends if e.report in vouching]), self.joining.core)
        return Found(roots, counted, witnesses_of(roots), echoes_of(roots, by), self.rings.circles(tellings))

    def ties(self, tellings: Sequence[Telling], by: Mapping[str, Telling]) -> Ties:
        """Copies and citations of one claim's reports."""
        copied_from: dict[str, str] = {}
        by_copy: dict[str, Copy] = {}
        cited: dict[str, Citation] = {}
        for t in tellings:
            key = t.report.key
            for copy in self.joining.copies.get(t.article.id, ()):
                origin = self.origin(t, copy, tellings)
                if origin and not taken_from(t, by[origin], copy):
                    continue
                if origin or (copied(t.content, copy) and not media_of(t.report.chain)):
                    by_copy[key] = copy
                    if origin:
                        copied_from[key] = origin
                    break
            found = self.shelf.citation(t, tellings)
            if found:
                self.citations.append(found)
                cited[key] = found
        self.taken |= copied_from
        return Ties(copied_from, cited, by_copy, held_by(tellings))

    def origin(self, telling: Telling, copy: Copy, tellings: Sequence[Telling]) -> str | None:
        """The report of the article copied from that a copied report repeats."""
        twin = self.joining.twins.get(telling.report.key)
        if twin and self.joining.by[twin].article.id == copy.origin and any(t.report.key == twin for t in tellings):
            return twin
        if not copied(telling.content, copy):
            return None
        return next((t.report.key for t in tellings if t.article.id == copy.origin), None)
