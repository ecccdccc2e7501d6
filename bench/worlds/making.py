"""A whole world: events until there are enough articles, then the articles, then the files."""

import html
import json
import random
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.worlds.casting import GIVEN, Cast, cast_of
from bench.worlds.events import Maker
from bench.worlds.model import Event, Source, Story
from bench.worlds.spread import Spread
from bench.worlds.truth import truth_of
from bench.worlds.wording import wording
from bench.worlds.writing import Body, Writer

START = datetime(2025, 2, 3)


@dataclass(slots=True)
class World:
    """A world with its articles as rows, their bodies and texts by article id."""

    cast: Cast
    events: list[Event]
    bodies: dict[str, Body]
    texts: dict[str, str]
    rows: list[dict[str, Any]]

    def stories(self) -> list[Story]:
        """All stories, event by event."""
        return [s for e in self.events for s in e.stories]


def world_of(size: int, words: str, seed: int) -> World:
    """A world of exactly so many articles in one wording set; the same arguments give the same world.

    Raises ValueError for a wording set that there is not, and for a size under 1.
    """
    if size < 1:
        raise ValueError(f"a world of {size} articles can't be made; give a size of 1 or more")
    rng = random.Random(f"{seed} {size} {words}")
    chosen = wording(words)
    cast = cast_of(rng, size)
    maker = Maker(rng, cast)
    events: list[Event] = []
    left = size
    while left > 0:
        event = maker.event(START)
        Spread(event, maker, cast, rng, left).run()
        left -= len(event.stories)
        events.append(event)
    writer = Writer(chosen, rng)
    world = World(cast, events, {}, {}, [])
    for story in world.stories():
        body = writer.write(story)
        world.bodies[story.id], world.texts[story.id] = body, body.text()
    world.rows = [row_of(story, world, rng) for story in world.stories()]
    rng.shuffle(world.rows)
    return world


def published(story: Story) -> str:
    """When it was published, as its outlet prints it: to the minute, or the day alone."""
    return f"{story.published:%Y-%m-%dT%H:%M:%SZ}" if story.outlet.clock and story.mode != "circle" else f"{story.published:%Y-%m-%d}"


def row_of(story: Story, world: World, rng: random.Random) -> dict[str, Any]:
    """A story as a row that the program takes: as text, or as HTML with links where its outlet has pages."""
    row: dict[str, Any] = {"id": story.id}
    if story.outlet.html:
        row["html"] = page_of(story, world.bodies[story.id], rng)
    else:
        row["text"] = world.texts[story.id]
    return {**row, "url": story.url, "outlet": story.outlet.name, "published": published(story), "title": story.title}


def page_of(story: Story, body: Body, rng: random.Random) -> str:
    """A story as a page, whose credits are links to the story that is meant."""
    paragraphs = []
    for i, paragraph in enumerate(body.paragraphs):
        marked = []
        for sentence in paragraph:
            cited = sentence.telling.cited if sentence.telling else None
            if cited and "outlet" in sentence.spans:
                a, b = sentence.spans["outlet"]
                words = sentence.text
                marked.append(f'{escaped(words[:a])}<a href="{cited.url}">{escaped(words[a:b])}</a>{escaped(words[b:])}')
            else:
                marked.append(escaped(sentence.text))
        paragraphs.append(f"<p>{escaped(body.dateline) if i == 0 else ''}{' '.join(marked)}</p>")
    author = f"{rng.choice(GIVEN['she'])} {rng.choice('KLMNPRST')}."
    title = escaped(story.title)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {escaped(story.outlet.name)}</title>'
        f'<meta property="article:published_time" content="{published(story)}"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav><article><h1>{title}</h1>'
        f'<div class="byline">By {author}</div>{"".join(paragraphs)}</article><footer>© {escaped(story.outlet.name)}</footer></body></html>'
    )


def escaped(words: str) -> str:
    """Words as HTML."""
    return html.escape(words, quote=False)


def save(world: World, folder: Path, about: dict[str, Any]) -> None:
    """Write a world: articles.jsonl, truth files, outlets.tsv for the program, world.json saying how it was made. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    truth = truth_of(world)
    write_rows(folder / "articles.jsonl", world.rows)
    for name, rows in truth.items():
        write_rows(folder / f"{name}.jsonl", rows)
    lines = ["name\taliases\tdomains\tcountry\tagency"]
    for outlet in world.cast.outlets:
        alias = outlet.short if outlet.short != outlet.name else ""
        lines.append("\t".join((outlet.name, alias, outlet.domain, outlet.country, "yes" if outlet.kind == "agency" else "no")))
    (folder / "outlets.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "world.json").write_text(json.dumps(about) + "\n", encoding="utf-8")


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    """Rows as lines of JSON."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def sources_in(world: World) -> dict[str, Source]:
    """All who are told to have said something, by id."""
    return {t.source.id: t.source for s in world.stories() for t in s.tellings if t.source}
