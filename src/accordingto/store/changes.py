"""What changed in the sourcing between two versions of an article. Knows readings only, and nothing of how they are kept."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from accordingto.model import Reading, Statement

ALIKE = 0.6
"""Share of their words (twice the common ones, by all) from which on two statements are one that was reworded."""
SAME_SPEAKER = 0.05
"""What a common speaker adds when it has to be told which of several a statement has become."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """A statement in words: what changes are told in."""

    speaker: str | None
    chain: tuple[tuple[str, ...], ...]
    act: str
    certainty: str
    source: str | None
    cue: str | None
    content: str


@dataclass(frozen=True, slots=True)
class Altered:
    """A statement that stands in both versions, and what of it changed: "speaker", "chain", "certainty", "act", "content"."""

    before: Sourcing
    after: Sourcing
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version to the next. All empty where the sourcing stayed the same."""

    added: tuple[Sourcing, ...] = ()
    gone: tuple[Sourcing, ...] = ()
    altered: tuple[Altered, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.gone or self.altered)


def changes_between(before: Reading, after: Reading) -> Changes:
    """Statements that were added, that are gone, and those whose speaker, chain, certainty, act or words changed.

    Statements are paired by their content: the same words first, then the most alike. Blanks, case and marks count for nothing.
    """
    old, new = sourcings(before), sourcings(after)
    pairs = paired(old, new)
    altered = [Altered(old[i], new[k], what) for i, k in pairs.items() if (what := differences(old[i], new[k]))]
    kept = set(pairs.values())
    return Changes(
        tuple(s for k, s in enumerate(new) if k not in kept),
        tuple(s for i, s in enumerate(old) if i not in pairs),
        tuple(altered),
    )


def sourcings(reading: Reading) -> list[Sourcing]:
    """The statements of a reading in words."""
    names = {a.id: a.name for a in reading.actors}
    return [sourcing(s, names, reading.article.text) for s in reading.statements]


def sourcing(s: Statement, names: dict[str, str], text: str) -> Sourcing:
    """A statement in words."""
    chain = tuple(tuple(names[k] for k in hop.actors if k in names) for hop in s.chain)
    source, cue = (" ".join(span.of(text).split()) if span else None for span in (s.source, s.cue))
    content = " … ".join(" ".join(part.of(text).split()) for part in s.content)
    return Sourcing(names.get(s.speaker or ""), chain, s.act, s.certainty, source, cue, content)


def paired(old: list[Sourcing], new: list[Sourcing]) -> dict[int, int]:
    """For the places of old statements those of the new ones that they became: the same, of the same words, of much the same words."""
    pairs: dict[int, int] = {}
    for sameness in (lambda s: s, lambda s: (words_in_order(s), s.speaker), words_in_order):
        pair_same(old, new, sameness, pairs)
    taken = set(pairs.values())
    bags = {k: words_of(s) for k, s in enumerate(new) if k not in taken}
    scored = [
        (alike + SAME_SPEAKER * (s.speaker == new[k].speaker), -abs(i - k), -i, -k)
        for i, s in enumerate(old)
        if i not in pairs
        for k, alike in alike_among(words_of(s), bags)
    ]
    for _, _, i, k in sorted(scored, reverse=True):
        if -i not in pairs and -k not in taken:
            pairs[-i] = -k
            taken.add(-k)
    return dict(sorted(pairs.items()))


def pair_same(old: list[Sourcing], new: list[Sourcing], sameness: Callable[[Sourcing], Hashable], pairs: dict[int, int]) -> None:
    """Pair what is the same and not paired yet, in the order of the text."""
    taken = set(pairs.values())
    free: dict[Hashable, deque[int]] = defaultdict(deque)
    for k, s in enumerate(new):
        if k not in taken:
            free[sameness(s)].append(k)
    for i, s in enumerate(old):
        if i not in pairs and (places := free.get(sameness(s))):
            pairs[i] = places.popleft()


def alike_among(bag: Counter[str], others: dict[int, Counter[str]]) -> Iterator[tuple[int, float]]:
    """Those of the other bags that are alike enough, and how alike."""
    for k, other in others.items():
        alike = likeness(bag, other)
        if alike >= ALIKE:
            yield k, alike


def words_of(s: Sourcing) -> Counter[str]:
    """How often each word stands in a statement's content."""
    return Counter(words_in_order(s))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Dice's coefficient of two bags of words; 0 where neither has any."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def differences(before: Sourcing, after: Sourcing) -> tuple[str, ...]:
    """What differs between two statements that are one."""
    found = [name for name in ("speaker", "chain", "certainty", "act") if getattr(before, name) != getattr(after, name)]
    return (*found, *(["content"] if words_in_order(before) != words_in_order(after) else []))


def words_in_order(s: Sourcing) -> tuple[str, ...]:
    """The words of a content, for comparing."""
    return tuple(re.findall(r"\w+", s.content.casefold()))
