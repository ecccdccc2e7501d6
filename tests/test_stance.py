"""Who stands on which side of a claim, and what is taken for a denial."""

import pytest

from accordingto.claims import corpus_of
from accordingto.claims.comparing import relation_of
from accordingto.claims.wording import wording_of
from accordingto.model import Corpus
from tests.stories import reading, tell

FIGHTS = "American troops will fight in Ukraine"
NOT = "American troops will not fight in Ukraine"


def stances(corpus: Corpus) -> dict[str, str]:
    """By report its stance."""
    return {key: report.stance for key, report in corpus.reports.items()}


def test_a_claim_that_most_word_with_not_is_worded_so() -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(FIGHTS, "Ivo Hahn")),
        reading("b", "Kessel Post", "2024-03-05", tell(NOT, "Ana Ruiz")),
        reading("c", "Drovitsa News", "2024-03-05", tell(NOT, "Mei Tanaka")),
        reading("d", "Northbay Herald", "2024-03-06", tell(NOT, "Peter Novak")),
    ]
    corpus = corpus_of(told)
    (claim,) = corpus.claims
    assert claim.wording == NOT
    assert stances(corpus) == {"a#s1": "against", "b#s1": "for", "c#s1": "for", "d#s1": "for"}
    assert (corpus.sources[claim.id].at_least, corpus.sources[claim.id].at_most) == (3, 3)


def test_a_claim_in_dispute_is_worded_without_not() -> None:
    corpus = corpus_of(
        [reading("a", "Valmor Times", "2024-03-05", tell(FIGHTS, "Ivo Hahn")), reading("b", "Kessel Post", "2024-03-04", tell(NOT, "Ana Ruiz"))]
    )
    assert corpus.claims[0].wording == FIGHTS
    assert stances(corpus) == {"a#s1": "for", "b#s1": "against"}


def test_reports_of_one_speaker_are_one_voice() -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(FIGHTS, "Ivo Hahn")),
        *(reading(f"b{i}", f"Outlet {i}", "2024-03-05", tell(NOT, "Ana Ruiz")) for i in range(4)),
    ]
    corpus = corpus_of(told)
    assert corpus.claims[0].wording == FIGHTS
    assert stances(corpus)["a#s1"] == "for"


def test_who_denies_a_content_is_against_it() -> None:
    denied = [reading(f"b{i}", f"Outlet {i}", "2024-03-05", tell(FIGHTS, who, act="deny")) for i, who in enumerate(("Ana Ruiz", "Mei Tanaka"))]
    alone = corpus_of(denied)
    assert alone.claims[0].wording == FIGHTS
    assert set(stances(alone).values()) == {"against"}
    disputed = corpus_of([*denied, reading("a", "Valmor Times", "2024-03-04", tell(FIGHTS, "Ivo Hahn"))])
    assert stances(disputed) == {"a#s1": "for", "b0#s1": "against", "b1#s1": "against"}


def test_who_denies_the_opposite_agrees() -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(NOT, "Ivo Hahn")),
        reading("b", "Kessel Post", "2024-03-05", tell(FIGHTS, "Ana Ruiz", act="deny")),
        reading("c", "Drovitsa News", "2024-03-05", tell(FIGHTS, "Mei Tanaka", act="deny")),
    ]
    corpus = corpus_of(told)
    assert corpus.claims[0].wording == NOT
    assert set(stances(corpus).values()) == {"for"}


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("the invoice had not been paid", -1),
        ("the invoice is unpaid", -1),
        ("the unpaid invoices have grown", 1),
        ("neither the army nor the police will withdraw", -1),
        ("the officials who did not want to be named will leave", 1),
        ("if it does not rain, the road will open", 1),
        ("the road will not open if it rains", -1),
        ("Torland would withdraw because it has no money", 1),
        ("because it has no money", -1),
        ("the union declined to talk", -1),
        ("united forces have left the unit", 1),
        ("", 1),
    ],
)
def test_negation_is_that_of_the_main_clause(words: str, polarity: int) -> None:
    assert wording_of(words).polarity == polarity


def test_what_is_undone_is_no_denial_of_what_was_not_done() -> None:
    paid, unpaid = wording_of("the bills had not been paid"), wording_of("the unpaid bills have grown")
    assert relation_of(paid, unpaid) == relation_of(unpaid, paid) == "same"
    assert relation_of(wording_of("the bills are unpaid"), wording_of("the bills were paid")) == "opposite"


def test_a_refusal_in_the_contents_own_words_is_not_turned_twice() -> None:
    refused = wording_of("that she would not resign, whatever became of the budget", speaker="Ola Brandt", act="refuse")
    assert refused.polarity == -1
    assert not refused.denied
    assert wording_of("to resign", speaker="Ola Brandt", act="refuse").denied
    assert relation_of(refused, wording_of("finance minister Ola Brandt plans to resign")) == "opposite"
