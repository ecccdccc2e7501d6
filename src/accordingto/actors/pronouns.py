"""Whom a pronoun stands for: who was spoken of last and fits it in number, sex and kind, those who speak before others."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from accordingto.actors.names import Names
from accordingto.actors.phrases import Phrase, is_plural, read_phrase
from accordingto.actors.registry import Draft, Registry, mention
from accordingto.actors.unnamed import unnamed_of
from accordingto.model import Article, Span, Statement
from accordingto.sentences import Sentences

REACH = 8
"""Sentences that a "he" is followed back."""
ANTECEDENT = re.compile(r"\b(?P<noun>(?:the|an?|some|many|several|those|two|three|four|five|six|one|\d+)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+),?\s*$", re.I)
"""Matches "the three judges" right before "who"."""
SPOKE, OPENS, KNOWN, POSSESSED, HOLDS = 1.3, 0.7, 0.4, 0.9, 1.6
"""What counts for a candidate, in sentences of nearness: it spoke last, it opens its sentence, its sex is known, it is a mere
possessive, it is the speaker of the statement around. Chosen on the training articles."""


@dataclass(frozen=True, slots=True)
class Here:
    """What is known where a pronoun stands."""

    article: Article
    names: Names
    sentences: Sentences
    registry: Registry
    span: Span
    statement: Statement
    holder: Statement | None
    speakers: dict[str, tuple[Draft, str]]
    told: list[tuple[int, Statement, Draft]]
    person: Callable[[str], Draft]

    @property
    def words(self) -> str:
        """The pronoun itself."""
        return self.span.of(self.article.text)

    @property
    def host(self) -> Draft | None:
        """The speaker of the statement around."""
        return self.speakers[self.holder.id][0] if self.holder and self.holder.id in self.speakers else None

    def last(self, *, level: bool = True) -> Draft | None:
        """The speaker of the last statement before, of the same depth where `level`."""
        for place, other, draft in reversed(self.told):
            if place < self.span.start and (not level or other.within == self.statement.within):
                return draft
        return None


def antecedent(here: Here, phrase: Phrase) -> tuple[Draft, str] | None:
    """The actor that a pronoun stands for, and why; None where there is none to choose."""
    found = CHOICES.get(phrase.detail, thing)(here, phrase)
    return (found, f"“{here.words}” is {found.name}: {WHY.get(phrase.detail, 'spoken of last')}") if found else None


WHY = {
    "first": "the one who is quoted", "first plural": "the one who is quoted, with others", "second": "the one spoken to", "male": "the man spoken of last that fits", "female": "the woman spoken of last that fits",
    "thing": "the body spoken of last", "plural": "those spoken of last", "relative": "named right before",
}  # fmt: skip


def speaking(here: Here, _: Phrase) -> Draft | None:
    """For "I": the speaker of the quotation around, or of the last one."""
    return here.host or here.last(level=False)


def speaking_for(here: Here, phrase: Phrase) -> Draft | None:
    """For "we": the same, or the body that an unnamed speaker speaks for ("a DJI spokesperson", "a U.S. official")."""
    speaker = speaking(here, phrase)
    side = speaker.unnamed.affiliation if speaker and speaker.unnamed and not speaker.unnamed.former else None
    if speaker is None or side is None:
        return speaker
    body = read_phrase(side)
    return here.registry.called(body.name, body.kind) if body.kind in ("government", "organisation") else speaker


def spoken_to(here: Here, _: Phrase) -> Draft | None:
    """For "you": the last speaker that isn't the one quoted."""
    return next((draft for _, _, draft in reversed(here.told) if draft is not here.host), None)


def one_person(here: Here, phrase: Phrase) -> Draft | None:
    """For "he" and "she"."""
    quoted = here.holder is not None and here.holder.manner == "direct"
    best: tuple[float, Draft] | None = None
    for draft, score in persons_before(here):
        if draft.gender and draft.gender != phrase.detail:
            continue
        if draft is here.host:
            score += -9.0 if quoted else HOLDS
        score += KNOWN if draft.gender else 0.0
        score += SPOKE if draft is here.last() else 0.0
        if best is None or score > best[0]:
            best = (score, draft)
    if best and best[1].gender is None and best[1].kind == "person":
        best[1].gender = phrase.detail
    return best[1] if best else None


def persons_before(here: Here) -> list[tuple[Draft, float]]:
    """Persons spoken of before the pronoun, each once, with how near and how prominent they are."""
    text, sentence = here.article.text, here.sentences.number(here.span.start)
    found: dict[str, tuple[Draft, float]] = {}
    for name in here.names.before(here.span.start, "person"):
        away = sentence - here.sentences.number(name.span.start)
        if away > REACH:
            break
        draft = here.person(name.full)
        opens = name.span.start - here.sentences.start(name.span.start) < 45
        owned = text[name.span.end : name.span.end + 2] in ("’s", "'s")
        score = -float(away) + (OPENS if opens else 0) - (POSSESSED if owned else 0) - (0 if name.sure else 3)
        if name.full not in found or found[name.full][1] < score:
            found[name.full] = draft, score
    for place, _, draft in here.told:
        away = sentence - here.sentences.number(place)
        if (
            place < here.span.start
            and away <= REACH
            and (draft.kind == "person" or (draft.kind == "anonymous" and draft.unnamed and not draft.plural))
        ):
            score = -float(away) + OPENS
            if draft.name not in found or found[draft.name][1] < score:
                found[draft.name] = draft, score
    return list(found.values())


def several(here: Here, _: Phrase) -> Draft | None:
    """For "they" and "them": those of plural kind who spoke or were cited last; else bodies; else whoever spoke last."""
    host = here.host
    if host and here.holder and here.holder.manner != "direct" and (host.plural or host.kind != "person"):
        return host
    recent = [d for d in here.registry.recent(here.span.start) if d is not host]
    near = [d for d in recent if here.sentences.number(here.span.start) - here.sentences.number(d.place) <= REACH]
    plural = [d for d in near if d.plural]
    if plural:
        together = [d for d in plural if here.sentences.number(d.place) == here.sentences.number(plural[0].place) and d.kind == "anonymous"]
        return min(together, key=lambda d: d.place) if together and plural[0].kind == "anonymous" else plural[0]
    return next((d for d in near if d.kind in ("government", "organisation", "group", "outlet")), near[0] if near else host)


def thing(here: Here, _: Phrase) -> Draft | None:
    """For "it": the body that spoke last, or that the sentence opens with."""
    host = here.host
    if host and host.kind in ("government", "organisation", "outlet", "document", "group"):
        return host
    last = here.last()
    if last and last.kind in ("government", "organisation", "outlet", "document"):
        return last
    return next((d for d in here.registry.recent(here.span.start) if d.kind in ("government", "organisation", "outlet", "document", "group")), None)


def right_before(here: Here, _: Phrase) -> Draft | None:
    """For "who" and "which": what was named last."""
    names = here.names.before(here.span.start)
    noun = ANTECEDENT.search(here.article.text, max(0, here.span.start - 90), here.span.start)
    if noun and not (names and names[0].span.end >= noun.end() - 2):
        phrase = read_phrase(noun["noun"])
        draft = here.registry.called(phrase.name, phrase.kind, plural=is_plural(phrase.name))
        if draft.kind == "anonymous" and draft.unnamed is None:
            draft.unnamed = unnamed_of(noun["noun"])
        mention(draft, Span(*noun.span("noun")), "what “who” looks back on")
        return draft
    if names and here.span.start - names[0].span.end < 60 and names[0].kind == "person":
        return here.person(names[0].full)
    recent = here.registry.recent(here.span.start)
    return recent[0] if recent else None


CHOICES: dict[str, Callable[[Here, Phrase], Draft | None]] = {
    "first": speaking, "first plural": speaking_for, "second": spoken_to, "male": one_person, "female": one_person, "thing": thing, "plural": several, "relative": right_before,
}  # fmt: skip
