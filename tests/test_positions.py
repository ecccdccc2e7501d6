"""What each party wants and on what condition."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto

Told = list[tuple[str | None, str, list[str], list[tuple[str, str]]]]


def positions(text: str) -> Told:
    """Actor or holder, kind, what, and conditions with the words that show them."""
    doc = accordingto.read(text)
    assert doc.problems == ()
    words = doc.article.text
    return [
        (
            doc.actor(p.actor).name if p.actor else p.holder.of(words) if p.holder else None,
            p.kind,
            [c.of(words) for c in p.content],
            [(c.shown_by.of(words), c.span.of(words)) for c in p.conditions],
        )
        for p in doc.positions
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Marsh government said it is ready for talks if the troops leave the delta.",
            ("Marsh government", "readiness", ["for talks"], [("if", "the troops leave the delta")]),
        ),
        (
            '"If the dam is opened, we will sign," Prime Minister Ana Ruiz told reporters.',
            ("Ana Ruiz", "plan", ["we will sign"], [("If", "the dam is opened")]),
        ),
        (
            "Marsh offered to release 40 prisoners in exchange for the return of the ferry.",
            ("Marsh", "offer", ["to release 40 prisoners"], [("in exchange for", "the return of the ferry")]),
        ),
        (
            "Marsh officials said they were “ready to talk”, but on the condition that the lines stay.",
            ("Marsh officials", "readiness", ["to talk"], [("on the condition that", "the lines stay")]),
        ),
        (
            "The governor said the ministry would not sign the treaty unless the dam is opened.",
            ("ministry", "refusal", ["sign the treaty"], [("unless", "the dam is opened")]),
        ),
        ("The union demanded a rise of 8 percent.", ("union", "demand", ["a rise of 8 percent"], [])),
        ("Mayor Lena Voss plans to close the bridge until spring.", ("Lena Voss", "plan", ["to close the bridge until spring"], [])),
        (
            '"We will not negotiate with them as long as they fire at us," General Otto Kern said.',
            ("Otto Kern", "refusal", ["We will not negotiate with them"], [("as long as", "they fire at us")]),
        ),
        (
            "A spokesman said the opposition was prepared to vote for the budget, but only if the housing fund is restored.",
            ("opposition", "readiness", ["to vote for the budget"], [("only if", "the housing fund is restored")]),
        ),
    ],
)
def test_positions(text: str, wanted: tuple[str, str, list[str], list[tuple[str, str]]]) -> None:
    assert wanted in [(who and who.removeprefix("the "), *rest) for who, *rest in positions(text)]


def test_a_condition_that_is_called_so_and_one_that_points_back() -> None:
    text = "Peace would require guarantees from both sides, Minister Ivo Hahn said. A key condition is the release of the crew."
    ((who, kind, what, conditions),) = positions(text)
    assert (who, kind, what) == ("Ivo Hahn", "readiness", ["Peace"])
    assert conditions == [("would require", "guarantees from both sides"), ("A key condition is", "the release of the crew")]


@pytest.mark.parametrize(
    "text", ["Reporters asked whether the mayor would go.", "The mayor said that it rained.", "The mayor declined to comment.", ""]
)
def test_what_is_no_position(text: str) -> None:
    assert positions(text) == []


def test_what_is_denied_is_no_position() -> None:
    assert all(kind != "demand" for _, kind, *_ in positions("The mayor denied demanding a bribe in exchange for the permit."))


@pytest.mark.parametrize("page", ["statements.md", "positions.md"])
def test_the_examples_in_the_docs_run(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
    for block in re.findall(r"```python\n(.*?)```", text, re.S):
        exec(block, {})
        told = "".join(f"# {line}\n" for line in capsys.readouterr().out.splitlines())
        assert told
        assert "\n# " not in block or told in block


words = st.sampled_from(
    "Marsh said it is ready for talks if unless only until on condition that , . “ ” the troops leave will not sign offers to".split(" ")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=50).map(" ".join))
def test_every_span_of_a_position_has_words_and_every_id_leads_somewhere(text: str) -> None:
    doc = accordingto.read(text)
    assert doc.problems == ()
    for p in doc.positions:
        assert p.reason
        assert p.actor or p.holder
        assert p.actor is None or doc.actor(p.actor)
        assert doc.statement(p.statement)
        for span in [*p.content, *(s for c in p.conditions for s in (c.span, c.shown_by)), *([p.holder] if p.holder else [])]:
            assert span.of(doc.article.text).strip()
            assert 0 <= span.start < span.end <= len(doc.article.text)
