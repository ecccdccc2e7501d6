"""Statements to speakers: each source phrase to one actor over all its mentions.

Phrases that name are settled by themselves; short forms by the full names of the text; descriptions by the roles that the
text gives; pronouns by who was spoken of last and fits; what has no source by who spoke before. Each with its reason.
"""

import re
from dataclasses import replace

from accordingto.actors import lexicon as lex
from accordingto.actors.cited import THROUGH, cited_in
from accordingto.actors.comparing import (
    alike,
    bare_plural,
    content_words,
    depth,
    fits,
    may_be,
    place_of,
    same_noun,
    same_side,
    side_by_side,
    wanted_of,
)
from accordingto.actors.linked import linked_in
from accordingto.actors.names import Names, folded, names_of
from accordingto.actors.phrases import DETERMINER, Phrase, core_of, head_of, is_plural, read_phrase
from accordingto.actors.pronouns import Here, antecedent
from accordingto.actors.quantities import quantity_of
from accordingto.actors.registry import Draft, Registry, mention, plain
from accordingto.actors.unnamed import member_of, singular, unnamed_of
from accordingto.model import Actor, Article, Span, Statement, Unnamed
from accordingto.sentences import sentences_of

SHORT_PAPER = re.compile(
    r"(?:[Tt]he )?(?P<last>Times|Post|Journal|Guardian|Herald|Tribune|Telegraph|Independent|Standard|Mail|Star|News|Globe|Chronicle|Courier|Gazette)"
)
LEAD = 3
"""Sentences from the beginning in which a role may stand for someone who is named only then."""
SUMMED_UP = 0.5
"""Share of a headline's words that a later statement must hold to be what it sums up."""
SET_APART = re.compile(r"(?:the|some|other|others|another|many|most|one)\b", re.I)
"""Matches what points back, or to some alone."""
ANY_BODY = re.compile(r"(?:the|this) (?:organi[sz]ation|group|company|firm|charity|watchdog|body|agency|association|institution)", re.I)
"""Matches a body called by what any body may be called."""


def resolve_actors(article: Article, statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements with their speakers, and the actors: speakers and all whom the text cites, with every mention.

    Statements are taken in the order of the text, holders before what they hold. Nothing is raised.
    """
    resolver = Resolver(article, statements)
    resolver.run()
    made = tuple(
        replace(s, speaker=resolver.speakers[s.id][0].id, speaker_reason=resolver.speakers[s.id][1]) if s.id in resolver.speakers else s
        for s in statements
    )
    return made, resolver.registry.actors()


class Resolver:
    """One article's resolution."""

    def __init__(self, article: Article, statements: tuple[Statement, ...]) -> None:
        self.article, self.text = article, article.text
        self.statements = {s.id: s for s in statements}
        self.names: Names = names_of(article)
        self.sentences = sentences_of(article.text)
        self.registry = Registry()
        self.speakers: dict[str, tuple[Draft, str]] = {}
        self.told: list[tuple[int, Statement, Draft]] = []

    def run(self) -> None:
        """Settle cited phrases and statements together, in the order of the text."""
        self.media = {span for span, as_source in cited_in(self.article) if not as_source}
        cited = [(span.start, 1, span, None) for span, _ in cited_in(self.article)]
        sources = [s.source for s in self.statements.values() if s.source]
        cited += [
            (name.span.start, 2, name.span, None)
            for name in self.names.mentions
            if name.kind == "outlet" and not any(c[2].meets(name.span) for c in cited)
        ]
        cited = [c for c in cited if THROUGH.search(self.text, max(0, c[2].start - 20), c[2].start) or not any(c[2].meets(s) for s in sources)]
        for anchor, name, url in linked_in(self.article):
            if not any(c[2] == anchor for c in cited) and not any(n.span.meets(anchor) and n.kind == "outlet" for n in self.names.mentions):
                mention(self.registry.called(name, "outlet"), anchor, f"the link leads to {url}")
        spoken = [(place_of(s), 0, None, s) for s in self.statements.values()]
        for _, _, span, statement in sorted([*cited, *spoken], key=lambda x: (x[0], x[1], depth(x[3], self.statements) if x[3] else 0)):
            if statement is not None:
                self.settle(statement)
            elif span is not None:
                self.cited(span)

    def cited(self, span: Span) -> None:
        """Note somebody whom the text cites."""
        phrase = read_phrase(span.of(self.text))
        if phrase.form == "pronoun":
            return
        if span in self.media and phrase.kind == "organisation" and not lex.ORGANISATION.search(phrase.name):
            phrase = replace(phrase, kind="outlet")
        draft, reason = self.described(phrase, span) if phrase.form == "description" else self.named(phrase, span)
        mention(draft, span, reason)

    def settle(self, statement: Statement) -> None:
        """File a statement's speaker; that of the statement around it first, for "I" and "we" look to it."""
        if statement.id in self.speakers:
            return
        holder = self.statements.get(statement.within or "")
        if holder and holder.id not in self.speakers and depth(holder, self.statements) < depth(statement, self.statements):
            self.settle(holder)
        draft, reason = self.speaker_of(statement)
        self.speakers[statement.id] = draft, reason
        self.told.append((place_of(statement), statement, draft))
        draft.place = max(draft.place, place_of(statement))

    def speaker_of(self, statement: Statement) -> tuple[Draft, str]:
        """The actor whose words a statement is, and why."""
        if statement.source is None:
            return self.unwritten(statement)
        words = statement.source.of(self.text)
        phrase = read_phrase(words)
        if phrase.form == "pronoun":
            found = antecedent(self.here(statement, statement.source), phrase)
            if found is None:
                return self.registry.called(words, "anonymous"), f"“{words}” stands for nobody that the text names before it"
            return found
        if turn := self.turn_of(statement):
            return turn
        if own := self.own_words(words, phrase, statement) or self.headline_short(statement, phrase):
            return own
        first, *others = side_by_side(statement.source, self.text)
        for span in others:
            self.cited(span)
        phrase = read_phrase(first.of(self.text)) if others else phrase
        draft, reason = self.described(phrase, first) if phrase.form == "description" else self.named(phrase, first)
        mention(draft, first, reason)
        return draft, reason

    def turn_of(self, statement: Statement) -> tuple[Draft, str] | None:
        """The person whose name in capitals opens a turn ("HAHN: …"), by the full name where the text gives it."""
        source, cue = statement.source, statement.cue
        if source is None or cue is None or cue.of(self.text) != ":" or not source.of(self.text).isupper():
            return None
        words = source.of(self.text)
        name = words.title() if len(words.split()) > 1 else self.names.full(words, source.start)
        if name is None or lex.UNNAMED.search(words):
            return None
        draft = self.person(self.names.full(name.split()[-1], source.start) or name)
        mention(draft, source, "the name that opens the turn")
        return draft, f"“{words}” is {draft.name}, whose turn it is"

    def headline_short(self, statement: Statement, phrase: Phrase) -> tuple[Draft, str] | None:
        """A headline's bare noun ("union says", "officials say") is whoever is called so, with more words, further on."""
        source = statement.source
        if source is None or self.sentences.paragraph(source.start) > 1 or not re.fullmatch(r"[\w’'-]+(?: [\w’'-]+)?", source.of(self.text)):
            return None
        if SET_APART.match(source.of(self.text)) or any(same_noun(draft, phrase) for draft in self.registry.recent(source.start)):
            return None
        if (
            phrase.kind in ("person", "outlet")
            or not phrase.head
            or (phrase.form == "name" and phrase.kind == "government" and re.match("[A-Z]", source.of(self.text)))
        ):
            return None
        noun = source.of(self.text).split()[-1].lower()
        for other in self.statements.values():
            if other.source and other.source.start > source.end and not other.within:
                words = other.source.of(self.text)
                full = read_phrase(words)
                if (
                    len(words.split()) > len(source.of(self.text).split())
                    and not SET_APART.match(words)
                    and full.head.lower() == noun
                    and full.kind == phrase.kind
                    and same_side(source.of(self.text), words)
                ):
                    draft, _ = self.described(full, other.source) if full.form == "description" else self.named(full, other.source)
                    mention(draft, source, "the headline's short form")
                    return draft, f"“{source.of(self.text)}” is the headline's short form of {draft.name}"
        return None

    def own_words(self, words: str, phrase: Phrase, statement: Statement) -> tuple[Draft, str] | None:
        """For "his statement" and "the statement": the one whose words it is."""
        if (
            phrase.kind != "document"
            or not re.match(r"statement|tweet|post|message|letter|announcement|remarks|speech", phrase.head)
            or not statement.source
        ):
            return None
        match = re.match(r"(?P<whose>his|her|their|its)\s", words, re.I)
        if match:
            span = Span(statement.source.start, statement.source.start + match.end() - 1)
            return antecedent(self.here(statement, span), read_phrase(match["whose"]))
        before = self.spoke_before(statement) if re.match(r"(?:the|that|this)\s+\w+$", words, re.I) else None
        return (before, f"“{words}” is that of {before.name}, who spoke right before") if before else None

    def here(self, statement: Statement, span: Span) -> Here:
        """What a pronoun can look back on."""
        holder = self.statements.get(statement.within or "")
        return Here(
            self.article, self.names, self.sentences, self.registry, span, statement, holder, self.speakers, self.told, self.person, self.whom
        )

    def person(self, name: str) -> Draft:
        """The draft of a person."""
        draft = self.registry.called(name, "person")
        draft.gender = draft.gender or self.names.gender.get(name)
        return draft

    def whom(self, phrase: Phrase, span: Span) -> Draft:
        """The draft of a phrase that isn't a pronoun."""
        return (self.described(phrase, span) if phrase.form == "description" else self.named(phrase, span))[0]

    def named(self, phrase: Phrase, span: Span) -> tuple[Draft, str]:
        """The actor that a name names."""
        if phrase.kind == "person" and self.article.outlet and plain(phrase.name) == plain(self.article.outlet.value):
            return self.registry.called(phrase.name, "outlet"), "the publishing outlet's own name"
        if phrase.kind == "government" and (namesake := self.namesake(span)):
            return namesake
        if phrase.kind == "person":
            return self.named_person(phrase, span)
        if phrase.kind == "anonymous":
            bare = not re.match(r"(?:an?|one|some|another|senior|former|unnamed)\s", phrase.name, re.I)
            return (
                bare
                and phrase.head != "official"
                and lex.SINGLE_ROLE.fullmatch(phrase.head)
                and self.by_role(core_of(phrase.name), phrase.head, span)
            ) or self.unnamed(phrase, span)
        name = self.spelled_out(phrase.name, phrase.kind)
        if phrase.kind in ("outlet", "organisation") and (paper := self.short_paper(span)):
            return paper, f"“{span.of(self.text)}” is short for {paper.name}, named before"
        draft = self.registry.called(name, phrase.kind, plural=is_plural(name))
        draft.heads.add(phrase.head)
        self.registry.alias(phrase.name, draft)
        return draft, f"“{span.of(self.text)}” names it" if name == phrase.name else f"“{phrase.name}” is short for {name}"

    def namesake(self, span: Span) -> tuple[Draft, str] | None:
        """The person whom a country's name alone means, where a person of that last name was named before and the country never stands for itself."""
        word = span.of(self.text)
        full = self.names.full(word, span.start) if word.isalpha() and word.lower() in lex.PLACES and lex.PLACES[word.lower()] != word else None
        if full is None or full.split()[-1] != word or not any(n.full == full for n in self.names.before(span.start, "person")):
            return None
        return self.person(full), f"“{word}” is {full}, named in full before"

    def named_person(self, phrase: Phrase, span: Span) -> tuple[Draft, str]:
        """A person by full name, or by the last name alone."""
        short = phrase.name.split()
        spoke = next(
            (
                d
                for _, _, d in reversed(self.told[-8:])
                if d.kind == "person" and len(d.name.split()) > 1 and folded(d.name.split()[-1]) == folded(short[-1])
            ),
            None,
        )
        if len(short) == 1 and spoke:
            return spoke, f"“{phrase.name}” is {spoke.name}, who spoke before"
        full = self.names.full(short[-1], span.start) if len(short) == 1 else phrase.name
        if full is None and len(short) == 1 and self.names.letters.get(phrase.name.lower()):
            return self.registry.called(self.names.letters[phrase.name.lower()], "organisation"), f"“{phrase.name}” are the letters of a name"
        if len(short) > 1 and phrase.name not in self.names.roles:
            known = self.names.full(short[-1], span.start)
            full = known if known and known.split()[0] == short[0] else phrase.name
        if introduced := self.introduced(full or phrase.name, span):
            return introduced, f"{introduced.name} is named right after being introduced by the role"
        draft = self.person(full or phrase.name)
        if full and full != phrase.name:
            return draft, f"“{phrase.name}” is {full}, named in full elsewhere in the text"
        return draft, "named"

    def introduced(self, name: str, span: Span) -> Draft | None:
        """The lead's "a spokesman has said", where the next sentence gives the name without saying who that is."""
        if plain(name) in self.registry.named or len(name.split()) < 2 or not self.told or span.of(self.text).lower().startswith("the "):
            return None
        _, statement, draft = self.told[-1]
        near = self.sentences.number(span.start) - self.sentences.number(statement.span.end - 1) <= 1
        head = next(iter(draft.heads), "")
        role = self.names.roles.get(name, "")
        if draft.kind != "anonymous" or draft.plural or not near or not lex.SINGLE_ROLE.fullmatch(head) or (role and head not in role):
            return None
        if self.sentences.number(statement.span.start) > LEAD or any(n.full == name for n in self.names.before(span.start, "person")):
            return None
        draft.name, draft.kind, draft.unnamed, draft.gender = name, "person", None, self.names.gender.get(name)
        self.registry.alias(name, draft)
        return draft

    def short_paper(self, span: Span) -> Draft | None:
        """The paper that "the Times" or "the Journal" is short for, where one with such a name was named before."""
        match = SHORT_PAPER.fullmatch(span.of(self.text))
        if match is None:
            return None
        for draft in self.registry.recent(span.start):
            if draft.kind == "outlet" and len(draft.name.split()) > 1 and draft.name.endswith(f" {match['last']}"):
                return draft
        return None

    def spelled_out(self, name: str, kind: str) -> str:
        """A body's full name, where the text gives letters or a short form of it."""
        if full := self.names.letters.get(name.lower().replace(".", "")):
            return read_phrase(full).name
        words = set(name.lower().split())
        for draft in self.registry.drafts:
            theirs = draft.name.lower().split()
            longer = len(words) > 1 and words < set(theirs) and draft.name[:1].isupper()
            if longer and draft.kind == kind and theirs[-1] == name.lower().split()[-1]:
                return draft.name
        return name

    def unnamed(self, phrase: Phrase, span: Span) -> tuple[Draft, str]:
        """A source without a name: a new one, unless the same words, or a bare plural of the same kind, came before."""
        words = span.of(self.text)
        facts = self.facts(span)
        if member := self.one_of(words, phrase, span, facts):
            return member
        for draft in self.registry.recent(span.start):
            if (
                draft.unnamed
                and bare_plural(words)
                and draft.unnamed.role == facts.role
                and facts.affiliation
                and alike(draft.unnamed.affiliation, facts.affiliation)
                and draft.plural
                and not draft.unnamed.count
                and not re.match(r"some|other|many|most", draft.name, re.I)
            ):
                return draft, f"“{words}” are {draft.name}: the same role and side, and no word that sets them apart"
        draft = self.registry.called(phrase.name, "anonymous", plural=is_plural(words))
        draft.unnamed = draft.unnamed or facts
        draft.heads.add(phrase.head)
        return draft, "not named; known by what the text says of them"

    def facts(self, span: Span) -> Unnamed:
        """What the text says of an unnamed source, in its own sentence and the next."""
        ends = self.sentences.end(span.start, self.text)
        after = self.text[ends : self.sentences.end(ends, self.text)] if ends < len(self.text) else ""
        return unnamed_of(span.of(self.text), self.text[self.sentences.start(span.start) : ends], after)

    def one_of(self, words: str, phrase: Phrase, span: Span, facts: Unnamed) -> tuple[Draft, str] | None:
        """Some of a group: an actor of its own, of whom all is known that is known of the group."""
        named = quantity_of(words).group
        if named is None:
            return None
        noun = singular(head_of(core_of(quantity_of(words).rest))).lower()
        plural = [d for d in self.registry.recent(span.start) if d.plural and (d.unnamed or d.kind == "group")]
        group = next((d for d in plural if named.lower() in ("them", "those") or noun in {singular(h) for h in d.heads}), None)
        single = (facts.count or "") in ("one", "another", "either", "each")
        draft = self.registry.separate(phrase.name, "anonymous", plural=not single)
        draft.part = True
        draft.unnamed = member_of(facts, group.unnamed if group else None)
        if single:
            draft.heads.add(noun)
        return (
            draft,
            f"“{words}” is told apart from {group.name}, of whom it is a part" if group else "not named; known by what the text says of them",
        )

    def described(self, phrase: Phrase, span: Span) -> tuple[Draft, str]:
        """The actor that a description means: by role, by an earlier phrase with the same noun, else one of its own."""
        words = span.of(self.text)
        if person := self.names.of_age(words, span.start, self.sentences):
            return self.registry.called(person, "person"), f"“{words}” is {person}, the one person of the sentence before"
        core, recent = core_of(words), self.registry.recent(span.start)
        spoke = next((d for d in recent if d.kind == "anonymous" and same_noun(d, phrase)), None)
        may_be_named = phrase.kind in ("anonymous", "group") and not (spoke and phrase.head == "official")
        if may_be_named and (found := self.by_role(core, phrase.head, span, spoke.place if spoke else None)):
            return found
        if phrase.kind == "anonymous" and phrase.head == "interlocutor" and (spoke := self.interlocutor(span)):
            return spoke, f"“{words}” is {spoke.name}, the one source without a name before"
        if phrase.kind == "outlet" and (name := next((n for n in self.names.before(span.start, "outlet") if may_be(n.full, phrase.head)), None)):
            return self.registry.called(name.full, "outlet"), f"“{words}” is {name.full}, the outlet named last"
        for draft in recent:
            if same_noun(draft, phrase):
                return draft, f"“{words}” is {draft.name}, called so before"
        if body := self.body_before(phrase, span):
            return body
        if phrase.kind == "anonymous":
            return self.unnamed(phrase, span)
        if phrase.kind == "organisation" and (sole := self.body_called(words, span)):
            return sole, f"“{words}” is {sole.name}, the one body spoken of right before"
        if phrase.kind == "government" and (owned := self.owner(words, span)) != words:
            draft = self.registry.called(read_phrase(owned).name, "government")
            draft.heads.add(phrase.head)
            return draft, f"“{words}” is that of the country named before"
        bare = DETERMINER.sub("", phrase.name) or phrase.name
        draft = self.registry.called(bare, phrase.kind, plural=is_plural(bare))
        draft.heads.add(phrase.head)
        return draft, "known by this description alone"

    def body_before(self, phrase: Phrase, span: Span) -> tuple[Draft, str] | None:
        """The body named before that has a description's noun in its name; for "the agency", a news agency named shortly before."""
        words = span.of(self.text)
        if re.fullmatch(r"the (?:news )?agency", words, re.I) and (agency := self.names.agency(span.start, self.sentences, LEAD)):
            return self.registry.called(agency.full, "outlet"), f"“{words}” is {agency.full}, the agency named last"
        if phrase.kind in ("government", "organisation", "outlet", "document") or phrase.head in ("company", "agency"):
            for name in self.names.before(span.start, "body"):
                if re.search(rf"\b{re.escape(phrase.head)}\b", name.full, re.I):
                    body = read_phrase(name.full)
                    return self.registry.called(body.name, body.kind), f"“{words}” is {name.full}, named before"
        return None

    def interlocutor(self, span: Span) -> Draft | None:
        """Whom "the interlocutor" means: the one person without a name that was cited last, where the phrase doesn't set it apart."""
        if re.search(r"\b(?:from|in|within)\b|\b(?:another|second|other)\b", span.of(self.text)):
            return None
        return next((d for d in self.registry.recent(span.start) if d.unnamed and not d.plural), None)

    def by_role(self, core: str, head: str, span: Span, since: int | None = None) -> tuple[Draft, str] | None:
        """The person whom the text gives the role of a description, the one named nearest before (or else after).

        Where somebody without a name was called so at `since`, only one who was named between that and here.
        """
        kin = lex.ROLE_KIN.get(head, re.escape(head))
        wanted = wanted_of(core, head)
        if office := re.fullmatch(r"(?:(?P<whose>\w+) )?head of (?P<of>state|government)", core, re.I):
            kin = "president|king|queen|emperor" if office["of"] == "state" else "prime minister|premier|chancellor"
            wanted = [office["whose"].lower()] if office["whose"] else []
        wanted = [w for w in wanted if w not in ("former", "new", "current", "then", "top", "senior", "outgoing", "late")]
        if re.search(r"[^s]s$", head) or re.match(r"(?:two|three|several|\d+)\b", core):
            return None
        fitting = {name for name, role in self.names.roles.items() if re.search(rf"\b(?:{kin})\b", role) and all(fits(w, role) for w in wanted)}
        if not fitting:
            return None
        near = next((n for n in self.names.before(span.start, "person") if n.full in fitting), None)
        if since is not None and (near is None or near.span.start < since):
            return None
        name = near.full if near else next(n.full for n in self.names.mentions if n.full in fitting)
        return self.person(name), f"“{span.of(self.text)}” is {name}, whom the text calls {head}"

    def body_called(self, words: str, span: Span) -> Draft | None:
        """Whom "the organisation" or "the company" means, where one body alone was a source in the sentences right before."""
        if not ANY_BODY.fullmatch(words):
            return None
        here = self.sentences.number(span.start)
        near = [d for d in self.registry.recent(span.start) if d.kind == "organisation" and here - self.sentences.number(d.place) <= LEAD]
        return near[0] if len(near) == 1 and not near[0].name[:1].islower() else None

    def owner(self, words: str, span: Span) -> str:
        """A body's description with the country for "its": "its foreign ministry" as "Russian foreign ministry"."""
        whose = re.match(r"(?:its|(?:his|her|their) country[’']s)\s+(?=[a-z])", words, re.I)
        if not whose:
            return words
        country = next((d for d in self.registry.recent(span.start) if d.kind == "government" and d.name.endswith(" government")), None)
        named = next((n for n in self.names.before(span.start, "body") if n.full.lower() in lex.PLACES), None)
        if named and self.sentences.number(span.start) - self.sentences.number(named.span.start) <= 1:
            return f"{lex.PLACES[named.full.lower()]} {words[whose.end() :]}"
        if country and self.sentences.number(span.start) - self.sentences.number(country.place) <= 1:
            return f"{country.name.removesuffix(' government')} {words[whose.end() :]}"
        return words

    def unwritten(self, statement: Statement) -> tuple[Draft, str]:
        """Who speaks where no source is written: whoever spoke right before, or nobody that is named."""
        cue = statement.cue.of(self.text) if statement.cue else ""
        before = self.spoke_before(statement)
        if not statement.within and (cue == "" or before is None) and (later := self.told_in_full(statement)):
            return later
        holder = self.speakers.get(statement.within or "")
        if holder and lex.FORESEEN.search(cue):
            return holder[0], f"“{cue}” names nobody else: {holder[0].name}, who says so, expects or confirms it"
        if before and not statement.within and before.kind in ("outlet", "document") and re.search(r"\breportedly\b", cue, re.I):
            return before, f"“{cue}” goes on with what {before.name} reports"
        if cue and (lex.HEARSAY.search(cue) or statement.within or before is None):
            return self.registry.separate("unnamed source", "anonymous"), f"“{cue}” says that somebody says so, and not who"
        if before is None:
            return self.registry.separate("unnamed source", "anonymous"), "the text doesn't say whose words these are"
        return before, f"carried on from {before.name}, who spoke right before"

    def told_in_full(self, statement: Statement) -> tuple[Draft, str] | None:
        """The speaker of the later statement that says at length what a headline or a lead sums up."""
        if self.sentences.paragraph(statement.content[0].start) > 3:
            return None
        mine = content_words(statement, self.text)
        best: tuple[float, Statement] | None = None
        for other in self.statements.values():
            if other.source and not other.within and other.content[0].start > statement.span.end and mine:
                shared = len(mine & content_words(other, self.text)) / len(mine)
                if shared >= SUMMED_UP and (best is None or shared > best[0]):
                    best = shared, other
        if best is None or best[1].source is None:
            return None
        phrase = read_phrase(best[1].source.of(self.text))
        if phrase.form == "pronoun":
            return None
        draft, _ = self.described(phrase, best[1].source) if phrase.form == "description" else self.named(phrase, best[1].source)
        return draft, f"the text says further on, with much the same words, that {draft.name} said so"

    def spoke_before(self, statement: Statement) -> Draft | None:
        """The speaker of the last statement of the same depth within two sentences."""
        here, paragraph = self.sentences.number(statement.span.start), self.sentences.paragraph(statement.span.start)
        for _, other, draft in reversed(self.told):
            near = here - self.sentences.number(other.span.end - 1) <= 2
            if near and other.within == statement.within and (statement.cue is None or self.sentences.paragraph(other.span.end - 1) == paragraph):
                return draft
        return None
