"""Reports: each statement of each article as one telling of a claim that isn't known yet."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accordingto.actors.outlets import outlet_named, pattern
from accordingto.claims.context import demonym, surroundings_of
from accordingto.claims.credits import supplier
from accordingto.claims.dates import day_of
from accordingto.claims.keys import outlet_key
from accordingto.claims.wording import Wording, wording_of
from accordingto.model import Actor, Article, Party, Reading, Report, Span, Statement

DOUBT = re.compile(
    r"\W*(?:that\s+|whether\s+)?(?:it\s+(?:is|was|remains|remained|seems|seemed)\s+(?:\w+\s+)?"
    r"(?:doubtful|unclear|uncertain|questionable|unlikely|improbable|too early)\b|"
    r"there\s+(?:is|was|are|were)\s+(?:\w+\s+)?(?:no (?:proof|evidence|confirmation)|doubts?)\b)",
    re.I,
)
"""Matches the beginning of a content that doubts what follows."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with what is needed to compare it.

    Its article, where its content stands, its wording, its day, the names around it, all that are named in its article, the keys of the
    reports it stands within, and who supplied the article.
    """

    report: Report
    article: Article
    content: tuple[Span, ...]
    wording: Wording
    day: date | None
    around: frozenset[str]
    named: frozenset[str]
    outlet: str
    digest: str
    within: frozenset[str] = frozenset()
    supplier: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts the earliest first; what has no date comes last."""
        return (self.report.published or "9999", self.digest, self.report.key)

    @property
    def doubts(self) -> bool:
        """Whether the report doubts its content and doesn't vouch for it: by its act, or by its first words."""
        return self.report.act == "doubt" or DOUBT.match(self.report.words) is not None


def once(readings: Iterable[Reading]) -> list[Reading]:
    """The readings by article id, each once, sorted: of two with one id the later published stays, then the one whose hash is higher."""
    kept: dict[str, Reading] = {}
    for reading in readings:
        known = kept.get(reading.article.id)
        if known is None or rank(reading) > rank(known):
            kept[reading.article.id] = reading
    return [kept[key] for key in sorted(kept)]


def rank(reading: Reading) -> tuple[str, str, str, int]:
    """What decides which of two readings of one article stays."""
    article = reading.article
    return (article.published.value if article.published else "", article.sha256, article.text, len(reading.statements))


def tellings_of(reading: Reading) -> list[Telling]:
    """All tellings of one article, in its order."""
    article = reading.article
    parties = parties_of(article, reading.actors)
    outlet = article.outlet.value if article.outlet else None
    published = article.published.value if article.published else None
    day = day_of(published)
    surroundings = surroundings_of(article)
    all_named = surroundings.all_names()
    above = {s.id: s.within for s in reading.statements}
    supplied = supplier(article)
    made = []
    for s in reading.statements:
        words = " ".join(" ".join(part.of(article.text) for part in s.content).split())
        speaker = parties.get(s.speaker or "")
        named = speaker.name if speaker and speaker.kind != "outlet" else None
        report = Report(
            key=f"{article.id}#{s.id}",
            article=article.id,
            statement=s.id,
            words=words,
            url=article.url,
            outlet=outlet,
            published=published,
            speaker=speaker.name if speaker else None,
            speaker_kind=speaker.kind if speaker else None,
            unnamed=speaker.unnamed if speaker else None,
            chain=chain_of([[parties[k] for k in step.actors if k in parties] for step in s.chain]),
            act=s.act,
            certainty=s.certainty,
            score=s.score,
        )
        personal = speaker is not None and speaker.kind in ("person", "anonymous")
        wording = wording_of(surroundings.spelled_out(words), speaker=named, personal=personal, anchor=day, act=s.act)
        around = surroundings.names(s.content) - passing(report, outlet, wording)
        digest = digest_of(article, s, words)
        within = holders(article.id, s, above)
        made.append(Telling(report, article, s.content, wording, day, around, all_named, outlet_key(outlet), digest, within, supplied))
    return made


def parties_of(article: Article, actors: Sequence[Actor]) -> dict[str, Party]:
    """The actors of an article as parties, by id. One whose every mention stands in an outlet's name is that outlet, however it was read."""
    places = {match.start() + 4 * match.group().lower().startswith("the "): match for match in pattern().finditer(article.text)}
    made = {}
    for actor in actors:
        found = [places.get(m.span.start) for m in actor.mentions]
        whole = {outlet_named(m.group()) for m in found if m} if actor.kind != "outlet" and found and all(found) else set()
        known = next(iter(whole)) if len(whole) == 1 else None
        inside = known and all(m.span.end <= p.end() for m, p in zip(actor.mentions, found, strict=True) if p)
        made[actor.id] = Party(known.name, "outlet") if known and inside else Party(actor.name, actor.kind, actor.unnamed)
    return made


def chain_of(steps: Sequence[Sequence[Party]]) -> tuple[tuple[Party, ...], ...]:
    """The steps of a chain, an outlet that was there before left out."""
    seen: set[str] = set()
    made = []
    for step in steps:
        hop = tuple(p for p in step if p.kind != "outlet" or outlet_key(p.name) not in seen)
        seen |= {outlet_key(p.name) for p in hop if p.kind == "outlet"}
        if hop:
            made.append(hop)
    return tuple(made)


def holders(article: str, statement: Statement, above: Mapping[str, str | None]) -> frozenset[str]:
    """Keys of the statements that a statement stands within, a ring of them cut."""
    found: set[str] = set()
    at = statement.within
    while at and at not in found:
        found.add(at)
        at = above.get(at)
    return frozenset(f"{article}#{key}" for key in found)


def passing(report: Report, outlet: str | None, wording: Wording) -> frozenset[str]:
    """Words of the names of those through whom a content came: they tell nothing of the event, unless the content names them."""
    names = [outlet or "", *(party.name for hop in report.chain for party in hop)]
    return frozenset(demonym(word.lower()) for name in names for word in name.split()) - {demonym(word) for n in wording.names for word in n.split()}


def digest_of(article: Article, statement: Statement, words: str) -> str:
    """A hash of a report by its content: where it was published, which page, which words at which place."""
    parts = (article.outlet.value if article.outlet else "", article.url or article.id, article.sha256, words, str(statement.content[0].start))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
