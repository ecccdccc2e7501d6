"""One claim with all its evidence: reports, the tree from reports to roots, sources with their reasons, spread, decisions."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from accordingto.store import Decision, Store, StoredClaim, StoredRoot
from accordingto.views.claims import ClaimRow, claim_row
from accordingto.views.reports import ReportRow, report_row
from accordingto.views.tree import Edge, Node, Tree, tree_of

SAME = "same claim"


@dataclass(frozen=True, slots=True)
class RootRow:
    """Where the chains of some reports end: who, heard by which outlet, first told when. `reports` are keys.

    `id` is the root's in the tree; `kind` is None for a circle behind which nobody stands; `unnamed` what is said of a source
    without a name; `echo` whether several outlets share it.
    """

    id: str
    who: str
    kind: str | None
    heard_by: str | None
    day: str | None
    reason: str
    unnamed: dict[str, Any] | None
    echo: bool
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A citation path that returns to where it began: outlets, the last of which cites the first, and the reports that show it."""

    path: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two reports, by key, judged to be one claim ("same") or its opposite, with a calibrated score and the reasons."""

    a: str
    b: str
    score: float
    relation: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpreadDay:
    """A day on which a claim was told: its reports by key, the outlets that told it for the first time, and how many had by then."""

    day: str | None
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    outlets_so_far: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person decided on reports of the claim: "joined" or "split", the statements' keys on the two sides, who and when."""

    number: int
    kind: Literal["joined", "split"]
    keys: tuple[str, ...]
    others: tuple[str, ...]
    who: str
    made: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its evidence. `claim` holds the figures, `claim.why` the reasons for the interval of sources.

    `nodes` and `edges` are the tree of evidence from reports to roots (see `accordingto.views.tree`). `against` and `doubting`
    are the reports of those who deny or doubt it; they are in `reports` too.
    """

    ALSO: ClassVar = ("against", "doubting")

    claim: ClaimRow
    reports: tuple[ReportRow, ...]
    roots: tuple[RootRow, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    circles: tuple[CircleRow, ...]
    spread: tuple[SpreadDay, ...]
    links: tuple[LinkRow, ...]
    decisions: tuple[DecisionRow, ...]

    @property
    def echoes(self) -> tuple[RootRow, ...]:
        """The roots that several outlets share."""
        return tuple(r for r in self.roots if r.echo)

    @property
    def against(self) -> tuple[ReportRow, ...]:
        """The reports that deny it, or say the opposite."""
        return tuple(r for r in self.reports if r.stance == "against")

    @property
    def doubting(self) -> tuple[ReportRow, ...]:
        """The reports of those who doubt it."""
        return tuple(r for r in self.reports if r.act == "doubt")


def claim_view(store: Store, name: str) -> ClaimView:
    """A claim by its id (or an older id of it, the start of one, or a statement's key). Raises UnknownError."""
    claim = store.corpus.claim(name)
    stored = store.corpus.reports(claim)
    roots = store.corpus.roots(claim)
    rows = tuple(report_row(r) for r in stored)
    tree: Tree = tree_of(store, claim, stored, roots)
    return ClaimView(
        claim=claim_row(claim),
        reports=rows,
        roots=tuple(root_row(r) for r in roots),
        nodes=tree.nodes,
        edges=tree.edges,
        circles=tuple(CircleRow(path, reports) for path, reports in store.corpus.circles(claim)),
        spread=spread_of(rows),
        links=tuple(LinkRow(x.one, x.other, x.score, x.relation, x.reasons) for x in store.corpus.links(claim)),
        decisions=decisions_on(store, claim, frozenset(r.key for r in rows)),
    )


def root_row(root: StoredRoot) -> RootRow:
    """A root to be shown."""
    day = root.told[:10] if root.told else None
    return RootRow(f"root{root.position}", root.who, root.kind, root.heard_by, day, root.reason, root.unnamed, root.echo, root.reports)


def spread_of(reports: tuple[ReportRow, ...]) -> tuple[SpreadDay, ...]:
    """How a claim spread, day by day; what has no date comes last."""
    met: set[str] = set()
    made = []
    for day in sorted({r.day for r in reports}, key=lambda d: (d is None, d or "")):
        told = [r for r in reports if r.day == day]
        fresh = list(dict.fromkeys(r.outlet or r.article for r in told if (r.outlet or r.article) not in met))
        met |= set(fresh)
        made.append(SpreadDay(day, tuple(r.key for r in told), tuple(fresh), len(met)))
    return tuple(made)


def decisions_on(store: Store, _: StoredClaim, keys: frozenset[str]) -> tuple[DecisionRow, ...]:
    """The standing decisions that name a report of the claim."""
    made = [decision_row(d) for d in store.decisions(SAME)]
    return tuple(row for row in made if keys & {*row.keys, *row.others})


def decision_row(d: Decision) -> DecisionRow:
    """A decision to be shown."""
    if "joined" in d.value:
        first, *others = d.value["joined"]
        return DecisionRow(d.number, "joined", tuple(first), tuple(key for group in others for key in group), d.who, d.made)
    return DecisionRow(d.number, "split", tuple(d.value["apart"]), tuple(d.value["from"]), d.who, d.made)


__all__ = ["CircleRow", "ClaimView", "DecisionRow", "Edge", "LinkRow", "Node", "RootRow", "SpreadDay", "claim_view"]
