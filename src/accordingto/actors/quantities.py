"""How many: the words before a noun that count it, and whether it is one of a group."""

import re
from dataclasses import dataclass

NUMBER = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+"
ABOUT = r"(?:another|the other|the|these|those|all|some)"
QUANTITY = re.compile(
    rf"^(?:{ABOUT}\s+)*(?P<count>(?:(?:at least|at most|more than|fewer than|less than|about|around|roughly|nearly|almost|over|up to)\s+)?"
    rf"(?:a (?:half-)?dozen|half a dozen|half-dozen|(?:two|three|several|a few) dozen|dozens|scores|hundreds|thousands|several|multiple|numerous|a number|a pair|a couple|a handful|a few|a group|{NUMBER}))"
    r"(?:\s+of(?!\s+(?:the|them|these|those|his|her|its|their|our|my)\b))?\s+(?=\S)",
    re.I,
)
"""Matches "at least ten ", "a handful of ", "the two "."""
ONE_OF = re.compile(
    r"^(?:only |at least )?(?P<count>one|two|three|four|five|several|some|many|most|both|another|either|neither|none|each|a few|a couple|\d+)\s+of\s+(?P<group>(?:the|these|those|his|her|its|their|our)\s+(?:[\w’'-]+\s+)*?[\w’'-]+.*|them|those)$",
    re.I,
)
"""Matches "one of the three officials"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """The count of a phrase, in its words, and the phrase without it; `group` where it is some of a group, in the words for that."""

    count: str | None
    rest: str
    group: str | None = None


def quantity_of(words: str) -> Quantity:
    """The count that a phrase begins with."""
    bare = " ".join(words.split())
    if some := ONE_OF.match(bare):
        inner = QUANTITY.match(some["group"])
        rest = some["group"][inner.end() :] if inner else re.sub(r"^(?:the|these|those)\s+", "", some["group"])
        return Quantity("one" if some["count"].lower() in ("another", "either", "each") else some["count"].lower(), rest, some["group"])
    if found := QUANTITY.match(bare):
        return Quantity(found["count"].lower(), bare[found.end() :])
    return Quantity(None, bare)
