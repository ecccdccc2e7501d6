"""What a text says of a source that it doesn't name: how many, what, how high, of whom, how close, why unnamed."""

import re

from accordingto.actors import lexicon as lex
from accordingto.actors.phrases import core_of, head_of
from accordingto.model import Unnamed

COUNT = re.compile(
    r"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens|several|multiple|a number|\d+|a pair|a couple|a handful)\b(?! of the)",
    re.I,
)
RANK = re.compile(r"\b(?P<rank>high(?:est|er)?[- ](?:ranking|level)|senior|top(?:[- ]level)?|mid-level|junior|high-placed|leading)\b", re.I)
FORMER = re.compile(r"\b(?:former|ex|retired|onetime|one-time)\b[- ]?", re.I)
CLOSENESS = re.compile(
    r"\b(?P<close>(?:close|closest) to .+|familiar with .+|(?:who (?:was|were) )?briefed on .+|with (?:direct )?knowledge of .+|involved in .+|who (?:has|have|had)? ?(?:met|spoke|worked|knows?|knew|attended).+|inside .+|on the ground.*)$",
    re.I,
)
NO_SIDE = frozenset(
    "secret separate subsequent current fellow our my your own unidentified confidential different additional independent key local same further first second third "
    "well-placed well-informed informed knowledgeable trusted and or but not".split()
)
"""Words before a role that say nothing of whose side it is on."""
FROM = re.compile(r"\b(?:from|of|at|in|within|for|with) (?P<whom>(?:the )?[A-Z][^,;]*)")
REASON = re.compile(
    r"(?:on (?:the )?condition of anonymity|anonymously|not authori[sz]ed to|not to be (?:named|identified)|declined to be (?:named|identified)|(?:asked|requested) (?:not to be|for anonymity|anonymity)|without (?:giving|using) (?:his|her|their) names?)"
    r"[^.;]*?(?P<why>because [^.;”]+|due to [^.;”]+|citing [^.;”]+|for fear [^.;”]+|out of fear [^.;”]+|to (?:discuss|describe|talk|speak) [^.;”]+|as (?:they|he|she) [^.;”]+)?(?=[.;”\n]|$)",
    re.I,
)


def unnamed_of(phrase: str, around: str = "") -> Unnamed:
    """What a phrase says of an unnamed source. `around` is the sentence it stands in, which may say why it is unnamed."""
    bare = " ".join(phrase.split())
    core = re.split(r",|\s+who\s", bare, maxsplit=1)[0]
    close = CLOSENESS.search(bare)
    core = core[: close.start()].strip() if close and close.start() < len(core) else core
    head = head_of(core_of(core)) or ""
    count, rank = COUNT.search(core), RANK.search(core)
    why = REASON.search(around)
    return Unnamed(
        count=count["count"].lower() if count else None,
        role=singular(head).lower() if lex.UNNAMED.fullmatch(head) else None,
        rank=rank["rank"].lower() if rank else None,
        former=bool(FORMER.search(core)),
        affiliation=affiliation_of(core, head),
        closeness=re.sub(r"^who (?:was|were|has|have|had) ", "", close["close"]).strip() if close else None,
        reason=(why["why"] or why.group()).strip() if why else None,
    )


def affiliation_of(core: str, head: str) -> str | None:
    """Whose the unnamed are: "Russian officials" are the Russian government's, "a Pentagon official" the Pentagon's."""
    before = re.split(rf"\b{re.escape(head)}\b", core, maxsplit=1)
    lead = before[0]
    for pattern in (COUNT, RANK, FORMER):
        lead = pattern.sub(" ", lead)
    lead = " ".join(
        re.sub(r"^\s*(?:the|a|an|some|other|another|many|most|unnamed|anonymous|his|her|their|one|of)\b", " ", lead, flags=re.I).split()
    ).strip()
    lead = re.sub(r"[’']s?$", "", re.sub(r"^(?:the|an?|some|of)\s+", "", lead))
    lead = "" if lead == core or lead.lower() in ("people", "person", "sources", "officials") else without_empty(lead)
    if not lead and len(before) > 1 and (whom := FROM.search(before[1])):
        return re.sub(r"^the ", "", whom["whom"]).strip()
    if lead.lower() in lex.ADJECTIVES or lead.lower() in lex.PLACES:
        named = lex.ADJECTIVES.get(lead.lower()) or lex.PLACES[lead.lower()]
        return f"{named} government" if re.match(r"official|diplomat|minister|spokes", head, re.I) else named
    return lead or None


def without_empty(lead: str) -> str:
    """The words before a role less those that name no side: "current and intelligence" is "intelligence"."""
    words = lead.split()
    while words and words[0].lower() in NO_SIDE:
        words.pop(0)
    while words and words[-1].lower() in NO_SIDE:
        words.pop()
    return " ".join(words)


def singular(noun: str) -> str:
    """A head noun as one of its kind."""
    if noun.lower() in ("people", "men", "women"):
        return {"people": "person", "men": "man", "women": "woman"}[noun.lower()]
    return re.sub(r"(?<=[^s])s$", "", noun)
