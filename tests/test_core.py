"""The part of a claim that surely tells it: by how many outlets tell it themselves."""

from accordingto.claims import corpus_of
from tests.stories import reading, tell

WORDS = "President Hahn will resign in the autumn"
OTHER = "President Hahn will step down in the autumn"


def test_the_part_that_more_outlets_tell_is_what_counts_for_the_least() -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(OTHER, "Ana Ruiz")),
        reading("b", "Kessel Post", "2024-03-05", tell(WORDS, "Mei Tanaka")),
        reading("c", "Drovitsa News", "2024-03-05", tell(WORDS, "Peter Novak")),
    ]
    corpus = corpus_of(told)
    (claim,) = corpus.claims
    assert (corpus.sources[claim.id].at_least, corpus.sources[claim.id].at_most) == (2, 3)


def test_a_page_told_twice_by_one_outlet_is_no_larger_part() -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(OTHER, "Ana Ruiz")),
        reading("b", "Kessel Post", "2024-03-05", tell(WORDS, "Mei Tanaka")),
        reading("b2", "Kessel Post", "2024-03-05", tell(WORDS, "Peter Novak")),
    ]
    corpus = corpus_of(told)
    (claim,) = corpus.claims
    assert (corpus.sources[claim.id].at_least, corpus.sources[claim.id].at_most) == (1, 3)
