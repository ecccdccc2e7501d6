"""Which statement of an article is about which: by what it does, who speaks, shared words and nearness."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from accordingto.model import Actor, Article, Relation, Statement
from accordingto.relations.triggers import ASKED_FOR, ASKS, OWNED, QUESTION, REPLY, UNSURE, UNTRUE, YES, Trigger, called_alike, triggers_of
from accordingto.relations.words import Worded, names_of, rareness, shared, stems
from accordingto.sentences import Sentences, sentences_of

FAR = 14
"""Sentences back to which a statement is looked for."""
LEAST, LEAST_POINTING, LEAST_BY_CONTENT = 1.3, 1.0, 2.0
"""Weights from which a statement is taken for the one that is meant: by default, where the words only point at one,
and where no cue says so. Set on hand-read articles."""
CARRIES_ON = re.compile(r"^\W*(?:\w+ )?(?:claiming|saying|insisting|adding|stating|calling|arguing|maintaining|telling|describing)\b", re.I)


@dataclass(slots=True)
class Told:
    """All that an article reports, as it is compared; `meant` holds the statements that one was found to be about, by id."""

    among: Sequence[Worded]
    rare: Mapping[str, float]
    above: Mapping[str, str | None]
    about: dict[str, list[Relation]] = field(default_factory=dict)

    def holds(self, outer: Worded, inner: Worded) -> bool:
        """Whether a statement stands inside another, at any depth."""
        key, seen = inner.statement.within, {inner.statement.id}
        while key is not None and key not in seen:
            if key == outer.statement.id:
                return True
            seen.add(key)
            key = self.above.get(key)
        return False

    def meant(self, o: Worded, kind: str) -> bool:
        """Whether an earlier statement was found to be about this one, in the same way."""
        return any(r.statement == o.statement.id and r.kind == kind for some in self.about.values() for r in some)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that may be the one that is meant, how much speaks for it, and what."""

    other: Worded
    weight: float
    why: str


def relate(article: Article, statements: tuple[Statement, ...], actors: tuple[Actor, ...]) -> tuple[Statement, ...]:
    """The statements with `about` filled in: those that each denies, doubts, confirms or answers, with the reason.

    A statement is about one by another speaker that comes before it, or that stands inside its own content.
    """
    sentences = sentences_of(article.text)
    worded = sorted(
        (worded_of(s, article.text, sentences, actors) for s in statements), key=lambda w: (w.statement.span.start, w.place, w.statement.id)
    )
    told = Told(worded, rareness(worded), {s.id: s.within for s in statements})
    for w in worded:
        start = sentences.start(w.place)
        sentence = article.text[start : min(sentences.end(w.place, article.text), max(w.statement.span.end, start))]
        told.about[w.statement.id] = relations_of(w, told, sentence)
    return tuple(replace(s, about=tuple(told.about[s.id])) for s in statements)


def worded_of(s: Statement, text: str, sentences: Sentences, actors: Sequence[Actor]) -> Worded:
    """A statement with what it is compared by."""
    content = " ".join(part.of(text) for part in s.content)
    source = s.source.of(text) if s.source else ""
    actor = next((a for a in actors if a.id == s.speaker), None)
    place = s.cue.start if s.cue else s.content[0].start
    cue = s.cue.of(text) if s.cue else ""
    return Worded(s, cue, content, source, stems(content), names_of(actor, source, text), place, sentences.number(place), sentences.paragraph(place))


def relations_of(s: Worded, told: Told, sentence: str) -> list[Relation]:
    """What a statement is about: as an answer to a question, by what it does itself, or as more of what its speaker just began."""
    found: list[Relation] = []
    if asked := question_to(s, told):
        found.append(Relation(asked.statement.id, "answers", f"“{asked.cue}” puts a question, and this comes next"))
        if YES.match(s.content) and (put := next((o for o in told.among if o.statement.within == asked.statement.id), None)):
            found.append(Relation(put.statement.id, "confirms", f"“{s.content.strip()[:20]}” to what was put to them"))
        return found
    inner = " ".join(o.content for o in told.among if told.holds(s, o))
    for trigger in triggers_of(s, sentence):
        if not trigger.cue_says and trigger.shown.strip("“”") in inner:
            continue
        if best := target_of(s, trigger, told):
            return [Relation(best.other.statement.id, trigger.kind, f"{trigger.shown}; {best.why}")]
    if more := carried_on(s, told):
        found.append(more)
    elif back := returned(s, told):
        found.append(back)
    return found


def question_to(s: Worded, told: Told) -> Worded | None:
    """The question that stands right before a statement by another speaker, with no other statement between.

    What stands in an answer and refuses it answers too.
    """
    if s.statement.within is not None:
        outer = next((o for o in told.among if o.statement.id == s.statement.within), None)
        refuses = s.statement.act == "refuse" and outer is not None
        asked = next((r for r in told.about.get(s.statement.within, []) if refuses and r.kind == "answers" and "question" in r.reason), None)
        return next((o for o in told.among if asked and o.statement.id == asked.statement), None)
    before = [o for o in told.among if o.place < s.place and o.statement.within is None and o is not s]
    if not before:
        return None
    last = max(before, key=lambda o: o.place)
    asks = ASKS.search(last.cue) and QUESTION.search(last.content)
    near = s.sentence - last.sentence <= 1 or s.paragraph - last.paragraph <= 1
    return last if asks and near and last.statement.speaker != s.statement.speaker else None


def carried_on(s: Worded, told: Told) -> Relation | None:
    """More of what the same speaker began in the sentence: "Marsh denied that, saying …"."""
    for o in reversed([o for o in told.among if o.place < s.place and o.statement.speaker == s.statement.speaker]):
        if s.sentence == o.sentence and s.statement.within == o.statement.within and CARRIES_ON.search(s.cue):
            began = [r for r in told.about.get(o.statement.id, []) if r.kind == "denies"]
            return Relation(began[0].statement, began[0].kind, f"carries on from “{o.cue}”") if began else None
        break
    return None


def returned(s: Worded, told: Told) -> Relation | None:
    """An accusation or a warning that is given back by the one it was made of."""
    if s.statement.within is not None or s.statement.act not in ("accuse", "say", "warn"):
        return None
    for o in told.among:
        alone = o.statement.within is None and o.statement.act in ("accuse", "warn") and o.statement.speaker != s.statement.speaker
        if alone and o.place < s.place and s.sentence - o.sentence <= 1 and (theirs := s.speaks_of(o)) and (ours := o.speaks_of(s)):
            return Relation(o.statement.id, "answers", f"it was said of “{ours}”, who says this of “{theirs}” right after")
    return None


def target_of(s: Worded, trigger: Trigger, told: Told) -> Found | None:
    """The statement that is meant, or None where too little speaks for any."""
    found = [f for o in told.among if (f := weighed(s, trigger, o, told))]
    if not found:
        return None
    best = max(found, key=lambda f: (f.weight, f.other.place))
    least = LEAST_POINTING if trigger.points else LEAST if trigger.cue_says else LEAST_BY_CONTENT
    return best if best.weight >= least else None


def may_be(s: Worded, trigger: Trigger, o: Worded, told: Told) -> bool:
    """Whether a statement can be the one that is meant at all."""
    if o is s or told.holds(o, s) or o.statement.speaker == s.statement.speaker:
        return False
    if told.holds(s, o):
        own = UNTRUE.search(f"{o.cue} {o.content}") or UNSURE.search(f"{o.cue} {o.content}") or o.statement.certainty == "negated"
        asked = trigger.kind == "answers" and o.statement.act in ("demand", "commit") and trigger.cue_says and not REPLY.search(s.cue)
        return asked or (trigger.kind in ("denies", "doubts") and not own and not trigger.own_no)
    if o.place >= s.place or s.sentence - o.sentence > FAR:
        return False
    if trigger.kind == "answers":
        return bool(ASKED_FOR.search(o.cue) or ASKS.search(o.cue)) or o.statement.act in ("demand", "commit", "accuse", "warn")
    if trigger.kind == "denies" and ((o.statement.certainty == "negated" and s.statement.certainty == "negated") or UNTRUE.search(o.content)):
        return False
    near = s.sentence - o.sentence <= 1 or s.words & o.words - s.names - o.names or o.statement.act == "accuse" or called_alike(s.content, o.cue)
    return bool(near) and o.statement.act not in ("deny", "refuse", "demand")


def weighed(s: Worded, trigger: Trigger, o: Worded, told: Told) -> Found | None:
    """How much speaks for a statement's being meant, and what. None where it can't be."""
    if not may_be(s, trigger, o, told):
        return None
    inside, back, act = told.holds(s, o), s.sentence - o.sentence, o.statement.act
    common = shared(s, o, told.rare)
    said_of, names = o.speaks_of(s), None if inside else s.speaks_of(o)
    owned = next((m.group(1) for m in OWNED.finditer(s.content) if stems(m.group(1)) & o.names), None)
    signs = (
        (inside, 1.2, "it stands in what this one says"),
        (common >= 0.15, 2.5 * common, "both speak of " + ", ".join(sorted((s.words & o.words) - s.names - o.names)[:5])),
        (owned, 1.4, f"it speaks of what “{owned}” said"),
        (names and not owned, 0.4, f"it names “{names}”, who said so"),
        (said_of and trigger.kind in ("denies", "answers"), 0.7, f"it was said of “{said_of}”, who speaks here"),
        (trigger.kind == "denies" and act == "accuse", 0.5, "an accusation"),
        (trigger.kind == "answers" and (ASKED_FOR.search(o.cue) or act == "demand"), 0.5, "a demand or an offer"),
        (called_alike(s.content, o.cue), 0.6, f"it calls it what “{o.cue}” says"),
        (not inside and told.meant(o, trigger.kind), 0.6, "spoken of so before"),
        (
            not inside,
            max(-0.9, 0.8 - 0.2 * back),
            "the sentence before" if back == 1 else "the same sentence" if back == 0 else f"{back} sentences before",
        ),
        (o.statement.within is not None and not inside, 0.2, ""),
    )
    return Found(o, sum(w for sign, w, _ in signs if sign), "; ".join(why for sign, _, why in signs if sign and why))
