"""A reading with what people decided on it. A pure function: the same decisions on the same reading give the same."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from accordingto.corrections.kinds import ChainIs, Correction, IsWrong, LabelIs, Missed, Named, SpansAre, SpeakerIs
from accordingto.corrections.matching import actor_meant, meant
from accordingto.model import Actor, Hop, Mention, Position, Reading, Span, Statement, Unnamed

SAME = 0.8
"""Share of its characters from which on a statement that was entered as missed counts as found by now."""


@dataclass(slots=True)
class Draft:
    """A reading that is being corrected. `settled` are the statements whose chain a person gave."""

    text: str
    statements: list[Statement]
    actors: list[Actor]
    positions: list[Position]
    settled: set[str] = field(default_factory=set)

    def put(self, s: Statement) -> None:
        """A statement in place of the one of the same id."""
        self.statements = [s if t.id == s.id else t for t in self.statements]


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """The reading as people decided, one decision after the other: where two say otherwise of the same thing, the last one stands.

    A correction whose statement this reading doesn't hold changes nothing.
    """
    draft = Draft(reading.article.text, list(reading.statements), list(reading.actors), list(reading.positions))
    for correction in sorted(corrections, key=lambda c: c.number):
        correct(draft, correction)
    return replace(reading, statements=tuple(draft.statements), actors=tuple(draft.actors), positions=tuple(draft.positions))


def correct(draft: Draft, correction: Correction) -> None:
    """One decision."""
    change = correction.change
    if isinstance(change, Missed):
        add_missed(draft, change, correction)
        return
    s = meant(change.of, draft.statements)
    if s is None:
        return
    match change:
        case SpeakerIs():
            set_speaker(draft, s, change.to, correction)
        case ChainIs():
            set_chain(draft, s, change.to, correction)
        case SpansAre():
            set_spans(draft, s, change, correction)
        case LabelIs():
            set_label(draft, s, change, correction)
        case IsWrong():
            take_away(draft, s)


def set_speaker(draft: Draft, s: Statement, to: Named | None, why: Correction) -> None:
    """Another speaker: also at the end of the chain, in the chains that go on from there, and for what was wanted in those words."""
    key = actor_of(draft, to, why) if to else None
    *before, last = s.chain or (Hop((), why.reason),)
    if s.chain and s.speaker not in last.actors:
        before, last = list(s.chain), Hop((), why.reason)
    others = tuple(a for a in last.actors if a not in (s.speaker, key))
    at = (s.source,) if s.source else ()
    ends = [replace(last, actors=(*((key,) if key else ()), *others), reason=why.reason, spans=last.spans or at)] if key or others else []
    new = replace(s, speaker=key, speaker_reason=why.reason, chain=(*before, *ends))
    draft.positions = [replace(p, actor=key) if p.statement == s.id and p.actor == s.speaker else p for p in draft.positions]
    rechain(draft, s, new)


def set_chain(draft: Draft, s: Statement, to: tuple[tuple[Named, ...], ...], why: Correction) -> None:
    """Another chain. Its last hop holds the speaker, who changes with it where need be."""
    old = {hop.actors: hop for hop in s.chain}
    hops = []
    for named in to:
        actors = tuple(dict.fromkeys(actor_of(draft, n, why) for n in named))
        spans = tuple(n.at for n in named if n.at)
        known = old.get(actors)
        hops.append(replace(known, reason=why.reason) if known else Hop(actors, why.reason, spans))
    speaker, reason = s.speaker, s.speaker_reason
    ends = hops[-1].actors if hops else ()
    if speaker not in ends:
        speaker, reason = (ends[0] if ends else None), why.reason
        draft.positions = [replace(p, actor=speaker) if p.statement == s.id and p.actor == s.speaker else p for p in draft.positions]
    rechain(draft, s, replace(s, chain=tuple(hops), speaker=speaker, speaker_reason=reason))
    draft.settled.add(s.id)


def rechain(draft: Draft, old: Statement, new: Statement) -> None:
    """A statement with its new chain, and those inside it whose chains went through the old one."""
    draft.put(new)
    path = [hop.actors for hop in old.chain]
    if not path:
        return
    for s in draft.statements:
        if s.id not in (*draft.settled, new.id) and inside(draft, s, new.id) and [hop.actors for hop in s.chain[: len(path)]] == path:
            chain = (*new.chain, *s.chain[len(path) :])
            if chain and (s.speaker is None or s.speaker in chain[-1].actors):
                draft.put(replace(s, chain=chain))


def inside(draft: Draft, s: Statement, outer: str) -> bool:
    """Whether a statement stands inside another, over however many."""
    holders, seen = {t.id: t.within for t in draft.statements}, {s.id}
    at = s.within
    while at is not None and at not in seen:
        if at == outer:
            return True
        seen.add(at)
        at = holders.get(at)
    return False


def set_spans(draft: Draft, s: Statement, to: SpansAre, why: Correction) -> None:
    """Other words. Times outside of them go; what stands in what is worked out anew for it and for those it held."""
    times = tuple(t for t in s.speaks_of if any(c.holds(t.span) for c in to.content))
    draft.put(replace(s, content=to.content, cue=to.cue, source=to.source, speaks_of=times, found=why.reason))
    for t in list(draft.statements):
        if s.id in (t.id, t.within):
            draft.put(replace(t, within=holder_of(draft, t)))


def holder_of(draft: Draft, s: Statement) -> str | None:
    """The statement whose content holds all of another, the smallest of those; the one that it has where that one does."""
    holders = [t for t in draft.statements if t.id != s.id and any(c.holds(s.span) for c in t.content) and not inside(draft, t, s.id)]
    if any(t.id == s.within for t in holders):
        return s.within
    return min(holders, key=lambda t: t.span.end - t.span.start).id if holders else None


def set_label(draft: Draft, s: Statement, to: LabelIs, why: Correction) -> None:
    """Another act, certainty or manner."""
    changes = {to.what: to.to, f"{to.what}_reason": why.reason}
    draft.put(replace(s, **changes))  # type: ignore[arg-type] # checked when it was entered


def take_away(draft: Draft, s: Statement) -> None:
    """No statement any more: what it held hangs where it hung, and nothing is said about it."""
    left = [t for t in draft.statements if t.id != s.id]
    draft.positions = [p for p in draft.positions if p.statement != s.id]
    up = s.within if s.within != s.id else None
    draft.statements = [
        replace(t, within=(up if up != t.id else None) if t.within == s.id else t.within, about=tuple(r for r in t.about if r.statement != s.id))
        for t in left
    ]


def add_missed(draft: Draft, missed: Missed, why: Correction) -> None:
    """A statement that wasn't found; where it is found by now, it is only set right."""
    there = meant(missed.of, draft.statements, SAME)
    if there is None:
        there = Statement(free_id(draft.statements, why.number), missed.content, missed.cue, missed.source, 1.0, why.reason)
        there = replace(there, within=holder_of(draft, there))
        at = next((i for i, s in enumerate(draft.statements) if s.span.start > there.span.start), len(draft.statements))
        draft.statements.insert(at, there)
    set_spans(draft, there, SpansAre(missed.of, missed.content, missed.cue, missed.source), why)
    for label in ("act", "certainty", "manner"):
        set_label(draft, now(draft, there), LabelIs(missed.of, label, getattr(missed, label)), why)
    if missed.chain:
        set_chain(draft, now(draft, there), missed.chain, why)
    elif not there.chain:
        outer = next((s for s in draft.statements if s.id == now(draft, there).within), None)
        draft.put(replace(now(draft, there), chain=outer.chain if outer else ()))
    if missed.speaker:
        set_speaker(draft, now(draft, there), missed.speaker, why)


def now(draft: Draft, s: Statement) -> Statement:
    """A statement as it stands by now."""
    return next(t for t in draft.statements if t.id == s.id)


def free_id(there: Iterable[Statement] | Iterable[Actor], number: int) -> str:
    """An id that is not taken, from the number of a decision."""
    taken, key = {t.id for t in there}, f"d{number}"
    while key in taken:
        key += "+"
    return key


def actor_of(draft: Draft, named: Named, why: Correction) -> str:
    """The id of the actor that a person named; made where there is none. Words that call a new one so call no other."""
    known = actor_meant(named, draft.actors)
    if known:
        return known.id
    key, at = free_id(draft.actors, why.number), named.at
    if at:
        draft.actors = [replace(a, mentions=tuple(m for m in a.mentions if m.span != at)) for a in draft.actors]
    mentions = (Mention(at, why.reason),) if at else ()
    draft.actors.append(Actor(key, named.name, named.kind, mentions, unnamed_as(named, at, draft.text)))
    return key


def unnamed_as(named: Named, at: Span | None, text: str) -> Unnamed | None:
    """What is said of a source that a person entered without a name."""
    if named.kind != "anonymous":
        return None
    from accordingto.actors.unnamed import unnamed_of

    return unnamed_of(at.of(text) if at else named.name)
