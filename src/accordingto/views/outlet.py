"""An outlet: whom it relies on, how much it hears itself, how much comes from people without a name, what it told first."""

from dataclasses import dataclass
from typing import ClassVar

from accordingto.store import Store, Tally
from accordingto.views.claims import ClaimRow, claim_row
from accordingto.views.plain import counted


@dataclass(frozen=True, slots=True)
class Reliance:
    """An outlet that is relied on: in how many reports and articles it is named, and how many of these could be traced to a stored article."""

    outlet: str
    reports: int
    articles: int
    stored: int


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet. The shares are of its reports, 0 to 1, None where there are none.

    `relies_on` are outlets that its reports name; `copies` those from which it took passages over, `copied_by` and `cited_by` those
    who take from it, each with a count of articles (copies) or reports (citations). `first` are the claims of several outlets that
    it told first, those that most outlets tell; `firsts` is how many there are.
    """

    ALSO: ClassVar = ("first_hand", "unnamed", "told")

    name: str
    names: tuple[str, ...]
    articles: int
    tally: Tally
    relies_on: tuple[Reliance, ...]
    copies: tuple[tuple[str, int], ...]
    copied_by: tuple[tuple[str, int], ...]
    cited_by: tuple[tuple[str, int], ...]
    firsts: int
    first: tuple[ClaimRow, ...]

    @property
    def first_hand(self) -> float | None:
        """Share of its reports that it heard itself."""
        return round(self.tally.first_hand / self.tally.reports, 4) if self.tally.reports else None

    @property
    def unnamed(self) -> float | None:
        """Share of its reports whose speaker goes without a name."""
        return round(self.tally.unnamed / self.tally.reports, 4) if self.tally.reports else None

    @property
    def told(self) -> str:
        """What matters most, in a line."""
        if not self.tally.reports:
            return f"{counted(self.articles, 'article')}, no statement in them"
        share = f"{self.first_hand:.0%} at first hand, {self.unnamed:.0%} by unnamed sources"
        return f"{counted(self.articles, 'article')}, {counted(self.tally.reports, 'statement')}: {share}; told {counted(self.firsts, 'claim')} first"


def outlet_view(store: Store, name_or_domain: str, *, limit: int = 20) -> OutletView:
    """An outlet by its name or its domain. Raises UnknownError, which says what comes near."""
    outlet, tallies = store.corpus.names.outlet(name_or_domain), store.corpus.tallies
    firsts, numbers = tallies.told_first(outlet, limit)
    return OutletView(
        name=outlet.name,
        names=outlet.names,
        articles=tallies.articles_of(outlet),
        tally=tallies.of_outlet(outlet),
        relies_on=tuple(Reliance(r.outlet, r.reports, r.articles, r.stored) for r in tallies.relied_on_by(outlet, limit)),
        copies=tuple(tallies.copied_from(outlet, limit)),
        copied_by=tuple(tallies.copied_by(outlet, limit)),
        cited_by=tuple(tallies.citing(outlet, limit)),
        firsts=firsts,
        first=tuple(claim_row(c) for c in store.corpus.claims(numbers)),
    )
