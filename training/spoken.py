"""The pronouns that are sources in hand-read articles, with their candidates and the speaker that the reader gave."""

import json
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accordingto.actors.antecedents import SEX
from accordingto.actors.pronouns import person_rows, persons_before
from accordingto.actors.registry import Draft
from accordingto.actors.resolving import Resolver
from accordingto.model import Statement
from accordingto.statements.describe import describe
from bench.describing import article_in, statements_in


@dataclass(frozen=True, slots=True)
class Spoken:
    """One such pronoun: what is so of each candidate, and which is right (-1 where the reader's speaker isn't among them)."""

    rows: list[dict[str, float]]
    meant: int


class Watching(Resolver):
    """A resolver that keeps what it weighs, and goes on from the reader's answer, so that one mistake makes no others."""

    def watch(self, speakers: dict[str, list[str]]) -> list[Spoken]:
        """Run over the article with the readers' names of the speakers, by statement."""
        self.wanted, self.kept = speakers, list[Spoken]()
        self.run()
        return self.kept

    def speaker_of(self, statement: Statement) -> tuple[Draft, str]:
        """As ever, but for "he" and "she"."""
        source = statement.source
        if source is None or source.of(self.text).lower() not in SEX:
            return super().speaker_of(statement)
        here = self.here(statement, source)
        persons = persons_before(here)
        names = self.wanted[statement.id]
        meant = next((i for i, c in enumerate(persons) if alike(c.name, names)), -1)
        self.kept.append(Spoken(person_rows(here, persons), meant))
        if meant < 0:
            return super().speaker_of(statement)
        return next((d for _, _, d in reversed(self.told) if d.name == persons[meant].name), None) or self.person(persons[meant].name), "the reader's"


def alike(name: str, others: list[str]) -> bool:
    """Whether a name is one of a reader's names of a person: all the words of the shorter are in the longer."""
    mine = words_of(name)
    return any(mine and theirs and (mine <= theirs or theirs <= mine) for theirs in map(words_of, others))


def words_of(name: str) -> set[str]:
    """A name's words for comparing."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return {w.strip(".,’'") for w in bare.split()} - {"the", "a", "an", "mr", "mrs", "ms", "dr", "president"}


def spoken_in(data: Path) -> list[Spoken]:
    """Those of the hand-read articles that are there to learn from."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.jsonl"
        files = sorted(str(p) for p in (data / "gold_train").glob("*.json"))
        subprocess.run([sys.executable, str(data / "gold" / "check.py"), "--write", str(out), *files], check=True, stdout=subprocess.DEVNULL)
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [s for row in rows for s in spoken_of(row)]


def spoken_of(row: dict[str, Any]) -> list[Spoken]:
    """Those of one article."""
    article = article_in(row)
    actors = row["actors"]
    speakers = {s["id"]: [actors[s["speaker"]]["name"], *actors[s["speaker"]].get("mentions", [])] for s in row["statements"]}
    return Watching(article, describe(article, statements_in(row))).watch(speakers)
