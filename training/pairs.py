"""Pairs of contents made from frames of our own: paraphrases, and others that differ in a number, a place, a time, a name or a "not".

A frame holds wordings of one content; those after "//" say the opposite. Slots: {p} person, {q} another, {l} place, {m} another,
{n} number, {k} another, {t} time, {o} body. Nothing here is taken from any text.
"""

import random
import re
from dataclasses import dataclass
from datetime import date

from accordingto.claims.dates import times_in

ANCHOR = date(2021, 6, 16)
"""The day on which all made contents are taken to be published."""
FRAMES = """
the bridge in {l} will stay closed {t} | the {l} bridge remains shut {t} | drivers can't use the bridge at {l} {t} // the bridge in {l} will reopen {t} | the {l} bridge won't stay closed {t}
{n} people were killed in the {l} blast | the explosion in {l} left {n} dead | {n} died when a bomb went off in {l} | the death toll from the blast in {l} stands at {n}
{n} homes were destroyed by the fire near {l} | the blaze outside {l} burned down {n} houses | fire has levelled {n} homes around {l}
{p} will resign {t} | {p} is to step down {t} | {p} plans to quit the post {t} // {p} will not resign {t} | {p} has no intention of stepping down {t} | {p} is not going to quit
{p} met {q} in {l} {t} | talks between {p} and {q} took place in {l} {t} | {p} and {q} held a meeting in {l} {t} // {p} never met {q} in {l} | there was no meeting between {p} and {q} in {l}
{o} has cut {n} jobs | {n} workers at {o} are losing their jobs | {o} laid off {n} employees | {n} staff were dismissed by {o} // {o} has not cut any jobs
{o} will invest {n} million dollars in a plant in {l} | a factory in {l} worth ${n} million is to be built by {o} | {o} plans to spend ${n} million on its {l} plant
{p} is ready for talks with {q} | {p} is willing to negotiate with {q} | {p} would agree to sit down with {q} // {p} is not ready for talks with {q} | {p} rules out negotiating with {q}
troops have left {l} | the army withdrew its soldiers from {l} | the military pulled out of {l} // troops have not left {l} | soldiers remain in {l} | the army is still in {l}
the ceasefire will begin {t} | the truce takes effect {t} | a halt to fighting starts {t} // no ceasefire will begin {t} | the truce will not take effect {t}
prices rose by {n} percent {t} | inflation came to {n} percent {t} | the cost of living went up {n} percent {t} // prices fell by {n} percent {t}
{p} took bribes from {o} | {o} paid {p} for favours | money from {o} ended up with {p} // {p} did not take bribes from {o} | {p} never received money from {o}
the vaccine is safe for children | children can take the vaccine without danger | there is no risk to children from the vaccine // the vaccine is not safe for children | the vaccine is dangerous to children
{o} knew of the leak {t} | the leak had been known at {o} {t} | {o} was aware of the spill {t} // {o} did not know of the leak {t}
the dam at {l} may burst | there is a danger that the {l} dam gives way | the dam near {l} could collapse // the dam at {l} will not burst | the {l} dam is stable
{n} people are missing after the flood in {l} | rescuers are looking for {n} people since the flooding in {l} | {n} residents of {l} have not been found after the floods
{p} was arrested in {l} {t} | police detained {p} in {l} {t} | {p} has been taken into custody in {l} // {p} was not arrested in {l}
the election will be held {t} | voters go to the polls {t} | the vote takes place {t} // the election will not be held {t}
{o} fired {n} missiles at {l} | {n} rockets were launched by {o} at {l} | {l} was hit by {n} missiles from {o}
{p} won the vote in {l} with {n} percent | {n} percent of voters in {l} chose {p} | {p} took {n} percent in {l} // {p} lost the vote in {l}
{o} has developed a cheaper battery | a battery that costs less was made by {o} | a low-cost battery comes from {o}
the hospital in {l} has run out of oxygen | there is no oxygen left at the {l} hospital | oxygen supplies at the hospital in {l} are exhausted
{p} ordered the attack on {l} | the strike on {l} was carried out on orders from {p} | it was {p} who gave the command to hit {l} // {p} did not order the attack on {l}
taxes will go up {t} | the government is raising taxes {t} | people will pay higher taxes {t} // taxes will not go up {t} | there will be no tax rise {t}
{o} will close its office in {l} {t} | the {l} office of {o} is to shut {t} | {o} is giving up its {l} branch {t} // {o} will keep its office in {l}
{p} was poisoned | somebody poisoned {p} | poison was given to {p} // {p} was not poisoned
the talks in {l} have failed | negotiations in {l} collapsed | no agreement was reached in the {l} talks // the talks in {l} succeeded | an agreement was reached in {l}
the ship sank off {l} with {n} aboard | a vessel carrying {n} people went down near {l} | {n} were on the boat that sank off {l}
the pilot of the plane that crashed near {l} was drunk | alcohol was found in the blood of the pilot in the {l} crash | before the crash near {l} the pilot had been drinking
{p} asked {o} for help | {p} turned to {o} for assistance | a request for aid went from {p} to {o}
{o} will pay {n} million in damages | compensation of {n} million is due from {o} | {o} agreed to a settlement of {n} million
the virus came from a market in {l} | a market in {l} is where the outbreak began | the infection started at a {l} market // the virus did not come from a market in {l}
{o} hacked the ministry's computers | computers of the ministry were broken into by {o} | the attack on the ministry's network was the work of {o} // {o} did not hack the ministry's computers
{n} trains a day will run between {l} and {m} {t} | the line from {l} to {m} gets {n} daily trains {t} | {l} and {m} are to be linked by {n} trains a day {t}
{p} knew nothing of the payments | the payments were made without the knowledge of {p} | {p} was unaware that money was paid // {p} knew of the payments
the new law bans smoking in cars | smoking in a car is forbidden under the new law | drivers may no longer smoke under the legislation
{n} hostages were freed in {l} {t} | {n} captives have been released in {l} {t} | in {l} {n} hostages regained their freedom {t} // no hostages were freed in {l}
{o} supplies weapons to the rebels in {l} | rebels in {l} get arms from {o} | weapons from {o} reach the insurgents in {l} // {o} does not supply weapons to the rebels in {l}
schools in {l} will open {t} | pupils in {l} return to class {t} | lessons resume in {l} {t} // schools in {l} will stay closed {t}
{p} apologised to {q} | {p} said sorry to {q} | {q} received an apology from {p} // {p} did not apologise to {q} | {p} refused to apologise to {q}
the harvest in {l} was {n} percent smaller | farmers around {l} brought in {n} percent less grain | the {l} crop shrank by {n} percent
{o} and {q} signed a contract worth {n} million | a deal over {n} million was concluded by {o} with {q} | {q} and {o} agreed on a {n} million contract
the water in {l} is not safe to drink | people in {l} shouldn't drink tap water | drinking water in {l} is contaminated // the water in {l} is safe to drink | tap water in {l} can be drunk
{p} suffered a stroke {t} | {p} was taken ill with a stroke {t} | a stroke put {p} in hospital {t} // {p} did not suffer a stroke
"""
PERSONS = "Ivo Hahn|Ana Ruiz|Tomas Keller|Leila Mansour|Peter Novak|Grace Adeyemi|Viktor Orlenko|Mei Tanaka|Samuel Brook|Irina Volkova|Hugo Lindqvist|Nadia Farouk|Owen Price|Carla Mendes".split(
    "|"
)
PLACES = (
    "Valmor|Kessel|Port Adeline|Northbay|Drovitsa|Lower Marsh|Santa Clarice|Ostrava Hill|Bremfeld|Kharon|Mirabad|Tallow Creek|Greenmoor|Zelin".split(
        "|"
    )
)
BODIES = "Nordic Steel|the Interior Ministry|Halden Energy|the Coast Guard|Orbis Bank|the health agency|Marlow Airways|the Fourth Brigade|Lumen Pharma|the Water Board".split(
    "|"
)
NUMBERS = [3, 4, 7, 9, 12, 14, 15, 18, 21, 25, 30, 34, 40, 48, 52, 60, 75, 90, 120, 150, 200, 240, 300, 1200]
WORDS = {3: "three", 4: "four", 7: "seven", 9: "nine", 12: "twelve"}
TIMES = "on Monday|on Tuesday|on Friday|in March|in October|next week|in 2019|in 2021|on May 4|on June 17|tomorrow|on Sunday".split("|")


@dataclass(frozen=True, slots=True)
class Made:
    """Two contents with their speakers; `same` where they are one claim, `opposite` where told from two sides, and what was changed."""

    a: str
    b: str
    same: bool
    opposite: bool
    changed: str
    speakers: tuple[str | None, str | None] = (None, None)


def frames() -> list[tuple[list[str], list[str]]]:
    """Wordings of each content and of its opposite."""
    found = []
    for line in FRAMES.strip().splitlines():
        for_, _, against = line.partition("//")
        found.append(([w.strip() for w in for_.split("|")], [w.strip() for w in against.split("|") if w.strip()]))
    return found


def slots(dice: random.Random) -> dict[str, str]:
    """Values for all slots."""
    p, q = dice.sample(PERSONS, 2)
    places = dice.sample(PLACES, 2)
    n, k = dice.sample(NUMBERS, 2)
    return {"p": p, "q": q, "l": places[0], "m": places[1], "n": str(n), "k": str(k), "t": dice.choice(TIMES), "o": dice.choice(BODIES)}


def other(key: str, value: str, dice: random.Random) -> str:
    """Another value for a slot."""
    table = {"p": PERSONS, "q": PERSONS, "l": PLACES, "m": PLACES, "t": TIMES, "o": BODIES, "n": [str(n) for n in NUMBERS]}[key]
    return dice.choice([v for v in table if v != value])


def filled(wording: str, values: dict[str, str], dice: random.Random) -> str:
    """A wording with its slots filled in, varied as outlets do: last names alone, numbers as words, the time left out, "that" before."""
    values = dict(values)
    if dice.random() < 0.4:
        values["p"], values["q"] = values["p"].split()[-1], values["q"].split()[-1]
    if dice.random() < 0.3 and int(values["n"]) in WORDS:
        values["n"] = WORDS[int(values["n"])]
    if "{t}" in wording and dice.random() < 0.25:
        wording = wording.replace(" {t}", "")
    if "{n} p" in wording and dice.random() < 0.15:
        wording = wording.replace("{n} p", "at least {n} p", 1)
    text = re.sub(r"\{(\w)\}", lambda m: values[m[1]], wording)
    return dice.choice(["that ", "", ""]) + text


def pairs(count: int, seed: int, *, only: slice = slice(None)) -> list[Made]:
    """So many pairs from the frames in a slice of all; the same for the same seed."""
    dice, chosen = random.Random(seed), frames()[only]
    return [made for made in (one_pair(chosen, dice) for _ in range(count)) if made]


def one_pair(chosen: list[tuple[list[str], list[str]]], dice: random.Random) -> Made | None:
    """One pair of a kind drawn by chance."""
    (for_, against), values = dice.choice(chosen), slots(dice)
    kind = dice.choice(["same", "same", "same", "slot", "slot", "topic", "against", "speaker"])
    first, second = dice.sample(for_, 2) if dice.random() < 0.8 else [for_[0], for_[0]]
    a = filled(first, values, dice)
    if kind == "against":
        if not against:
            return None
        return Made(a, filled(dice.choice(against), values, dice), True, True, "polarity")
    if kind == "topic":
        rest = dice.choice([f for f in chosen if f[0] is not for_])
        return Made(a, filled(dice.choice(rest[0]), values, dice), False, False, "topic")
    if kind == "speaker":
        return by_speaker(first, second, values, chosen, dice)
    if kind == "same":
        return Made(a, filled(second, values, dice), True, False, "wording")
    used = sorted(set(re.findall(r"\{([pqlnto])\}", first)) & set(re.findall(r"\{([pqlnto])\}", second)))
    if not used:
        return None
    key = dice.choice(used)
    values = {**values, key: other(key, values[key], dice)}
    b = re.sub(r"\{(\w)\}", lambda m: values[m[1]], second)
    if key == "t" and may_agree(a, b):
        return None
    return Made(a, b, False, False, key)


def may_agree(a: str, b: str) -> bool:
    """Whether two contents may speak of one time after all: one has none, or one holds the other's."""
    one, other = (times_in(text, ANCHOR)[0] for text in (a, b))
    return not one or not other or any(x.agrees(y) is not False for x in one for y in other)


def by_speaker(first: str, second: str, values: dict[str, str], chosen: list[tuple[list[str], list[str]]], dice: random.Random) -> Made | None:
    """A content that speaks of its speaker by a pronoun or "to …", against one that names it, speaks of another, or of something else."""
    if not first.startswith("{p} ") or not second.startswith("{p} "):
        return None
    speaker, wrong = values["p"], other("p", values["p"], dice)
    a = filled(dice.choice(["he ", "she "]) + first[4:], values, dice)
    kind = dice.choice(["both", "wrong", "named", "topic"])
    if kind == "both":
        return Made(a, filled("he " + second[4:], values, dice), True, False, "wording", (speaker, speaker))
    if kind == "wrong":
        return Made(a, filled("he " + second[4:], values, dice), False, False, "speaker", (speaker, wrong))
    if kind == "named":
        return Made(a, filled(second, values, dice), True, False, "wording", (speaker, None))
    rest = [w for f in chosen for w in f[0] if w.startswith("{p} ") and first not in f[0]]
    if not rest:
        return None
    return Made(a, filled("he " + dice.choice(rest)[4:], values, dice), False, False, "topic", (speaker, speaker))
