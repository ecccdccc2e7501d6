"""What shows that a statement is about another one: its act, its cue, what its content calls the other."""

import re
from dataclasses import dataclass

from accordingto.model import RelationKind
from accordingto.relations.words import Worded

SAYINGS = (
    r"(?:claims?|allegations?|accusations?|charges?|reports?|reporting|stor(?:y|ies)|rumou?rs?|suggestions?|notions?|idea|assertions?|theor(?:y|ies)|talk|ads?|words?|"
    r"statements?|comments?|remarks?|account|version|messages?|signals?|promises?|pledges?|assurances?|intelligence|suspicions?)"
)
OWNED = re.compile(rf"\b([A-Z]\w+)(?:[’']s?)? (?:[\w-]+ ){{0,2}}{SAYINGS}\b")
"""Matches "Bolton’s reported allegation" and "Russian claims"."""
UNTRUE = re.compile(
    r"\b(?:false|untrue|not true|n[’']t true|baseless|groundless|unfounded|hoax|fabricat\w+|made[- ]up|fake(?: news)?|lies?|lying|nonsense|absurd|ridiculous|preposterous|far-fetched|fantasy|"
    r"pretexts?|staged|slander\w*|libel\w*|bogus|invented|fiction)\b",
    re.I,
)
UNSURE = re.compile(
    r"\b(?:no (?:\w+ ){0,2}(?:evidence|proof|consensus|corroborat\w+)|not (?:been )?(?:verified|confirmed|proven|corroborated)|n[’']t (?:been )?(?:verified|confirmed|proven)|unsubstantiated|unproven|unverified|"
    r"un(?:able|likely) to be (?:\w+ )?verified|low (?:to moderate )?confidence|exaggerat\w+|an attempt (?:\w+ ){0,3}to (?:confuse|mislead|distract|deceive)|(?:do|does) not reflect|cosmetic|misleading|"
    r"cannot be (?:\w+ )?(?:verified|confirmed|assigned)|implausible)\b",
    re.I,
)
CONFIDENCE = re.compile(r"\b(?:low|little|no)\b.*\bconfidence\b", re.I)
CALLED = re.compile(rf"\b{SAYINGS}\b", re.I)
SPOKEN_OF = re.compile(rf"\W*(?:[\w’'-]+ ){{0,2}}{SAYINGS}\b", re.I)
"""Matches "the claim that …" and "Bolton’s reported allegation" at the start of a content."""
POINTS = re.compile(
    rf"\W*(?:(?:to|for|that|as|of|on|with|by|about|any|all|both|such|saying|making|the (?:\w+ )?|those|these|this|that|it|its|his|her|their|{SAYINGS})\b\W*)*(?:involvement|actions?|so|{SAYINGS})?\W*$",
    re.I,
)
"""Matches a content that only points at what another said: "the allegation", "this", "any involvement"."""
REPLY = re.compile(
    r"\b(?:repl(?:y|ies|ied|ying)|respon(?:d|ds|ded|ding|se|ses)|answer(?:s|ed|ing)?|retort\w*|counter(?:s|ed|ing)?|hit(?:s|ting)? back|fir(?:es|ed|ing) back|shot back|clapped back)\b",
    re.I,
)
IN_REPLY = re.compile(
    r"\b(?:in (?:a )?(?:response|reply)|in answer)\b(?! to (?:a )?request)|\b(?:respond|reply|react)ing to\b|\bwhen asked\b|\basked (?:about|whether|if|by|how|what|why)\b",
    re.I,
)
ECHO = re.compile(r"\b(?:echo\w*|concur\w*|agree[sd]? with|back(?:s|ed) up|corroborat\w+|confirm\w*)\b", re.I)
YES = re.compile(r"\W*(?:correct|yes|indeed|that[’']s (?:right|true|correct)|true|absolutely)\b", re.I)
ASKS = re.compile(r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed)?|inquired|wondered)\b", re.I)
QUESTION = re.compile(r"^\W*(?:whether|if|about|how|what|why|who|when|where|for (?:his|her|their|its|a) (?:reaction|response|comment))\b|\?", re.I)
ASKED_FOR = re.compile(r"\b(?:requests?|calls?|demands?|appeals?|proposals?|offers?|ultimatums?|deal|plan|invitations?|pleas?)\b", re.I)
TURNS_DOWN = re.compile(r"\b(?:reject\w*|dismiss\w*|rebuff\w*|refut\w+)\b", re.I)
CONDEMNS = re.compile(r"\b(?:condemn\w*|denounc\w+|criticis\w+|criticiz\w+|slam\w*|blast\w*|reject\w*|dismiss\w*|turn\w* down)\b", re.I)


ALIKE = (
    (r"\b(?:allegations?|accusations?|charges?)\b", r"\b(?:alleg|accus|charg|blam)"),
    (r"\bclaims?\b", r"\bclaim"),
    (r"\b(?:reports?|stor(?:y|ies)|news)\b", r"\b(?:report|wrote|written|reveal|publish|stor(?:y|ies))"),
    (r"\brumou?rs?\b", r"\brumou?r"),
    (r"\b(?:suggestions?|notions?|idea)\b", r"\b(?:suggest|argu)"),
    (r"\b(?:messages?|signals?)\b", r"\b(?:signal|clear|message)"),
    (r"\b(?:requests?|calls?|demands?|appeals?|pleas?|ultimatums?)\b", r"\b(?:request|call|demand|appeal|plea|ultimatum|urg|ask)"),
    (r"\b(?:offers?|proposals?)\b", r"\b(?:offer|propos)"),
)
"""What a statement calls another, and the cues that the other then has."""


def called_alike(content: str, cue: str) -> bool:
    """Whether a content calls a statement by what its cue says: "the allegation" of what "alleges"."""
    return any(re.search(noun, content, re.I) and re.search(verb, cue, re.I) for noun, verb in ALIKE)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a statement does, the words that show it, and whether it only points at what it is about."""

    kind: RelationKind
    shown: str
    points: bool = False
    cue_says: bool = True
    """Whether the cue itself says so; where only the content does, more has to be shared."""
    own_no: bool = False
    """Whether all that shows is that the statement says no."""


def triggers_of(s: Worded, sentence: str) -> list[Trigger]:
    """Everything that a statement may do to another; the strongest first."""
    found = []
    points = bool(POINTS.match(s.content))
    if s.statement.act == "deny" or (TURNS_DOWN.search(s.cue) and CALLED.search(s.content) and not ASKED_FOR.search(s.content)):
        found.append(Trigger("denies", f"“{s.cue}”", points or bool(SPOKEN_OF.match(s.content))))
    elif untrue := UNTRUE.search(s.content):
        found.append(Trigger("denies", f"“{untrue.group()}”", bool(CALLED.search(s.content)) or points, cue_says=False))
    if unsure := UNSURE.search(s.content) or CONFIDENCE.search(s.cue):
        found.append(Trigger("doubts", f"“{unsure.group()}”", bool(CALLED.search(s.content)), cue_says=False))
    elif s.statement.act == "doubt":
        found.append(Trigger("doubts", f"“{s.cue}”", points))
    if (s.statement.act == "confirm" and not re.search(r"\bplead", s.cue, re.I)) or ECHO.search(s.cue):
        found.append(Trigger("confirms", f"“{s.cue}”", bool(SPOKEN_OF.match(s.content)) or points))
    if (reply := REPLY.search(s.cue)) or (s.statement.act != "demand" and s.statement.within is None and (reply := IN_REPLY.search(sentence))):
        found.append(Trigger("answers", f"“{reply.group()}”", True))
    if s.statement.act == "refuse" or (CONDEMNS.search(s.cue) and ASKED_FOR.search(s.content)):
        found.append(Trigger("answers", f"“{s.cue}”", bool(ASKED_FOR.search(s.content))))
    if not found and s.statement.certainty == "negated" and s.statement.act == "say":
        found.append(Trigger("denies", "its own no", cue_says=False, own_no=True))
    return found
