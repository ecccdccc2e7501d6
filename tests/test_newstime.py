"""Time expressions: what is found, what it comes to against an anchor, and that no text breaks it."""

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.newstime import TimeExpression, find_times
from accordingto.newstime.finding import RULES, candidates
from accordingto.newstime.periods import decade_of, holding, moved, quarter_of, season_of, third_of, until
from accordingto.newstime.words import number_of, spoken_year

THURSDAY = date(2024, 3, 14)
SUNDAY = date(2023, 12, 31)


def only(text: str, anchor: date | None) -> TimeExpression:
    found = find_times(text, anchor)
    assert len(found) == 1, [e.span.of(text) for e in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "anchor", "words", "value", "timex"),
    [
        ("The ferry sank on 3 March 2022.", THURSDAY, "3 March 2022", "2022-03-03", "2022-03-03"),
        ("The ferry sank on Feb. 29, 2024.", THURSDAY, "Feb. 29, 2024", "2024-02-29", "2024-02-29"),
        ("The ferry sank on March 3.", THURSDAY, "March 3", "2024-03-03", "2024-03-03"),
        ("The ferry sank on the third of March.", THURSDAY, "the third of March", "2024-03-03", "2024-03-03"),
        ("The ferry sank on December 3.", THURSDAY, "December 3", "2023-12-03", "2023-12-03"),
        ("The port will reopen on April 2.", THURSDAY, "April 2", "2024-04-02", "2024-04-02"),
        ("The fair ran from June 3-9 without rain.", THURSDAY, "June 3-9", "2023-06-03/2023-06-09", "2023-06-03"),
        ("It was filed on 2023-11-05 by the clerk.", THURSDAY, "2023-11-05", "2023-11-05", "2023-11-05"),
        ("It was filed on 11/05/2023 by the clerk.", THURSDAY, "11/05/2023", "2023-11-05", "2023-11-05"),
        ("It was filed on 25.11.2023 by the clerk.", THURSDAY, "25.11.2023", "2023-11-25", "2023-11-25"),
        ("The mayor spoke on Thursday.", THURSDAY, "Thursday", "2024-03-14", "2024-03-14"),
        ("The mayor spoke on Friday.", THURSDAY, "Friday", "2024-03-08", "2024-03-08"),
        ("The mayor will speak on Friday.", THURSDAY, "Friday", "2024-03-15", "2024-03-15"),
        ("The mayor is expected to be heard on Friday.", THURSDAY, "Friday", "2024-03-15", "2024-03-15"),
        ("The mayor spoke last Thursday.", THURSDAY, "last Thursday", "2024-03-07", "2024-03-07"),
        ("The mayor speaks next Monday.", THURSDAY, "next Monday", "2024-03-18", "2024-03-18"),
        ("The mayor spoke on Wednesday evening.", THURSDAY, "Wednesday evening", "2024-03-13", "2024-03-13TEV"),
        ("The mayor resigned in December.", THURSDAY, "December", "2023-12", "2023-12"),
        ("The mayor will resign in December.", THURSDAY, "December", "2024-12", "2024-12"),
        ("The mayor resigned in late February.", THURSDAY, "late February", "2024-02-21/2024-02-29", "2024-02"),
        ("The mayor resigned in May last year.", THURSDAY, "May last year", "2023-05", "2023-05"),
        ("Talks began last autumn.", THURSDAY, "last autumn", "2023-09/2023-11", "2023-FA"),
        ("Talks began last winter.", SUNDAY, "last winter", "2022-12/2023-02", "2022-WI"),
        ("Talks began in the fall of 2022.", THURSDAY, "the fall of 2022", "2022-09/2022-11", "2022-FA"),
        ("Talks will begin next spring.", THURSDAY, "next spring", "2025-03/2025-05", "2025-SP"),
        ("Rents have risen since at least September.", THURSDAY, "September", "2023-09/2024-03", "2023-09"),
        ("Rents have risen since 2019.", THURSDAY, "2019", "2019/2024", "2019"),
        ("He was born in the 1990s.", None, "the 1990s", "1990/1999", "199"),
        ("He sang in the nineties.", THURSDAY, "the nineties", "1990/1999", "199"),
        ("It stood until the 18th century.", None, "the 18th century", "1700/1799", "17"),
        ("Sales fell in the second quarter of 2023.", None, "the second quarter of 2023", "2023-04/2023-06", "2023-Q2"),
        ("Sales fell in the fourth quarter.", THURSDAY, "the fourth quarter", "2023-10/2023-12", "2023-Q4"),
        ("Sales fell in the first half of 2023.", None, "the first half of 2023", "2023-01/2023-06", "2023-H1"),
        ("It came up earlier this month.", THURSDAY, "earlier this month", "2024-03-01/2024-03-14", "2024-03"),
        ("It came up earlier this year.", THURSDAY, "earlier this year", "2024-01/2024-03", "2024"),
        ("It came up last week.", THURSDAY, "last week", "2024-03-04/2024-03-10", "2024-W10"),
        ("It came up last month.", THURSDAY, "last month", "2024-02", "2024-02"),
        ("It comes up next year.", THURSDAY, "next year", "2025", "2025"),
        ("It came up over the weekend.", THURSDAY, "the weekend", "2024-03-09/2024-03-10", "2024-W10-WE"),
        ("Shelling grew over the past two weeks.", THURSDAY, "the past two weeks", "2024-02-29/2024-03-14", "P2W"),
        ("More rain falls in the next three days.", THURSDAY, "the next three days", "2024-03-14/2024-03-17", "P3D"),
        ("More rain falls in the coming days.", THURSDAY, "the coming days", None, "PXD"),
        ("They walked for three days.", THURSDAY, "three days", "P3D", "P3D"),
        ("They walked for half an hour.", THURSDAY, "half an hour", "PT30M", "PT30M"),
        ("They waited two and a half years.", THURSDAY, "two and a half years", "P2Y6M", "P2Y6M"),
        ("They signed a five-year lease.", THURSDAY, "five-year", "P5Y", "P5Y"),
        ("They ruled for two decades.", THURSDAY, "two decades", "P20Y", "P20Y"),
        ("The bridge is closed now.", THURSDAY, "now", "2024-03-14", "PRESENT_REF"),
        ("The bridge was closed recently.", THURSDAY, "recently", None, "PAST_REF"),
        ("The bridge will open soon.", THURSDAY, "soon", None, "FUTURE_REF"),
        ("The bridge was closed yesterday.", THURSDAY, "yesterday", "2024-03-13", "2024-03-13"),
        ("The bridge was closed three weeks ago.", THURSDAY, "three weeks ago", "2024-02-22", "2024-W08"),
        ("The bridge was closed a year ago.", THURSDAY, "a year ago", "2023", "2023"),
        ("It rang at 10:30 p.m. Wednesday.", THURSDAY, "10:30 p.m. Wednesday", "2024-03-13T22:30", "2024-03-13T22:30"),
        ("It rang at noon yesterday.", THURSDAY, "noon yesterday", "2024-03-13T12:00", "2024-03-13T12:00"),
        ("It rings every day.", THURSDAY, "every day", "R/P1D", "P1D"),
        ("It rings each Tuesday.", THURSDAY, "each Tuesday", "R/P1W", "XXXX-WXX-2"),
        ("It rings twice a week.", THURSDAY, "twice a week", "R/P1W", "P1W"),
        ("It closes on Christmas Day.", THURSDAY, "Christmas Day", "2023-12-25", "2023-12-25"),
    ],
)
def test_what_words_come_to(text: str, anchor: date | None, words: str, value: str | None, timex: str) -> None:
    found = only(text, anchor)
    assert found.span.of(text) == words
    assert (found.meaning.value, found.meaning.timex) == (value, timex)
    assert found.meaning.reason


@pytest.mark.parametrize(
    ("text", "last", "value"),
    [
        ("The dam broke on May 3. The valley was empty two days later.", "two days later", "2023-05-05"),
        ("The dam broke on May 3. The same day the mayor fled.", "The same day", "2023-05-03"),
        ("The dam broke on May 3. The following day the mayor fled.", "The following day", "2023-05-04"),
        ("The dam was built in 1987. The following year it leaked.", "The following year", "1988"),
        ("The dam broke on May 3, and the mayor knew it at the time.", "the time", "2023-05-03"),
        ("Profit rose in the third quarter of 2022 from a loss a year earlier.", "a year earlier", "2021-07/2021-09"),
    ],
)
def test_counted_from_a_time_told_before(text: str, last: str, value: str) -> None:
    found = find_times(text, THURSDAY)
    assert found[-1].span.of(text) == last
    assert found[-1].meaning.value == value


@pytest.mark.parametrize(
    "words", ["on Friday", "in May", "last week", "yesterday", "two days later", "this winter", "in the third quarter", "at the time", "the same day"]
)
def test_without_a_day_nothing_is_made_up(words: str) -> None:
    found = only(f"It was seen {words}.", None)
    assert found.meaning.value is None
    assert found.meaning.reason


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "May I come in?",
        "Prices fall when springs fail.",
        "The fall of the city came as a shock.",
        "April Jones read the Sunday Times.",
        "Some 2000 people paid $1999 for flight 1984.",
        "One second, he said; a quarter of them left.",
        "The match ended 2:1, the vote 12-10.",
        "It is on page 99.99.99 of 31/31/31.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, THURSDAY) == ()


def test_prepositions_belong_to_the_whole() -> None:
    text = "It has been so since at least September."
    found = only(text, THURSDAY)
    assert found.whole.of(text) == "since at least September"


WORDS = st.sampled_from(
    "on in since until the last next this two a few several of and years days weeks Monday May March 29 31 1999 2024 0 99999 century fall spring quarter third first ago "
    "later earlier past coming p.m. 10 noon half every each ’80s nineteen ninety hundred thousand weekend night will said by , . - / : ’s \n Feb. “ ”".split(
        " "
    )
)


@given(st.lists(WORDS, max_size=40), st.one_of(st.none(), st.dates()))
@settings(max_examples=150, deadline=None)
def test_words_of_time_in_any_order(words: list[str], anchor: date | None) -> None:
    check(" ".join(words), anchor)


@given(st.lists(WORDS, max_size=200))
@settings(max_examples=150, deadline=None)
def test_looking_around_cores_alone_finds_all_that_looking_everywhere_does(words: list[str]) -> None:
    text = " ".join(words)
    everywhere = [(rule.name, match.span()) for rule in RULES for match in rule.pattern.finditer(text)]
    assert sorted((rule.name, match.span()) for rule, match in candidates(text)) == sorted(everywhere)


@given(st.text(max_size=300), st.one_of(st.none(), st.dates()))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str, anchor: date | None) -> None:
    check(text, anchor)


def check(text: str, anchor: date | None) -> None:
    found = find_times(text, anchor)
    assert found == find_times(text, anchor)
    end = 0
    for time in found:
        assert end <= time.span.start < time.span.end <= len(text)
        assert 0 <= time.whole.start <= time.span.start
        assert time.whole.end == time.span.end
        assert time.meaning.reason
        end = time.span.end


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("twenty-four", 24),
        ("two hundred and six", 206),
        ("1,200", 1200),
        ("2 1/2", 2.5),
        ("a hundred", 100),
        ("a couple of", 2),
        ("cats", None),
        ("and", None),
    ],
)
def test_numbers(words: str, number: float | None) -> None:
    assert number_of(words) == number


def test_years_in_words() -> None:
    assert spoken_year("nineteen ninety-six") == 1996
    assert spoken_year("two thousand") == 2000
    assert spoken_year("twenty people") is None


def test_periods() -> None:
    assert moved(quarter_of(2024, 1), -1).iso == "2023-10/2023-12"
    assert moved(season_of("winter", 2023), -4).iso == "2022-12/2023-02"
    assert holding(date(2024, 1, 15), "season").iso == "2023-12/2024-02"
    assert third_of(decade_of(1970), "late").iso == "1977/1979"
    assert third_of(holding(THURSDAY, "year"), "end").iso == "2024-12"
    assert until("2023-09", THURSDAY) == "2023-09/2024-03"
    with pytest.raises(ValueError, match=r"year|out of range"):
        moved(decade_of(9985), 5)


DOCS = Path(__file__).parent.parent / "docs" / "times.md"


def test_the_page_of_examples_is_true() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split("|")] for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    examples = [row for row in rows if len(row) == 4 and row[0] not in ("text", "---")]
    assert len(examples) > 25
    for text, words, value, timex in examples:
        found = find_times(text, THURSDAY)[-1]
        assert (found.whole.of(text), found.meaning.value or "not resolved", found.meaning.timex) == (words, value, timex)


@pytest.mark.parametrize("piece", ["hundred ", "two-", "a few ", "the latest same ", "last the past ", "1,111", "in ", "\n", "on May "])
def test_long_runs_take_no_longer_than_their_length(piece: str) -> None:
    began = perf_counter()
    find_times(piece * 2000, THURSDAY)
    assert perf_counter() - began < 5
