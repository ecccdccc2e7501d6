"""Article to statements: tag, mend, keep the better of two readings, nest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from accordingto.model import Article, Span, Statement
from accordingto.statements.carriers import cited_in_frames, frames_in, with_carriers, without_asides
from accordingto.statements.citations import with_citations
from accordingto.statements.confidence import fitted, score_of
from accordingto.statements.frames import POINTS_BACK, with_pointers, without_frames
from accordingto.statements.nesting import inside, length_of, nested, overlap
from accordingto.statements.passives import without_patient
from accordingto.statements.tagger import Found, shipped
from accordingto.statements.turns import turns_in, with_turns
from accordingto.statements.wordpieces import Wordpieces, wordpieces_of

WORDY = re.compile(r"\w")
STRAY = frozenset({"a", "an", "the", "that", "and", "to", "of", "in", "on", "is"})
"""Words that are no piece of a content by themselves."""
OF_THEM = re.compile(r"\s+of (?:them|these|those|the|his|her|their|its)\b(?:\s+[\w’'-]+){0,2}?(?=,|\s+(?:who|said|say|says|told|\w+ed)\b)")
CUT_SHORT = re.compile(
    r"^(?:the|an?|this|its|his|her|their|[A-Z]\w+(?:ian|ean|ese|ish|ench|ern|man))$|\s(?:the|a|an|of|at|in|from|for|with|by|on)$", re.I
)
"""Matches a source that ends where a noun must follow: "The", "Western", "Soldiers at"."""
NAME_GOES_ON = re.compile(
    r"(?: (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[A-Z][\w’'-]*[a-z])+(?![\w’'-])"
)
"""Matches further words of a name, no day and no month."""
ENDED = re.compile(r"[.!?…:;,”\"’')–—-]\s*$")
"""Matches the end of a line that is no heading."""
EMPTY_CUE = re.compile(
    r"(?:(?:has|had|have|having|is|was|were|are|be|been|being|not|never|also|just|only|still|already|probably|previously|previous|will|would|could|can|may|"
    r"might|must|should|do|does|did|which|very|now|then|ever|even|yet|[’']?(?:ll|d|s|ve|re)|\w+n[’']t)[\s,]*)+", re.I,
)  # fmt: skip
"""Matches a cue that says nothing of saying: "has", "is probably". One in a thousand that people mark is so."""
NOUN_PHRASE = re.compile(r"(?:\s+[\w’'-]+){1,6}?(?=,|\s+(?:who|which|that|said|says?|told|also|has|had|have|will|would|\w{3,}ed)\b)")


def find_statements(article: Article) -> tuple[Statement, ...]:
    """Every statement that the article's own text reports, in the order of the text, with ids "s1", "s2" …

    Furniture is never read. Source, cue, content, `within` and score are set; the rest is for later steps.
    A text of any kind or length is read; one without words has no statements. Raises ModelError alone.
    """
    tagger = shipped()
    pieces = body_pieces(article, wordpieces_of(article.text, tagger.tokenizer))
    drafts = [draft(found, pieces, article.text) for found in tagger.tag(pieces, fitted().settings)]
    likely = [d for d in without_frames(drafts, article.text) if d.found == POINTS_BACK or (fitted().believes(d) and not empty_cue(d, article.text))]
    frames = frames_in(article)
    likely = with_pointers(kept(likely), article)
    settled = with_carriers([without_asides(without_patient(d, article.text), article.text) for d in likely], frames, article.text)
    found = nested(numbered(with_turns(settled, turns_in(article))))
    return numbered(with_citations(found, article.text, cited_in_frames(frames)))


def body_pieces(article: Article, pieces: Wordpieces) -> Wordpieces:
    """The wordpieces outside the furniture."""
    if not article.furniture:
        return pieces
    keep = [not any(f.span.start <= start < f.span.end for f in article.furniture) for start, _ in pieces.offsets.tolist()]
    return pieces.only(keep, article.text)


def draft(found: Found, pieces: Wordpieces, text: str) -> Statement:
    """A statement without an id, from what the tagger found."""
    cue = pieces.span(found.cue)
    content = side_by_side(below_headings([trimmed(pieces.span(part), text) for part in found.content], cue, text), text)
    source = pieces.span(found.source) if found.source else None
    statement = Statement(
        id="",
        content=tuple(c for c in content if len(content) == 1 or not is_stray(c, content, text)) or tuple(content),
        cue=cue,
        source=short_of(whole_name(whole_source(source, text), text, [cue, *content]), cue, text)
        if source and WORDY.search(source.of(text))
        else None,
        score=0.0,
        found="inner head" if found.inner else "outer head",
    )
    return replace(statement, score=score_of(found, statement, text))


def below_headings(parts: Sequence[Span], cue: Span, text: str) -> list[Span]:
    """Pieces of a content less what they hold of a heading above the cue's line: a title is no part of the lead's statement.

    A line above that ends like a sentence stays, for a quotation may run over several; all stays where nothing else would be left.
    """
    line = text.rfind("\n", 0, cue.start) + 1
    made = []
    for part in parts:
        start = part.start
        while start < min(part.end, line):
            end = text.find("\n", start)
            if ENDED.search(text, text.rfind("\n", 0, start) + 1, end):
                break
            start = end + 1
        if text[start : part.end].strip():
            made.append(trimmed(Span(start, part.end), text))
    return made or list(parts)


def is_stray(part: Span, content: Sequence[Span], text: str) -> bool:
    """Whether a piece of a content is none by itself: a small word, or a word alone in a paragraph that no other piece stands in."""
    words = part.of(text)
    if words.lower() in STRAY:
        return True
    others = [c for c in content if c != part]
    return len(words.split()) == 1 and all("\n" in text[min(part.end, c.end) : max(part.start, c.start)] for c in others)


def side_by_side(parts: Sequence[Span], text: str) -> list[Span]:
    """Pieces with nothing but blanks between them as one."""
    made: list[Span] = []
    for part in parts:
        if made and not text[made[-1].end : part.start].strip():
            made[-1] = Span(made[-1].start, part.end)
        else:
            made.append(part)
    return made


def short_of(source: Span, cue: Span, text: str) -> Span:
    """A source that ends where the cue begins, if it ran into it: "Ann Freeman" of "Ann Freeman told the Post"."""
    return trimmed(Span(source.start, cue.start), text) if source.start < cue.start < source.end else source


def whole_source(span: Span, text: str) -> Span:
    """A source that stops short mended: "One" of "One of them", "The" of "The state broadcaster"."""
    words = span.of(text)
    if re.fullmatch(r"(?:one|two|three|some|many|several|most|both|another|each|none|all|half)", words, re.I):
        after = OF_THEM.match(text, span.end)
    else:
        after = NOUN_PHRASE.match(text, span.end) if CUT_SHORT.search(words) else None
    return Span(span.start, after.end()) if after else span


def whole_name(span: Span, text: str, taken: Sequence[Span]) -> Span:
    """A source that ends in the middle of a name with the rest of it: "the Northport" of "the Northport Daily". Not into what is `taken`."""
    if not span.of(text).split()[-1][:1].isupper():
        return span
    rest = NAME_GOES_ON.match(text, span.end)
    if rest is None or any(t.meets(Span(span.end, rest.end())) for t in taken):
        return span
    return Span(span.start, rest.end())


def trimmed(span: Span, text: str) -> Span:
    """A span without blanks at its edges."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def kept(drafts: Sequence[Statement]) -> list[Statement]:
    """Drafts less those that read the same cue a second time, and less inner ones that nothing holds."""
    outer = [d for d in drafts if d.found != "inner head"]
    inner = [d for d in drafts if d.found == "inner head" and not any(same_cue(d, o) for o in outer)]
    return outer + [d for d in inner if any(length_of(o.content) > length_of(d.content) and inside(d, o) for o in drafts)]


def same_cue(a: Statement, b: Statement) -> bool:
    """Whether the cues share a character."""
    return bool(a.cue and b.cue and overlap([a.cue], [b.cue]))


def empty_cue(statement: Statement, text: str) -> bool:
    """Whether a cue holds nothing but helping words."""
    return statement.cue is not None and bool(EMPTY_CUE.fullmatch(statement.cue.of(text)))


def numbered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements in the order of their content, outer before inner, with ids by that order; `within` follows along."""
    ordered = sorted(statements, key=lambda s: (s.content[0].start, -length_of(s.content), s.id.count("+"), s.cue or s.content[0]))
    names = {s.id: f"s{i}" for i, s in enumerate(ordered, 1) if s.id}
    return tuple(replace(s, id=f"s{i}", within=names.get(s.within) if s.within else None) for i, s in enumerate(ordered, 1))
