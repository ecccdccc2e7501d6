"""Whether the verb beside a time tells of what is past or to come, by the words of its sentence."""

import re

from accordingto.newstime.expressions import Leaning

REACH = 140
"""Characters before a time, within its sentence, among which its verb is looked for."""
AFTER = 80
"""The same after a time that opens its sentence."""
FUTURE = (
    r"(?:will|won['’]t|['’]ll|shall|would|going\s+to|(?:plan|expect|schedule|intend|hope|aim|want|prepare|promise|vow|pledge|threaten|agree|need|decide|due|set|slate|suppose|likely|about|poise|ready|have|has|is|are|was|were|be)"
    r"(?:s|d|ed|n|ning|ing)?\s+to(?=\s+[a-z]))(?:\s+(?:not|also|only|then|soon|\w+ly))?(?:\s+(?:be|have\s+been|get|have))?\s+[a-z]+"
    r"|to\s+be\s+[a-z]+|payable|redeemable|effective|of\s+record|(?:extended|postponed|delayed|put\s+off|adjourned)(?:\s+\w+)?\s+(?:to|until|till)|scheduled|slated|upcoming|(?:is|are|be)\s+(?:expected|due|planned)|due(?=\s+(?:on|in|by|out|back|next))|expected(?=\s+(?:on|in|by|next|later))|planned\s+for|deadline|expires?|(?:is|are|am)\s+(?:meeting|arriving|leaving|holding|visiting|traveling|travelling|heading|going)"
    r"|(?:begins|starts|opens|meets|ends|takes\s+place|comes\s+into|faces|goes\s+into|kicks\s+off)(?=\s+(?:on|in|next)\b)|(?:until|through)(?=\s*(?:the\s+)?$)"
    r"|(?:meets?|begins?|starts?|opens?|arrives?|leaves?|votes?|returns?)(?=[\w\s]{0,20}$)"
)
PAST = (
    r"[a-z]{2,}ed|said|says|was|were|had|has|have|did|told|met|began|went|took|made|came|got|held|won|lost|ran|led|left|saw|found|gave|wrote|shot|put|cut|hit|fell|rose|sent|"
    r"spoke|became|broke|brought|built|bought|sold|paid|kept|fled|flew|grew|fought|thought|caught|struck|drove|set|since|last|ago|after"
)
MEANT = r"(?:had|was|were)\s+(?:been\s+)?(?:due|scheduled|expected|set|supposed|planned|going)\s+to\s+[a-z]+"
"""Matches what was to come once: "had been due to expire"."""
VERB = re.compile(rf"\b(?:(?P<meant>{MEANT})|(?P<future>{FUTURE})|(?P<past>{PAST})|(?P<weak>by(?=\s*(?:the\s+)?$)))(?!\w)", re.I)


PROMISED = re.compile(r"\w+ed\s+to\b", re.I)
"""Matches "threatened to close": after "On Thursday," it tells of that day."""


def leaning_at(text: str, start: int, end: int, sentence: int, after: int) -> Leaning | None:
    """The way of the verb nearest before a time in its sentence; of the first verb after it where none stands before."""
    found: Leaning | None = None
    for verb in VERB.finditer(text, max(sentence, start - REACH), start):
        found = found if verb["weak"] and found else "future" if verb["future"] or verb["weak"] else "past"
    if found is None and (match := VERB.search(text, end, min(after, end + AFTER))):
        found = "future" if match["future"] and not PROMISED.match(match.group()) else "past"
    return found
