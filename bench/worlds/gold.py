"""Readings made from the truth: statements, speakers and chains as they are, so that linking and tracing are measured alone."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from accordingto.actors.unnamed import unnamed_of
from accordingto.model import Act, Actor, Article, Certainty, Hop, Link, Manner, Mention, Noted, Reading, Span, Statement

Row = dict[str, Any]
STANCES: dict[str, tuple[Act, Certainty]] = {"for": ("say", "firm"), "against": ("deny", "negated"), "doubt": ("doubt", "hedged")}
CONFIRMS = ("confirm", "acknowledged", "conceded")


class Truth:
    """The truth files of a folder. Raises FileNotFoundError where one is missing."""

    def __init__(self, folder: Path) -> None:
        self.articles = rows_in(folder / "truth.jsonl")
        self.claims = {row["id"]: row for row in rows_in(folder / "claims.jsonl")}
        self.sources = {row["id"]: row for row in rows_in(folder / "sources.jsonl")}
        self.rows = {row["id"]: row for row in rows_in(folder / "articles.jsonl")}


def rows_in(path: Path) -> list[Row]:
    """The rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_readings(truth: Truth) -> list[Reading]:
    """A reading for each article, in the order of the files."""
    return [gold_reading(row, truth) for row in truth.articles]


def gold_reading(row: Row, truth: Truth) -> Reading:
    """One article's reading: its statements in text order, with their true speakers and the chains that it tells."""
    people = Actors(row["text"], truth)
    reports = sorted(row["reports"], key=lambda r: r["spans"]["content"])
    statements = tuple(statement_of(f"s{i}", report, people) for i, report in enumerate(reports, 1))
    return Reading(article_of(row, truth.rows[row["id"]]), statements, tuple(people.made.values()), version="truth")


def article_of(row: Row, given: Row) -> Article:
    """The article as the program would have it."""
    links = tuple(Link(Span(*r["spans"]["outlet"]), r["link"]) for r in row["reports"] if r["link"])
    return Article(
        row["id"], row["text"], Noted(row["title"], "given"), Noted(row["outlet"], "given"), (), Noted(given["published"], "given"), (), "en", row["url"], "", links
    )  # fmt: skip


class Actors:
    """The actors of one article."""

    def __init__(self, text: str, truth: Truth) -> None:
        self.text, self.truth = text, truth
        self.made: dict[str, Actor] = {}

    def outlet(self, name: str, span: Span | None) -> str:
        """An outlet's id."""
        return self.kept(name, Actor(f"a{len(self.made) + 1}", name, "outlet", mentions(span)))

    def source(self, key: str, span: Span | None) -> str:
        """A source's id. One that isn't named is called as it is introduced here."""
        source = self.truth.sources[key]
        name, unnamed = source["name"], None
        if source["kind"] == "anonymous" and span:
            name = span.of(self.text)
            unnamed = unnamed_of(name, self.text[span.start : span.end + 60])
        return self.kept(key, Actor(f"a{len(self.made) + 1}", name, source["kind"], mentions(span), unnamed))

    def kept(self, key: str, actor: Actor) -> str:
        """The actor that is there already, or the new one."""
        return self.made.setdefault(key, actor).id


def mentions(span: Span | None) -> tuple[Mention, ...]:
    """One mention, where there are words for it."""
    return (Mention(span, "truth"),) if span else ()


def statement_of(key: str, report: Row, people: Actors) -> Statement:
    """A report as a statement."""
    spans = {name: Span(*place) for name, place in report["spans"].items()}
    hops = [Hop((people.outlet(name, spans.get("outlet")),), "credited", shown(spans.get("outlet"))) for name in report["chain"]]
    if report["source"]:
        hops.append(Hop((people.source(report["source"], spans.get("source")),), "the speaker", shown(spans.get("source"))))
    content = spans["content"]
    act, certainty = STANCES[report["stance"]]
    cue = report["words"].get("cue", "")
    if report["stance"] == "for" and cue.startswith(CONFIRMS):
        act = "confirm"
    manner: Manner = "direct" if people.text[content.start - 1 : content.start] == "“" else "indirect"
    return Statement(
        id=key,
        content=(content,),
        cue=spans.get("cue"),
        source=spans.get("source", spans.get("outlet")),
        score=1.0,
        found="truth",
        manner=manner,
        act=act,
        certainty=certainty,
        speaker=hops[-1].actors[0],
        speaker_reason="truth",
        chain=tuple(hops),
    )


def shown(span: Span | None) -> tuple[Span, ...]:
    """A span or none, as a tuple."""
    return (span,) if span else ()


def read_readings(truth: Truth) -> list[Reading]:
    """The readings that the program itself makes of the articles, from the rows as a user would hand them over."""
    from accordingto.pipeline import reading_of
    from accordingto.rows import dumped, page_of

    def pages() -> Iterable[Reading]:
        for number, row in enumerate(truth.rows.values(), 1):
            yield reading_of(page_of(dumped(row), number)[1])

    return list(pages())
