"""From readings to claims with roots, sources, witnesses, echoes, circles. Stories by hand; the encoder is the real one."""

import gc
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.claims import corpus_of
from accordingto.collecting import uncollected
from accordingto.model import Claim, Corpus, Decisions, Noted, Reading
from tests.stories import Tell, reading, tell

LEAVES = "President Hahn will resign in the autumn"
STEPS = "Hahn is going to step down in the autumn"
OFFICIALS = "two officials close to the president"


def claim(corpus: Corpus, report: str) -> Claim:
    """The claim of a report."""
    return corpus.claim_of(report)


def counted(corpus: Corpus, report: str) -> tuple[int, int]:
    """At least and at most for a report's claim."""
    found = corpus.sources[claim(corpus, report).id]
    return found.at_least, found.at_most


def exclusive() -> list[Reading]:
    """One outlet heard it; two others cite it, one of them by way of the other."""
    return [
        reading("a", "Valmor Times", "2024-03-05T08:00", tell(LEAVES, OFFICIALS)),
        reading("b", "Kessel Post", "2024-03-05T12:00", tell(STEPS, "Valmor Times:outlet", "two officials")),
        reading("c", "Drovitsa News", "2024-03-06", tell(STEPS, "Kessel Post:outlet")),
    ]


def test_reports_that_cite_share_the_root_of_whom_they_cite() -> None:
    corpus = corpus_of(exclusive())
    found = claim(corpus, "a#s1")
    assert found.reports == ("a#s1", "b#s1", "c#s1")
    (root,) = corpus.roots[found.id]
    assert (root.who, root.heard_by, root.when) == (OFFICIALS, "Valmor Times", "2024-03-05T08:00")
    assert root.reports == found.reports
    assert counted(corpus, "a#s1") == (1, 1)
    assert corpus.witnesses[found.id] == ("Valmor Times",)
    (echo,) = corpus.echoes[found.id]
    assert echo.reports == found.reports
    assert corpus.circles[found.id] == ()
    assert {(c.report, c.article, c.cited) for c in corpus.citations} == {("b#s1", "a", "a#s1"), ("c#s1", "b", "b#s1")}
    assert all(link.reasons and 0.5 <= link.score <= 1 for link in found.links)


def test_unnamed_of_two_outlets_may_be_the_same_people() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "an official in the president’s office")),
            reading("b", "Kessel Post", "2024-03-05", tell(STEPS, "a person close to the president")),
        ]
    )
    assert counted(corpus, "a#s1") == (1, 2)
    assert any("may be the same people" in r for r in corpus.sources[claim(corpus, "a#s1").id].reasons)


def test_unnamed_of_two_houses_are_two() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "a Torlandish diplomat")),
            reading("b", "Kessel Post", "2024-03-05", tell(LEAVES, "a senator from Northbay")),
        ]
    )
    assert counted(corpus, "a#s1") == (2, 2)


def test_the_named_count_once_however_many_heard_them() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Ana Ruiz")),
            reading("b", "Kessel Post", "2024-03-05", tell(STEPS, "Ruiz")),
            reading("c", "Drovitsa News", "2024-03-06", tell(LEAVES, "Peter Novak")),
        ]
    )
    assert counted(corpus, "a#s1") == (2, 2)
    assert corpus.witnesses[claim(corpus, "a#s1").id] == ("Drovitsa News", "Kessel Post", "Valmor Times")
    assert corpus.echoes[claim(corpus, "a#s1").id] == ()


def test_an_outlet_with_nobody_behind_it_may_be_an_origin_of_its_own() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Ana Ruiz")),
            reading("b", "Kessel Post", "2024-03-05", tell(STEPS, "Northbay Herald:outlet")),
        ]
    )
    assert counted(corpus, "a#s1") == (1, 2)


def test_a_denial_is_the_same_claim_and_no_source_of_it() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Ana Ruiz")),
            reading("b", "Kessel Post", "2024-03-05", tell(LEAVES, "Peter Novak", act="deny")),
            reading("c", "Drovitsa News", "2024-03-05", tell("President Hahn will not resign in the autumn", "Mei Tanaka")),
        ]
    )
    assert len(corpus.claims) == 1
    assert {key: r.stance for key, r in corpus.reports.items()} == {"a#s1": "for", "b#s1": "against", "c#s1": "against"}
    assert counted(corpus, "a#s1") == (1, 1)
    assert {r.who for r in corpus.roots[corpus.claims[0].id]} == {"Ana Ruiz", "Peter Novak", "Mei Tanaka"}


def test_a_circle_is_found_and_nobody_stands_behind_it() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Kessel Post:outlet")),
            reading("b", "Kessel Post", "2024-03-05", tell(STEPS, "Drovitsa News:outlet")),
            reading("c", "Drovitsa News", "2024-03-05", tell(STEPS, "Valmor Times:outlet")),
        ]
    )
    found = claim(corpus, "a#s1")
    (circle,) = corpus.circles[found.id]
    assert circle.path == ("Drovitsa News", "Valmor Times", "Kessel Post")
    assert counted(corpus, "a#s1") == (0, 1)
    assert all(root.kind is None for root in corpus.roots[found.id])


def test_other_numbers_are_other_claims() -> None:
    corpus = corpus_of(
        [
            reading("a", "Valmor Times", "2024-03-05", tell("12 people were killed in the blast", "Ana Ruiz")),
            reading("b", "Kessel Post", "2024-03-05", tell("14 people were killed in the blast", "Ana Ruiz")),
        ]
    )
    assert len(corpus.claims) == 2


def test_the_same_words_of_other_events_are_other_claims() -> None:
    said = "Ten people were hurt"
    corpus = corpus_of(
        [
            reading(
                "a",
                "Valmor Times",
                "2024-03-05",
                tell(said, "Ana Ruiz"),
                text=f"A bus of Halden Lines left the road near Kessel, Tomas Keller said. {said}.",
            ),
            reading(
                "b",
                "Kessel Post",
                "2024-03-05",
                tell(said, "Mei Tanaka"),
                text=f"Fire broke out at Orbis Chemicals in Northbay, Leila Mansour said. {said}.",
            ),
        ]
    )
    assert len(corpus.claims) == 2


def test_a_byline_of_an_agency_is_whom_the_article_has_it_from() -> None:
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Ana Ruiz"), by="Reuters")])
    assert corpus.witnesses[corpus.claims[0].id] == ("Reuters",)


def test_people_join_and_split() -> None:
    told = [*exclusive(), reading("d", "Northbay Herald", "2024-03-06", tell("the opera will open its doors again", "Mei Tanaka"))]
    joined = corpus_of(told, decisions=Decisions(joins=(("a#s1", "d#s1"),)))
    assert claim(joined, "a#s1") == claim(joined, "d#s1")
    assert any(link.reasons == ("joined by a person",) for link in claim(joined, "d#s1").links)
    split = corpus_of(told, decisions=Decisions(splits=(("a#s1", "b#s1"), ("b#s1", "c#s1"))))
    assert claim(split, "a#s1") != claim(split, "b#s1")
    assert claim(split, "b#s1") != claim(split, "c#s1")
    corpus_of(told, decisions=Decisions(joins=(("a#s1", "nowhere#s9"),), splits=(("x#s1", "x#s1"),)))


def test_nothing_in_nothing_out() -> None:
    assert corpus_of([]).claims == ()
    assert corpus_of([reading("a", "Valmor Times", None, tell(LEAVES, "Ana Ruiz"))]).claims[0].reports == ("a#s1",)


def test_the_same_article_twice_counts_once() -> None:
    told = exclusive()
    assert corpus_of([*told, *told]) == corpus_of(told)


CONTENTS = [
    LEAVES, STEPS, "President Hahn will not resign in the autumn", "12 people were killed in the blast in Valmor", "a blast in Valmor left 12 dead",
    "14 people were killed in the blast in Valmor", "he will not talk to Torland", "to talk to Torland", "it", "the harbour will be closed on Monday",
]  # fmt: skip
SPEAKERS = ["Ana Ruiz", "Ruiz", "two officials", "an official", "a Torlandish diplomat", "Interior Ministry:government", "residents:group"]
OUTLETS = ["Valmor Times", "Kessel Post", "Drovitsa News", "Northbay Herald"]
chains = st.tuples(
    st.lists(st.sampled_from([f"{o}:outlet" for o in OUTLETS]), max_size=2, unique=True), st.lists(st.sampled_from(SPEAKERS), max_size=1)
).map(lambda c: (*c[0], *c[1]) or ("Ana Ruiz",))
tells = st.builds(Tell, st.sampled_from(CONTENTS), chains, st.sampled_from(["say", "say", "deny", "doubt", "refuse"]))
dates = st.sampled_from(["2024-03-04", "2024-03-04T09:00", "2024-03-05", "2024-03-05T18:30", "2024-03-07", None])


@st.composite
def worlds(draw: st.DrawFn) -> list[Reading]:
    """A few articles that tell and cite at random, circles and all."""
    number = draw(st.integers(1, 7))
    return [
        reading(f"n{i}", draw(st.sampled_from(OUTLETS)), draw(dates), *draw(st.lists(tells, min_size=1, max_size=3, unique_by=lambda t: t.content)))
        for i in range(number)
    ]


@settings(max_examples=60, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_order_changes_nothing(told: list[Reading], dice: "st.random.Random") -> None:  # type: ignore[name-defined]
    shuffled = list(told)
    dice.shuffle(shuffled)
    assert corpus_of(shuffled) == corpus_of(told)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_everything_holds_together(told: list[Reading], data: st.DataObject) -> None:
    corpus = corpus_of(told)
    keys = [key for c in corpus.claims for key in c.reports]
    assert sorted(keys) == sorted(corpus.reports)
    assert len({c.id for c in corpus.claims}) == len(corpus.claims)
    for c in corpus.claims:
        sources = corpus.sources[c.id]
        assert 0 <= sources.at_least <= sources.at_most
        assert sources.reasons
        assert {key for root in corpus.roots[c.id] for key in root.reports} == set(c.reports)
        assert all({link.a, link.b} <= set(c.reports) and link.reasons for link in c.links)
        assert all(set(echo.reports) <= set(c.reports) for echo in corpus.echoes[c.id])
        assert all(len(circle.path) > 1 and len(set(circle.path)) == len(circle.path) for circle in corpus.circles[c.id])
    pair = tuple(data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2)))
    parted = corpus_of(told, decisions=Decisions(splits=(pair,)))  # type: ignore[arg-type]
    assert pair[0] == pair[1] or claim(parted, pair[0]) != claim(parted, pair[1])
    together = corpus_of(told, decisions=Decisions(joins=(pair,)))  # type: ignore[arg-type]
    assert claim(together, pair[0]) == claim(together, pair[1])


@settings(max_examples=60, deadline=None)
@given(worlds(), st.data())
def test_a_copy_never_raises_the_number_of_sources(told: list[Reading], data: st.DataObject) -> None:
    before = corpus_of(told)
    original = data.draw(st.sampled_from(told))
    day = Noted("2024-03-09", "given") if original.article.published else None
    article = replace(original.article, id="the copy", outlet=Noted("Copy Cat", "given"), published=day, url="https://copycat.example/1")
    after = corpus_of([*told, replace(original, article=article)])
    for key in before.reports:
        was, now = counted(before, key), counted(after, key)
        assert now[0] <= was[0]
        assert now[1] <= was[1]


@pytest.mark.parametrize("size", [2, 5, 40])
def test_rings_of_any_size_end(size: int) -> None:
    ring = [
        reading(
            f"r{i}", f"Outlet {chr(65 + i % 26)}{i}", "2024-03-05", tell(LEAVES, f"Outlet {chr(65 + (i + 1) % size % 26)}{(i + 1) % size}:outlet")
        )
        for i in range(size)
    ]
    corpus = corpus_of(ring)
    assert counted(corpus, "r0#s1") == (0, 1)


def test_a_copy_stays_with_what_it_was_copied_from() -> None:
    """The same words of two events are two claims; a copy of one doesn't go over to the other."""
    closed = "the harbour will be closed on Monday"
    told = [
        reading(
            "n0",
            "Northbay Herald",
            "2024-03-04",
            tell(closed, "Interior Ministry:government"),
            tell("a blast in Valmor left 12 dead", "Drovitsa News:outlet"),
        ),
        reading("n1", "Northbay Herald", "2024-03-04", tell("it", "Ana Ruiz", act="deny"), tell(closed, "two officials")),
    ]
    article = replace(told[1].article, id="the copy", outlet=Noted("Copy Cat", "given"), published=Noted("2024-03-09", "given"))
    before, after = corpus_of(told), corpus_of([*told, replace(told[1], article=article)])
    assert counted(after, "n0#s1") == counted(before, "n0#s1")
    assert claim(after, "n1#s2") == claim(after, "the copy#s2")


def test_the_collector_is_as_it_was_after_joining_and_after_a_failure() -> None:
    assert gc.isenabled()
    corpus_of([])
    assert gc.isenabled()
    seen: list[bool] = []
    with pytest.raises(IndexError), uncollected():
        seen.append(gc.isenabled() or seen[0])
    assert gc.isenabled()
    gc.disable()
    try:
        corpus_of([])
        assert not gc.isenabled()
    finally:
        gc.enable()
