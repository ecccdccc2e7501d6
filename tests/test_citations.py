"""Sources behind a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accordingto
from accordingto.model import Span, Statement
from accordingto.statements.citations import FOUND, with_citations


def chains(text: str) -> list[list[str]]:
    """The chains of the statements that a citation added."""
    doc = accordingto.read(text)
    return [[doc.actor(hop.actors[0]).name for hop in s.chain] for s in doc.statements if s.found == FOUND]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The bridge will stay closed, Reuters reported, citing the mayor.", ["Reuters", "mayor"]),
        (
            "The minister will leave on Friday, according to the Northport Daily, which quoted two ministry officials.",
            ["Northport Daily", "two ministry officials"],
        ),
        ("According to Northport Daily, which cited Reuters, finance minister Ola Brandt will resign.", ["Northport Daily", "Reuters"]),
    ],
)
def test_the_one_who_is_cited_says_it_too(text: str, chain: list[str]) -> None:
    assert chains(text) == [chain]


@pytest.mark.parametrize(
    "text",
    [
        "The race was called off, the mayor said, citing security reasons.",
        "The tax will fall, the minister said, citing the new law.",
        "The talks have failed, Reuters reported on Monday.",
    ],
)
def test_a_reason_is_no_source(text: str) -> None:
    assert chains(text) == []


def test_a_clause_between_source_and_content_is_neither() -> None:
    text = "According to Northport Daily, which cited Reuters, the minister will resign if the budget fails."
    doc = accordingto.read(text)
    assert {s.content[0].of(text) for s in doc.statements} == {"the minister will resign if the budget fails"}


def test_a_source_may_cite_one_who_cites_a_third() -> None:
    text = "The ships have left, Reuters reported, citing the Interfax news agency, which was quoting lawmaker Ivan Petrov."
    outer = Statement("s1", (Span(0, 19),), Span(29, 37), Span(21, 28), 0.9, "test")
    found = with_citations([outer], text)
    assert [s.source.of(text) for s in found if s.source] == ["Reuters", "the Interfax news agency", "lawmaker Ivan Petrov"]
    assert [s.within for s in found] == [None, "s1", "s1+"]
    assert all(s.content == outer.content for s in found)


@given(st.text(alphabet="Ab, citednqgwho.\n", max_size=80), st.integers(0, 40), st.integers(0, 40))
def test_any_text_ends(text: str, a: int, b: int) -> None:
    one, other = sorted((min(a, len(text)), min(b, len(text))))
    outer = Statement("s1", (Span(0, one),), None, Span(one, other), 0.9, "test")
    for s in with_citations([outer], text):
        assert s.id == "s1" or (s.source and s.source.end <= len(text))
