"""What people decide: that statements are one claim, or aren't. Kept on statements, so that it stands when all is linked anew."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from accordingto.errors import StoreError
from accordingto.model import Decisions
from accordingto.store import Decision, Store

SAME = "same claim"
"""What decisions on statements being one claim are called in the store."""

Pair = tuple[str, str]


def join(store: Store, names: Sequence[str], who: str) -> Decision:
    """Write down that claims or statements are one claim. Raises UnknownError for what isn't stored, StoreError for fewer than two.

    A claim stands for all its reports of now: whatever was split among them before is joined again.
    """
    groups = [sorted(keys) for keys in dict.fromkeys(frozenset(store.corpus.statements_meant(name)) for name in names)]
    if len(groups) < 2 or any(set(one) & set(other) for one, other in combinations(groups, 2)):
        raise StoreError(f"{store.database.path}: a join takes two claims or statements at least, none of which holds another")
    return store.decide(SAME, " ".join(sorted(group[0] for group in groups)), {"joined": sorted(groups)}, who)


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
            groups = [there for group in value["joined"] if (there := [k for k in group if k in article_of])]
            pairs |= dict.fromkeys((pair for one, other in combinations(groups, 2) for pair in across(one, other) if pair in pairs), True)
            pairs |= dict.fromkeys((sorted_pair(one[0], other[0]) for one, other in pairwise(groups)), True)
        else:
            apart, rest = ([k for k in value[side] if k in article_of] for side in ("apart", "from"))
            pairs |= dict.fromkeys(across(apart, rest), False)
            pairs |= dict.fromkeys(combinations(sorted(apart), 2), True)
    named = {pair: tuple(f"{article_of[k]}#{k}" for k in pair) for pair in pairs}
    joins = tuple((named[p][0], named[p][1]) for p, same in pairs.items() if same)
    return Decisions(joins, tuple((named[p][0], named[p][1]) for p, same in pairs.items() if not same))


def across(one: Iterable[str], other: Iterable[str]) -> Iterator[Pair]:
    """Each of one side with each of the other."""
    return (sorted_pair(a, b) for a, b in product(one, other) if a != b)


def sorted_pair(a: str, b: str) -> Pair:
    """Two keys, the lesser first."""
    return (min(a, b), max(a, b))
