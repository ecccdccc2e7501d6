"""The part of a claim that surely tells it: by how many outlets tell it themselves."""

import pytest

from accordingto.claims import corpus_of
from tests.stories import reading, tell

WORDS = "President Hahn will resign in the autumn"
OTHER = "President Hahn will step down in the autumn"


@pytest.mark.parametrize(("outlet", "least"), [("Drovitsa News", 2), ("Kessel Post", 1)], ids=["two outlets", "one outlet twice"])
def test_the_part_that_more_outlets_tell_is_what_counts_for_the_least(outlet: str, least: int) -> None:
    told = [
        reading("a", "Valmor Times", "2024-03-04", tell(OTHER, "Ana Ruiz")),
        reading("b", "Kessel Post", "2024-03-05", tell(WORDS, "Mei Tanaka")),
        reading("c", outlet, "2024-03-05", tell(WORDS, "Peter Novak")),
    ]
    corpus = corpus_of(told)
    (claim,) = corpus.claims
    assert (corpus.sources[claim.id].at_least, corpus.sources[claim.id].at_most) == (least, 3)
