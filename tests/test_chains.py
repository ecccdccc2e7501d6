"""Chains: who passed a statement on, by the words that show it."""

import pytest

import accordingto


def chains(text: str, outlet: str | None = None) -> dict[str, list[list[str]]]:
    """Chains by the first words of the content."""
    doc = accordingto.read(text, outlet=outlet)
    return {s.content[0].of(doc.article.text)[:24]: [[doc.actor(k).name for k in hop.actors] for hop in s.chain] for s in doc.statements}


def one(text: str, outlet: str | None = None) -> list[list[str]]:
    """The chain of the first statement."""
    return next(iter(chains(text, outlet).values()))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Foreign Minister Ivo Hahn told Reuters that the talks had failed.", [["Reuters"], ["Ivo Hahn"]]),
        ("Mayor Ana Ruiz said on Telegram that the bridge was closed.", [["Telegram"], ["Ana Ruiz"]]),
        ("“The bridge is closed,” Mayor Ana Ruiz tweeted.", [["Twitter"], ["Ana Ruiz"]]),
        ("Mayor Ana Ruiz said in an interview with CNN that the bridge was closed.", [["CNN"], ["Ana Ruiz"]]),
        ("Mayor Ana Ruiz said that the bridge was closed.", [["Ana Ruiz"]]),
        ("VALMOR (Reuters) - Mayor Ana Ruiz said that the bridge was closed.", [["Reuters"], ["Ana Ruiz"]]),
    ],
)
def test_media(text: str, wanted: list[list[str]]) -> None:
    assert one(text) == wanted


def test_the_publishing_outlet_is_left_out() -> None:
    assert one("Foreign Minister Ivo Hahn told Reuters that the talks had failed.", outlet="Reuters") == [["Ivo Hahn"]]


def test_a_statement_within_another_came_through_its_speaker() -> None:
    found = chains("Two officials said the minister wants to resign in the autumn.")
    assert found["the minister wants to re"] == [["Two officials"]]
    assert found["to resign in the autumn"] == [["Two officials"], ["minister"]]


def test_a_medium_is_carried_on_for_the_same_speaker() -> None:
    found = chains("Foreign Minister Ivo Hahn told Reuters that the talks had failed. He added that he would resign.")
    assert found["that he would resign"] == [["Reuters"], ["Ivo Hahn"]]


def test_whom_an_outlet_cites_stands_before_whom_it_speaks_of() -> None:
    text = (
        "President Ivo Hahn said that he is ready for talks. The Guardian wrote about this on Monday, citing two officials close to the president. "
        "According to them, he has been ready since May."
    )
    found = chains(text)
    assert found["that he is ready for tal"][:2] == [["The Guardian"], ["two officials close to the president"]]
    assert found["he has been ready since "] == [["The Guardian"], ["two officials close to the president"]]


def test_each_hop_has_a_reason_and_the_words_that_show_it() -> None:
    doc = accordingto.read("Foreign Minister Ivo Hahn told Reuters that the talks had failed.")
    (statement,) = doc.statements
    assert "told Reuters" in statement.chain[0].reason
    assert statement.chain[0].spans[0].of(doc.article.text) == "Reuters"


def test_actors_are_those_who_speak_or_pass_on() -> None:
    doc = accordingto.read("Mayor Ana Ruiz told Reuters that the bridge was closed. A day before, CNN had moved house.")
    assert {a.name for a in doc.actors} == {"Reuters", "Ana Ruiz"}


LINKED = """<html><head><title>Strike</title><link rel="canonical" href="https://courier.example/a"></head><body><article><h1>Harbour strike to end</h1>
<p>The harbour of Northport has been closed since the beginning of the month, and dozens of ships are waiting in the bay.</p>
<p>{lead}</p>
<p>The operator declined to comment on the report, and the union said on Thursday that it would not comment either.</p></article></body></html>"""


def test_a_link_on_the_cue_shows_the_outlet_and_the_story() -> None:
    url = "https://www.nytimes.com/2024/03/harbour.html"
    html = LINKED.format(lead=f'Two officials <a href="{url}">said</a> that the strike would end on Monday, after a month of talks.')
    doc = accordingto.read(html)
    statement = next(s for s in doc.statements if s.source and s.source.of(doc.article.text) == "Two officials")
    assert [[doc.actor(k).name for k in hop.actors] for hop in statement.chain] == [["The New York Times"], ["Two officials"]]
    assert statement.chain[0].url == url
    assert "leads to" in statement.chain[0].reason


def test_a_link_to_a_page_of_ones_own_is_no_hop() -> None:
    lead = 'Two officials <a href="https://courier.example/b">said</a> that the strike would end on Monday, after a month of talks.'
    doc = accordingto.read(LINKED.format(lead=lead))
    statement = next(s for s in doc.statements if s.source and s.source.of(doc.article.text) == "Two officials")
    assert len(statement.chain) == 1
    assert statement.chain[0].url is None or "courier.example" in statement.chain[0].url


def test_a_named_outlet_s_hop_holds_the_url_of_its_link() -> None:
    url = "https://www.reuters.com/world/harbour"
    lead = f'Mayor Ana Ruiz <a href="{url}">told Reuters</a> that the strike would end on Monday, after a month of talks.'
    doc = accordingto.read(LINKED.format(lead=lead))
    statement = next(s for s in doc.statements if s.source and "Ruiz" in s.source.of(doc.article.text))
    assert doc.actor(statement.chain[0].actors[0]).name == "Reuters"
    assert statement.chain[0].url == url


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Mayor Ana Ruiz said Monday on CNN that the bridge would be closed.", ["CNN", "Ana Ruiz"]),
        ("The opposition leader, Tom Hale, explained on Fox News that the dam was safe.", ["Fox News", "Tom Hale"]),
        ("In a Politico interview, Governor Lena Park said that the dam was safe.", ["Politico", "Lena Park"]),
        ("The ministry claimed, via the RIA news agency, that the attack had failed.", ["RIA Novosti", "ministry"]),
        ("But in interviews with Reuters, seven traders said they skirted the ban.", ["Reuters", "seven traders"]),
        ("Mayor Ana Ruiz, in an interview with Reuters on Friday, said that the bridge would be closed.", ["Reuters", "Ana Ruiz"]),
        ("After CNN had published its report, Mayor Ana Ruiz said that the bridge would be closed.", ["Ana Ruiz"]),
        ("The senator commented on the New York Times that it was a fine paper.", ["senator"]),
    ],
)
def test_what_was_said_on_a_broadcast_or_in_an_outlet_s_interview_came_through_it(text: str, chain: list[str]) -> None:
    doc = accordingto.read(text)
    assert [doc.actor(hop.actors[0]).name for hop in doc.statements[0].chain] == chain
