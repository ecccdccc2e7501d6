"""The parts of joining and tracing: bounded candidates, credits, what a credit means, names in two forms, the core of a claim."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.claims import corpus_of
from accordingto.claims.candidates import CROWD, candidates, paired
from accordingto.claims.context import common
from accordingto.claims.counting import sources_of
from accordingto.claims.credits import supplier
from accordingto.claims.encoding import shipped
from accordingto.claims.identity import is_unnamed, may_be_named, may_be_same, same_name
from accordingto.claims.telling import tellings_of
from accordingto.claims.wording import wording_of
from accordingto.model import Actor, Article, Hop, Mention, Noted, Party, Reading, Root, Span, Statement
from tests.stories import reading, tell

LEAVES = "President Hahn will resign in the autumn"
DAY = date(2024, 3, 5)


@given(st.lists(st.integers(0, 3), max_size=150))
def test_pairs_share_their_key_and_grow_with_the_members(keys: list[int]) -> None:
    found = [
        (a, b)
        for one, other in paired(np.array(keys, dtype=np.uint64), np.arange(len(keys)))
        for a, b in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert len(found) == len(set(found))
    assert all(keys[a] == keys[b] and a < b for a, b in found)
    assert len(found) <= CROWD * len(keys)
    for key in set(keys):
        size = keys.count(key)
        if size <= CROWD:
            assert sum(keys[a] == key for a, _ in found) == size * (size - 1) // 2


def test_candidates_are_few_among_many_that_look_alike() -> None:
    contents = [f"{n} people were killed in the blast at Port Adeline on street {n}" for n in range(2, 202)]
    wordings = [wording_of(words) for words in contents]
    found = candidates(wordings, shipped().vectors([w.text for w in wordings]), [DAY] * len(wordings))
    assert (found[:, 0] < found[:, 1]).all()
    assert len(np.unique(found, axis=0)) == len(found) < len(contents) * len(contents) / 4


def test_a_paraphrase_and_a_fact_are_candidates() -> None:
    contents = [
        LEAVES,
        "Hahn is going to step down this autumn",
        "the price of bread rose by 4 percent",
        "Ivo Kral and Ana Ruiz met",
        "Ruiz saw Kral",
    ]
    wordings = [wording_of(words) for words in contents]
    found = {tuple(pair) for pair in candidates(wordings, shipped().vectors([w.text for w in wordings])).tolist()}
    assert (0, 1) in found
    assert (0, 2) not in found


def test_nothing_to_pair() -> None:
    assert len(candidates([], np.zeros((0, 384), dtype=np.float32))) == 0


@pytest.mark.parametrize(
    ("end", "who"),
    [
        ("Source: Reuters", "Reuters"),
        ("This report was supplied by Agence France-Presse.", "AFP"),
        ("(Reuters)", "Reuters"),
        ("© Reuters 2024", "Reuters"),
        ("He said that a source had told Reuters of the plan, and that the ministry would not talk about it any more.", None),
        ("The minister spoke to Reuters.", None),
        ("Source: Valmor Times", None),
    ],
)
def test_credits_at_the_end(end: str, who: str | None) -> None:
    article = Article("a", f"A long story.\n\nIt goes on.\n\n{end}", outlet=Noted("Valmor Times", "given"))
    found = supplier(article)
    assert (found is None) == (who is None)
    assert who is None or who.lower() in (found or "").lower() or (found or "").lower().startswith("agence")


def test_a_credit_is_whom_the_article_has_it_from() -> None:
    text = f"An official in the president’s office said that {LEAVES}.\n\nSource: Reuters"
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "an official in the president’s office"), text=text)])
    assert [r.heard_by for r in corpus.roots[corpus.claims[0].id]] == ["Reuters"]


def test_a_piece_of_an_outlets_name_is_the_outlet() -> None:
    text = f"The Washington Post reported that {LEAVES}."
    at = text.index("Washington")
    actor = Actor("a1", "Washington", "person", mentions=(Mention(Span(at, at + 10), "seen"),))
    start = text.index(LEAVES)
    told = Statement("s1", (Span(start, start + len(LEAVES)),), None, None, 0.9, "by hand", speaker="a1", chain=(Hop(("a1",), "seen"),))
    (found,) = tellings_of(Reading(Article("a", text), (told,), (actor,)))
    ((party,),) = found.report.chain
    assert party.kind == "outlet"
    assert "Washington Post" in party.name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Electoral Commission of Pontara", "Pontaran Electoral Commission"),
        ("the Kethian Grain Board", "Grain Board of Kethia"),
        ("Ministry of Health as saying", "Ministry of Health"),
    ],
)
def test_names_of_bodies_in_two_forms(one: str, other: str) -> None:
    assert same_name(Party(one, "organisation"), Party(other, "organisation"))


def test_a_name_cut_short_may_be_the_whole_one() -> None:
    whole = Party("Pontaran Electoral Commission", "organisation")
    assert may_be_same(Party("Pontaran Electoral", "person"), whole)
    assert not same_name(Party("Pontaran Electoral", "person"), whole)
    assert not may_be_same(Party("Ana Ruiz", "person"), Party("Peter Novak", "person"))


@pytest.mark.parametrize(
    ("name", "unnamed"),
    [
        ("Three engineers at the water board", True),
        ("clerk at the court", True),
        ("al-Masri", False),
        ("the Interior Ministry", False),
        ("Ana Ruiz", False),
    ],
)
def test_descriptions_go_without_a_name(name: str, unnamed: bool) -> None:
    assert is_unnamed(Party(name, "organisation")) is unnamed


def test_an_office_may_be_held_by_one_who_is_named() -> None:
    named = Party("Viktor Rusak", "person")
    assert may_be_named(Party("mayor of Lastmouth", "anonymous"), named)
    assert not may_be_named(Party("two officials in Lastmouth", "anonymous"), named)


def test_what_the_core_does_not_tell_counts_for_the_most_alone() -> None:
    roots = [Root("Ana Ruiz", "Valmor Times", None, ("a#s1",), "", "person"), Root("Peter Novak", "Kessel Post", None, ("b#s1",), "", "person")]
    both = sources_of(roots, {"a#s1", "b#s1"})
    assert (both.at_least, both.at_most) == (2, 2)
    one = sources_of(roots, {"a#s1"})
    assert (one.at_least, one.at_most) == (1, 2)
    assert any("Peter Novak" in reason and "another matter" in reason for reason in one.reasons)


def test_an_outlet_that_is_only_cited_vouches_for_nothing() -> None:
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(LEAVES, "Kessel Post:outlet"))])
    found = corpus.sources[corpus.claims[0].id]
    assert (found.at_least, found.at_most) == (0, 1)


def test_what_is_doubted_in_its_first_words_has_no_source() -> None:
    corpus = corpus_of([reading("a", "Valmor Times", "2024-03-05", tell(f"it was doubtful that {LEAVES}", "Ana Ruiz"))])
    assert corpus.sources[corpus.claims[0].id].at_most == 0


def test_what_is_said_within_is_said_once() -> None:
    inner = tell(LEAVES, "Valmor Times:outlet", "Ana Ruiz")
    outer = tell(f"citing Ana Ruiz that {LEAVES}", "Valmor Times:outlet")
    text = f"The paper wrote, citing Ana Ruiz that {LEAVES}."
    corpus = corpus_of([reading("a", "Kessel Post", "2024-03-05", outer, inner, text=text)])
    assert {r.who for roots in corpus.roots.values() for r in roots if len(roots) == 1} >= {"Ana Ruiz"}


@given(st.frozensets(st.sampled_from("abcdef")), st.frozensets(st.sampled_from("abcdef")))
@settings(max_examples=200)
def test_surroundings_are_compared_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert common(one, other) == common(other, one)
    assert 0 <= common(one, other) <= 1
    assert common(one, one) == 1
