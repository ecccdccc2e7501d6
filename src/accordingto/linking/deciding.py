"""What people decide: that statements are one claim, or aren't. Kept on statements, so that it stands when all is linked anew."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from accordingto.errors import StoreError
from accordingto.model import Decisions
from accordingto.store import Decision, Store

SAME = "same claim"
"""What decisions on statements being one claim are called in the store."""

Pair = tuple[str, str]


def join(store: Store, names: Sequence[str], who: str) -> Decision:
    """Write down that claims or statements are one claim. Raises UnknownError for what isn't stored, StoreError for fewer than two."""
    keys = list(dict.fromkeys(store.corpus.statement_meant(name) for name in names))
    if len(keys) < 2:
        raise StoreError(f"{store.database.path}: a join takes two claims or statements at least")
    return store.decide(SAME, " ".join(sorted(keys)), {"joined": sorted(keys)}, who)


def split(store: Store, claim: str, names: Sequence[str], who: str) -> Decision:
    """Write down that statements of a claim aren't the rest of it. They stay with each other.

    Raises UnknownError for a claim or a statement that isn't stored, StoreError for one that is no report of the claim.
    """
    apart, rest = store.corpus.split_meant(claim, names)
    return store.decide(SAME, " ".join(sorted(apart)), {"apart": sorted(apart), "from": sorted(rest)}, who)


def decided(decisions: Iterable[Decision], article_of: dict[str, str]) -> Decisions:
    """The decisions that stand, as pairs of report keys. What is said later of a pair beats what was said before.

    `article_of` gives the article's key for each statement; those that are stored no more are passed over.
    """
    pairs: dict[Pair, bool] = {}
    for decision in sorted(decisions, key=lambda d: d.number):
        value = decision.value
        if "joined" in value:
            keys = [k for k in value["joined"] if k in article_of]
            pairs |= dict.fromkeys(combinations(sorted(keys), 2), True)
        else:
            apart, rest = ([k for k in value[side] if k in article_of] for side in ("apart", "from"))
            pairs |= {(min(a, b), max(a, b)): False for a in apart for b in rest}
            pairs |= dict.fromkeys(combinations(sorted(apart), 2), True)
    named = {pair: tuple(f"{article_of[k]}#{k}" for k in pair) for pair in pairs}
    joins = tuple((named[p][0], named[p][1]) for p, same in pairs.items() if same)
    return Decisions(joins, tuple((named[p][0], named[p][1]) for p, same in pairs.items() if not same))
