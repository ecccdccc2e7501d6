"""What a source does with its words: say, deny, confirm, accuse, demand, commit, refuse, warn, doubt. By the cue, as written."""

import re
from collections.abc import Mapping

from accordingto.model import Act

STEMS: Mapping[Act, str] = {
    "deny": r"den(?:y|ies|ied|ying|ials?)|disavow\w*|disput\w+|rebut\w*|refut\w+|dismiss\w*|debunk\w*|contradict\w*",
    "confirm": r"confirm\w*|acknowledg\w+|admit\w*|admission|conced\w+|verif\w+|corroborat\w+|recogni[sz]\w+",
    "accuse": r"accus\w+|blam\w+|condemn\w*|critici[sz]\w+|criticism|suspect\w*|suspicion|alleg\w+|denounc\w+|charg(?:e|es|ed|ing)|slam(?:s|med)?|blast(?:s|ed)?|"
    r"rebuk\w+|lash\w*|assail\w*|attack(?:s|ed|ing)|deplor\w+|fault(?:s|ed)?|chid\w+|describ\w+|decri\w+|indict\w*|implicat\w+|rip(?:s|ped)|mock\w*|complain\w*",
    "demand": r"demand\w*|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|order\w*|rul(?:e|es|ed|ing)|request\w*|instruct\w*|appeal\w*|"
    r"requir\w+|insist\w* on|want(?:s|ed|ing)?|implor\w+|beg(?:s|ged)?|plead\w*|propos\w+|recommend\w*|suggest(?:s|ed|ing)? that \w+ should|need(?:s|ed)?|warrant|subpoena\w*|command\w*|"
    r"petition\w*|press(?:es|ed|ing)? for|push(?:es|ed|ing)? for|advocat\w+|encourag\w+|advis\w+|tell(?:s)? \w+ to|wish\w*|invit\w+|motion|seek\w*|sought|lobb\w+|condition|prefer\w*",
    "commit": r"promis\w+|offer\w*|(?:is|are|was|were|be|been|stands?) (?:“|\")?(?:ready|willing|prepared|set|determined)|ready|willing|plan(?:s|ned|ning)?|agree\w*|vow\w*|pledg\w+|"
    r"intend\w*|intention\w*|commit\w*|undertak\w+|decid\w+|decision|guarantee\w*|consider(?:s|ed|ing)? \w+ing|swor\w+|aim(?:s|ed|ing)?|goal|vot(?:e|es|ed|ing) to|signal\w*|resolv\w+|announc\w+ plans",
    "refuse": r"refus\w+|reject\w*|rul(?:e|es|ed|ing) out|declin\w+|not recogni[sz]e|oppos\w+|resist\w*|object\w*|will not|won[’']t|wouldn[’']t|does(?: not|n[’']t) want|do(?: not|n[’']t) want|"
    r"did(?: not|n[’']t) want|not want|veto\w*|reluctant|disagree\w*|(?:no|not)\b.{0,20} comment|would never|will never|turn(?:s|ed|ing)? down|balk\w*|snub\w*|spurn\w*",
    "warn": r"warn\w*|threat\w*|fear(?:s|ed|ing|ful)?|caution\w*|alarm\w*|afraid|worr(?:y|ies|ied|ying)|concern(?:s|ed)?|alert\w*",
    "doubt": r"doubt\w*|misgivings?|question(?:s|ed|ing)?|unsure|sceptic\w*|skeptic\w*|wonder\w*|uncertain|not (?:sure|certain|clear)|unclear|not know|don[’']t know|doesn[’']t know|challeng\w+",
}
ORDER: tuple[Act, ...] = ("refuse", "deny", "doubt", "accuse", "warn", "commit", "demand", "confirm")
"""Tried in this order: "does not want" refuses before "want" demands."""
PATTERNS = {act: re.compile(rf"\b(?:{STEMS[act]})\b", re.I) for act in ORDER}
SAYING = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according|wr(?:ote|ites|iting|itten)|report\w*|not(?:e|es|ed|ing)|add(?:s|ed|ing)|stat(?:e|es|ed|ing)|explain\w*|tweet\w*)\b",
    re.I,
)
SAID_TO = re.compile(r"\b(?:told|tells?|telling)\b", re.I)
TO = re.compile(r"\W*(?:not )?to\s+\w+", re.I)
CALLS = re.compile(r"^\W*(?:(?:has|have|had|also|repeatedly|again|is|was|been) )*call(?:s|ed|ing)?\W*$", re.I)
WANTS = re.compile(r"\b(?:want(?:s|ed|ing)?|propos(?:es?|ed|ing))\b", re.I)
AGREES = re.compile(r"\bagree[sd]?\b$", re.I)
OWN_WILL = re.compile(
    r"\W*(?:that )?(?:it|he|she|they|we|i)\W+(?:\w+ly )?(?:will|would|[’']ll|plans? to|(?:is|are|was|were|am|[’']m|[’']re) (?:ready|willing|prepared|committed)|intends?)\b(?!\s+(?:not|never|be able|have)|n.t)",
    re.I,
)
"""Matches "that he is ready for talks" and "it would cancel the summit": what a speaker will do itself."""
NOT = re.compile(r"\b(?:not|never|no longer)\b|n[’']t\b", re.I)


def act_of(cue: str, content: str) -> tuple[Act, str]:
    """The act and the word that shows it. Plain verbs of saying are `say`, whatever the content; "told them to" demands."""
    if SAID_TO.search(cue) and TO.match(content):
        return "demand", "“told … to”"
    if CALLS.search(cue):
        return ("demand", "“call for”") if re.match(r"\W*(?:for|on|upon|to)\b", content, re.I) else ("say", "“call”")
    if (wants := WANTS.search(cue)) and TO.match(content) and not NOT.search(cue):
        return "commit", f"“{wants.group()} to”"
    if (agrees := AGREES.search(cue)) and not TO.match(content):
        return "confirm", f"“{agrees.group()}” to what was said"
    says = SAYING.search(cue)
    for act in ORDER:
        match = PATTERNS[act].search(cue)
        if match and not (says and says.start() < match.start() and act in ("commit", "demand")):
            return turned(act, cue, match)
    if own := OWN_WILL.match(content):
        return "commit", f"“{own.group().strip()}”: a promise of one's own"
    return "say", f"“{says.group()}”" if says else "no word that says more"


def turned(act: Act, cue: str, match: re.Match[str]) -> tuple[Act, str]:
    """The act with a "not" before its word taken into account."""
    shown = f"“{match.group()}”"
    if NOT.search(cue, 0, match.end()) and act in ("commit", "demand", "confirm"):
        return ("refuse" if act != "confirm" else "deny"), f"not {shown}"
    if act == "deny" and NOT.search(cue, 0, match.start()):
        return "confirm", f"not {shown}"
    return act, shown
