"""Sentences that name two sources at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accordingto
from accordingto.model import Article, Span, Statement
from accordingto.statements.carriers import FOUND, carried, frame_of, with_carriers, without_asides
from accordingto.statements.frames import pointing_back


def told(text: str) -> set[tuple[str, str, str]]:
    """Source, cue and content of each statement of a text."""
    doc = accordingto.read(text)
    return {
        (s.source.of(text) if s.source else "", s.cue.of(text) if s.cue else "", " | ".join(part.of(text) for part in s.content))
        for s in doc.statements
    }


def chains(text: str) -> list[list[str]]:
    """The names along each chain, the statements in order."""
    doc = accordingto.read(text)
    return [[doc.actor(hop.actors[0]).name for hop in s.chain] for s in doc.statements]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Reuters quoted Irina Volkova, the energy minister, as saying that the pumps at Korsk had stopped.", ["Reuters", "Irina Volkova"]),
        ("“The pumps at Korsk have stopped,” Reuters quoted Irina Volkova as saying.", ["Reuters", "Irina Volkova"]),
        ("The governor was quoted by Interfax as saying that the city had power again.", ["Interfax", "governor"]),
        ("“The city has power again,” the governor was quoted as saying by Interfax.", ["Interfax", "governor"]),
    ],
)
def test_one_who_quotes_stands_before_the_one_quoted_and_says_nothing_himself(text: str, chain: list[str]) -> None:
    assert chains(text) == [chain]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported on Monday, citing two harbour officials, that the ferry would not sail.",
        "Reuters, citing two harbour officials, said the ferry would not sail.",
        "As Reuters informs with reference to two harbour officials, the ferry will not sail.",
        "Reuters informs, referring to two harbour officials, that the ferry would not sail.",
        "Citing two harbour officials, Reuters reported that the ferry would not sail.",
        "The ferry will not sail, Reuters reported on Monday, quoting two harbour officials.",
        "Reuters has learned from two harbour officials that the ferry would not sail.",
        "Reuters has this from two harbour officials: the ferry will not sail.",
    ],
)
def test_what_is_reported_from_others_is_theirs_within_the_report(text: str) -> None:
    assert chains(text) == [["Reuters"], ["Reuters", "two harbour officials"]]
    doc = accordingto.read(text)
    assert [s.within for s in doc.statements] == [None, "s1"]
    assert len({s.content for s in doc.statements}) == 1


def test_a_name_beside_the_one_cited_is_his() -> None:
    text = "As Reuters informs with reference to Jonas Tisk, the leader of the Farmers, a recount will be held in Rurnek."
    assert ("Jonas Tisk, the leader of the Farmers", "with reference to", "a recount will be held in Rurnek") in told(text)


@pytest.mark.parametrize("lead", ["In the words of Mayor Ana Ruiz, ", "As reported by Mayor Ana Ruiz, ", "If Mayor Ana Ruiz is to be believed, "])
def test_one_source_in_other_words(lead: str) -> None:
    text = f"{lead}the ferry will not sail."
    assert chains(text) == [["Ana Ruiz"]]
    assert {content for _, _, content in told(text)} == {"the ferry will not sail"}


@pytest.mark.parametrize(
    "sentence",
    [
        "This was reported by Ola Brandt.",
        "This was announced to Reuters by Ola Brandt on Monday.",
        "That is what Ola Brandt says.",
        "So says Ola Brandt.",
        "Ola Brandt said so on Monday.",
        "The information came from Ola Brandt.",
    ],
)
def test_a_sentence_that_only_says_who_told_the_one_before(sentence: str) -> None:
    text = f"The town is quiet.\n\nThe ferry will not sail before May. {sentence}\n\nThe port was built in 1911."
    assert {(source, content) for source, _, content in told(text)} == {("Ola Brandt", "The ferry will not sail before May")}


def test_one_who_tells_the_one_before_may_have_it_from_others() -> None:
    text = "A fire broke out in Tarvis. This was reported by the Telegram channel Severny Vestnik with reference to sources in the fire service."
    assert chains(text) == [["Telegram channel Severny Vestnik"], ["Telegram channel Severny Vestnik", "sources in the fire service"]]


def test_in_her_words() -> None:
    text = "Maria Kessel told the BBC that exports could fall. In her words, the market has already reacted."
    assert chains(text)[-1][-1] == "Maria Kessel"
    assert ("her", "words", "the market has already reacted") in told(text)


def test_an_it_that_means_nothing_is_no_part_of_what_is_said() -> None:
    text = "It was also stated by the ministry that 80 firefighters took part."
    draft = Statement("", (Span(0, 2), Span(text.index("that"), len(text) - 1)), Span(3, 18), Span(22, 34), 0.9, "test")
    assert [part.of(text) for part in without_asides(draft, text).content] == ["that 80 firefighters took part"]


@pytest.mark.parametrize(
    "text",
    ["This was reported by Ola Brandt.", "Will it sail? This was reported by Ola Brandt.", "It rained. It was reported by Ola that it rained."],
)
def test_nothing_before_or_a_question_is_pointed_back_to_by_none(text: str) -> None:
    assert pointing_back(Article("x", text)) == []


def test_what_tells_of_the_source_is_no_part_of_what_is_said() -> None:
    text = "According to three bankers who asked not to be named, the mill will be sold for 40 million crowns."
    assert {content for _, _, content in told(text)} == {"the mill will be sold for 40 million crowns"}


def test_whom_it_was_told_is_no_part_of_what_is_said() -> None:
    text = "Henrik Dahl denied to Reuters that the dockers would walk out."
    start = text.index("to Reuters")
    draft = Statement("", (Span(start, len(text) - 1),), Span(12, 18), Span(0, 11), 0.9, "test")
    assert without_asides(draft, text).content[0].of(text) == "that the dockers would walk out"


def test_a_role_and_the_name_after_it_are_one_source() -> None:
    text = "According to the chief doctor at the Stamstad hospital, Olga Sosic, food from a school kitchen has caused the outbreak."
    start = text.index("Olga")
    draft = Statement("", (Span(start, len(text) - 1),), Span(0, 12), Span(13, start - 2), 0.9, "test")
    mended = without_asides(draft, text)
    assert mended.source is not None
    assert mended.source.of(text).endswith("Olga Sosic")
    assert mended.content[0].of(text) == "food from a school kitchen has caused the outbreak"


def test_an_apposition_after_that_name_begins_nothing() -> None:
    text = "According to the minister, Olga Sosic, the mayor of Korsk, will resign."
    start = text.index("Olga")
    draft = Statement("", (Span(start, len(text) - 1),), Span(0, 12), Span(13, start - 2), 0.9, "test")
    assert without_asides(draft, text) == draft


@pytest.mark.parametrize(
    "text",
    [
        "He said, referring to Putin, that the war would go on.",
        "The mayor said, citing safety concerns, that the bridge would be closed.",
        "The quoted price is 40 crowns.",
        "Reflecting on the lessons learned from two wars, Ola Brandt argues that money is scarce.",
        "The sea is cruel, a lesson he learned from his father.",
        "It was a long night, he wrote, referring to the Reuters report.",
        "Who asked for this?",
    ],
)
def test_no_two_sources_no_frame(text: str) -> None:
    assert frame_of(text, 0, len(text)) is None


def test_a_quotation_that_goes_on_after_the_sentence_stays_whole() -> None:
    text = "Reuters quoted Ola Brandt as saying “we will pay. We will pay all of it.”"
    frame = frame_of(text, 0, 50)
    assert frame is not None
    draft = Statement("", (Span(36, 49), Span(51, len(text))), Span(8, 14), Span(0, 7), 0.8, "test")
    made = carried(frame, [draft])
    assert made is not None
    assert made.found == FOUND
    assert made.content[-1] == Span(51, len(text))
    assert made.score == 0.8


@given(
    st.lists(
        st.sampled_from(
            ["Reuters ", "quoted ", "Ola ", "as saying ", "citing ", ", ", "that ", "it rains", ". ", "“", "”", "As ", "who asked ", "was ", "\n"]
        ),
        max_size=24,
    )
)
def test_any_text_ends_and_all_spans_lie_in_it(words: list[str]) -> None:
    text = "".join(words)
    frame = frame_of(text, 0, len(text))
    if frame:
        for span in (frame.source, frame.cue, frame.head, frame.whom, frame.citing, frame.content):
            assert span is None or 0 <= span.start <= span.end <= len(text)
        made = with_carriers([], [frame], text)
        assert all(part.start < part.end for s in made for part in s.content)


@pytest.mark.parametrize(
    "text",
    [
        "The announcement came from Mayor Ana Ruiz: the ferry will not sail.",
        "News that the ferry will not sail came from Mayor Ana Ruiz.",
        "The claim that the ferry will not sail was made by Mayor Ana Ruiz.",
        "For Mayor Ana Ruiz, it is clear that the ferry will not sail.",
        "As Mayor Ana Ruiz has it, the ferry will not sail.",
        "Word from Mayor Ana Ruiz is that the ferry will not sail.",
        "By Mayor Ana Ruiz’s account, the ferry will not sail.",
        "The ferry will not sail, in Mayor Ana Ruiz’s view.",
        "The ferry will not sail, Mayor Ana Ruiz is quoted as saying.",
        "Harbour staff were told by Mayor Ana Ruiz that the ferry will not sail.",
    ],
)
def test_other_ways_to_name_the_source(text: str) -> None:
    text = f"Traffic has been slow since the weekend.\n\n{text}\n\nMore is expected later this week."
    assert chains(text) == [["Ana Ruiz"]]
    assert {content.removeprefix("that ") for _, _, content in told(text)} <= {"the ferry will not sail", "The ferry will not sail"}


@pytest.mark.parametrize(
    "text",
    [
        "As the story has it, the ferry sank twice.",
        "The news came from the kitchen: the ferry has no cook.",
        "We’ve been told by people who never sailed: the ferry is safe.",
        "As luck would have it, the ferry was late.",
    ],
)
def test_what_names_nobody_who_speaks_is_none_of_them(text: str) -> None:
    assert frame_of(text, 0, len(text)) is None


def test_a_paper_that_was_told_passes_it_on() -> None:
    text = "Reuters has been told by two harbour officials that the ferry would not sail."
    assert chains(text) == [["Reuters"], ["Reuters", "two harbour officials"]]


def test_whose_words_a_paper_holds_came_through_it() -> None:
    text = "Irina Volkova is quoted in the Kessel Post as saying that the pumps at Korsk had stopped."
    assert chains(text) == [["Kessel Post", "Irina Volkova"]]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Asked about the delay, Mayor Ana Ruiz said that the ferry had a leak.", {"Mayor Ana Ruiz"}),
        ("When asked whether she would resign, Mayor Ana Ruiz said that the ferry had a leak.", {"Mayor Ana Ruiz"}),
        ("The crew was told by phone that the ferry had a leak.", {""}),
    ],
)
def test_a_question_and_a_telephone_say_nothing(text: str, sources: set[str]) -> None:
    assert {source for source, _, _ in told(text)} == sources


def test_others_who_speak_are_known_by_what_they_are() -> None:
    text = "Word from the prosecutors is that an inquiry will be opened. News that the ferry would stay in port came from its director, Ida Holt."
    assert chains(text) == [["prosecutors"], ["Ida Holt"]]


def test_one_of_a_group_spoke_where_the_group_did() -> None:
    text = (
        "Two former inspectors told the Kessel Post that they had sent three warnings. “Nobody ever wrote back,” one of them said. The second inspector said the valves leaked."
        "\n\nMayor Ana Ruiz said that she was shocked. One of the nurses said that the ward was full."
    )
    assert chains(text) == [
        ["Kessel Post", "Two former inspectors"],
        ["Kessel Post", "one of them"],
        ["Kessel Post", "second inspector"],
        ["Ana Ruiz"],
        ["One of the nurses"],
    ]


CLOSED = "the bridge in Torva will be closed until May"


@pytest.mark.parametrize(
    ("form", "chain"),
    [
        ("As it was reported by the Kelmar Post with a link to Mayor Ana Ruiz, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("As the Kelmar Post passes on, with reference to the words of Mayor Ana Ruiz, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("{C}, informs the Kelmar Post with reference to Mayor Ana Ruiz.", ["Kelmar Post", "Ana Ruiz"]),
        ("{C}, transmits the Kelmar Post.", ["Kelmar Post"]),
        ("{C}, it is said in the report of the Kelmar Post.", ["Kelmar Post"]),
        ("{C}. About it writes the Kelmar Post.", ["Kelmar Post"]),
        ("{C}. Such a statement was made by Mayor Ana Ruiz.", ["Ana Ruiz"]),
        ("{C}. Mayor Ana Ruiz said this to the Kelmar Post.", ["Kelmar Post", "Ana Ruiz"]),
        ("According to the information of the Kelmar Post, {c}.", ["Kelmar Post"]),
        ("From the words of Mayor Ana Ruiz, {c}.", ["Ana Ruiz"]),
        ("As it became known to the Kelmar Post, {c}.", ["Kelmar Post"]),
        ("As it became known to the Kelmar Post from Mayor Ana Ruiz, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("It became known to the Kelmar Post from Mayor Ana Ruiz that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("As follows from the words of Mayor Ana Ruiz, {c}.", ["Ana Ruiz"]),
        ("As Mayor Ana Ruiz declared to the Kelmar Post, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("On the site of the Kelmar Post it is said that {c}.", ["Kelmar Post"]),
        ("The Kelmar Post carries a statement of Mayor Ana Ruiz that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("By information of the Kelmar Post, received from Mayor Ana Ruiz, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("A report by the Kelmar Post, attributed to Mayor Ana Ruiz, says that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("In a report citing Mayor Ana Ruiz, the Kelmar Post said that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("A Kelmar Post report, citing Mayor Ana Ruiz, said that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("On the authority of Mayor Ana Ruiz, the Kelmar Post reports that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("According to what the Kelmar Post was told by Mayor Ana Ruiz, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("{C}, according to the Kelmar Post, which quotes Mayor Ana Ruiz.", ["Kelmar Post", "Ana Ruiz"]),
        ("According to Mayor Ana Ruiz, quoted by the Kelmar Post, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("If the Kelmar Post, which quotes Mayor Ana Ruiz, is to be believed, {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("The Kelmar Post names Mayor Ana Ruiz as its source for the news that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("The Kelmar Post attributes to Mayor Ana Ruiz the statement that {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("On its website, the Kelmar Post quotes Mayor Ana Ruiz: {c}.", ["Kelmar Post", "Ana Ruiz"]),
        ("“{C},” said Mayor Ana Ruiz to the Kelmar Post.", ["Kelmar Post", "Ana Ruiz"]),
    ],
)
def test_the_ways_of_translated_news_and_of_stories_that_cite(form: str, chain: list[str]) -> None:
    text = form.format(c=CLOSED, C=CLOSED[0].upper() + CLOSED[1:])
    doc = accordingto.read(text)
    assert chains(text)[-1] == chain
    assert all(" ".join(p.of(text) for p in s.content).strip("“,”").removeprefix("that ").lower() == CLOSED.lower() for s in doc.statements)


@pytest.mark.parametrize(
    "text",
    [
        "“Getting there is the biggest issue,” said Papova, citing challenges in getting medicines to people.",
        "In decrying the regime, the president cited the recent death of a student from Torva.",
        "To put it simply, the bridge was old and nobody had looked at it for years.",
        "The assembly in Torva, however, passed on the convention.",
        "The economist, relying on oil revenue, said that the budget would hold.",
        "“It is hard,” said the ambassador to the Torvan Union.",
    ],
)
def test_what_only_looks_like_them_names_no_second_source(text: str) -> None:
    assert all(len(chain) < 2 for chain in chains(text))
    sources = {source for source, _, _ in told(text)}
    assert not sources & {"To", "the convention", "the recent death of a student from Torva"}


@pytest.mark.parametrize("words", ["it was not true that", "it wasn’t true that", "it was clear that", "it is untrue that"])
def test_it_that_stands_for_what_follows_says_nothing(words: str) -> None:
    text = f"The Kremna works said {words} hospitals had treated 148 people after the fire."
    assert {source for source, _, _ in told(text)} == {"The Kremna works"}
