"""The date of an article from its own words: as stated in a dateline, or worked out from weekdays and years."""

import re
from datetime import date

from accordingto.model import Article, Noted, Span

MONTHS = {name: i for i, name in enumerate("january february march april may june july august september october november december".split(), 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
FULL = (
    re.compile(rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),  # December 23, 2023
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>(?:19|20)\d\d)\b", re.I),  # 23 December 2023
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),  # 2023-12-23
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b"),  # 23.12.2023
)
WEEKDAY = r"\b(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
DAYS = (
    re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?{MONTH}\s+(?P<day>\d{{1,2}})\b(?!,?\s+(?:19|20)\d\d)", re.I),  # Saturday, December 23
    re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b(?!,?\s+(?:19|20)\d\d)", re.I),
)
YEAR = re.compile(r"(?P<before>\b\w+\s+)?\b(?P<year>(?:19|20)\d\d)\b")
AHEAD = frozenset("by until till through before beyond".split())
"""Words before a year that may lie ahead; any other year is taken as come or past."""
DATE_LINE = 90
"""Characters: a line that is longer is prose, and a date in it is the content's."""
SPREAD = 12
"""Years after the last one named as past within which a weekday must fall on its day."""


def stated_date(article: Article) -> Noted | None:
    """The date that a line of its own states near the text's beginning or end, furniture included."""
    lines = list(lines_of(article.text))
    for start, line in lines[:25] + lines[-12:]:
        if len(line) > DATE_LINE:
            continue
        for pattern in FULL:
            if (match := pattern.search(line)) and (day := full_date(match)) and little_else(line, match):
                return Noted(day.isoformat(), "text", "a line of its own states it", Span(start + match.start(), start + match.end()))
    return None


def little_else(line: str, match: re.Match[str]) -> bool:
    """Whether a line says little but a date: a time, an author, "Published on"."""
    rest = re.findall(r"[^\W\d_]{2,}", line[: match.start()] + " " + line[match.end() :])
    return len(rest) <= 8 and not line.rstrip().endswith((".", "!", "?", "”", '"'))


def full_date(match: re.Match[str]) -> date | None:
    """The date of a match with day, month and year; None where there is no such day."""
    told = match.groupdict()
    month = int(told["number"]) if told.get("number") else MONTHS[told["month"].lower().rstrip(".")]
    return day_of(int(told["year"]), month, int(told["day"]))


def day_of(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def inferred_date(article: Article) -> Noted | None:
    """The latest day that the body names with its weekday, in the year in which that weekday fell on it.

    A year named as past sets the earliest; without one, nothing can be said, because weekdays repeat every few years.
    """
    years = past_years(article)
    if not years:
        return None
    found: list[tuple[date, Span, str]] = []
    for body in article.body:
        for pattern in DAYS:
            for match in pattern.finditer(article.text, body.start, body.end):
                day = year_fits(match, max(years))
                if day:
                    found.append((day, Span(match.start(), match.end()), match.group()))
    if not found:
        return None
    day, span, words = max(found, key=lambda f: (f[0], -f[1].start))
    reason = f"“{words}” fell on {day.isoformat()}, the first such day in or after {max(years)}, the latest year that the text names as past"
    return Noted(day.isoformat(), "inferred", reason, span)


def past_years(article: Article) -> list[int]:
    """Years that the body names, less those that may lie ahead."""
    found = (match for body in article.body for match in YEAR.finditer(article.text, body.start, body.end))
    return [int(match["year"]) for match in found if (match["before"] or "").strip().lower() not in AHEAD]


def year_fits(match: re.Match[str], earliest: int) -> date | None:
    """The first day in or after a year that has the weekday, the month and the day of the match."""
    month, weekday = MONTHS[match["month"].lower().rstrip(".")], WEEKDAYS[match["weekday"].lower()]
    for year in range(earliest, earliest + SPREAD):
        day = day_of(year, month, int(match["day"]))
        if day and day.weekday() == weekday:
            return day
    return None


def lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of a text that aren't blank, each with where it starts."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, line.rstrip("\r\n")))
        at += len(line)
    return found
