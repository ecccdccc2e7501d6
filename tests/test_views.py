"""Each view on a small world of articles by hand. The encoder is the real one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.claims.encoding import Encoder
from accordingto.corrections import Named, SpeakerIs, anchor_of
from accordingto.errors import UnknownError
from accordingto.linking import link, split
from accordingto.store import Store
from accordingto.views import (
    actor_view,
    article_view,
    as_json,
    claim_view,
    claims_view,
    outlet_view,
    timeline_view,
    trace_view,
)
from accordingto.views.article import view_of
from tests.hahn import DAM, LEAVES, OFFICIALS, STAYS, STEPS, TROOPS, world
from tests.stores import kept, made
from tests.stories import reading, tell


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with kept(tmp_path_factory.mktemp("views") / "news.db", *world()) as opened:
        link(opened)
        yield opened


def test_claims_by_their_words(store: Store) -> None:
    first, *_ = claims_view(store, "resign")
    assert first.words == LEAVES
    assert (first.reports, first.outlets, first.sources, first.echoes, first.echo, first.denied) == (5, 4, (1, 2), 1, OFFICIALS, 1)
    assert (first.first, first.last, first.found) == ("2024-03-05", "2024-04-02", "words")
    assert first.told == f"5 reports in 4 outlets, 1–2 sources, echo of {OFFICIALS}, denied by 1"
    assert [row.words for row in claims_view(store, "dam cracked", meaning=False)] == [DAM]
    assert claims_view(store, "zeppelin", meaning=False) == ()
    assert claims_view(store, "", meaning=False) == ()
    assert claims_view(store, '"') == claims_view(store, '"')


def test_claims_by_their_meaning(store: Store) -> None:
    (best, *_) = claims_view(store, "a cracked wall of the reservoir")
    assert best.words == DAM
    assert best.found == "meaning"
    assert best.fit is not None
    assert best.fit >= 0.4


def test_claims_without_words_are_those_told_last(store: Store) -> None:
    rows = claims_view(store)
    assert [row.last for row in rows] == sorted((row.last or "" for row in rows), reverse=True)
    assert len(claims_view(store, limit=2)) == 2


def test_claims_of_an_actor_an_outlet_a_time(store: Store) -> None:
    assert {row.words for row in claims_view(store, actor="hahn")} >= {LEAVES}
    assert [row.words for row in claims_view(store, outlet="lowengazette.example")] == [DAM]
    assert [row.words for row in claims_view(store, outlet="The Lowen Gazette", since="2024-05", until="2024-05")] == [DAM]
    assert claims_view(store, outlet="Lowen Gazette", until="2024-04-30") == ()
    assert [row.words for row in claims_view(store, "autumn", since="2024-04-01", until="2024-04-30")] == [LEAVES]
    assert claims_view(store, "autumn", actor="Karl Hahn", outlet="Mira Echo") == ()
    assert [row.words for row in claims_view(store, since="2024-03-31", until="2024-04-30")] == [LEAVES]
    assert DAM not in {row.words for row in claims_view(store, "the dam is cracking", until="2024-04")}
    assert [row.words for row in claims_view(store, "dam", since="2024-04", meaning=False)] == [DAM]
    assert claims_view(store, "dam", until="2020", meaning=False) == ()
    assert claims_view(store, "dam", since="2025", meaning=False) == ()


def test_a_claim_with_its_evidence(store: Store) -> None:
    (row, *_) = claims_view(store, "resign")
    view = claim_view(store, row.id)
    assert view.claim == claim_view(store, row.id[:5]).claim
    by = {r.outlet or "": r for r in view.reports if r.stance == "for"}
    assert [r.day for r in view.reports] == ["2024-03-05", "2024-03-05", "2024-03-06", "2024-03-07", "2024-04-02"]
    edges = {(e.start, e.end): e for e in view.edges}
    roots = {r.who: r for r in view.roots}
    assert edges[by["Kessel Post"].key, by["Valmor Times"].key].kind == "cites"
    assert edges[by["Drovitsa News"].key, by["Kessel Post"].key].kind == "cites"
    assert edges[by["Valmor Times"].key, roots[OFFICIALS].id].kind == "heard"
    assert all(e.reason for e in view.edges)
    assert {e.start for e in view.edges} == {r.key for r in view.reports}
    assert [r.who for r in view.echoes] == [OFFICIALS]
    assert len(roots[OFFICIALS].reports) == 3
    assert [r.words for r in view.against] == [STAYS]
    assert view.claim.why
    assert [(d.day, len(d.reports), d.outlets, d.outlets_so_far) for d in view.spread][:2] == [
        ("2024-03-05", 2, ("Valmor Times", "Kessel Post"), 2),
        ("2024-03-06", 1, ("Drovitsa News",), 3),
    ]
    assert all(x.reasons and 0 <= x.score <= 1 for x in view.links)
    assert view.decisions == ()


def test_a_circle_is_shown_and_hangs_nothing(store: Store) -> None:
    (row,) = claims_view(store, "dam cracked", meaning=False)
    assert (row.circles, row.sources[0]) == (1, 0)
    view = claim_view(store, row.id)
    (circle,) = view.circles
    assert set(circle.path) == {"Mira Echo", "Lowen Gazette"}
    ends = {e.start: e.end for e in view.edges}
    assert {ends[r.key] for r in view.reports} == {r.key for r in view.reports}
    steps = trace_view(store, DAM).traces[0].steps
    assert [s.how for s in steps] == ["cites", "cites"]


def test_decisions_stand_on_the_claim(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        (row, *_) = claims_view(store, "resign")
        key = claim_view(store, row.id).reports[1].key
        split(store, row.id, [key], "ada")
        link(store)
        (decision,) = claim_view(store, key).decisions
        assert (decision.kind, decision.keys, decision.who) == ("split", (key,), "ada")
        assert len(decision.others) == 4


def test_who_said_it_first_and_through_whom_it_spread(store: Store) -> None:
    view = trace_view(store, "Hahn is going to step down in the autumn")
    trace = view.traces[0]
    assert (view.read_as, trace.first.outlet, trace.first.day) == ("sentence", "Valmor Times", "2024-03-05")
    assert [r.who for r in trace.origins] == [OFFICIALS]
    assert [(s.how, s.whom) for s in trace.steps][:3] == [("heard", (OFFICIALS,)), ("cites", ("Valmor Times",)), ("cites", ("Kessel Post",))]
    by_url = trace_view(store, "http://www.drovitsanews.example/c?utm_source=x")
    assert by_url.read_as == "url"
    assert [t.claim.id for t in by_url.traces] == [trace.claim.id]
    with pytest.raises(UnknownError, match="no page from"):
        trace_view(store, "https://drovitsanews.example/zzz")


def test_an_actor_over_all_articles(store: Store) -> None:
    view = actor_view(store, "hahn")
    assert (view.name, view.kind, set(view.names)) == ("Karl Hahn", "person", {"Karl Hahn", "Hahn"})
    assert view.name == actor_view(store, "Karl HAHN").name
    assert view.tally.reports == 4
    assert [s.day for s in view.statements] == ["2024-06-09", "2024-06-01", "2024-04-02", "2024-03-07"]
    assert [(p.kind, p.words, p.conditions) for p in view.positions] == [
        ("refusal", TROOPS, ()),
        ("readiness", TROOPS, (("if", "the council agrees"),)),
    ]
    stances = [[(r.stance, r.outlet) for r in c.reports] for c in view.contradictions if c.kind == "stance"]
    assert [("against", "Kessel Post"), ("for", "Ostrov Daily")] in stances
    position = next(c for c in view.contradictions if c.kind == "position")
    assert [p.kind for p in position.positions] == ["readiness", "refusal"]
    assert actor_view(store, "Hahn", limit=1).statements == view.statements[:1]


def test_what_an_actor_wants_is_not_read_anew_when_somebody_asks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object, text: str) -> None:
        raise AssertionError(f"encoded: {text}")

    monkeypatch.setattr(Encoder, "vector", never)
    assert "position" in {c.kind for c in actor_view(store, "Hahn").contradictions}


def test_a_position_that_was_corrected_away_is_not_shown_before_the_next_linking(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()) as store:
        link(store)
        before = actor_view(store, "Hahn").positions
        key = before[0].article
        store.correct(key, SpeakerIs(anchor_of(store.reading(key).statements[0]), Named("The mayor", "person", new=True)), "eve")
        assert actor_view(store, "Hahn").positions == before[1:]
        link(store)
        assert actor_view(store, "Hahn").positions == before[1:]


def test_an_outlet(store: Store) -> None:
    view = outlet_view(store, "kesselpost.example")
    assert (view.name, view.articles, view.tally.reports) == ("Kessel Post", 2, 3)
    assert view.first_hand == pytest.approx(2 / 3, abs=1e-3)
    assert view.unnamed == pytest.approx(2 / 3, abs=1e-3)
    assert [(r.outlet, r.reports, r.stored) for r in view.relies_on] == [("Valmor Times", 1, 1)]
    assert view.cited_by == (("Drovitsa News", 1),)
    assert outlet_view(store, "the kessel post") == view
    first = outlet_view(store, "Valmor Times")
    assert first.firsts == 1
    assert [c.words for c in first.first] == [LEAVES]


def test_who_took_what_over(tmp_path: Path) -> None:
    text = f"The palace gave no answer on Tuesday, and its gates stayed shut while reporters waited in the rain. A minister made it known: {LEAVES}."
    told = [
        reading(key, outlet, f"2024-03-0{i}", tell(LEAVES, "a minister"), text=text)
        for i, (key, outlet) in enumerate((("a", "Valmor Times"), ("b", "Mira Echo")), 5)
    ]
    with kept(tmp_path / "n.db", *told) as store:
        link(store)
        (row,) = claims_view(store, "resign")
        (edge,) = [e for e in claim_view(store, row.id).edges if e.kind == "copies"]
        assert "100% of its words are taken over" in edge.reason
        assert edge.words == LEAVES
        assert outlet_view(store, "Mira Echo").copies == (("Valmor Times", 1),)
        assert outlet_view(store, "Valmor Times").copied_by == (("Mira Echo", 1),)


def test_a_time_line(store: Store) -> None:
    view = timeline_view(store, "autumn")
    key = claims_view(store, "resign")[0].id
    days = [(d.day, d.reports, key in d.new, key in d.again) for d in view.days if key in (*d.new, *d.again)]
    assert days == [("2024-03-05", 2, True, False), ("2024-03-06", 1, False, True), ("2024-03-07", 1, False, True), ("2024-04-02", 1, False, True)]
    assert {key for d in view.days for key in (*d.new, *d.again)} <= {c.id for c in view.claims}
    assert [d.day for d in timeline_view(store, "autumn", since="2024-03-06", until="2024-03").days] == ["2024-03-06", "2024-03-07"]
    assert timeline_view(store, outlet="Mira Echo").days[0].day == "2024-05-01"


def test_an_article_ready_to_draw(store: Store) -> None:
    view = article_view(store, "https://kesselpost.example/d")
    assert "".join(s.text for s in view.segments) == store.reading(view.key).article.text
    assert [s.text for s in view.segments if any(m.role == "content" and m.statement == 1 for m in s.marks)] == [STAYS]
    assert [s.number for s in view.statements] == [1, 2]
    assert view.statements[0].claim == claims_view(store, "resign")[0].id
    assert (view.outlet, view.published) == ("Kessel Post", "2024-03-07")
    assert {s.name for s in view.sources} == {"Karl Hahn", "the mayor of Kessel"}
    assert article_view(store, view.key) == view
    wants = article_view(store, "https://valmortimes.example/h").positions
    assert [(w.holder, w.kind, w.words, w.statement) for w in wants] == [("Karl Hahn", "readiness", TROOPS, 1)]
    with pytest.raises(UnknownError, match="no article"):
        article_view(store, "nowhere")


def test_segments_nest_and_hold_all_of_the_text() -> None:
    from dataclasses import replace

    told, _ = made("Ada said Bo said it rains. Nothing else")
    outer = told.statements[0]
    inner = replace(outer, id="s9", within=outer.id, content=(type(outer.content[0])(17, 25),), source=None, cue=None)
    view = view_of("k", replace(told, statements=(outer, inner)))
    assert "".join(s.text for s in view.segments) == told.article.text
    deep = next(s for s in view.segments if s.text == "it rains")
    assert [(m.statement, m.role, m.depth) for m in deep.marks] == [(1, "content", 0), (2, "content", 1)]
    assert view.statements[1].within == 1
    ring = replace(outer, within="s9")
    assert view_of("k", replace(told, statements=(ring, inner))).segments


def test_all_views_are_json(store: Store) -> None:
    key = claims_view(store, "resign")[0].id
    views = [claims_view(store, "resign"), claim_view(store, key), trace_view(store, STEPS), actor_view(store, "Hahn")]
    views += [outlet_view(store, "Kessel Post"), timeline_view(store), article_view(store, "https://kesselpost.example/b")]
    for view in views:
        assert json.loads(json.dumps(as_json(view))) == as_json(view)
    assert as_json(views[0])[0]["told"] == views[0][0].told  # type: ignore[index]


@pytest.mark.parametrize(("asked", "near"), [("Karl Han", "Karl Hahn"), ("Karla", ""), ("%", ""), ("", "")])
def test_an_actor_that_is_not_there(store: Store, asked: str, near: str) -> None:
    with pytest.raises(UnknownError, match="no actor") as error:
        actor_view(store, asked)
    assert near in str(error.value)
    assert "\n" not in str(error.value)


def test_an_outlet_that_is_not_there(store: Store) -> None:
    with pytest.raises(UnknownError, match="near: Kessel Post"):
        outlet_view(store, "Kesel Post")
    with pytest.raises(UnknownError, match="no outlet"):
        claims_view(store, "resign", outlet="nowhere.example")


def test_what_is_not_linked_yet_says_so(tmp_path: Path) -> None:
    with kept(tmp_path / "n.db", *world()[:1]) as store:
        assert claims_view(store, "resign") == ()
        with pytest.raises(UnknownError, match="accordingto link --db"):
            claim_view(store, "c123")
        assert article_view(store, "https://valmortimes.example/a").statements[0].claim is None
