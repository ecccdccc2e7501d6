"""Media that one sentence names and others rely on, and media beside the cue."""

import pytest

from tests.marked import chains_of

TOLD = "<s1>Governor Ivo Hahn</s1> <c1>told</c1> Reuters <b1>that the dam was safe</b1>. "


def test_an_interview_told_of_in_its_own_sentence_reaches_the_lead_and_what_follows() -> None:
    found = chains_of(
        "<b1>The dam will be repaired by spring</b1>, <s1>Governor Ivo Hahn</s1> <c1>has said</c1>.\n\n"
        "Reuters asked Hahn on Tuesday about the cracks.\n\n<b2>“They are no danger,”</b2> <s2>he</s2> <c2>said</c2>."
    )
    assert found == [[["Reuters"], ["Ivo Hahn"]], [["Reuters"], ["Ivo Hahn"]]]


def test_one_who_said_something_elsewhere_said_it_there() -> None:
    found = chains_of(TOLD + "At a news conference on Friday, <s2>Hahn</s2> <c2>said</c2> <b2>that he would resign</b2>.")
    assert found == [[["Reuters"], ["Ivo Hahn"]], [["Ivo Hahn"]]]


@pytest.mark.parametrize(("who", "hops"), [("Ivo Hahn", 2), ("Norway", 1)])
def test_a_government_is_not_followed_as_far_as_a_person(who: str, hops: int) -> None:
    text = (
        "<s1>{0}</s1> <c1>told</c1> Reuters <b1>that the dam was safe</b1>. "
        + "The water rose. " * 4
        + "<s2>{0}</s2> <c2>said</c2> <b2>that a village would move</b2>."
    )
    assert len(chains_of(text.format(who))[1]) == hops


def test_a_post_told_of_beside_a_name_is_the_speakers() -> None:
    found = chains_of(
        "<b1>Hahn</b1>, <s1>Ana Ruiz</s1> <c1>wrote</c1> on Telegram, <b1>“knew everything”</b1>. <s2>Ivo Hahn</s2> <c2>said</c2> <b2>that he would resign</b2>."
    )
    assert found[1] == [["Ivo Hahn"]]


def test_sources_of_an_outlet_go_on_through_it() -> None:
    found = chains_of(
        "<b1><s2>Two engineers</s2> <c2>said</c2> <b2>that the dam leaks</b2></b1>, <s1>the Guardian</s1> <c1>reported</c1>. "
        "<s3>The engineers</s3> <c3>said</c3> <b3>that nobody had listened</b3>."
    )
    assert found[2] == [["The Guardian"], ["Two engineers"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In a tweet, <s1>Mayor Ana Ruiz</s1> <c1>said</c1> <b1>that it was closed</b1>.", [["Twitter"], ["Ana Ruiz"]]),
        ("In a Tumblr post, <s1>Mayor Ana Ruiz</s1> <c1>said</c1> <b1>that it was closed</b1>.", [["Tumblr"], ["Ana Ruiz"]]),
        (
            "<s1>Mayor Ana Ruiz</s1> <c1>told</c1> the BBC, in an interview quoted by TASS, <b1>that it was closed</b1>.",
            [["TASS"], ["BBC"], ["Ana Ruiz"]],
        ),
        ("<s1>Mayor Ana Ruiz</s1> <c1>said</c1> <b1>that it was closed</b1>, as cited by Reuters.", [["Reuters"], ["Ana Ruiz"]]),
        ("<s1>Mayor Ana Ruiz</s1> <c1>said</c1> <b1>that a joke in a tweet was none</b1>.", [["Ana Ruiz"]]),
    ],
)
def test_media_beside_the_cue(text: str, wanted: list[list[str]]) -> None:
    assert chains_of(text) == [wanted]


def test_a_medium_that_ends_a_sentence_has_the_next_ones_words_in_no_name() -> None:
    assert chains_of("<s1>Ana Ruiz</s1> <c1>told</c1> <b1>nobody</b1> but CNN. The bridge is closed.", outlet="CNN") == [[["Ana Ruiz"]]]


def test_the_points_of_a_list_are_sentences() -> None:
    found = chains_of(
        "The day in brief:\n\n* <s1>Governor Ivo Hahn</s1> <c1>said</c1> on Telegram <b1>that the dam was safe</b1>. "
        "* <s2>The union</s2> <c2>said</c2> <b2>that the strike would go on</b2>."
    )
    assert found[1] == [["union"]]


def test_what_is_turned_down_did_not_come_through_the_one_who_turns_it_down() -> None:
    found = chains_of("<s1>Ivo Hahn</s1> <c1>rejected</c1> <b1><s2>the union</s2>’s <c2>offer</c2> <b2>to talk</b2></b1>.")
    assert found[1] == [["union"]]


def test_a_post_is_told_of_whoever_posts_not_of_whom_it_names() -> None:
    found = chains_of(
        "<s1>Dana Kiril</s1> <c1>accused</c1> Governor Pavel Ostrev <b1>of hiding it</b1>. Ostrev, <s2>she</s2> <c2>wrote</c2> on Telegram, "
        "<b2>“knew everything”</b2>. <s3>Ostrev</s3> <c3>said</c3> <b3>he was ready to step down</b3>."
    )
    assert found[1:] == [[["Telegram"], ["Dana Kiril"]], [["Pavel Ostrev"]]]
