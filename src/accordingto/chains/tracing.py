"""Statements to chains: what holds a statement, the medium that its own sentence names, the account it stands in, its speaker."""

import re
from dataclasses import replace

from accordingto.chains.accounts import Account, accounts_in, cited_at, clip
from accordingto.chains.links import linked_hops, with_urls
from accordingto.chains.media import ELSEWHERE, OFFERED, PASSED_ON, QUOTED_BY, agencies, region_of, shown_at, tweets
from accordingto.chains.narrated import told_of
from accordingto.model import Actor, Article, Hop, Mention, Span, Statement
from accordingto.sentences import sentences_of

NETWORKS = frozenset(
    "X|Twitter|Facebook|Telegram|Instagram|YouTube|TikTok|Truth Social|LinkedIn|Reddit|WhatsApp|VKontakte|Weibo|Snapchat|"
    "Tumblr|Bluesky|Mastodon|Substack|Odnoklassniki|WeChat|Viber|Parler|Gettr".split("|")
)
CARRIED = 6
"""Sentences over which a medium that was named once is carried on for the same speaker."""
NEARBY = 2
"""The same for a government, which speaks in many places at once."""
CARRIED_ON = "carried on from before: "
LEAD = 4
"""Paragraphs that may sum up what is told further on."""
FEWEST = 3
"""Words of weight that a headline or a lead has at least, to be held against what is told further on."""
ALIKE = 0.45
"""Share of a headline's words that a later statement must hold to lend it its chain."""
BESIDE = re.compile(r"(?:\b(?:and|as well as|along with)\s+|(?<=[\w’”]),\s+)$")
"""Matches what stands before another of several sources."""
PLURAL = re.compile(r"they|them|both|the two(?: men| women| leaders| sides)?|the (?:couple|pair)|their", re.I)
"""Matches what may stand for two who were named side by side."""
MEMBER = re.compile(r"(?:one|another|two|three|some|several|both|neither|each|(?:the|a) (?:first|second|third|fourth|other))\b", re.I)
"""Matches what begins the words for one or some of a group that was spoken of before."""
OF_THEM = re.compile(r"\bof (?:them|those|these)$", re.I)
RELEASED = re.compile(r"\b(?:released|published|posted|provided|aired|shared|obtained|broadcast|leaked|issued) by\s+(?:the\s+)?(?:[A-Z][\w-]+\s+)*$")
WORDS_OF_OUTLETS = re.compile(r"\b(?:the|news|online|web|com|media|agency|newspaper|network|tv|channel)\b|\W", re.I)


def trace_chains(article: Article, statements: tuple[Statement, ...], actors: tuple[Actor, ...]) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements with their chains, nearest the reader first, and the actors that speak or stand in one.

    A chain ends with the speaker; the publishing outlet is left out; nobody stands twice in a row.
    """
    tracer = Tracer(article, statements, actors)
    made = tuple(replace(s, chain=tracer.chain_of(s)) for s in statements)
    made = tracer.headlines(made)
    used = {key for s in made for key in (s.speaker, *(k for hop in s.chain for k in hop.actors))}
    return made, tuple(a for a in tracer.actors.values() if a.id in used)


class Tracer:
    """One article's chains."""

    def __init__(self, article: Article, statements: tuple[Statement, ...], actors: tuple[Actor, ...]) -> None:
        self.article, self.text = article, article.text
        self.actors = {a.id: a for a in actors}
        self.statements = {s.id: s for s in statements}
        self.order = sorted(statements, key=lambda s: (s.source or s.cue or s.content[0]).start)
        self.sentences = sentences_of(article.text)
        self.places = {m.span: a for a in actors for m in a.mentions}
        self.own = own_outlet(article, actors)
        self.by_speaker: dict[str, list[Statement]] = {}
        for s in self.order:
            if not s.within or self.of_outlet(s):
                self.by_speaker.setdefault(s.speaker or "", []).append(s)
        self.accounts = accounts_in(article, self.sentences, self.places, self.own)
        self.made: dict[str, tuple[Hop, ...]] = {}
        self.media: dict[str, tuple[Hop, ...]] = {}
        self.supplier = tuple(
            Hop((key,), "the agency in the dateline", (span,))
            for span, key in agencies(article.text, {s: a.id for s, a in self.places.items() if a.kind == "outlet" and a.id != self.own})
        )
        self.closed = self.closings()
        self.told = told_of(self.text, self.sentences, self.places, self.own, statements)

    def chain_of(self, statement: Statement) -> tuple[Hop, ...]:
        """The whole chain of a statement. Holders come first; a ring of holders is cut where it closes."""
        if statement.id not in self.made:
            self.made[statement.id] = ()
            self.made[statement.id] = self.traced(statement)
        return self.made[statement.id]

    def traced(self, statement: Statement) -> tuple[Hop, ...]:
        """The chain by parts: holder's, medium's, speaker's."""
        holder = self.statements.get(statement.within or "")
        media = self.media_of(statement)
        if holder:
            base = self.chain_of(holder)
            if self.of_outlet(statement) and not media:
                self.media[statement.id] = base
            if holder.speaker == self.own or turned_down(holder, statement, self.text):
                base = base[:-1]
            speaker = self.actors.get(holder.speaker or "")
            if speaker and speaker.kind == "outlet" and (cited := self.cited_by(holder)) and statement.speaker not in cited.actors:
                base = (*base, cited)
        else:
            media = (*media, *self.released(statement))
            base = (*self.supplier, *(self.account_hops(statement) if not media else ()))
        return with_urls(joined_up((*base, *media, *self.last_hop(statement))), self.article, self.places)

    def of_outlet(self, statement: Statement) -> bool:
        """Whether a statement stands right within one of an outlet: "two officials said so, the Times reported"."""
        holder = self.statements.get(statement.within or "")
        speaker = self.actors.get(holder.speaker or "") if holder and not holder.within else None
        return speaker is not None and speaker.kind == "outlet" and speaker.id != self.own

    def last_hop(self, statement: Statement) -> tuple[Hop, ...]:
        """The speaker, with those who stand beside it in the same source."""
        if statement.speaker is None:
            return ()
        beside = [statement.speaker]
        if statement.source:
            words = statement.source.of(self.text)
            beside += [
                a.id
                for span, a in sorted(self.places.items())
                if statement.source.holds(span)
                and span != statement.source
                and a.id not in beside
                and BESIDE.search(self.text, statement.source.start, span.start)
            ]
            if PLURAL.fullmatch(words) and (together := self.cited_with(statement) or self.named_with(statement)):
                beside = list(together)
        spans = (statement.source,) if statement.source else ()
        return (Hop(tuple(beside), statement.speaker_reason or "the speaker", spans),)

    def cited_with(self, statement: Statement) -> tuple[str, ...]:
        """All who were cited side by side with the speaker that "them" stands for."""
        at = (statement.source or statement.content[0]).start
        for account in reversed(self.accounts):
            if (
                account.cited
                and account.opened < at
                and statement.speaker in account.cited.actors
                and self.sentences.number(at) - self.sentences.number(account.opened) <= 2
            ):
                return account.cited.actors
        return ()

    def named_with(self, statement: Statement) -> tuple[str, ...]:
        """Both of the two persons, named side by side, whom "they" stands for."""
        speaker, source = self.actors[statement.speaker or ""], statement.source
        if speaker.kind != "person" or source is None:
            return ()
        first = max((m.span for m in speaker.mentions if m.span.start < source.start), default=None)
        if first is None or self.sentences.number(source.start) - self.sentences.number(first.start) > 1:
            return ()
        second = min((s for s, a in self.places.items() if s.start >= first.end and a.kind == "person" and a.id != speaker.id), default=None)
        if second is None or second.start > source.start or self.sentences.number(second.start) != self.sentences.number(first.start):
            return ()
        return speaker.id, self.places[second].id

    def cited_by(self, statement: Statement) -> Hop | None:
        """Those whom an outlet cites in the sentence of its statement."""
        return cited_at(region_of(statement, self.sentences, self.text), self.places, self.text)

    def media_of(self, statement: Statement) -> tuple[Hop, ...]:
        """The medium that the statement's own sentence names, or that its speaker's last statement had."""
        found = self.named_media(statement)
        if found:
            self.media[statement.id] = tuple(h for h in found if not QUOTED_BY.search(h.reason))
        return found or self.carried(statement)

    def named_media(self, statement: Statement) -> tuple[Hop, ...]:
        """Media named outside the content, in the sentence of the cue."""
        region = region_of(statement, self.sentences, self.text)
        hops = []
        for span, actor in sorted(self.places.items()):
            if (
                actor.kind != "outlet"
                or actor.id in (self.own, statement.speaker)
                or not region.holds(span)
                or any(c.meets(span) for c in statement.content)
            ):
                continue
            if self.inside_other(span, statement):
                continue
            if shown := shown_at(span, statement, self.text, network=actor.name in NETWORKS):
                hops.append(Hop((actor.id,), f"“{clip(shown)}”", (span,)))
        if not hops:
            hops.extend(linked_hops(statement, region, self.article, self.places, self.own))
        place = tweets(statement, region, self.text)
        if place and not self.inside_other(place, statement) and not any(self.actors[h.actors[0]].name == "Twitter" for h in hops):
            hops.append(Hop((self.network("Twitter", place),), f"“{place.of(self.text)}”", (place,)))
        hops.sort(key=lambda hop: not PASSED_ON.search(hop.reason))
        return merged(tuple({hop.actors: hop for hop in hops}.values()), self.text)

    def released(self, statement: Statement) -> tuple[Hop, ...]:
        """For a document: the one who released it ("footage released by state media"), where the source says so."""
        speaker = self.actors.get(statement.speaker or "")
        if not speaker or speaker.kind != "document" or not statement.source:
            return ()
        for span, actor in sorted(self.places.items()):
            before = self.text[statement.source.start : span.start]
            if statement.source.holds(span) and actor.id != self.own and RELEASED.search(before):
                return (Hop((actor.id,), f"“{clip(statement.source.of(self.text))}”", (span,)),)
        return ()

    def inside_other(self, span: Span, statement: Statement) -> bool:
        """Whether a place belongs to another statement of the same sentence: its content, or the phrase of its own source."""
        return any(
            other.id != statement.id
            and (
                (any(c.holds(span) for c in other.content) and not any(c.holds(statement.cue or statement.content[0]) for c in other.content))
                or (other.source and other.source.holds(span) and other.id != statement.within)
            )
            for other in self.statements.values()
        )

    def network(self, name: str, span: Span) -> str:
        """The id of a social network, made an actor where no mention made it one."""
        for actor in self.actors.values():
            if actor.name == name:
                return actor.id
        key = f"a{len(self.actors) + 1}"
        self.actors[key] = Actor(key, name, "outlet", (Mention(span, "the verb names the network"),))
        return key

    def carried(self, statement: Statement) -> tuple[Hop, ...]:
        """The medium of the same speaker's last statement, while it is near and no other was named."""
        if statement.within:
            return ()
        at = (statement.cue or statement.content[0]).start
        last = self.last_of_speaker(statement) or self.last_of_group(statement)
        if ELSEWHERE.search(self.text, self.sentences.start(at), self.sentences.end(at, self.text)):
            return ()
        hops = self.told_near(statement, last)
        if not hops and last and self.media.get(last.id) and not (last.within and self.account_hops(statement)):
            away = self.sentences.number(at) - self.sentences.number(last.span.end - 1)
            if away <= (NEARBY if self.actors[statement.speaker or ""].kind == "government" else CARRIED):
                hops = tuple(Hop(h.actors, CARRIED_ON + h.reason.removeprefix(CARRIED_ON), (), h.url) for h in self.media[last.id])
        if hops:
            self.media[statement.id] = hops
        return hops

    def last_of_speaker(self, statement: Statement) -> Statement | None:
        """The same speaker's last statement before this one, at the top or told by an outlet."""
        same = self.by_speaker.get(statement.speaker or "", ())
        return next((s for s in reversed(same) if s.id in self.made and s.id != statement.id and s.span.start < statement.span.end), None)

    def last_of_group(self, statement: Statement) -> Statement | None:
        """The last statement of those of whom an unnamed speaker is one: "one of them", "the second inspector"."""
        speaker = self.actors.get(statement.speaker or "")
        if not speaker or not speaker.unnamed or not statement.source or not MEMBER.match(statement.source.of(self.text)):
            return None
        theirs = OF_THEM.search(statement.source.of(self.text)) is not None
        for other in reversed(self.order):
            group = self.actors.get(other.speaker or "")
            if other.id not in self.made or other.span.start >= statement.span.start or group is None or group.id == speaker.id or not group.unnamed:
                continue
            if group.unnamed.count not in (None, "one") and (theirs or (speaker.unnamed.role and speaker.unnamed.role == group.unnamed.role)):
                return other
        return None

    def told_near(self, statement: Statement, before: Statement | None) -> tuple[Hop, ...]:
        """The medium to which a sentence of its own says that the speaker spoke: after the speaker's last statement, or right behind a lead."""
        at = self.sentences.number(statement.span.start)
        for told in reversed(self.told):
            number = self.sentences.number(told.at)
            near = 0 <= at - number <= CARRIED or (at < number <= at + CARRIED and self.sentences.paragraph(statement.span.start) < LEAD)
            if told.speaker == statement.speaker and near and (before is None or before.span.end <= told.at or before.id not in self.media):
                return (
                    Hop(
                        (told.medium,),
                        f"the text says that the speaker spoke to it (“{clip(self.text[self.sentences.start(told.at) : told.span.end])}”)",
                        (told.span,),
                    ),
                )
        return ()

    def closings(self) -> dict[int, int]:
        """Where each account ends: at the first top statement after its paragraph whose source is named and wasn't brought in by it."""
        ends = {}
        for i, account in enumerate(self.accounts):
            paragraph = self.sentences.paragraph(account.opened)
            brought = {
                k
                for s in self.order
                for k in ([s.speaker] if account.start <= s.span.start and self.sentences.paragraph(s.span.start) <= paragraph else [])
            }
            following = self.accounts[i + 1].start if i + 1 < len(self.accounts) else len(self.text)
            ends[i] = next(
                (
                    s.span.start
                    for s in self.order
                    if s.span.start > account.opened
                    and not s.within
                    and self.sentences.paragraph(s.span.start) > paragraph
                    and self.ends_account(s, account, brought)
                ),
                following,
            )
        return ends

    def ends_account(self, statement: Statement, account: Account, brought: set[str | None]) -> bool:
        """Whether a statement is no longer the account's."""
        speaker = self.actors.get(statement.speaker or "")
        if speaker is None or speaker.kind == "anonymous" or speaker.id in account.outlet.actors:
            return False
        return speaker.id not in brought or speaker.kind in ("government", "organisation")

    def account_hops(self, statement: Statement) -> tuple[Hop, ...]:
        """The hops of the account that a top statement stands in."""
        at = statement.span.start
        for i, account in enumerate(self.accounts):
            if not account.start <= at < self.closed[i]:
                continue
            if statement.speaker in account.outlet.actors:
                return tuple(carried_on(h, at, account) for h in account.prefix)
            speaker = self.actors.get(statement.speaker or "")
            cited = (account.cited,) if account.cited and speaker and speaker.kind != "anonymous" and speaker.id not in account.cited.actors else ()
            return tuple(carried_on(h, at, account) for h in (*account.hops, *cited))
        return ()

    def headlines(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Headlines and leads take the chain of the later statement, of the same speaker, that they sum up."""
        made = []
        for s in statements:
            later = self.told_later(s, statements) if not s.within and len(s.chain) < 2 and self.sentences.paragraph(s.span.start) < 4 else None
            made.append(
                replace(s, chain=tuple(Hop(h.actors, f"as told further on: {h.reason}", h.spans, h.url) for h in later.chain)) if later else s
            )
        return tuple(made)

    def in_title(self, statement: Statement) -> bool:
        """Whether a statement stands in the article's title, or in a line that repeats it."""
        if not self.article.title:
            return False
        number = self.sentences.paragraph(statement.span.start)
        starts = (*self.sentences.paragraphs, len(self.text))
        return self.text[starts[number] : starts[number + 1]].strip().endswith(self.article.title.value.strip())

    def told_later(self, statement: Statement, statements: tuple[Statement, ...]) -> Statement | None:
        """The later statement with a longer chain that says the same at length."""
        mine = stems(statement, self.text)
        best: tuple[float, Statement] | None = None
        if self.in_title(statement):
            body = [o for o in statements if o.speaker == statement.speaker and o.span.start > statement.span.end and not self.in_title(o)]
            if body and len(body[0].chain) > 1 and self.sentences.paragraph(body[0].span.start) - self.sentences.paragraph(statement.span.end) <= 4:
                return body[0]
        if len(mine) < FEWEST or statement.manner == "direct":
            return None
        for other in statements:
            if other.speaker == statement.speaker and other.span.start > statement.span.start and len(other.chain) > 1:
                shared = len(mine & stems(other, self.text)) / len(mine)
                if shared >= ALIKE and (best is None or shared > best[0]):
                    best = shared, other
        return best[1] if best else None


def turned_down(holder: Statement, statement: Statement, text: str) -> bool:
    """Whether a statement is what its holder denies or turns down: others made it, and it didn't come through the holder."""
    if holder.speaker == statement.speaker or statement.cue is None:
        return False
    return holder.act == "deny" or (holder.act == "refuse" and OFFERED.fullmatch(statement.cue.of(text)) is not None)


def carried_on(hop: Hop, at: int, account: Account) -> Hop:
    """A hop of an account, for a statement that stands after the words that show it."""
    return hop if at <= account.opened else Hop(hop.actors, f"carried on from before: {hop.reason}", hop.spans, hop.url)


def merged(hops: tuple[Hop, ...], text: str) -> tuple[Hop, ...]:
    """Media that stand side by side ("Telemundo and Univision") as one hop."""
    made: list[Hop] = []
    for hop in hops:
        if (
            made
            and made[-1].spans
            and hop.spans
            and re.fullmatch(r"[’'s]*,?\s+(?:and\s+)?(?:the\s+)?", text[made[-1].spans[-1].end : hop.spans[0].start])
        ):
            made[-1] = Hop((*made[-1].actors, *hop.actors), made[-1].reason, (*made[-1].spans, *hop.spans))
        else:
            made.append(hop)
    return tuple(made)


def joined_up(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """The hops with nobody twice: a hop whose actors all stand in the one before, or stood alone before, is left out."""
    made: list[Hop] = []
    for i, hop in enumerate(hops):
        if made and set(hop.actors) <= set(made[-1].actors):
            if set(hop.actors) != set(made[-1].actors):
                made[-1] = Hop(hop.actors, hop.reason, hop.spans)
            continue
        if any(m.actors == hop.actors for m in made):
            if i + 1 < len(hops):
                continue
            made = [m for m in made if m.actors != hop.actors]
        made.append(hop)
    return tuple(made)


def own_outlet(article: Article, actors: tuple[Actor, ...]) -> str | None:
    """The id of the publishing outlet, where the text names it: in full, or as papers call themselves."""
    if article.outlet is None:
        return None
    named = [a for a in actors if a.kind == "outlet"]
    for fits in (same_outlet, short_of):
        for actor in named:
            if fits(actor.name, article.outlet.value):
                return actor.id
    return None


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet, whatever is said of its kind: "Fox" and "Fox News", "CNN (Web News)" and "CNN"."""
    a, b = (WORDS_OF_OUTLETS.sub("", name.split("(")[0]).lower() for name in (one, other))
    return bool(a) and a == b


def short_of(one: str, outlet: str) -> bool:
    """Whether a name is the last word of an outlet's, as papers call themselves: "the Courier" in "The Harbour Courier"."""
    words = outlet.split()
    return len(words) > 1 and one.lower().removeprefix("the ") == words[-1].lower()


def stems(statement: Statement, text: str) -> set[str]:
    """The words that carry a content, without endings."""
    words = re.findall(r"\w{4,}|\d+", " ".join(c.of(text) for c in statement.content).lower())
    return {re.sub(r"(?:ing|ed|es|s)$", "", w) for w in words}
