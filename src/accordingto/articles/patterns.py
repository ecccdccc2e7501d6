"""Lines that are never an article's own words, whatever stands around them.

Each pattern must match a line whole, so that a sentence that speaks of such things stays. Gathered from real pages.
"""

import re
from typing import NamedTuple

from accordingto.model import FurnitureKind


class Pattern(NamedTuple):
    """What a line looks like, and what it then is."""

    kind: FurnitureKind
    regex: re.Pattern[str]
    reason: str


def pattern(kind: FurnitureKind, reason: str, *alternatives: str) -> Pattern:
    """A pattern of whole lines, blind to case."""
    return Pattern(kind, re.compile(rf"(?:{'|'.join(alternatives)})\W*", re.I), reason)


PATTERNS = (
    pattern("form", "a comment form",
        r"leave (?:a|your) (?:comment|reply)(?: below)?", r"cancel reply", r"post (?:a |your )?comment", r"submit(?: comment)?", r"your comment",
        r"your (?:e-?mail )?address will not be published.*", r"required fields are marked.*", r"(?:your )?name ?\*?", r"(?:your )?e-?mail(?: address)? ?\*?",
        r"website", r"comment ?\*?", r"comments?(?: ?\(\d+\)| are closed\.?| \d+)?", r"\d+ comments?", r"add (?:a )?comment", r"log ?in to (?:leave a )?comment.*",
        r"you must be logged in to .*", r"save my name, e-?mail,? .*", r"notify me of (?:follow-up comments|new posts) .*", r"join the (?:conversation|discussion)",
        r"reply", r"show comments", r"view comments", r"sign in to comment.*", r"no comments(?: yet)?"),
    pattern("notice", "a notice of the site",
        r"this site uses akismet .*", r"learn how your comment data is processed\.?", r"(?:we|this (?:web)?site) uses? cookies.*", r"by (?:continuing|using) (?:to (?:use|browse) )?this (?:web)?site.{0,200}",
        r"(?:copyright|©|\(c\)) .{0,160}", r".{0,80}all rights reserved.{0,120}", r"terms (?:of (?:use|service)|and conditions)", r"privacy (?:policy|notice)",
        r"cookie (?:policy|settings|preferences)", r"accept(?: all)?(?: cookies)?", r"please enable javascript.*", r"skip to (?:main )?(?:content|navigation)",
        r"back to top", r"loading\.*", r"this (?:article|story) (?:was|has been) (?:originally|first) (?:published|appeared).{0,120}"),
    pattern("share", "a share bar",
        r"(?:share|tweet|print|e-?mail|pin|save|like|follow|bookmark)(?: (?:this|article|story|page|us|on|via|it|with friends|this (?:article|story|page|post)))*(?: (?:on |via )?(?:facebook|twitter|x|linkedin|whatsapp|telegram|e-?mail|reddit|pinterest))?",
        r"(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|youtube|reddit|pinterest|e-?mail|rss|google\+|tumblr|flipboard|messenger|viber|vk)(?:\s*[|·,/]?\s*(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|youtube|reddit|pinterest|e-?mail|print|rss|share))*",
        r"(?:share|tweet|e-?mail|print|pin|save|comment)(?:\s*[|·,/]?\s*(?:share|tweet|e-?mail|print|pin|save|comment|copy link)){1,6}", r"copy link", r"share(?:d)? \d+", r"\d+ shares?", r"follow us on .{0,60}", r"click to (?:share|print|e-?mail) .{0,60}"),
    pattern("advert", "an advertisement or an offer",
        r"advertise?ments?", r"sponsored(?: content)?", r"subscribe(?: (?:now|today|to .{0,60}))?", r"sign up(?: (?:now|for|to) .{0,100})?", r"newsletters?", r"get the .{0,60} newsletter.{0,60}",
        r"download (?:the|our) app.{0,40}", r"story continues below(?: advertisement)?", r"article continues (?:below|after) .{0,40}", r"register(?: now)?", r"sign in", r"log ?in", r"donate(?: now)?",
        r"get .{3,60} delivered (?:straight )?to your inbox.{0,160}", r"by (?:signing up|subscribing|registering|clicking),? .{0,40}you (?:agree|consent) to .{0,160}",
        r"(?:.{0,60} )?(?:subscribe|sign up) (?:now |today )?(?:to|for) (?:our|the|your) .{0,60}newsletter.{0,80}", r"support (?:our|independent) journalism.{0,80}", r"become a (?:member|subscriber).{0,60}"),
    pattern("menu", "a bar of the site's sections",
        r"(?:[\w&’' -]{2,28}\s*[|•·]\s*){2,}[\w&’' -]{2,28}"),
    pattern("related", "a pointer to other pages",
        r"(?:read|see|watch|view|show|load)(?: (?:more|also|next|all|full (?:story|article)))+:?", r"related(?: (?:articles?|stories|posts?|news|content|topics?|links?|coverage))?:?", r"more (?:on this(?: story)?|from .{1,40}|news|stories|like this)",
        r"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}", r"recommended(?: for you)?", r"most (?:read|popular|viewed|shared|recent)", r"trending(?: now)?", r"(?:latest|top|breaking|other) (?:news|stories|posts?|headlines)", r"(?:previous|next)(?: (?:article|post|story))?",
        r"tags?:? ?(?:[\w’'-]+(?: [\w’'-]+){0,2}(?:, ?|$)){0,12}", r"filed under:?.{0,100}", r"categories:?", r"(?:editor'?s|editors’|staff) picks?", r"(?:home|menu|search|navigation|close|toggle navigation|main menu)"),
)  # fmt: skip


BYLINE = re.compile(
    r"(?:written |posted |published |story |reported )?by:?\s+(?P<names>[A-Z][\w.’'-]+(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|al|bin|la|le|da)){0,4}"
    r"(?:(?:,| and| &)\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]*){0,3}){0,4})(?P<rest>\s*(?:[,|·-]|for |in ).{0,60})?",
    re.I,
)
"""Matches "By Anna Kovacs and Tom Reed, Staff Writer", not "by the end of the year"."""
NAME = re.compile(r"(?:[A-Z][a-z’'-]*[a-z]|[A-Z]\.)(?:\s(?:[A-Z][a-z’'-]*(?:-?[A-Z]?[a-z]+)+|[A-Z]\.|de|van|von|der|al|bin|la|le|da)){1,3}")
"""Matches "Agasaf Babayev", not "Breaking" nor "The Hague today"."""
TRAIL = re.compile(r"[^»›>|/→]{1,60}(?:\s*(?:»|›|→|\s>\s|\s/\s|\s\|\s|::)\s*[^»›>|/→]{1,200}){1,7}")
"""Matches "Home » World » News » Some headline", not a sentence with a slash in it."""
TRAIL_MARK = re.compile(r"\s*(?:»|›|→|::)\s*|\s+[>/|]\s+")
COMMENTS = re.compile(
    r"[\[(]?\s*(?:top rated |all |reader |readers.? |user |latest |recent )?(?:\d+|no|one|two|three)?\s*(?:comments?|responses?|replies|comentarios|comentários|kommentare|commentaires|thoughts? on)\b"
    r"(?: (?:to|on|so far|below|from)\b.{0,160}| ?[\])]| ?[(\[]?\d+[)\]]?|:)?|(?:leave|post|add|write) (?:a|your) (?:comment|reply)|join the (?:discussion|conversation)|\d+ (?:comments?|responses?|thoughts?|replies)\b.{0,120}|"
    r"(?:view|show|read) (?:all )?(?:\d+ )?comments",
    re.I,
)
"""Matches "34 responses to “The headline”", "Comments (12)", not a sentence that speaks of comments."""
CREDIT = re.compile(
    r"(?:\(?(?:photo|image|picture|file photo|screenshot|video|credit)s?\b[^.!?]{0,20}[:/©]|getty images|ap photo|reuters/|afp/|epa/).{0,140}|source:\s*(?:[\w.&’-]+\s*){1,3}",
    re.I,
)
"""Matches "Photo: Anna Kovacs / Some Agency", not "Photos of the site show a crater." """
