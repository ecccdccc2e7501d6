"""What a source does with its words: say, deny, confirm, accuse, demand, commit, refuse, warn, doubt. By the cue, as written."""

import re
from collections.abc import Mapping

from accordingto.model import Act

STEMS: Mapping[Act, str] = {
    "deny": r"den(?:y|ies|ied|ying|ials?)|disavow\w*|disput\w+|rebut\w*|refut\w+|dismiss\w*|debunk\w*|contradict\w*|disagree\w*|push(?:es|ed|ing)? back (?:against|on)|walk(?:s|ed|ing)? back",
    "confirm": r"confirm\w*|acknowledg\w+|admit\w*|admission|conced\w+|verif\w+|corroborat\w+|recogni[sz]\w+|echo(?:es|ed|ing)?|concur\w*|plead(?:s|ed|ing)? guilty|accept(?:s|ed|ing)? (?:a|the|its|their) (?:conclusion|finding|verdict)s?",
    "accuse": r"accus\w+|blam\w+|condemn\w*|critici[sz]\w+|criticism|suspect\w*|suspicions?|suspicious of|alleg\w+|denounc\w+|charg(?:e|es|ed|ing)|slam(?:s|med)?|blast(?:s|ed)?|"
    r"rebuk\w+|lash\w*|assail\w*|attack(?:s|ed|ing)|deplor\w+|fault(?:s|ed)?|chid\w+|decri\w+|indict\w*|implicat\w+|rip(?:s|ped)|mock\w*|complain\w*|brand(?:s|ed|ing)|"
    r"call(?:s|ed|ing)? (?:\w+ )?out|speaks? out|spoke out|reprimand\w*|derid\w+|disturbed",
    "demand": r"demand\w*|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|order\w*|rul(?:e|es|ed|ing)|request\w*|instruct\w*|appeal\w*|(?:reiterat|renew|repeat|join|back)\w* (?:\w+ )?calls|"
    r"requir\w+|insist\w* on|want(?:s|ed|ing)?|implor\w+|beg(?:s|ged)?|plead\w*|recommend\w*|suggest(?:s|ed|ing)? that \w+ should|need(?:s|ed)?|warrant|subpoena\w*|command\w*|"
    r"petition\w*|press(?:es|ed|ing)? for|push(?:es|ed|ing)? for|advocat\w+|encourag\w+|advis\w+|tell(?:s)? \w+ to|wish\w*|invit\w+|motion|seek\w*|sought|lobb\w+|condition|prefer\w*|propos\w+|pressur\w+|"
    r"(?:have|has|had|are|is|was|were) (?:been )?push(?:ed|ing)|press(?:es|ed|ing)|mandat\w+|direct(?:s|ed|ing)|deadline|ultimatum|plea",
    "commit": r"promis\w+|offer\w*|(?:is|are|was|were|be|been|stands?) (?:“|\")?(?:ready|willing|prepared|set|determined)|ready|willing|plan(?:s|ned|ning)?|agree\w*|vow\w*|pledg\w+|"
    r"intend\w*|intention\w*|commit\w*|undertak\w+|decid\w+|decision|guarantee\w*|consider(?:s|ed|ing)? \w+ing|swor\w+|aim(?:s|ed|ing)?|goal|vot(?:e|es|ed|ing) to|signal\w*|resolv\w+|announc\w+ plans|propos(?:es|ed|als?)|eager|willingness|would like|open to|assurances?|prepared|grant(?:s|ed|ing) (?:a|the) request",
    "refuse": r"refus\w+|reject\w*|rul(?:e|es|ed|ing) out|declin\w+|not recogni[sz]e|oppos\w+|resist\w*|object\w*|will not|won[’']t|wouldn[’']t|does(?: not|n[’']t) want|do(?: not|n[’']t) want|"
    r"did(?: not|n[’']t) want|not want|veto\w*|reluctant|(?:no|not)\b.{0,20} comment|would never|will never|turn(?:s|ed|ing)? down|balk\w*|snub\w*|spurn\w*|not (?:to )?support|(?:come|came|comes|is|are|was|were) (?:out )?against|chose not|not reply|not respond",
    "warn": r"warn\w*|threat\w*|fear(?:s|ed|ing|ful)?|caution\w*|alarm\w*|afraid|worr(?:y|ies|ied|ying)|concern(?:s|ed)?|alert\w*|scared|wary|frightened",
    "doubt": r"doubt\w*|misgivings?|question(?:s|ed|ing)?|unsure|sceptic\w*|skeptic\w*|wonder\w*|uncertain|not (?:sure|certain|clear)|unclear|not know|don[’']t know|doesn[’']t know|didn[’']t know|no (?:earthly )?idea|can(?:not|[’']t) say|(?:do|did|does)(?: not|n[’']t) (?:think|believe|feel)|challeng\w+",
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
FOR = re.compile(r"\W*(?:for|on|upon|to)\b", re.I)
WANTS = re.compile(r"\b(?:want(?:s|ed|ing)?|propos(?:es?|ed|ing))\b", re.I)
AGREES = re.compile(r"\bagree[sd]?\b$", re.I)
SELF = r"\W*(?:that )?(?:if [^,.]{3,60}, )?(?:it|he|she|they|we|i)"
OWN_WILL = re.compile(
    rf"{SELF}(?:(?:\W+\w+ly)? (?:will|would|plans? to|intends? to|(?:is|are|was|were|am) [“\"]?(?:ready|willing|prepared|committed))|[’'](?:ll|d)|[’'](?:s|m|re) (?:ready|willing|prepared|committed))\b"
    r"(?! (?:not|never|be|like|have|have to|need|prefer|probably)\b|n.t)|\W*(?:we|i) (?:will|would) not (?:hesitate|rest|stop)\b",
    re.I,
)
"""Matches "that he is ready for talks" and "it would cancel the summit": what a speaker will do itself."""
OWN_REFUSAL = re.compile(
    rf"{SELF}(?: (?:will|would) (?:not|never)| won[’']t| wouldn[’']t|[’'](?:ll|d) (?:not|never)) (?!be\b|hesitate\b|have\b|rest\b|stop\b)|\W*we (?:do not|don[’']t) support\b",
    re.I,
)
"""Matches "it would not supply missiles": what a speaker won't do."""
GUILTY = re.compile(r"\W*guilty\b", re.I)
ASKED_FOR = re.compile(
    r"\W*(?:\S+ ){0,4}?(?:requests?|calls|demands?|appeals?|proposals?|offers?|ultimatums?)\b|.*\b(?:unnecessary|out of the question)\b", re.I
)
"""Matches "repeated requests by Kyiv": what is turned down, and not denied."""
NAMES = re.compile(r"\b(?:call|describ|label|declar|term|brand|dubb)(?:s|es|e|ed|ing|led|ling)?\b", re.I)
CALLED_UNTRUE = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges?|reports?|story|stories|rumou?rs?|suggestions?|it|this|that)\b.*\b(?:baseless|false|untrue|lies?|fake|hoax|nonsense|absurd|unfounded|groundless|ridiculous|fabricat\w+)\b",
    re.I | re.S,
)
CALLED_BAD = re.compile(
    r"\b(?:terroris\w+|sham|fakes?|hoax|absurd\w*|unfit|waste of|genocid\w*|crimes?|criminals?|killers?|murder\w*|thug\w*|scum|traitors?|liars?|lies?|lying|corrupt\w*|disgrace\w*|shameful|"
    r"barbar\w+|illegal|unlawful|unacceptable|reckless|irresponsible|cowardly|evil|racist|fascis\w+|nazi\w*|dictator\w*|aggress\w+|provocat\w+|failure|failed|dangerous|problematic|extreme|gone wrong|"
    r"propagand\w*|blackmail|farce|scandal\w*|violations?|outrageous|ridiculous|nonsense|never trumper)\b",
    re.I,
)
NOT = re.compile(r"\b(?:not|never|no longer)\b|n[’']t\b", re.I)


def act_of(cue: str, content: str) -> tuple[Act, str]:
    """The act and the word that shows it. Plain verbs of saying are `say`, whatever the content; "told them to" demands."""
    if SAID_TO.search(cue) and TO.match(content):
        return "demand", "“told … to”"
    if NAMES.search(cue) and not FOR.match(content) and (shown := CALLED_UNTRUE.search(content) or CALLED_BAD.search(content)):
        return ("deny" if shown.re is CALLED_UNTRUE else "accuse"), f"called “{' '.join(shown.group().split()[-3:])}”"
    if CALLS.search(cue):
        return ("demand", "“call for”") if FOR.match(content) else ("say", "“call”")
    if (wants := WANTS.search(cue)) and TO.match(content) and not NOT.search(cue):
        return "commit", f"“{wants.group()} to”"
    if (agrees := AGREES.search(cue)) and not TO.match(content):
        return "confirm", f"“{agrees.group()}” to what was said"
    if re.search(r"\bplead", cue, re.I) and GUILTY.match(content):
        return "confirm", "pleads guilty"
    says = SAYING.search(cue)
    for act in ORDER:
        match = PATTERNS[act].search(cue)
        if match and not (says and says.start() < match.start() and act in ("commit", "demand")):
            return turned(act, cue, match, content)
    if own := OWN_REFUSAL.match(content):
        return "refuse", f"“{own.group().strip()}”: what it won’t do itself"
    if own := OWN_WILL.match(content):
        return "commit", f"“{own.group().strip()}”: a promise of one's own"
    return "say", f"“{says.group()}”" if says else "no word that says more"


def turned(act: Act, cue: str, match: re.Match[str], content: str) -> tuple[Act, str]:
    """The act with a "not" before its word, and what is turned down, taken into account."""
    shown = f"“{match.group()}”"
    if act == "deny" and (asked := ASKED_FOR.match(content)):
        return "refuse", f"{shown} of “{asked.group().split()[-1]}”"
    if act == "refuse" and re.search(r"\bnot\b|n[’']t\b", cue[: match.start()]) and match.group().lower().startswith("rul"):
        return "say", f"not {shown}"
    if NOT.search(cue, 0, match.end()) and act in ("commit", "demand", "confirm"):
        return ("refuse" if act != "confirm" else "deny"), f"not {shown}"
    if act == "deny" and NOT.search(cue, 0, match.start()):
        return "confirm", f"not {shown}"
    return act, shown
