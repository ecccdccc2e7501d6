"""The part a name or a pronoun plays in its sentence, by the words around it: subject, object, owner. No parser; a good guess."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from accordingto.model import Span
from accordingto.sentences import Sentences, sentences_of

TOKEN = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*[’']?|``|''|--|[^\w\s]")
PREPOSITIONS = frozenset(
    "of by with to from for in at on into onto against about over under between among toward towards near behind beside besides after before upon through "
    "throughout during without within alongside despite unlike like including via opposite featuring versus beyond around across than".split()
)
SUBORDINATORS = frozenset(
    "when while because that if although though since until unless where whereas as after before once and but or who which whom whose so".split()
)
HELPERS = frozenset(
    "is was are were be been being am has had have having does did do will would can could may might must shall should isn't wasn't didn't doesn't hadn't won't wouldn't couldn't "
    "can't isn’t wasn’t didn’t doesn’t hadn’t won’t wouldn’t couldn’t can’t never also then later soon eventually finally again once often always initially subsequently himself herself".split()
)
PAST = frozenset(
    "became began left went took made gave got came told said saw found won lost led met wrote held thought felt kept brought bought taught caught sent spent built fell flew knew grew drew threw "
    "ran sang swam drank shot sold stood understood understands read put set let cut hit hurt beat bet cast shut spoke broke chose drove rode rose woke wore swore tore bore fought sought "
    "lay paid laid slept wept dealt meant heard hid fled sat won bit ate forgot forgave sank shook stole struck swung withdrew overcame undertook underwent bound ground wound hung stuck".split()
)
DETERMINERS = frozenset("the a an his her their its my our your this that these those another some any both each".split())
OWNERS = frozenset("his her their".split())
NOT_NOUNS = PREPOSITIONS | SUBORDINATORS | HELPERS | frozenset("there here away back down up out off not he she they it him them i we you".split())
ENDING = re.compile(r"(?:ed|ing)$")
PARTS = ("subject", "object", "after a preposition", "owner", "one of several", "other")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a text, where they stand, and its sentences."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: Sentences

    def first(self, at: int) -> int:
        """The token that a character stands in, or the next one."""
        return bisect_right(self.ends, at)

    def last(self, end: int) -> int:
        """The token after the last one that begins before a character."""
        return bisect_left(self.starts, end)

    def word(self, i: int) -> str:
        """A token in lower case; nothing outside the text."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def opens(self, i: int) -> bool:
        """Whether a token is the first of its sentence, quotation marks aside."""
        while i > 0 and self.words[i - 1] in ("“", '"', "``", "‘", "("):
            i -= 1
        return i <= 0 or i >= len(self.words) or self.sentences.number(self.starts[i - 1]) != self.sentences.number(self.starts[i])


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text; those of the last few texts are kept."""
    found = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    words, starts, ends = zip(*found, strict=True) if found else ((), (), ())
    return Tokens(words, starts, ends, sentences_of(text))


def is_verb(word: str) -> bool:
    """Whether a word after a name looks like its verb."""
    return (
        word in HELPERS
        or word in PAST
        or (len(word) > 4 and word.endswith("ed"))
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "’s", "'s")))
    )


def lead_of(tokens: Tokens, i: int) -> tuple[str, int]:
    """What stands before a noun phrase whose name begins at token i, its titles and adjectives stepped over: a word, or "" for a sentence's start; and where the phrase begins."""
    for j in range(i, max(i - 7, -1), -1):
        if tokens.opens(j):
            return "", j
        before = tokens.words[j - 1]
        low = before.lower()
        if low in DETERMINERS and j - 1 > 0 and not tokens.opens(j - 1):
            return tokens.word(j - 2), j - 1
        if low in DETERMINERS:
            return "", j - 1
        noun_like = before[0].isalpha() and low not in NOT_NOUNS and low not in PAST and (before[0].isupper() or not ENDING.search(low))
        if not noun_like:
            return low, j
    return tokens.word(i - 1), i


def follow_of(tokens: Tokens, i: int) -> str:
    """The word after a name that ends before token i, an apposition or parenthesis stepped over."""
    word = tokens.word(i)
    if word in (",", "(") and not tokens.opens(i):
        closing = ")" if word == "(" else ","
        for j in range(i + 1, min(i + 18, len(tokens.words))):
            if tokens.opens(j):
                break
            if tokens.words[j] == closing:
                after = tokens.word(j + 1)
                return after if is_verb(after) else word
    return word


def part_of(tokens: Tokens, span: Span) -> str:
    """The part that a name plays where it stands."""
    i, j = tokens.first(span.start), tokens.last(span.end)
    tail = tokens.words[j - 1] if j > 0 else ""
    follow = follow_of(tokens, j)
    if tail.endswith(("’s", "'s", "s’", "s'", "’", "'")) or follow in ("’", "'") or follow.startswith(("’s", "'s")):
        return "owner"
    lead, _ = lead_of(tokens, i)
    if lead in PREPOSITIONS and lead not in SUBORDINATORS:
        return "after a preposition"
    opens = lead in ("", ",", ";", ":", "--", "—", "–", "“", '"', "``", "(") or lead in SUBORDINATORS
    if opens and is_verb(follow):
        return "subject"
    if follow == "and" or (lead == "and" and not is_verb(follow)):
        return "one of several"
    if lead in PAST or ENDING.search(lead) or (lead in HELPERS and lead not in ("was", "is")):
        return "object"
    if lead in PREPOSITIONS:
        return "after a preposition"
    if lead == "":
        return "subject"
    return "other"


def pronoun_part(tokens: Tokens, span: Span) -> str:
    """The part that "he", "him", "his", "she" or "her" plays."""
    i = tokens.first(span.start)
    word, after = tokens.word(i), tokens.word(i + 1)
    if word in ("he", "she", "they", "i", "we"):
        return "subject"
    owns = bool(after) and after[0].isalpha() and after not in NOT_NOUNS and after not in DETERMINERS
    if word in ("his", "their", "its", "my", "our") or (word == "her" and owns):
        return "owner"
    before = tokens.word(i - 1)
    return "after a preposition" if before in PREPOSITIONS else "object"
