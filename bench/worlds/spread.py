"""How news of an event spreads: who hears it, who cites whom, who copies, who denies, and who cites in a ring."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.worlds.casting import Cast, Habit, Outlet
from bench.worlds.events import FACTS, Maker
from bench.worlds.model import Circle, Claim, Event, Mode, Root, Source, Stance, Story, Telling

TWISTS: tuple[tuple[Mode, float], ...] = (("confirm", 0.45), ("contradict", 0.55), ("deny", 0.45), ("doubt", 0.25), ("correct", 0.2))
"""How often each of them happens to an event."""
CLOSED, RETURNING = 0.18, 0.14
"""How often outlets cite one another in a ring with nobody behind it, and how often a report comes back to the outlet that it began with."""
SAME_PEOPLE = 0.45
"""How often the unnamed of a second outlet are those who spoke to the first."""


@dataclass(slots=True)
class Spread:
    """One event on its way through the press."""

    event: Event
    maker: Maker
    cast: Cast
    rng: random.Random
    limit: int
    used: set[str] = field(default_factory=set)
    clock: datetime = field(default_factory=lambda: datetime(2025, 1, 1))

    def run(self) -> None:
        """Opening, twists among the spread, rings; never more articles than the limit."""
        self.clock = self.event.at
        facts = list(FACTS[self.event.kind])
        self.rng.shuffle(facts)
        self.opening([self.maker.claim(self.event, fact) for fact in facts[: self.rng.choice((2, 3, 3))]])
        twists = [mode for mode, share in TWISTS if self.rng.random() < share]
        steps: list[Mode | None] = [*twists, *[None] * self.rng.randrange(4, 10)]
        self.rng.shuffle(steps)
        for step in steps:
            if self.full():
                return
            if step is None:
                self.taken_on()
            else:
                self.twist(step)
        if self.rng.random() < CLOSED and len(facts) > 3:
            self.closed_ring(self.maker.claim(self.event, facts[3]))
        if self.rng.random() < RETURNING:
            self.returning_ring()

    def full(self, more: int = 1) -> bool:
        """Whether there is no room for so many more articles."""
        return len(self.event.stories) + more > self.limit

    def tick(self) -> datetime:
        """The time of the next article: minutes to hours later, the whole within a day and a half."""
        self.clock += timedelta(minutes=self.rng.randrange(9, 150))
        return self.clock

    def outlet(self, *kinds: str) -> Outlet | None:
        """An outlet that has not written of this yet."""
        free = [o for o in self.cast.outlets if o.id not in self.used and o.kind in kinds]
        if not free:
            return None
        chosen = self.rng.choice(free)
        self.used.add(chosen.id)
        return chosen

    def story(self, outlet: Outlet, mode: Mode, parents: list[Story] | None = None) -> Story:
        """A new article without its tellings."""
        made = Story(self.maker.next_id("a"), self.event, outlet, self.tick(), mode, [], parents or [])
        made.url = f"https://{outlet.domain}/{made.published:%Y/%m/%d}/{self.event.kind}-{made.id}"
        self.event.stories.append(made)
        return made

    def heard(self, story: Story, claim: Claim, source: Source, stance: Stance = "for") -> None:
        """Add what the outlet heard itself."""
        story.tellings.append(Telling(self.maker.next_id("t"), claim, stance, source, (), Root(source.id, story.outlet.id, story.published)))

    def opening(self, claims: list[Claim]) -> None:
        """Who brings the news first: one outlet alone, several that were there, or an agency."""
        way = self.rng.choice(("exclusive", "exclusive", "public", "agency"))
        if way == "public":
            sources = self.rng.sample(self.event.voices, 2)
            for _ in range(self.rng.choice((2, 2, 3))):
                if (outlet := self.outlet("paper", "agency")) and not self.full():
                    told = self.story(outlet, "original")
                    for i, claim in enumerate(claims):
                        if i == 0 or self.rng.random() < 0.6:
                            self.heard(told, claim, sources[i > 0])
            return
        outlet = self.outlet("agency" if way == "agency" else "paper")
        if outlet is None or self.full():
            return
        told = self.story(outlet, "original")
        first = self.rng.choice(self.event.unnamed) if self.rng.random() < 0.6 else self.rng.choice(self.event.voices)
        second = self.rng.choice([s for s in (*self.event.voices, *self.event.unnamed) if s is not first])
        for i, claim in enumerate(claims):
            self.heard(told, claim, first if i < 2 else second)
        if way == "agency":
            for _ in range(self.rng.randrange(2, 5)):
                if (taker := self.outlet("paper", "site")) and not self.full():
                    self.copied(taker, told, agency=outlet)

    def twist(self, mode: Mode) -> None:
        """An article of somebody who asked for himself: a second source, another number, a denial, a doubt; or a correction."""
        if mode == "correct":
            self.correction()
            return
        told = [t for s in self.event.stories for t in s.tellings if t.stance == "for" and t.source]
        outlet = self.outlet("paper", "agency")
        if not told or outlet is None:
            return
        about = self.rng.choice(told)
        source = self.second_source(about, mode)
        if source is None:
            return
        story = self.story(outlet, mode)
        claim = self.maker.near_miss(self.event, about.claim) if mode == "contradict" else about.claim
        self.heard(story, claim, source, {"deny": "against", "doubt": "doubt"}.get(mode, "for"))  # type: ignore[arg-type]
        if self.rng.random() < 0.5 and about.claim.id != claim.id:
            story.tellings.append(self.cited(about, self.story_of(about)))
            story.parents.append(self.story_of(about))

    def second_source(self, about: Telling, mode: Mode) -> Source | None:
        """Who else may speak: of another house than those who spoke of this claim; unnamed ones only where they vouch."""
        spoken = [t.source for s in self.event.stories for t in s.tellings if t.claim.fact == about.claim.fact and t.source]
        unnamed = [s for s in spoken if s.kind == "anonymous"]
        if mode == "confirm" and unnamed and self.rng.random() < 0.5:
            group = self.rng.choice(unnamed)
            return self.maker.others(group, same=self.rng.random() < SAME_PEOPLE)
        free = [s for s in self.event.voices if s not in spoken]
        if mode in ("confirm", "contradict"):
            free += [s for s in self.event.unnamed if all(s.of != o.of for o in spoken)]
        return self.rng.choice(free) if free else None

    def correction(self) -> None:
        """The outlet that had a number wrong puts it right."""
        numbered = [(s, t) for s in self.event.stories for t in s.tellings if s.mode == "original" and t.source and "n" in dict(t.claim.slots)]
        if not numbered:
            return
        before, wrong = self.rng.choice(numbered)
        right = self.maker.corrected(self.event, wrong.claim)
        story = self.story(before.outlet, "correct", [before])
        story.corrects = before
        assert wrong.source is not None
        self.heard(story, right, wrong.source)

    def story_of(self, telling: Telling) -> Story:
        """The story that holds a telling."""
        return next(s for s in self.event.stories if telling in s.tellings)

    def taken_on(self) -> None:
        """An article by one who has it from others, as is its habit."""
        outlet = self.outlet("paper", "site", "aggregator")
        if outlet is None:
            return
        habit = self.rng.choices([h for h, _ in outlet.habits], [w for _, w in outlet.habits])[0]
        pool = [s for s in self.event.stories if s.tellings]
        if not pool:
            return
        parent = self.rng.choice(pool)
        if habit == "copy":
            self.copied(outlet, parent)
        elif habit == "aggregate":
            self.aggregated(outlet, pool)
        else:
            self.told_again(outlet, parent, "cite" if habit == "original" else habit)

    def copied(self, outlet: Outlet, parent: Story, agency: Outlet | None = None) -> None:
        """A copy word for word, with cuts; with the agency's name where it is its taker."""
        story = self.story(outlet, "agency" if agency else "copy", [parent])
        story.agency = agency
        kept = [t for i, t in enumerate(parent.tellings) if i == 0 or self.rng.random() < 0.8]
        for telling in kept:
            chain = (agency,) if agency else telling.chain
            cited = parent if agency else telling.cited
            story.tellings.append(
                Telling(self.maker.next_id("t"), telling.claim, telling.stance, telling.source, chain, telling.root, telling, cited=cited)
            )

    def told_again(self, outlet: Outlet, parent: Story, habit: Habit) -> None:
        """The news in other words: with credit, without, or from another language."""
        story = self.story(outlet, "translate" if habit == "translate" else "reword" if habit == "reword" else "cite", [parent])
        credit = habit == "cite" or (habit == "translate" and self.rng.random() < 0.7)
        for i, telling in enumerate(parent.tellings):
            if i and self.rng.random() < 0.3:
                continue
            if credit or telling.source is None:
                story.tellings.append(self.cited(telling, parent))
            else:
                made = Telling(self.maker.next_id("t"), telling.claim, telling.stance, telling.source, (), telling.root, telling, followable=False)
                story.tellings.append(made)

    def cited(self, telling: Telling, parent: Story) -> Telling:
        """A telling with credit to the outlet that it is from, or to the one that this had it from."""
        cited = telling.cited if telling.cited and telling.source and self.rng.random() < 0.5 else parent
        followable = telling.followable or cited is not parent
        return Telling(
            self.maker.next_id("t"), telling.claim, telling.stance, telling.source, (cited.outlet,), telling.root, telling, followable, cited=cited
        )

    def aggregated(self, outlet: Outlet, pool: list[Story]) -> None:
        """A digest of several articles."""
        parents = self.rng.sample(pool, min(len(pool), self.rng.choice((2, 3))))
        story = self.story(outlet, "aggregate", parents)
        seen: set[tuple[str, str]] = set()
        for parent in parents:
            telling = self.rng.choice(parent.tellings)
            if (telling.claim.id, parent.outlet.id) not in seen:
                seen.add((telling.claim.id, parent.outlet.id))
                story.tellings.append(self.cited(telling, parent))

    def closed_ring(self, claim: Claim) -> None:
        """Outlets that each cite the next for a claim, and the last the first: nobody heard it. They print the day alone."""
        size = self.rng.choice((2, 2, 3, 3, 4))
        outlets = [o for o in (self.outlet("paper", "site") for _ in range(size)) if o]
        if len(outlets) < 2 or self.full(len(outlets)):
            return
        self.clock = self.clock.replace(hour=8, minute=0) + timedelta(days=1)
        stories = [self.story(o, "circle") for o in outlets]
        tellings = []
        for i, story in enumerate(stories):
            story.published = self.clock.replace(hour=0, minute=0)
            behind = stories[(i + 1) % len(stories)]
            story.parents = [behind]
            made = Telling(self.maker.next_id("t"), claim, "for", None, (behind.outlet,), None, cited=behind)
            story.tellings.append(made)
            tellings.append(made)
        for i, made in enumerate(tellings):
            made.parent = tellings[(i + 1) % len(tellings)]
        self.event.circles.append(Circle(claim.id, tuple(o.id for o in outlets), tuple(t.id for t in tellings), True))

    def returning_ring(self) -> None:
        """The outlet that was first takes another's report of its own news for a confirmation."""
        back = [
            (s, t)
            for s in self.event.stories
            for t in s.tellings
            if s.mode == "cite" and t.parent and t.cited and t.root and t.cited.outlet.id == t.root.heard_by and t.stance == "for"
        ]
        if not back or self.full():
            return
        between, telling = self.rng.choice(back)
        assert telling.cited is not None
        story = self.story(telling.cited.outlet, "circle", [between])
        made = Telling(self.maker.next_id("t"), telling.claim, "for", None, (between.outlet,), telling.root, telling, cited=between)
        story.tellings.append(made)
        path = (telling.cited.outlet.id, between.outlet.id)
        self.event.circles.append(Circle(telling.claim.id, path, (made.id, telling.id), False))
