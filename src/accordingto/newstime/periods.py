"""Stretches of the calendar with the unit they are told in, and how they are written."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "span"]
Third = Literal["early", "mid", "late", "start", "end"]

SEASONS = {"spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "fall": (9, "FA"), "winter": (12, "WI")}
"""First month, and the letters that TimeML has for it."""
LETTERS = dict(SEASONS.values())
MONTHS_IN: dict[str, int] = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both included, as one `unit`. A "span" is any run of days."""

    first: date
    last: date
    unit: Unit

    @property
    def iso(self) -> str:
        """ISO 8601: a day, month or year, or an interval of two ("2022-09/2022-11"); weeks as their first and last day."""
        if self.unit == "day":
            return self.first.isoformat()
        if self.unit == "month":
            return month_text(self.first)
        if self.unit == "year":
            return f"{self.first.year:04}"
        if self.unit in ("season", "quarter", "half"):
            return f"{month_text(self.first)}/{month_text(self.last)}"
        if self.unit in ("decade", "century"):
            return f"{self.first.year:04}/{self.last.year:04}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @property
    def timex(self) -> str:
        """The value that TimeML gives it: "1998-W12", "1998-Q2", "1998-FA", "199"."""
        year = f"{self.first.year:04}"
        match self.unit:
            case "week" | "weekend":
                iso = self.first.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "season":
                return f"{year}-{LETTERS[self.first.month]}"
            case "quarter":
                return f"{year}-Q{(self.first.month + 2) // 3}"
            case "half":
                return f"{year}-H{1 if self.first.month == 1 else 2}"
            case "decade":
                return year[:3]
            case "century":
                return year[:2]
            case "span":
                return self.first.isoformat()
        return self.iso


def month_text(day: date) -> str:
    """A day's month: "2022-09"."""
    return f"{day.year:04}-{day.month:02}"


def months_from(year: int, month: int, count: int, unit: Unit) -> Period:
    """So many whole months from one on. Raises ValueError outside the years 1 to 9999."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not 1 <= end_year <= 9999:
        raise ValueError(f"year {end_year} is out of range")
    return Period(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), unit)


def day_of(day: date) -> Period:
    """One day."""
    return Period(day, day, "day")


def month_of(year: int, month: int) -> Period:
    """A month; 13 is the next year's first, 0 the last year's last."""
    return months_from(year, month, 1, "month")


def season_of(name: str, year: int) -> Period:
    """The season of that name that begins in the year."""
    return months_from(year, SEASONS[name.lower()][0], 3, "season")


def quarter_of(year: int, number: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    return months_from(year, 3 * number - 2, 3, "quarter")


def half_of(year: int, number: int) -> Period:
    """The first or the second half of a year."""
    return months_from(year, 6 * number - 5, 6, "half")


def year_of(year: int) -> Period:
    """A calendar year."""
    return months_from(year, 1, 12, "year")


def decade_of(year: int) -> Period:
    """The decade that a year lies in: 1990 to 1999."""
    return months_from(max(year // 10 * 10, 1), 1, 120, "decade")


def century_of(number: int) -> Period:
    """The 20th century is 1900 to 1999, as news has it and TimeML writes it."""
    return months_from(max(100 * number - 100, 1), 1, 1200, "century")


def week_of(day: date) -> Period:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Period:
    """The Saturday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday + timedelta(days=5), monday + timedelta(days=6), "weekend")


def holding(day: date, unit: Unit) -> Period:
    """The period of that unit that a day lies in."""
    match unit:
        case "week":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "half":
            return half_of(day.year, 1 if day.month < 7 else 2)
        case "season":
            return months_from(day.year, day.month // 3 * 3, 3, "season")
        case "year":
            return year_of(day.year)
        case "decade":
            return decade_of(day.year)
        case "century":
            return century_of(day.year // 100 + 1)
    return day_of(day)


def moved(period: Period, count: int) -> Period:
    """The period so many of its own units later; earlier where `count` is below 0. Raises ValueError or OverflowError out of range."""
    if period.unit in MONTHS_IN:
        step = MONTHS_IN[period.unit]
        return months_from(period.first.year, period.first.month + count * step, step, period.unit)
    days = {"week": 7, "weekend": 7}.get(period.unit, 1) * count
    return Period(period.first + timedelta(days=days), period.last + timedelta(days=days), period.unit)


def moved_by(day: date, count: int, unit: Unit) -> Period:
    """The time so many units from a day, as exactly as the unit allows: days and weeks to the day, the rest to the unit."""
    if unit in ("day", "week", "weekend"):
        return day_of(day + timedelta(days=count * (1 if unit == "day" else 7)))
    return moved(holding(day, unit), count)


def third_of(period: Period, third: Third) -> Period:
    """The early, middle or late part of a month (days 1, 11 and 21 on), year (four months each) or decade; of others all of it."""
    if period.unit == "month":
        begin, end = {"early": (1, 10), "start": (1, 10), "mid": (11, 20), "late": (21, period.last.day), "end": (21, period.last.day)}[third]
        return Period(period.first.replace(day=begin), period.first.replace(day=end), "span")
    if period.unit == "year":
        month, count = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "start": (1, 1), "end": (12, 1)}[third]
        return months_from(period.first.year, month, count, "month" if count == 1 else "season")
    if period.unit == "decade":
        begin, count = {"early": (0, 4), "start": (0, 4), "mid": (4, 3), "late": (7, 3), "end": (7, 3)}[third]
        return months_from(period.first.year + begin, 1, 12 * count, "decade")
    return period


def until(start: str, end: date) -> str:
    """An interval from the beginning of an ISO value to a day, both written as exactly as the value is; one of them where they are the same."""
    first = start.split("/", maxsplit=1)[0]
    last = f"{end.year:04}" if len(first) == 4 else end.isoformat()[: len(first)]
    return first if first == last else f"{first}/{last}"
