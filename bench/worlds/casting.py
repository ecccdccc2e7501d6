"""The cast of a world: invented countries, towns, people, bodies and outlets, drawn by seed."""

import random
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

OutletKind = Literal["agency", "paper", "site", "aggregator"]
Habit = Literal["original", "cite", "copy", "reword", "translate", "aggregate"]

COUNTRIES = (
    ("Velmar", "Velmarian", "Ostrava Bay", "vm"),
    ("Karsenia", "Karsenian", "Kars Novy", "kr"),
    ("Torland", "Torlandish", "Holmsted", "td"),
    ("Belmora", "Belmoran", "Santa Belmora", "bm"),
    ("Zhevia", "Zhevian", "Zhevgrad", "zv"),
    ("Maruna", "Marunan", "Port Maru", "mn"),
    ("Kethia", "Kethian", "Keth", "kt"),
    ("Dravonia", "Dravonian", "Dravost", "dv"),
    ("Solvane", "Solvanian", "Solmere", "sv"),
    ("Ilyria Minor", "Ilyrian", "Tervana", "il"),
    ("Pontara", "Pontaran", "Pontara City", "pt"),
    ("Gremmark", "Gremmarkish", "Gremstad", "gm"),
)  # fmt: skip
"""Name, adjective, capital, top-level domain: all invented."""
ONSETS = "B Br D Dr F G Gr H K Kr L M N P R S St T Tr V Z".split()
MIDDLES = "a e i o u a o e".split()
CODAS = "l r n m s v d lm rn nd rk sk lt st".split()
TOWN_ENDS = "au ova in burg ek mouth stad ino eva ford ika holm".split()
NAME_ENDS = "ov ic man sen ert anu elli ak os ey ini ander und".split()
SHORT = 100
"""Tries for a short name."""
GIVEN = {
    "he": "Adrian Boris Carl Damir Emil Felix Goran Henrik Ivo Jonas Karel Lukas Marek Nils Oskar Pavel Rafael Stefan Tomas Viktor".split(),
    "she": "Ada Bianca Clara Dora Elena Freya Greta Hanna Irena Julia Katya Lena Mira Nadia Olga Petra Rosa Sofia Tereza Vera".split(),
}
PAPERS = ("Courier", "Herald", "Gazette", "Observer", "Tribune", "Chronicle", "Mirror", "Morning Post", "Daily News", "Telegraph")
SITES = ("Online", "Today", "Wire", "24 News", "Report", "Insider News", "News Portal", "Live News")
DIGESTS = ("Press Digest", "News Roundup", "Daily Digest")
HABITS: dict[str, dict[Habit, int]] = {
    "agency": {"original": 8, "cite": 2},
    "paper": {"original": 5, "cite": 5, "reword": 1, "translate": 1},
    "site": {"cite": 3, "copy": 5, "reword": 4, "translate": 3},
    "aggregator": {"aggregate": 5, "cite": 2, "copy": 2},
}


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its towns; the first is not the capital, which has its own field."""

    name: str
    adjective: str
    capital: str
    domain: str
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and its habits, as weights. `short` is what an agency is called in a dateline; `clock` whether it prints the hour."""

    id: str
    name: str
    short: str
    country: str
    domain: str
    kind: OutletKind
    habits: tuple[tuple[Habit, int], ...]
    clock: bool
    html: bool


@dataclass(slots=True)
class Cast:
    """All who can appear, and the names that are taken."""

    countries: tuple[Country, ...]
    outlets: tuple[Outlet, ...]
    taken: set[str] = field(default_factory=set)

    def of_kind(self, *kinds: OutletKind) -> list[Outlet]:
        """The outlets of some kinds, in order."""
        return [o for o in self.outlets if o.kind in kinds]


def stem(rng: random.Random) -> str:
    """One or two syllables with a capital."""
    return rng.choice(ONSETS) + rng.choice(MIDDLES) + rng.choice(CODAS)


def fresh(rng: random.Random, ends: list[str], taken: set[str]) -> str:
    """A name that nobody has yet, and that is no other's beginning; a longer one where the short ones are used up."""
    for tries in count():
        name = stem(rng) + (stem(rng).lower() if tries >= SHORT else "") + rng.choice(ends)
        if name not in taken and 5 <= len(name) <= (10 if tries < SHORT else 16):
            break
    taken.add(name)
    return name


def person(rng: random.Random, taken: set[str]) -> tuple[str, str, str]:
    """Given name, last name, pronoun."""
    pronoun = rng.choice(("he", "she"))
    return rng.choice(GIVEN[pronoun]), fresh(rng, NAME_ENDS, taken), pronoun


def cast_of(rng: random.Random, size: int) -> Cast:
    """Countries and outlets for a world of so many articles: more articles, more outlets."""
    taken: set[str] = set()
    number = 4 if size <= 100 else 8 if size <= 1000 else len(COUNTRIES)
    countries = tuple(
        Country(name, adjective, capital, domain, tuple(fresh(rng, TOWN_ENDS, taken) for _ in range(12 if size <= 1000 else 40)))
        for name, adjective, capital, domain in rng.sample(COUNTRIES, number)
    )
    outlets: list[Outlet] = []
    for country in countries:
        outlets += outlets_of(rng, country, 6 if size <= 1000 else 9, len(outlets))
    return Cast(countries, tuple(outlets), taken)


def outlets_of(rng: random.Random, country: Country, number: int, before: int) -> list[Outlet]:
    """An agency, a digest, and papers and sites by turns."""
    letters = f"{country.adjective[:2].upper()}NA"
    names: list[tuple[str, str, OutletKind]] = [(f"{country.adjective} News Agency", letters, "agency")]
    towns = rng.sample(country.towns, number)
    papers, sites = rng.sample(PAPERS, min(number, len(PAPERS))), rng.sample(SITES, min(number, len(SITES)))
    for i in range(number - 2):
        kind: OutletKind = "paper" if i % 2 == 0 else "site"
        name = f"{towns[i]} {(papers if kind == 'paper' else sites)[i % len(sites)]}"
        names.append((name, name, kind))
    digest = f"{country.name} {rng.choice(DIGESTS)}"
    names.append((digest, digest, "aggregator"))
    made = []
    for i, (name, short, kind) in enumerate(names):
        domain = f"{''.join(c for c in name.lower() if c.isalnum())}.{country.domain}.example"
        habits = tuple((habit, max(1, weight + rng.choice((-1, 0, 0, 1)))) for habit, weight in HABITS[kind].items())
        made.append(
            Outlet(f"o{before + i + 1}", name, short, country.name, domain, kind, habits, rng.random() < 0.7, kind != "agency" and rng.random() < 0.3)
        )
    return made
