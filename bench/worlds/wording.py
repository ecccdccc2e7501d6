"""The two wording sets: loading them, choosing among (x|y), filling in names, numbers and days."""

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bench.worlds.model import Claim, Event

FOLDER = Path(__file__).parent / "wording"
SETS = ("a", "b")
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
SLOT = re.compile(r"\{(\w+)\}")
VERBS = {
    "has": ("had", "had", "has", "have"), "have": ("had", "had", "have", "have"), "is": ("was", "were", "is", "are"), "are": ("were", "were", "are", "are"),
    "was": ("was", "were", "was", "were"), "were": ("were", "were", "were", "were"), "had": ("had", "had", "had", "had"), "will": ("would", "would", "will", "will"),
    "can": ("could", "could", "can", "can"), "cannot": ("could not", "could not", "cannot", "cannot"), "should": ("should", "should", "should", "should"),
    "owes": ("owed", "owed", "owes", "owe"), "stands": ("stood", "stood", "stands", "stand"), "stand": ("stood", "stood", "stand", "stand"),
    "lies": ("lay", "lay", "lies", "lie"), "needs": ("needed", "needed", "needs", "need"), "began": ("began", "began", "began", "began"),
    "counts": ("counted", "counted", "counts", "count"), "points": ("pointed", "pointed", "points", "point"), "wants": ("wanted", "wanted", "wants", "want"),
    "want": ("wanted", "wanted", "want", "want"), "controls": ("controlled", "controlled", "controls", "control"),
    "belongs": ("belonged", "belonged", "belongs", "belong"), "hold": ("held", "held", "hold", "hold"), "ran": ("ran", "ran", "ran", "ran"),
}  # fmt: skip
"""Forms of a verb: reported of one, reported of many, in a quotation of one, of many."""
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
MANY = re.compile(
    r"^(?:sparks|worn|brakes|meals|old electric cables|repairs|brakes that|spoiled school lunches|lunches|tainted mussels|mussels)\b", re.I
)
"""Matches the causes that are many."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One set: templates by kind and fact, frames, unnamed sources, what the desk adds."""

    name: str
    kinds: dict[str, Any]
    frames: dict[str, list[str]]
    unnamed: dict[str, list[str]]
    desk: dict[str, list[str]]
    swaps: dict[str, str]
    edits: dict[str, str]

    def clauses(self, claim: Claim) -> list[str]:
        """The templates of a claim, by its polarity."""
        found: list[str] = self.kinds[claim.kind][claim.fact]["say" if claim.positive else "not"]
        return found

    def heads(self, claim: Claim) -> list[str]:
        """The headlines of a claim, by its polarity."""
        found: list[str] = self.kinds[claim.kind][claim.fact]["head" if claim.positive else "nohead"]
        return found


@cache
def wording(name: str) -> Wording:
    """A wording set by name. Raises ValueError for one that there is not."""
    if name not in SETS:
        raise ValueError(f"there is no wording set “{name}”; name one of {', '.join(SETS)}")
    kinds = tomllib.loads((FOLDER / f"{name}_kinds.toml").read_text(encoding="utf-8"))
    rest = tomllib.loads((FOLDER / f"{name}_frames.toml").read_text(encoding="utf-8"))
    return Wording(name, kinds, rest["frames"], rest["unnamed"], rest["desk"], rest["swaps"], rest["edits"])


def chosen(template: str, rng: random.Random) -> str:
    """A template with one of each (x|y) taken."""
    while match := CHOICE.search(template):
        template = template[: match.start()] + rng.choice(match[1].split("|")) + template[match.end() :]
    return template


def in_words(number: int) -> str:
    """A number under a hundred in words."""
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def as_number(number: int, rng: random.Random) -> str:
    """A number as papers write it: small ones mostly in words, large ones in figures."""
    if number <= 12 and rng.random() < 0.88:
        return in_words(number)
    if number < 100 and rng.random() < 0.12:
        return in_words(number)
    return f"{number:,}"


def as_day(day: date, seen: datetime, rng: random.Random) -> str:
    """A day as papers write it: a weekday where it is near, a date otherwise."""
    away = (day - seen.date()).days
    if 1 < away < 6 and rng.random() < 0.6:
        return f"{day:%A}"
    return rng.choice((f"{day.day} {day:%B}", f"{day:%B} {day.day}"))


def past_day(day: date, seen: datetime, rng: random.Random) -> str:
    """A past day with its preposition."""
    away = (seen.date() - day).days
    return f"on {day:%A}" if away < 6 else f"on {rng.choice((f'{day.day} {day:%B}', f'{day:%B} {day.day}'))}"


def capital(words: str) -> str:
    """Words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


@dataclass(slots=True)
class Filler:
    """Fills templates for one article."""

    words: Wording
    event: Event
    published: datetime
    rng: random.Random

    def base(self) -> dict[str, str]:
        """Names of the event, and its day."""
        return {**self.event.slots, "eventday": past_day(self.event.at.date(), self.published, self.rng)}

    def sentence(self, template: str) -> str:
        """A sentence without content of a claim."""
        slots = self.base()
        return capital(SLOT.sub(lambda m: slots[m[1]], chosen(template, self.rng)))

    def slots_of(self, claim: Claim, *, figures: bool = False) -> dict[str, str]:
        """Names, numbers and days of a claim in words."""
        slots, own = self.base(), dict(claim.slots)
        if "n" in own:
            slots["n"] = f"{int(own['n']):,}" if figures else as_number(int(own["n"]), self.rng)
            slots["N"] = f"{int(own['n']):,}"
        if "day" in own:
            slots["day"] = as_day(date.fromisoformat(own["day"]), self.published, self.rng)
        if "place" in own:
            slots["place"] = own["place"]
        if "cause" in own:
            slots["cause"] = self.rng.choice(self.words.kinds["values"][own["cause"]])
            slots["Cause"] = capital(re.sub(r"^an? ", "", slots["cause"]))
        return slots

    def clause(self, claim: Claim, *, quoted: bool, swap: bool = False, opens: bool = False) -> str:
        """The content of a claim as a clause, in the tense of a quotation or of a report; one that `opens` a sentence has no figure first."""
        for _ in range(40):
            template = chosen(self.rng.choice(self.words.clauses(claim)), self.rng)
            if swap:
                template = swapped(template, self.words.swaps)
            slots = self.slots_of(claim)
            made = verbs_in(template, slots.get("cause", ""), quoted=quoted)
            made = SLOT.sub(lambda m, s=slots: s[m[1]], made)  # type: ignore[misc]
            if not (opens and made[0].isdigit()):
                return made
        return verbs_in(SLOT.sub(lambda m: self.opening_number(claim, m[1]), template), "", quoted=quoted)

    def opening_number(self, claim: Claim, name: str) -> str:
        """For a clause that can't but begin with a figure."""
        slots = self.slots_of(claim)
        return f"some {slots[name]}" if name == "n" else slots.get(name, "{" + name + "}")

    def headline(self, claim: Claim) -> str:
        """A headline on a claim."""
        slots = self.slots_of(claim, figures=True)
        return capital(SLOT.sub(lambda m: slots[m[1]], chosen(self.rng.choice(self.words.heads(claim)), self.rng)))


def verbs_in(template: str, cause: str, *, quoted: bool) -> str:
    """A template with its verbs in the right tense, and in the right number beside a cause."""
    many = bool(MANY.search(cause))

    def form(match: re.Match[str]) -> str:
        verb = VERBS.get(match[1])
        if verb is None:
            return match[0]
        before = template[: match.start()] == "{cause} "
        after = match[1] == "lies" and template[match.end() :].startswith(" {cause}")
        return verb[2 * quoted + (many and (before or after))]

    return SLOT.sub(form, template)


def swapped(template: str, swaps: dict[str, str]) -> str:
    """A template as one puts it who has it out of a dictionary. Names stay as they are."""
    pieces = re.split(r"(\{\w+\})", template)
    for i, piece in enumerate(pieces):
        if not SLOT.fullmatch(piece):
            pieces[i] = re.sub(r"\b[a-z]+\b", lambda m: swaps.get(m[0], m[0]), piece)
    return "".join(pieces)
