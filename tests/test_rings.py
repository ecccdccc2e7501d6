"""Rings of credits: each step must be able to mean a report that is there."""

from dataclasses import replace

import numpy as np
import pytest

from accordingto.claims import corpus_of
from accordingto.claims.citing import credits_of
from accordingto.claims.encoding import shipped
from accordingto.claims.judging import FEATURES, Judgement, Setting, judged
from accordingto.claims.meant import Meaning, told_together
from accordingto.claims.nodes import likeness, mere_copies
from accordingto.claims.rings import Rings, alike
from accordingto.claims.telling import Telling, tellings_of
from accordingto.claims.wording import wording_of
from accordingto.model import Corpus, Decisions, LinkKind, Reading
from tests.stories import reading, tell

LEAVES = "President Hahn will resign in the autumn"
STEPS = "Hahn is going to step down in the autumn"


def paths(corpus: Corpus) -> list[tuple[str, ...]]:
    """The circles of all claims."""
    return [circle.path for circles in corpus.circles.values() for circle in circles]


def two(first: str, second: str) -> list[Reading]:
    """Two outlets that credit one another, on these days."""
    return [
        reading("a", "Valmor Times", first, tell(LEAVES, "Kessel Post:outlet")),
        reading("b", "Kessel Post", second, tell(STEPS, "Valmor Times:outlet")),
    ]


def told(made: Reading) -> Telling:
    """The only telling of a reading."""
    return tellings_of(made)[0]


def test_two_that_credit_one_another_on_one_day_are_a_ring() -> None:
    assert paths(corpus_of(two("2024-03-05", "2024-03-05"))) == [("Kessel Post", "Valmor Times")]


def test_a_credit_means_nothing_that_was_told_days_later() -> None:
    assert paths(corpus_of(two("2024-03-05", "2024-03-09"))) == []


def test_a_report_that_comes_back_to_its_outlet_is_a_ring() -> None:
    began = reading("c", "Valmor Times", "2024-03-04", tell(LEAVES, "Ana Ruiz"))
    assert paths(corpus_of([*two("2024-03-09", "2024-03-05"), began])) == [("Kessel Post", "Valmor Times")]


def test_a_chain_that_does_not_come_back_is_no_ring() -> None:
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Kessel Post:outlet", "Drovitsa News:outlet"))])
    assert paths(corpus) == []


def test_a_copy_that_credits_another_outlet_is_no_mere_copy() -> None:
    one, same, other = (told(reading(key, outlet, "2024-03-05", tell(LEAVES, whom))) for key, outlet, whom in (
        ("a", "Valmor Times", "Kessel Post:outlet"), ("b", "Northbay Herald", "Kessel Post:outlet"), ("c", "Drovitsa News", "Orbis Wire:outlet")
    ))  # fmt: skip
    by = {t.report.key: t for t in (one, same, other)}
    assert mere_copies(by, {same.report.key: one.report.key, other.report.key: one.report.key}) == {same.report.key}
    credited = replace(one.report, key="d#s1", chain=told(reading("d", "Orbis", "2024-03-05", tell(LEAVES, "Valmor Times:outlet"))).report.chain)
    by["d#s1"] = replace(one, report=credited)
    assert mere_copies(by, {"d#s1": one.report.key}) == {"d#s1"}


def test_another_name_in_the_same_words_is_no_copy() -> None:
    one = wording_of("a leaking valve had caused the explosion at the plant of Drostma Chemicals in Valmor")
    assert likeness(one, wording_of("a leaking valve had caused the explosion at the plant of Lenex Chemicals in Valmor")) == 0
    assert likeness(one, wording_of("a leaking valve had caused the explosion at the plant of Drostma Chemicals")) > 0.8


def test_who_credits_another_may_begin_with_another_side_of_the_event() -> None:
    here = told(reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Ana Ruiz")))
    one = replace(here, around=frozenset({"kessel"}), named=frozenset({"kessel", "hahn", "orbis"}))
    other = replace(here, around=frozenset({"hahn"}), named=frozenset({"hahn", "kessel", "northbay"}))
    assert told_together(one, other) == (frozenset({"kessel", "hahn"}), frozenset({"hahn", "kessel"}))
    alone = replace(other, named=frozenset({"hahn"}))
    assert told_together(one, alone) == (frozenset({"kessel", "hahn"}), frozenset({"hahn"}))


@pytest.mark.parametrize(
    ("one", "other", "ring"),
    [
        ("117 people were hurt in the blast in Valmor", "the blast in Valmor left 117 wounded", True),
        ("117 people were hurt in the blast in Valmor", "the blast in Valmor was caused by a leaking gas valve", False),
        ("the blast in Valmor was caused by a leaking gas valve", "a leaking gas valve caused the blast in Valmor", True),
        ("the blast in Valmor was caused by a leaking gas valve", "the opera will open its doors again", False),
    ],
)
def test_what_was_not_joined_is_on_a_ring_only_where_it_is_no_other_matter(one: str, other: str, *, ring: bool) -> None:
    a, b = wording_of(one), wording_of(other)
    first, second = shipped().vectors([a.text, b.text])
    assert alike(judged(a, b, float(first @ second), Setting(cites=2.0))) == ring


def test_outlets_side_by_side_credit_nobody() -> None:
    """Two articles that name the same two papers, each in another order, show no ring between these."""
    made = []
    for key, outlet, names in (("a", "Valmor Times", ("Kessel Post", "Orbis Wire")), ("b", "Northbay Herald", ("Orbis Wire", "Kessel Post"))):
        plain = told(reading(key, outlet, "2024-03-05", tell(LEAVES, f"{names[0]}:outlet")))
        hop = tuple(plain.report.chain[0][0]._replace(name=name) for name in names)
        made.append(replace(plain, report=replace(plain.report, chain=(hop,))))
    assert [credits_of(t) for t in made] == [
        [("valmor times", "kessel post"), ("valmor times", "orbis wire")],
        [("northbay herald", "orbis wire"), ("northbay herald", "kessel post")],
    ]


def test_what_a_credit_means_is_rather_what_gives_the_same_number() -> None:
    own = told(reading("a", "Valmor Times", "2024-03-05", tell("40 people were hurt in the blast", "Kessel Post:outlet")))
    other = told(reading("b", "Kessel Post", "2024-03-05", tell("the blast left forty wounded", "Ana Ruiz")))
    plain = told(reading("c", "Kessel Post", "2024-03-05", tell("people were hurt in the blast", "Ana Ruiz")))
    vectors = np.array([[1.0, 0.0], [0.6, 0.8], [0.9, 0.44]])
    tellings = [replace(t, around=frozenset({"valmor"})) for t in (own, other, plain)]
    node = {t.report.key: i for i, t in enumerate(tellings)}
    assert Meaning(tellings, vectors, node, ()).pairs() == {(own.report.key, other.report.key)}


def test_one_article_that_names_two_outlets_shows_no_ring() -> None:
    """A joint inquiry, told by one of the two: each seems to stand behind the other."""
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Kessel Post:outlet", "Valmor Times:outlet", "Ana Ruiz"))])
    assert paths(corpus) == []


HID, KEPT = "the mayor had hidden the report on the bridge", "the findings were kept under lock and key in the town hall"


def closed(first: str, second: str, *, split: bool = False) -> Corpus:
    """Two outlets that credit one another for what each puts in words of its own."""
    made = [
        reading("a", "Valmor Times", "2024-03-05", tell(first, "Kessel Post:outlet")),
        reading("b", "Kessel Post", "2024-03-05", tell(second, "Valmor Times:outlet")),
    ]
    return corpus_of(made, decisions=Decisions(splits=(("a#s1", "b#s1"),)) if split else None)


def test_what_goes_round_a_ring_is_one_claim_in_whatever_words() -> None:
    alone = corpus_of([reading(key, outlet, "2024-03-05", tell(words, "Ana Ruiz")) for key, outlet, words in (
        ("a", "Valmor Times", HID), ("b", "Kessel Post", KEPT)
    )])  # fmt: skip
    assert len(alone.claims) == 2
    corpus = closed(HID, KEPT)
    (claim,) = corpus.claims
    assert set(claim.reports) == {"a#s1", "b#s1"}
    assert any("a ring of credits leads through both" in link.reasons for link in claim.links)
    assert paths(corpus) == [("Kessel Post", "Valmor Times")]


def test_a_ring_joins_nothing_that_counts_differently() -> None:
    assert len(closed("40 people were hurt in the blast in Valmor", "the blast in Valmor left 117 wounded").claims) == 2


def test_a_ring_joins_nothing_that_people_split() -> None:
    assert len(closed(HID, KEPT, split=True).claims) == 2


def test_a_credit_may_mean_what_seems_told_a_day_later_and_what_was_told_before() -> None:
    own = told(reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Kessel Post:outlet")))
    before, later = (told(reading(key, "Kessel Post", day, tell(words, "Ana Ruiz"))) for key, day, words in (
        ("b", "2024-03-04", STEPS), ("c", "2024-03-06", LEAVES)
    ))  # fmt: skip
    tellings = [replace(t, around=frozenset({"valmor"})) for t in (own, before, later)]
    node = {t.report.key: i for i, t in enumerate(tellings)}
    found = Meaning(tellings, np.array([[1.0, 0.0], [0.7, 0.71], [0.9, 0.44]]), node, ()).pairs()
    assert found == {("a#s1", "c#s1"), ("a#s1", "b#s1")}
    assert Meaning(tellings, np.array([[1.0, 0.0], [0.1, 0.99], [0.9, 0.44]]), node, ()).pairs() == {("a#s1", "c#s1")}


def test_what_was_told_before_it_went_round_is_of_the_ring_s_claim() -> None:
    """The Post tells it, the Times credits the Post in other words, and the Post takes these back as the Times's."""
    began = reading("a", "Kessel Post", "2024-03-04", tell(HID, "Ana Ruiz"))
    took = reading("b", "Valmor Times", "2024-03-05", tell(KEPT, "Kessel Post:outlet"))
    back = reading("c", "Kessel Post", "2024-03-06", tell(KEPT, "Valmor Times:outlet"))
    assert len(corpus_of([began, took]).claims) == 2, "a credit alone joins nothing that is told in other words"
    corpus = corpus_of([began, took, back])
    (claim,) = corpus.claims
    assert claim.reports == ("a#s1", "b#s1", "c#s1")
    assert paths(corpus) == [("Kessel Post", "Valmor Times")]


def judgement(score: float, relation: LinkKind, **row: float) -> Judgement:
    """Two contents, judged so."""
    return Judgement(score, relation, tuple(row.get(name.replace(" ", "_"), 0.0) for name in FEATURES))


@pytest.mark.parametrize(
    ("found", "maybe"),
    [
        (judgement(0.02, "same", cosine=0.3), True),
        (judgement(0.005, "same", cosine=0.3), False),
        (judgement(0.02, "same", cosine=0.1), False),
        (judgement(0.02, "same", cosine=0.1, numbers_agree=1.0), True),
        (judgement(0.1, "same", cosine=0.5, times_on_one_side=1.0), False),
        (judgement(0.4, "opposite", cosine=0.7), False),
        (judgement(0.9, "opposite", cosine=0.7), True),
    ],
)
def test_what_a_ring_may_lead_through(found: Judgement, *, maybe: bool) -> None:
    assert Rings({}, {}, lambda _a, _b: found).may_be_one("a#s1", "b#s1") == maybe
