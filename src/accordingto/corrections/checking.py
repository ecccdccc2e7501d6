"""Whether what a person enters can stand: told in words before it is written down."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from accordingto.corrections.kinds import Anchor, ChainIs, Change, LabelIs, Missed, Named, SpansAre, SpeakerIs
from accordingto.corrections.matching import actor_meant, meant
from accordingto.corrections.values import ACTOR_KINDS, LABELS
from accordingto.errors import CorrectionError
from accordingto.model import Actor, Reading, Span, Statement

SOURCE_GRADES = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability can't be judged",
}
"""The Admiralty Code's letters for a source. F until a person says otherwise."""
CLAIM_GRADES = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth can't be judged",
}
"""The Admiralty Code's numbers for a claim. 6 until a person says otherwise."""
SHOWN = 8
"""Actors that an error names."""


def check(change: Change, reading: Reading) -> None:
    """Raise CorrectionError where a change can't stand on a reading, with what to do about it."""
    text = reading.article.text
    if isinstance(change, Missed):
        check_words(change.of, text)
        for label in LABELS:
            check_label(label, getattr(change, label))
        check_missed(change, reading)
        return
    statement_meant(change.of, reading)
    match change:
        case SpeakerIs():
            check_actors([change.to] if change.to else [], reading)
        case ChainIs():
            check_chain(change.to, reading)
        case SpansAre():
            check_words(Anchor(change.content, change.cue, change.source), text)
        case LabelIs():
            check_label(change.what, change.to)


def statement_meant(anchor: Anchor, reading: Reading) -> Statement:
    """The statement that is meant. Raises CorrectionError where there is none."""
    found = meant(anchor, reading.statements)
    if found is None:
        places = ", ".join(f"{a}–{b}" for a, b in anchor.content)
        raise CorrectionError(f"no statement of this article has its content at {places}; enter it as missed")
    return found


def check_missed(change: Missed, reading: Reading) -> None:
    """Whether a missed statement's speaker and chain can stand, and it is missed indeed."""
    there = meant(change.of, reading.statements)
    if there and there.content == change.content and there.cue == change.cue:
        raise CorrectionError(f"the article has a statement of these words already, {there.id}; correct that one")
    check_actors([change.speaker] if change.speaker else [], reading)
    if change.chain:
        check_chain(change.chain, reading)
        if change.speaker and change.speaker.name not in [n.name for n in change.chain[-1]]:
            raise CorrectionError(f"the chain must end with the speaker, “{change.speaker.name}”")


def check_words(anchor: Anchor, text: str) -> None:
    """Whether content, cue and source are words of the text."""
    for what, spans in (("content", anchor.content), ("cue", one(anchor.cue)), ("source", one(anchor.source))):
        for span in spans:
            check_span(span, text, what)
    if not anchor.content:
        raise CorrectionError("a statement needs content: give at least one span")
    if any(a.end > b.start for a, b in pairwise(anchor.content)):
        raise CorrectionError("the pieces of the content overlap or aren't in the order of the text")
    if anchor.cue and any(anchor.cue.meets(c) for c in anchor.content):
        raise CorrectionError(f"the cue “{anchor.cue.of(text)}” lies in the content; they must not share words")


def check_span(span: Span, text: str, what: str) -> None:
    """Whether a span covers words of the text."""
    if not 0 <= span.start < span.end <= len(text):
        raise CorrectionError(f"{what} at {span.start}–{span.end} lies outside the text, which has {len(text)} characters, or is empty")
    if not span.of(text).strip():
        raise CorrectionError(f"{what} at {span.start}–{span.end} covers nothing but blanks")


def check_label(what: str, value: str) -> None:
    """Whether an act, a certainty or a manner is one."""
    allowed = LABELS[what]  # type: ignore[index] # a label's name
    if value not in allowed:
        raise CorrectionError(f"“{value}” is no {what}; it is one of {', '.join(allowed)}")


def check_chain(chain: Sequence[Sequence[Named]], reading: Reading) -> None:
    """Whether a chain has somebody at each hop, all known."""
    if not chain or not all(chain):
        raise CorrectionError("a chain needs at least one hop, and each hop somebody at it")
    check_actors([n for hop in chain for n in hop], reading)


def check_actors(named: Iterable[Named], reading: Reading) -> None:
    """Whether actors are the article's, or entered as new with a kind."""
    for n in named:
        if not n.name.strip():
            raise CorrectionError("an actor needs a name")
        if n.kind not in ACTOR_KINDS:
            raise CorrectionError(f"“{n.kind}” is no kind of actor; it is one of {', '.join(ACTOR_KINDS)}")
        if n.at:
            check_span(n.at, reading.article.text, f"“{n.name}”")
        if not n.new and actor_meant(n, reading.actors) is None:
            raise CorrectionError(f"no actor of this article is called “{n.name}”; enter it as a new one, or take one of {listed(reading.actors)}")


def check_grade(what: str, grade: str) -> None:
    """Whether a grade is one: a letter for a source, a number for a claim."""
    allowed = SOURCE_GRADES if what == "source" else CLAIM_GRADES
    if grade not in allowed:
        told = ", ".join(f"{key} ({words})" for key, words in allowed.items())
        raise CorrectionError(f"“{grade}” is no grade of a {what}; it is one of {told}")


def listed(actors: Sequence[Actor]) -> str:
    """Some actors by name."""
    names = [a.name for a in actors[:SHOWN]]
    return ", ".join([*(f"“{name}”" for name in names), *(["…"] if len(actors) > SHOWN else [])]) or "none"


def one(span: Span | None) -> tuple[Span, ...]:
    """No span or one."""
    return (span,) if span else ()
