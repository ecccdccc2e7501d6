"""Windows, surface features and word boundaries: what training and run time share."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from accordingto import models
from accordingto.statements.wordpieces import quoted_characters, windows_of, wordpieces_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(models.path_of("tagger.tokenizer.json")))


@given(st.integers(1, 5000), st.integers(2, 300), st.data())
def test_windows_cover_everything_and_overlap(count: int, size: int, data: st.DataObject) -> None:
    overlap = data.draw(st.integers(0, size - 1))
    windows = list(windows_of(count, size, overlap))
    assert windows[0][0] == 0
    assert windows[-1][1] == count
    assert all(0 < end - start <= size for start, end in windows)
    assert all(before[1] - after[0] >= overlap for before, after in pairwise(windows))


def test_no_words_no_windows() -> None:
    assert list(windows_of(0, 256, 64)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=400))
def test_offsets_point_into_the_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    pieces = wordpieces_of(text, tokenizer)
    offsets = pieces.offsets
    assert len(pieces.ids) == len(offsets) == len(pieces.surface) == len(pieces.begins)
    assert ((offsets >= 0) & (offsets <= len(text))).all()
    assert (np.diff(offsets[:, 0]) >= 0).all()


def test_quotation_marks_of_every_style_open_and_close() -> None:
    text = "He said “one” and \"two\" and «three» and ``four''."
    inside = quoted_characters(text)
    for word in ("one", "two", "three", "four"):
        assert inside[text.index(word)], word
    assert not inside[text.index("and")]


def test_an_odd_mark_costs_one_paragraph_at_most() -> None:
    text = "She said \"it is open\nThe next line is nobody's words."
    inside = quoted_characters(text)
    assert inside[text.index("open")]
    assert not inside[text.index("next")]


def test_case_paragraphs_and_quotes_are_told_apart(tokenizer: Tokenizer) -> None:
    text = "Kyiv said NATO\n“we wait”"
    pieces = wordpieces_of(text, tokenizer)
    surface = {text[a:b]: int(s) for (a, b), s in zip(pieces.offsets.tolist(), pieces.surface.tolist(), strict=True)}
    assert surface["said"] == 0
    assert surface["NATO"] == 2
    assert surface["“"] == 3 + 6
    assert surface["we"] == 6


def test_words_begin_where_letters_do(tokenizer: Tokenizer) -> None:
    text = "depriving them"
    pieces = wordpieces_of(text, tokenizer)
    words = [text[a:b] for (a, b), begins in zip(pieces.offsets.tolist(), pieces.begins.tolist(), strict=True) if begins]
    assert len(pieces) > 2
    assert words[0].startswith("de")
    assert words[1] == "them"
    assert len(words) == 2


def test_left_out_wordpieces_end_a_paragraph(tokenizer: Tokenizer) -> None:
    text = "One two\nthree\nfour"
    pieces = wordpieces_of(text, tokenizer)
    kept = pieces.only([True, True, False, True], text)
    assert [text[a:b] for a, b in kept.offsets.tolist()] == ["One", "two", "four"]
    assert kept.surface[2] // 3 % 2 == 1
