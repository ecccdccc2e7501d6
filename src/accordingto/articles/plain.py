"""A plain crawl to an article: the text stays as it is, and what is not the article is marked.

1. Lines that match a pattern of furniture are marked by it.
2. A menu trail gives the section; what repeats the title after its first clean standing is marked.
3. A line that is a name and stands before or after the body, or begins with "By", is the byline.
4. Where the page plainly carries menus and lists, the body is the densest run of prose, and the rest is marked.

Steps 1 to 3 are meant to mark nothing in a text that is an article already; step 4 begins only where many lines
outside the densest run are no prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.articles.dating import FULL, lines_of
from accordingto.articles.lines import body_lines, worth
from accordingto.articles.patterns import BYLINE, COMMENTS, CREDIT, NAME, PATTERNS, TRAIL, TRAIL_MARK
from accordingto.model import Article, Furniture, FurnitureKind, Noted, Page, Span, Stretch

ENOUGH = 60
"""Words of prose that an article has at least before its comments may begin."""
LEADS = 3
"""Lines before the first paragraph among which the headline is looked for."""
SHORT = 160
"""Characters: only shorter lines are held against the patterns; prose is longer or ends otherwise."""
ENDS = (".", "!", "?", "…", "”", '"', "’", ":", ";", ",")
OUTLET = re.compile(
    r"(?:^|(?<=[.!?…”\"]\s))(?P<name>[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2})\s(?:refers|reports|informs|writes)"
    r"\s(?:to|with reference to|citing|about|on)\s[^.]{0,80}\babout (?:this|it)\b"
)
"""Matches "SIA refers to some websites about this": the site itself, speaking of its account."""


@dataclass(slots=True)
class Line:
    """A line of the page that isn't blank, and what it was found to be."""

    start: int
    text: str
    kind: FurnitureKind | None = None
    reason: str = ""

    @property
    def span(self) -> Span:
        """The line without the blanks around it."""
        left = len(self.text) - len(self.text.lstrip())
        return Span(self.start + left, self.start + len(self.text.rstrip()))

    def mark(self, kind: FurnitureKind, reason: str) -> None:
        """Say what the line is, unless that is known."""
        if self.kind is None:
            self.kind, self.reason = kind, reason


def plain_article(page: Page) -> Article:
    """The article of a plain page. Its text is the page's, character for character."""
    text = page.text
    lines = [Line(start, line) for start, line in lines_of(text)]
    mark_patterns(lines)
    section, trail_title = mark_trail(lines)
    title = title_of(lines, trail_title)
    if title:
        mark_repeats(lines, title)
        mark_before(lines, title)
    authors = mark_bylines(lines)
    mark_below_comments(lines)
    mark_outside_body(lines, title)
    return Article(
        id="",
        text=text,
        title=Noted(title.text.strip(), "text", "the first line that stands as a headline", title.span) if title else None,
        outlet=outlet_of(lines, text),
        authors=tuple(authors),
        section=section,
        furniture=tuple(Furniture(line.span, line.kind, line.reason) for line in lines if line.kind),
        stretches=(Stretch(Span(0, len(text)), Span(0, len(text))),) if text else (),
    )


def mark_patterns(lines: Sequence[Line]) -> None:
    """Step 1: lines that are furniture by their own words."""
    for line in lines:
        words = line.text.strip()
        if len(words) > SHORT:
            continue
        for known in PATTERNS:
            if known.regex.fullmatch(words):
                line.mark(known.kind, known.reason)
        if is_date_line(words):
            line.mark("date", "a line that states a date and little else")
        if CREDIT.fullmatch(words) and not words.endswith("."):
            line.mark("caption", "a picture's credit")


def is_date_line(words: str) -> bool:
    """Whether a line is a date with a time, a place or "Published" around it, and no sentence."""
    if len(words) > 60 or words.endswith((".", "!", "?", "”")):
        return False
    for full in FULL:
        if match := full.search(words):
            rest = re.findall(r"[^\W\d_]{3,}", words[: match.start()] + words[match.end() :])
            return len(rest) <= 4
    return False


def mark_trail(lines: Sequence[Line]) -> tuple[tuple[str, ...], str | None]:
    """Step 2: the menu trail among the first lines: its sections, and the title that it ends with."""
    for line in lines[:15]:
        words = line.text.strip()
        if not TRAIL.fullmatch(words) or words.endswith((".", "?", "!")):
            continue
        parts = [part.strip() for part in TRAIL_MARK.split(words) if part.strip()]
        following = {plain(other.text) for other in lines if other is not line}
        repeated = plain(parts[-1]) in following if parts else False
        if len(parts) >= 2 and (repeated or plain(parts[0]) in {"home", "news", "main", "start"}):
            line.mark("menu", "a trail of the site's sections")
            return tuple(parts[:-1] if repeated or (len(parts) > 2 and len(parts[-1].split()) > 4) else parts), parts[-1] if repeated else None
    return (), None


def plain(words: str) -> str:
    """Letters and digits alone, lower case: to compare headlines by."""
    return " ".join(re.findall(r"\w+", words.lower()))


def title_of(lines: Sequence[Line], trail_title: str | None) -> Line | None:
    """The line that is the headline: the one that the trail repeats, one that stands twice, or a short first line before prose."""
    unmarked = [line for line in lines if not line.kind]
    if trail_title:
        for line in unmarked:
            if plain(line.text) == plain(trail_title):
                return line
    seen: dict[str, Line] = {}
    for line in unmarked[:12]:
        key = plain(line.text)
        if len(key.split()) >= 4 and key in seen:
            return seen[key]
        seen[key] = line
    first_prose = next((i for i, line in enumerate(unmarked) if worth(line.text) > 0), 0)
    leads = [line for line in unmarked[:first_prose][-LEADS:] if is_headline(line.text.strip())]
    if leads:
        return leads[0]
    return next((line for line in unmarked[:1] if is_headline(line.text.strip()) and len(unmarked) > 1), None)


def mark_before(lines: Sequence[Line], title: Line) -> None:
    """Step 2: short lines before the headline, where the page has a menu there."""
    before = [line for line in lines if line.start < title.start]
    if any(line.kind == "menu" for line in before):
        for line in before:
            if worth(line.text) <= 0:
                line.mark("menu", "a short line before the headline, among the menu's")


def is_headline(words: str) -> bool:
    """Whether a line could be a headline: some words, no full stop."""
    return 3 <= len(words.split()) <= 25 and not words.endswith((".", "…", ",", ";", ":"))


def mark_repeats(lines: Sequence[Line], title: Line) -> None:
    """Step 2: the headline's later standings, with or without the site's name behind it."""
    key = plain(title.text)
    for line in lines:
        other = plain(line.text)
        if line is not title and (other == key or (len(key.split()) >= 4 and other.startswith(key + " ") and len(other) < len(key) + 30)):
            line.mark("title", "repeats the headline")


def mark_bylines(lines: Sequence[Line]) -> list[Noted]:
    """Step 3: who wrote it: "By …" near the beginning, or a bare name before or after the body."""
    found: list[Noted] = []
    unmarked = [line for line in lines if not line.kind]
    for line in unmarked[:8] + unmarked[-4:]:
        words = line.text.strip()
        if (
            len(words) <= 120
            and not words.endswith(ENDS)
            and (match := BYLINE.fullmatch(words))
            and match["names"][:1].isupper()
            and line.kind is None
        ):
            line.mark("byline", "begins with “By”")
            names = re.split(r",\s*| and | & ", match["names"])
            found += [Noted(name.strip(), "byline", None, line.span) for name in names if name.strip()]
    for line in (*unmarked[1:4], *unmarked[-2:]):
        words = line.text.strip()
        if not found and line.kind is None and len(unmarked) > 4 and len(words) < 50 and NAME.fullmatch(words) and at_edge(line, unmarked):
            line.mark("byline", "a name on a line of its own at the article's edge")
            found.append(Noted(words, "byline", None, line.span))
    return found


def mark_below_comments(lines: Sequence[Line]) -> None:
    """Step 4: what stands below a heading of readers' comments, once there was an article above it."""
    prose = 0.0
    below = False
    for line in lines:
        prose += max(0.0, worth(line.text)) if not line.kind else 0.0
        below = below or (prose >= ENOUGH and bool(COMMENTS.fullmatch(line.text.strip())))
        if below:
            line.mark("form", "stands below the heading of the readers' comments")


def at_edge(line: Line, unmarked: Sequence[Line]) -> bool:
    """Whether a line is the last one left, or stands between the headline and the first paragraph."""
    if line is unmarked[-1]:
        return True
    index = unmarked.index(line)
    return (
        index <= 3 and unmarked[index + 1].text.rstrip().endswith((".", "”", '"')) and not unmarked[index - 1].text.rstrip().endswith((".", "”", '"'))
    )


def outlet_of(lines: Sequence[Line], text: str) -> Noted | None:
    """The outlet where a sentence speaks of its own account: "SIA refers to Russian websites about this"."""
    for line in lines:
        if not line.kind and (match := OUTLET.search(line.text)):
            start = line.start + match.start("name")
            return Noted(match["name"], "text", "speaks of this account as its own", Span(start, start + len(match["name"])))
    return None


def mark_outside_body(lines: Sequence[Line], title: Line | None) -> None:
    """Step 4: on a page with menus, everything outside the densest run of prose but the headline."""
    keep = body_lines([line.text for line in lines], [line.kind is not None for line in lines])
    if keep is None:
        return
    for line, kept in zip(lines, keep, strict=True):
        if not kept and line is not title:
            line.mark("other", "stands outside the page's run of prose")
