"""The text in pieces: whole, in order, with every role."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.model import Article, Furniture, Link, Reading, Span, Statement
from accordingto.web.marking import blocks_of
from tests.stores import readings


def shown(reading: Reading) -> str:
    return "".join(p.text for block in blocks_of(reading) for line in block.paragraphs for p in line.pieces)


def bare(text: str) -> str:
    return "".join(text.split())


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_all_words_are_shown_once_and_in_order(reading: Reading) -> None:
    assert bare(shown(reading)) == bare(reading.article.text)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(readings())
def test_pieces_know_whose_they_are(reading: Reading) -> None:
    for block in blocks_of(reading):
        for line in block.paragraphs:
            for piece in line.pieces:
                assert (piece.role is None) == (piece.of == ())
                assert all(1 <= n <= len(reading.statements) for n in piece.of)


def test_nested_statements_open_and_close_in_turn() -> None:
    text = "Ann said that Bob claimed that it rained."
    inner = Statement("s2", (Span(31, 40),), Span(18, 25), Span(14, 17), 1, "x", within="s1")
    outer = Statement("s1", (Span(9, 40),), Span(4, 8), Span(0, 3), 1, "x")
    (block,) = blocks_of(Reading(Article("a", text), (outer, inner)))
    (line,) = block.paragraphs
    told = "".join(
        "".join("[" for m in p.opened if m.role == "content") + p.text + "".join(f"]{m.number}" for m in p.closed if m.role == "content")
        for p in line.pieces
    )
    assert told == "Ann said [that Bob claimed that [it rained]2]1."
    roles = {p.text: (p.role, p.depth, p.of) for p in line.pieces}
    assert roles["Ann"] == ("source", 0, (1,))
    assert roles["Bob"] == ("source", 1, (1, 2))
    assert roles["claimed"] == ("cue", 1, (1, 2))
    assert roles["it rained"] == ("content", 2, (1, 2))


def test_furniture_stands_apart_and_together() -> None:
    text = "Menu\nHome\nIt rained.\nShare"
    parts = (Furniture(Span(0, 4), "menu", "a"), Furniture(Span(5, 9), "menu", "b"), Furniture(Span(21, 26), "share", "c"))
    blocks = blocks_of(Reading(Article("a", text, furniture=parts)))
    assert [(b.furniture, b.reasons, len(b.paragraphs)) for b in blocks] == [(("menu",), ("a", "b"), 2), ((), (), 1), (("share",), ("c",), 1)]


def test_links_are_kept_in_place() -> None:
    (block,) = blocks_of(Reading(Article("a", "as the Courier wrote", links=(Link(Span(7, 14), "https://courier.example"),))))
    assert [(p.text, p.url) for p in block.paragraphs[0].pieces] == [("as the ", None), ("Courier", "https://courier.example"), (" wrote", None)]


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_a_statement_over_two_lines_is_marked_in_both(start: int, length: int) -> None:
    text = "one two three\nfour five six\nseven eight"
    span = Span(min(start, len(text)), min(start + length, len(text)))
    reading = Reading(Article("a", text), (Statement("s1", (span,), None, None, 1, "x"),))
    marked = "".join(p.text for b in blocks_of(reading) for line in b.paragraphs for p in line.pieces if p.of)
    assert bare(marked) == bare(span.of(text))
