"""News worlds with known truth.

usage: python -m bench.worlds make --size 500 --wording a --seed 1 --out FOLDER
       python -m bench.worlds score FOLDER [--gold-statements]

`make` writes articles.jsonl (rows for `accordingto annotate`), outlets.tsv and the truth. `score` reads the articles with all
stages, joins them into a corpus and prints its figures, as lines and as one line of JSON; with --gold-statements the truth's
own statements, speakers and chains are joined, so that the errors of linking stand alone.
"""

import argparse
import importlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from accordingto.model import Reading
from bench.worlds.aligning import aligned
from bench.worlds.gold import Truth, gold_readings, read_readings
from bench.worlds.making import save, world_of
from bench.worlds.scoring import CorpusLike, lines_of, score
from bench.worlds.wording import SETS


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 2 with one line on stderr where the input is no good."""
    args = parser().parse_args(arguments)
    try:
        if args.command == "make":
            return make(args)
        return scored(args)
    except (OSError, ValueError) as error:
        print(f"bench.worlds: {told(error)}", file=sys.stderr)
        return 2


def told(error: OSError | ValueError) -> str:
    """An error in one line that says what to do."""
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"{error.filename}: not there; make the world first: python -m bench.worlds make --out {Path(error.filename).parent}"
    return f"{error.filename}: {error.strerror}" if isinstance(error, OSError) and error.filename else str(error)


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="python -m bench.worlds", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = made.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make", help="make a world")
    maker.add_argument("--size", type=int, default=500, help="articles (default: %(default)s)")
    maker.add_argument("--wording", choices=SETS, default="a", help="a for developing, b for the final figure")
    maker.add_argument("--seed", type=int, default=1)
    maker.add_argument("--out", type=Path, required=True, help="folder for the articles and the truth")
    judge = commands.add_parser("score", help="score a corpus made of a world's articles")
    judge.add_argument("folder", type=Path)
    judge.add_argument("--gold-statements", action="store_true", help="take statements, speakers and chains from the truth")
    return made


def make(args: argparse.Namespace) -> int:
    """Write a world and say what is in it."""
    world = world_of(args.size, args.wording, args.seed)
    save(world, args.out, {"size": args.size, "wording": args.wording, "seed": args.seed})
    reports = sum(len(s.tellings) for s in world.stories())
    circles = sum(len(e.circles) for e in world.events)
    print(f"{args.out}: {len(world.rows)} articles on {len(world.events)} events, {reports} reports, {circles} circles")
    return 0


def scored(args: argparse.Namespace) -> int:
    """Score a world's folder."""
    truth = Truth(args.folder)
    about = json.loads((args.folder / "world.json").read_text(encoding="utf-8"))
    os.environ["ACCORDINGTO_OUTLETS"] = str(args.folder / "outlets.tsv")
    corpus_of = joiner()
    began = time.perf_counter()
    readings = gold_readings(truth) if args.gold_statements else read_readings(truth)
    read = time.perf_counter()
    corpus = corpus_of(readings)
    joined = time.perf_counter()
    made = score(truth, corpus, aligned(truth.articles, readings, corpus.reports))
    statements = "the truth's own" if args.gold_statements else "the program's"
    print(f"wording {about['wording']}, seed {about['seed']}; statements: {statements}; reading {read - began:.1f} s, joining {joined - read:.1f} s")
    print("\n".join(lines_of(made)))
    figures: dict[str, Any] = {name: round(value, 3) for name, value in made.figures.items()}
    modes = {mode: {"right": right, "of": total} for mode, (right, total) in made.by_mode.items()}
    print(json.dumps({**about, "gold_statements": args.gold_statements, **figures, "roots_by_mode": modes}))
    return 0


def joiner() -> Callable[[Iterable[Reading]], CorpusLike]:
    """The program's way from readings to a corpus. Raises ValueError where this copy of the program has none."""
    try:
        made: Callable[[Iterable[Reading]], CorpusLike] = importlib.import_module("accordingto.claims").corpus_of
    except (ImportError, AttributeError) as error:
        raise ValueError(f"this copy of accordingto joins no claims ({error}); install one that has accordingto.claims.corpus_of") from None
    return made


if __name__ == "__main__":
    sys.exit(main())
