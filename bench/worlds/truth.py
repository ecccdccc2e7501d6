"""What is true of a world, as rows: articles with what they tell, claims with their origins, echoes and circles, sources."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bench.worlds.model import Claim, Event, Root, Source, Story, Telling

if TYPE_CHECKING:
    from bench.worlds.making import World

Row = dict[str, Any]
FILES = ("truth", "claims", "sources")


def truth_of(world: "World") -> dict[str, list[Row]]:
    """The truth files by name: `truth` by article, `claims`, `sources`."""
    outlets = {o.id: o.name for o in world.cast.outlets}
    return {
        "truth": [article_row(s, world.texts[s.id], outlets) for s in world.stories()],
        "claims": [row for event in world.events for row in claim_rows(event, outlets)],
        "sources": [source_row(s) for s in sources_of(world)],
    }


def sources_of(world: "World") -> list[Source]:
    """All who are told to have said something, in the order in which they first speak."""
    return list({t.source.id: t.source for s in world.stories() for t in s.tellings if t.source}.values())


def article_row(story: Story, text: str, outlets: dict[str, str]) -> Row:
    """An article: what it tells, from whom it took it, what it credits. `text` is its body, into which the spans point."""
    return {
        "id": story.id,
        "event": story.event.id,
        "mode": story.mode,
        "outlet": story.outlet.name,
        "url": story.url,
        "title": story.title,
        "html": story.outlet.html,
        "published": story.published.isoformat(),
        "copies": [p.id for p in story.parents],
        "corrects": story.corrects.id if story.corrects else None,
        "text": text,
        "reports": [report_row(t, story, outlets) for t in story.tellings],
    }


def report_row(telling: Telling, story: Story, outlets: dict[str, str]) -> Row:
    """A report: its claim, its words, its chain as told, its true root, and whom it was taken from."""
    return {
        "id": telling.id,
        "claim": telling.claim.id,
        "stance": telling.stance,
        "spans": telling.spans,
        "words": telling.words,
        "source": telling.source.id if telling.source else None,
        "chain": [o.name for o in telling.chain],
        "link": telling.cited.url if story.outlet.html and telling.cited and "outlet" in telling.spans else None,
        "root": root_row(telling.root, outlets),
        "from": telling.parent.id if telling.parent else None,
        "cited": telling.cited.id if telling.cited else None,
        "followable": telling.followable,
    }


def root_row(root: Root | None, outlets: dict[str, str]) -> Row | None:
    """A root with the outlet's name."""
    return {"source": root.source, "heard_by": outlets[root.heard_by], "when": root.when.isoformat()} if root else None


def source_row(source: Source) -> Row:
    """A source with all that it may be called, and the hidden people behind it."""
    names = {source.name, *(n.rstrip(",") for n in source.first), *source.later}
    return {
        "id": source.id,
        "kind": source.kind,
        "name": source.name,
        "names": sorted(names),
        "who": list(source.who),
        "count": source.count,
        "role": source.role,
        "of": source.of,
    }


def claim_rows(event: Event, outlets: dict[str, str]) -> list[Row]:
    """The claims of an event that some article tells."""
    told: dict[str, list[tuple[Story, Telling]]] = defaultdict(list)
    for story in event.stories:
        for telling in story.tellings:
            told[telling.claim.id].append((story, telling))
    return [claim_row(event.claims[key], found, event, outlets, told) for key, found in told.items()]


def claim_row(
    claim: Claim, told: list[tuple[Story, Telling]], event: Event, outlets: dict[str, str], all_told: dict[str, list[tuple[Story, Telling]]]
) -> Row:
    """A claim: its reports, the distinct origins that vouch for it, its witnesses, echoes and circles."""
    people = {t.source.id: t.source.who for s in event.stories for t in s.tellings if t.source}
    roots: dict[tuple[str, str], list[tuple[Story, Telling]]] = defaultdict(list)
    for story, telling in told:
        if telling.root and telling.stance == "for":
            roots[telling.root.source, telling.root.heard_by].append((story, telling))
    origins = {people[source] for source, _ in roots}
    return {
        "id": claim.id,
        "event": claim.event,
        "kind": f"{claim.kind}.{claim.fact}",
        "slots": dict(claim.slots),
        "positive": claim.positive,
        "opposite": claim.opposite if claim.opposite in all_told else None,
        "reports": [t.id for _, t in told],
        "sources": len(origins),
        "voices": len({who for origin in origins for who in origin}),
        "witnesses": sorted({outlets[heard] for _, heard in roots}),
        "echoes": [
            {"source": source, "heard_by": outlets[heard], "reports": [t.id for _, t in found]}
            for (source, heard), found in roots.items()
            if len({s.outlet.id for s, _ in found}) > 1
        ],
        "circles": [
            {"path": [outlets[o] for o in circle.path], "reports": list(circle.tellings), "closed": circle.closed}
            for circle in event.circles
            if circle.claim == claim.id
        ],
    }
