"""Claims that are asked for: by words, by meaning, by who tells them, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2
from typing import ClassVar, Literal

from accordingto.store import Sought, Store, StoredClaim
from accordingto.views.plain import counted, sources_told

Found = Literal["words", "meaning"]
CLOSE = 0.4
"""Cosine with a question from which on a claim is an answer though it holds none of its words."""
BY_MEANING = 200
"""Claims that are taken over from the search by meaning at most."""
FEW_WORDS, PART = 3, 0.4
"""Words of a question up to which its meaning says little, and what its cosine counts for then."""
HOLDS, BROAD, THIN = 0.35, 0.08, 0.3
"""What counts beside the cosine: holding all the words, each doubling of the outlets that tell it, being a mere piece of a sentence."""
PIECE = 28
"""Characters up to which a claim's words are a mere piece."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a line.

    `sources` is the interval [at least, at most] of distinct origins that vouch for it; `witnesses` are the outlets that heard one at
    first hand; `echoes` counts roots that several outlets share, and `echo` names the one that most reports share. `denied` and
    `doubted` count reports. `first` and `last` are days. `found` says how it answers a question ("words" or "meaning") and `fit`
    how well; both are None where no words were asked for.
    """

    ALSO: ClassVar = ("told",)

    id: str
    words: str
    reports: int
    articles: int
    outlets: int
    sources: tuple[int, int]
    why: tuple[str, ...]
    witnesses: tuple[str, ...]
    echoes: int
    echo: str | None
    circles: int
    denied: int
    doubted: int
    first: str | None
    last: str | None
    found: Found | None = None
    fit: float | None = None

    @property
    def told(self) -> str:
        """What matters most, in a line: "3 reports in 3 outlets, 1–2 sources, echo of two officials"."""
        parts = [f"{counted(self.reports, 'report')} in {counted(self.outlets, 'outlet')}", sources_told(*self.sources)]
        parts += [f"echo of {self.echo}"] if self.echo else []
        parts += [f"{counted(self.echoes, 'echo')}"] if self.echoes > 1 else []
        parts += [counted(self.circles, "circle")] if self.circles else []
        parts += [f"denied by {self.denied}"] if self.denied else []
        parts += [f"doubted by {self.doubted}"] if self.doubted else []
        return ", ".join(parts)


def claims_view(
    store: Store,
    words: str | None = None,
    *,
    actor: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    meaning: bool = True,
) -> tuple[ClaimRow, ...]:
    """Claims that hold the words or mean nearly the same, told by an actor, in an outlet, within days as 2024-05-31 (or 2024-05).

    With words the best fitting come first: what holds them, what means the same, what many outlets tell; without, what was told
    last. With `meaning` False only claims that hold all the words. Raises UnknownError for an actor or an outlet that isn't stored.
    """
    names = store.corpus.names
    sought = Sought(
        words,
        names.party(actor).number if actor is not None else None,
        names.outlet(outlet).number if outlet is not None else None,
        since,
        until,
    )
    if words is None:
        return tuple(claim_row(c) for c in store.corpus.claims(store.corpus.seek(sought, limit)))
    return fitting(store, sought, limit, meaning=meaning)


def claim_row(c: StoredClaim, found: Found | None = None, fit: float | None = None) -> ClaimRow:
    """A claim in a line."""
    return ClaimRow(
        id=c.id,
        words=" ".join(c.words.split()),
        reports=c.reports,
        articles=c.articles,
        outlets=c.outlets,
        sources=(c.at_least, c.at_most),
        why=c.why,
        witnesses=c.witnesses,
        echoes=c.echoes,
        echo=c.echo,
        circles=c.circles,
        denied=c.denied,
        doubted=c.doubted,
        first=c.first,
        last=c.last,
        found=found,
        fit=fit,
    )


def fitting(store: Store, sought: Sought, limit: int, *, meaning: bool) -> tuple[ClaimRow, ...]:
    """The claims that fit the words best."""
    assert sought.words is not None
    holding = store.corpus.seek(sought)
    cosines = nearness(store, sought.words, holding, sought) if meaning else {}
    words = frozenset(holding)
    weight = PART if len(sought.words.split()) <= FEW_WORDS else 1.0
    sizes = store.corpus.sizes([*holding, *(n for n in cosines if n not in words)])
    fits = {
        n: weight * cosines.get(n, 0.0) + HOLDS * (n in words) + BROAD * log2(max(1, outlets)) - THIN * (length <= PIECE)
        for n, (outlets, length) in sizes.items()
    }
    best = sorted(fits, key=lambda n: (-fits[n], n))[:limit]
    return tuple(claim_row(c, "words" if c.number in words else "meaning", round(fits[c.number], 3)) for c in store.corpus.claims(best))


def nearness(store: Store, words: str, holding: Sequence[int], sought: Sought) -> dict[int, float]:
    """Cosines of the words with claims: those that hold them, and those that come close in meaning and answer the rest of the question."""
    from accordingto.linking.meaning import centres_in, encoded, nearest_cells, unpacked

    corpus = store.corpus
    asked = encoded([words.replace('"', " ")])[0]
    found = {}
    if own := corpus.vectors_of(holding):
        found = dict(zip((n for n, _ in own), (unpacked([raw for _, raw in own]) @ asked).tolist(), strict=True))
    centres = corpus.centres()
    near = corpus.vectors_in(nearest_cells([number for number, _ in centres], centres_in(centres), asked))
    if near:
        scores = unpacked([raw for _, raw in near]) @ asked
        close = sorted(((float(scores[i]), near[i][0]) for i in (scores >= CLOSE).nonzero()[0]), key=lambda s: (-s[0], s[1]))[: 5 * BY_MEANING]
        allowed = corpus.allowed([n for _, n in close], sought)
        found |= dict([(n, score) for score, n in close if n in allowed][:BY_MEANING])
    return found
