"""The part of a claim that surely tells it: by how many outlets tell it themselves."""

from dataclasses import replace

import pytest

from accordingto.claims import corpus_of
from accordingto.claims.core import core_of
from accordingto.claims.making import Joining
from accordingto.claims.telling import tellings_of
from accordingto.model import Decisions
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


def test_what_stands_within_a_report_goes_with_it() -> None:
    """An official says that the president will resign in the autumn, and so the president's own words stand within: both are as sure."""
    told = tellings_of(reading("a", "Valmor Times", "2024-03-04", tell(WORDS, "Ana Ruiz"), tell(OTHER, "President Hahn")))
    apart = [replace(t, within=frozenset()) for t in told]
    held = [told[0], replace(told[1], within=frozenset({told[0].report.key}))]
    nodes = [Joining(tellings, (), Decisions()).nodes for tellings in (apart, held)]
    assert [len(core_of(found, (), {})) for found in nodes] == [1, 2]
