"""What two statements have in common: stems of their words, and who is spoken of."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from accordingto.model import Actor, Statement

WORD = re.compile(r"[A-Za-z][\w’'-]+|\d[\d.,]*")
STEM = 5
"""Letters of a word that are compared: "Ukraine" and "Ukrainian", "bombing" and "bombed" agree."""
COMMON = frozenset(
    "about above after again against all also although among another any anyone anything are around aware because been before being below between both but "
    "came can cannot could did didn does doesn doing don down during each either else even ever every everything few for from further get gets given going "
    "had has have having her here hers herself him himself his how however into isn its itself just know last later least less like made make many may more "
    "most much must near never next not nothing now off often once one only onto other others our ours out over own part said same saw say says see seen she "
    "should since some something soon still such take taken than that the their theirs them themselves then there these they thing things this those though "
    "through time times told too took toward towards two under until upon very via want was wasn well were what when where whether which while who whom "
    "whose why will with within without won would yet you your yours year years today yesterday people according report reports reported "
    "claim claims claimed allegation allegations alleged alleges accusation accusations accused story rumor rumors question".split()
)
TITLES = frozenset(
    "president minister spokes spokesman spokeswoman prime foreign former senior officials official government chief general ministry state".split()
)
"""Words of a source that are shared by too many to tell it by."""


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, cut to their stems."""
    return frozenset(w.lower()[:STEM] for w in WORD.findall(text.replace("’", "'")) if len(w) > 2 and w.lower().split("'")[0] not in COMMON)


@dataclass(frozen=True, slots=True)
class Worded:
    """A statement with what it is compared by: its words, the names of its speaker, its place in the text."""

    statement: Statement
    cue: str
    content: str
    source: str
    words: frozenset[str]
    names: frozenset[str]
    place: int
    sentence: int
    paragraph: int

    def speaks_of(self, other: "Worded") -> str | None:
        """The word by which this one's content names the other's speaker, or None."""
        return next((w for w in WORD.findall(self.content) if w[0].isupper() and w.lower()[:STEM] in other.names), None)


def names_of(actor: Actor | None, source: str, text: str) -> frozenset[str]:
    """Stems of the names by which an article calls an actor, titles left out."""
    called: Iterable[str] = [source] if actor is None else [actor.name, source, *(m.span.of(text) for m in actor.mentions)]
    found = {w for name in called for w in WORD.findall(name) if w[0].isupper() and w.lower() not in TITLES and len(w) > 2}
    return frozenset(w.lower()[:STEM] for w in found if w.lower() not in COMMON)


def rareness(among: Sequence[Worded]) -> dict[str, float]:
    """How much each stem tells of what a statement is about: the fewer statements of the article have it, the more. 0 to 1."""
    counts = Counter(stem for w in among for stem in w.words)
    total = max(len(among), 2)
    return {stem: 1.0 - log(n) / log(total + 1) if n > 1 else 1.0 for stem, n in counts.items()}


def shared(a: Worded, b: Worded, rare: Mapping[str, float]) -> float:
    """How far the shorter of two contents is said by the other too, 0 to 1, rare words counting more; the speakers' names don't count."""
    left, right = a.words - a.names - b.names, b.words - a.names - b.names
    smaller = min((left, right), key=len)
    whole = sum(rare[w] for w in smaller)
    return sum(rare[w] for w in left & right) / max(whole, 2.0) if whole else 0.0
