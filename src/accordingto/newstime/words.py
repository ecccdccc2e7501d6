"""The words that times are made of, as fragments of patterns, and what numbers written out come to."""

import re

MONTHS = {name: i for i, name in enumerate("january february march april may june july august september october november december".split(), 1)}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
ORDINALS = {
    name: i
    for i, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
        "nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth "
        "thirtieth thirty-first".split(),
        1,
    )
}
SMALL = {
    name: i
    for i, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {name: 10 * i for i, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
BIG = {"hundred": 100, "thousand": 1000}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}

MONTH = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
MONTH_WHOLE = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART = r"(?:morning|afternoon|evening|night)"
DAYPARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
    "day": "DT",
    "daytime": "DT",
}

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", r"[-\s]")
DAY = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|%|[.,:]\d|\s*(?:percent|per\s+cent|million|billion)\b)|(?:{_ORDINAL})\b)"
"""A day of a month, in figures or as an ordinal written out."""
_WORD = "|".join(sorted([*SMALL, *TENS, *BIG], key=len, reverse=True))
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:\s+1/2|½)?|(?:a\s+)?(?:{_WORD})(?:(?:-|\s+and\s+|\s+)(?:{_WORD})){{0,6}}\b(?:\s+and\s+a\s+half)?)"
)
"""A count in figures or words."""
VAGUE = r"(?:a\s+few|the\s+few|few|several|some|many|a\s+number\s+of|dozens\s+of|hundreds\s+of|thousands\s+of|countless|numerous|recent|multiple)"
UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)"
UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
"""TimeML's letters; the first of two says that the part after T is meant."""
APPROXIMATELY = (
    r"(?:(?:at\s+least|at\s+most|no\s+more\s+than|no\s+less\s+than|nearly|almost|about|around|roughly|approximately|more\s+than|less\s+than|fewer\s+than|just\s+over|just\s+under|"
    r"over|under|up\s+to|as\s+long\s+as|some|only|just|exactly|well\s+over|barely)\s+(?!the\b))"
)


def number_of(words: str) -> float | None:
    """What a number in figures or words comes to; None where it is none. "a year and a half" is the caller's to split."""
    words = re.sub(r"\s+", " ", words.strip().lower())
    half = 0.5 if re.search(r"(?: 1/2|½| and a half)$", words) else 0.0
    words = re.sub(r"(?: 1/2|½| and a half)$", "", words)
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", words):
        return float(words.replace(",", "")) + half
    if words in ("a", "an"):
        return 1.0 + half
    if words.startswith(("a couple", "couple")):
        return 2.0
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+", words):
        if word in SMALL or word in TENS:
            current += SMALL.get(word, TENS.get(word, 0))
        elif word in BIG:
            current = max(current, 1) * BIG[word]
            if word == "thousand":
                total, current = total + current, 0
        elif word not in ("a", "and"):
            return None
        seen = seen or word not in ("a", "and")
    return total + current + half if seen else None


def spoken_year(words: str) -> int | None:
    """The year of words: "nineteen ninety-six" is 1996, "the year two thousand" 2000; None where the words are no year."""
    words = re.sub(r"[\s-]+", " ", words.strip().lower())
    head, _, rest = words.partition(" ")
    if head in ("sixteen", "seventeen", "eighteen", "nineteen", "twenty") and rest:
        tail = number_of(rest)
        return SMALL.get(head, 20) * 100 + int(tail) if tail is not None and 10 <= tail <= 99 else None
    value = number_of(words)
    return int(value) if value is not None and 1500 <= value <= 2099 else None


def unit_of(word: str) -> str:
    """A unit's plain name: "years" is "year", "centuries" "century"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.rstrip("s")


def month_number(word: str) -> int:
    """A month's number, of its name or short form. Raises KeyError for other words."""
    return MONTHS[word.lower().rstrip(".")]


def day_number(words: str) -> int:
    """A day's number: "3", "3rd", "third"."""
    if match := re.match(r"\d+", words):
        return int(match.group())
    return ORDINALS[re.sub(r"\s+", "-", words.strip().lower())]
