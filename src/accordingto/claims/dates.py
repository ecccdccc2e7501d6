"""Days that a content speaks of, as stretches of days they may be, so that two contents can be held against each other.

Apart from `newstime`, on purpose. That decides for the one day that is most likely meant, by the verb and by what was told before;
here a weekday or a day without a year is every day that it may be, for two contents conflict only if no reading brings them together.
It also finds lengths, ages and "current" as times, which would part contents that agree; and it takes about fifteen times as long,
for every content of a corpus.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {name: i for i, name in enumerate("january february march april may june july august september october november december".split(), 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items()) if name != "may"} | {"sept": 9}
DAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}
SPANS = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
TIME = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    r"|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
    r"|(?P<near>yesterday|today|tonight|tomorrow|overnight)"
    r"|(?P<which>last|this|next|past|coming)\s+(?P<span>week|month|year)"
    rf"|(?:in|since|by|until|last|this|next|of|early|late|mid|during)[\s-]+(?P<month3>{MONTH})(?![\w])(?:\s+(?P<year3>(?:19|20)\d\d))?"
    r"|(?:in|since|by|until|of|before|after|during|from|to)\s+(?P<year4>(?:19|20)\d\d))(?![\w-])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Time:
    """Words for a time and the stretches of days that it may be, each from first to last. None known: only the words count."""

    words: str
    weekday: int | None
    days: tuple[tuple[date, date], ...]

    def agrees(self, other: "Time") -> bool | None:
        """Whether the two can be the same time; None where that can't be told."""
        if self.days and other.days:
            return any(a <= d and c <= b for a, b in self.days for c, d in other.days)
        if self.weekday is not None and other.weekday is not None:
            return self.weekday == other.weekday
        return True if self.words == other.words else None


def times_in(text: str, anchor: date | None) -> tuple[tuple[Time, ...], list[tuple[int, int]]]:
    """The times that a text names, resolved against the day it was published, and where their words stand."""
    found, places = [], []
    for match in TIME.finditer(text):
        if match["month"] and match["month"].lower() == "may" and not match["month"][0].isupper():
            continue
        time = time_of(match, anchor)
        if time:
            found.append(time)
            places.append(match.span())
    return tuple(found), places


def time_of(match: re.Match[str], anchor: date | None) -> Time | None:
    """One match as the days it may mean; None where it is no date after all."""
    words = " ".join(match.group().lower().split())
    try:
        if match["weekday"]:
            return weekday(words, DAYS[match["weekday"].lower()], anchor)
        return Time(words, None, days_of(match, anchor))
    except ValueError:
        return None


def weekday(words: str, number: int, anchor: date | None) -> Time:
    """A day of the week: the one before the anchor, the anchor itself or the one after it."""
    if anchor is None:
        return Time(words, number, ())
    back = (anchor.weekday() - number) % 7
    found = {anchor - timedelta(back), anchor + timedelta((7 - back) % 7)}
    return Time(words, number, tuple((day, day) for day in sorted(found)))


def days_of(match: re.Match[str], anchor: date | None) -> tuple[tuple[date, date], ...]:
    """The stretches of days of any other match. Raises ValueError where there is no such day."""
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
        return ((day, day),)
    if match["near"]:
        if anchor is None:
            return ()
        shift = NEAR[match["near"].lower()]
        late = match["near"].lower() in ("overnight", "tonight")
        return ((anchor + timedelta(shift - (1 if late else 0)), anchor + timedelta(shift)),)
    if match["which"]:
        return around(SPANS[match["which"].lower()], match["span"].lower(), anchor)
    if match["year4"]:
        return ((date(int(match["year4"]), 1, 1), date(int(match["year4"]), 12, 31)),)
    month = MONTHS[(match["month"] or match["month2"] or match["month3"]).lower().rstrip(".")]
    year = match["year"] or match["year2"] or match["year3"]
    years = [int(year)] if year else [anchor.year - 1, anchor.year, anchor.year + 1] if anchor else [2000]
    number = match["day"] or match["day2"]
    if number:
        return tuple((date(y, month, int(number)), date(y, month, int(number))) for y in years)
    return tuple((date(y, month, 1), date(y, month, monthrange(y, month)[1])) for y in years)


def around(shift: int, unit: str, anchor: date | None) -> tuple[tuple[date, date], ...]:
    """The days of "last week", "this month", "next year": generously, for people mean them loosely."""
    if anchor is None:
        return ()
    if unit == "week":
        start = anchor - timedelta(anchor.weekday()) + timedelta(7 * shift)
        return ((start - timedelta(1), start + timedelta(7)),)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        year, month = months // 12, months % 12 + 1
        return ((date(year, month, 1), date(year, month, monthrange(year, month)[1])),)
    return ((date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31)),)


def day_of(published: str | None) -> date | None:
    """The day of a date as articles have it; None where it is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
