"""Times counted from the article's day or from a time told before: "yesterday", "last week", "two days later", "now"."""

import re
from datetime import date, timedelta
from typing import cast

from accordingto.newstime.expressions import UNKNOWN_DAY, Meaning, Rule, Setting, counted, dated, rule, unresolved
from accordingto.newstime.periods import Period, Unit, day_of, half_of, holding, moved, moved_by, quarter_of, third_of, until, weekend_of
from accordingto.newstime.placing import REL, THIRD, narrowed, third_in, told_for, unit_told_before, year_told
from accordingto.newstime.words import APPROXIMATELY, DAYPARTS, NUMBER, PART, UNIT, UNIT_LETTERS, VAGUE, YEAR, number_of, unit_of

DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}
BLANK: dict[str, str] = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX"}


def today(match: re.Match[str], setting: Setting) -> Meaning:
    """Today, yesterday, tomorrow, and their parts."""
    word = match["day"].lower()
    part = "NI" if word == "tonight" else DAYPARTS[match["part"].strip().lower()] if match["part"] else ""
    return near(DAYS[word], part, setting)


def near(days: int, part: str, setting: Setting) -> Meaning:
    """So many days from the article's, with TimeML's letters for a part of the day."""
    suffix = f"T{part}" if part else ""
    if setting.anchor is None:
        return unresolved(f"XXXX-XX-XX{suffix}", UNKNOWN_DAY, "time" if part else "date")
    day = day_of(setting.anchor + timedelta(days=days))
    return dated(day, counted(setting.anchor), timex=day.timex + suffix, kind="time" if part else "date")


def part_of_day(match: re.Match[str], setting: Setting) -> Meaning:
    """A part of a day near the article's: "this morning", "last night"."""
    return near(-1 if match["which"].lower() == "last" else 0, DAYPARTS[match["part"].lower()], setting)


def the_morning(match: re.Match[str], setting: Setting) -> Meaning:
    """In the morning, that evening: of the day told last, or of the article's."""
    code = DAYPARTS[match["part"].lower()]
    base = setting.before if setting.before and setting.before.unit == "day" else None
    if base is None:
        return near(0, code, setting)
    return Meaning("time", f"{base.timex}T{code}", base.iso, f"of {base.iso}, told before", base)


def overnight(_: re.Match[str], setting: Setting) -> Meaning:
    """The night before the article's day."""
    if setting.anchor is None:
        return unresolved("XXXX-XX-XXTNI", UNKNOWN_DAY, "time")
    day = setting.anchor - timedelta(days=1)
    return dated(Period(day, setting.anchor, "span"), counted(setting.anchor), timex=f"{day.isoformat()}TNI", kind="time")


def two_days(match: re.Match[str], setting: Setting) -> Meaning:
    """The day before yesterday, the day after tomorrow."""
    return near(-2 if match["which"] else 2, "", setting)


def unit_near(match: re.Match[str], setting: Setting) -> Meaning:
    """Last week, next month, this year, later this month; the past week, which ends on the article's day."""
    unit = cast("Unit", unit_of(match["unit"]))
    which = re.sub(r"^the\s+", "", match["which"].lower())
    edge = re.sub(r"\s+", " ", (match["sub"] or "").lower())
    if (
        which in ("following", "previous", "preceding", "same", "that", "next")
        and (which != "next" or match["which"].lower().startswith("the"))
        and setting.before is not None
    ):
        return unit_told_before(unit, {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which, 0), setting, BLANK.get(unit, "XXXX"))
    if setting.anchor is None:
        return unresolved(BLANK.get(unit, "XXXX"), UNKNOWN_DAY)
    if which in ("same", "that"):
        return unresolved(BLANK.get(unit, "XXXX"), "the time it is counted from isn't told in words that can be placed")
    step = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}.get(which, 0)
    if unit == "weekend":
        return weekend(which, setting)
    period = moved(holding(setting.anchor, unit), step)
    if which == "past" and unit != "quarter":
        return ending_here(unit, setting)
    if step == 0 and edge in ("earlier", "later", "the rest of", "the remainder of"):
        return part_so_far(period, later=edge != "earlier", setting=setting)
    if step == 0 and unit == "week":
        return so_far(period, setting)
    return narrowed(period, third_in(match), counted(setting.anchor))


def ending_here(unit: Unit, setting: Setting) -> Meaning:
    """The past week, month or year: as long as the unit, up to the article's day."""
    assert setting.anchor is not None
    start = back_from(setting.anchor, unit)
    letter = {"week": "P1W", "month": "P1M", "year": "P1Y", "decade": "P1E", "century": "P100Y", "quarter": "P1Q", "day": "P1D"}.get(unit, "P1X")
    period = Period(start, setting.anchor, "span")
    return dated(period, f"up to the article's day, {setting.anchor.isoformat()}", timex=letter, kind="duration")


def back_from(day: date, unit: Unit, count: int = 1) -> date:
    """The same day of the month so many units before (after, where `count` is below 0), or the month's last."""
    if unit in ("day", "week"):
        return day - timedelta(days=count * (7 if unit == "week" else 1))
    whole = moved(holding(day, "month"), -count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    return whole.first.replace(day=min(day.day, whole.last.day))


def part_so_far(period: Period, *, later: bool, setting: Setting) -> Meaning:
    """Earlier or later this week, month or year: up to the article's day, or from it on."""
    assert setting.anchor is not None
    anchor = setting.anchor
    if later:
        value = until(anchor.isoformat()[:7] if period.unit in MONTHLY else anchor.isoformat(), period.last)
        return Meaning("date", period.timex, value, f"from the article's day on, {anchor.isoformat()}", Period(anchor, period.last, "span"))
    last = workday(period, anchor) if period.unit == "week" else anchor
    value = until(period.first.isoformat()[:7] if period.unit in MONTHLY else period.first.isoformat(), last)
    return Meaning("date", period.timex, value, f"up to the article's day, {anchor.isoformat()}", Period(period.first, last, "span"))


MONTHLY = ("year", "decade", "century", "half", "quarter")
"""Units whose earlier part is told in months."""


def workday(period: Period, anchor: date) -> date:
    """The last day of a week so far that is neither after the anchor nor on a weekend."""
    return min(anchor, period.first + timedelta(days=4))


def so_far(week: Period, setting: Setting) -> Meaning:
    """The article's week: up to the article's day, or from it on where the verb leans ahead."""
    assert setting.anchor is not None
    ahead = setting.leaning == "future"
    span = Period(setting.anchor, week.last, "span") if ahead else Period(week.first, setting.anchor, "span")
    return dated(span, counted(setting.anchor), timex=week.timex)


def weekend(which: str, setting: Setting) -> Meaning:
    """The weekend: the last that has begun, or the next to come where the verb or "next" says so."""
    if setting.anchor is None:
        return unresolved(BLANK["weekend"], UNKNOWN_DAY)
    this = weekend_of(setting.anchor)
    begun = this.first <= setting.anchor
    ahead = which in ("next", "coming", "upcoming") or (which in ("this", "", "the") and setting.leaning == "future")
    back = not begun or which in ("last", "previous")
    return dated(this if ahead and not (begun and which == "next") else moved(this, 1 if ahead else -1 if back else 0), counted(setting.anchor))


def the_weekend(_: re.Match[str], setting: Setting) -> Meaning:
    """The weekend."""
    return weekend("the", setting)


def unit_end(match: re.Match[str], setting: Setting) -> Meaning | None:
    """The end of the year, later in the day, year-end."""
    unit = cast("Unit", unit_of(match["unit"]))
    if setting.anchor is None:
        return unresolved(BLANK.get(unit, "XXXX"), UNKNOWN_DAY)
    period = holding(setting.anchor, unit)
    if match["year"]:
        period = holding(period.first.replace(year=int(match["year"])), unit)
    word = (match["sub"] or "").lower()
    if word in ("earlier", "later", "rest", "remainder"):
        return dated(period, counted(setting.anchor)) if unit == "day" else part_so_far(period, later=word != "earlier", setting=setting)
    third = third_in(match) or "end"
    return Meaning("date", period.timex, third_of(period, third).iso, counted(setting.anchor), period)


def that_day(match: re.Match[str], setting: Setting) -> Meaning:
    """That day, the same day, the next day, the day before: counted from the last time told."""
    words = match.group().lower()
    step = 1 if re.search(r"next|following|after|later", words) else -1 if re.search(r"previous|preceding|before|earlier", words) else 0
    return unit_told_before("day", step, setting, BLANK["day"])


def ago(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Two weeks ago, a year earlier, three days later."""
    unit, way = unit_of(match["unit"]), match["way"].lower()
    forward = way in ("later", "after", "afterwards", "afterward", "from now", "hence", "thereafter", "on")
    if unit == "night":
        unit = "day"
    if not match["count"] and not match["vague"] and match.string[match.end("unit")].lower() != "s":
        return None
    if match["vague"] or not match["count"]:
        return unresolved("FUTURE_REF" if forward and way != "later" else "PAST_REF", "the words don't say how many")
    count = number_of(match["count"])
    if count is None:
        return None
    from_now = way in ("ago", "from now", "hence")
    if unit in ("second", "minute", "hour"):
        return hours_ago(count, unit, from_now, setting)
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "year" and count == 1 and not forward and setting.quarter is not None:
        return dated(moved(setting.quarter, -4), f"the same quarter a year before {setting.quarter.iso}")
    told = None if from_now else told_for(unit, setting)
    base = (told.last if forward else told.first) if told else setting.anchor
    if base is None:
        return unresolved(BLANK.get(unit, "XXXX"), UNKNOWN_DAY)
    if count != int(count):
        unit, count = ("month", 12 * count) if unit == "year" else (unit, round(count))
    period = moved_by(base, int(count) if forward else -int(count), cast("Unit", unit))
    timex = holding(period.first, "week").timex if unit == "week" and count > 2 else None
    return dated(period, f"counted from {told.iso}, told before" if told else counted(base), timex=timex)


def hours_ago(count: float, unit: str, from_now: bool, setting: Setting) -> Meaning:
    """Minutes and hours back: the article's day, where they are counted from it."""
    timex = f"PT{count:g}{UNIT_LETTERS[unit][1]}"
    if not from_now or setting.anchor is None:
        return unresolved(timex, "the hour it is counted from isn't told", "time")
    return Meaning(
        "duration", timex, setting.anchor.isoformat() if count < 24 or unit != "hour" else None, counted(setting.anchor), day_of(setting.anchor)
    )


def quarter(match: re.Match[str], setting: Setting) -> Meaning | None:
    """The third quarter, this year's first quarter, Q2 2023, the year-earlier quarter."""
    groups = match.groupdict()
    number = int(match["q"]) if groups.get("q") else NUMBERS[match["n"].lower()]
    told = groups.get("year") or groups.get("year2")
    year = int(told) if told else year_told(groups.get("rel") or groups.get("rel2"), setting)
    if year is None and setting.anchor is None:
        return unresolved(f"XXXX-Q{number}", UNKNOWN_DAY)
    if year is None:
        assert setting.anchor is not None
        year = setting.anchor.year
        found = quarter_of(year, number)
        if setting.leaning != "future" and found.first > setting.anchor:
            year -= 1
    back = bool(re.search(r"year-ago|year-earlier|previous\s+year", match.group(), re.I))
    return dated(quarter_of(year - back, number), counted(setting.anchor) if setting.anchor and not told else "the year is told beside it")


def the_quarter(match: re.Match[str], setting: Setting) -> Meaning:
    """The quarter, the latest quarter, the year-ago quarter, the latest period."""
    words = match.group().lower()
    last = setting.quarter
    if setting.anchor is None and last is None:
        return unresolved("XXXX-QX", UNKNOWN_DAY)
    if re.search(r"this|current", words) and setting.anchor:
        return dated(holding(setting.anchor, "quarter"), counted(setting.anchor))
    if re.search(r"next|coming", words) and setting.anchor:
        return dated(moved(holding(setting.anchor, "quarter"), 1), counted(setting.anchor))
    if last is None:
        assert setting.anchor is not None
        last = moved(holding(setting.anchor, "quarter"), -1)
        reason = counted(setting.anchor)
    else:
        reason = f"as {last.iso}, told before"
    back = (
        -4
        if re.search(r"year|comparable|corresponding|same", words)
        else -1
        if re.search(r"previous|preceding|prior", words) and setting.quarter
        else 0
    )
    return dated(moved(last, back), reason)


def that_period(match: re.Match[str], setting: Setting) -> Meaning:
    """The 1988 quarter, the 1988 period: the quarter told, in that year, or the whole year."""
    year = int(match["year"])
    if setting.quarter is None:
        return dated(holding(date(year, 1, 1), "year"), "the words give the year")
    return dated(quarter_of(year, (setting.quarter.first.month + 2) // 3), f"the same quarter as {setting.quarter.iso}, told before")


def at_the_time(_: re.Match[str], setting: Setting) -> Meaning:
    """At the time: the time told last, as far as it is known."""
    if setting.before is None:
        return unresolved("PAST_REF", "the time meant isn't told in words that can be placed")
    return Meaning("date", "PAST_REF", setting.before.iso, f"as {setting.before.iso}, told before", setting.before)


def year_end(match: re.Match[str], setting: Setting) -> Meaning:
    """Year-end, year's end: the article's year's last month."""
    if setting.anchor is None:
        return unresolved("XXXX", UNKNOWN_DAY)
    period = holding(setting.anchor, "year")
    timex = f"{period.timex}-12-31" if "-" in match.group() else period.timex
    return Meaning("date", timex, f"{period.timex}-12", counted(setting.anchor), period)


def year_earlier(_: re.Match[str], setting: Setting) -> Meaning:
    """Year-earlier, year-ago: the quarter told, or the year before the article's."""
    if setting.quarter is not None:
        return dated(moved(setting.quarter, -4), f"the same quarter a year before {setting.quarter.iso}")
    return dated(moved(holding(setting.anchor, "year"), -1), counted(setting.anchor)) if setting.anchor else unresolved("XXXX", UNKNOWN_DAY)


def half(match: re.Match[str], setting: Setting) -> Meaning | None:
    """The first half of 1989, the second half of this year, the second half."""
    year = int(match["year"]) if match["year"] else year_told(match["rel"] or ("this" if match["the"] else None), setting)
    number = 1 if match["n"].lower() == "first" else 2
    if year is None:
        return None if setting.anchor else unresolved(f"XXXX-H{number}", UNKNOWN_DAY)
    return dated(half_of(year, number), "the year is told beside it" if match["year"] else "the year is the article's or told by it")


def whole_year(match: re.Match[str], setting: Setting) -> Meaning:
    """The year, the full year, the fiscal year: the article's; of "the year ended March 31" only how long it lasts."""
    if re.match(r"\s+(?:ended|ending|to)\b", match.string[match.end() : match.end() + 10]):
        return Meaning("duration", "P1Y", "P1Y", "how long it lasts")
    return dated(holding(setting.anchor, "year"), counted(setting.anchor)) if setting.anchor else unresolved("XXXX", UNKNOWN_DAY)


def now(_: re.Match[str], setting: Setting) -> Meaning:
    """Now: the article's day, as far as that is known."""
    if setting.anchor is None:
        return unresolved("PRESENT_REF", UNKNOWN_DAY)
    return Meaning("date", "PRESENT_REF", setting.anchor.isoformat(), "the article's own day", day_of(setting.anchor))


def past(_: re.Match[str], __: Setting) -> Meaning:
    """Recently, formerly."""
    return unresolved("PAST_REF", "the words don't say how long ago")


def future(_: re.Match[str], __: Setting) -> Meaning:
    """Soon, in the near future."""
    return unresolved("FUTURE_REF", "the words don't say how far ahead")


SUB = r"(?:(?P<sub>earlier|later|sometime|(?:the\s+)?(?:rest|remainder)\s+of)(?:\s+in)?\s+)?"
NAMED_YEAR = rf"(?P<year>{YEAR})|(?P<rel>{REL})\s+(?:fiscal\s+)?year(?!\w)"
FISCAL = r"(?:fiscal[-\s]+)?"
WAY = r"(?P<way>ago|earlier|later|before(?=\s*[.,;)]|$)|after(?=\s*[.,;)]|$)|previously|afterwards?|from\s+now|hence|thereafter)"
COUNT = rf"(?:(?P<count>{NUMBER}|an?|a\s+couple\s+(?:of\s+)?)[-\s]+|(?P<vague>{VAGUE})\s+)?"

RULES: tuple[Rule, ...] = (
    rule("today", "today|tonight|yesterday|tomorrow", rf"(?<!USA\s)(?:(?:early|late|later|earlier)\s+)?(?P<day>today|tonight|yesterday|tomorrow)(?P<part>\s+{PART})?", today),
    rule("part of day", PART, rf"(?:(?:early|late|later|earlier)\s+)?(?P<which>this|last)\s+(?P<part>{PART})", part_of_day),
    rule("the morning", "morning|afternoon|evening", r"(?<=in\s)(?:the\s+)?(?:early\s+|late\s+)?(?P<part>morning|afternoon|evening)", the_morning),
    rule("that morning", PART, rf"that\s+(?:same\s+)?(?P<part>{PART})", the_morning),
    rule("overnight", "overnight", r"overnight", overnight),
    rule("two days", "day", r"the\s+day\s+(?:before\s+(?P<which>yesterday)|after\s+tomorrow)", two_days),
    rule("unit near", "weekend|week|month|year|decade|century", rf"(?:{SUB}|{THIRD})(?P<which>(?:the\s+)?(?:last|next|past|coming|previous|preceding|following|upcoming|current|same)|this|that)\s+(?:(?:fiscal|calendar|school|financial)\s+)?(?P<unit>weekend|week|month|year|decade|century)", unit_near),
    rule("the weekend", "weekend", r"the\s+weekend|weekend(?=\s+[a-z])", the_weekend),
    rule("unit end", "day|week|month|year|decade", rf"(?:(?:{THIRD}|(?:the\s+)?(?P<sub>rest|remainder|earlier|later)\s+(?:of|in)\s+)the\s+(?:(?P<year>{YEAR})\s+)?(?P<unit>day|week|month|year|decade))", unit_end),
    rule("that day", "day", r"(?:(?:on\s+)?that\s+(?:same\s+)?|the\s+(?:very\s+)?(?:same|next|following|previous|preceding)\s+)day|the\s+day\s+(?:before|after)(?=\s*[.,;)]|$)", that_day),
    rule("ago", "ago|earlier|later|before|after|previous|now|hence", rf"{APPROXIMATELY}?{COUNT}(?P<unit>{UNIT})s?(?:\s+(?:or\s+so|or\s+more|and\s+a\s+half))?\s+{WAY}", ago),
    rule("quarter", "quarter", rf"(?:(?:the|its|their|his|a|this\s+year['’]s|last\s+year['’]s|next\s+year['’]s)\s+)?(?:(?:year-ago|year-earlier|latest|comparable|same|flat|strong|weak)\s+)*(?:(?P<year>{YEAR})(?:['’]s)?\s+)?{FISCAL}(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)[-\s]+(?:fiscal\s+)?quarter(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year2>{YEAR})|(?P<rel>{REL})\s+(?:fiscal\s+)?year))?", quarter),
    rule("Q1", r"q[1-4]", rf"Q(?P<q>[1-4])(?:\s+(?:of\s+)?(?P<year>{YEAR}))?", quarter),
    rule("the quarter", "quarter|period", r"(?:(?:the|this|last|next|that|a)\s+)(?:(?:latest|current|previous|same|preceding|prior|year-ago|year-earlier|comparable|corresponding|coming|next|last|most\s+recent)\s+)*quarter(?!s|\s+(?:of|century|mile|final|back))|(?:the\s+)?(?:latest|year-ago|year-earlier|corresponding|comparable)\s+(?:quarter|period)(?:\s+(?:last\s+year|a\s+year\s+(?:ago|earlier)))?", the_quarter),
    rule("that period", "quarter|period", rf"(?:the\s+)?(?P<year>{YEAR})(?:['’]s)?\s+(?:quarter|period)", that_period),
    rule("at the time", "time", r"(?<=at\s)(?:the|that)\s+time(?!\s+(?:of|when|that|[a-z]+ed\b))", at_the_time),
    rule("year-end", "year", r"(?:around\s+)?year(?:['’]s\s+|-|\s+)end", year_end),
    rule("year-earlier", "year-", r"year-(?:earlier|ago)", year_earlier),
    rule("half", "half|months", rf"(?:the\s+)?(?P<n>first|second|last|latter)\s+(?:half|six\s+months)\s+of\s+(?:{NAMED_YEAR}|(?P<the>the\s+year))", half),
    rule("the year", "year", r"the\s+(?:full\s+|whole\s+|entire\s+)?(?:(?:fiscal|calendar)\s+)?year(?![-\w]|\s+(?:before|after|earlier|later|ago|of|when|that|in))|the\s+(?:latest|current)\s+(?:fiscal\s+)?year", whole_year),
    rule("now", "now|current|present|days|moment", r"(?:right\s+|by\s+|until\s+)?now|currently|at\s+present|presently|nowadays|these\s+days|at\s+(?:the|this)\s+moment|current(?!\s+(?:and\s+former|affairs|events|account|accounts))|this\s+(?:\w+\s+)?moment", now),
    rule("past", "recent|lately|past|previously|formerly|ago", r"(?:more\s+|most\s+|just\s+)?recently|lately|in\s+recent\s+times|(?<=in\s)the\s+past(?!\s+\w+\s+(?:days|weeks|months|years))|the\s+(?:recent|distant)\s+past|recent(?!\s+(?:days|weeks|months|years|decades|hours|quarters|times))|previously(?!\s+[a-z]+ed\b)|formerly|long\s+ago", past),
    rule("future", "soon|future|term|course|shortly", r"soon(?!er|\s+as|\s+after)|(?:as\s+)soon\s+as\s+possible|the\s+(?:(?:near|foreseeable|immediate|distant|not-too-distant)\s+)?future|the\s+(?:near|short|long)\s+term(?!\w)|in\s+due\s+course|shortly(?!\s+(?:after|before))", future),
)  # fmt: skip
"""Longest match at a place wins."""
