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
    r"^\W*(?:that\s+)?(?:\S+\s+){0,7}?(?:(?:did|do|does|was|were|is|are|has|have|had|will|would|should|ca|could)(?:\s+not|n[’']t)|cannot|never|no\s+\w+|not)\b",
    re.I,
)
MAIN = 90
"""Characters of the content whose hedge is the source's own; later ones belong to clauses further in."""


def certainty_of(act: Act, cue: str, content: str) -> Certainty:
    """Negated where the source says it is not so, hedged where it leaves a way out, firm otherwise."""
    if act in ("deny", "refuse") or NEGATED_CUE.search(cue):
        return "negated"
    if HEDGED_CONTENT.search(content[:MAIN]) or (act == "doubt") or HEDGED_WORDS.search(cue):
        return "hedged"
    if NEGATED_CONTENT.search(content[:MAIN]):
        return "negated"
    return "firm"


HEDGED_WORDS = re.compile(
    r"\b(?:suspect\w*|doubt\w*|suggest\w*|appear\w*|seem\w*|speculat\w+|wonder\w*|guess\w*|hint\w*|may|might|could|unsure)\b", re.I
)
