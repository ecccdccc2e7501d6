"""Conditions by their words: where one begins, where it ends, what it is a condition for."""

import re
from dataclasses import dataclass

from accordingto.model import Condition, Span

TIME = (
    r"(?:\d|(?:the )?(?:end|start|beginning|middle|turn) of|(?:early|late|mid)?-?\s?(?:Jan|Feb|Mar|Apr|May\b|June?|July?|Aug|Sept?|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|"
    r"(?:the |an? )?(?:elections?|vote|summit|meeting|war|holidays?|deadline)\b|(?:next|last|this|that|at least|then|now|recently|noon|midnight|spring|summer|autumn|fall|winter|christmas|easter)\b)"
)
"""Matches what follows "until" and "before" where they tell a time and no condition."""
FINITE = r"(?= (?:any\b|[\w’'-]+ (?:[\w’'-]+ ){0,4}?(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|leaves?|ends?|stops?|withdraws?|agrees?|pays?|\w{3,}ed)\b))"
"""Looks ahead to a clause of its own, which "before Congress" has not."""
MARKER = (
    r"(?:but |and |though )?(?P<words>only if|only when|only once|only after|only on (?:the )?condition that|on (?:the )?(?:strict |one |sole )?condition (?:that|of)|on one condition:|"
    r"provided that|provided(?= (?:he|she|it|they|we|the|there)\b)|providing that|on the understanding that|as long as|so long as|in exchange for|in return for|if and when|even if|only(?= (?:in|on|at|within|with|under|along|by|through|from|together)\b)|"
    rf"if|unless|once(?! {TIME})|before(?! {TIME}){FINITE}|(?:until|till)(?! {TIME})(?:{FINITE}|(?= (?:an? |the )?(?:\w+ )?(?:ceasefire|truce|deal|agreement|peace|withdrawal|victory|release)\b))|"
    r"without(?= \w+ (?:first|preconditions?|guarantees?)))(?= |$)"
)
AFTER = re.compile(rf"(?<![\w’'-]){MARKER}\W{{0,2}}", re.I)
"""Matches a marker wherever it stands in a clause."""
AT_ONCE = re.compile(rf"[\s”“\"’,]*{MARKER}\W{{0,2}}", re.I)
"""Matches a marker right after what a statement says."""
FRONT = re.compile(
    r"\W*(?:(?:that|but|and) )?(?P<words>only if|if and when|if|unless|until|provided that|as long as|in exchange for|in return for|once|before)\b\s+(?P<span>[^,;.\n]{4,160}),\s*",
    re.I,
)
"""Matches "If the troops leave," before the rest."""
CLAUSE_END = re.compile(
    r"[;\n]|(?<!\.[A-Z])(?<![\s(][A-Z])[.!?…](?=[\s”\"’]|$)|,? (?=but (?!only|on |if|with)|while |whereas |according to )|, (?=(?:and |so |then )?(?:he|she|it|they|we|i|which|who|as|after|adding|saying|said|warning|noting)\b)|”(?=, (?:he|she|it|they|\w+) \w+)|"
    r" and (?=(?:he|she|it|they|we) (?:will|would|has|have|had|is|are|was|were|do|does|did|won|can)\b)",
    re.I,
)
"""Matches where a condition's clause is over."""
NO_CONDITION = re.compile(r"(?:as|what|even|wonder\w*|ask(?:s|ed)?|know|see|sure|certain|whether|not only|see)\s*$", re.I)
"""Matches what stands before an "if" that asks, and an "only" of "not only"."""
NAMED = r"(?:an?|the|its|their|his|her|our|one|another|two|three|these|both|\w+[’']s)?\s?(?:(?:main|key|necessary|only|sole|first|basic|essential|prior|strict|major|central|minimum|most important|indispensable|\w+n) ){0,2}(?:pre-?)?conditions?"
BE = r"(?:is|are|was|were|remains?|would be|will be|includes?)"
FOR = r"(?:for|of|to) "
NAMES_CONDITION = (
    re.compile(rf"(?P<words>{NAMED} {FOR}(?P<what>[^,.;\n]{{3,80}}?) {BE})\s+(?:that )?(?P<span>[^;\n]{{4,}})", re.I),
    re.compile(
        rf"(?P<holder>(?:[\w’'-]+ ){{0,6}}?)(?:consider|regard|see|view|treat|call|describe)(?:s|ed|d)? (?P<span>[^,.;\n]{{4,140}}?) (?P<words>(?:as |to be )?{NAMED} {FOR})(?P<what>[^,.;\n]{{3,}})",
        re.I,
    ),
    re.compile(rf"(?P<span>[^,.;\n]{{4,140}}?) (?P<words>{BE} {NAMED} {FOR})(?P<what>[^,.;\n]{{3,}})", re.I),
    re.compile(
        r"(?P<words>(?:in order )?to (?P<what>[^,.;\n]{4,90}?), (?:it is|it’s|it's|it was|it would be) (?:first )?necessary)\s+(?P<span>(?:to|that|for) [^;\n]{4,})",
        re.I,
    ),
    re.compile(
        r"(?:it is|it’s|it's|it was|it would be) (?:first )?necessary (?P<span>(?:to|that|for) [^,;.\n]{4,140}?) (?P<words>in order to|before) (?P<what>[^,;.\n]{4,})",
        re.I,
    ),
)
CALLED = re.compile(r"condition|necessary", re.I)
"""Matches the word that each of `NAMES_CONDITION` holds: those patterns are slow, and few contents have it."""
OPENS_WITH = (
    re.compile(
        r"\W*(?:that )?(?P<what>(?:[\w’'-]+ ){1,8}?)(?P<words>would (?:first )?require|will (?:first )?require|depends? on|hinges? on|would depend on|is conditional on|are conditional on)\s+(?P<span>[^;\n]{4,})",
        re.I,
    ),
    re.compile(
        r"\W*(?:that )?(?P<what>(?:[\w’'-]+ ){1,8}?)(?P<words>(?:is|are|was|were|will be|would be|can be) (?:only )?(?:possible|impossible|acceptable|unacceptable|out of the question) (?:only )?(?:if|after|when|once|unless|until|without))\s+(?P<span>[^;\n]{4,})",
        re.I,
    ),
)
"""Match what says outright what is a condition for what: the first lot wherever it stands, the second as the whole of what is said."""
POINTS_BACK = re.compile(
    rf"\W*(?P<words>(?:the|its|their|his|her|one|another|a|for this,?|\w+[’']s) ?(?:\w+ ){{0,3}}(?:pre-?)?conditions?(?: (?:for|of|to) (?:this|that|it|such (?:an? )?\w+|doing so|(?:these|those|the) (?:\w+ ){{0,2}}\w+))? {BE}|"
    rf"(?:this|that|which|it|doing so) (?:would|will) (?:only )?(?:require|happen only if|be possible only if|depend on|only happen if)|but only if|only if|on condition that|provided that)\s+(?P<span>[^;\n]{{4,}})",
    re.I,
)
"""Matches "The main condition for this is …" at the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Parted:
    """What a stretch of a statement wants, and the conditions that stood in it."""

    content: tuple[Span, ...]
    conditions: tuple[Condition, ...]


def parted(part: Span, text: str) -> Parted:
    """A stretch of words with its conditions taken out, those before and those after."""
    conditions: list[Condition] = []
    start, end = part
    if front := FRONT.match(text, start, end):
        conditions.append(made(front.start("span"), front.end("span"), front, text, "it stands before what hangs on it"))
        start = front.end()
    for match in AFTER.finditer(text, start, end):
        stop = clause_end(match.end(), end, text)
        lead = text[max(start, match.start() - 14) : match.start("words")]
        if match.start() - start < 4 or stop - match.end() < 4 or NO_CONDITION.search(lead) or match.group("words").lower() == "even if":
            continue
        conditions.append(made(match.end(), stop, match, text, "it stands after what hangs on it"))
        kept = (trimmed(Span(start, match.start()), text), trimmed(Span(stop, end), text))
        rest = kept[1] if len(re.findall(r"\w+", kept[1].of(text))) > 2 else None
        return Parted(tuple(k for k in (kept[0], rest) if k and k.end > k.start), tuple(conditions))
    whole = trimmed(Span(start, end), text)
    return Parted((whole,) if whole.end > whole.start else (), tuple(conditions))


def following(at: int, end: int, text: str) -> Condition | None:
    """The condition that comes right after what a statement says, up to the sentence's end: "…, but on the condition that …"."""
    match = AT_ONCE.match(text, at, end)
    if not match or match.group("words").lower() in ("even if",):
        return None
    stop = clause_end(match.end(), end, text)
    return made(match.end(), stop, match, text, "it comes right after what was said") if stop - match.end() >= 4 else None


def before(start: int, at: int, text: str) -> Condition | None:
    """The condition that the sentence opens with, before the statement: "If …, the minister said, …"."""
    match = FRONT.match(text, start, at)
    return made(match.start("span"), match.end("span"), match, text, "the sentence opens with it") if match else None


def pointing_back(start: int, end: int, text: str) -> Condition | None:
    """The condition of a sentence that points back at the one before it."""
    match = POINTS_BACK.match(text, start, end)
    if not match:
        return None
    stop = clause_end(match.start("span"), end, text)
    return made(match.start("span"), stop, match, text, "the sentence after, which points back")


def made(start: int, end: int, match: re.Match[str], text: str, reason: str) -> Condition:
    """A condition with its words trimmed."""
    return Condition(trimmed(Span(start, end), text), trimmed(Span(*match.span("words")), text), f"“{match.group('words').strip()}”: {reason}")


def clause_end(start: int, end: int, text: str) -> int:
    """Where the clause that begins at `start` is over."""
    match = CLAUSE_END.search(text, start, end)
    return match.start() if match else end


def trimmed(span: Span, text: str) -> Span:
    """A span without blanks, commas and the quotation marks that have no partner in it."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:.…–—" or lonely(text, start, start, end)):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.…–—" or lonely(text, end - 1, start, end)):
        end -= 1
    return Span(start, end)


def lonely(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark at the edge of a span has no partner in it."""
    inside = text[start:end]
    if text[at] in "“”":
        return inside.count("“") != inside.count("”")
    return text[at] == '"' and inside.count('"') % 2 == 1
