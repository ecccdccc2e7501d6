"""Changes as values of JSON's types, and back.

A span is [start, end, words]. The words tell whether it still stands there; where another version of the program cut the page
otherwise, it is found again by them.
"""

import re
from collections.abc import Iterator
from typing import Any, cast, get_args

from accordingto.corrections.kinds import Anchor, ChainIs, Change, IsWrong, Kind, Label, LabelIs, Missed, Named, SpansAre, SpeakerIs
from accordingto.errors import CorrectionError
from accordingto.model import Act, ActorKind, Certainty, Manner, Span

KINDS: tuple[Kind, ...] = get_args(Kind)
LABELS: dict[Label, tuple[str, ...]] = {"act": get_args(Act), "certainty": get_args(Certainty), "manner": get_args(Manner)}
ACTOR_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)

Json = dict[str, Any]


def key_of(article: str, change: Change) -> str:
    """Under what a change stands on record: the article's key and the places of the content, as "4f2a…@12:40+55:70"."""
    return f"{article}@{'+'.join(f'{a}:{b}' for a, b in change.of.content)}"


def article_of(key: str) -> str:
    """The article's key in the key of a change."""
    return key.split("@", 1)[0]


def value_of(change: Change, text: str) -> Json:
    """A change as JSON."""
    match change:
        case SpeakerIs():
            return {"of": anchor_value(change.of, text), "to": named_value(change.to, text)}
        case ChainIs():
            return {"of": anchor_value(change.of, text), "to": chain_value(change.to, text)}
        case SpansAre():
            return {"of": anchor_value(change.of, text), "to": anchor_value(Anchor(change.content, change.cue, change.source), text)}
        case LabelIs():
            return {"of": anchor_value(change.of, text), "to": change.to}
        case IsWrong():
            return {"of": anchor_value(change.of, text)}
        case Missed():
            told = {"speaker": named_value(change.speaker, text), "chain": chain_value(change.chain, text)}
            return {**anchor_value(change.of, text), **told, **{label: getattr(change, label) for label in LABELS}}


def anchor_value(anchor: Anchor, text: str) -> Json:
    """The words of a statement as JSON."""
    content = [span_value(span, text) for span in anchor.content]
    return {"content": content, "cue": span_value(anchor.cue, text), "source": span_value(anchor.source, text)}


def span_value(span: Span | None, text: str) -> list[Any] | None:
    """A span with its words."""
    return [*span, span.of(text)] if span else None


def named_value(named: Named | None, text: str) -> Json | None:
    """An actor as JSON."""
    return {"name": named.name, "kind": named.kind, "at": span_value(named.at, text), "new": named.new} if named else None


def chain_value(chain: tuple[tuple[Named, ...], ...], text: str) -> list[list[Json | None]]:
    """A chain as JSON."""
    return [[named_value(n, text) for n in hop] for hop in chain]


def change_of(kind: str, value: Any, text: str) -> Change:
    """A change of its JSON. Spans may come without their words. Raises CorrectionError where it is none, or its words aren't in the text."""
    if kind not in KINDS:
        raise CorrectionError(f"“{kind}” is no correction; it is one of {', '.join(KINDS)}")
    read = Reader(text, shift_of(value, text))
    row = read.row(value, kind)
    if kind == "missed":
        labels = {label: read.word(row.get(label, LABELS[label][0] if label != "manner" else "indirect"), label) for label in LABELS}
        anchor = read.anchor(row, "a missed statement")
        chain = read.chain(row.get("chain") or [], "chain")
        return Missed(anchor.content, anchor.cue, anchor.source, read.named(row.get("speaker"), "speaker"), chain, **cast(Any, labels))
    of = read.anchor(read.row(row.get("of"), "“of”"), "“of”")
    match kind:
        case "speaker":
            return SpeakerIs(of, read.named(row.get("to"), "“to”"))
        case "chain":
            return ChainIs(of, read.chain(row.get("to"), "“to”"))
        case "spans":
            to = read.anchor(read.row(row.get("to"), "“to”"), "“to”")
            return SpansAre(of, to.content, to.cue, to.source)
        case "wrong":
            return IsWrong(of)
    return LabelIs(of, kind, read.word(row.get("to"), "“to”"))


def shift_of(value: Any, text: str) -> int:
    """How far the words of a change have moved in a text: as far as the longest of them did. Short ones stand in many places."""
    start, words = max(spans_in(value), key=lambda s: len(s[1]), default=(0, ""))
    found = nearest(words, start, text)
    return found - start if found is not None else 0


def spans_in(value: Any) -> Iterator[tuple[int, str]]:
    """The spans with words in a value: start and words."""
    match value:
        case [int(start), int(), str(words)]:
            yield start, words
        case list():
            for part in value:
                yield from spans_in(part)
        case dict():
            for part in value.values():
                yield from spans_in(part)


def nearest(words: str, start: int, text: str) -> int | None:
    """Where words stand in a text: the place nearest to where they should, or None."""
    if not words:
        return None
    if start >= 0 and text.startswith(words, start):
        return start
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return min(found, key=lambda at: abs(at - start), default=None)


def spans_of(words: str, text: str, near: int = 0) -> tuple[Span, ...]:
    """The places of words that a person copied from a text, the pieces of a split content with " … " between: each where it is nearest.

    Blanks and ends of lines count as one. Raises CorrectionError where some of the words don't stand in the text.

    >>> spans_of("the bridge … closed", "Yesterday the bridge, he said, was closed.")
    (Span(start=10, end=20), Span(start=35, end=41))
    """
    found: list[Span] = []
    for piece in filter(None, (p.strip() for p in words.split("…"))):
        pattern = r"\s+".join(map(re.escape, piece.split()))
        places = [Span(*m.span()) for m in re.finditer(pattern, text) if not found or m.start() >= found[-1].end]
        if not places:
            raise CorrectionError(f"“{piece}” doesn't stand in the text{' after the piece before it' if found else ''}; copy it as it is written")
        found.append(min(places, key=lambda span: abs(span.start - (found[-1].end if found else near))))
    return tuple(found)


class Reader:
    """Reads JSON values that point into a text, and says in words what is wrong with them. `shift` is how far its words have moved."""

    def __init__(self, text: str, shift: int = 0) -> None:
        self.text = text
        self.shift = shift

    def row(self, value: Any, what: str) -> Json:
        """An object."""
        if not isinstance(value, dict):
            raise CorrectionError(f"{what} must be an object")
        return value

    def word(self, value: Any, what: str) -> str:
        """A text."""
        if not isinstance(value, str):
            raise CorrectionError(f"{what} must be text")
        return value

    def list(self, value: Any, what: str) -> list[Any]:
        """A list."""
        if not isinstance(value, list):
            raise CorrectionError(f"{what} must be a list")
        return value

    def anchor(self, row: Json, what: str) -> Anchor:
        """The words of a statement."""
        content = [self.span(s, f"{what}: content") for s in self.list(row.get("content"), f"{what}: content")]
        if not content or None in content:
            raise CorrectionError(f"{what}: the content needs at least one span")
        return Anchor(tuple(s for s in content if s), self.span(row.get("cue"), f"{what}: cue"), self.span(row.get("source"), f"{what}: source"))

    def span(self, value: Any, what: str) -> Span | None:
        """A span, found again by its words where they stand elsewhere now."""
        if value is None:
            return None
        whole = [v for v in value if isinstance(v, int) and not isinstance(v, bool)] if isinstance(value, (list, tuple)) else []
        if len(whole) != 2 or list(value[:2]) != whole or len(value) > 3 or not all(isinstance(v, str) for v in value[2:]):
            raise CorrectionError(f"{what}: a span is [start, end] or [start, end, words], not {value!r}")
        span, words = Span(*whole), value[2] if len(value) == 3 else None
        if words is None or (not self.shift and span.of(self.text) == words):
            return span
        start = nearest(words, span.start + self.shift, self.text)
        if start is None:
            raise CorrectionError(f"{what}: “{words}” doesn't stand in the text at {span.start} or elsewhere")
        return Span(start, start + len(words))

    def named(self, value: Any, what: str) -> Named | None:
        """An actor."""
        if value is None:
            return None
        row = self.row(value, what)
        name, kind = self.word(row.get("name"), f"{what}: name"), self.word(row.get("kind"), f"{what}: kind")
        new = row.get("new", False)
        if not isinstance(new, bool):
            raise CorrectionError(f"{what}: “new” must be true or false")
        return Named(name, cast(ActorKind, kind), self.span(row.get("at"), f"{what}: at"), new)

    def chain(self, value: Any, what: str) -> tuple[tuple[Named, ...], ...]:
        """A chain."""
        hops = [[self.named(n, what) for n in self.list(hop, f"{what}: a hop")] for hop in self.list(value, what)]
        return tuple(tuple(n for n in hop if n) for hop in hops)


def told_of(value: Json) -> str:
    """To what something was corrected, in words."""
    match value.get("to"):
        case str(word):
            return word
        case {"name": name}:
            return str(name)
        case {"content": list(content)}:
            return f"[{' … '.join(str(span[-1]) for span in content)}]"
        case list(hops):
            return " → ".join(" + ".join(str(n["name"]) for n in hop) for hop in hops)
        case None if "to" in value:
            return "nobody"
    return ""


def words_of(value: Json) -> list[str]:
    """The words of the statement that was meant, a piece each; none where the value is of something else, as a grade is."""
    anchor = value.get("of", value)
    return [" ".join(str(span[-1]).split()) for span in anchor.get("content", [])] if isinstance(anchor, dict) else []


__all__ = ["ACTOR_KINDS", "KINDS", "LABELS", "article_of", "change_of", "key_of", "spans_of", "told_of", "value_of", "words_of"]
