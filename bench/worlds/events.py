"""Events and who can speak of them. Every number, place and day of a claim is drawn here; how it is worded is not."""

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bench.worlds.casting import Cast, Country, fresh, person
from bench.worlds.model import Claim, Event, Source

NUMBERS = {
    "blast.deaths": (3, 48), "blast.injured": (20, 190), "blast.shut": (3, 11), "flood.moved": (300, 9400), "flood.rain": (90, 340), "flood.aid": (4, 90),
    "strike.walkout": (140, 3900), "strike.offer": (3, 12), "strike.ships": (5, 38), "takeover.price": (60, 940), "takeover.jobs": (80, 1900), "takeover.stake": (6, 45),
    "vote.seats": (21, 140), "vote.turnout": (14, 60), "talks.swap": (24, 480), "talks.troops": (400, 6500), "outbreak.cases": (40, 870), "outbreak.doses": (2000, 48000),
    "court.years": (3, 14), "court.bribe": (40, 900), "crash.hurt": (9, 130), "crash.speed": (85, 190), "energy.price": (6, 48), "energy.stores": (18, 95),
    "energy.debt": (30, 780),
}  # fmt: skip
"""From and to for the number of a fact."""
ROUND = {
    "flood.moved": 50,
    "strike.walkout": 10,
    "takeover.jobs": 10,
    "talks.troops": 50,
    "outbreak.doses": 500,
    "court.bribe": 5,
    "takeover.price": 5,
    "energy.debt": 5,
}
CAUSES = {
    "blast.cause": ("valve", "wiring", "welding"),
    "crash.cause": ("signal", "brakes", "rail"),
    "outbreak.origin": ("well", "kitchen", "market"),
}
DAYS = frozenset(
    "strike.walkout strike.resume takeover.sign vote.date talks.venue talks.troops outbreak.schools court.trial crash.reopen energy.halt".split()
)
PLACES = frozenset("takeover.sign vote.recount vote.turnout talks.venue outbreak.cases court.trial".split())
TURNABLE = frozenset("flood.dam strike.resume vote.recount talks.ready outbreak.schools court.plead crash.reopen energy.halt".split())
"""Facts that have an opposite."""
FACTS = {
    "blast": ("deaths", "injured", "cause", "shut"),
    "flood": ("moved", "dam", "rain", "aid"),
    "strike": ("walkout", "offer", "resume", "ships"),
    "takeover": ("price", "sign", "jobs", "stake"),
    "vote": ("date", "seats", "recount", "turnout"),
    "talks": ("venue", "swap", "ready", "troops"),
    "outbreak": ("cases", "origin", "doses", "schools"),
    "court": ("years", "bribe", "trial", "plead"),
    "crash": ("hurt", "speed", "reopen", "cause"),
    "energy": ("halt", "price", "stores", "debt"),
}
FIRMS = {"blast": "Chemicals", "strike": "Terminals", "takeover": "Works", "crash": "Rail", "energy": "Gas"}

Post = tuple[str, str, str]
POSTS: dict[str, tuple[Post, ...]] = {
    "blast": (("minister", "Interior Minister", "interior minister"), ("head", "", "fire chief of {town}"), ("body", "organisation", "{firm}")),
    "flood": (("minister", "Environment Minister", "environment minister"), ("head", "", "mayor of {town}"), ("body", "government", "Civil Defence Office")),
    "strike": (("minister", "Transport Minister", "transport minister"), ("head", "", "harbour master of {town}"), ("body", "organisation", "{union}")),
    "takeover": (("minister", "Economy Minister", "economy minister"), ("head", "", "chief executive of {firm}"), ("body", "organisation", "{buyer}")),
    "vote": (("minister", "Justice Minister", "justice minister"), ("head", "", "leader of {party}"), ("body", "government", "Electoral Commission")),
    "talks": (("minister", "Foreign Minister", "foreign minister"), ("head", "", "ambassador of {other}"), ("body", "government", "Defence Ministry")),
    "outbreak": (("minister", "Health Minister", "health minister"), ("head", "", "chief doctor at the {town} hospital"), ("body", "organisation", "Institute of Public Health")),
    "court": (("minister", "Justice Minister", "justice minister"), ("head", "", "lawyer for {accused}"), ("body", "government", "Public Prosecutor’s Office")),
    "crash": (("minister", "Transport Minister", "transport minister"), ("head", "", "police chief of {town}"), ("body", "organisation", "{firm}")),
    "energy": (("minister", "Energy Minister", "energy minister"), ("head", "", "director of the {adj} grid"), ("body", "organisation", "{firm}")),
}  # fmt: skip
"""Who can speak by name: a minister, the head of something, a body."""
UNNAMED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "blast": (("employee", "employees", "of {firm}"), ("official", "officials", "at the {adj} Interior Ministry")),
    "flood": (("engineer", "engineers", "at the {town} water board"), ("official", "officials", "at the {adj} Interior Ministry")),
    "strike": (("manager", "managers", "at {firm}"), ("member", "members", "of {union}")),
    "takeover": (("banker", "bankers", "working for {buyer}"), ("lawyer", "lawyers", "working for {firm}")),
    "vote": (("politician", "politicians", "from {party}"), ("official", "officials", "at the {adj} Electoral Commission")),
    "talks": (("diplomat", "diplomats", "from {country}"), ("official", "officials", "in the government of {other}")),
    "outbreak": (("doctor", "doctors", "at the {town} hospital"), ("official", "officials", "at the {adj} Health Ministry")),
    "court": (("investigator", "investigators", "in {capital}"), ("clerk", "clerks", "at the court in {capital}")),
    "crash": (("employee", "employees", "of {firm}"), ("investigator", "investigators", "from the {adj} rail agency")),
    "energy": (("official", "officials", "at the {adj} Energy Ministry"), ("trader", "traders", "dealing with {firm}")),
}
OFF_RECORD = 0.2
"""How often an unnamed official of a ministry is the minister."""
COUNTS = ("", "one", "two", "three", "four")


@dataclass(slots=True)
class Maker:
    """Draws events one after the other and numbers what it makes."""

    rng: random.Random
    cast: Cast
    made: int = 0
    ids: int = 0

    def next_id(self, letter: str) -> str:
        """A new id."""
        self.ids += 1
        return f"{letter}{self.ids}"

    def event(self, start: datetime) -> Event:
        """The next event; kinds take turns, a day or less passes between two events."""
        kind = list(FACTS)[self.made % len(FACTS)]
        self.made += 1
        at = start + timedelta(hours=5 * self.made, minutes=self.rng.randrange(180))
        country = self.cast.countries[self.rng.randrange(len(self.cast.countries))]
        slots = self.slots(kind, country)
        voices = [self.voice(post, slots) for post in POSTS[kind]]
        return Event(f"e{self.made}", kind, at, slots, voices, [self.group(row, slots, minister_of(row, voices, kind)) for row in UNNAMED[kind]])

    def slots(self, kind: str, country: Country) -> dict[str, str]:
        """Names for all that the templates speak of."""
        other = self.rng.choice([c for c in self.cast.countries if c is not country])
        town, second = self.rng.sample(country.towns, 2)
        given, last, _ = person(self.rng, self.cast.taken)
        given = given if given in HE else self.rng.choice(sorted(HE))
        firm = fresh(self.rng, ["a", "ex", "on", "us", "ma"], self.cast.taken)
        return {
            "country": country.name, "adj": country.adjective, "capital": country.capital, "other": other.name, "otheradj": other.adjective, "town": town, "second": second,
            "river": f"river {fresh(self.rng, ['a', 'e', 'ra'], self.cast.taken)}", "firm": f"{firm} {FIRMS.get(kind, 'Group')}",
            "buyer": f"{fresh(self.rng, ['tex', 'tal', 'dor'], self.cast.taken)} Holding", "union": f"the {country.adjective} Dockers’ Union",
            "km": self.rng.choice(("forty", "fifty", "seventy", "ninety", "120")), "thousand": self.rng.choice(("twenty", "thirty", "fifty", "eighty")),
            "party": f"the {self.rng.choice(('Reform', 'Harbour', 'Homeland', 'Civic', 'Farmers’'))} Party", "accused": f"{given} {last}", "last": last,
        }  # fmt: skip

    def voice(self, post: Post, slots: dict[str, str]) -> Source:
        """A person in office or a body, with the ways to call it."""
        form, title, what = post[0], post[1], filled(post[2], slots)
        if form == "body":
            return self.body(what, title, slots)
        given, last, pronoun = person(self.rng, self.cast.taken)
        name, key = f"{given} {last}", self.next_id("p")
        short = what.split(" of ")[0].split(" at ")[0].split(" for ")[0]
        if form == "minister":
            first: tuple[str, ...] = (f"{slots['adj']} {title} {name}", f"{title} {name}", f"{name}, the {what} of {slots['country']},")
        else:
            first = (f"{name}, the {what},", f"the {what}, {name},")
        return Source(key, "person", name, first, (last, f"the {short}"), (key,), pronoun)

    def body(self, name: str, kind: str, slots: dict[str, str]) -> Source:
        """A ministry, a company, a union."""
        key = self.next_id("b")
        if name in slots.values():
            later = "the union" if "Union" in name else "the company"
            return Source(key, "organisation", name, (name,), (later,), (key,))
        whole = f"{slots['adj']} {name}"
        later = f"the {name.lower().split()[-1]}"
        return Source(
            key,
            "government" if kind == "government" else "organisation",
            whole,
            (f"the {whole}", f"the {name} of {slots['country']}"),
            (later,),
            (key,),
        )

    def group(self, row: tuple[str, str, str], slots: dict[str, str], minister: Source | None) -> Source:
        """An unnamed source: up to three people of one place, whom only we know; at times it's the minister, who won't be named."""
        count = self.rng.choice((1, 1, 2, 2, 3))
        of = filled(row[2], slots)
        who = (
            (minister.id,)
            if minister and count == 1 and row[0] == "official" and self.rng.random() < OFF_RECORD
            else tuple(self.next_id("x") for _ in range(count))
        )
        return Source(
            self.next_id("u"), "anonymous", f"{COUNTS[count]} {row[0] if count == 1 else row[1]} {of}", (), (), who, None, count, row[0], of
        )

    def others(self, group: Source, *, same: bool) -> Source:
        """Unnamed people of the same place who talk to another outlet: the same ones, or others."""
        who = group.who if same else tuple(self.next_id("x") for _ in group.who)
        return Source(self.next_id("u"), "anonymous", group.name, (), (), who, None, group.count, group.role, group.of)

    def claim(self, event: Event, fact: str) -> Claim:
        """A claim on a fact of the event, its slots drawn."""
        key = f"{event.kind}.{fact}"
        slots: dict[str, str] = {}
        if key in NUMBERS:
            slots["n"] = str(self.number(key))
        if key in CAUSES:
            slots["cause"] = self.rng.choice(CAUSES[key])
        if key in DAYS:
            slots["day"] = self.day(event)
        if key in PLACES:
            slots["place"] = event.slots["town"]
        return self.noted(event, Claim(self.next_id("c"), event.id, event.kind, fact, tuple(sorted(slots.items())), True))

    def noted(self, event: Event, claim: Claim) -> Claim:
        """Keep a claim with its event; the same proposition drawn again is the claim that is there."""
        for known in event.claims.values():
            if (known.fact, known.slots, known.positive) == (claim.fact, claim.slots, claim.positive):
                return known
        event.claims[claim.id] = claim
        return claim

    def number(self, key: str, other: int = 0) -> int:
        """A number in the fact's range; another one where there is one already, near it half of the time."""
        low, high = NUMBERS[key]
        step = ROUND.get(key, 1)
        while True:
            drawn = other + self.rng.choice((-3, -2, -1, 1, 2, 3)) * step if other and self.rng.random() < 0.5 else self.rng.randrange(low, high)
            drawn = drawn // step * step
            if low <= drawn <= high and drawn != other:
                return drawn

    def day(self, event: Event, other: str = "") -> str:
        """A day within three weeks after the event, as ISO; another one where there is one already."""
        while True:
            drawn = (event.at + timedelta(days=self.rng.randrange(3, 21))).date().isoformat()
            if drawn != other:
                return drawn

    def corrected(self, event: Event, claim: Claim) -> Claim:
        """The same with another number, as a correction gives it."""
        slots = dict(claim.slots)
        slots["n"] = str(self.number(f"{claim.kind}.{claim.fact}", int(slots["n"])))
        return self.noted(event, Claim(self.next_id("c"), event.id, claim.kind, claim.fact, tuple(sorted(slots.items())), claim.positive))

    def near_miss(self, event: Event, claim: Claim) -> Claim:
        """The same event with another number, place, day, cause or polarity: a different claim."""
        key, slots = f"{claim.kind}.{claim.fact}", dict(claim.slots)
        axes = [axis for axis in ("n", "day", "place", "cause") if axis in slots] + (["not"] if key in TURNABLE else [])
        axis = self.rng.choice(axes)
        if axis == "not":
            turned = self.noted(event, Claim(self.next_id("c"), event.id, claim.kind, claim.fact, claim.slots, not claim.positive, claim.id))
            event.claims[claim.id] = replace(claim, opposite=turned.id)
            return turned
        if axis == "n":
            return self.corrected(event, claim)
        if axis == "day":
            slots["day"] = self.day(event, slots["day"])
        elif axis == "place":
            slots["place"] = event.slots["second"] if slots["place"] == event.slots["town"] else event.slots["town"]
        else:
            slots["cause"] = self.rng.choice([c for c in CAUSES[key] if c != slots["cause"]])
        return self.noted(event, Claim(self.next_id("c"), event.id, claim.kind, claim.fact, tuple(sorted(slots.items())), claim.positive))


def minister_of(row: tuple[str, str, str], voices: list[Source], kind: str) -> Source | None:
    """The minister whose house the unnamed are of, where they are of a minister's."""
    return voices[0] if POSTS[kind][0][1].removesuffix("Minister") + "Ministry" in row[2] else None


HE = frozenset("Adrian Boris Carl Damir Emil Felix Goran Henrik Ivo Jonas Karel Lukas Marek Nils Oskar Pavel Rafael Stefan Tomas Viktor".split())


def filled(words: str, slots: dict[str, str]) -> str:
    """Words with the names put in."""
    for name, value in slots.items():
        words = words.replace("{" + name + "}", value)
    return words
