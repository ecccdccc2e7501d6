"""Dates, weekdays, months, seasons, years, decades and centuries."""

import re

from accordingto.newstime.expressions import Meaning, Rule, Setting, dated, rule, unresolved
from accordingto.newstime.periods import Period, century_of, day_of, decade_of, month_of, season_of, year_of
from accordingto.newstime.placing import REL, THIRD, day_in_month, month_near, narrowed, season_near, third_in, valid, weekday_near, year_told
from accordingto.newstime.words import (
    DAY,
    DAYPARTS,
    DECADES,
    MONTH,
    MONTH_WHOLE,
    MONTHS,
    ORDINALS,
    PART,
    SEASON,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    day_number,
    month_number,
    number_of,
    spoken_year,
)  # fmt: skip

WRITTEN = "the words give the whole date"
WHICH = r"(?:last|next|this(?:\s+(?:past|coming))?|(?:the\s+)?(?:past|coming|previous|following))"
SPOKEN = r"(?:(?:nineteen|eighteen|twenty)[-\s]+(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|[a-z]+teen)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|two\s+thousand(?:\s+(?:and\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen))?)"
BEFORE_A_TIME = re.compile(
    r"(?:\b(?:in|since|by|until|till|til|of|for|from|to|through|between|during|before|after|around|about|on|over|late|early|mid|this|every|each|last|next|than|as|like|or|and)|[-(–—])\s*$",
    re.I,
)
"""Matches what stands before a time rather than before a name or a verb."""
NAMED_DAYS = re.compile(r"\b(?:Black|Bloody|Super|Good|Fat|Ash|Palm|Holy|Easter|Mail\s+on|Cyber|Giving|News)\s+$")
PAPERS = re.compile(r"\s+(?:Times|Telegraph|Mirror|Express|Herald|Tribune|Mail|Post|Night\s+(?:Live|Football)|Independent|World)\b")
NO_YEAR_BEFORE = re.compile(
    r"(?:[\d.,/:$€£]|\b(?:No\.|number|flight|room|route|highway|boeing|page|some|nearly|almost|than|over|least|about|approximately|roughly|only|at|worth))\s*$",
    re.I,
)
NO_YEAR_AFTER = re.compile(
    r"\s*(?:[.,/:]\d|%|(?:percent|per\s+cent|people|troops|soldiers|dollars|euros|pounds|GMT|hours|years|days|miles|feet|meters|metres|kilometers|kilometres|km|tons|tonnes|"
    r"points|votes|jobs|men|women|members|employees|shares|others|cases|deaths|square|million|billion)\b)",
    re.I,
)


def iso_date(match: re.Match[str], _: Setting) -> Meaning | None:
    """2023-12-23."""
    day = valid(int(match["year"]), int(match["month"]), int(match["day"]))
    return dated(day_of(day), WRITTEN) if day else None


def figures(match: re.Match[str], _: Setting) -> Meaning | None:
    """12/23/2023 or 23.12.2023: the month first after strokes where that can be, the day first after points."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    order = ((one, two), (two, one)) if match["mark"] == "/" else ((two, one),)
    days = [day for month, number in order if (day := valid(year, month, number))]
    return dated(day_of(days[0]), WRITTEN) if days else None


def full_day(match: re.Match[str], setting: Setting) -> Meaning | None:
    """A month and a day, with or without weekday and year; a run of days of a month too."""
    if not match["month"][0].isupper():
        return None
    month, day = month_number(match["month"]), day_number(match["day"])
    groups = match.groupdict()
    year = int(match["year"]) if groups.get("year") else year_told(groups.get("rel"), setting)
    weekday = WEEKDAYS[match["weekday"].lower()] if groups.get("weekday") else None
    found: Meaning | None
    if year is not None:
        told = valid(year, month, day)
        found = dated(day_of(told), WRITTEN) if told else None
    else:
        found = day_in_month(month, day, weekday, setting)
    if found and found.period and groups.get("to"):
        last = valid(found.period.first.year, month, day_number(match["to"]))
        if last and last > found.period.first:
            return dated(Period(found.period.first, last, "span"), found.reason)
    if found and groups.get("part"):
        return at_part(found, match["part"])
    return found


def at_part(found: Meaning, part: str) -> Meaning:
    """A day with a part of it: TimeML has "1998-02-12TEV", the ISO value stays the day's."""
    code = DAYPARTS[part.strip().lower()]
    return Meaning("time", f"{found.timex}T{code}", found.value, found.reason, found.period)


def weekday(match: re.Match[str], setting: Setting) -> Meaning | None:
    """A weekday, with a part of the day or without."""
    if not match["weekday"][0].isupper() or NAMED_DAYS.search(match.string, 0, match.start("weekday")) or PAPERS.match(match.string, match.end()):
        return None
    which = (match["which"] or "").lower().split()[-1:] or [""]
    found = weekday_near(WEEKDAYS[match["weekday"].lower()], which[0], setting)
    return at_part(found, match["part"]) if match["part"] else found


def month(match: re.Match[str], setting: Setting) -> Meaning | None:
    """A month, with or without its year."""
    word = match["month"]
    if not word[0].isupper() or not is_month(match):
        return None
    number, third = month_number(word), third_in(match)
    year = int(match["year"]) if match["year"] else spoken_year(match["spoken"]) if match["spoken"] else year_told(match["rel"], setting)
    if year is not None:
        return narrowed(month_of(year, number), third, WRITTEN if match["year"] else "the year is told beside it")
    which = (match["which"] or "").lower().split()[-1:] or [""]
    found = month_near(number, which[0], setting)
    if isinstance(found, Meaning):
        return found
    return narrowed(found, third, f"the year is taken from {setting.anchor.isoformat()}, the article's day" if setting.anchor else "")


def is_month(match: re.Match[str]) -> bool:
    """Whether a word is a month rather than a verb at a sentence's beginning or a person's name."""
    groups = match.groupdict()
    if any(groups.get(name) for name in ("third", "edge", "which", "year", "rel", "spoken")):
        return True
    led = BEFORE_A_TIME.search(match.string, max(0, match.start() - 12), match.start()) is not None
    name = re.match(r"\s+[A-Z][a-z]+(?!\w*day\b)", match.string[match.end() : match.end() + 20])
    if match["month"].lower() in ("may", "march"):
        return led and not name
    return led or not (name and match["month"] in ("April", "June", "August", "Jan.", "Dec."))


def season(match: re.Match[str], setting: Setting) -> Meaning | None:
    """A season, with or without its year."""
    name = match["season"]
    third = third_in(match)
    told = int(match["year"]) if match["year"] else spoken_year(match["spoken"]) if match["spoken"] else year_told(match["rel"], setting)
    if told is not None:
        return narrowed(season_of(name, told), third, "the year is told beside it")
    if not is_season(match):
        return None
    which = (match["which"] or "").lower().split()[-1:] or [""]
    found = season_near(name, which[0], setting)
    return found if isinstance(found, Meaning) else dated(found, f"counted from the article's day, {setting.anchor}")


def is_season(match: re.Match[str]) -> bool:
    """Whether "fall" or "spring" is a season: "last fall" and "by spring", not "the fall of the city" or "prices fall"."""
    name, which, text = match["season"], (match["which"] or "").lower(), match.string
    if name[0].isupper() and re.match(r"\s+[A-Z]", text[match.end() : match.end() + 3]):
        return False
    if re.match(r"\s+(?:of|in|to|from|by|below|short|apart|behind|victim)\b", text[match.end() : match.end() + 12]) and name.lower() in (
        "fall",
        "spring",
    ):
        return which not in ("", "the")
    if which not in ("", "the"):
        return True
    if which == "the" and name.lower() not in ("fall", "spring"):
        return True
    led = re.search(
        r"\b(?:in|by|until|since|during|over|before|after|through|for|from|of|late|early|mid)[-\s]+(?:the\s+)?(?:(?:early|late|mid)[-\s])?$",
        text[max(0, match.start("season") - 24) : match.start("season")],
        re.I,
    )
    return led is not None


def year(match: re.Match[str], _: Setting) -> Meaning | None:
    """A year in figures, unless what stands beside it makes it a number."""
    text = match.string
    number = int(match["year"])
    if match["fiscal"] or match["third"] or match["edge"]:
        return narrowed(year_of(number), third_in(match), WRITTEN)
    before = text[max(0, match.start() - 16) : match.start()]
    if NO_YEAR_AFTER.match(text, match.end()) or (re.search(r"\d\s*[-–]\s*$", before) and not re.search(r"\b(?:1\d|20)\d\d\s*[-–]\s*$", before)):
        return None
    if BEFORE_A_TIME.search(before) and not re.search(r"\b(?:than|about|over|for|to|on)\s*$", before):
        return dated(year_of(number), WRITTEN)
    if NO_YEAR_BEFORE.search(before) or not 1900 <= number <= 2060:
        return None
    return dated(year_of(number), WRITTEN)


def year_in_words(match: re.Match[str], _: Setting) -> Meaning | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    number = spoken_year(match["words"])
    return dated(year_of(number), WRITTEN) if number else None


def decade(match: re.Match[str], setting: Setting) -> Meaning | None:
    """The 1990s, the nineties, the '80s."""
    if match["full"]:
        first = int(match["full"])
    else:
        short = int(match["short"]) if match["short"] else DECADES[match["word"].lower()]
        this = setting.anchor.year if setting.anchor else 2024
        first = this // 100 * 100 + short
        first -= 100 if first > this else 0
    return narrowed(decade_of(first), third_in(match), WRITTEN)


def century(match: re.Match[str], setting: Setting) -> Meaning | None:
    """The 20th century; this, last or next century."""
    if match["which"]:
        if setting.anchor is None:
            return unresolved("XX", "the article's day is not known")
        number = setting.anchor.year // 100 + 1 + {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
    else:
        told = number_of(re.sub(r"(?:st|nd|rd|th)$", "", match["number"])) or ORDINALS.get(re.sub(r"\s+", "-", match["number"].lower()), 0)
        number = int(told)
    return dated(century_of(number), WRITTEN) if 1 <= number <= 30 else None


HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year’s day": (1, 1), "new year’s eve": (12, 31), "halloween": (10, 31),
    "valentine’s day": (2, 14), "independence day": (7, 4), "boxing day": (12, 26), "may day": (5, 1), "st. patrick’s day": (3, 17), "new year’s": (1, 1),
}  # fmt: skip


def holiday(match: re.Match[str], setting: Setting) -> Meaning | None:
    """A holiday that falls on the same day every year."""
    month_, day = HOLIDAYS[re.sub(r"\s+", " ", match["name"].lower()).replace("'", "’")]
    if match["year"] and (told := valid(int(match["year"]), month_, day)):
        return dated(day_of(told), WRITTEN)
    return day_in_month(month_, day, None, setting)


DAY_LEAD = rf"(?:(?P<weekday>{WEEKDAY})(?:\s+{PART})?,?\s+(?:the\s+)?)?"
YEAR_AFTER = rf"(?:,?\s+(?P<year>{YEAR})(?![-\d])|,?\s+(?:of\s+)?(?P<rel>{REL})\s+year)?"
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]")
_HOLIDAY = "|".join(sorted((re.escape(name).replace("’", "['’]").replace(r"\ ", r"\s+") for name in HOLIDAYS), key=len, reverse=True))
MONTHLY = "|".join(sorted({name[:3] for name in MONTHS}))
DAILY = "|".join(WEEKDAYS)
DECADE = rf"\d0|{'|'.join(DECADES)}"
"""Cores of rules."""

RULES: tuple[Rule, ...] = (
    rule("iso date", r"\d-\d", rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])", iso_date),
    rule("figures", r"\d[/.]\d", r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![./\d])", figures),
    rule("month and day", MONTHLY, rf"{DAY_LEAD}(?:(?:early|late|around|about)\s+)?(?P<month>{MONTH})\s+(?P<day>{DAY})(?:\s*(?:-|–|—|\bto\b|\bthrough\b)\s*(?P<to>{DAY}))?(?P<part>\s+{PART})?{YEAR_AFTER}", full_day),
    rule("day and month", MONTHLY, rf"{DAY_LEAD}(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){YEAR_AFTER}", full_day),
    rule("weekday", DAILY, rf"(?:(?:early|late|earlier|later)(?:\s+on)?\s+|mid-)?(?:(?P<which>{WHICH})\s+)?(?P<weekday>{WEEKDAY})(?P<part>\s+{PART})?", weekday),
    rule("month", MONTHLY, rf"(?:{THIRD}|(?P<which>{WHICH})\s+)?(?P<month>{MONTH_WHOLE})(?:(?:,|\s+of)?\s+(?P<year>{YEAR})(?![-\d])|(?:,|\s+of)?\s+(?P<rel>{REL})\s+year|\s+(?P<spoken>{SPOKEN}))?", month),
    rule("season", SEASON, rf"(?:(?P<which>{WHICH}|the)\s+)?(?:{THIRD}(?:the\s+)?)?(?P<season>{SEASON})(?:(?:\s+of|,)?\s+(?:(?P<year>{YEAR})|(?P<spoken>{SPOKEN}))|\s+of\s+(?P<rel>{REL})\s+year)?", season),
    rule("year", YEAR, rf"(?:{THIRD}|(?:the\s+)?(?P<fiscal>(?:fiscal|financial|calendar|school)(?:\s+year)?|year)\s+)?(?P<year>{YEAR})", year),
    rule("year in words", "nineteen|eighteen|twenty|thousand", rf"(?:the\s+year\s+)?(?P<words>{SPOKEN})", year_in_words),
    rule("decade", DECADE, rf"(?:the\s+)?(?:{THIRD}(?:the\s+)?)?(?:(?P<full>(?:1[5-9]|20)\d0)['’]?s|['’‘`](?P<short>\d0)['’]?s|(?<=the\s)(?P<word>{'|'.join(DECADES)}))", decade),
    rule("century", "century", rf"(?:the\s+)?(?:(?:early|late|mid)[-\s]+)?(?:(?P<which>this|last|next)|(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL}))[-\s]+century", century),
    rule("holiday", "christmas|new|halloween|valentine|independence|boxing|may|patrick", rf"(?:(?:this|last|next)\s+)?(?P<name>{_HOLIDAY})(?:,?\s+(?P<year>{YEAR}))?", holiday),
)  # fmt: skip
"""The forms of dates; the longest match at a place wins."""
