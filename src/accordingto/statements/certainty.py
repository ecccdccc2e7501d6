"""The source's own commitment, by the words of cue and content."""

import re

from accordingto.model import Act, Certainty

NEGATED_CUE = re.compile(
    r"\b(?:not|never|no longer|den(?:y|ies|ied|ying|ials?)|declin\w+|refus\w+|reject\w*|rul(?:e|es|ed|ing) out|oppos\w+|disput\w+|dismiss\w*|refut\w+|disavow\w*)\b|n[’']t\b",
    re.I,
)
HEDGED_CONTENT = re.compile(
    r"\b(?:may|might|could|perhaps|maybe|probabl[ey]|possibl[ey]|likely|unlikely|appear(?:s|ed)?|seem(?:s|ed)?|apparently|presumably|potential(?:ly)?|suspected|i think|i believe|i guess|i suppose|not sure|unclear|uncertain|would have|"
    r"it is possible|chances|if (?:true|confirmed)|whether)\b", re.I,
)  # fmt: skip
NEGATED_CONTENT = re.compile(
    r"\W*(?:that )?(?:he|she|it|they|we|i)\W+(?:\w+ly )?(?:will not|won[’']t|would not|wouldn[’']t|never|will never|would never|did not|didn[’']t)\b",
    re.I,
)
"""Matches "that he will not go": the source's own no, not that of others it speaks of."""
MAIN = 90
"""Characters of the content whose hedge is the source's own; later ones belong to clauses further in."""


def certainty_of(act: Act, cue: str, content: str) -> Certainty:
    """Negated where the source says it is not so, hedged where it leaves a way out, firm otherwise."""
    if act in ("deny", "refuse") or NEGATED_CUE.search(cue):
        return "negated"
    if HEDGED_CONTENT.search(content[:MAIN]) or (act == "doubt") or HEDGED_WORDS.search(cue):
        return "hedged"
    if NEGATED_CONTENT.match(content):
        return "negated"
    return "firm"


HEDGED_WORDS = re.compile(
    r"\b(?:suspect\w*|doubt\w*|suggest\w*|appear\w*|seem\w*|speculat\w+|wonder\w*|guess\w*|hint\w*|may|might|could|unsure)\b", re.I
)
