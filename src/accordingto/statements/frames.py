"""Sentences that speak of the reporting itself: "The Times wrote about this, citing …", "It should be noted that …".

The tagger takes them for statements of what follows. The first kind reports the sentence before; the others report nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from accordingto.model import Span, Statement
from accordingto.sentences import Sentences, sentences_of

BACK = re.compile(
    r"(?P<source>[A-Z][\w’'&.-]*(?:[ \u00a0][A-Z][\w’'&.-]*){0,5}(?:[ \u00a0](?:newspaper|news agency|agency|magazine|website|channel))?)[ \u00a0]"
    r"(?P<cue>(?:has |have |also |first |earlier )*(?:wrote|writes|reported|reports|written|published|informs|informed|said|says))[ \u00a0](?:about|on|of)[ \u00a0](?:this|it)\b"
)
"""Matches "The New York Times wrote about this"."""
POINTS_BACK = "points back"
"""How a statement of the first kind was found."""
REFERS = re.compile(r"\b(?:refer(?:s|red|ring)?|cit(?:es|ed|ing)|quot(?:es|ed|ing)|with reference)\b", re.I)
ABOUT_THIS = re.compile(
    r"\b(?:about|on|of|in) (?:this|it|that|this matter)\W*$|^(?:to|the|an?)?\s*(?:[\w’'-]+\s+){0,5}(?:websites?|media|agenc(?:y|ies)|outlets?|newspapers?|sources?|reports?|officials?)\W*$",
    re.I,
)
CITED = re.compile(r"(?:to\s+)?(?:an?|the|two|three|four|several|some|its|unnamed|anonymous|senior|other|multiple)\b(?:\s+[\w’'-]+){0,6}", re.I)
"""Matches "an unnamed geologist" after "citing": who is cited, and nothing that was said."""
UNNAMED = re.compile(
    r"(?:that (?:he|she|they) )?(?:not )?(?:want )?(?:to )?(?:be|being) (?:named|identified|quoted by name)\b|anonymity\b|(?:on )?condition of anonymity",
    re.I,
)
REMARK = re.compile(
    r"\b(?:should|must|can|may|needs? to|is worth|worth|has to)\b.*\b(?:noted|recalled|remembered|mentioned|added|said|stressed|emphasi[sz]ed|noting|recalling|remembering|mentioning|pointed out|reminded|clarified)\b|^(?:recall|note|remember|remind)$",
    re.I,
)
"""Matches the writer's own "it should be recalled"."""


def without_frames(statements: Sequence[Statement], text: str) -> list[Statement]:
    """The statements with those about the reporting itself mended or left out. Order stays."""
    sentences = sentences_of(text)
    made = [mended(s, text, sentences) for s in statements]
    seen: set[Span] = set()
    kept = []
    for statement in made:
        if statement is None or (statement.found == POINTS_BACK and statement.cue in seen):
            continue
        if statement.found == POINTS_BACK and statement.cue:
            seen.add(statement.cue)
        kept.append(statement)
    return kept


def mended(statement: Statement, text: str, sentences: Sentences) -> Statement | None:
    """A statement as it is, as one that points back, or None where it only says where something is from."""
    cue = statement.cue.of(text) if statement.cue else ""
    if REMARK.search(cue) and (statement.source is None or statement.source.of(text).lower() == "it"):
        return None
    place = statement.cue or statement.content[0]
    start, end = sentences.start(place.start), sentences.end(place.start, text)
    match = BACK.search(text, start, end)
    if match and statement.source and statement.source.meets(Span(*match.span("source"))):
        before = sentence_before(start, text, sentences)
        if before:
            return replace(statement, source=Span(*match.span("source")), cue=Span(*match.span("cue")), content=(before,), found=POINTS_BACK)
    content = " ".join(part.of(text) for part in statement.content).strip()
    if REFERS.search(cue) and (ABOUT_THIS.search(content) or CITED.fullmatch(content)):
        return None
    if UNNAMED.match(content):
        return None
    return statement


def sentence_before(start: int, text: str, sentences: Sentences) -> Span | None:
    """The sentence right before, in the same paragraph or the one above it."""
    end = len(text[:start].rstrip())
    if end == 0:
        return None
    first = sentences.start(end - 1)
    words = text[first:end]
    lead = len(words) - len(words.lstrip("…. \n\t"))
    stop = end - 1 if words.endswith((".", "…")) else end
    return Span(first + lead, stop) if stop - first - lead > 10 else None
