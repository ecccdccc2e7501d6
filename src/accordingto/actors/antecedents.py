"""What speaks for and against a person being the one a "he" or "she" stands for: each candidate as a row of numbers.

The rows are weighed by `accordingto.actors.weighing`, whose weights were learned from the same rows.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from accordingto.actors import lexicon as lex
from accordingto.actors.grammar import OWNERS, PARTS, Tokens, lead_of, part_of, pronoun_part, tokens_of
from accordingto.model import Span

SEX = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "hers": "female", "herself": "female"}
CLAUSE = frozenset(", ; : -- — – ( ) and but or that who which when while because if as after before since until where although though so".split())
PERSON_NOUN = re.compile(
    lex.UNNAMED.pattern
    + "|"
    + lex.SINGLE_ROLE.pattern
    + r"|\b(?:boy|girl|baby|child|master|lover|boyfriend|girlfriend|uncle|aunt|cousin|nephew|niece|killer|teacher|student|maid|servant|queen|king)\b",
    re.I,
)
STRESS = 3.0
"""By how much larger what only articles show is written, so that the fit, which draws all weights to nothing, learns it from their few pronouns."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the text: all its mentions in order, its sex where known, and whether it is surely a person."""

    name: str
    mentions: tuple[Span, ...]
    gender: str | None = None
    sure: bool = True
    spoke: bool = False
    """Whether it is the speaker of the statement before."""
    holds: bool = False
    """Whether it is the speaker of the statement around."""
    since: int | None = None
    """How many statements ago it spoke last; None where it never did."""
    times: int = 0
    """How many statements before are its own."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Where quotations stand in a text."""

    spans: tuple[tuple[int, int], ...]

    def inside(self, at: int) -> bool:
        """Whether a character stands in one."""
        i = bisect_left(self.spans, (at + 1, 0)) - 1
        return i >= 0 and at < self.spans[i][1]


QUOTED = re.compile(r"“[^”\n]*[”\n]|\"[^\"\n]*[\"\n]|``(?:[^'\n]|'(?!'))*''")


@lru_cache(maxsize=4)
def quotes_of(text: str) -> Quotes:
    """The quotations of a text, each within its paragraph."""
    return Quotes(tuple(m.span() for m in QUOTED.finditer(text)))


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the pronoun stands, worked out once for all candidates."""

    text: str
    tokens: Tokens
    span: Span
    sex: str
    part: str
    sentence: int
    token: int
    pronouns: tuple[tuple[int, str], ...]
    quoted: bool
    statement: bool
    quotes: "Quotes"


def setting_of(text: str, span: Span, *, quoted: bool = False, statement: bool = False) -> Setting:
    """The pronoun's surroundings. `quoted` says that it stands in a quotation, `statement` that it is the source of one."""
    tokens = tokens_of(text)
    low = bisect_left(tokens.starts, span.start - 600)
    high = bisect_left(tokens.starts, span.start + 200)
    pronouns = tuple((i, SEX[tokens.word(i)]) for i in range(low, high) if tokens.word(i) in SEX)
    here = tokens.first(span.start)
    word = span.of(text).lower()
    return Setting(
        text,
        tokens,
        span,
        SEX.get(word, ""),
        pronoun_part(tokens, span),
        tokens.sentences.number(span.start),
        here,
        pronouns,
        quoted,
        statement,
        quotes_of(text),
    )


def rows_of(setting: Setting, candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """One row for each candidate: what is so of it, by name. What isn't named is 0."""
    if setting.statement and not setting.quotes.inside(setting.span.start):
        candidates = [unquoted(c, setting) for c in candidates]
    places = [nearest(c, setting.span) for c in candidates]
    order = sorted(range(len(candidates)), key=lambda i: away(places[i], setting))
    rank = {i: n for n, i in enumerate(order)}
    total = sum(len(c.mentions) for c in candidates)
    return [row_of(setting, c, p, rank[i], total, candidates) for i, (c, p) in enumerate(zip(candidates, places, strict=True))]


def unquoted(candidate: Candidate, setting: Setting) -> Candidate:
    """A candidate without its mentions inside quotations, where it has others before the pronoun: whom a speaker names is seldom the one who speaks."""
    outside = tuple(m for m in candidate.mentions if not setting.quotes.inside(m.start))
    return replace(candidate, mentions=outside) if any(m.start < setting.span.start for m in outside) else candidate


def nearest(candidate: Candidate, span: Span) -> Span:
    """The last mention before the pronoun, or else the first after it."""
    before = [m for m in candidate.mentions if m.start < span.start]
    return before[-1] if before else candidate.mentions[0]


def away(mention: Span, setting: Setting) -> int:
    """How far a mention is, one after the pronoun counting as further than any before."""
    return setting.span.start - mention.start if mention.start < setting.span.start else 10_000 + mention.start


def row_of(setting: Setting, candidate: Candidate, place: Span, rank: int, total: int, others: Sequence[Candidate]) -> dict[str, float]:
    """Everything that is so of one candidate."""
    row: dict[str, float] = {"candidate": 1.0}
    row.update(of_distance(setting, place, rank))
    row.update(of_part(setting, place))
    row.update(of_mentions(setting, candidate, total))
    row.update(of_sex(setting, candidate))
    row.update(of_pronouns(setting, candidate, place))
    row.update(of_neighbours(setting, place))
    row.update(of_rivals(setting, candidate, place, others))
    if setting.statement:
        row["spoke last"] = STRESS * candidate.spoke
        row["holds the statement" + (", quoted" if setting.quoted else "")] = STRESS * candidate.holds
        row["of a statement"] = 1.0
        row["log mentions, of a statement"] = row["log mentions"]
        row["log mentions before, of a statement"] = row["log mentions before"]
        row["quoted name, of a statement"] = STRESS * row.get("in a quotation, the pronoun outside", 0.0)
        row[f"spoke {min(candidate.since, 4)} statements ago" if candidate.since is not None else "never spoke"] = STRESS
        row["times spoken"] = math.log1p(candidate.times)
    row["not surely a person"] = float(not candidate.sure)
    return row


def distance_of(setting: Setting, place: Span) -> str:
    """Sentences between mention and pronoun, as a word."""
    gap = setting.sentence - setting.tokens.sentences.number(place.start)
    if place.start > setting.span.start:
        return "after, same sentence" if gap == 0 else "after"
    return ("same sentence", "sentence before", "two before", "three before", "further")[min(gap, 4)]


def of_distance(setting: Setting, place: Span, rank: int) -> dict[str, float]:
    """How far the mention is, and how many candidates are nearer."""
    distance = distance_of(setting, place)
    tokens = abs(setting.token - setting.tokens.first(place.start))
    return {
        distance: 1.0,
        f"rank {min(rank, 3)}": 1.0,
        f"rank {min(rank, 2)}, {distance}": 1.0,
        "log words away": math.log1p(tokens),
        f"{distance}, pronoun {setting.part}": 1.0,
    }


def of_part(setting: Setting, place: Span) -> dict[str, float]:
    """The part that the mention plays, beside that of the pronoun."""
    part, distance = part_of(setting.tokens, place), distance_of(setting, place)
    first = setting.tokens.first(place.start)
    lead, begins = lead_of(setting.tokens, first)
    found = {part: 1.0, f"{part}, {distance}": 1.0, f"{part}, pronoun {setting.part}": 1.0, f"{part}, {distance}, pronoun {setting.part}": 1.0}
    found["parallel"] = float(part == setting.part)
    if setting.tokens.opens(begins):
        found |= {"opens its sentence": 1.0, f"opens its sentence, {distance}": 1.0}
    if part == "after a preposition":
        found[f"after “{lead}”"] = 1.0
    if setting.quotes.inside(place.start) and not setting.quotes.inside(setting.span.start):
        found["in a quotation, the pronoun outside"] = 1.0
    if setting.quotes.inside(setting.span.start) and not setting.quotes.inside(place.start):
        found["outside the quotation that the pronoun is in"] = 1.0
    opens = setting.tokens.opens(setting.token)
    found[f"pronoun opens, {part}, {distance}"] = float(opens)
    return found


def of_mentions(setting: Setting, candidate: Candidate, total: int) -> dict[str, float]:
    """How much the text is about the candidate."""
    sentences, tokens = setting.tokens.sentences, setting.tokens
    before = [m for m in candidate.mentions if m.start < setting.span.start]
    found = {
        "log mentions": math.log(len(candidate.mentions)),
        "share of mentions": len(candidate.mentions) / max(total, 1),
        "log mentions before": math.log1p(len(before)),
        "by last name": float(any(" " not in m.of(setting.text).strip() for m in candidate.mentions)),
        "in full only": float(all(" " in m.of(setting.text).strip() for m in candidate.mentions)),
        "in the first sentence": float(sentences.number(candidate.mentions[0].start) == 0),
    }
    subjects = [m for m in before if part_of(tokens, m) == "subject"]
    if subjects:
        gap = min(setting.sentence - sentences.number(subjects[-1].start), 4)
        found[f"subject {gap} before"] = 1.0
        found["log times subject"] = math.log(len(subjects))
    found["named further on"] = float(
        any(m.start > setting.span.start and sentences.number(m.start) - setting.sentence <= 1 for m in candidate.mentions)
    )
    found["named twice in the sentence before"] = float(sum(setting.sentence - sentences.number(m.start) == 1 for m in before) > 1)
    found["named in both"] = float({0, 1} <= {setting.sentence - sentences.number(m.start) for m in before})
    found["named again in the sentence"] = float(
        any(m.start > setting.span.start and sentences.number(m.start) == setting.sentence for m in candidate.mentions)
    )
    return found


def of_sex(setting: Setting, candidate: Candidate) -> dict[str, float]:
    """Whether the candidate's sex agrees."""
    if not setting.sex or candidate.gender is None:
        return {"sex unknown": 1.0}
    return {"sex agrees" if candidate.gender == setting.sex else "sex differs": 1.0}


def of_pronouns(setting: Setting, candidate: Candidate, place: Span) -> dict[str, float]:
    """The other pronouns of the same and the other sex, between the mention and this one and after the candidate's other mentions."""
    at = setting.tokens.first(place.start)
    low, high = min(at, setting.token), max(at, setting.token)
    between = [sex for i, sex in setting.pronouns if low < i < high]
    same, other = sum(sex == setting.sex for sex in between), sum(sex != setting.sex for sex in between)
    sentences, tokens = setting.tokens.sentences, setting.tokens
    found: dict[str, float] = {f"{min(same, 3)} of the same sex between": 1.0, f"{min(other, 2)} of the other sex between": 1.0}
    earlier = [
        i for i, sex in setting.pronouns if i < setting.token and sex == setting.sex and sentences.number(tokens.starts[i]) == setting.sentence
    ]
    if earlier and place.start < setting.span.start:
        before = at < earlier[0]
        found["another in the sentence, after the candidate" if before else "another in the sentence, before the candidate"] = 1.0
    subject = [i for i in earlier_in_its_sentence(setting, place, at) if pronoun_part(tokens, Span(tokens.starts[i], tokens.ends[i])) == "subject"]
    if subject and sentences.number(place.start) < setting.sentence:
        found["its sentence has “he” or “she” for a subject before it"] = 1.0
    skipped = [
        i
        for i, sex in setting.pronouns
        if at < i < setting.token and sex == setting.sex and sentences.number(place.start) < sentences.number(tokens.starts[i]) < setting.sentence
    ]
    if skipped:
        found["carried on by pronouns of the sex in sentences between"] = 1.0
    follows = [sex for m in candidate.mentions if (sex := next_pronoun(setting, m))]
    agree = sum(sex == setting.sex for sex in follows) - sum(sex != setting.sex for sex in follows)
    found["followed by pronouns of its sex"] = float(max(-2, min(2, agree)))
    return found


def earlier_in_its_sentence(setting: Setting, place: Span, at: int) -> list[int]:
    """Pronouns of the sex that stand before a mention in its own sentence."""
    sentences, tokens = setting.tokens.sentences, setting.tokens
    number = sentences.number(place.start)
    return [i for i, sex in setting.pronouns if i < at and sex == setting.sex and sentences.number(tokens.starts[i]) == number]


def next_pronoun(setting: Setting, mention: Span) -> str | None:
    """The sex of the next pronoun within twelve words of a mention, the one in question aside."""
    at = setting.tokens.first(mention.end)
    return next((sex for i, sex in setting.pronouns if at <= i < at + 12 and i != setting.token), None)


def of_neighbours(setting: Setting, place: Span) -> dict[str, float]:
    """What grammar rules out or favours in one sentence."""
    tokens, here = setting.tokens, setting.token
    a, b = tokens.first(place.start), tokens.last(place.end)
    if tokens.sentences.number(place.start) != setting.sentence:
        return {"owned by the same sex": float(owned(setting, a)), "between brackets": float(tokens.word(a - 1) == "(")}
    found: dict[str, float] = {"owned by the same sex, same sentence": float(owned(setting, a)), "between brackets": float(tokens.word(a - 1) == "(")}
    if place.start < setting.span.start:
        part = part_of(tokens, place)
        between = [tokens.word(i) for i in range(b, here)]
        clause = any(word in CLAUSE for word in between)
        found[f"one clause, {part}, pronoun {setting.part}"] = float(not clause)
        found["right before"] = float(here - b <= 1)
        found["and or comma only between"] = float(bool(between) and all(w in (",", "and", "or", "(") for w in between))
        found["who between"] = float("who" in between)
        found["“that” or a mark of quotation between"] = float(any(w in ("that", "“", '"', "``") for w in between))
    else:
        gap = a - here
        found["right after an owner"] = float(setting.part == "owner" and gap <= 3)
        found["right after"] = float(gap <= 3)
        found["comma between, pronoun first"] = float("," in [tokens.word(i) for i in range(here, a)])
        found[f"after, {part_of(tokens, place)}"] = 1.0
        found["pronoun in an opening phrase"] = float(opening_phrase(setting, a))
    return found


def opening_phrase(setting: Setting, at: int) -> bool:
    """Whether the sentence opens with a phrase that holds the pronoun and whose subject the candidate is: "After his return, Orlov said"."""
    tokens = setting.tokens
    i = setting.token
    while i > 0 and not tokens.opens(i) and setting.token - i < 14:
        i -= 1
    _, begins = lead_of(tokens, at)
    return tokens.opens(i) and tokens.word(begins - 1) == "," and not any(tokens.word(k) == "," for k in range(setting.token, begins - 1))


def owned(setting: Setting, at: int) -> bool:
    """Whether a possessive of the pronoun's sex stands right before a name with its nouns: "his brother Fred"."""
    tokens = setting.tokens
    return any(
        tokens.word(i) in OWNERS and SEX.get(tokens.word(i)) == setting.sex and i != setting.token
        for i in range(max(at - 5, 0), at)
        if not any(tokens.words[k] in (".", ";", ",") for k in range(i, at))
    )


def of_rivals(setting: Setting, candidate: Candidate, place: Span, others: Sequence[Candidate]) -> dict[str, float]:
    """Candidates nearer than this one, by the part they play."""
    found: dict[str, float] = {}
    if place.start > setting.span.start:
        return found
    sentences = setting.tokens.sentences
    for other in others:
        if other is candidate:
            continue
        last = nearest(other, setting.span)
        if place.start < last.start < setting.span.start:
            part = part_of(setting.tokens, last)
            agrees = "" if other.gender is None else ", sex agrees" if other.gender == setting.sex else ", sex differs"
            found[f"behind a {part}{agrees}"] = 1.0
            if sentences.number(last.start) > sentences.number(place.start):
                found[f"behind a {part} of a later sentence"] = 1.0
    noun = re.compile(PERSON_NOUN).search(setting.text, max(place.end, setting.tokens.sentences.start(setting.span.start)), setting.span.start)
    found["a person's noun between"] = float(noun is not None)
    return found


__all__ = ["PARTS", "Candidate", "Setting", "rows_of", "setting_of"]
