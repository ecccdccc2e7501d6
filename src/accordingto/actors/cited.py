"""Those whom a text cites outside its statements: "citing two officials, as well as …", "told Reuters", "refers to Russian websites"."""

import re
from collections.abc import Iterator

from accordingto.actors import lexicon as lex
from accordingto.model import Article, Span

PHRASE = r"(?:[^,.;:()“”\"\n]|(?<=[A-Z])\.(?=[A-Z\s])|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.)+"
CITING = re.compile(
    rf"\b(?:citing|cites?|cited(?! (?:by|in|on)\b)|quoting|quotes|quoted(?! (?:by|in|on)\b)|refer(?:s|ring|red)? to|with (?:a )?reference to|referencing|relying on)\s+(?P<whom>{PHRASE}(?:,?\s+(?:as well as|and|along with)\s+{PHRASE})*)"
)
PARTS = re.compile(r",?\s+(?:as well as|along with)\s+")
TOLD = re.compile(
    r"\b(?:told|tells|telling|interview (?:with|to|on)|interviewed by|speaking (?:to|with|on)|spoke (?:to|with)|statement to|comments? to|remarks to|appearance on|appeared on|conversation with|quoted (?:by|in)|cited (?:by|in)|"
    r"reported by|published (?:by|in)|obtained by|seen by|reviewed by|as cited by|carried by|an? [\w ]{0,20}with)\s+"
    r"(?P<whom>(?:the\s+|an?\s+|its\s+|[A-Z][\w-]*[’']s\s+)?(?:[A-Z][\w’'&.-]*(?:[ \u00a0](?:[A-Z0-9][\w’'&.-]*|of|the(?=[ \u00a0][A-Z]))){0,5}(?:\s+(?:newspaper|news agency|media|television|TV|radio|websites?|outlets?|channel|magazine|journalists?))?"
    r"|the (?:newspaper|paper|agency|channel|broadcaster|magazine|outlet|publication|website|network|station)\b"
    r"|(?:(?:local|state|regional|foreign|western|national|public|independent|government|pro-\w+|[A-Z]\w+(?:an|ish|ese|ench)|TV|news|state-run|state-owned)\s+){1,2}(?:media|television|tv|radio|news agency|agency|newspapers?|websites?|outlets?|broadcasters?|channels?)(?:\s+[A-Z][\w’-]*){0,2}))"
)
RELEASED = re.compile(
    r"\b(?:released|published|posted|provided|aired|shared|broadcast|leaked|issued) by\s+"
    r"(?P<whom>(?:the |an? )?(?:[\w’'-]+ ){0,4}?(?:forces|media|military|army|police|ministry|government|officials|prosecutors|investigators|authorities|agency|service|channel|television|group|committee|department|outlet|newspaper)\b)"
)
"""Matches those through whom a document came: "footage released by Ukrainian forces"."""
THROUGH = re.compile(r"\b(?:released|posted|provided|aired|shared|broadcast|leaked|issued|obtained|seen|reviewed) by\s+$")
"""Matches what stands before one through whom a source came, inside the source's own phrase."""
STOPS = re.compile(
    r"\s+(?:that|saying|who|which|on|in|at|as|when|while|after|before|during|about|for|to|said|wrote|reported|by|via|he|she|they|it|is|was|has|had|has been|by saying)\b.*$",
    re.S,
)
SPEAKING_NOUN = re.compile(
    r"\b(?:officials?|sources?|websites?|sites?|media|outlets?|newspapers?|agenc(?:y|ies)|channels?|diplomats?|people|persons?|insiders?|experts?|analysts?|authorities|ministry|"
    r"representatives?|interlocutors?|reports?|documents?|statement|data|press|journalists?|reporters?|spokes\w+|police|investigators?|aides?|advis[eo]rs?|lawmakers?|lawyers?|witnesses)\b",
    re.I,
)


def cited_in(article: Article) -> Iterator[tuple[Span, bool]]:
    """Phrases that name a cited source or a medium, with whether it is cited as a source. In the order of the text."""
    found: list[tuple[Span, bool]] = []
    for stretch in article.body:
        for match in CITING.finditer(article.text, stretch.start, stretch.end):
            found.extend((span, True) for span in parts_of(match, article.text) if worth(span.of(article.text)))
        found.extend((Span(*m.span("whom")), False) for m in RELEASED.finditer(article.text, stretch.start, stretch.end))
        for match in TOLD.finditer(article.text, stretch.start, stretch.end):
            span = trimmed(*match.span("whom"), article.text)
            if span and span.of(article.text).split()[-1].lower() in lex.ADJECTIVES and re.match(r" [a-z]", article.text[span.end : span.end + 2]):
                continue
            if span and re.search(r"[A-Z]|newspaper|agency|media|outlet|channel|website|network|press|broadcaster", span.of(article.text)):
                found.append((span, False))
    yield from sorted(found)


def parts_of(match: re.Match[str], text: str) -> Iterator[Span]:
    """The several that are cited side by side."""
    start, words = match.start("whom"), match["whom"]
    at = 0
    for joint in [*PARTS.finditer(words), None]:
        end = joint.start() if joint else len(words)
        if span := trimmed(start + at, start + end, text):
            yield span
        at = joint.end() if joint else end


def trimmed(start: int, end: int, text: str) -> Span | None:
    """A span up to the words that no longer name anybody; None where nothing is left."""
    words = re.split(r"(?:(?<=[a-z]{2})|(?<=[A-Z]{2}))[.]\s", text[start:end], maxsplit=1)[0]
    words = re.sub(r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$", "", words)
    if not re.search(r"\b(?:close|familiar|briefed|knowledge)\b", words):
        words = STOPS.sub("", words)
    words = re.sub(r"\s+about (?:this|it|that)$", "", words).rstrip(" \n\u00a0")
    words = words if re.search(r"(?:\b[A-Z]|Inc|Co|Corp|Ltd)\.$", words) else words.rstrip(".,")
    return Span(start, start + len(words)) if words.strip() else None


def worth(words: str) -> bool:
    """Whether a phrase after "citing" names somebody who speaks, and not a reason ("citing health concerns")."""
    return bool(SPEAKING_NOUN.search(words) or re.search(r"\b[A-Z]", words))
