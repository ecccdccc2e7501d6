"""The generator of news worlds: the same seed the same world, spans on the right words, a truth that holds together, wording sets apart."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bench.worlds.__main__ import main
from bench.worlds.gold import Truth, gold_readings
from bench.worlds.making import World, row_of, save, world_of
from bench.worlds.truth import truth_of
from bench.worlds.wording import FOLDER, SETS, wording

COMMON = {"said", "told", "according to"}
"""Words of reporting without which no paper is written: the only ones that both sets may use."""


@pytest.fixture(scope="module", params=SETS)
def world(request: pytest.FixtureRequest) -> World:
    return world_of(400, request.param, 7)


def test_the_same_seed_makes_the_same_world() -> None:
    assert world_of(60, "a", 3).rows == world_of(60, "a", 3).rows
    assert truth_of(world_of(60, "a", 3)) == truth_of(world_of(60, "a", 3))
    assert world_of(60, "a", 3).rows != world_of(60, "a", 4).rows


@pytest.mark.parametrize("size", [1, 2, 7, 50, 333])
def test_a_world_has_the_size_that_was_asked_for(size: int) -> None:
    assert len(world_of(size, "b", 1).rows) == size


def test_sizes_and_sets_that_there_are_not() -> None:
    with pytest.raises(ValueError, match="size of 1 or more"):
        world_of(0, "a", 1)
    with pytest.raises(ValueError, match="name one of a, b"):
        world_of(5, "c", 1)


def test_rows_are_what_the_program_takes(world: World) -> None:
    assert len({row["id"] for row in world.rows}) == len({row["url"] for row in world.rows}) == len(world.rows)
    for row in world.rows:
        assert ("text" in row) != ("html" in row)
        assert all(isinstance(row[name], str) and row[name] for name in ("id", "url", "outlet", "published", "title"))
    assert any("<a href=" in row.get("html", "") for row in world.rows)


def test_articles_have_the_length_of_news(world: World) -> None:
    lengths = [len(text.split()) for text in world.texts.values()]
    assert min(lengths) >= 60
    assert max(lengths) <= 400
    assert sum(80 <= n <= 350 for n in lengths) / len(lengths) > 0.97


def test_spans_point_at_the_right_words(world: World) -> None:
    for row in truth_of(world)["truth"]:
        for report in row["reports"]:
            assert "content" in report["spans"]
            for name, (start, end) in report["spans"].items():
                assert row["text"][start:end] == report["words"][name]
                assert report["words"][name].strip(" ,.“”") == report["words"][name]


def test_contents_hold_what_is_claimed(world: World) -> None:
    """The number of a claim stands in its content, as figure or word, and no other number of the event does in its place."""
    from bench.worlds.wording import in_words

    for story in world.stories():
        for telling in story.tellings:
            slots = dict(telling.claim.slots)
            content = telling.words["content"]
            if "n" in slots:
                number = int(slots["n"])
                forms = {f"{number:,}"} | ({in_words(number)} if number < 100 else set())
                assert any(re.search(rf"(?<![\w,]){form}(?![\w,]*\w)", content, re.I) for form in forms), (content, number)
            if "place" in slots:
                assert slots["place"] in content


def test_no_slot_and_no_choice_is_left(world: World) -> None:
    for story in world.stories():
        for words in (world.texts[story.id], story.title):
            assert not re.search(r"[{}<>|\[\]]| {2,}|,[,.;:]|\.\.|\b(\w+) \1\b", words), words


def test_sentences_begin_with_capitals_and_end(world: World) -> None:
    for text in world.texts.values():
        for paragraph in text.split("\n\n"):
            assert re.match(r"[“]?[A-Z]", paragraph), paragraph
            assert paragraph.endswith((".", "”")), paragraph


def test_every_root_exists(world: World) -> None:
    truth = truth_of(world)
    sources, outlets = {s["id"] for s in truth["sources"]}, {o.name for o in world.cast.outlets}
    reports = {r["id"]: (a, r) for a in truth["truth"] for r in a["reports"]}
    for article, report in reports.values():
        root = report["root"]
        if root is None:
            continue
        assert root["source"] in sources
        assert root["heard_by"] in outlets
        assert root["when"] <= article["published"]
        at: str = report["id"]
        seen: set[str] = set()
        while reports[at][1]["from"]:
            assert at not in seen
            seen.add(at)
            at = reports[at][1]["from"]
        first_article, first = reports[at]
        assert first_article["outlet"] == root["heard_by"]
        assert first["source"] == root["source"]
        assert first["claim"] == report["claim"]


def test_every_closed_circle_is_really_one(world: World) -> None:
    truth = truth_of(world)
    reports = {r["id"]: (a, r) for a in truth["truth"] for r in a["reports"]}
    circles = [(c, ring) for c in truth["claims"] for ring in c["circles"]]
    assert circles
    for claim, ring in circles:
        path = ring["path"]
        assert len(set(path)) == len(path) >= 2
        cites = {(reports[r][0]["outlet"], reports[r][1]["chain"][0]) for r in ring["reports"]}
        assert {*pairwise([*path, path[0]])} == cites
        if ring["closed"]:
            assert all(reports[r][1]["root"] is None for r in ring["reports"])
            assert claim["sources"] == 0
        else:
            assert all(reports[r][1]["root"] for r in ring["reports"])


def test_claims_sum_up_their_reports(world: World) -> None:
    truth = truth_of(world)
    reports = {r["id"]: r for a in truth["truth"] for r in a["reports"]}
    assert sorted(r for c in truth["claims"] for r in c["reports"]) == sorted(reports)
    known = set()
    for claim in truth["claims"]:
        assert all(reports[r]["claim"] == claim["id"] for r in claim["reports"])
        vouching = {r["root"]["source"] for r in map(reports.get, claim["reports"]) if r and r["root"] and r["stance"] == "for"}
        assert claim["sources"] <= len(vouching)
        assert (claim["sources"] == 0) == (not vouching)
        assert claim["sources"] <= claim["voices"]
        proposition = (claim["event"], claim["kind"], json.dumps(claim["slots"]), claim["positive"])
        assert proposition not in known
        known.add(proposition)
        for echo in claim["echoes"]:
            assert len(echo["reports"]) > 1


def test_what_is_copied_was_there_before(world: World) -> None:
    stories = {s.id: s for s in world.stories()}
    for story in stories.values():
        for parent in story.parents:
            assert parent.id in stories
            if story.mode != "circle":
                assert parent.published < story.published
        if story.mode in ("copy", "agency"):
            kept = set(world.texts[story.parents[0].id].replace("\n\n", " ").split(". "))
            mine = world.texts[story.id].replace("\n\n", " ").split(". ")
            assert any(sentence in kept for sentence in mine)


def test_worlds_have_all_that_makes_counting_hard() -> None:
    stories = world_of(1000, "a", 1).stories()
    modes = {s.mode for s in stories}
    assert modes == {
        "original", "cite", "copy", "reword", "translate", "agency", "aggregate", "confirm", "deny", "doubt", "contradict", "correct", "circle",
    }  # fmt: skip
    tellings = [t for s in stories for t in s.tellings]
    assert any(not t.claim.positive for t in tellings)
    people: dict[tuple[str, ...], set[str]] = {}
    for t in tellings:
        if t.source and t.source.kind == "anonymous":
            people.setdefault(t.source.who, set()).add(t.source.id)
    assert any(len(sources) > 1 for sources in people.values()), "the same unnamed people speak to two outlets"


def leaves(value: Any) -> set[str]:
    """All templates of a set."""
    if isinstance(value, str):
        return {value}
    return {leaf for part in (value.values() if isinstance(value, dict) else value) for leaf in leaves(part)}


def test_wording_sets_share_nothing() -> None:
    def all_of(name: str) -> set[str]:
        parts = (tomllib.loads(Path(FOLDER / f"{name}_{part}.toml").read_text(encoding="utf-8")) for part in ("kinds", "frames"))
        return {leaf for part in parts for leaf in leaves(part)}

    assert all_of("a") & all_of("b") == {"{head}"}

    def cues(name: str) -> set[str]:
        return {cue.lower() for frame in leaves(wording(name).frames) for cue in re.findall(r"\[([^\]]+)\]", frame)}

    assert cues("a") & cues("b") <= COMMON


def test_wording_sets_say_the_same_things() -> None:
    a, b = wording("a"), wording("b")
    assert a.kinds.keys() == b.kinds.keys()
    for kind, facts in a.kinds.items():
        assert facts.keys() == b.kinds[kind].keys()
        for fact, templates in facts.items():
            if isinstance(templates, dict):
                assert templates.keys() == b.kinds[kind][fact].keys()
    assert a.frames.keys() == b.frames.keys()


def test_different_claims_can_have_nearly_the_same_words(world: World) -> None:
    """The wording doesn't give the truth away: some two claims differ in one word, and some two tellings of one claim share few."""
    by_claim: dict[str, list[set[str]]] = {}
    events: dict[str, set[str]] = {}
    for story in world.stories():
        for telling in story.tellings:
            by_claim.setdefault(telling.claim.id, []).append(set(telling.words["content"].lower().split()))
            events.setdefault(story.event.id + telling.claim.fact, set()).add(telling.claim.id)
    near = any(
        len(one ^ other) <= 2 for claims in events.values() for a in claims for b in claims if a < b for one in by_claim[a] for other in by_claim[b]
    )
    far = any(len(one & other) / len(one | other) < 0.25 for told in by_claim.values() for one in told for other in told)
    assert near
    assert far


def test_the_command_writes_the_same_files_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("one", "two"):
        assert main(["make", "--size", "30", "--wording", "b", "--seed", "5", "--out", str(tmp_path / folder)]) == 0
    assert "30 articles" in capsys.readouterr().out
    names = sorted(p.name for p in (tmp_path / "one").iterdir())
    assert names == ["articles.jsonl", "claims.jsonl", "outlets.tsv", "sources.jsonl", "truth.jsonl", "world.json"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_command_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "--size", "0", "--out", str(tmp_path)]) == 2
    assert main(["score", str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "size of 1 or more" in told[0]
    assert "make the world first" in told[1]


def test_pages_link_to_the_story_that_is_meant(world: World) -> None:
    import random

    urls = {s.url for s in world.stories()}
    pages = [s for s in world.stories() if s.outlet.html and any(t.cited and "outlet" in t.spans for t in s.tellings)]
    assert pages
    for story in pages:
        html = row_of(story, world, random.Random(1))["html"]
        links = set(re.findall(r'<a href="(https://[^"]+)">', html))
        assert links
        assert links <= urls


def test_readings_of_the_truth_tell_what_it_tells(world: World, tmp_path: Path) -> None:
    save(world, tmp_path, {})
    truth = Truth(tmp_path)
    for row, reading in zip(truth.articles, gold_readings(truth), strict=True):
        names = {actor.id: actor.name for actor in reading.actors}
        for report, found in zip(sorted(row["reports"], key=lambda r: r["spans"]["content"]), reading.statements, strict=True):
            assert [names[hop.actors[0]] for hop in found.chain][: len(report["chain"])] == report["chain"]
            assert found.speaker == found.chain[-1].actors[0]
            assert found.act in ("say", "confirm", "deny", "doubt")
