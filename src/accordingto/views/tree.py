"""The tree of evidence: from each report, through what it copies and whom it cites, to the roots.

Every report is a node with the edges that lead away from it: "copies" to the report that it took over, "cites" to the report,
stored article or mere outlet that it names, "heard" to those who told it. What is taken over leads on through the other's node.
The edges may run in a circle: whoever walks them marks where he has been (`tellers` does).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accordingto.store import Store, StoredCitation, StoredClaim, StoredCopy, StoredReport, StoredRoot

NodeKind = Literal["report", "article", "outlet", "root"]
EdgeKind = Literal["cites", "copies", "heard"]


@dataclass(frozen=True, slots=True)
class Node:
    """A report (`id` is its key), a stored article that is cited but doesn't tell the claim, an outlet that is only named, or a root."""

    id: str
    kind: NodeKind
    label: str
    detail: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """From a node to the one it has it from: how, why we say so, and the words of the text that show it ("" where there are none)."""

    start: str
    end: str
    kind: EdgeKind
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes and edges, each once."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def tree_of(store: Store, claim: StoredClaim, reports: Sequence[StoredReport], roots: Sequence[StoredRoot]) -> Tree:
    """The tree of a claim."""
    return Growing(store, claim, reports, roots).tree()


class Growing:
    """Makes the tree of a claim."""

    def __init__(self, store: Store, claim: StoredClaim, reports: Sequence[StoredReport], roots: Sequence[StoredRoot]) -> None:
        self.store, self.reports = store, {r.key: r for r in reports}
        self.roots: dict[str, list[StoredRoot]] = {key: [] for key in self.reports}
        for root in roots:
            for key in root.reports:
                self.roots.setdefault(key, []).append(root)
        self.nodes = {r.key: report_node(r) for r in reports} | {root_id(r): root_node(r) for r in roots}
        self.cited: Mapping[str, StoredCitation] = {c.statement: c for c in store.corpus.citations(claim)}
        self.copied = copies_between(store, reports)
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def tree(self) -> Tree:
        """All nodes and edges, in the order of the reports."""
        for report in self.reports.values():
            self.grow(report)
        edges = tuple(self.edges.values())
        used = {e.end for e in edges}
        return Tree(tuple(n for n in self.nodes.values() if n.kind != "root" or n.id in used), edges)

    def grow(self, report: StoredReport) -> None:
        """The edges that lead away from a report."""
        if report.taken in self.reports:
            copy = self.copied.get((report.article, self.reports[report.taken].article))
            why = f"{copy.share:.0%} of its words are taken over: {copy.reason}" if copy else "the words are taken over"
            self.edge(report.key, report.taken, "copies", why, " ".join(report.words.split()))
            return
        citation = self.cited.get(report.key)
        if citation and citation.cited in self.reports and citation.cited != report.key:
            self.edge(report.key, citation.cited, "cites", citation.reason, words_for(report, citation.outlet))
            return
        self.grow_chain(report, citation)

    def grow_chain(self, report: StoredReport, citation: StoredCitation | None) -> None:
        """The edges along the outlets that a report names, none of which tells the claim itself, and on to the roots."""
        at = report.key
        ends = {root.who for root in self.roots[report.key] if root.kind == "outlet"}
        for hop in report.hops:
            if "outlet" not in hop.kinds or ends & set(hop.names):
                continue
            name = " + ".join(hop.names)
            meant = citation if citation and citation.outlet in hop.names else None
            to = self.stored(meant) if meant else self.named(name)
            self.edge(at, to, "cites", meant.reason if meant else hop.reason, hop.words)
            at = to
        last = report.hops[-1] if report.hops else None
        for root in self.roots[report.key]:
            kind: EdgeKind = "cites" if root.kind == "outlet" and root.who != report.outlet else "heard"
            self.edge(at, root_id(root), kind, root.reason, last.words if last else report.source or "")

    def stored(self, citation: StoredCitation) -> str:
        """The node of a stored article that is cited."""
        if citation.article not in self.nodes:
            head = self.store.article(citation.article)
            label = (head.outlet if head else None) or citation.outlet
            detail = (head.title if head else None) or "an article that doesn't tell the claim"
            self.nodes[citation.article] = Node(citation.article, "article", label, detail, head.published[:10] if head and head.published else None)
        return citation.article

    def named(self, name: str) -> str:
        """The node of an outlet of which no such article is stored."""
        key = f"outlet:{name}"
        self.nodes.setdefault(key, Node(key, "outlet", name, "no article of it that tells this is stored"))
        return key

    def edge(self, start: str, end: str, kind: EdgeKind, reason: str, words: str) -> None:
        """Add an edge; where it is there for another report's sake, nothing."""
        if start != end:
            self.edges.setdefault((start, end, kind), Edge(start, end, kind, reason, " ".join(words.split())))


def words_for(report: StoredReport, outlet: str) -> str:
    """The words by which a report names an outlet."""
    return next((hop.words for hop in report.hops if outlet in hop.names), report.source or "")


def copies_between(store: Store, reports: Sequence[StoredReport]) -> dict[tuple[str, str], StoredCopy]:
    """The copies among the articles of some reports."""
    takers = dict.fromkeys(r.article for r in reports if r.taken)
    return {(c.article, c.origin): c for article in takers for c in store.corpus.copies(article)}


def report_node(r: StoredReport) -> Node:
    """The node of a report."""
    return Node(r.key, "report", r.outlet or "outlet not known", " ".join(r.words.split()), r.published[:10] if r.published else None)


def root_node(root: StoredRoot) -> Node:
    """The node of a root."""
    heard = f"heard by {root.heard_by}" if root.heard_by else "nobody is known to have heard it"
    return Node(root_id(root), "root", root.who, "a circle of citations" if root.kind is None else heard, root.told[:10] if root.told else None)


def root_id(root: StoredRoot) -> str:
    """The id of a root's node."""
    return f"root{root.position}"


def tellers(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    """The edges by where they lead: who has it from whom."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.end, []).append(edge)
    return found
