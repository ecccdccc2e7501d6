"""How long and how often: durations, spans counted back or ahead from the article's day, sets, and times of the clock."""

import re
from datetime import timedelta
from typing import cast

from accordingto.newstime.expressions import UNKNOWN_DAY, Meaning, Rule, Setting, dated, rule, unresolved
from accordingto.newstime.periods import SEASONS, Period, Unit
from accordingto.newstime.placing import day_in_month, weekday_near
from accordingto.newstime.relative import back_from
from accordingto.newstime.words import (
    APPROXIMATELY,
    DAY,
    DAYPARTS,
    MONTH,
    MONTH_WHOLE,
    NUMBER,
    PART,
    SEASON,
    UNIT,
    UNIT_LETTERS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    day_number,
    month_number,
    number_of,
    unit_of,
)

BACK = frozenset({"past", "last", "previous", "preceding"})
AHEAD = frozenset({"next", "coming", "following"})


def lasting(count: float | None, unit: str) -> str:
    """A duration in ISO's letters, X where the words don't say how many; decades and centuries in years."""
    number = "X" if count is None else f"{count:g}"
    if unit == "fortnight":
        return f"P{2 * count:g}W" if count else "PXW"
    if count is not None and count != int(count):
        smaller = {"year": ("month", 12), "minute": ("second", 60), "hour": ("minute", 60)}.get(unit)
        if smaller:
            rest = round((count - int(count)) * smaller[1])
            whole = lasting(int(count), unit) if count >= 1 else "PT" if unit != "year" else "P"
            return f"{whole}{rest}{UNIT_LETTERS[smaller[0]][-1]}"
    if unit in ("decade", "century") and count is not None and count != 1:
        return f"P{count * (10 if unit == 'decade' else 100):g}Y"
    if unit == "century" and count == 1:
        return "P100Y"
    letters = UNIT_LETTERS[unit]
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def iso_duration(timex: str) -> str | None:
    """TimeML's duration as ISO 8601 has it; None where the words don't say how many. Quarters and decades are spelled out."""
    if "X" in timex:
        return None
    if match := re.fullmatch(r"P(\d+)Q", timex):
        return f"P{3 * int(match[1])}M"
    return timex.replace("P1E", "P10Y")


def duration(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Three days, a ten-year (term), the past two weeks, the next few months, several years."""
    unit, text = unit_of(match["unit"]), match.string
    article = bool(match["count"]) and match["count"].lower() in ("a", "an", "one", "1")
    if unit == "second" and (article or not match["count"]):
        return None
    if unit == "quarter" and (article or (re.search(r"-quarter", match.group()) and match.group().endswith("s"))):
        return None
    if re.match(r"-(?:earlier|ago|end|round|to)|\s+old\b", text[match.end() : match.end() + 8]):
        return None
    count = number_of(match["count"]) if match["count"] else None
    if count is not None and (match["half"] or match["half2"]):
        count += 0.5
    if match["count"] and count is None:
        return None
    if (
        article
        and re.search(
            r"(?:\d|\b(?:once|twice|times|hundred|thousand|million|billion|barrels|percent|dollars|people))[\w\s.,%]{0,20}$",
            text[max(0, match.start() - 30) : match.start()],
            re.I,
        )
        and match["count"].lower() == "a"
        and not match["way"]
    ):
        led = re.search(
            r"\b(?:for|in|over|within|about|nearly|than|after|of|last|and|to|or|by)\s*$", text[max(0, match.start() - 10) : match.start()], re.I
        )
        if not led:
            return Meaning("set", lasting(1, unit), f"R/{iso_duration(lasting(1, unit))}", "so often")
    timex = lasting(count, unit)
    return spanned(timex, count, unit, (match["way"] or "").lower().split()[-1:], setting)


def spanned(timex: str, count: float | None, unit: str, way: list[str], setting: Setting) -> Meaning:
    """A duration, or the stretch of that length up to the article's day or from it on."""
    if not way or way[0] not in BACK | AHEAD:
        value = iso_duration(timex)
        return Meaning("duration", timex, value, "how long it lasts" if value else "the words don't say how many")
    if setting.anchor is None or count is None:
        return unresolved(timex, UNKNOWN_DAY if count is not None else "the words don't say how many", "duration")
    anchor = setting.anchor
    if unit in ("second", "minute", "hour"):
        days = round(count / 24) if unit == "hour" else 0
        other = anchor - timedelta(days=days if way[0] in BACK else -days)
    else:
        plain, number = (
            ("week", 2 * count)
            if unit == "fortnight"
            else ("day", count)
            if unit == "night"
            else ("week", count)
            if unit == "weekend"
            else (unit, count)
        )
        other = back_from(anchor, cast("Unit", plain), round(number) if way[0] in BACK else -round(number))
    period = Period(min(other, anchor), max(other, anchor), "span")
    return dated(period, f"{'up to' if other <= anchor else 'from'} the article's day, {anchor.isoformat()}", timex=timex, kind="duration")


def bare(match: re.Match[str], _: Setting) -> Meaning:
    """Units without a number ("for years", "in weeks"): the words don't say how many."""
    return unresolved(lasting(None, unit_of(match["unit"])), "the words don't say how many", "duration")


def recent(match: re.Match[str], _: Setting) -> Meaning:
    """Recent weeks, the coming days, the weeks ahead."""
    return unresolved(lasting(None, unit_of(match["unit"] or match["unit2"])), "the words don't say how many", "duration")


def half_unit(match: re.Match[str], setting: Setting) -> Meaning:
    """Half an hour, half a year, a year and a half."""
    return spanned(lasting(0.5, unit_of(match["unit"])), 0.5, unit_of(match["unit"]), [], setting)


EVERY = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D"}


def often(match: re.Match[str], _: Setting) -> Meaning:
    """Daily, weekly, annually."""
    timex = EVERY[match["word"].lower()]
    return Meaning("set", timex, f"R/{timex}", "so often")


def every(match: re.Match[str], _: Setting) -> Meaning | None:
    """Every day, each Thursday, every two years, every other week, every summer."""
    word = match["what"].lower()
    count = number_of(match["count"]) if match["count"] and match["count"].lower() not in ("other", "second") else 2.0 if match["count"] else 1.0
    if count is None:
        return None
    if word in WEEKDAYS:
        return Meaning("set", f"XXXX-WXX-{WEEKDAYS[word] + 1}", "R/P1W", f"every {word.capitalize()}")
    if word in SEASONS:
        return Meaning("set", f"XXXX-{SEASONS[word][1]}", "R/P1Y", f"every {word}")
    if word in DAYPARTS and word != "day":
        return Meaning("set", f"XXXX-XX-XXT{DAYPARTS[word]}", "R/P1D", f"every {word}")
    if re.fullmatch(MONTH_WHOLE, match["what"], re.I):
        return Meaning("set", f"XXXX-{month_number(word):02}", "R/P1Y", f"every {match['what']}")
    timex = lasting(count, unit_of(word))
    return Meaning("set", timex, f"R/{iso_duration(timex)}", "so often")


def weekdays(match: re.Match[str], _: Setting) -> Meaning:
    """Tuesdays, Tuesday nights, weekends."""
    word = (match["day"] or match["day2"]).lower().rstrip("s")
    part = f"T{DAYPARTS[match['part'].lower().rstrip('s')]}" if match["part"] else ""
    if word in WEEKDAYS:
        return Meaning("set", f"XXXX-WXX-{WEEKDAYS[word] + 1}{part}", "R/P1W", f"every {word.capitalize()}")
    return Meaning("set", "XXXX-WXX-WE", "R/P1W", "every weekend")


def clock(match: re.Match[str], setting: Setting) -> Meaning | None:
    """10 p.m. Wednesday, 9:30 a.m., noon, 1830 GMT."""
    hour, minute = hour_of(match)
    if hour is None or not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    words = (match["day"] or "").lower()
    day: Meaning | None = None
    if words in WEEKDAYS:
        day = weekday_near(WEEKDAYS[words], "", setting)
    elif match["month"] and match["month"][0].isupper():
        day = day_in_month(month_number(match["month"]), day_number(match["dom"]), None, setting)
    elif words in ("today", "yesterday", "tomorrow") and setting.anchor:
        at = setting.anchor + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[words])
        day = dated(Period(at, at, "day"), "")
    elif setting.before is not None and setting.before.unit == "day":
        day = dated(setting.before, "")
    elif setting.anchor:
        day = dated(Period(setting.anchor, setting.anchor, "day"), "")
    told = f"T{hour:02}:{minute:02}"
    if day is None or day.period is None:
        return unresolved(f"XXXX-XX-XX{told}", UNKNOWN_DAY, "time")
    return Meaning("time", f"{day.timex}{told}", f"{day.value}{told}", f"on {day.value}; the zone is left as told", day.period)


def hour_of(match: re.Match[str]) -> tuple[int | None, int]:
    """The hour, 0 to 24, and the minute that a clock's time tells."""
    if match["name"]:
        return {"noon": 12, "midday": 12, "midnight": 24}[match["name"].lower()], 0
    if match["zulu"]:
        return int(match["zulu"][:2]), int(match["zulu"][-2:])
    if match["word"]:
        return int(number_of(match["word"]) or 0) or None, 0
    hour, minute = int(match["h"]), int(match["m"] or match["m24"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None, 0
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), minute


LEAD = r"(?:(?:the|these|those|its|his|her|their|our)\s+)?(?:(?P<way>past|last|next|coming|first|final|previous|following|preceding|latest|opening|entire|whole|additional|extra|early|year-earlier)\s+)?"
MORE = r"(?:(?:more|straight|consecutive|full|additional|whole|long|trading|business|working|calendar|successive|fiscal|entire|short|solid|other|further)[-\s]+)?"
ZONE = r"(?:\s*,?\s*\(?(?:GMT|UTC|EST|EDT|CST|CDT|PST|PDT|MST|MDT|CET|BST|ET|PT|local\s+time|Moscow\s+time|Eastern(?:\s+time)?)\)?(?!\w))?"
ONE = r"an?|one|another|an\s+additional|an\s+extra|a\s+couple(?:\s+of)?|the\s+couple\s+of|couple\s+of"
CLOCK = r"(?P<h>[01]?\d|2[0-4])(?:(?::(?P<m>[0-5]\d))?\s*(?P<half>[ap]\.\s?m\.|[ap]m(?!\w))|(?<=\d):(?P<m24>[0-5]\d)(?=\s*(?:GMT|UTC|local|Moscow|hours|EST|EDT)))"

RULES: tuple[Rule, ...] = (
    rule("duration", UNIT, rf"{APPROXIMATELY}?{LEAD}{APPROXIMATELY}?(?:(?P<count>{NUMBER}|{ONE})(?:(?:\s+to\s+|\s+or\s+|\s*[-–]\s*){NUMBER})?(?P<half>\s+and\s+a\s+half)?|(?P<vague>{VAGUE}))[-\s]+{MORE}(?P<unit>{UNIT})s?(?:-(?:long|old))?(?P<half2>\s+and\s+a\s+half)?(?:\s+or\s+(?:so|more))?", duration),
    rule("half", "half", rf"{APPROXIMATELY}?(?:a\s+)?half[-\s](?:an?[-\s])?(?P<unit>hour|year|century|decade|day)", half_unit),
    rule("bare", UNIT, r"(?:(?<=for\s)|(?<=in\s)|(?<=within\s)|(?<=after\s)|(?<=took\s)|(?<=take\s)|(?<=spent\s)|(?<=lasted\s)|(?<=over\sthe\s)|(?<=than\s))(?:many\s+)?(?P<unit>minute|hour|day|week|month|year|decade|centurie)s(?!\s+(?:of\s+age|ago|later|earlier|old|before))", bare),
    rule("recent", "(?:hour|day|week|month|year|decade|quarter)s", r"(?:the\s+)?(?:recent|coming|past|last|early|previous|future)\s+(?P<unit>hour|day|week|month|year|decade|quarter)s|the\s+(?P<unit2>day|week|month|year)s\s+(?:ahead|to\s+come)", recent),
    rule("often", '|'.join(EVERY), rf"(?P<word>{'|'.join(EVERY)})", often),
    rule("every", "every|each", rf"(?:every|each)\s+(?:(?P<count>other|second|{NUMBER})\s+)?(?P<what>{WEEKDAY}|{MONTH_WHOLE}|{SEASON}|{PART}|minute|hour|day|week|weekend|month|quarter|year|decade)s?", every),
    rule("per unit", "per|every|times|once|twice", r"(?:(?:once|twice|three\s+times|four\s+times|several\s+times|\d+\s+times)\s+(?:an?|per|every)|per)\s+(?P<unit>minute|hour|day|week|month|year)", lambda m, _: Meaning("set", lasting(1, unit_of(m["unit"])), f"R/{lasting(1, unit_of(m['unit']))}", "so often")),
    rule("weekdays", "days|weekends|mornings|afternoons|evenings|nights", rf"(?P<day>{WEEKDAY}s|weekends)|(?P<day2>{WEEKDAY})\s+(?P<part>{PART}s)", weekdays),
    rule("clock", r"noon|midnight|midday|\d\s*[ap]\.?\s?m|\d\d\s*(?:gmt|utc)|clock|\d:\d", rf"(?:(?:about|around|shortly\s+after|shortly\s+before|just\s+after|just\s+before)\s+)?(?:(?P<name>noon|midnight|midday)|(?P<zulu>(?:[01]\d|2[0-3]):?[0-5]\d)(?=\s*(?:GMT|UTC))|{CLOCK}|(?P<word>{NUMBER})\s+o['’]clock){ZONE}(?:,?\s+(?:on\s+)?(?:(?P<day>{WEEKDAY}|today|yesterday|tomorrow)|(?P<month>{MONTH})\s+(?P<dom>{DAY})))?", clock),
)  # fmt: skip
"""Longest match at a place wins."""
