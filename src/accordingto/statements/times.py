"""When a statement was made: the time words beside its cue, resolved against the article's day."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from accordingto.model import Span, Statement, When

MONTHS = {name: i for i, name in enumerate("january february march april may june july august september october november december".split(), 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items()) if name != "may"} | {"sept": 9}
DAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

MONTH = r"(?P<month>jan(?:uary|\.)|feb(?:ruary|\.)|mar(?:ch|\.)|apr(?:il|\.)|may|june?|july?|aug(?:ust|\.)|sept?(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)|dec(?:ember|\.))"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
YEAR = r"(?P<year>(?:19|20)\d\d)"
PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
TIME = re.compile(
    rf"\b(?:(?:on|in|since|late|early|by|at least|as early as|last|this|the|of|back|during|a)\s+){{0,4}}(?:"
    rf"(?P<full>(?:{WEEKDAY}{PART},?\s+)?(?:the\s+)?(?:{MONTH}\s+{DAY}|{DAY.replace('day', 'day2')}\s+(?:of\s+)?{MONTH.replace('month', 'month2')})(?:,?\s+{YEAR})?)|"
    rf"(?P<weekdayonly>(?:last\s+|this\s+)?{WEEKDAY.replace('weekday', 'weekday2')}{PART})|"
    r"(?P<near>yesterday|today|tonight|overnight|this\s+(?:morning|afternoon|evening)|last\s+night)|"
    r"(?P<ago>(?P<count>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier))|"
    r"(?P<relative>(?P<which>last|this|earlier\s+this|later\s+this|past|over\s+the|at\s+the)\s+(?P<span>week|month|year|weekend))|"
    rf"(?P<season>(?P<whichseason>last\s+|this\s+|the\s+)?(?P<seasonname>spring|summer|fall|autumn|winter)(?:\s+of\s+{YEAR.replace('year', 'year2')})?)|"
    rf"(?P<monthonly>{MONTH.replace('month', 'month3')}(?:\s+{YEAR.replace('year', 'year3')})?)|"
    r"(?P<decade>(?P<decadeyear>(?:19|20)\d0)s)|"
    rf"(?P<yearonly>{YEAR.replace('year', 'year4')}))\b",
    re.I,
)
"""Matches "on Saturday, December 23", "since at least September", "last autumn", "two days ago", "earlier this month"."""
LEADS = re.compile(r"^(?:on|in|since|late|early|by|at least|as early as|earlier|last|this|the|of|back)\s+$", re.I)
NEEDS_LEAD = frozenset({"monthonly", "yearonly", "season"})
SENTENCE = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9…])|\n")
FRONTED = 220
"""The same for a time that opens the sentence, and so holds for all of it."""
REACH = 90
"""Characters between the cue and a time that still says when it was said."""


def when_said(text: str, statement: Statement, holder: Sequence[Span], anchor: date | None) -> When | None:
    """The time words in the cue's sentence, outside the content, nearest to the cue; None where there are none.

    For a statement inside another only words inside the holder's content count. Those that can't be resolved keep None.
    """
    if not statement.cue:
        return None
    start, end = sentence_around(text, statement.cue)
    outside = list(statement.content)
    best: tuple[int, re.Match[str]] | None = None
    for match in TIME.finditer(text, start, end):
        span = Span(match.start(), match.end())
        if any(part.meets(span) for part in outside) or not allowed(match) or (holder and not any(part.holds(span) for part in holder)):
            continue
        gap = max(span.start - statement.cue.end, statement.cue.start - span.end, 0)
        if gap <= (FRONTED if span.start - start <= 4 else REACH) and (best is None or gap < best[0]):
            best = (gap, match)
    if best is None:
        return None
    value, reason = resolved(best[1], anchor)
    return When(Span(best[1].start(), best[1].end()), value, reason)


def allowed(match: re.Match[str]) -> bool:
    """Whether a match is a time: a bare month, season or year needs a word before it ("may" is a verb, "fall" another)."""
    kind = kind_of(match)
    if kind not in NEEDS_LEAD:
        return True
    if kind == "monthonly" and match["year3"]:
        return True
    return bool(re.match(r"(?:on|in|since|late|early|by|last|this|of|back)\b", match.group(), re.I))


def kind_of(match: re.Match[str]) -> str:
    """Which of the forms a match has."""
    forms = ("full", "weekdayonly", "near", "ago", "relative", "season", "monthonly", "decade", "yearonly")
    return next(form for form in forms if match[form])


def sentence_around(text: str, span: Span) -> tuple[int, int]:
    """Start and end of the sentence that a span stands in."""
    start = max((m.end() for m in SENTENCE.finditer(text, max(0, span.start - 600), span.start)), default=max(0, span.start - 600))
    after = SENTENCE.search(text, span.end, span.end + 600)
    return start, after.start() + 1 if after else min(len(text), span.end + 600)


def resolved(match: re.Match[str], anchor: date | None) -> tuple[str | None, str]:
    """The ISO value of a time, and what it was resolved against."""
    against = f"counted from the article's day, {anchor.isoformat()}" if anchor else "the article's day is not known"
    value = RESOLVERS[kind_of(match)](match, anchor)
    if value and re.match(r"since", match.group(), re.I) and anchor:
        return f"{value}/{anchor.isoformat()[: len(value)]}", f"from then on; {against}"
    return value, against


def full_day(match: re.Match[str], anchor: date | None) -> str | None:
    """A month and a day, with or without weekday and year."""
    month = MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
    day = int(match["day"] or match["day2"])
    if match["year"]:
        return iso(int(match["year"]), month, day)
    if anchor is None:
        return None
    value = iso(anchor.year, month, day)
    return iso(anchor.year - 1, month, day) if value and date.fromisoformat(value) > anchor + timedelta(days=30) else value


def iso(year: int, month: int, day: int) -> str | None:
    """A date as text, or None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def weekday(match: re.Match[str], anchor: date | None) -> str | None:
    """The last such day up to the article's own."""
    if anchor is None:
        return None
    back = (anchor.weekday() - DAYS[match["weekday2"].lower()]) % 7
    return (anchor - timedelta(days=back)).isoformat()


def near(match: re.Match[str], anchor: date | None) -> str | None:
    """Today, yesterday and their parts."""
    if anchor is None:
        return None
    back = 1 if re.search(r"yesterday|last\s+night|overnight", match["near"], re.I) else 0
    return (anchor - timedelta(days=back)).isoformat()


def ago(match: re.Match[str], anchor: date | None) -> str | None:
    """So many days, weeks, months or years before the article's day, as exactly as the unit allows."""
    if anchor is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else COUNTS[match["count"].lower()]
    unit = match["unit"].lower()
    if unit in ("day", "week"):
        return (anchor - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return str(anchor.year - count)
    months = anchor.year * 12 + anchor.month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02}"


def relative(match: re.Match[str], anchor: date | None) -> str | None:
    """Last or this week, month or year."""
    if anchor is None:
        return None
    back = 1 if match["which"].lower() in ("last", "past") else 0
    unit = match["span"].lower()
    if match["which"].lower().startswith("earlier") and unit in ("month", "year"):
        began = f"{anchor:%Y-%m}-01" if unit == "month" else f"{anchor.year}-01"
        return f"{began}/{anchor.isoformat()[: len(began)]}"
    if unit == "year":
        return str(anchor.year - back)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - back
        return f"{months // 12}-{months % 12 + 1:02}"
    monday = anchor - timedelta(days=anchor.weekday() + 7 * back)
    first, last = (monday + timedelta(days=5), monday + timedelta(days=6)) if unit == "weekend" else (monday, min(monday + timedelta(days=6), anchor))
    return f"{first.isoformat()}/{last.isoformat()}"


def season(match: re.Match[str], anchor: date | None) -> str | None:
    """A season's three months; the last one that began before the article's day where no year is given."""
    first, last = SEASONS[match["seasonname"].lower()]
    year = int(match["year2"]) if match["year2"] else None
    if year is None:
        if anchor is None:
            return None
        began = date(anchor.year, first, 1)
        year = anchor.year if began <= anchor else anchor.year - 1
        over = date(year + (last < first), last, monthrange(year + (last < first), last)[1])
        if (match["whichseason"] or "").strip().lower() == "last" and over >= anchor:
            year -= 1
    return f"{year}-{first:02}/{year + (last < first)}-{last:02}"


def month(match: re.Match[str], anchor: date | None) -> str | None:
    """A month; the last such up to the article's where no year is given."""
    number = MONTHS[match["month3"].lower().rstrip(".")]
    if match["year3"]:
        return f"{match['year3']}-{number:02}"
    if anchor is None:
        return None
    this = number < anchor.month or (number == anchor.month and not re.search(r"\blast\b", match.group(), re.I))
    return f"{anchor.year if this else anchor.year - 1}-{number:02}"


def decade(match: re.Match[str], _: date | None) -> str | None:
    """The ten years of a decade."""
    year = int(match["decadeyear"])
    return f"{year}/{year + 9}"


def year_alone(match: re.Match[str], _: date | None) -> str | None:
    """A year."""
    return match["year4"]


RESOLVERS = {
    "full": full_day, "weekdayonly": weekday, "near": near, "ago": ago, "relative": relative, "season": season, "monthonly": month, "decade": decade, "yearonly": year_alone,
}  # fmt: skip
