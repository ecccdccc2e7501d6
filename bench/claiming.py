"""How the time of joining and tracing grows: generated worlds of a thousand statements, ten thousand, and so on.

usage: python -m bench.claiming [--sizes 1000 10000 100000] [--wording a] [--seed 1] [--vectors FOLDER] [--times 5]

The statements are the truth's own, so that no reading is timed. Encoding the contents is timed apart from all that comes after,
for a store keeps the vectors; with --vectors they are kept in a folder and taken from there the next time. Reading contents side by side
is part of joining, as in a first linking. Times are those of the processor, on one core; each size runs in a process of its own, whose
greatest memory is told. Close to linear means that ten times the statements take less than 14 times as long.
"""

import argparse
import math
import os
import resource
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from accordingto.claims import corpus_of
from accordingto.claims.copying import copies_among, origins
from accordingto.claims.encoding import shipped
from accordingto.claims.nodes import mere_copies, nodes_of, twins_of
from accordingto.claims.rarity import Rarities, commonness_of
from accordingto.claims.telling import tellings_of
from accordingto.model import Reading
from bench.worlds.gold import Truth, gold_readings
from bench.worlds.making import save, world_of

EACH = 1.69
"""Statements of an article of a generated world, on average."""
SAVED = 5000
"""Vectors after which those made so far are kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """A size to be measured."""

    size: int
    wording: str
    seed: int
    vectors: Path | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What joining a world took: seconds of the processor, megabytes at most."""

    statements: int
    nodes: int
    encoding: float
    joining: float
    megabytes: float
    claims: int


def measured(task: Task) -> Taken:
    """Make a world and join it. Runs in a process of its own, for the table of outlets is read once a process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save(world_of(round(task.size / EACH), task.wording, task.seed), folder, {})
        os.environ["ACCORDINGTO_OUTLETS"] = str(folder / "outlets.tsv")
        readings = gold_readings(Truth(folder))
        texts = texts_of(readings)
        began = time.process_time()
        encode(texts, task)
        encoded = time.process_time()
        corpus = corpus_of(readings)
        joined = time.process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return Taken(len(corpus.reports), len(texts), encoded - began, joined - encoded, most, len(corpus.claims))


def texts_of(readings: Sequence[Reading]) -> list[str]:
    """The texts whose vectors joining will ask for."""
    tellings = sorted((t for reading in readings for t in tellings_of(reading)), key=lambda t: t.order)
    twins = twins_of(tellings, origins(copies_among([reading.article for reading in readings])))
    copied = mere_copies({t.report.key: t for t in tellings}, twins)
    rarity = Rarities(commonness_of((t.wording for t in tellings), ())).words
    nodes = nodes_of(tellings, twins, copied, frozenset(), rarity)
    return list(dict.fromkeys(node.wording.text for node in nodes))


def encode(texts: Sequence[str], task: Task) -> None:
    """Have the encoder know the vectors of some texts: from the folder where they are kept, or made now."""
    encoder = shipped()
    kept = task.vectors / f"{task.wording}-{task.size}-{task.seed}.npz" if task.vectors else None
    if kept and kept.exists():
        with np.load(kept) as told:
            encoder.known.update(zip(told["texts"].tolist(), told["vectors"], strict=True))
    missing = [text for text in texts if text not in encoder.known]
    for at in range(0, len(missing), SAVED):
        encoder.vectors(missing[at : at + SAVED])
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            known = [text for text in texts if text in encoder.known]
            np.savez(kept, texts=np.array(known), vectors=np.stack([encoder.known[text] for text in known]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--wording", default="a")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--vectors", type=Path, help="folder to keep the vectors in")
    parser.add_argument(
        "--times", type=int, default=1, help="measure the sizes in turn so often, and tell the least of each: others use the machine too"
    )
    args = parser.parse_args()
    least: dict[int, Taken] = {}
    for _ in range(args.times):
        for size in args.sizes:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                now = pool.submit(measured, Task(size, args.wording, args.seed, args.vectors)).result()
            least[size] = min(now, least.get(size, now), key=lambda taken: taken.joining)
            print(told(now), flush=True)
    print(f"\nthe least of {args.times}:")
    before: Taken | None = None
    for size in args.sizes:
        print(told(least[size]) + (grown(before, least[size]) if before else ""))
        before = least[size]


def told(taken: Taken) -> str:
    """One measuring as a line."""
    return (
        f"{taken.statements:7d} statements, {taken.nodes:6d} wordings  encoding {taken.encoding:6.1f} s  joining and tracing {taken.joining:7.2f} s  "
        f"{taken.megabytes:5.0f} MB  {taken.claims} claims"
    )


def grown(before: Taken, now: Taken) -> str:
    """How many times as long it took as the size before, and what that is for ten times as many."""
    times, many = now.joining / before.joining, now.statements / before.statements
    return f"  {times:.1f} times the last for {many:.1f} times as many: {10 ** (math.log(times) / math.log(many)):.1f} a tenfold"


if __name__ == "__main__":
    main()
