"""Who speaks, where the words alone don't say so: pronouns for two or for a body, bodies by apposition, turns, descriptions. The statements are given."""

import pytest

import accordingto
from accordingto.actors.phrases import read_phrase
from tests.marked import chains_of, read_marked, speakers_of


@pytest.mark.parametrize(
    "before",
    [
        "Ana Ruiz and Ivo Hahn met in Valmor on Monday.",
        "Chancellor Ana Ruiz met with the Danish premier, Ivo Hahn, in Valmor.",
        "The prize went to Ana Ruiz and her husband, Ivo Hahn.",
    ],
)
@pytest.mark.parametrize("pronoun", ["They", "The two"])
def test_they_are_both_of_two_who_are_named_side_by_side(before: str, pronoun: str) -> None:
    found = chains_of(f"{before} <s1>{pronoun}</s1> <c1>said</c1> <b1>that the talks would go on</b1>.")
    assert found == [[["Ana Ruiz", "Ivo Hahn"]]]


def test_they_are_the_several_who_spoke_since() -> None:
    found = speakers_of(
        "Ana Ruiz and Ivo Hahn met on Monday. <s1>Two officials</s1> <c1>said</c1> <b1>the talks went well</b1>. <s2>They</s2> <c2>said</c2> <b2>more would follow</b2>."
    )
    assert found[1] == "Two officials"


def test_they_are_no_outlet_that_was_merely_spoken_to() -> None:
    found = speakers_of(
        "<s1>Local residents</s1> <c1>complained</c1> <b1>of the noise</b1>. <s2>Ana Ruiz</s2> <c2>told</c2> Reuters <b2>that it was late</b2>. "
        "<s3>They</s3> <c3>said</c3> <b3>that nobody slept</b3>."
    )
    assert found[2] == "Local residents"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("A research centre of the Danish navy presented the boat in May.", "research centre of the Danish navy"),
        ("Velona is the second largest mill in the country.", "Velona"),
        ("The analysis by Hahn & Partners was paid for by the White House.", "analysis by Hahn & Partners"),
    ],
)
def test_it_is_the_body_or_the_document_that_opens_the_sentence_before(before: str, who: str) -> None:
    assert speakers_of(f"{before} <s1>It</s1> <c1>said</c1> <b1>that the noise was low</b1>.") == [who]


def test_it_is_no_network_that_was_merely_named() -> None:
    found = speakers_of(
        "<s1>A city report</s1> <c1>said</c1> <b1>that the bridge was safe</b1>. Drivers laughed about that on Twitter. <s2>It</s2> <c2>said</c2> <b2>cracks are normal</b2>."
    )
    assert found[1] == "A city report"


def test_a_body_by_the_apposition_or_the_noun_that_tells_it() -> None:
    assert read_phrase("Velona, the Danish shipping company").kind == "organisation"
    assert read_phrase("the watchdog group Harbour Watch").kind != "person"
    assert read_phrase("Ivo Hahn, the company’s founder").kind == "person"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Governor of Valmor", None),
        ("US Assistant Secretary of State Victoria Hahn", "Victoria Hahn"),
        ("The amendments, signed by President Ivo Hahn", None),
        ("others, including Speaker Ana Ruiz", None),
    ],
)
def test_who_is_a_person_and_who_is_none(words: str, name: str | None) -> None:
    phrase = read_phrase(words)
    assert (phrase.name if phrase.kind == "person" else None) == name


def test_letters_in_capitals_are_no_pronoun() -> None:
    assert read_phrase("US").name == "United States government"
    assert read_phrase("WHO").form == "name"
    assert read_phrase("us").form == "pronoun"


def test_a_name_in_capitals_that_opens_a_turn_is_the_person_named_in_full() -> None:
    found = speakers_of(
        "The debate between Willy Hahn and Ana Ruiz began at nine.\n\n<s1>HAHN</s1><c1>:</c1> <b1>Good evening.</b1>\n\n<s2>RUIZ</s2><c2>:</c2> <b2>Good evening to you.</b2>\n\n"
        "<s3>QUESTION</s3><c3>:</c3> <b3>Who pays for the bridge?</b3>"
    )
    assert found[:2] == ["Willy Hahn", "Ana Ruiz"]
    assert found[2] not in found[:2]


def test_you_outside_of_quotations_is_the_reader() -> None:
    text = "<s1>Ana Ruiz</s1> <c1>said</c1> <b1>that the bridge was safe</b1>. <s2>You</s2> <c2>may think</c2> <b2>that it is not</b2>."
    statements, actors, _ = read_marked(text)
    assert actors[statements[1].speaker or ""].kind == "anonymous"


def test_a_country_that_is_a_last_name_too() -> None:
    text = "{}<s1>Jordan</s1> <c1>said</c1> <b1>that the talks were over</b1>."
    assert speakers_of(text.format("Rep. Jim Jordan left early. ")) == ["Jim Jordan"]
    assert speakers_of(text.format("")) == ["Jordanian government"]


def test_a_middle_initial_makes_no_second_person() -> None:
    found = speakers_of("<s1>Ivo Hahn</s1> <c1>said</c1> <b1>yes</b1>. <s2>Ivo P. Hahn</s2> <c2>said</c2> <b2>no</b2>.")
    assert found == ["Ivo Hahn", "Ivo Hahn"]


def test_descriptions_by_role_and_place() -> None:
    text = "President Ana Ruiz of Valmor was late. President Ivo Hahn of Norland was not. <s1>The President of Valmor</s1> <c1>said</c1> <b1>that it went well</b1>."
    assert speakers_of(text) == ["Ana Ruiz"]
    star = "Basketball star Ana Ruiz was freed. Coach Ivo Hahn wept. <s1>The basketball star</s1> <c1>said</c1> <b1>that it was cold</b1>."
    assert speakers_of(star) == ["Ana Ruiz"]


def test_the_organisation_is_the_one_that_spoke_right_before() -> None:
    text = "<s1>Harbour Watch Foundation</s1> <c1>said</c1> <b1>that the dam leaks</b1>. <s2>The organisation</s2> <c2>called</c2> <b2>for a new one</b2>."
    assert speakers_of(text)[1] == "Harbour Watch Foundation"


def test_a_country_owns_its_ministry() -> None:
    found = speakers_of("Norway will answer any attack, <s1>its foreign ministry</s1> <c1>said</c1> <b1>on Friday</b1>.")
    assert found == ["Norwegian foreign ministry"]


def test_sources_in_a_list_stand_side_by_side() -> None:
    found = chains_of("<s1>Reuters, the BBC and The Guardian</s1> <c1>reported</c1> <b1>that the dam leaks</b1>.")
    assert found == [[["Reuters", "BBC", "The Guardian"]]]
    titled = chains_of("<s1>Ivo Hahn, Chair in Politics and Law at the University of Valmor</s1>, <c1>said</c1> <b1>that the dam leaks</b1>.")
    assert titled == [[["Ivo Hahn"]]]


def test_those_who_released_a_document_passed_it_on() -> None:
    found = chains_of("<s1>Footage released by state media</s1> <c1>shows</c1> <b1>the dam breaking</b1>.")
    assert found == [[["state media"], ["Footage released by state media"]]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edward Snowden said on Twitter Monday that he would stay. The 37-year-old added that he liked the town.", "Edward Snowden"),
        ("Ana Ruiz met Ivo Hahn on Monday. The 61-year-old said that it was over.", "61-year-old"),
        ("The Supreme Court said the law stands. I have little doubt that it will come back.", "the author"),
        ("Given Valmor’s history, the rule was a surprise. Ana Ruiz said that she disliked it.", "Ana Ruiz"),
    ],
)
def test_who_is_meant_by_an_age_or_by_i(text: str, speaker: str) -> None:
    doc = accordingto.read(text)
    assert doc.actor(doc.statements[-1].speaker or "").name == speaker


def test_whom_a_ministry_cites_ends_before_what_he_told() -> None:
    text = "Relations can improve, the foreign ministry said on Saturday, citing its minister telling his guest, after years of strain."
    doc = accordingto.read(text)
    assert [s.source.of(text) for s in doc.statements if s.source] == ["the foreign ministry", "its minister"]


def test_who_was_called_so_before_is_meant_rather_than_one_who_is_named_later() -> None:
    text = (
        "The sides agreed on an exchange, a diplomat from Pontara told Reuters.\n\nThe diplomat added that troops would leave. "
        "The truce will hold, according to Pavel Kosak, the ambassador of Maruna."
    )
    doc = accordingto.read(text)
    assert [doc.actor(s.speaker).name for s in doc.statements if s.speaker and not s.within] == [
        "a diplomat from Pontara",
        "a diplomat from Pontara",
        "Pavel Kosak",
    ]


def test_a_ministry_is_none_of_its_sources_and_a_minister_may_be_called_park() -> None:
    text = (
        "Repairs will begin in June, Energy Minister Lena Park said on Thursday. The minister added that no district would remain without water.\n\n"
        "Two sources in the ministry told Reuters that the dam was old. The ministry called this information untrue."
    )
    doc = accordingto.read(text)
    assert [doc.actor(s.speaker).name for s in doc.statements if s.speaker] == ["Lena Park", "Lena Park", "Two sources in the ministry", "ministry"]
