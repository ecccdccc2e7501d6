"""Finding statements with the weights that ship."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.model import Article, Furniture, Span, Statement
from accordingto.statements import find_statements
from accordingto.statements.finding import below_headings
from accordingto.statements.tagger import roomiest


def read(text: str, *furniture: str) -> tuple[Statement, ...]:
    marked = tuple(Furniture(Span(text.index(f), text.index(f) + len(f)), "other", "test") for f in furniture)
    return find_statements(Article("test", text, furniture=marked))


def words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


def test_a_plain_statement_has_its_three_roles() -> None:
    text = "The mayor said on Monday that the bridge would be closed for repairs until spring."
    (statement,) = read(text)
    assert words(text, statement.source) == "The mayor"
    assert "said" in (words(text, statement.cue) or "")
    assert "the bridge would be closed for repairs until spring" in " ".join(part.of(text) for part in statement.content)
    assert 0.5 < statement.score <= 1


def test_a_split_quotation_is_one_statement_in_two_pieces() -> None:
    text = "“We will rebuild the harbour,” the minister said, “and we will do it before winter.”"
    (statement,) = read(text)
    assert len(statement.content) == 2
    assert "harbour" in statement.content[0].of(text)
    assert "winter" in statement.content[1].of(text)


def test_narration_reports_nobody() -> None:
    assert read("The bridge was closed for repairs. Two boats passed below it.") == ()


def test_furniture_is_never_read() -> None:
    text = "The mayor said that the bridge was safe.\nThe bot says that you must log in to comment."
    assert len(read(text)) == 2
    left = read(text, "The bot says that you must log in to comment.")
    assert len(left) == 1
    assert "mayor" in (words(text, left[0].source) or "")


def test_an_inner_statement_names_the_one_that_holds_it() -> None:
    text = "The spokesman said that the minister had promised that the hospital would open in May."
    statements = read(text)
    outer = statements[0]
    inner = [s for s in statements if s.within]
    assert "spokesman" in (words(text, outer.source) or "")
    assert [s.within for s in inner] == [outer.id]
    assert "minister" in (words(text, inner[0].source) or "")


def test_nothing_is_lost_between_windows() -> None:
    """The same sentence at any depth of a long text is found, wherever the windows are cut."""
    sentence = "The company said that it would close the mine. "
    filler = "Snow fell on the valley and the road was empty. "
    text = "".join(sentence + filler * (i % 7) for i in range(60))
    found = [s for s in read(text) if "would close the mine" in s.content[-1].of(text)]
    assert len(found) >= 58


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_bad_text_never_raises_and_spans_stay_inside(text: str) -> None:
    for statement in read(text):
        for span in (*statement.content, *(s for s in (statement.cue, statement.source) if s)):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "“““““", "»" * 50, "a" * 5000, "😀" * 300, "\x00\x01"])
def test_ugly_text_is_read(text: str) -> None:
    assert isinstance(read(text), tuple)


def test_ids_follow_the_text() -> None:
    text = "The mayor said it was late. The driver denied that he had slept. Police say they doubt it."
    statements = read(text)
    assert [s.id for s in statements] == [f"s{i}" for i in range(1, len(statements) + 1)]
    starts = [s.content[0].start for s in statements]
    assert starts == sorted(starts)


def test_no_span_cuts_a_word() -> None:
    text = "Officials disapproved of the unprecedented counterproposal, Kovalchuk's spokeswoman acknowledged."
    for statement in read(text):
        for span in (*statement.content, *(s for s in (statement.cue, statement.source) if s)):
            assert not re.match(r"\w\w", text[max(0, span.start - 1) : span.start + 1]) or span.start == 0
            assert not re.match(r"\w\w", text[span.end - 1 : span.end + 1])


def test_a_cue_that_two_windows_end_differently_is_told_once() -> None:
    assert roomiest([(4, ((3, 6), False)), (9, ((3, 9), False))]) == [1]
    assert roomiest([(9, ((3, 9), False)), (4, ((5, 6), False)), (4, ((5, 6), True))]) == [0, 2]
    assert sorted(roomiest([(4, ((3, 6), False)), (9, ((6, 9), False))])) == [0, 1]
    text = "The mayor, who has led the town for ten years, said in a statement on the site of the council that the bridge would stay closed. " * 40
    statements = read(text)
    for head in ("outer head", "inner head"):
        cues = sorted(s.cue for s in statements if s.cue and s.found == head)
        assert all(not a.meets(b) for a, b in pairwise(cues))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Valves were faulty\n\nThe ministry was warned, two inspectors said.", ["The ministry was warned"]),
        ("Valves\nwere faulty\n\nThe ministry was warned, two inspectors said.", ["The ministry was warned"]),
        ("“The valves leaked.\n\n“Nobody wrote back,” one inspector said.", ["“The valves leaked.\n\n“Nobody wrote back"]),
    ],
)
def test_a_heading_is_no_part_of_the_leads_content(text: str, wanted: list[str]) -> None:
    cue = Span(text.index("said"), len(text) - 1)
    whole = Span(0, text.index(wanted[0]) + len(wanted[0]))
    assert [part.of(text) for part in below_headings([whole], cue, text)] == wanted


def test_a_content_that_is_a_heading_stays() -> None:
    text = "Valves were faulty\n\nSo said two inspectors."
    parts = [Span(0, 18)]
    assert below_headings(parts, Span(text.index("said"), len(text)), text) == parts


@given(st.text("ab.\n “", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), min_size=1, max_size=4), st.integers(0, 40))
def test_what_is_left_of_a_content_was_in_it(text: str, places: list[tuple[int, int]], at: int) -> None:
    parts = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in places if a < len(text)]
    cue = Span(min(at, len(text)), min(at + 1, len(text)))
    made = below_headings(parts, cue, text)
    assert bool(made) == bool(parts)
    assert all(any(part.holds(m) for part in parts) for m in made)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ann Freeman also said that the bridge would be closed.", "Ann Freeman", "that the bridge would be closed"),
        ("Freeman told the Kelmar Post that work would begin in June.", "Freeman", "that work would begin in June"),
        (
            "TORVA (KMNA) – Felix Holm, the lawyer for the builder, said on Saturday that the builder had paid.",
            "Felix Holm, the lawyer for the builder",
            "that the builder had paid",
        ),
        (
            "The bridge will be closed on Monday, an engineer at the works who asked not to be named said.",
            "an engineer at the works",
            "The bridge will be closed on Monday",
        ),
    ],
)
def test_a_source_begins_with_its_name_and_ends_with_it(text: str, source: str, content: str) -> None:
    (found,) = find_statements(Article("x", text))
    assert found.source is not None
    assert found.source.of(text).removesuffix(" who asked not to be named") == source
    assert [part.of(text) for part in found.content] == [content]
