"""Whom a pronoun stands for. "He" and "she" by fitted weights over the persons named before; the others by who was spoken of last and fits in number and kind."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.actors import lexicon as lex
from accordingto.actors.antecedents import SEX, Candidate, nearest, quotes_of, rows_of, setting_of
from accordingto.actors.names import Names
from accordingto.actors.phrases import Phrase, is_plural, read_phrase
from accordingto.actors.registry import Draft, Registry, mention, plain
from accordingto.actors.weighing import shipped
from accordingto.model import Article, Span, Statement
from accordingto.sentences import Sentences

REACH = 8
"""Sentences that a "he" is followed back."""
ANTECEDENT = re.compile(r"\b(?P<noun>(?:the|an?|some|many|several|those|two|three|four|five|six|one|\d+)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+),?\s*$", re.I)
"""Matches "the three judges" right before "who"."""


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
    whom: Callable[[Phrase, Span], Draft]

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
    if phrase.detail in ("male", "female"):
        return one_person(here, phrase)
    found = CHOICES.get(phrase.detail, thing)(here, phrase)
    return (found, f"“{here.words}” is {found.name}: {WHY.get(phrase.detail, 'spoken of last')}") if found else None


WHY = {
    "first": "the one who is quoted", "first plural": "the one who is quoted, with others", "second": "the one spoken to",  "thing": "the body spoken of last", "plural": "those spoken of last", "relative": "named right before",
}  # fmt: skip


def speaking(here: Here, _: Phrase) -> Draft | None:
    """For "I": the speaker of the quotation around, or of the last one. No body says it: outside of quotations it is the author then."""
    spoke = here.host or here.last(level=False)
    if here.host or spoke is None or spoke.kind in ("person", "anonymous"):
        return spoke
    authors = here.article.authors
    return here.registry.called(authors[0].value, "person") if len(authors) == 1 else here.registry.called("the author", "anonymous")


def speaking_for(here: Here, phrase: Phrase) -> Draft | None:
    """For "we": the same, or the body that an unnamed speaker speaks for ("a DJI spokesperson", "a U.S. official")."""
    speaker = here.host or here.last(level=False)
    side = speaker.unnamed.affiliation if speaker and speaker.unnamed and not speaker.unnamed.former else None
    if speaker is None or side is None:
        return speaker
    body = read_phrase(side)
    return here.registry.called(body.name, body.kind) if body.kind in ("government", "organisation") else speaker


def spoken_to(here: Here, _: Phrase) -> Draft | None:
    """For "you": the last speaker that isn't the one quoted; outside of quotations it is the reader, whom nobody names."""
    if not quotes_of(here.article.text).inside(here.span.start):
        return None
    return next((draft for _, _, draft in reversed(here.told) if draft is not here.host), None)


def one_person(here: Here, phrase: Phrase) -> tuple[Draft, str] | None:
    """For "he" and "she": the person that the fitted weights favour."""
    persons = persons_before(here)
    if not persons:
        return None
    rows = person_rows(here, persons)
    chances = shipped().chances(rows)
    best = max(range(len(persons)), key=lambda i: chances[i])
    candidate = persons[best]
    draft = speaking_as(here, candidate.name) or here.person(candidate.name)
    if draft.gender is None and draft.kind == "person":
        draft.gender = phrase.detail
    if not draft.mentions:
        mention(draft, nearest(candidate, here.span), f"named; what “{here.words}” looks back on")
    why = "; ".join(shipped().telling(rows, best))
    others = f"the likeliest of {len(persons)} named before who fit" if len(persons) > 1 else "the only one named before who fits"
    return draft, f"“{here.words}” is {draft.name}: {others}, weighed at {chances[best]:.2f}" + (f" ({why})" if why else "")


def person_rows(here: Here, persons: Sequence[Candidate]) -> list[dict[str, float]]:
    """What is so of each of those who could be meant; training sees the same."""
    quoted = here.holder is not None and here.holder.manner == "direct"
    return rows_of(setting_of(here.article.text, here.span, quoted=quoted, statement=True), persons)


def persons_before(here: Here) -> list[Candidate]:
    """Persons spoken of before the pronoun within reach, by name or as unnamed speakers, each once with all its mentions. Those of the other sex are left out."""
    place, sentence = here.span.start, here.sentences.number(here.span.start)
    last, sex = here.last(), SEX.get(here.words.lower())
    spans: dict[str, list[Span]] = {}
    for name in here.names.mentions:
        if name.kind == "person":
            spans.setdefault(name.full, []).append(name.span)
    speakers = {d.name: d for at, _, d in here.told if at < place and single(d)}
    for at, statement, draft in here.told:
        if at < place and single(draft) and statement.source and not spans.get(draft.name):
            spans.setdefault(draft.name, []).append(statement.source)
    order = [d for at, _, d in here.told if at < place]
    sure = {name.full for name in here.names.mentions if name.sure}
    found = []
    for full, mentions in spans.items():
        before = [m for m in mentions if m.start < place]
        known = speakers.get(full) or here.registry.named.get(plain(full))
        gender = (known.gender if known else None) or here.names.gender.get(full)
        if not before or sentence - here.sentences.number(before[-1].start) > REACH or (sex and gender and gender != sex):
            continue
        since = next((n for n, d in enumerate(reversed(order)) if d is known), None) if known else None
        times = sum(d is known for d in order) if known else 0
        found.append(
            Candidate(
                full,
                tuple(mentions),
                gender,
                full in sure or full in speakers,
                spoke=known is not None and known is last,
                holds=known is not None and known is here.host,
                since=since,
                times=times,
            )
        )
    return found


def single(draft: Draft) -> bool:
    """Whether a speaker is one person."""
    return draft.kind == "person" or (draft.kind == "anonymous" and draft.unnamed is not None and not draft.plural)


def speaking_as(here: Here, name: str) -> Draft | None:
    """The draft of an unnamed speaker known by a phrase."""
    return next((d for _, _, d in reversed(here.told) if d.name == name and single(d)), None)


def several(here: Here, _: Phrase) -> Draft | None:
    """For "they" and "them": those of plural kind who spoke or were cited last; else bodies; else whoever spoke last."""
    host = here.host
    if host and here.holder and here.holder.manner != "direct" and (host.plural or host.kind != "person"):
        return host
    if pair := two_before(here):
        return pair
    if crowd := crowd_before(here):
        return crowd
    if body := body_opening(here, within=0):
        return body
    spoke = {id(d) for _, _, d in here.told}
    recent = [d for d in here.registry.recent(here.span.start) if d is not host and (d.kind != "outlet" or id(d) in spoke)]
    near = [d for d in recent if here.sentences.number(here.span.start) - here.sentences.number(d.place) <= REACH]
    plural = [d for d in near if d.plural]
    if plural:
        together = [d for d in plural if here.sentences.number(d.place) == here.sentences.number(plural[0].place) and d.kind == "anonymous"]
        return min(together, key=lambda d: d.place) if together and plural[0].kind == "anonymous" else plural[0]
    return next((d for d in near if d.kind in ("government", "organisation", "group", "outlet")), near[0] if near else host)


def two_before(here: Here) -> Draft | None:
    """For "they", "both" and "the two": the two persons named side by side, as the subject or as those who met, in the sentence before or in the same one."""
    text, at = here.article.text, here.span.start
    number = here.sentences.number(at)
    start = here.sentences.starts[max(number - 1, 0)]
    persons = [n for n in here.names.mentions if n.kind == "person" and start <= n.span.start < at]
    if any(d.plural and d.place >= start for d in here.registry.recent(at)):
        return None
    for one, other in reversed(list(pairwise(persons))):
        if one.full != other.full and JOINT.fullmatch(text, one.span.end, other.span.start):
            for name in (one, other):
                mention(here.person(name.full), name.span, f"named; one of the two whom “{here.words}” looks back on")
            return here.person(one.full)
    return None


JOINT = re.compile(
    r"(?:,? (?:\([^()\n]{1,40}\) )?(?:and|with)(?: (?:his|her|the|their))?(?: [\w’'.-]+){0,5},? |, [^,.\n]{2,40}, and (?:[\w’'.-]+ ){0,4}| (?:met|spoke|discussed|talked|agreed)(?: [\w’'-]+){0,3} with (?:[\w’'.,-]+ ){0,9})"
)
"""Matches what stands between two persons who are named side by side, or who met."""


CROWDS = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=\n)|(?<=, )|\b(?=two|three|four|five|six|seven|several|some|many|dozens|the|other|both|these|those|\d))"
    r"(?P<crowd>(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|many|dozens of|other|both|these|those|\d+|the)\s+(?:of the\s+)?)?(?:[\w’'-]+\s+){0,3}?(?:"
    + lex.UNNAMED.pattern
    + r"))(?=\s+(?:had|have|were|are|who|from|in|at|also|[a-z]+ed)\b)",
    re.I,
)
"""Matches "two engineers" in "two engineers had warned her"."""


BODY_KINDS = ("government", "organisation", "outlet", "document", "group")


def body_opening(here: Here, within: int = 1) -> Draft | None:
    """For "it": the body that is the subject of the pronoun's own sentence ("The court closed the case, it said")."""
    text, start = here.article.text, here.sentences.start(here.span.start)
    opening = OPENING_BODY.match(text, start, here.span.start)
    if opening is None:
        return None
    phrase = read_phrase(opening["body"])
    if (
        phrase.form == "pronoun"
        or phrase.kind not in BODY_KINDS[:3]
        or (phrase.form == "name" and phrase.kind == "organisation" and not known(here, phrase))
    ):
        return None
    draft = here.whom(phrase, Span(*opening.span("body")))
    if draft.kind not in BODY_KINDS[:3]:
        return None
    mention(draft, Span(*opening.span("body")), f"what “{here.words}” looks back on")
    return draft


def body_before(here: Here) -> Draft | None:
    """For "it" at the beginning of a sentence: the body or the document that opens the sentence before ("The lab showed the device in May. It said …")."""
    text, start = here.article.text, here.sentences.start(here.span.start)
    number = here.sentences.number(here.span.start)
    if number == 0 or not FRONT.fullmatch(text, start, here.span.start):
        return None
    before = here.sentences.starts[number - 1]
    last = here.last()
    if last and last.kind in BODY_KINDS and last.place >= before:
        return None
    for opening in SUBJECT.finditer(text, before, start):
        span = Span(*opening.span("body"))
        draft = body_at(here, span)
        if draft or opening.start() == before:
            return draft
    return None


def body_at(here: Here, span: Span) -> Draft | None:
    """The body or the document that a subject names; a single capital word that is no person of the text is one, since "it" is said of it."""
    words = span.of(here.article.text)
    phrase = read_phrase(words)
    if phrase.form == "pronoun" or is_plural(words):
        return None
    if phrase.kind == "person" and len(words.split()) == 1 and here.names.full(words, span.start) is None and words not in OPENS:
        draft = here.registry.called(phrase.name, "organisation")
        draft.kind = "organisation" if draft.kind == "person" else draft.kind
    elif phrase.kind not in BODY_KINDS[:4] or (phrase.form == "name" and phrase.kind == "organisation" and not known(here, phrase)):
        return None
    else:
        draft = here.whom(phrase, span)
    if draft.kind not in BODY_KINDS[:4]:
        return None
    mention(draft, span, f"what “{here.words}” looks back on")
    return draft


SUBJECT = re.compile(
    r"(?:(?<=[.!?”\"]\s)|(?<=\n)|(?<=\A)|(?<=, ))(?P<body>(?:(?:The|the|An?|an?) (?=[\w’'-]))?(?:[\w’'&-]+|[A-Z]\.(?:[A-Z]\.)*)(?: (?:[\w’'&-]+|[A-Z]\.(?:[A-Z]\.)*)){0,8}?)\s+"
    r"(?:has|had|have|was|is|were|will|would|can|could|may|might|also|said|says|presented|[a-z]{3,}ed|[a-z]{3,}[^su\W]s|shows?|wrote|made|took|gave|found|became|began|came|went|sent|put|set|told)\b(?! (?:of|and)\b)"
)
"""Matches the subject of a sentence with its verb: "A research centre of the ministry presented"."""
OPENS = frozenset(
    {
        "This",
        "That",
        "There",
        "Here",
        "What",
        "Who",
        "Nothing",
        "Everything",
        "Today",
        "Now",
        "Then",
        "Later",
        "Earlier",
        "Moreover",
        "Meanwhile",
        "Still",
    }
)
FRONT = re.compile(r"[“\"]?(?:(?:But|And|However|On \w+day|Earlier|Later|In (?:the|a) \w+(?: [\w ]{1,40})?),?\s+)?")
"""Matches what may stand before a pronoun that opens its sentence."""


def known(here: Here, phrase: Phrase) -> bool:
    """Whether a name is one that the text gives to a body elsewhere, or that ends as a body's does."""
    return plain(phrase.name) in here.registry.named or bool(lex.ORGANISATION.search(phrase.name))


OPENING_BODY = re.compile(
    r"[“\"]?(?:(?:But|And|Meanwhile|However|Pending [\w ]+|In [\w ]+|On [\w ]+|Earlier[\w ]*),?\s+)?(?P<body>(?:The |the )?(?:[A-Z][\w.’'&-]*|[a-z]+)(?:\s+(?:of(?: the)?\s+)?[A-Z][\w’'&-]*){0,5})\s+(?:has|had|have|was|is|were|will|would|also|said|[a-z]+(?:ed|es|s))\b"
)
"""Matches "The board of governors" in "The board of governors has drawn up"."""


def crowd_before(here: Here) -> Draft | None:
    """For "they": several people who are the subject of something in the sentence before, where nobody plural spoke since."""
    text, number = here.article.text, here.sentences.number(here.span.start)
    if number == 0:
        return None
    start = here.sentences.starts[number - 1]
    found = [
        m for m in CROWDS.finditer(text, max(0, start - 2), here.sentences.starts[number]) if m.start("crowd") >= start and is_plural(m["crowd"])
    ]
    if not found or any(d.plural and d.place >= found[-1].start("crowd") for d in here.registry.recent(here.span.start)):
        return None
    span = Span(*found[-1].span("crowd"))
    phrase = read_phrase(span.of(text))
    if phrase.kind not in ("anonymous", "group"):
        return None
    draft = here.whom(phrase, span)
    mention(draft, span, f"what “{here.words}” looks back on")
    return draft


def thing(here: Here, _: Phrase) -> Draft | None:
    """For "it": the body that spoke last, or that the sentence opens with."""
    host = here.host
    if host and host.kind in ("government", "organisation", "outlet", "document", "group"):
        return host
    if body := body_opening(here):
        return body
    if body := body_before(here):
        return body
    last = here.last()
    if last and last.kind in ("government", "organisation", "outlet", "document"):
        return last
    spoke = {id(d) for _, _, d in here.told}
    bodies = (d for d in here.registry.recent(here.span.start) if d.kind in BODY_KINDS)
    return next((d for d in bodies if d.kind != "outlet" or id(d) in spoke), None)


def right_before(here: Here, _: Phrase) -> Draft | None:
    """For "who" and "which": what was named last."""
    names = here.names.before(here.span.start)
    noun = ANTECEDENT.search(here.article.text, max(0, here.span.start - 90), here.span.start)
    if noun and not (names and names[0].span.end >= noun.end() - 2):
        draft = here.whom(read_phrase(noun["noun"]), Span(*noun.span("noun")))
        mention(draft, Span(*noun.span("noun")), "what “who” looks back on")
        return draft
    if names and here.span.start - names[0].span.end < 60 and names[0].kind == "person":
        return here.person(names[0].full)
    recent = here.registry.recent(here.span.start)
    return recent[0] if recent else None


CHOICES: dict[str, Callable[[Here, Phrase], Draft | None]] = {
    "first": speaking, "first plural": speaking_for, "second": spoken_to, "thing": thing, "plural": several, "relative": right_before,
}  # fmt: skip
