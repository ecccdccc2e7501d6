"""An actor over all articles: what he is reported to have said, what he wants and on what conditions, and where he contradicts himself."""

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, ClassVar, Literal

from accordingto import models
from accordingto.store import COMPARED, REFUSING, Store, StoredPosition, Tally
from accordingto.views.claims import ClaimRow, claim_row
from accordingto.views.plain import counted
from accordingto.views.reports import ReportRow, report_row

if TYPE_CHECKING:
    from accordingto.claims.encoding import Memory

ALIKE = 0.8
"""Cosine from which on what is refused and what is demanded, offered or planned count as one thing."""


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position: "demand", "offer", "refusal", "readiness" or "plan", what is wanted, on what conditions, when, told by whom.

    `conditions` are pairs: the words that show it ("only if"), and the condition. `statement` is the key of the statement that tells it.
    """

    kind: str
    words: str
    conditions: tuple[tuple[str, str], ...]
    day: str | None
    said: str | None
    outlet: str | None
    article: str
    statement: str
    claim: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Where an actor is reported to say two things that don't go together, the earlier first, and why we say so.

    `kind` is "stance" where he asserts and denies one claim, "position" where he refuses what he elsewhere demands, offers or plans.
    Both are as reported: the two outlets may differ, and not he.
    """

    kind: Literal["stance", "position"]
    reason: str
    claim: ClaimRow | None = None
    reports: tuple[ReportRow, ...] = ()
    positions: tuple[PositionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor. `names` are all that articles call him; `tally` counts his reports, `acts` and `outlets` are (what, how often).

    `statements` and `positions` are the newest first, up to the limit asked for.
    """

    ALSO: ClassVar = ("told",)

    name: str
    kind: str
    names: tuple[str, ...]
    tally: Tally
    acts: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    statements: tuple[ReportRow, ...]
    positions: tuple[PositionRow, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def told(self) -> str:
        """What matters most, in a line."""
        t = self.tally
        return (
            f"{counted(t.reports, 'statement')} in {counted(t.articles, 'article')} of {counted(t.outlets, 'outlet')}, "
            f"{t.first_hand} at first hand, on {counted(t.claims, 'claim')}"
        )


def actor_view(store: Store, name: str, *, limit: int = 50) -> ActorView:
    """An actor by a name, a last name or a way of spelling it. Raises UnknownError, which says what comes near."""
    party, tallies = store.corpus.names.party(name), store.corpus.tallies
    positions = tuple(position_row(p) for p in tallies.positions_of(party, max(limit, COMPARED)))
    torn = [stance_of(store, number, party.number) for number in tallies.torn(party, limit)]
    memory = store.corpus.memory(models.encoder(), keep=False)
    return ActorView(
        name=party.name,
        kind=party.kind,
        names=party.names,
        tally=tallies.of_party(party),
        acts=tuple(tallies.acts_of(party)),
        outlets=tuple(tallies.told_by(party, 20)),
        statements=tuple(report_row(r) for r in store.corpus.reports_by(party, limit)),
        positions=positions[:limit],
        contradictions=(*torn, *opposed(positions, memory)),
    )


def position_row(p: StoredPosition) -> PositionRow:
    """A position to be shown."""
    words = " ".join(p.words.split())
    day = p.published[:10] if p.published else None
    return PositionRow(p.kind, words, p.conditions, day, p.said, p.outlet, p.article, p.statement, p.claim, p.reason)


def stance_of(store: Store, number: int, party: int) -> Contradiction:
    """A claim that an actor both asserts and denies, with his earliest report on each side."""
    (claim,) = store.corpus.claims([number])
    told = [report_row(r) for r in store.corpus.reports_by_in(party, number)]
    sides = [next(r for r in told if r.stance == stance) for stance in ("for", "against") if any(r.stance == stance for r in told)]
    pair = tuple(sorted(sides, key=lambda r: (r.day or "", r.key)))
    return Contradiction("stance", "reported both to say this and to deny it", claim_row(claim), pair)


def opposed(positions: tuple[PositionRow, ...], memory: "Memory") -> list[Contradiction]:
    """Positions of one actor that refuse what another of his demands, offers or plans. What they mean was kept when all was linked."""
    refused = [p for p in positions[:COMPARED] if p.kind == REFUSING]
    wanted = [p for p in positions[:COMPARED] if p.kind != REFUSING]
    if not refused or not wanted:
        return []
    from accordingto.linking.meaning import encoded

    cosines = encoded([p.words for p in refused], memory) @ encoded([p.words for p in wanted], memory).T
    made = []
    for (i, a), (k, b) in product(enumerate(refused), enumerate(wanted)):
        if a.statement != b.statement and cosines[i, k] >= ALIKE:
            pair = tuple(sorted((a, b), key=lambda p: (p.said or p.day or "", p.statement)))
            reason = f"a {REFUSING} and a {b.kind} of what means the same ({cosines[i, k]:.2f} alike)"
            made.append(Contradiction("position", reason, positions=pair))
    return made
