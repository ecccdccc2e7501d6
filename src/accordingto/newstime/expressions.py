"""What a time expression is, and what it is resolved in the light of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from accordingto.model import Span
from accordingto.newstime.periods import Period

Kind = Literal["date", "time", "duration", "set"]
Leaning = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What time words come to.

    `value` is ISO 8601: a date, month, year, an interval of two, a duration ("P3D") or a repeated one ("R/P1D"); None
    where the words can't be resolved. `timex` is the same as TimeML writes it ("1998-W12", "PRESENT_REF"). `reason`
    says what it was resolved against. `period` is the stretch of the calendar, where there is one.
    """

    kind: Kind
    timex: str
    value: str | None
    reason: str
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Time words at `span`, without the preposition before them, and their meaning; `whole` is with it ("since at least")."""

    span: Span
    whole: Span
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Setting:
    """What words are read in the light of: the article's day, the way the verb leans, times told before in the text.

    `before` is the last day, week, month or year told, `day` the last day; `quarter` the last quarter, which "a year earlier" falls back on in
    reports of business.
    """

    anchor: date | None
    leaning: Leaning | None = None
    before: Period | None = None
    quarter: Period | None = None
    day: Period | None = None


Resolver = Callable[[re.Match[str], Setting], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form that times have. The resolver gives None for words that are no time after all.

    `core` matches, in small letters, something that each match of the pattern holds: the pattern is slow, and is tried around cores alone.
    """

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver
    core: re.Pattern[str]


UNKNOWN_DAY = "the article's day is not known"


def counted(anchor: date) -> str:
    """The reason given for what is counted from the article's day."""
    return f"counted from the article's day, {anchor.isoformat()}"


def dated(period: Period, reason: str, *, timex: str | None = None, kind: Kind = "date") -> Meaning:
    """A stretch of the calendar as a meaning."""
    return Meaning(kind, timex or period.timex, period.iso, reason, period)


def unresolved(timex: str, reason: str, kind: Kind = "date") -> Meaning:
    """Words that are a time but can't be placed."""
    return Meaning(kind, timex, None, reason)


def rule(name: str, core: str, pattern: str, resolve: Resolver) -> Rule:
    """A rule from a pattern's text; runs of space in it match any. Names of months are told from verbs by their capital."""
    return Rule(name, re.compile(rf"(?<![\w$€£#])(?:{pattern})(?!\w)", re.I), resolve, re.compile(core))
