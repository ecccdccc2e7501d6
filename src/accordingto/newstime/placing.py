"""Days, months and seasons told without a year, and words such as "that day", set in the calendar."""

import re
from datetime import date, timedelta

from accordingto.newstime.expressions import UNKNOWN_DAY, Leaning, Meaning, Setting, counted, dated, unresolved
from accordingto.newstime.periods import SEASONS, Period, Third, Unit, day_of, holding, month_of, moved, season_of, third_of

SLACK = timedelta(days=2)
"""Pages are dated a day or two off what they tell; a day of the month so far ahead may still be the past's."""
AGAINST = 8
"""How much farther a day seems that lies against the verb's leaning: a dividend declared may be payable in December."""
YEARS = 8
"""Years on both sides among which a weekday and a day of the month are matched."""
THIRDS: dict[str, Third] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late", "beginning": "start", "start": "start", "end": "end", "close": "end",
    "first part": "early", "latter part": "late",
}  # fmt: skip
THIRD = r"(?:(?P<third>early|late|mid)(?:\s+in|\s+on)?(?:[-–]|\s+)|(?:the\s+)?(?P<edge>beginning|start|middle|end|close|first\s+part|latter\s+part)\s+(?:of|in)\s+)"
"""Matches "early ", "mid-", "the end of "."""
REL = r"(?:this|last|next|the\s+same|that)"


def third_in(match: re.Match[str]) -> Third | None:
    """Which part of a period the words before it pick out."""
    groups = match.groupdict()
    word = groups.get("third") or groups.get("edge")
    return THIRDS[re.sub(r"\s+", " ", word.lower())] if word else None


def narrowed(period: Period, third: Third | None, reason: str) -> Meaning:
    """A period or its early, middle or late part. TimeML has no value for the part, so `timex` is that of the whole."""
    if third is None:
        return dated(period, reason)
    part = third_of(period, third)
    return Meaning("date", period.timex, part.iso, reason, part if part.unit != period.unit else period)


def year_told(words: str | None, setting: Setting) -> int | None:
    """The year that "this", "last", "next", "that" before "year" means; None where that can't be known."""
    if not words:
        return None
    word = words.lower().split()[-1]
    if word in ("that", "same"):
        return setting.before.first.year if setting.before else None
    if setting.anchor is None:
        return None
    return setting.anchor.year + {"this": 0, "last": -1, "next": 1}[word]


def day_in_month(month: int, day: int, weekday: int | None, setting: Setting) -> Meaning | None:
    """A day of the month without its year: the nearest such day, on the side that the verb leans to.

    With a weekday, the nearest year in which it fell on that day. None where no year has such a day.
    """
    anchor = setting.anchor
    if anchor is None:
        return unresolved(f"XXXX-{month:02}-{day:02}", UNKNOWN_DAY) if valid(2000, month, day) else None
    found = [d for year in range(max(anchor.year - YEARS, 1), min(anchor.year + YEARS, 9998) + 1) if (d := valid(year, month, day))]
    on_day = [d for d in found if d.weekday() == weekday]
    if not found:
        return None
    best = min(on_day or found, key=lambda d: (distance(d, anchor, setting.leaning), d))
    return dated(day_of(best), f"the year is taken from {anchor.isoformat()}, the article's day")


def valid(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def distance(day: date, anchor: date, leaning: Leaning | None) -> int:
    """Days from the anchor, more of them on the side that the verb doesn't lean to."""
    against = (leaning == "past" and day > anchor + SLACK) or (leaning == "future" and day < anchor - SLACK)
    return abs((day - anchor).days) * (AGAINST if against else 1)


def weekday_near(number: int, which: str, setting: Setting) -> Meaning:
    """A weekday: the last one up to the article's day, or the next where the verb or "next" says so."""
    anchor, before = setting.anchor, setting.before
    if which in ("following", "previous") and before is not None and before.unit == "day":
        return dated(
            next_such(before.last, number) if which == "following" else last_such(before.first, number), f"counted from {before.iso}, told before"
        )
    if anchor is None:
        return unresolved(f"XXXX-WXX-{number + 1}", UNKNOWN_DAY)
    if which in ("next", "coming", "following"):
        return dated(next_such(anchor, number), counted(anchor))
    if which in ("last", "past", "previous"):
        return dated(last_such(anchor, number), counted(anchor))
    if anchor.weekday() == number:
        return dated(day_of(anchor), "the article's own day")
    ahead = setting.leaning == "future" or (which == "this" and setting.leaning is None)
    reason = "after a verb of what is to come; " if ahead else ""
    return dated(next_such(anchor, number) if ahead else last_such(anchor, number), reason + counted(anchor))


def next_such(day: date, number: int) -> Period:
    """The first such weekday after a day."""
    return day_of(day + timedelta(days=(number - day.weekday() - 1) % 7 + 1))


def last_such(day: date, number: int) -> Period:
    """The last such weekday before a day."""
    return day_of(day - timedelta(days=(day.weekday() - number - 1) % 7 + 1))


def month_near(number: int, which: str, setting: Setting) -> Meaning | Period:
    """A month without its year: the last up to the article's, or the next where the verb or "next" says so."""
    anchor = setting.anchor
    if anchor is None:
        return unresolved(f"XXXX-{number:02}", UNKNOWN_DAY)
    if which in ("following", "previous") and setting.before is not None:
        base = setting.before.first
        ahead = which == "following"
        return month_of(base.year + ((number <= base.month) if ahead else -(number >= base.month)), number)
    if which in ("next", "coming", "following") or (which in ("", "this") and setting.leaning == "future"):
        strict = which == "next"
        return month_of(anchor.year + (number < anchor.month or (strict and number == anchor.month)), number)
    if which == "this":
        return month_of(anchor.year, number)
    # The month just gone is "last month": "last February", said in March, is the year before's.
    latest = anchor.month - 2 if which == "last" else anchor.month
    return month_of(anchor.year - (number > latest), number) if latest > 0 else month_of(anchor.year - 1 - (number > latest + 12), number)


def season_near(name: str, which: str, setting: Setting) -> Meaning | Period:
    """A season without its year: the last that has begun; with "last" the last that is over, with "next" the next to begin."""
    anchor = setting.anchor
    if anchor is None:
        return unresolved(f"XXXX-{SEASONS[name.lower()][1]}", UNKNOWN_DAY)
    years = [season_of(name, year) for year in range(max(anchor.year - 2, 1), min(anchor.year + 2, 9998) + 1)]
    if which in ("next", "coming", "following"):
        return next(s for s in years if s.first > anchor)
    if which in ("last", "past", "previous"):
        return next(s for s in reversed(years) if s.last < anchor)
    if setting.leaning == "future":
        return next(s for s in years if s.last >= anchor)
    if which == "this":
        return min(years, key=lambda s: (s.first.year != anchor.year and not s.first <= anchor <= s.last, s.first))
    return next(s for s in reversed(years) if s.first <= anchor)


def unit_told_before(unit: Unit, step: int, setting: Setting, timex: str) -> Meaning:
    """What is counted from the last time told: "that week", "the following year", "the day before"."""
    told = told_for(unit, setting)
    if told is None:
        return unresolved(timex, "the time it is counted from isn't told in words that can be placed")
    period = holding(told.last if step > 0 else told.first, unit)
    return dated(moved(period, step) if step else period, f"counted from {told.iso}, told before")


def told_for(unit: str, setting: Setting) -> Period | None:
    """The time told before that units may be counted from: days and weeks from a day, longer ones from any."""
    return setting.day if unit in ("day", "week", "weekend", "night") else setting.before
