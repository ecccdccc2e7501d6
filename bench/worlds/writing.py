"""Stories into articles: paragraphs of sentences, each of which knows where its source, cue and content stand."""

import random
import re
from dataclasses import dataclass, field

from bench.worlds.casting import Outlet
from bench.worlds.events import COUNTS
from bench.worlds.model import Source, Story, Telling
from bench.worlds.wording import Filler, Wording, capital, past_day

PART = re.compile(r"<S>|<X>|<O>|\[([^\]]*)\]")
LEAST, MOST = 85, 330
"""Words of an article: what it is filled up to, and what it does not pass."""


@dataclass(slots=True)
class Sentence:
    """A sentence; `spans` of its source, cue, content and credited outlet, within it; `telling` is what it tells, None for background."""

    text: str
    telling: Telling | None = None
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class Body:
    """An article's paragraphs. `dateline` stands before the first."""

    paragraphs: list[list[Sentence]]
    dateline: str = ""

    def sentences(self) -> list[Sentence]:
        """All sentences in order."""
        return [s for p in self.paragraphs for s in p]

    def words(self) -> int:
        """How many words it has."""
        return sum(len(s.text.split()) for s in self.sentences())

    def text(self) -> str:
        """The whole; sets the spans of each telling on the way."""
        made = self.dateline
        for i, paragraph in enumerate(self.paragraphs):
            made += "\n\n" if i else ""
            for j, sentence in enumerate(paragraph):
                made += " " if j else ""
                if sentence.telling:
                    at = len(made)
                    sentence.telling.spans = {name: (a + at, b + at) for name, (a, b) in sentence.spans.items()}
                    sentence.telling.words = {name: sentence.text[a:b] for name, (a, b) in sentence.spans.items()}
                made += sentence.text
        return made


@dataclass(slots=True)
class Writer:
    """Writes one world's articles, in the order in which they were published, so that a copy has something to copy."""

    words: Wording
    rng: random.Random
    bodies: dict[str, Body] = field(default_factory=dict)
    told: dict[str, set[str]] = field(default_factory=dict)
    """Background and leads that an event's articles have used: two that don't copy have no such sentence in common."""

    def write(self, story: Story) -> Body:
        """The body and the title of a story."""
        filler = Filler(self.words, story.event, story.published, self.rng)
        body = self.copied(story, filler) if story.mode in ("copy", "agency") else Desk(self, story, filler).body()
        story.title = self.title(story, filler)
        self.bodies[story.id] = body
        return body

    def copied(self, story: Story, filler: Filler) -> Body:
        """The parent's sentences, some left out, a word changed here and there in the background; the credit of an agency's taker."""
        parent = story.parents[0]
        by_parent = {t.parent.id: t for t in story.tellings if t.parent}
        desk = Desk(self, story, filler)
        paragraphs = []
        for paragraph in self.bodies[parent.id].paragraphs:
            kept = [s for s in (self.kept(sentence, by_parent, desk) for sentence in paragraph) if s]
            paragraphs.append(kept)
        body = Body([p for p in paragraphs if p])
        self.pad(body, desk)
        if story.agency:
            self.credited(body, story, filler)
        return body

    def kept(self, sentence: Sentence, by_parent: dict[str, Telling], desk: "Desk") -> Sentence | None:
        """A sentence as the copy has it, or None where it's left out."""
        if sentence.telling is None:
            if self.rng.random() < 0.22:
                return None
            return Sentence(self.edited(sentence.text))
        telling = by_parent.get(sentence.telling.id)
        if telling is None:
            return None
        if "outlet" in sentence.spans and not telling.chain:
            return desk.telling(telling)
        if "own" in sentence.spans:
            return desk.telling(telling)
        if sentence.text.split(" ")[0] in ("He", "She", "They"):
            return desk.telling(telling)
        desk.known.add(telling.source.id if telling.source else "")
        return Sentence(sentence.text, telling, dict(sentence.spans))

    def edited(self, text: str) -> str:
        """A word changed, at times."""
        for old, new in self.words.edits.items():
            if old in text and self.rng.random() < 0.5:
                return text.replace(old, new, 1)
        return text

    def pad(self, body: Body, desk: "Desk") -> None:
        """A copy that has become too short gets background of its own."""
        spare = desk.background()
        while body.words() < LEAST and spare:
            body.paragraphs.append([Sentence(line) for line in desk.unused(spare, 1)])

    def credited(self, body: Body, story: Story, filler: Filler) -> None:
        """A dateline, or a line of credit at the end."""
        assert story.agency
        if self.rng.random() < 0.65:
            town = self.rng.choice((story.event.slots["town"], story.event.slots["capital"]))
            body.dateline = f"{town.upper()} ({story.agency.short}) – "
        else:
            line = self.rng.choice(self.words.desk["credit"]).replace("{agency}", story.agency.name)
            body.paragraphs.append([Sentence(line)])

    def title(self, story: Story, filler: Filler) -> str:
        """A headline of its own, or that of the story it's copied from."""
        if story.mode in ("copy", "agency") and self.rng.random() < 0.4:
            return story.parents[0].title
        first = story.tellings[0]
        head = filler.headline(first.claim)
        who = shortly(first.source) if first.source and not first.chain else first.chain[0].name if first.chain else ""
        if first.stance != "for":
            return f"{capital(who)} {'contradicts' if self.words.name == 'b' else 'denies'} report on {story.event.slots['town']}" if who else head
        shape = self.rng.choice(self.words.desk["headline_tail"]) if who and " says" not in head else "{head}"
        if first.source and first.source.count > 1 and not first.chain:
            shape = shape.replace("{who} says", "{who} say")
        return capital(shape.replace("{head}", head).replace("{who}", who))


def shortly(source: Source) -> str:
    """A source as a headline has it."""
    if source.kind == "person":
        return source.later[0]
    if source.kind == "anonymous":
        return source.role if source.count == 1 else plural(source.role)
    return re.sub(r"^the\s+", "", source.name)


def plural(role: str) -> str:
    """More than one of a role."""
    return role + "s"


@dataclass(slots=True)
class Desk:
    """Writes one story: whom it has introduced, what it has used."""

    writer: Writer
    story: Story
    filler: Filler
    known: set[str] = field(default_factory=set)
    last: Telling | None = None

    @property
    def rng(self) -> random.Random:
        """The writer's chance."""
        return self.writer.rng

    def body(self) -> Body:
        """Lead, tellings and background, mixed, to a length drawn at random."""
        kind = self.writer.words.kinds[self.story.event.kind]
        told = [self.telling(t) for t in self.story.tellings]
        spare = self.background()
        leads = self.writer.words.desk["aggregate"] if self.story.mode == "aggregate" else kind["lead"]
        opening = [Sentence(line) for line in self.unused([self.rng.choice(leads) for _ in range(4)], 1)]
        paragraphs = [opening, [told[0]]] if self.rng.random() < 0.7 else [[told[0]], opening]
        for sentence in told[1:]:
            if self.rng.random() < 0.5 or sentence.text.split(" ")[0] in ("He", "She", "They"):
                paragraphs[-1].append(sentence) if paragraphs[-1] is not opening else paragraphs.append([sentence])
            else:
                paragraphs.append([sentence])
            if spare and self.rng.random() < 0.5:
                paragraphs.append([Sentence(line) for line in self.unused(spare, 1)])
        body = Body(paragraphs)
        goal = self.rng.randrange(LEAST + 10, self.rng.choice((130, 170, 230, MOST - 20)))
        while spare and body.words() < goal:
            body.paragraphs.append([Sentence(line) for line in self.unused(spare, self.rng.choice((1, 2, 2, 3)))])
        body.paragraphs = [p for p in body.paragraphs if p]
        if self.story.corrects:
            numbered = "n" in dict(self.story.tellings[0].claim.slots)
            body.paragraphs.append([Sentence(self.rng.choice(self.writer.words.desk["correction" if numbered else "wrong"]))])
        return body

    def background(self) -> list[str]:
        """Background sentences in a random order, none of which an article of this event has."""
        words = self.writer.words
        own, general = list(words.kinds[self.story.event.kind]["filler"]), list(words.kinds["any"]["filler"])
        self.rng.shuffle(own)
        self.rng.shuffle(general)
        mixed = [*own[:3], *general]
        self.rng.shuffle(mixed)
        return mixed

    def unused(self, templates: list[str], number: int) -> list[str]:
        """So many sentences from templates, none of which an article of this event has. Takes the templates off the list."""
        made: list[str] = []
        used = self.writer.told.setdefault(self.story.event.id, set())
        while templates and len(made) < number:
            line = self.filler.sentence(templates.pop())
            if line not in used:
                used.add(line)
                made.append(line)
        return made

    def telling(self, telling: Telling) -> Sentence:
        """A telling as a sentence, with its spans."""
        group, frame = self.frame(telling)
        quoted = "“" in frame or ("that <X>" not in frame and "] <X>" not in frame)
        # A clause after "that" or a comma begins no sentence; one before a comma does.
        opens = frame.lstrip("“").startswith("<X>") or ": “<X>" in frame
        translated = self.story.mode == "translate"
        content = self.filler.clause(telling.claim, quoted=quoted, swap=translated, opens=opens)
        outlet = telling.chain[0] if telling.chain else self.story.outlet
        source = self.called(telling, group) if telling.source and "<S>" in frame else ""
        made = assembled(frame, source, capital(content) if opens else content, self.outlet_called(outlet), self.pday(telling))
        if not telling.chain and "outlet" in made.spans:
            made.spans["own"] = made.spans.pop("outlet")
        made.telling = telling
        self.last = telling
        return made

    def outlet_called(self, outlet: Outlet) -> str:
        """An outlet as a sentence has it: papers with an article, agencies by their letters at times."""
        if outlet.kind == "agency" and self.rng.random() < 0.5:
            return outlet.short
        return f"the {outlet.name}" if outlet.kind in ("agency", "paper") else outlet.name

    def pday(self, telling: Telling) -> str:
        """The day on which it was said."""
        said = telling.root.when if telling.root else self.story.published
        return past_day(said.date(), self.story.published, self.rng)

    def frame(self, telling: Telling) -> tuple[str, str]:
        """The group of frames that fits, and one of it."""
        group = self.group(telling)
        frames = self.writer.words.frames[group]
        return group, self.rng.choice(frames)

    def group(self, telling: Telling) -> str:
        """Which frames a telling takes."""
        source, credited, draw = telling.source, bool(telling.chain), self.rng.random()
        if source is None:
            return "again" if self.story.mode == "circle" and telling.root else "voice"
        if telling.stance != "for":
            word = "deny" if telling.stance == "against" else "doubt"
            return f"cite_{word}" if credited else word
        if self.story.mode == "translate":
            return "translated" if credited else "translated_plain"
        if credited and self.story.agency is None:
            return "cite_confirm" if telling_confirms(telling) and draw < 0.5 and source.kind != "anonymous" else "cite"
        if self.story.mode == "confirm" and draw < 0.6:
            return "confirm"
        before = self.last
        if before and before.source is source and before.stance == "for" and not before.chain and draw < 0.7:
            return "more"
        if self.story.mode == "original" and self.story.agency is None and draw < 0.3:
            return "interview" if source.kind == "person" and draw < 0.15 else "own"
        return "direct" if draw > 0.8 and source.count == 1 and "quoted" not in self.story.mode else "plain"

    def called(self, telling: Telling, group: str) -> str:
        """What the article calls a source here."""
        source = telling.source
        assert source is not None
        new = source.id not in self.known
        self.known.add(source.id)
        if group == "more" and source.pronoun and self.rng.random() < 0.6:
            return source.pronoun
        if source.kind == "anonymous":
            return self.unnamed(source, new=new)
        return self.rng.choice(source.first if new else source.later)

    def unnamed(self, source: Source, *, new: bool) -> str:
        """An unnamed source in the wording's manner."""
        one = source.count == 1
        templates = self.writer.words.unnamed[("" if new else "later_") + ("one" if one else "many")]
        made = self.rng.choice(templates)
        article = "an" if source.role[0] in "aeiou" else "a"
        slots = {"a": article, "role": source.role, "roles": plural(source.role), "count": COUNTS[source.count], "of": source.of}
        for name, value in slots.items():
            made = made.replace("{" + name + "}", value)
        return made


def telling_confirms(telling: Telling) -> bool:
    """Whether what is told again was itself a confirmation: its parents lead to one who wasn't the first."""
    return bool(telling.parent and telling.parent.chain == () and telling.parent.words.get("cue", "") in ("confirmed", "acknowledged", "conceded"))


def assembled(frame: str, source: str, content: str, outlet: str, day: str) -> Sentence:
    """A frame with its parts put in, and where each came to stand."""
    frame = frame.replace("{pday}", day)
    text, at, spans = "", 0, {}
    for match in PART.finditer(frame):
        text += frame[at : match.start()]
        at = match.end()
        name, words = {"<S>": ("source", source), "<X>": ("content", content), "<O>": ("outlet", outlet)}.get(match[0], ("cue", match[1]))
        if name == "source" and words.endswith(",") and frame[at : at + 1] in (".", ",", ":"):
            words = words[:-1]
        if not text.strip("“"):
            words = capital(words)
        spans[name] = (len(text), len(text) + len(words.rstrip(",")))
        text += words
    return Sentence(capital(text + frame[at:]), None, spans)
