"""The source's own commitment, by the words of cue and content."""

import re

from accordingto.model import Act, Certainty

NEGATED_CUE = re.compile(
    r"\b(?:not|never|no longer|den(?:y|ies|ied|ying|ials?)|declin\w+|refus\w+|reject\w*|rul(?:e|es|ed|ing) out|oppos\w+|disput\w+|dismiss\w*|refut\w+|disavow\w*|"
    r"push(?:es|ed|ing)? back|against|yet to|no sign|no (?:earthly )?idea|no evidence|disagree\w*)\b|n[’']t\b",
    re.I,
)
BELIEVED = r"(?:\b(?:is|are|was|were|be)|[’']s) (?:\w+ly )?[“\"]?(?:believed|estimated|presumed|thought|feared)"
UNSURE_CUE = re.compile(
    r"\bnot (?:know|sure|certain|rule out)\b|n[’']t (?:know|rule out)\b|\bonly have\b.*\bconfidence\b|"
    r"\b(?:suspect\w*|suspicions?|doubt\w*|suggest(?:s|ed|ions?)?|appear\w*|seem\w*|speculat\w+|wonder\w*|guess\w*|hint\w*|(?-i:may)|might|unsure|apparently|in principle|considering|possibility)\b"
    rf"|{BELIEVED}\b", re.I,
)  # fmt: skip
HEDGED_CONTENT = re.compile(
    r"\b(?:(?-i:may)(?! \d)|might|could(?!n[’']t| not| tell| see| hear| only| sell)|perhaps|maybe|probabl[ey]|possibly|likely|unlikely|(?<!to )(?:appears?|seems?)|appeared to|apparently|presumabl[ey]|"
    r"suspected of|i think|i believe|i guess|i suppose|my sense|not sure|not known|uncertain|not well defined|hard to say|it is possible|it[’']s possible|possibility|if (?:it is |it[’']s )?(?:true|confirmed)|"
    r"to (?:my|our|the \w+[’']?s?) knowledge|potential(?:ly)? (?:to|harm\w*|be))\b"
    rf"|\bit{BELIEVED}\b|^\W*(?:that )?\w+ {BELIEVED}\b",
    re.I,
)
SELF = r"\W*(?:that )?(?:he|she|it|they|we|i)\W+(?:\w+ly )?"
NEGATED_CONTENT = re.compile(
    rf"{SELF}(?:(?:will|would|did|do|does|had|have|has|was|am|is|were|are) (?:not|never)\b(?! hesitate)|(?:wo|would|did|do|does|had|have|has|was|were|are|is)n[’']t\b|never\b|had no\b|(?:ha[sd]|have) seen no\b)|"
    r"\W*(?:that )?(?:there (?:is|are|was|were|can)(?:n[’']t| not)? ?(?:be )?(?:no|any)\b|no (?:\w+ ){1,4}(?:had|have|has|was|were|would|will)\b)|"
    r"\W*(?:that )?(?:the |a |an |his |her |its |their )?(?:(?!who\b|which\b|that\b|what\b|why\b)[\w’'-]+ ){1,3}(?:has|have|had|did|was|were|would|will|won)(?: not|n[’']t|[’']t)\b|\W*(?:of course not|never|no)\b[\W]*(?:$|[.,!])",
    re.I,
)
"""Matches "that he will not go" and "no civilians were hurt": the no of the content's own main clause, not of those further in."""
MAIN = 90
"""Characters of the content whose hedge is the source's own; later ones belong to clauses further in."""
ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed)?)\b", re.I)


def certainty_of(act: Act, cue: str, content: str) -> tuple[Certainty, str]:
    """Negated where the source says it is not so, hedged where it leaves a way out, firm otherwise; and the words that show it."""
    if unsure := UNSURE_CUE.search(cue):
        return "hedged", shown(unsure)
    if no := NEGATED_CUE.search(cue):
        return "negated", shown(no)
    if act in ("deny", "refuse"):
        return "negated", f"to {act} is to say no"
    if act == "doubt":
        return "hedged", "a doubt"
    if not ASKED.search(cue) and (hedge := HEDGED_CONTENT.search(content[:MAIN])):
        return "hedged", f"{shown(hedge)} in what it says"
    if no := NEGATED_CONTENT.match(content):
        return "negated", f"{shown(no)}: its own no"
    return "firm", "no hedge, no negation"


def shown(match: re.Match[str]) -> str:
    """The words that a pattern found, in quotation marks."""
    words = match.group().strip("“”\"'‘’ ").split()
    return f"“{' '.join(words[-4:])}”"
