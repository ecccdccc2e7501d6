"""What a text says of a source that it doesn't name: how many, what, how high, of whom, how close, why unnamed."""

import re
from dataclasses import replace

from accordingto.actors import lexicon as lex
from accordingto.actors.phrases import CLOSENESS, core_of, head_of
from accordingto.actors.quantities import quantity_of
from accordingto.model import Unnamed

RANK = re.compile(
    r"\b(?P<rank>high(?:est|er)?[- ](?:ranking|level|placed)|(?:most )?senior|top(?:[- ](?:level|ranking))?|mid(?:dle)?-(?:level|ranking)|low(?:er)?-(?:level|ranking)|junior|leading)\b",
    re.I,
)
FORMER = re.compile(r"\b(?:former|ex|retired|onetime|one-time)\b[- ]?", re.I)
STILL = re.compile(
    r"\b(?:current|serving|active|present)(?:,| and| or)\s+(?:former|retired)\b|\b(?:former|retired) (?:and|or) (?:current|serving|active|present)\b",
    re.I,
)
"""Matches what speaks of both those who are and those who were."""
NO_SIDE = frozenset(
    "secret separate subsequent current serving fellow our my your own unidentified confidential different additional independent key local same further first second third "
    "well-placed well-informed informed knowledgeable trusted and or but not unnamed anonymous the a an some other another many most his her their one of these those all both".split()
)
"""Words before a role that say nothing of whose side it is on."""
FROM = re.compile(
    r"\b(?:from|of|at|in|within|inside|for|with|to|on) (?P<whom>(?:the |its |his |her )?(?:[A-Z]|(?=[^,;]*(?:"
    + lex.GOVERNMENT.pattern
    + "|"
    + lex.ORGANISATION.pattern
    + r"|\b(?:prime minister|president|chancellor|governor|mayor|minister)\b)))[^,;]*)"
)
WITHHELD = re.compile(
    r"(?:(?:on|under) (?:the )?(?:strict )?condition of (?:strict )?anonymity|on condition (?:that )?(?:he|she|they) not be (?:named|identified)|anonymously|not (?:been )?authori[sz]ed to|not (?:to )?be (?:named|identified|quoted)|declined to be (?:named|identified|quoted)|"
    r"(?:asked|requested|requesting|asking) (?:for )?(?:not to be|anonymity|to remain anonymous|that (?:his|her|their) names? not)|insist(?:ed|ing) on anonymity|(?:was|were) granted anonymity|granted anonymity|wish(?:ed|es|ing) to (?:remain|stay) anonymous|"
    r"on background|without (?:giving|using|being) (?:(?:his|her|their) names?|named|identified)|whose names? (?:is|are|was|were) (?:being )?withheld|did not (?:want|wish) to be (?:named|identified))",
    re.I,
)
WHY = re.compile(
    r"\b(?P<why>because (?:of )?.+|due to .+|given .+|citing .+|for fear .+|out of fear .+|fearing .+|for (?:\w+ )?(?:security|safety|legal|personal)(?: and \w+)? reasons|out of concern .+|lest .+|since (?:he|she|they) .+|"
    r"(?:in order )?to (?:discuss|describe|talk|speak|share|provide|disclose|reveal|avoid|protect|comment|detail|preview|be (?:candid|frank)) .+|as (?:they|he|she) .+|about .+)",
    re.I,
)
WHY_ENDS = re.compile(r"(?:,|[.;”\"]|\s[–—]\s|\n).*$|\s+(?:said|says|told|added|wrote|confirmed|warned|noted|explained)\b.*$", re.S)
"""Matches where a reason has ended and the sentence goes on."""
GOES_ON = re.compile(r"(?:The|They|He|She|Both|All|Neither|None|Each|Those)\b")


def unnamed_of(phrase: str, around: str = "", after: str = "") -> Unnamed:
    """What a phrase says of an unnamed source. `around` is the sentence it stands in, which may say why it is unnamed, and `after` the next one."""
    bare = " ".join(phrase.split())
    core = re.split(r",|\s+who\s", bare, maxsplit=1)[0]
    close = CLOSENESS.search(bare)
    core = core[: close.start()].strip() if close and close.start() < len(core) else core
    amount = quantity_of(core)
    head = head_of(core_of(amount.rest)) or ""
    rank = RANK.search(core)
    return Unnamed(
        count=amount.count,
        role=singular(head).lower() if lex.UNNAMED.fullmatch(head) else None,
        rank=rank["rank"].lower() if rank else None,
        former=bool(FORMER.search(core)) and not STILL.search(core),
        affiliation=affiliation_of(amount.rest, head),
        closeness=re.sub(r"^who (?:was|were|has|have|had) ", "", close["close"]).strip() if close else None,
        reason=reason_of(around, after, head),
    )


def reason_of(around: str, after: str, head: str) -> str | None:
    """Why a source goes unnamed: by its own sentence, or by the next one where that goes on about it."""
    words = next((m.group().lower() for m in re.finditer(r"\w+", after)), "")
    nouns = {singular(w) for w in re.findall(r"\w+", after[:60].lower())}
    goes_on = GOES_ON.match(after) and (words != "the" or not head or singular(head).lower() in nouns)
    for sentence in (around, after if goes_on else ""):
        held = WITHHELD.search(sentence)
        if held is None:
            continue
        if "authori" in held.group().lower():
            because = re.search(r"because\s+(?:\w+\s+){0,4}$", sentence[: held.start()])
            return WHY_ENDS.sub("", sentence[because.start() if because else held.start() :]).strip()
        why = WHY.search(sentence, held.end())
        if why and why.start() <= held.end() + len(WHY_ENDS.sub("", sentence[held.end() :])) + 2:
            return WHY_ENDS.sub("", why["why"]).strip()
        return WHY_ENDS.sub("", sentence[held.start() :]).strip()
    return None


def member_of(one: Unnamed, group: Unnamed | None) -> Unnamed:
    """What is known of one of a group: what is said of it, and of the group where nothing is."""
    if group is None:
        return one
    return replace(
        one,
        role=one.role or group.role,
        rank=one.rank or group.rank,
        former=one.former or group.former,
        affiliation=one.affiliation or group.affiliation,
        closeness=one.closeness or group.closeness,
        reason=one.reason or group.reason,
    )


def affiliation_of(core: str, head: str) -> str | None:
    """Whose the unnamed are: "Russian officials" are the Russian government's, "a Pentagon official" the Pentagon's."""
    before = re.split(rf"\b{re.escape(head)}\b", core, maxsplit=1) if head else [core]
    lead = before[0]
    for pattern in (STILL, RANK, FORMER):
        lead = pattern.sub(" ", lead)
    lead = without_empty(re.sub(r"[’']s?$", "", " ".join(lead.split())))
    lead = "" if " ".join(lead.split()) == " ".join(core.split()) else lead
    if not lead and len(before) > 1 and (whom := FROM.search(before[1])):
        return re.sub(r"^(?:the|its|his|her) ", "", whom["whom"]).strip()
    if lead.lower() in lex.ADJECTIVES or lead.lower() in lex.PLACES:
        named = lex.ADJECTIVES.get(lead.lower()) or lex.PLACES[lead.lower()]
        return f"{named} government" if re.match(r"official|diplomat|minister|spokes", head, re.I) else named
    return lead or None


def without_empty(lead: str) -> str:
    """The words before a role less those that name no side: "current and intelligence" is "intelligence"."""
    words = lead.split()
    while words and words[0].lower().strip(",") in NO_SIDE:
        words.pop(0)
    while words and words[-1].lower().strip(",") in NO_SIDE:
        words.pop()
    return " ".join(words)


def singular(noun: str) -> str:
    """A head noun as one of its kind."""
    if noun.lower() in ("people", "men", "women", "persons"):
        return {"people": "person", "men": "man", "women": "woman", "persons": "person"}[noun.lower()]
    if noun.lower().startswith("spokes") and noun.lower().endswith("men"):
        return noun[:-2] + "an"
    return re.sub(r"(?<=[^s])s$", "", noun)
