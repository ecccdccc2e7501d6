"""What a content says, taken apart so that two can be held against each other: lemmas, names, numbers, places, times, polarity."""

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accordingto.actors.lexicon import ADJECTIVES, PLACES
from accordingto.claims.dates import Time, times_in
from accordingto.claims.lexicon import (
    ASIDE,
    AXES,
    BEING,
    CEASED,
    COUNTED,
    EMPTY,
    FORMS,
    NEGATION,
    NOT_ONLY,
    SCALES,
    UNDONE,
    VERBAL,
    lemma,
)

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]*\d|\d")
NUMBER = re.compile(
    r"(?P<figure>(?<![\w.-])[$€£]?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?)(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion|mn|bn)\b|(?P<short>bn|mn|m|k)\b)?\s?(?P<share>%|per ?cent\b)?"
    rf"|\b(?P<word>{'|'.join(COUNTED)})(?:-(?P<units>one|two|three|four|five|six|seven|eight|nine))?\b(?:[\s-](?P<wordscale>hundred|thousand|million|billion|trillion)\b)?\s?(?P<wordshare>%|per ?cent\b)?",
    re.I,
)
ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|more than|over|at least|up to|close to|fewer than|less than|under)\s+$", re.I
)
CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'-]*)"
CAPITALS = re.compile(rf"\b{CAPITAL}(?:\s+(?:of\s+(?:the\s+)?|de\s+|van\s+|von\s+|al[- ]|bin\s+)?{CAPITAL})*")
WHERE = re.compile(r"\b(?:in|at|near|outside|inside|to|from|towards?|across|around|of|off|through|into|leav\w+|reach\w+|enter\w+)\s+(?:the\s+|(?:north|south|east|west)\w*\s+|central\s+|city of\s+|town of\s+|village of\s+|port of\s+)*$", re.I)  # fmt: skip
OPENS = re.compile(r"(?:^|[.!?…:“\"])\W*$")
"""Matches what stands before a word that is a capital by its place alone."""
LEADING = re.compile(
    r"^\W*(?:that\s+|as\s+)?(?P<who>he|she|they|it|we|I|his|her|their|its|our|my)\b|^\W*(?P<to>(?:not\s+)?to\s+(?=[a-z]+))|^\W*(?P<gerund>[a-z]+ing)\b",
    re.I,
)
TITLES = frozenset(
    "mr mrs ms dr president minister prime premier mayor sen senator gov governor gen general king queen chancellor secretary judge spokesman spokeswoman".split()
)
OPENERS = frozenset(
    "the a an in on at but and or if when while as after before since for from by with it he she they we i this that these those there his her their its our".split()
)
RUN = 4
"""Words in a row of which contents in other words seldom share one."""
QUOTE = re.compile(r"[“”\"‘]")
LONG = 20
"""Lemmas from which a content says so much that a "not" in it turns a part and not the whole."""
NOUNS = frozenset(
    "dead deaths death children men women people persons lives killing resignation agreement closure decision growth investigation negotiations talks payment destruction "
    "explosion invasion evacuation departure arrival withdrawal dying further".split()
)
"""Forms in the lexicon that are no verbs."""
PEOPLE = frozenset({"person", "civilian", "resident", "man", "woman", "citizen", "passenger"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a content, and the lemmas that stand right after it: what it counts."""

    value: float
    units: frozenset[str]
    about: bool = False

    def same(self, other: "Number") -> bool:
        """Whether both can be one number: equal, or near where either is given as about so many."""
        slack = 0.1 if self.about or other.about else 0.001
        return abs(self.value - other.value) <= slack * max(abs(self.value), abs(other.value), 1e-9)


@dataclass(frozen=True, slots=True)
class Wording:
    """A content taken apart. `text` is what the encoder reads: a pronoun or "to …" at its start is given the speaker's name.

    `bound` is that name where the content speaks of its speaker. `polarity` is 1 or -1: each negation and denial turns it.
    """

    text: str
    lemmas: tuple[str, ...]
    names: frozenset[str]
    places: frozenset[str]
    numbers: tuple[Number, ...]
    times: tuple[Time, ...]
    polarity: int
    bound: str | None = None
    conditional: bool = False
    fragment: bool = False
    """Whether it says nothing by itself: "Russia for the war". Such ones are compared by their words alone."""
    only_names: bool = False
    """Whether it is such a fragment and holds names and titles alone: "Russian President Vladimir Putin"."""
    words: frozenset[str] = frozenset()
    """The lemmas, each once."""
    axes: Mapping[int, int] = field(default_factory=dict)
    """The scales that its words stand on, each with its end, the polarity taken in."""
    runs: frozenset[int] = frozenset()
    """Hashes of its runs of words: two quotations of the same words share them, however long either is."""
    denied: bool = False
    """Whether its source denies or refuses it, which `polarity` takes in."""
    ceased: bool = False
    """Whether what turns it says that something came to an end: "no longer"."""
    undone: frozenset[str] = frozenset()
    """Lemmas of what is said not to have been done by a word alone: "pay" in "the unpaid bills"."""

    @property
    def key(self) -> str:
        """The same for contents that are alike in all that is compared, their times apart. A hash."""
        parts = (" ".join(WORD.findall(self.text.lower())), str(self.polarity), (self.bound or "").lower())
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def wording_of(words: str, *, speaker: str | None = None, personal: bool = True, anchor: date | None = None, act: str = "say") -> Wording:
    """Take a content apart.

    `speaker` is whose words they are, `personal` whether that is a person, so that "it" is something else; `anchor` is the day
    they were published, `act` what was done by them.
    """
    plain = " ".join(words.split())
    lead = LEADING.match(plain)
    if lead and lead["who"] and lead["who"].lower() in (("it", "its") if personal else ("he", "she", "his", "her", "i", "my")):
        lead = None
    bound = speaker if lead and speaker else None
    text = with_speaker(plain, lead, speaker) if lead and speaker else re.sub(r"^\W*that\s+", "", plain)
    times, gone = times_in(plain, anchor)
    bare = blanked(plain, gone)
    names, places = names_in(bare)
    lemmas = lemmas_in(bare)
    own = turns_in(plain) if len(lemmas) <= LONG else 0
    denied = act == "deny" or (act == "refuse" and not own)  # "said that she would not resign" refuses in its own words
    turns = own + denied
    if lead and lead["to"] and plain.lower().lstrip("“\"' ").startswith("not to"):
        text = text.replace(" to not ", " not to ", 1)
    lemmas = (*lemmas_in(bound), *lemmas) if bound else lemmas
    polarity = -1 if turns % 2 else 1
    fragment = is_fragment(plain)
    return Wording(
        text=text,
        lemmas=lemmas,
        names=names,
        places=places,
        numbers=numbers_in(bare),
        times=times,
        polarity=polarity,
        bound=bound,
        fragment=fragment,
        only_names=fragment and is_names(plain),
        conditional=bool(re.search(r"\b(?:if|unless|whether|provided)\b", plain, re.I)),
        words=frozenset(lemmas),
        axes=axes_of(lemmas, polarity),
        runs=runs_in(plain),
        denied=denied,
        ceased=turns == 1 and bool(CEASED.search(plain)),
        undone=frozenset(lemma(match["done"]) for match in UNDONE.finditer(plain)),
    )


def runs_in(text: str) -> frozenset[int]:
    """Hashes of each few neighbouring words of a text; the same on every run."""
    words = [w.replace("’", "'") for w in WORD.findall(text.lower())]
    return frozenset(zlib.crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - RUN + 1))


def turns_in(words: str) -> int:
    """How often the main clause of a content is turned to its opposite; of the whole where there is no more than a clause beside one."""
    main = ASIDE.sub(" ", words)
    main = NOT_ONLY.sub(" ", main if len(main.split()) > 1 else words)
    return len(NEGATION.findall(main)) + sum(BEING.search(main, 0, match.start()) is not None for match in UNDONE.finditer(main))


def is_fragment(words: str) -> bool:
    """Whether a content has no verb that says something, as far as its words show."""
    return not VERBAL.search(words) and not any(FORMS.get(w.lower(), w.lower()) != w.lower() for w in WORD.findall(words) if w.lower() not in NOUNS)


def is_names(words: str) -> bool:
    """Whether a fragment's words that say anything are all capitals, or titles. A quotation or a headline's clause may say something in capitals."""
    return (
        not QUOTE.search(words)
        and not VERBAL.search(words.lower())
        and all(w[0].isupper() or w.lower() in EMPTY or w.lower() in OPENERS or w.lower() in TITLES for w in WORD.findall(words))
    )


def with_speaker(words: str, lead: re.Match[str], speaker: str) -> str:
    """The content with the speaker's name where its first word only points at the speaker."""
    if lead["who"]:
        owns = lead["who"].lower() in ("his", "her", "their", "its", "our", "my")
        return f"{speaker}{'’s' if owns else ''}{words[lead.end('who') :]}"
    return speaker + " " + words.lstrip(' “"')


def blanked(text: str, places: list[tuple[int, int]]) -> str:
    """A text with some stretches as spaces."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def lemmas_in(text: str) -> tuple[str, ...]:
    """The lemmas that carry a content, in order."""
    return tuple(lemma(w) for w in (m.group().replace("’", "'") for m in WORD.finditer(text)) if w.lower() not in EMPTY and not w[0].isdigit())


def names_in(text: str, *, sure: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """Names in lower case, countries by their usual name however called; and those that stand where a place does.

    A single word that opens a sentence is one if it looks like none of the common ones; not at all where `sure` is asked for.
    """
    names, places = set(), set()
    for match in CAPITALS.finditer(text):
        words = match.group().split()
        while words and (words[0].lower() in OPENERS or words[0].lower().rstrip(".") in TITLES):
            words = words[1:]
        if len(words) > 1 and (words[0].lower() in PLACES or words[0].lower() in ADJECTIVES):
            names.add((PLACES.get(words[0].lower()) or ADJECTIVES[words[0].lower()]).lower())
            words = [w for w in words[1:] if w.lower().rstrip(".") not in TITLES]
        name = re.sub(r"[’']s?$", "", " ".join(words)).lower()
        opens = OPENS.search(text[: match.start()]) is not None
        if not name or name in COUNTED or (opens and len(words) == 1 and words[0].lower() in EMPTY):
            continue
        country = PLACES.get(name) or ADJECTIVES.get(name)
        name = country.lower() if country else name
        if len(words) == 1 and opens and not country and (sure or not known_name(name)):
            continue
        names.add(name)
        if WHERE.search(text[: match.start()]) and not text[: match.start()].lower().endswith("the "):
            places.add(name)
    return frozenset(names), frozenset(places)


def known_name(word: str) -> bool:
    """Whether a single capital word that opens a content is a name and no common word: no ending of a common one."""
    return lemma(word) == word and not word.endswith(("ly", "tion", "ment", "ness"))


def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers of a text, times blanked out before; "one" is none, for it is mostly a pronoun."""
    found = []
    for match in NUMBER.finditer(text):
        value = value_of(match)
        if value is None:
            continue
        following = lemmas_in(" ".join(text[match.end() : match.end() + 40].split()[:3]))[:2]
        units = {"person" if f in PEOPLE else f for f in following}
        if match["share"] or match["wordshare"]:
            units = {"%"}
        elif match.group()[0] in "$€£":
            units = {match.group()[0]}
        found.append(Number(value, frozenset(units), bool(ABOUT.search(text[: match.start()]))))
    return tuple(found)


def value_of(match: re.Match[str]) -> float | None:
    """What a written number comes to."""
    if match["word"]:
        base = float(COUNTED[match["word"].lower()]) + (COUNTED.get(match["units"].lower(), 1) if match["units"] else 0)
        return base * SCALES.get((match["wordscale"] or "").lower(), 1.0)
    figure = re.sub(r"[^\d.]", "", match["figure"]).rstrip(".")
    if not figure or figure.count(".") > 1 or len(figure) > 15:
        return None
    return float(figure) * SCALES.get((match["scale"] or match["short"] or "").lower(), 1.0)


def axes_of(lemmas: Sequence[str], polarity: int) -> dict[int, int]:
    """The scales that a content's words stand on, each with its end, the content's polarity taken in."""
    found: dict[int, int] = {}
    for word in lemmas:
        for axis, sign in AXES.get(word, ()):
            found[axis] = 0 if found.get(axis, sign * polarity) != sign * polarity else sign * polarity
    return {axis: sign for axis, sign in found.items() if sign}
