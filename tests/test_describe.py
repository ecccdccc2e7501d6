"""Act, certainty, manner and time by the words."""

from datetime import date

import pytest

import accordingto
from accordingto.model import Span, Statement, When
from accordingto.newstime import find_times
from accordingto.statements.acts import act_of
from accordingto.statements.certainty import certainty_of
from accordingto.statements.manner import manner_of
from accordingto.statements.times import times_spoken_of, when_said
from accordingto.statements.wordpieces import quoted_characters


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "it was so", "say"),
        ("denied", "it", "deny"),
        ("has repeatedly accused", "Ukraine of refusing dialogue", "accuse"),
        ("does not recognize", "the court", "refuse"),
        ("is ready", "for talks", "commit"),
        ("does not want", "to retreat", "refuse"),
        ("told", "to leave the room", "demand"),
        ("warned", "of floods", "warn"),
        ("doubted", "that it was so", "doubt"),
        ("confirmed", "the deal", "confirm"),
        ("", "“So be it.”", "say"),
        ("called", "the vote a sham", "accuse"),
        ("called", "the claim “baseless”", "deny"),
        ("called", "for a new vote", "demand"),
        ("described", "the lake as calm", "say"),
        ("pleaded", "guilty", "confirm"),
        ("denied", "repeated requests to open the gate", "refuse"),
        ("did not rule out", "a new vote", "say"),
        ("said", "it would not sell the ferry", "refuse"),
        ("said", "if the river rises, it will close the bridge", "commit"),
        ("said", "it would be a long night", "say"),
    ],
)
def test_acts(cue: str, content: str, act: str) -> None:
    found, shown = act_of(cue, content)
    assert found == act
    assert shown


def test_certainty() -> None:
    assert certainty_of("say", "said", "it was so")[0] == "firm"
    assert certainty_of("say", "said", "it may be so") == ("hedged", "“may” in what it says")
    assert certainty_of("deny", "denied", "it")[0] == "negated"
    assert certainty_of("say", "said", "that he did not know")[0] == "negated"


@pytest.mark.parametrize(
    ("cue", "content", "certainty"),
    [
        ("is believed", "the boat to have sunk", "hedged"),
        ("asked", "whether the boat could have sunk", "firm"),
        ("said", "that on 3 May 2021 the boat sank", "firm"),
        ("said", "no sailors were hurt", "negated"),
        ("said", "that the boat had not sunk", "negated"),
        ("said", "the captain who did not sink it is a hero", "firm"),
        ("did not rule out", "a second accident", "hedged"),
        ("has yet to say", "why it sank", "negated"),
    ],
)
def test_certainty_by_the_main_clause(cue: str, content: str, certainty: str) -> None:
    found, reason = certainty_of(act_of(cue, content)[0], cue, content)
    assert found == certainty
    assert reason


def test_manner() -> None:
    text = '"It is so," he said. She said it was "so". They said it was. He said that "it was late and dark and cold and wet then". It is \'so\'.'
    quoted = quoted_characters(text)

    def manner(start: str, end: str) -> str:
        return manner_of((Span(text.index(start), text.index(end)),), text, quoted)[0]

    assert manner('"It', " he said.") == "direct"
    assert manner('it was "', " They") == "mixed"
    assert manner("it was. ", " He said") == "indirect"
    assert manner("that ", " It is") == "mixed", "“that” is the writer’s own word"
    assert manner("It is 'so'", "so'.") == "indirect"
    assert manner_of((Span(text.index("It is 'so'"), len(text)),), text, quoted) == ("mixed", "1 of its 3 words stand in quotation marks of its own")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Thursday", "2024-03-14"),
        ("on Monday", "2024-03-11"),
        ("on March 3", "2024-03-03"),
        ("on 3 March 2022", "2022-03-03"),
        ("in December", "2023-12"),
        ("last autumn", "2023-09/2023-11"),
        ("in the fall of 2022", "2022-09/2022-11"),
        ("yesterday", "2024-03-13"),
        ("last week", "2024-03-04/2024-03-10"),
    ],
)
def test_when_it_was_said(words: str, value: str) -> None:
    text = f"The mayor said {words} that the bridge was closed."
    start = text.index("that")
    statement = Statement("s1", (Span(start, len(text) - 1),), Span(10, 14), Span(0, 9), 1.0, "by hand")
    found = when_said(text, statement, (), date(2024, 3, 14))
    assert found is not None
    assert found.value == value
    assert found.span.of(text) == words
    assert found.reason


def test_without_a_day_a_weekday_cannot_be_resolved_and_is_kept() -> None:
    text = "The mayor said on Thursday that the bridge was closed."
    statement = Statement("s1", (Span(27, 53),), Span(10, 14), Span(0, 9), 1.0, "by hand")
    found = when_said(text, statement, (), None)
    assert found is not None
    assert found.value is None


def test_the_modal_may_is_no_month() -> None:
    text = "The mayor said it may rain."
    statement = Statement("s1", (Span(15, 26),), Span(10, 14), Span(0, 9), 1.0, "by hand")
    assert when_said(text, statement, (), date(2024, 3, 14)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who had been in office since March, [said] the bridge was safe.",
        "The pictures from 3 March [show] that the bridge was safe.",
        "The engineer died on Tuesday after he [warned] that the bridge was unsafe.",
        "The mayor was away on Tuesday. She [said] that the bridge was safe.",
    ],
)
def test_times_of_other_clauses_are_not_when_it_was_said(text: str) -> None:
    found = said_when(text)
    assert found is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Tuesday, the mayor, who was away, [said] that the bridge was safe.", "2024-03-12"),
        ("Last autumn, an engineer who had seen the bridge [said] that it was safe.", "2023-09/2023-11"),
        ("The mayor [said] at 9 p.m. on Tuesday that the bridge was safe.", "2024-03-12"),
    ],
)
def test_when_over_clauses(text: str, value: str) -> None:
    found = said_when(text)
    assert found is not None
    assert found.value == value


def said_when(text: str) -> When | None:
    """When the statement was made whose cue stands in brackets and whose content is the rest of the sentence."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    content = plain.find(" that ", end)
    source = next((plain.index(s) for s in ("an engineer who had seen the bridge",) if s in plain), None)
    statement = Statement(
        "s1",
        (Span(content + 1 if content >= 0 else end + 1, len(plain) - 1),),
        Span(start, end),
        Span(source, start - 1) if source is not None else None,
        1.0,
        "by hand",
    )
    return when_said(plain, statement, (), date(2024, 3, 14))


def test_what_time_the_content_speaks_of() -> None:
    text = "The mayor said on Tuesday that the bridge had been closed since January and would open in two weeks under the current rules."
    content = Span(text.index("that"), len(text) - 1)
    statement = Statement("s1", (content,), Span(10, 14), Span(0, 9), 1.0, "by hand")
    times = find_times(text, date(2024, 3, 14))
    told = times_spoken_of(text, statement, times)
    assert [(t.span.of(text), t.value) for t in told] == [("since January", "2024-01/2024-03"), ("in two weeks", "P2W")]
    assert all(content.holds(t.span) and t.reason for t in told)


def test_may_is_a_month_with_its_capital() -> None:
    (month, doubt) = accordingto.read("Ann Lee said that work would begin in May.\n\nTom Hale said that work may begin.").statements
    assert (month.certainty, doubt.certainty) == ("firm", "hedged")
