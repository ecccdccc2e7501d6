"""The pattern that finds outlets by name: one for all names, and the same finds as if each were tried by itself, the longest first."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.actors.outlets import any_of, pattern

words = st.lists(st.text("abc. +", min_size=1, max_size=6), min_size=1, max_size=12, unique=True)


@settings(max_examples=300, deadline=None)
@given(words, st.text("abc. +", max_size=40))
def test_names_that_begin_alike_are_found_as_if_each_were_tried(names: list[str], text: str) -> None:
    plain = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    for before, after in (("", ""), (r"(?<!a)", r"(?!b)")):
        one, other = (re.compile(f"{before}(?:{ways}){after}") for ways in (any_of(names), plain))
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]


def test_a_name_of_any_length_is_found() -> None:
    name = "The " + "Very " * 2000 + "Long Gazette"
    assert re.fullmatch(any_of([name, "The Gazette"]), name)


def test_the_longest_name_is_found() -> None:
    assert [m.group() for m in pattern().finditer("The New York Times and Fox News said so, the BBC didn’t.")] == [
        "The New York Times",
        "Fox News",
        "the BBC",
    ]
