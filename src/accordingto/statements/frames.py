"""Sentences that speak of the reporting itself: "The Times wrote about this, citing …", "It should be noted that …".

The tagger takes them for statements of what follows. The first kind reports the sentence before; the others report nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from accordingto.model import Article, Span, Statement
from accordingto.sentences import Sentences, sentences_of

BACK = re.compile(
    r"(?P<source>[A-Z][\w’'&.-]*(?:[ \u00a0][A-Z][\w’'&.-]*){0,5}(?:[ \u00a0](?:newspaper|news agency|agency|magazine|website|channel))?)[ \u00a0]"
    r"(?P<cue>(?:has |have |also |first |earlier )*(?:wrote|writes|reported|reports|written|published|informs|informed|said|says))[ \u00a0](?:about|on|of)[ \u00a0](?:this|it)\b"
)
"""Matches "The New York Times wrote about this"."""
TELLS = r"(?:said|says|told|stated|states|reported|reports|announced|announces|confirmed|confirms|declared|informed|informs|disclosed|revealed|claimed|claims|wrote|writes)"
NAMED = r"(?P<source>(?:the |an? |its |local |Russian |Ukrainian |state |\w+ )?[^,.;:()“”\"\n]{2,90}?)"
END = r"(?:,?\s+(?:citing|quoting|with (?:a )?reference to|referring to)\b[^;:“”\n]*|\s+(?:on|late|early|earlier|in|yesterday|today)\b[^,;:“”\"\n]*|,\s+(?:citing|quoting|with reference|referring|writes|reports)\b[^;:“”\n]*)?\.?$"
SOMEBODY = r"(?P<source>[A-Z][^,.;:()“”\"\n]{2,90}?)"
HEARERS = r"(?:\s+to\s+(?:the\s+|our\s+)?[A-Z][\w .]+|\s+to\s+(?:reporters|journalists))?"
WHOLE = (
    re.compile(
        rf"(?:This|That|It)\s+(?:was|is|has been|had been)\s+(?:also\s+|first\s+|earlier\s+)?(?P<cue>{TELLS})\s+(?:to\s+[^,.;:“”\n]{{2,40}}?\s+)?by\s+{NAMED}{END}"
    ),
    re.compile(rf"(?:This|That)(?:, at least,)?\s+is\s+what\s+{NAMED}\s+(?P<cue>{TELLS}){END}"),
    re.compile(rf"So\s+(?P<cue>says|said|reports?|reported)\s+{NAMED}{END}"),
    re.compile(rf"(?:The\s+(?:announcement|information|news|report|claim)|This|Word of (?:this|it))\s+(?P<cue>came|comes)\s+from\s+{NAMED}{END}"),
    re.compile(rf"{SOMEBODY}\s+(?P<cue>(?:also |has |have |had )*{TELLS})\s+(?:so|this|as much|the same){HEARERS}{END}"),
    re.compile(rf"{SOMEBODY}\s+(?P<cue>(?:also |has |have |had )*(?:told|informed|reported|announced|stated))\s+about\s+(?:this|it){HEARERS}{END}"),
    re.compile(rf"(?:About|On)\s+(?:this|it|that)\s+(?:also\s+)?(?P<cue>{TELLS})\s+{NAMED}{END}"),
    re.compile(
        r"Such\s+(?:an?\s+)?(?:statements?|opinions?|information|data|figures|assessments?|forecasts?|conclusions?|assumptions?|comments?)\s+"
        rf"(?P<cue>(?:was|were|is|are|has been|have been)\s+(?:also\s+)?(?:made|given|voiced|expressed|provided|published|cited|shared|announced|reported))\s+by\s+{NAMED}{END}"
    ),
)
"""Match whole sentences that only say who told the one before: "This was reported by the ministry." """
ALONE = 0.75
"""The score of a statement that the network didn't see. Set by hand, below the share of such sentences that were read rightly in running news: about nine in ten of 45 drawn."""
LONGEST = 240
"""Characters of the longest such sentence."""
QUESTION = re.compile(r"\?\W*$")
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
ASKED = re.compile(r"(?:when\s+|also\s+)?(?:asked|questioned|pressed)\b(?:\s+(?:about|by|if|whether|how|why|what|when|on))?", re.I)
"""Matches what opens a sentence before the one who was asked: he said nothing by it."""
WHEN_ASKED = re.compile(r"\W*(?:(?:when|if|as|once)\s+)?", re.I)
REMARK = re.compile(
    r"\b(?:should|must|can|may|needs? to|is worth|worth|has to)\b.*\b(?:noted|recalled|remembered|mentioned|added|said|stressed|emphasi[sz]ed|noting|recalling|remembering|mentioning|pointed out|reminded|clarified)\b|^(?:recall|note|remember|remind)$",
    re.I,
)
"""Matches the writer's own "it should be recalled"."""
TRUE = re.compile(
    r"\b(?:is|was|were|be|been|being|seems?|seemed)(?:n[’']t)?\s+(?:not\s+|un|in)?(?:true|clear|certain|correct|possible|likely|necessary|important|right|false|wrong|obvious|a fact|the case)$",
    re.I,
)
"""Matches "was not true" behind "it", which stands for what follows and for nobody who speaks."""


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
    source = statement.source.of(text).lower() if statement.source else None
    if (REMARK.search(cue) and source in (None, "it")) or (TRUE.search(cue) and source == "it"):
        return None
    place = statement.cue or statement.content[0]
    start, end = sentences.start(place.start), sentences.end(place.start, text)
    if ASKED.fullmatch(cue) and (statement.source is None or statement.source.start > place.end) and WHEN_ASKED.fullmatch(text, start, place.start):
        return None
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


def pointing_back(article: Article) -> list[Statement]:
    """Statements of the sentences before those that only say who told them. Their score is that of a frame the network need not see."""
    text, sentences = article.text, sentences_of(article.text)
    made = []
    for stretch in article.body:
        for number in range(sentences.number(stretch.start), sentences.number(max(stretch.start, stretch.end - 1)) + 1):
            start, end = sentences.within(sentences.starts[number], (stretch.start, stretch.end), text)
            match = next((m for form in WHOLE if (m := form.match(text, start, end))), None)
            before = sentence_before(start, text, sentences) if match and end - start <= LONGEST else None
            if match and before and " that " not in match["source"] and before.start >= stretch.start and not QUESTION.search(before.of(text)):
                made.append(Statement("", (before,), Span(*match.span("cue")), Span(*match.span("source")), ALONE, POINTS_BACK))
    return made


def with_pointers(drafts: Sequence[Statement], article: Article) -> list[Statement]:
    """The drafts, those that read such a sentence by itself replaced by what it says of the one before."""
    text, sentences = article.text, sentences_of(article.text)
    made = list(drafts)
    for pointer in pointing_back(article):
        place = pointer.cue or pointer.content[0]
        here = Span(sentences.start(place.start), sentences.end(place.start, text))
        mine = [d for d in made if d.cue and d.cue.meets(here)]
        made = [d for d in made if d not in mine]
        made.append(replace(pointer, score=max((d.score for d in mine), default=pointer.score)))
    return made


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
