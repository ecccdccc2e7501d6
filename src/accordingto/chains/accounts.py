"""Accounts: stretches of an article that pass on another outlet's story, and whom that outlet cites.

"The New York Times wrote about this, citing two former officials" opens one, which also covers the sentence before;
"SIA refers to Russian websites about this" puts the websites before the Times. It lasts while unnamed sources speak, or
those whom it has brought in, or the text points back to it ("the publication"); the first other source that is named ends it.
"""

import re
from dataclasses import dataclass

from accordingto.chains.media import BACK, CITES
from accordingto.model import Actor, Article, Hop, Span
from accordingto.sentences import Sentences

REPORTS = re.compile(r"^(?:\s+\w+ly)?\s*(?:wrote|writes|reported|reports|has reported|said|says|published|informed|informs|noted)\b", re.I)
REFERS = re.compile(r"\b(?:refer(?:s|ring)? to|with (?:a )?reference to|referencing|citing|cites|quoting|quotes|according to)\s+$", re.I)


@dataclass(slots=True)
class Account:
    """A story passed on. `start` is the first character it covers, `opened` where its sentence begins."""

    start: int
    opened: int
    prefix: tuple[Hop, ...]
    outlet: Hop
    cited: Hop | None

    @property
    def hops(self) -> tuple[Hop, ...]:
        """From the reader to the outlet whose story it is."""
        return (*self.prefix, self.outlet)


def accounts_in(article: Article, sentences: Sentences, places: dict[Span, Actor], own: str | None) -> list[Account]:
    """The accounts that a text opens, in order."""
    text, found = article.text, []
    for span, actor in sorted(places.items()):
        if actor.kind != "outlet" or actor.id == own:
            continue
        start, end = sentences.start(span.start), sentences.end(span.start, text)
        sentence = text[span.end : end]
        if REPORTS.match(sentence) and BACK.search(sentence[:60]):
            found.append(
                Account(
                    covered(start, sentences, text),
                    start,
                    (),
                    Hop((actor.id,), f"{actor.name} reported the sentence before (“{clip(text[span.start : end])}”)", (span,)),
                    cited_at(Span(start, end), places, text),
                )
            )
    for account in found:
        account.prefix = tuple(referred(account, sentences, places, text, own))
    return found


def covered(start: int, sentences: Sentences, text: str) -> int:
    """The beginning of the paragraph before, where the opening sentence has no other before it in its own; else its paragraph's."""
    number = sentences.paragraph(start)
    first = sentences.paragraphs[number]
    while not text[first:start].strip() and number > 0:
        number -= 1
        first = sentences.paragraphs[number]
    return first


def cited_at(sentence: Span, places: dict[Span, Actor], text: str) -> Hop | None:
    """Those whom a sentence cites, side by side."""
    spans = [
        span for span in sorted(places) if sentence.holds(span) and (CITES.search(text, max(0, span.start - 40), span.start) or joined(span, text))
    ]
    actors = tuple(dict.fromkeys(places[s].id for s in spans if places[s].kind != "outlet"))
    return Hop(actors, f"cited in “{clip(sentence.of(text))}”", tuple(s for s in spans if places[s].id in actors)) if actors else None


def joined(span: Span, text: str) -> bool:
    """Whether a phrase is added to one that is cited: "citing A, as well as B"."""
    before = text[max(0, span.start - 200) : span.start]
    return bool(re.search(r"\b(?:citing|quoting|referring to)\b[^.;]*\b(?:as well as|along with|and)\s+$", before))


def referred(account: Account, sentences: Sentences, places: dict[Span, Actor], text: str, own: str | None) -> list[Hop]:
    """Those through whom the publishing outlet itself has the account: "SIA refers to Russian websites about this"."""
    number = sentences.paragraph(account.opened)
    end = sentences.paragraphs[number + 2] if number + 2 < len(sentences.paragraphs) else len(text)
    hops = []
    for span, actor in sorted(places.items()):
        if account.opened <= span.start < end and actor.kind == "outlet" and actor.id not in (own, *account.outlet.actors):
            sentence = Span(sentences.start(span.start), sentences.end(span.start, text))
            before = text[sentence.start : span.start]
            mentions_own = any(sentence.holds(s) and s.start < span.start and (a.id == own) for s, a in places.items())
            if REFERS.search(before) and (mentions_own or re.match(r"\W*(?:[A-Z][\w.]*\s+)?refers? to", before)) and sentence.start != account.opened:
                hops.append(Hop((actor.id,), f"the outlet says where it has this from (“{clip(sentence.of(text))}”)", (span,)))
    return hops


def clip(words: str) -> str:
    """Words short enough for a reason."""
    bare = " ".join(words.split())
    return bare if len(bare) <= 90 else bare[:88].rsplit(" ", 1)[0] + " …"
