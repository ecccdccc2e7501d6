"""Sentences that name two sources at once: "AFP quoted the minister as saying …", "the paper reported, citing two officials, that …".

The network learned from a corpus in which nothing is nested, and reads such a sentence in pieces. Its form is fixed, so it's read by that.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from accordingto.model import Article, Span, Statement
from accordingto.sentences import sentences_of
from accordingto.statements.citations import REASON, SPEAKS, names_source
from accordingto.statements.forms import ASKS, DAY, ENDINGS, FORMS, HINT, MONTH, STORY, WHEN
from accordingto.statements.frames import ALONE

FOUND = "two sources named"
TURNS_TO = re.compile(r"\b(?:refer(?:s|red|ring)|reference)\b")
RELIES_ON = re.compile(r"\b(?:rel(?:ies|ied|ying)|based|attributed|taken|authority|word|strength|on)\b|\w+ (?:of|by|from)$")
TELLS = re.compile(r"report|writ|wrote|inform|transmit|relay|convey|communicat")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|did|does|do)\b|\b[a-z]{3,}(?:ed|s)\b(?! )")
NAMING = re.compile(r"(?:the|an?|its|his|her|their|[A-Z][\w.’'-]*)(?:\s+[\w.’'-]+)*")
LESSON = re.compile(r"\b(?:lessons?|is|was|were|are|said|says|told)\b|[’'](?:ve|re|d|ll)$")
PRONOUN = re.compile(r"(?:he|she|they|it|I|we)", re.I)
SOME = re.compile(r"(?:two|three|four|five|several|some|its own|many)\s")
SAYS = re.compile(r"saying|stating|telling")
ASIDE = re.compile(r"(?:who|which)\b")
STARTS = re.compile(r"(?i:the|an?|its|local|state|some|several|other|two|three)\s|[A-Z]|(?:he|she|they|it|his|her|their|its)$")
EDGE = re.compile(rf"(?:\s+telling\s|,\s+(?:after|as|while|when|before)\s).*$|{WHEN}$|\s+(?:also|later|then)$|[’']s?\s+(?:words|remarks)$", re.S)
FROM = re.compile(r"\b(?:came|comes|come|from)$")
POINTS = re.compile(r"referring(?: to)?")
PIECE = re.compile(r"[^,]+")
ROLE = re.compile(
    r"^(?:the|an?|its|his|her|their)\s.*\b(?:chief|speaker|doctor|minister|mayor|spokes\w+|president|director|head|governor|official|lawyer|attorney|judge|officer|commander|secretary|leader|"
    r"professor|ambassador|chair(?:man|woman|person)?|executive|manager|coach|prosecutor|analyst|economist|master|inspector|advis[eo]r|aide|senator|editor|owner|founder|general|colonel)\b",
    re.I,
)
A_STORY = re.compile(rf"(?:an?|the)\s+(?P<who>[A-Z].*?)\s+{STORY}$", re.I)
NAME_ONLY = re.compile(
    rf"(?!(?:{DAY}|{MONTH})\b)(?:(?:the|an?|its|his|her)\s+)?(?:(?!of\b|to\b|from\b|with\b)[a-z]+\s+){{0,3}}[A-Z][\w’'.&-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'.&-]*){{0,6}}(?:,\s.*)?",
    re.S,
)
LED = re.compile(r"(?:by|in|on|at|as|with|from)\s", re.I)
FURTHER = re.compile(r"\s(?:in|for|on|at|as|into|where|that|who|whose|which)\s")
"""Matches what begins to tell more of one who is named."""
DONE_BY = re.compile(r"As\b.*\bby$", re.S)
NAME_FIRST = re.compile(r"(?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}),\s+(?P<content>\S.*)", re.S)
UNNAMED = re.compile(
    r"(?:who|speaking|on)\b[^.,;“”\"]{0,50}?\b(?:(?:be|being) (?:named|identified|quoted)|anonymity|(?:give|use) (?:his|her|their) names?)$", re.I
)
UNNAMED_FIRST = re.compile(
    r"(?:who|speaking|on)\b[^.,;“”\"]{0,50}?\b(?:(?:be|being) (?:named|identified|quoted)|anonymity),?\s+(?P<content>\S.*)", re.I | re.S
)
TOLD_FIRST = re.compile(r"to (?:the )?(?:[A-Z][\w’'.-]*\s+){1,4}(?P<content>that\b.*)", re.S)
DATELINE = re.compile(r"[A-Z][A-Z’' .,-]+(?:,?\s+[A-Z]\w+\.?(?:\s+\d{1,2})?)?\s*(?:\([\w ./’'-]{2,40}\))?\s*[–—-]*")
NAMED_FIRST = re.compile(r"[\s–—-]*(?P<who>[A-Z][^.;:“”\"\n]{1,120}?)[\s,]*")
ASKED_NOT = re.compile(rf"(?:an?|the|one|two|three|four|some|several)\s[^.;:“”\"\n]{{2,80}}?\s{ASKS}\b[^.;:“”\"\n]{{3,60}}", re.I)
"""Matches one who isn't named, with the words that he didn't want to be."""
SAID_TO = re.compile(
    r"(?P<who>[^,]*(?!(?i:ambassador|envoy|advis[eo]r|aide|representative|delegate|secretary|deputy|assistant|liaison|mission|heir)\b)\b[A-Z][\w’'-]+)"
    r"\s+(?:to|in an? (?:interview|conversation) with)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4}"
)
"""Matches one who spoke and whom to, behind the cue: "said Ann Lee to the Kelmar Post", not the ambassador to a land."""
QUOTED_BY = re.compile(r",?\s+(?:as\s+)?(?:quoted|cited) by\b")
IMPERSONAL = re.compile(r"(?:was|is|has been|had been)\b")
TOLD_ONLY = re.compile(r"to (?:the )?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4}")
SPOKEN = re.compile(r"\b(?:said|says|confirm\w*|den(?:y|ied|ies)|admit\w*|explain\w*|reveal\w*|disclos\w+|stat(?:ed|es)|acknowledg\w+)\b", re.I)


@dataclass(frozen=True, slots=True)
class Frame:
    """One such sentence: who tells with the cue, whom they cite with the citing word, if anybody, and what is said, if it stands behind.

    `head` is all that is no part of what is said; `before` stands before it, and is said where nothing else is read there.
    """

    source: Span
    cue: Span
    head: Span
    whom: Span | None = None
    citing: Span | None = None
    content: Span | None = None
    before: Span | None = None


def frames_in(article: Article) -> list[Frame]:
    """Such sentences of an article's own text, in order."""
    text, sentences = article.text, sentences_of(article.text)
    made, done = [], -1
    for stretch in article.body:
        for hint in HINT.finditer(text, stretch.start, stretch.end):
            start, end = sentences.within(hint.start(), (stretch.start, stretch.end), text)
            if start == done:
                continue
            done = start
            if frame := frame_of(text, start, end):
                made.append(frame)
    return made


def frame_of(text: str, start: int, end: int) -> Frame | None:
    """The frame that a sentence is, or None."""
    for form in FORMS:
        if (match := form.match(text, start, end)) and (frame := filled(match, text)):
            return frame
    for form in ENDINGS:
        if (match := form.search(text, start, end)) and STARTS.match(match["source"]):
            return ended(spans_of(match), Span(start, match.start()), text)
    return None


def cites(source: Span, cue: Span, citing: Span, whom: Span, text: str) -> bool:
    """Whether the citing word names one who is heard: no reason, no lesson learned, and "referring to" only after a report."""
    if TURNS_TO.search(citing.of(text)) and (not TELLS.search(cue.of(text)) or PRONOUN.fullmatch(source.of(text))):
        return False
    if RELIES_ON.search(citing.of(text)):
        return heard(whom.of(text))
    if citing.of(text) in ("from", "by") or TURNS_TO.search(citing.of(text)):
        return speaks(whom.of(text))
    return not REASON.match(whom.of(text))


def heard(words: str) -> bool:
    """Whether words name one who can be heard and nothing else: a name, alone or behind a role, or those of whom it's said that they speak."""
    if LED.match(words):
        return False
    return bool(NAME_ONLY.fullmatch(words) or SPEAKS.search(FURTHER.split(words)[0]))


def speaks(words: str) -> bool:
    """Whether words name one who can be heard, or count some who can."""
    return names_source(words) or bool(SOME.match(words))


def ended(spans: dict[str, Span], before: Span, text: str) -> Frame | None:
    """The frame of what stands after that which is said; `before` is all of the sentence that stands before it."""
    citing, whom = spans.get("citing"), spans.get("whom")
    if citing and SAYS.match(citing.of(text)):
        return quoting(spans)
    if whom and not citing:
        return Frame(whom, spans["cue"], spans["tail"], before=before) if heard(whom.of(text)) else None
    if spans["cue"].start < spans["source"].start and not (heard(spans["source"].of(text)) and (whom is None or heard(whom.of(text)))):
        return None
    if LESSON.search(spans["source"].of(text)) or (citing and whom and not cites(spans["source"], spans["cue"], citing, whom, text)):
        return None
    return Frame(spans["source"], spans["cue"], spans["tail"], whom, citing, before=before)


def quoting(spans: dict[str, Span], content: Span | None = None) -> Frame:
    """Of "AFP quoted him as saying": his words, and the agency's cue; who quotes is found again as the one through whom they came."""
    cue = Span(spans["cue"].start, spans["citing"].end)
    return Frame(spans["whom"], cue, Span(spans["source"].start, content.start if content else cue.end), content=content)


def spans_of(match: re.Match[str]) -> dict[str, Span]:
    """Where the parts of a sentence stand; those who speak without a day or an "also" after them."""
    made = {}
    for name, words in match.groupdict().items():
        if words:
            start, end = match.span(name)
            cut = EDGE.search(words) if name in ("source", "whom") else None
            if name == "source" and (paper := A_STORY.match(words)):
                start, end, cut = start + paper.start("who"), start + paper.end("who"), None
            made[name] = Span(start, start + cut.start() if cut and cut.start() else end)
    return made


def filled(match: re.Match[str], text: str) -> Frame | None:
    """The parts of a sentence in one of the forms; None where whom it cites is no source, or "referring to" only says of what it speaks."""
    spans = spans_of(match)
    citing, whom, content = spans.get("citing"), spans.get("whom"), spans.get("content") or spans.get("told")
    if citing and whom and "source" in spans and not SAYS.match(citing.of(text)) and not cites(spans["source"], spans["cue"], citing, whom, text):
        return None
    if "parted" in spans:
        whom, content = parted(spans["parted"], text)
    source = spans.get("source") or whom
    if whom and content and "source" in spans and not citing and "parted" not in spans:
        source = whom if heard(whom.of(text)) else None
    if (
        content is None
        or source is None
        or not STARTS.match(source.of(text))
        or LESSON.search(source.of(text))
        or (whom and REASON.match(whom.of(text)))
    ):
        return None
    end = content.end - content.of(text).endswith(".")
    if citing and SAYS.match(citing.of(text)):
        return quoting(spans, Span(content.start, end))
    parts = (source, spans["cue"], citing or source)
    if DONE_BY.match(spans["cue"].of(text)) and not (source.of(text)[0].isupper() or heard(source.of(text))):
        return None
    if (source.start > content.start or FROM.search(spans["cue"].of(text))) and not speaks(source.of(text)):
        return None
    if source.start > content.start:
        return Frame(source, spans["cue"], Span(end, source.end), content=Span(content.start, end))
    return Frame(
        source, spans["cue"], Span(min(part.start for part in parts), content.start), whom if citing else None, citing, Span(content.start, end)
    )


def parted(span: Span, text: str) -> tuple[Span, Span | None]:
    """Whom a phrase names, with what is set beside the name, and what follows: "Ann Lee, the mayor, the bridge is open"."""
    pieces = [Span(*m.span()) for m in PIECE.finditer(text, span.start, span.end)]
    at = 1
    while at < len(pieces) - 1 and beside(pieces[at].of(text).strip()):
        at += 1
    if at >= len(pieces):
        return span, None
    first = pieces[at]
    start = first.start + len(first.of(text)) - len(first.of(text).lstrip())
    return Span(span.start, pieces[at - 1].end), Span(start, span.end)


def beside(words: str) -> bool:
    """Whether words between two commas tell more of the one before them, and begin nothing that is said."""
    return bool(ASIDE.match(words)) or (
        bool(NAMING.fullmatch(words)) and not VERB.search(words) and (len(words.split()) <= 8 or bool(ROLE.match(words)))
    )


def with_carriers(drafts: Sequence[Statement], frames: Sequence[Frame], text: str) -> list[Statement]:
    """The drafts, those of each such sentence's head replaced by one; whom it cites gets his within it later, by `cited_in_frames`."""
    made, settled = [d for d in drafts if not points(d, drafts, text)], []
    for frame in frames:
        mine = [d for d in made if meets(d, frame)]
        if statement := carried(frame, mine):
            made = [d for d in made if d not in mine]
            settled.append(statement)
    return [*made, *settled]


def points(draft: Statement, drafts: Sequence[Statement], text: str) -> bool:
    """Whether a draft reads "referring to" as a second saying of one who says something already."""
    if draft.cue is None or draft.source is None or not POINTS.fullmatch(draft.cue.of(text)):
        return False
    return any(d is not draft and d.source == draft.source for d in drafts)


def meets(draft: Statement, frame: Frame) -> bool:
    """Whether a draft reads the head of a sentence: its cue stands there, or it has none and tells the same."""
    if draft.cue is None:
        return frame.content is not None and any(part.meets(frame.content) for part in draft.content)
    return draft.cue.meets(frame.head) or draft.cue.meets(frame.cue)


def carried(frame: Frame, drafts: Sequence[Statement]) -> Statement | None:
    """The statement of the one who tells what is said, with all that the drafts add to it outside the sentence; None where nothing is said."""
    score = max((d.score for d in drafts), default=ALONE)
    if frame.content is None:
        told = max(drafts, key=lambda d: d.score).content if drafts else ()
        content = tuple(part for part in told if not part.meets(frame.head)) or ((frame.before,) if frame.before and not drafts else ())
        return Statement("", content, frame.cue, frame.source, score, FOUND) if content else None
    later = sorted({part for d in drafts for part in d.content if part.start > frame.content.end})
    content = (frame.content, *(p for i, p in enumerate(later) if not any(p.meets(q) for q in later[:i])))
    return Statement("", content, frame.cue, frame.source, score, FOUND)


def cited_in_frames(frames: Sequence[Frame]) -> dict[Span, tuple[Span, Span]]:
    """By the cue of who tells it: the citing word of each sentence, and whom it cites."""
    return {frame.cue: (frame.citing, frame.whom) for frame in frames if frame.citing and frame.whom}


def without_asides(draft: Statement, text: str) -> Statement:
    """A draft whose content doesn't begin with what tells of its source: "who asked not to be named", or "to Reuters that"."""
    draft = with_source(draft, text)
    if draft.source is None or not draft.content:
        return draft
    if (by := QUOTED_BY.search(text, draft.source.start, draft.source.end)) and by.start() > draft.source.start:
        draft = replace(draft, source=Span(draft.source.start, by.start()))
    draft = without_hearer(draft, text)
    first, *others = draft.content
    if others and first.of(text) == "It" and draft.cue and IMPERSONAL.match(draft.cue.of(text)):
        return replace(draft, content=tuple(others))
    said = tuple(part for part in draft.content if not UNNAMED.match(part.of(text))) or tuple(others)
    if others and len(said) < len(draft.content):
        return replace(draft, content=said)
    if others and TOLD_ONLY.fullmatch(first.of(text)):
        return replace(draft, content=tuple(others))
    match = UNNAMED_FIRST.match(text, first.start, first.end)
    if match is None and draft.cue and SPOKEN.search(draft.cue.of(text)):
        match = TOLD_FIRST.match(text, first.start, first.end)
    if match:
        return replace(draft, content=(Span(match.start("content"), first.end), *others))
    return with_name(draft, text)


def with_source(draft: Statement, text: str) -> Statement:
    """A draft whose source isn't the place and agency that open a text, but who is named behind them; or was read as a piece of the content."""
    source, cue = draft.source, draft.cue
    if cue is None:
        return draft
    if source and source.end < cue.start and DATELINE.fullmatch(source.of(text)):
        match = NAMED_FIRST.fullmatch(text, source.end, cue.start)
        return replace(draft, source=Span(*match.span("who"))) if match else draft
    if (
        source is None
        and len(draft.content) > 1
        and not text[draft.content[-1].end : cue.start].strip(" ,")
        and ASKED_NOT.fullmatch(draft.content[-1].of(text))
    ):
        return replace(draft, source=draft.content[-1], content=draft.content[:-1])
    return draft


def without_hearer(draft: Statement, text: str) -> Statement:
    """A draft whose source, if it stands behind the cue, doesn't hold whom he spoke to: "said Ann Lee to the Kelmar Post"."""
    source, cue = draft.source, draft.cue
    to = SAID_TO.fullmatch(text, source.start, source.end) if source and cue and cue.end <= source.start else None
    return replace(draft, source=Span(*to.span("who"))) if to else draft


def with_name(draft: Statement, text: str) -> Statement:
    """A draft whose source is a role with the name that stands after it: "According to the mayor, Ann Lee, the bridge is closed"."""
    source, first = draft.source, draft.content[0]
    if source is None or text[source.end : first.start].strip() != "," or not ROLE.search(source.of(text)):
        return draft
    match = NAME_FIRST.match(text, first.start, first.end)
    if match is None or ("," in match["content"] and beside(match["content"].split(",")[0].strip())):
        return draft
    return replace(draft, source=Span(source.start, match.end("name")), content=(Span(match.start("content"), first.end), *draft.content[1:]))
