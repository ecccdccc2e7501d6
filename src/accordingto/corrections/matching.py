"""The statement and the actor that a person meant, in whatever version of the program read the text."""

from collections.abc import Iterable, Sequence

from accordingto.corrections.kinds import Anchor, Named
from accordingto.model import Actor, Span, Statement

ALIKE = 0.5
"""Share of their characters (common ones, by those of either) from which on two contents are one that was marked otherwise."""


def meant(anchor: Anchor, statements: Sequence[Statement], alike: float = ALIKE) -> Statement | None:
    """The statement at an anchor: the one of the same words, else the one of much the same, or None.

    Two statements may have one content and differ in their cues; one that has another cue is never meant where both have one.
    """
    scored = [(likeness(anchor, s), -i) for i, s in enumerate(statements)]
    best = max(scored, default=None)
    return statements[-best[1]] if best and best[0] >= alike else None


def likeness(anchor: Anchor, s: Statement) -> float:
    """How much of its words a statement shares with an anchor, 0 to 1; a little more where cue and source are the same too."""
    if anchor.cue and s.cue and not anchor.cue.meets(s.cue):
        return 0.0
    one, other = covered(anchor.content), covered(s.content)
    either = len(one | other)
    share = len(one & other) / either if either else float(anchor.content == s.content)
    return share + 0.01 * (anchor.content == s.content) + 0.01 * (anchor.cue == s.cue) + 0.005 * (anchor.source == s.source) if share else 0.0


def covered(spans: Iterable[Span]) -> set[int]:
    """The places of the characters in some spans."""
    return {at for span in spans for at in range(*span)}


def actor_meant(named: Named, actors: Sequence[Actor]) -> Actor | None:
    """The actor that a person named: of that name and kind, of that name alone, or the one that those words call; None where it is new."""
    name = folded(named.name)
    same = [a for a in actors if folded(a.name) == name]
    exact = [a for a in same if a.kind == named.kind]
    if exact or named.new:
        return exact[0] if exact else None
    if same:
        return same[0]
    return next((a for a in actors if named.at and any(m.span == named.at for m in a.mentions)), None)


def folded(name: str) -> str:
    """A name without case and needless blanks."""
    return " ".join(name.casefold().split())
