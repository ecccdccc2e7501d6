"""Sources behind a source: "Reuters reported, citing two officials" has the officials say the same, inside what Reuters says.

The network marks the nearer source alone, since in the corpus that it learned from nothing is nested. Here the words after it are read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accordingto.model import Span, Statement

REFERENCE = "with (?:a )?(?:reference|link) to"
CITING = rf"(?P<citing>(?:citing|quoting|referring to|{REFERENCE}|in reference to)(?:\s+the\s+words\s+of)?)"
"""A pattern of the words by which one who reports tells from whom he has it."""
ABBREVIATED = "|".join(
    rf"(?<=\b{short})" for short in ("Mr", "Ms", "Dr", "St", "Lt", "Jr", "Mrs", "Sen", "Rep", "Gov", "Gen", "Col", "Maj", "Sgt", "Adm", "Rev")
)
WORDS = rf"(?:[^,.;:()“”\"\n]|(?<=\b[A-Z])\.(?=[A-Z\s])|(?:{ABBREVIATED})\.(?=\s[A-Z]))+"
CITES = re.compile(
    r"(?P<lead>(?:\s+(?:on|late|early|earlier|also|has|had|\w+day|this|last|in|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d+|\w+ed|reports?))*,?\s+(?:(?:which|who|that)\s+(?:is|was|were|has|had|in turn|also)?\s*)?)"
    rf"(?P<cue>citing|cited|cites|quoting|quoted|quotes|{REFERENCE})\s+(?!by\b)"
    rf"(?P<whom>{WORDS}(?:,?\s+(?:as well as|along with)\s+{WORDS})?)"
)
"""Matches what may stand after a source, or after its cue: " on Monday, citing two officials", ", which cited the ministry"."""
TAIL = re.compile(
    r"\s+(?:as (?:a |the |its )?(?:sources?|saying)|telling|who (?:said|asked|spoke|was|were|had)|which|that|said|in (?:a|an|its|his|her|their)\b|"
    r"for (?:the|its)\b|when|while|after|before|because|(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*$",
    re.S,
)
"""Matches what follows the name of one who is cited and is no part of it."""
SPEAKS = re.compile(
    r"\b(?:officials?|sources?|websites?|media|outlets?|newspapers?|daily|agenc(?:y|ies)|channels?|diplomats?|people|persons?|insiders?|experts?|analysts?|authorities|ministry|"
    r"department|government|representatives?|interlocutors?|reports?|press|journalists?|reporters?|spokes\w+|police|investigators?|aides?|advis[eo]rs?|lawmakers?|lawyers?|"
    r"witnesses|mayor|minister|governor|statement|prosecutors?|inspectors?|engineers?|residents|directors?|doctors?|scientists?|researchers?|union|court|company|firm|council|"
    r"commission|committee|parliament|office|president|chairman|chief|commander|army|military|church|bank|operator|owners?|workers|survivors|neighbou?rs)\b"
)
REASON = re.compile(
    r"^(?:(?:a|an|the|its|his|her|their)\s+)?(?:\w+\s+){0,2}(?:concerns?|reasons?|fears?|risks?|lack|need|law|legislation|polls?|examples?|evidence|data|threats?|attacks?|privacy|policy)\b"
)
SAYING = re.compile(r"\bas (?:saying|telling|having)\b")
COMMA = re.compile(r"\s*,\s*")
FOUND = "cited by the source before"
TRUST = 0.95
"""What is left of the outer statement's score: of 17 such places in the hand-read articles, 16 are marked so."""
DEEPEST = 4
"""Sources behind sources that are followed."""


def with_citations(statements: Sequence[Statement], text: str, known: Mapping[Span, tuple[Span, Span]] | None = None) -> list[Statement]:
    """The statements, and for each whose source cites another one a statement of that other with the same content, within it.

    `known` has citing words and whom they cite that were read already, by the cue of the outer one. What stood within the outer one now
    stands within the innermost. Ids must be set; those of what is added are made from its holder's.
    """
    made: list[Statement] = []
    moved: dict[str, str] = {}
    taken = [s.cue for s in statements if s.cue]
    for statement in statements:
        outer = without_clause(statement, text)
        chain: list[Statement] = []
        if known and outer.cue and outer.cue in known:
            chain.append(behind(outer, *known[outer.cue]))
        while len(chain) < DEEPEST and (inner := cited_by(chain[-1] if chain else outer, text, taken)):
            chain.append(inner)
        made += [outer, *chain]
        if chain:
            moved[statement.id] = chain[-1].id
    fresh = {s.id for s in made if s.found == FOUND}
    return [replace(s, within=moved.get(s.within or "", s.within)) if s.id not in fresh else s for s in made]


def cited_by(outer: Statement, text: str, taken: Sequence[Span]) -> Statement | None:
    """The statement of the one whom the source of this one cites, where the words right after say so."""
    for cue, whom in places(outer, text):
        if any(cue.meets(t) for t in taken) or any(part.meets(Span(cue.start, whom.end)) for part in outer.content):
            continue
        return behind(outer, cue, whom)
    return None


def behind(outer: Statement, cue: Span, whom: Span) -> Statement:
    """The statement of the one whom a source cites: the same content, within that source's."""
    return Statement(f"{outer.id}+", outer.content, cue, whom, outer.score * TRUST, FOUND, within=outer.id)


def places(outer: Statement, text: str) -> Iterator[tuple[Span, Span]]:
    """Where a citing word and the one who is cited stand after the source, or after the cue."""
    if outer.source is None:
        return
    for after in sorted({outer.source.end, *([outer.cue.end] if outer.cue and outer.cue.end > outer.source.end else [])}, reverse=True):
        match = CITES.match(text, after)
        if match and not SAYING.search(match["whom"]):
            words = TAIL.sub("", match["whom"]).rstrip(" \u00a0,")
            if names_source(words):
                yield Span(*match.span("cue")), Span(match.start("whom"), match.start("whom") + len(words))


def names_source(words: str) -> bool:
    """Whether words after "citing" name one who speaks, and no reason."""
    return bool(words) and not REASON.match(words) and bool(SPEAKS.search(words) or re.search(r"\b[A-Z]", words))


def without_clause(statement: Statement, text: str) -> Statement:
    """A statement whose content begins with ", which cited X," without that clause: it belongs to the source."""
    if statement.source is None or not statement.content:
        return statement
    first = statement.content[0]
    between = text[statement.source.end : first.start]
    match = CITES.match(text, statement.source.end)
    if between.strip(" ,") or match is None or not match["lead"].strip(" ,") or not first.start <= match.start("cue") < first.end:
        return statement
    if first.end <= match.end() + 1 and len(statement.content) > 1:
        return replace(statement, content=statement.content[1:])
    rest = COMMA.match(text, match.end())
    if rest is None or rest.end() >= first.end:
        return statement
    return replace(statement, content=(Span(rest.end(), first.end), *statement.content[1:]))
