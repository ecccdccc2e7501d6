"""How the time of joining grows: statements made from frames of our own, a thousand, ten thousand, and so on.

usage: python -m bench.claiming [--sizes 1000 10000] [--seed 1]

Encoding and linking are timed apart. A twentieth of the statements is new wording of an event that others tell too; the rest of
the events are new, as they are in news. Close to linear means that ten times the statements take less than 14 times as long.
"""

import argparse
import random
import time

from accordingto.claims.candidates import candidates
from accordingto.claims.encoding import shipped
from accordingto.claims.making import corpus_of
from accordingto.claims.wording import wording_of
from accordingto.model import Actor, Article, Hop, Noted, Reading, Span, Statement
from training.pairs import filled, frames, slots

SPREAD = 8
"""Reports of an event, on average."""
EACH = 4
"""Statements of an article."""


def contents(count: int, seed: int) -> list[str]:
    """So many contents: events drawn one after the other, each told a few times in wordings drawn anew."""
    dice, chosen, found = random.Random(seed), frames(), []
    while len(found) < count:
        (wordings, _), values = dice.choice(chosen), slots(dice)
        values["n"] = str(dice.randrange(2, 5000))
        values["l"] = f"{values['l']} {dice.choice('North South East West Upper Lower'.split())} {dice.randrange(1, 400)}th Street".split(" 1th")[0]
        found += [filled(dice.choice(wordings), values, dice) for _ in range(dice.randrange(1, 2 * SPREAD))]
    return found[:count]


def readings(told: list[str]) -> list[Reading]:
    """The contents as articles of a few statements each, of many outlets over some months."""
    made = []
    for i in range(0, len(told), EACH):
        number = i // EACH
        some = told[i : i + EACH]
        text = "\n\n".join(f"Speaker {j} of house {number} said: {words}." for j, words in enumerate(some))
        actors = tuple(Actor(f"a{j}", f"Speaker {j} of house {number}", "person") for j in range(len(some)))
        statements = []
        at = 0
        for j, words in enumerate(some):
            at = text.index(words, at)
            statements.append(
                Statement(f"s{j}", (Span(at, at + len(words)),), None, None, 0.9, "made", speaker=f"a{j}", chain=(Hop((f"a{j}",), "made"),))
            )
        day = Noted(f"2024-{1 + number % 9:02}-{1 + number % 27:02}", "given")
        article = Article(f"n{number}", text, outlet=Noted(f"Outlet {number % 97}", "given"), published=day)
        made.append(Reading(article, tuple(statements), actors))
    return made


def timed(count: int, seed: int) -> tuple[float, float, float, int]:
    """Seconds of encoding, of finding candidates, of the whole after the encoding, and how many claims came out."""
    told = contents(count, seed)
    made = readings(told)
    wordings = [wording_of(words) for words in told]
    began = time.perf_counter()
    vectors = shipped().vectors([w.text for w in wordings])
    encoded = time.perf_counter()
    candidates(wordings, vectors)
    found = time.perf_counter()
    corpus = corpus_of(made)
    return encoded - began, found - encoded, time.perf_counter() - found, len(corpus.claims)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    before = 0.0
    for size in args.sizes:
        encoding, finding, joining, claims = timed(size, args.seed)
        grown = f"  {joining / before:.1f} times the last" if before else ""
        print(
            f"{size:7d} statements  encoding {encoding:6.1f} s  candidates {finding:6.2f} s  corpus {joining:6.1f} s  {claims} claims{grown}",
            flush=True,
        )
        before = joining


if __name__ == "__main__":
    main()
