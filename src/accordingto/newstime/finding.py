"""Every time expression of a text, found by the forms that news has for times and resolved against the article's day.

Find, then resolve: all forms are matched everywhere, the longest at a place is kept, and what is kept is resolved in the
order of the text, so that "two days later" can be counted from the time told before it. After Strötgen and Gertz,
"HeidelTime" (2010), and Chang and Manning, "SUTime" (2012), whose tables and rules are not used.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from accordingto.model import Span
from accordingto.newstime import dates, durations, relative
from accordingto.newstime.expressions import Leaning, Meaning, Rule, Setting, TimeExpression
from accordingto.newstime.leaning import leaning_at
from accordingto.newstime.periods import Period, until
from accordingto.sentences import Sentences, sentences_of

NEAR = 90
"""Characters from a rule's core to the ends of what it may match; the longest match in a million words of news has 40."""
SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
RULES: tuple[Rule, ...] = (*dates.RULES, *relative.RULES, *durations.RULES)
LEADS = re.compile(
    r"(?:\b(?:on|in|since|by|until|till|at\s+least|at|as\s+of|as\s+early\s+as|as\s+late\s+as|of|for|during|over|within|from|before|after|around|about|through|throughout|"
    r"back|starting|beginning|late|early|earlier|the)\s+)+$",
    re.I,
)
"""Matches the words before a time that say how it stands to what is told: "since at least "."""
TOLD_FROM = frozenset({"day", "week", "weekend", "month", "span", "year"})
"""Units of times that "two days later" may be counted from."""
ARTICLE = re.compile(
    r"(?:(?:the|an?|its|their|his|her|our|over|under)\s+)+(?=[\w.]+-(?!earlier|ago)\w)|(?:an?|its|their|his|her)\s+(?=(?:fiscal\s+)?\w+[-\s]quarter)",
    re.I,
)
"""Matches what is left out of the span of a time that describes a noun."""
COMPARED = re.compile(r"year[-\s]|comparable|corresponding|same", re.I)
"""Matches what tells of a quarter only to compare another with it."""
QUARTER_REACH = 600
"""Characters after a quarter within which "a year earlier" means the same quarter of the year before."""


def find_times(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in order, none meeting another; resolved against `anchor`, the article's day.

    Times that can't be placed are kept with the value None and the reason. Never raises, whatever the text.
    """
    sentences = sentences_of(text)
    found: list[TimeExpression] = []
    quarter: tuple[int, Period] | None = None
    before: Period | None = None
    day: Period | None = None
    end = 0
    for rule, match in candidates(text):
        if match.start() < end:
            continue
        setting = Setting(
            anchor,
            told_leaning(text, match, sentences),
            before,
            quarter[1] if quarter and match.start() - quarter[0] < QUARTER_REACH else None,
            day,
        )
        meaning = meant(rule, match, setting)
        if meaning is None:
            continue
        span = Span(match.start() + trimmed(match), match.end())
        whole = with_lead(text, match, end, span)
        end = span.end
        found.append(TimeExpression(span, whole, opened(meaning, whole.of(text), anchor)))
        if meaning.period is not None and meaning.timex != "PRESENT_REF":
            if meaning.period.unit == "quarter" and not COMPARED.search(match.group()):
                quarter = (end, meaning.period)
            if meaning.kind != "duration" and meaning.period.unit in TOLD_FROM:
                before = meaning.period
                day = before if before.unit == "day" else day
    return tuple(found)


def candidates(text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """All matches of all forms: in order, the longest first where several begin at one place."""
    small = text.translate(SMALL)
    found = [(rule, match) for rule in RULES for start, end in around(rule.core, small) for match in rule.pattern.finditer(text, start, end)]
    yield from sorted(found, key=lambda pair: (pair[1].start(), -pair[1].end()))


def around(core: re.Pattern[str], small: str) -> list[tuple[int, int]]:
    """The stretches of a text in small letters in which a rule may match: `NEAR` characters around each of its cores, those that meet as one."""
    stretches: list[tuple[int, int]] = []
    for match in core.finditer(small):
        start, end = max(0, match.start() - NEAR), match.end() + NEAR
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def meant(rule: Rule, match: re.Match[str], setting: Setting) -> Meaning | None:
    """What a match comes to; None for what is no time, or none that a calendar has."""
    try:
        return rule.resolve(match, setting)
    except (ValueError, OverflowError, KeyError, StopIteration):
        return None


def told_leaning(text: str, match: re.Match[str], sentences: Sentences) -> Leaning | None:
    """The way that the time's own sentence leans."""
    return leaning_at(text, match.start(), match.end(), sentences.start(match.start()), sentences.end(match.start(), text))


def trimmed(match: re.Match[str]) -> int:
    """Characters of an article or a possessive that belong to a noun after the time: "a [two-year] plan"."""
    lead = ARTICLE.match(match.group())
    return lead.end() if lead else 0


def with_lead(text: str, match: re.Match[str], floor: int, span: Span) -> Span:
    """A time with the prepositions before it."""
    lead = LEADS.search(text, max(floor, match.start() - 40), match.start())
    if lead is None or lead.group().strip().lower() == "the":
        return span
    return Span(lead.start(), span.end)


def opened(meaning: Meaning, words: str, anchor: date | None) -> Meaning:
    """With "since" before it, a time makes an interval up to the article's day."""
    if not re.match(r"(?:\w+\s+)?since\b", words, re.I) or anchor is None or meaning.value is None or meaning.kind not in ("date", "time"):
        return meaning
    if meaning.period is None or meaning.period.first > anchor:
        return meaning
    return replace(meaning, value=until(meaning.value, anchor), reason=f"from then to the article's day; {meaning.reason}")
