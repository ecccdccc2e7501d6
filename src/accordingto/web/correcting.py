"""What a person enters on a form, as a correction."""

import json
import re
from dataclasses import dataclass
from typing import Any

from accordingto.corrections import ACTOR_KINDS, Change, IsWrong, anchor_of, change_of, value_of
from accordingto.errors import CorrectionError
from accordingto.model import Actor, Reading, Statement

KIND = re.compile(rf"^(.*\S)\s*\(({'|'.join(ACTOR_KINDS)}|unnamed)\)$", re.S)
"""Matches a name with a kind behind it: “the harbour master (person)”."""


@dataclass(frozen=True, slots=True)
class Entered:
    """The fields of a form. Which of them count hangs on `kind`; `of` is the statement as `anchor_text` wrote it."""

    kind: str
    of: str = ""
    to: str = ""
    speaker: str = ""
    chain: str = ""
    content: str = ""
    cue: str = ""
    source: str = ""
    act: str = "say"
    certainty: str = "firm"
    manner: str = "indirect"


def anchor_text(statement: Statement, text: str) -> str:
    """Which statement is meant, for a form: where its words stand, and the words."""
    value: dict[str, Any] = value_of(IsWrong(anchor_of(statement)), text)["of"]
    return json.dumps(value, ensure_ascii=False)


def change_in(entered: Entered, reading: Reading) -> Change:
    """The correction that a form means. Raises CorrectionError in words for who filled it in."""
    text, kind = reading.article.text, entered.kind
    if kind == "missed":
        value: dict[str, Any] = {**words_in(entered, text, 0), "act": entered.act, "certainty": entered.certainty, "manner": entered.manner}
        value["speaker"] = named_in(entered.speaker, reading) if entered.speaker.strip() else None
        value["chain"] = chain_in(entered.chain, reading)
        return change_of(kind, value, text)
    of = given_anchor(entered.of)
    value = {"of": of}
    match kind:
        case "speaker":
            value["to"] = named_in(entered.speaker, reading) if entered.speaker.strip() else None
        case "chain":
            value["to"] = chain_in(entered.chain, reading)
        case "spans":
            value["to"] = words_in(entered, text, start_of(of))
        case "act" | "certainty" | "manner":
            value["to"] = entered.to
    return change_of(kind, value, text)


def given_anchor(of: str) -> dict[str, Any]:
    """The statement that a form means."""
    try:
        found = json.loads(of)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CorrectionError("the form doesn't say which statement is meant; load the page anew")
    return found


def start_of(of: dict[str, Any]) -> int:
    """Where the statement's content begins."""
    match of.get("content"):
        case [[int(start), *_], *_]:
            return start
    return 0


def words_in(entered: Entered, text: str, near: int) -> dict[str, Any]:
    """Content, cue and source of their words; each line of the content is a piece of its own."""
    lines = [line for line in entered.content.splitlines() if line.strip()]
    content = [span_of(line, text, near, "content") for line in lines]
    near = content[0][0] if content else near
    cue, source = (span_of(words, text, near, what) if words.strip() else None for what, words in (("cue", entered.cue), ("source", entered.source)))
    return {"content": content, "cue": cue, "source": source}


def span_of(words: str, text: str, near: int, what: str) -> list[Any]:
    """Where words stand in the text, nearest to a place; blanks may differ. Raises CorrectionError where they don't."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = min(re.finditer(pattern, text), key=lambda m: abs(m.start() - near), default=None)
    if found is None:
        raise CorrectionError(f"{what}: “{words.strip()}” doesn't stand in the text; copy the words from it")
    return [found.start(), found.end(), found[0]]


def named_in(entered: str, reading: Reading) -> dict[str, Any]:
    """An actor by what was entered: one of the article's by its name, or a new one with its kind in brackets behind."""
    words = " ".join(entered.split())
    known = known_by(words, reading.actors)
    if known is None and (m := KIND.match(words)):
        kind = "anonymous" if m[2] == "unnamed" else m[2]
        known = known_by(m[1], [a for a in reading.actors if a.kind == kind])
        if known is None:
            return {"name": m[1], "kind": kind, "at": None, "new": True}
    if known is None:
        kinds = ", ".join(k for k in ACTOR_KINDS if k != "anonymous")
        raise CorrectionError(f"no source of this article is called “{words}”; write its kind behind it, as “{words} (person)”: {kinds} or unnamed")
    span = known.mentions[0].span if known.mentions else None
    return {"name": known.name, "kind": known.kind, "at": [*span, span.of(reading.article.text)] if span else None, "new": False}


def known_by(name: str, actors: Any) -> Actor | None:
    """The actor of that name."""
    return next((a for a in actors if " ".join(a.name.split()).casefold() == name.casefold()), None)


def chain_in(entered: str, reading: Reading) -> list[list[dict[str, Any]]]:
    """A chain: a line for each step, nearest the reader first; who stand side by side are joined by a plus."""
    return [[named_in(name, reading) for name in re.split(r"\s\+\s", line) if name.strip()] for line in entered.splitlines() if line.strip()]


__all__ = ["Entered", "anchor_text", "change_in"]
