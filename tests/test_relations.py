"""Which statement denies, doubts, confirms or answers which, by what it does, who speaks, words and nearness."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto
from accordingto.model import Actor, Article, Span, Statement
from accordingto.relations import relate
from accordingto.statements.describe import describe


def marked(words: str) -> tuple[Article, tuple[Statement, ...], tuple[Actor, ...]]:
    """A text in which ‹source›, «cue» and [content] are marked, as an article with its statements; a speaker for each source."""
    text, opened, statements, parts = "", [], [], {}
    kinds = {"‹": "source", "«": "cue", "[": "content"}
    for letter in words:
        if letter in kinds:
            opened.append((kinds[letter], len(text)))
        elif letter in "›»]":
            kind, start = opened.pop()
            parts[kind] = Span(start, len(text))
        elif letter == "|":
            statements.append(parts)
            parts = {}
        else:
            text += letter
    made = tuple(
        Statement(f"s{i}", (p["content"],), p.get("cue"), p.get("source"), 1.0, "by hand", speaker=p["source"].of(text) if "source" in p else None)
        for i, p in enumerate([*statements, parts], 1)
    )
    article = Article("a", text)
    actors = tuple(Actor(name, name, "person") for name in sorted({s.speaker for s in made if s.speaker}))
    return article, describe(article, made), actors


def about(words: str) -> dict[str, list[tuple[str, str]]]:
    """The relations found in a marked text."""
    article, statements, actors = marked(words)
    found = relate(article, statements, actors)
    assert all(r.reason for s in found for r in s.about)
    return {s.id: [(r.kind, r.statement) for r in s.about] for s in found if s.about}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("‹Upland› «accused» [Marsh of shelling the port].| ‹Marsh› «denied» [the allegation].", {"s2": [("denies", "s1")]}),
        ("‹Upland› «accused» [Marsh of shelling the port].| ‹Upland› «denied» [the allegation].", {}),
        ("‹The union› «demanded» [a rise of 8 percent].| ‹The port› «rejected» [the demand].", {"s2": [("answers", "s1")]}),
        ("«Asked» [whether the bridge was safe],| ‹Lena Voss› «said» [she had no doubts].", {"s2": [("answers", "s1")]}),
        ("‹Ana Ruiz› «said» [the ferry sank near Valmor].| ‹Ivo Hahn› «confirmed» [that the ferry sank near Valmor].", {"s2": [("confirms", "s1")]}),
        ("‹Ana Ruiz› «said» [the ferry was late].| ‹Ivo Hahn› «said» [the winter would be mild].", {}),
        ("‹Ana Ruiz› «claimed» [the ferry sank near Valmor].| ‹Ivo Hahn› «said» [Ruiz’s claim was a lie].", {"s2": [("denies", "s1")]}),
        (
            "‹Ana Ruiz› «claimed» [the ferry sank near Valmor].| ‹Ivo Hahn› «said» [there was no evidence for Ruiz’s claim].",
            {"s2": [("doubts", "s1")]},
        ),
        (
            "‹Ana Ruiz› «said» [that Hahn was briefed on the flood in May].| ‹Ivo Hahn› «said» [he was not briefed on the flood].",
            {"s2": [("denies", "s1")]},
        ),
    ],
)
def test_relations(words: str, wanted: dict[str, list[tuple[str, str]]]) -> None:
    assert about(words) == wanted


def test_what_a_denial_goes_on_to_say_is_about_the_same() -> None:
    found = about("‹Upland› «accused» [Marsh of shelling the port].| ‹Marsh› «denied» [the allegation],| «saying» [its own guns were silent].")
    assert found == {"s2": [("denies", "s1")]}, "no speaker is known for the third"


def test_a_claim_inside_a_doubt_is_what_is_doubted() -> None:
    doc = accordingto.read("Economists doubted the government's claim that inflation had been beaten.")
    outer = next(s for s in doc.statements if s.act == "doubt")
    (relation,) = outer.about
    assert relation.kind == "doubts"
    assert doc.statement(relation.statement).within == outer.id


words = st.sampled_from("Upland Marsh accused denied said the allegation it that not «false» claim of shelling asked whether . , “ ”".split(" "))


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=50).map(" ".join))
def test_no_statement_is_about_itself_or_what_holds_it(text: str) -> None:
    doc = accordingto.read(text)
    assert doc.problems == ()
    for s in doc.statements:
        assert len({r.statement for r in s.about}) == len(s.about)
        for r in s.about:
            other = doc.statement(r.statement)
            assert other.id not in (s.id, s.within)
            assert other.speaker != s.speaker
