"""Words that show through whom a statement came: "told Reuters", "on Telegram", "tweeted", "as cited by the agency"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.model import Span, Statement
from accordingto.sentences import Sentences

TELLS = re.compile(r"\b(?:told|tells?|telling|informed|assured)\b[^.]{0,12}$", re.I)
LEADS = re.compile(
    r"\b(?:interview(?:s|ed)? (?:with|to|on|by|for|aired (?:by|on))|speaking (?:to|with|on)|spoke (?:to|with)|talking to|conversation with|(?<=, )via|appear(?:ance|ing|ed) on|statement (?:to|carried by|published by|obtained by|seen by)|comments? (?:to|carried by|published by)|"
    r"remarks (?:to|carried by|published by)|quoted as saying by|quoted in|(?:as )?(?:quoted|cited|reported|carried|published|relayed|broadcast|aired|released|obtained|seen|reviewed|shared|translated|translation) by|email(?:ed)? to|message to|"
    r"op-ed (?:in|for)|essay (?:in|for)|article (?:in|for)|writing in|wrote in|writing for|in a report by|told|according to)\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+|state\s+|state-run\s+|news\s+|agency\s+|broadcaster\s+|newspaper\s+|outlet\s+|official\s+|social\s+|"
    r"network\s+|media\s+|platform\s+|channel\s+|post(?:s)?\s+on\s+|[A-Z][\w-]+[’']s\s+|[A-Z][a-z]+an\s+|[\w-]+\s+(?=news|newspaper|outlet|agency|broadcaster|website)){0,4}$",
    re.I,
)
"""Matches what stands right before the name of the medium."""
ON = re.compile(
    r"\b(?:on|via|in|through|took to|taking to|to)\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+|official\s+|social\s+(?:network|media)\s+|platform\s+|messaging\s+(?:app|service)\s+|[A-Z][\w-]+[’']s\s+|[\w-]+\s+){0,3}$",
    re.I,
)
"""Matches what stands right before a social network, or a broadcaster's programme."""
TO = re.compile(r"\bto\s+(?:the\s+)?(?:[\w-]+\s+(?:newspaper|news agency|agency|channel|outlet|magazine|broadcaster)\s+)?$", re.I)
"""Matches what stands between a plain saying and whom it was said to: "confirmed the plan to the Financial Times"."""
SPOKEN = re.compile(
    r"\b(?:said|says|confirm\w*|den(?:y|ied|ies)|admit\w*|explain\w*|complain\w*|reveal\w*|disclos\w+|describ\w+|repl(?:y|ied)|respond\w*|comment\w*|stat(?:ed|es)|acknowledg\w+|wrote|declar\w+|stress\w*|emphasi[sz]\w+|not(?:ed|es))\b",
    re.I,
)
SAID_ON = re.compile(r"(?:\s+(?:(?:late|early)\s+)?(?:\w+day|yesterday|today)(?:\s+(?:morning|night|evening|afternoon))?)?\s+on\s+(?:the\s+)?[“\"]?$")
"""Matches what stands between a saying and the broadcaster that aired it: "said Monday on CNN"."""
AIRED = re.compile(
    r"\b(?:said|says|saying|explain\w*|not(?:ed|es|ing)|add(?:ed|s|ing)|argu\w+|claim\w*|insist\w*|suggest\w*|admit\w*|acknowledg\w+|declar\w+|warn\w*)$",
    re.I,
)
IN_A = re.compile(r"\b(?:in|during)\s+(?:an?|the|his|her|their|that|this)\s+(?:\w+\s+)?$", re.I)
OWN_STORY = re.compile(r"(?:[’']s?)?\s+(?:\w+\s+)?(?:interview|op-ed|essay|column|podcast)\b")
"""Match what stands around an outlet to which somebody spoke: "in a CNN interview"."""
ASKED = re.compile(
    r"\b(?:asked|questioned|pressed|quizzed|contacted|reached|interviewed|approached|polled|surveyed) by\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.I
)
"""Matches "when asked by" right before the name."""
QUOTED_BY = re.compile(r"\s+(?:has |have |had |also |later )?(?:quoted|quotes|cited|cites|quoting|citing)\b")
"""Matches the verb right after an outlet that passes somebody's words on: "AFP quoted him as saying"."""
EMBEDDED = re.compile(r"pic\.twitter\.com/\w+|\(@\w{2,20}\)|https?://t\.co/\w+")
"""Matches what stands in a tweet that was put into the text."""
BROADCASTS = re.compile(r"^[’']s\s+(?:“|\"|[A-Z])|^\s+(?:TV|television|radio)\b")
TRAILS = re.compile(
    r"^(?:[’']s)?\s+(?:reported|reports|quoted|quotes|cited|cites|writes|wrote|page|account|channel|post|feed|video|livestream|interview)\b", re.I
)
"""Matches what stands right after the name: "CNN reported", "his Facebook page"."""
TWEETS = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b|\bTwitter\b", re.I)
BY_TWEET = re.compile(
    r"\b(?:in|with|through|via) (?:(?:an?|another|his|her|their|its|the|this|that|one|several|two|some) )?(?:[\w’'-]+ ){0,3}?(?:re)?tweets?\b", re.I
)
"""Matches "in a tweet" before or after the cue."""
TWEET_REACH = 120
PASSED_ON = re.compile(
    r"\b(?:quoted|cited|reported|carried|published|relayed|broadcast|aired|released|obtained|seen|reviewed|shared|translated|translation) by\b|\baccording to\b",
    re.I,
)
"""Matches what names the nearer of two media: "told the BBC, in an interview quoted by TASS"."""
CITES = re.compile(r"\b(?:citing|cites?|cited|quoting|quoted|refer(?:s|ring|red)? to|with (?:a )?reference to|referencing|relying on)\s+$", re.I)
BACK = re.compile(r"\b(?:about|on|of) (?:this|it)\b|^\s*(?:\w+ed|writes|wrote|reports|says|said) (?:this|so)\b", re.I)
"""Matches "wrote about this": what is reported is the sentence before."""
DATELINE = re.compile(
    r"(?:^\W*|(?<=\s))(?:[A-Z][A-Z.’' -]{2,}(?:,\s*[\w. ]{2,25})?,?\s*(?:[A-Z][a-z]+\.?\s+\d{1,2}\s*)?)?\((?P<agency>[A-Z][\w ./’']{1,30})\)\s*[-–—:]",
    re.M,
)


ELSEWHERE = re.compile(
    r"\b(?:at|during|in) (?:an?|the|his|her|their|its|\w+day[’']?s?|last|\w+ly)(?: [\w’'-]+){0,3} (?:hearing|news conference|press conference|briefing|speech|rally|address|testimony|debate)\b|"
    r"\b(?:told|tells) (?:reporters|journalists|lawmakers|senators|the (?:court|committee|jury|panel))\b",
    re.I,
)
"""Matches what says that a statement was made at another place than the last one."""
OFFERED = re.compile(
    r"(?:[\w-]+ )?(?:offers?|proposals?|requests?|calls?|claims?|reports?|demands?|accusations?|allegations?|orders?|statements?|plans?|threats?|rumou?rs?|suggestions?|"
    r"promises?|ads?|charges?|warnings?|remarks?|comments?|appeals?|bids?|invitations?|ultimatums?|pleas?|assertions?|denials?)",
    re.I,
)
"""Matches the noun of what is turned down: "rejected Oslo's offer to mediate"."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A place outside the content that names a medium, with the words that show it."""

    span: Span
    shown: str


def region_of(statement: Statement, sentences: Sentences, text: str) -> Span:
    """The sentences in which a statement's cue and source stand."""
    anchor = statement.cue or statement.source or statement.content[0]
    start = min(sentences.start(anchor.start), sentences.start((statement.source or anchor).start))
    return Span(start, sentences.end(anchor.start, text))


def shown_at(place: Span, statement: Statement, text: str, *, network: bool) -> str | None:
    """The words around a named outlet that make it this statement's medium; None where they don't."""
    before = text[max(0, place.start - 60) : place.start]
    if (
        statement.cue
        and place.start - statement.cue.end <= 40
        and statement.cue.end <= place.start
        and TELLS.search(text[statement.cue.start : place.start])
    ):
        return text[statement.cue.start : place.end]
    if (
        statement.cue
        and statement.cue.end <= place.start <= statement.cue.end + 80
        and SPOKEN.search(statement.cue.of(text))
        and (to := TO.search(before))
    ):
        return to.group() + place.of(text)
    if (quoted := QUOTED_BY.match(text, place.end)) and statement.cue and statement.source and statement.cue.meets(Span(*quoted.span())):
        return place.of(text) + quoted.group()
    if statement.cue and AIRED.search(statement.cue.of(text)) and (on := SAID_ON.fullmatch(text, statement.cue.end, place.start)):
        return statement.cue.of(text) + on.group() + place.of(text)
    if (lead := IN_A.search(before)) and (story := OWN_STORY.match(text, place.end)):
        return lead.group() + place.of(text) + story.group()
    if asked := ASKED.search(before):
        return asked.group() + place.of(text)
    match = LEADS.search(before)
    if match is None and (network or BROADCASTS.match(text[place.end : place.end + 12])):
        match = ON.search(before)
    if match and not (statement.cue and Span(place.start - len(match.group()), place.start).meets(statement.cue) and "ccording" in match.group()):
        return match.group() + place.of(text)
    return None


def tweets(statement: Statement, region: Span, text: str) -> Span | None:
    """The cue or source where it is a tweet itself, or the words that say so beside them."""
    for span in (statement.cue, statement.source):
        if span and (match := TWEETS.search(text, span.start, span.end)):
            return Span(*match.span())
    for match in BY_TWEET.finditer(text, region.start, region.end):
        span = Span(*match.span())
        if statement.cue and not any(part.meets(span) for part in statement.content) and abs(span.start - statement.cue.start) < TWEET_REACH:
            return span
    around = Span(statement.span.start, min(len(text), statement.span.end + 120))
    match = EMBEDDED.search(text, around.start, around.end) if statement.cue is None or not statement.cue.of(text).strip("—–- ") else None
    return Span(*match.span()) if match and "\n\n" not in text[statement.span.end : match.start()] else None


def agencies(text: str, names: dict[Span, str]) -> Iterator[tuple[Span, str]]:
    """Agencies in a dateline at the beginning of the text: their place and their actor's id."""
    match = DATELINE.search(text, 0, 1500)
    if match:
        span = Span(*match.span("agency"))
        for place, key in names.items():
            if place.meets(span):
                yield place, key
                return
