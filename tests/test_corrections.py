"""Corrections: they win at once, survive another reading, can be undone, and are refused in words where they can't stand."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from accordingto import models
from accordingto.cli.program import app
from accordingto.corrections import (
    Anchor,
    ChainIs,
    Change,
    Correction,
    IsWrong,
    LabelIs,
    Missed,
    Named,
    SpansAre,
    SpeakerIs,
    anchor_of,
    change_of,
    check,
    corrected,
    kind_of,
    named_of,
    spans_of,
    value_of,
)
from accordingto.errors import AccordingtoError, CorrectionError, StoreError
from accordingto.model import Hop, Page, Position, Reading, Relation, Span, Statement
from accordingto.store import Store
from tests.stores import made, pages, readings, sound, stands

URL = "https://www.paper.example/bridge"
WORDS = "Ann said Bob said the bridge is safe. Carl said the toll will rise in spring. The mayor was not at home."
DAY = "2024-05-31T10:00:00.000000+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def at(words: str, text: str = WORDS) -> Span:
    """Where words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def nested() -> tuple[Reading, Page]:
    """Ann says that Bob says something; Carl says something else, and wants it."""
    reading, page = made(WORDS, url=URL)
    ann, carl = reading.statements
    _, by_carl = reading.actors
    bob = replace(by_carl, id="a3", name="Bob", mentions=())
    inner = Statement(
        "s3", (at("the bridge is safe"),), at("said", WORDS[10:])._replace(start=13, end=17), at("Bob"), 0.8, "inner head",
        within=ann.id, speaker="a3", chain=(*ann.chain, Hop(("a3",), "the speaker")),
    )  # fmt: skip
    carl = replace(carl, about=(Relation("s3", "answers", "after it"),))
    wants = (Position("a2", "plan", carl.content, carl.id, "will"),)
    return replace(reading, statements=(ann, inner, carl), actors=(*reading.actors, bob), positions=wants), page


def done(reading: Reading, *changes: Change) -> Reading:
    """A reading with some changes, in order."""
    return corrected(reading, [Correction(i, c, "eve", DAY) for i, c in enumerate(changes, 1)])


def of(reading: Reading, key: str) -> Anchor:
    """The anchor of a statement."""
    return anchor_of(reading.statement(key))


def speaker_of(reading: Reading, key: str) -> str:
    """The name of who speaks."""
    return reading.actor(reading.statement(key).speaker or "").name


def chain_of(reading: Reading, key: str) -> list[list[str]]:
    """The names of a chain."""
    return [[reading.actor(k).name for k in hop.actors] for hop in reading.statement(key).chain]


def test_a_speaker_changes_with_the_chains_that_go_on_from_there() -> None:
    reading, _ = nested()
    new = done(reading, SpeakerIs(of(reading, "s1"), Named("Carl", "person")))
    assert speaker_of(new, "s1") == "Carl"
    assert chain_of(new, "s1") == [["Carl"]]
    assert chain_of(new, "s3") == [["Carl"], ["Bob"]]
    assert new.statement("s1").speaker_reason == "corrected by eve on 2024-05-31"
    new = done(reading, SpeakerIs(of(reading, "s2"), Named("the mayor", "person", at("The mayor"), new=True)))
    assert speaker_of(new, "s2") == "the mayor"
    assert [p.actor for p in new.positions] == [new.statement("s2").speaker]
    assert new.actors[-1].mentions[0].span == at("The mayor")
    nobody = done(reading, SpeakerIs(of(reading, "s2"), None))
    assert (nobody.statement("s2").speaker, nobody.statement("s2").chain) == (None, ())


def test_a_chain_is_as_a_person_says_and_stays_so() -> None:
    reading, _ = nested()
    herald = Named("The Herald", "outlet", new=True)
    to = ((herald,), (Named("Ann", "person"), Named("Carl", "person")), (Named("Bob", "person"),))
    new = done(reading, ChainIs(of(reading, "s3"), to), SpeakerIs(of(reading, "s1"), Named("Carl", "person")))
    assert chain_of(new, "s3") == [["The Herald"], ["Ann", "Carl"], ["Bob"]]
    new = done(reading, ChainIs(of(reading, "s1"), ((herald,), (Named("Carl", "person"),))))
    assert (speaker_of(new, "s1"), chain_of(new, "s3")) == ("Carl", [["The Herald"], ["Carl"], ["Bob"]])


def test_words_change_and_what_stands_in_what_follows() -> None:
    reading, _ = nested()
    new = done(reading, SpansAre(of(reading, "s1"), (at("Bob"),), at("said"), at("Ann")))
    assert new.statement("s1").content == (at("Bob"),)
    assert new.statement("s3").within is None
    again = done(reading, SpansAre(of(reading, "s1"), (at("Bob"),), at("said"), at("Ann")), SpansAre(Anchor((at("Bob"),), at("said")), *whole()))
    assert again.statement("s3").within is None or again.statement("s3").within == "s1"
    assert again.statement("s1").content == reading.statement("s1").content


def whole() -> tuple[tuple[Span, ...], Span, Span]:
    """The words of Ann's statement."""
    reading, _ = nested()
    s = reading.statement("s1")
    assert s.cue
    assert s.source
    return s.content, s.cue, s.source


def test_labels_and_what_is_no_statement() -> None:
    reading, _ = nested()
    new = done(reading, LabelIs(of(reading, "s2"), "act", "deny"), LabelIs(of(reading, "s2"), "certainty", "hedged"))
    assert (new.statement("s2").act, new.statement("s2").certainty) == ("deny", "hedged")
    gone = done(reading, IsWrong(of(reading, "s1")))
    assert [s.id for s in gone.statements] == ["s3", "s2"]
    assert gone.statement("s3").within is None
    gone = done(reading, IsWrong(of(reading, "s3")), IsWrong(of(reading, "s2")))
    assert [s.about for s in gone.statements] == [()]
    assert gone.positions == ()


def test_a_missed_statement_is_added_where_it_stands_and_only_once() -> None:
    reading, _ = nested()
    missed = Missed((at("not at home"),), at("was"), at("The mayor"), Named("the mayor", "person", at("The mayor"), new=True), act="deny")
    new = done(reading, missed)
    assert [s.act for s in new.statements] == ["say", "say", "say", "deny"]
    assert new.statements[-1].score == 1.0
    assert chain_of(new, new.statements[-1].id) == [["the mayor"]]
    found = done(replace(reading, statements=(*reading.statements, replace(reading.statements[0], id="s9", **places(missed)))), missed)
    assert [(s.id, s.act) for s in found.statements][-1] == ("s9", "deny")
    inner = done(reading, Missed((at("safe"),), speaker=Named("Carl", "person")))
    (entered,) = (s for s in inner.statements if s.content == (at("safe"),))
    assert entered.within == "s3"
    assert chain_of(inner, entered.id) == [["Ann"], ["Bob"], ["Carl"]]


def places(missed: Missed) -> dict[str, Any]:
    """A missed statement's places as a statement's fields."""
    return {"content": missed.content, "cue": missed.cue, "source": missed.source, "within": None, "chain": (), "speaker": None}


def test_the_last_one_standing_wins(path: Path) -> None:
    with Store.open(path) as store:
        reading, page = nested()
        key = store.add(reading, page)
        one, two = (SpeakerIs(of(reading, "s2"), Named(name, "person")) for name in ("Ann", "Bob"))
        first = store.correct(key, one, "eve")
        assert store.correct(key, one, "eve") == first
        store.correct(key, two, "dan")
        assert speaker_of(store.reading(key), "s2") == "Bob"
        third = store.correct(key, one, "eve")
        assert third.number > first.number
        assert speaker_of(store.reading(key), "s2") == "Ann"
        store.undo(third.number, "eve")
        assert speaker_of(store.reading(key), "s2") == "Bob"


def test_it_wins_at_once_everywhere_and_over_a_newer_program(path: Path) -> None:
    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        untouched: dict[str, int] = dict(store.database.all("SELECT key, number FROM statements"))
        store.correct(key, SpeakerIs(of(reading, "s2"), Named("the mayor", "person", at("The mayor"), new=True)), "eve")
        wrong = store.correct(key, IsWrong(of(reading, "s3")), "eve")
        store.correct(key, SpansAre(of(reading, "s2"), (at("rise in spring"),), at("said", WORDS[40:]).__class__(43, 47), at("Carl")), "eve")
        assert [s.content for s in store.statements(actor="mayor")] == ["rise in spring"]
        assert [s.content for s in store.statements("toll")] == []
        assert len(list(store.statements("bridge"))) == 1
        assert store.as_read(key) == reading
        kept: dict[str, int] = dict(store.database.all("SELECT key, number FROM statements"))
        assert {k: n for k, n in kept.items() if untouched.get(k) == n}
        newer = replace(
            reading, version="2", statements=tuple(replace(s, id=f"x{s.id}", within=None, about=()) for s in reading.statements), positions=()
        )
        assert store.add(newer, page) == key
        assert store.as_read(key) == newer
        assert [s.content for s in store.statements(actor="mayor")] == ["rise in spring"]
        assert len(list(store.statements())) == 2
        store.undo(wrong.number, "dan")
        assert len(list(store.statements())) == 3
        for decision in store.decisions():
            store.undo(decision.number, "dan")
        assert store.reading(key) == newer == store.as_read(key)
        assert store.database.all("SELECT * FROM originals") == []
    assert sound(path)


def test_it_goes_along_where_a_newer_program_cuts_the_page_otherwise(path: Path) -> None:
    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        store.correct(key, LabelIs(of(reading, "s2"), "act", "warn"), "eve")
        one = store.correct(key, SpeakerIs(of(reading, "s1"), Named("Carl", "person")), "eve")
        cut, _ = made("By our reporter. " + WORDS, url=URL, version="2")
        now = store.add(cut, page)
        assert now != key
        assert {(s.act, s.speaker) for s in store.statements()} == {("warn", "Carl"), ("say", "Carl")}
        assert {c.article for c in store.corrections()} == {now}
        store.undo(one.number, "dan")
        assert {(s.act, s.speaker) for s in store.statements()} == {("warn", "Carl"), ("say", "Ann")}
        back = store.add(replace(reading, version="3"), page)
        assert back == key
        assert [s.act for s in store.reading(key).statements] == ["say", "say", "warn"]
        lost, _ = made("Dora said nothing.", url=URL, version="4")
        gone = store.add(lost, page)
        assert store.reading(gone) == lost
        assert [c.change for c in store.corrections(gone)] == [None]
    assert sound(path)


def test_what_was_joined_stays_so_where_words_are_corrected(path: Path) -> None:
    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        names = [s.key for who in ("carl", "ann") for s in store.statements(actor=who)]
        store.decide("same claim", "k", {"joined": [[name] for name in names]}, "eve")
        first = store.correct(key, SpansAre(of(reading, "s2"), (at("rise in spring"),), reading.statement("s2").cue), "eve")
        carl = next(s.key for s in store.statements(actor="carl"))
        assert carl not in names
        assert next(store.decisions("same claim")).value == {"joined": [[carl], [names[1]]]}
        store.correct(key, SpansAre(Anchor((at("rise in spring"),)), (at("spring"),)), "eve")
        store.undo(first.number, "eve")
        carl = next(s.key for s in store.statements(actor="carl"))
        assert next(store.decisions("same claim")).value == {"joined": [[carl], [names[1]]]}
        store.undo(3, "eve")
        assert next(store.decisions("same claim")).value == {"joined": [[name] for name in names]}
        store.add(made("By our reporter. " + WORDS, url=URL, version="2")[0], page)
        there = {s.speaker: s.key for s in store.statements()}
        assert next(store.decisions("same claim")).value == {"joined": [[there["Carl"]], [there["Ann"]]]}
    assert sound(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: SpansAre(of(r, "s1"), (Span(5, 4000),)), "outside the text"),
        (lambda r: SpansAre(of(r, "s1"), (Span(5, 5),)), "is empty"),
        (lambda r: SpansAre(of(r, "s1"), (Span(-1, 5),)), "outside the text"),
        (lambda r: SpansAre(of(r, "s1"), (Span(3, 4),)), "nothing but blanks"),
        (lambda r: SpansAre(of(r, "s1"), (Span(5, 9), Span(8, 12))), "overlap"),
        (lambda r: SpansAre(of(r, "s1"), (Span(5, 9),), Span(4, 8)), "lies in the content"),
        (lambda r: SpansAre(of(r, "s1"), ()), "needs content"),
        (lambda r: SpeakerIs(of(r, "s1"), Named("Zoe", "person")), "no actor of this article is called “Zoe”"),
        (lambda r: SpeakerIs(of(r, "s1"), Named("Zoe", "robot", new=True)), "no kind of actor"),  # type: ignore[arg-type]
        (lambda r: SpeakerIs(of(r, "s1"), Named(" ", "person", new=True)), "needs a name"),
        (lambda r: ChainIs(of(r, "s1"), ()), "at least one hop"),
        (lambda r: ChainIs(of(r, "s1"), ((),)), "somebody at it"),
        (lambda r: LabelIs(of(r, "s1"), "act", "shout"), "“shout” is no act"),
        (lambda r: IsWrong(Anchor((at("not at home"),))), "no statement of this article"),
        (lambda r: Missed(r.statements[0].content, r.statements[0].cue), "already"),
        (lambda r: Missed((at("home"),), speaker=Named("Ann", "person"), chain=((Named("Bob", "person"),),)), "must end with the speaker"),
    ],
)
def test_what_cannot_stand_is_refused_in_words_and_nothing_is_written(path: Path, change: Any, words: str) -> None:
    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        with pytest.raises(CorrectionError, match=words) as caught:
            store.correct(key, change(reading), "eve")
        assert "\n" not in str(caught.value)
        assert store.reading(key) == reading
        assert store.counts()["decisions"] == 0
        with pytest.raises(CorrectionError, match="needs the name"):
            store.correct(key, IsWrong(of(reading, "s1")), " ")
        with pytest.raises(StoreError, match="no article"):
            store.correct("gone", IsWrong(of(reading, "s1")), "eve")
        with pytest.raises(StoreError, match=r"Store\.correct"):
            store.decide("speaker", key, {}, "eve")


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("sing", {}, "is no correction"),
        ("act", [], "must be an object"),
        ("act", {"of": {"content": []}, "to": "deny"}, "at least one span"),
        ("act", {"of": {"content": [[1, 2, 3]]}, "to": "deny"}, "a span is"),
        ("act", {"of": {"content": [[True, 2]]}, "to": "deny"}, "a span is"),
        ("act", {"of": {"content": [[1, 2, "never there"]]}, "to": "deny"}, "doesn't stand in the text"),
        ("act", {"of": {"content": [[1, 2]]}, "to": 3}, "must be text"),
        ("speaker", {"of": {"content": [[1, 2]]}, "to": {"name": "x", "kind": "person", "new": 1}}, "true or false"),
        ("chain", {"of": {"content": [[1, 2]]}, "to": "x"}, "must be a list"),
    ],
)
def test_json_that_is_no_correction_is_told(kind: str, value: Any, words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        change_of(kind, value, WORDS)


def test_words_that_a_person_copied_are_found_where_they_are_nearest() -> None:
    text = "He said\nso. She said  so, and she said\n so again."
    assert [text[a:b] for a, b in spans_of("said so", text, 20)] == ["said  so"]
    assert spans_of("said so", text)[0].start == 3
    assert [text[a:b] for a, b in spans_of("She … so … again", text)] == ["She", "so", "again"]
    assert spans_of(" … ", text) == ()
    for words in ("said no", "again … He"):
        with pytest.raises(CorrectionError, match="doesn't stand in the text"):
            spans_of(words, text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=10), st.integers(-5, 50))
def test_found_words_are_the_ones_that_were_asked_for(text: str, words: str, near: int) -> None:
    try:
        found = spans_of(words, text, near)
    except CorrectionError:
        return
    pieces = [p.split() for p in words.split("…") if p.strip()]
    assert [span.of(text).split() for span in found] == pieces


def test_grades_are_entered_by_people_alone(path: Path) -> None:
    with Store.open(path) as store:
        assert (store.source_grade("The Herald").grade, store.claim_grade("c1").grade) == ("F", "6")
        given_ = store.grade_source("The Herald", "B", "eve")
        store.grade_source("herald", "C", "dan")
        assert store.source_grade("the HERALD").grade == "C"
        store.grade_claim("c1", "2", "eve", "the bridge is safe")
        assert (store.claim_grade("c1").meaning, store.claim_grade("c1").by) == ("probably true", "eve")
        store.undo(store.source_grade("herald").decision or 0, "dan")
        assert store.source_grade("herald").decision == given_.number
        with pytest.raises(CorrectionError, match="“G” is no grade of a source"):
            store.grade_source("The Herald", "G", "eve")
        with pytest.raises(CorrectionError, match="“A” is no grade of a claim"):
            store.grade_claim("c1", "A", "eve")
        with pytest.raises(CorrectionError, match="the source that it is for"):
            store.grade_source(" ", "A", "eve")


named = st.builds(Named, st.sampled_from(["Ann", "Bob", "Zoe", "two officials"]), st.sampled_from(["person", "anonymous"]), st.none(), st.booleans())
places_in = st.builds(lambda a, n: Span(a, a + n), st.integers(-2, 70), st.integers(0, 40))


@st.composite
def changes(draw: st.DrawFn, reading: Reading) -> Change:
    """Any change of a reading, most of them of one of its statements, some that can't stand."""
    words = draw(st.lists(places_in, min_size=1, max_size=2).map(tuple))
    anchors = [st.just(Anchor(words)), *(st.just(anchor_of(s)) for s in reading.statements)]
    anchor = draw(st.one_of(anchors))
    who = st.one_of([named, *(st.just(named_of(a)) for a in reading.actors)])
    cue = draw(st.none() | places_in)
    chain = st.lists(st.lists(who, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple)
    change: Change = draw(
        st.one_of(
            st.builds(SpeakerIs, st.just(anchor), st.none() | who),
            st.builds(ChainIs, st.just(anchor), chain),
            st.just(SpansAre(anchor, words, cue)),
            st.builds(LabelIs, st.just(anchor), st.just("act"), st.sampled_from(["deny", "warn", "shout"])),
            st.just(IsWrong(anchor)),
            st.builds(Missed, st.just(words), st.just(cue), st.none(), st.none() | who, chain),
        )
    )
    return change


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_undoing_a_decision_gives_the_reading_as_it_was_before(data: st.DataObject) -> None:
    reading, page = data.draw(readings() | st.just(nested()[0])), data.draw(pages)
    with Store.open(":memory:") as store:
        key = store.add(reading, page)
        history = [reading]
        numbers = []
        for _ in range(data.draw(st.integers(1, 4))):
            change = data.draw(changes(store.reading(key)))
            before = store.counts()["decisions"]
            try:
                decision = store.correct(key, change, "eve")
            except CorrectionError:
                assert store.reading(key) == history[-1]
                assert store.counts()["decisions"] == before
                continue
            if store.counts()["decisions"] > before:
                history.append(store.reading(key))
                numbers.append(decision.number)
            assert store.as_read(key) == reading
            text = reading.article.text
            if stands(change, text):
                assert change_of(kind_of(change), value_of(change, text), text) == change
        store.add(replace(reading, version=reading.version + "+"), page)
        assert store.reading(key) == replace(history[-1], version=reading.version + "+")
        store.add(reading, page)
        for number in reversed(numbers):
            assert store.reading(key) == history.pop()
            store.undo(number, "dan")
        assert store.reading(key) == reading


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30), st.integers(-5, 40), st.integers(-5, 40))
def test_a_span_stands_if_and_only_if_it_covers_words_of_the_text(text: str, start: int, end: int) -> None:
    reading, _ = made("Ann said yes.")
    base = replace(reading, article=replace(reading.article, text=text), statements=())
    covers = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    try:
        check(Missed((Span(start, end),)), base)
    except CorrectionError:
        assert not covers
    else:
        assert covers
        (s,) = done(base, Missed((Span(start, end),))).statements
        assert s.content == (Span(start, end),)


def test_rows_to_train_on_have_the_format_of_hand_read_articles(path: Path, tmp_path: Path) -> None:
    from tests.stores import made as made_page

    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        store.add(*made_page("Nobody said anything.", url="https://b.example/1"))
        store.correct(key, Missed((at("not at home"),), at("was"), at("The mayor"), Named("the mayor", "person", at("The mayor"), new=True)), "eve")
        store.correct(key, LabelIs(of(reading, "s2"), "act", "warn"), "eve")
    out = tmp_path / "rows.jsonl"
    done = CliRunner().invoke(app, ["corrections", "export", str(out), "--db", str(path)])
    assert (done.exit_code, done.stdout.strip()) == (0, f"1 corrected article written to {out}")
    (row,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert row["text"] == WORDS
    assert [s["by"] for s in row["statements"]] == ["program", "program", "person", "person"]
    assert [s["within"] for s in row["statements"]] == [None, "s1", None, None]
    for s in row["statements"]:
        assert s["speaker"] in row["actors"]
        assert s["speaker"] in s["chain"][-1]
        assert all(WORDS[a:b].strip() for a, b in [*s["content_spans"], s["cue_span"], s["source_span"]])
    assert [WORDS[slice(*s["cue_span"])] for s in row["statements"]] == ["said", "said", "said", "was"]


def test_the_trainer_takes_the_rows(path: Path) -> None:
    data = pytest.importorskip("training.data")
    from tokenizers import Tokenizer

    from accordingto.corrections import training_row

    reading, _ = nested()
    (example,) = data.gold([training_row(reading)], Tokenizer.from_file(str(models.path_of("tagger.tokenizer.json"))))
    assert [t.inner for t in example.targets] == [False, True, False]
    assert all(len(cue) for cue in example.cues)


def test_corrections_are_listed_and_undone_from_the_command_line(path: Path) -> None:
    reading, page = nested()
    with Store.open(path) as store:
        key = store.add(reading, page)
        store.correct(key, SpeakerIs(of(reading, "s2"), Named("Ann", "person")), "eve")
        store.correct(key, SpeakerIs(of(reading, "s2"), None), "eve")
        store.correct(key, ChainIs(of(reading, "s3"), ((Named("Ann", "person"), Named("Carl", "person")), (Named("Bob", "person"),))), "eve")
        store.correct(key, SpansAre(of(reading, "s3"), (at("safe"), at("spring"))), "eve")
        store.correct(key, IsWrong(of(reading, "s2")), "eve")
        store.correct(key, Missed((at("not at home"),)), "eve")
        store.grade_source("The Herald", "B", "eve")
    run = CliRunner().invoke
    told = run(app, ["corrections", "list", "--db", str(path)]).stdout
    assert told.count("eve:") == 7
    for words in (
        "speaker: Ann · ",
        "speaker: nobody",
        "Ann + Carl → Bob",
        "[safe … spring]",
        "missed · ",
        "[not at home]",
        "source grade: B · The Herald",
    ):
        assert words in told
    assert run(app, ["decisions", "--db", str(path)]).stdout == told
    assert run(app, ["corrections", "undo", "1", "--db", str(path), "--who", "dan"]).exit_code == 0
    assert "(taken back by dan" in run(app, ["corrections", "list", "--undone", "--db", str(path)]).stdout
    lines = run(app, ["corrections", "list", "--json", "--db", str(path)]).stdout.splitlines()
    assert [json.loads(line)["number"] for line in lines] == [2, 3, 4, 5, 6, 7]
    with pytest.raises(AccordingtoError, match="no decision has the number 99"):
        run(app, ["corrections", "undo", "99", "--db", str(path)], catch_exceptions=False)
