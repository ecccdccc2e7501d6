"""The article that the project started from: what has to come out of it, found and not written in."""

from pathlib import Path

import pytest

import accordingto

SEED = Path(__file__).parent.parent / "examples" / "seed.txt"
OFFICIALS = (
    "two former high-ranking Russian officials close to the Kremlin",
    "officials from the United States and other countries familiar with the Kremlin’s message",
)


@pytest.fixture(scope="module")
def seed() -> accordingto.Reading:
    return accordingto.read(SEED.read_text(encoding="utf-8"))


def chains(doc: accordingto.Reading, content: str) -> list[list[tuple[str, ...]]]:
    """The chains of the statements whose content holds these words."""
    return [
        [tuple(doc.actor(k).name for k in hop.actors) for hop in s.chain]
        for s in doc.statements
        if any(content in c.of(doc.article.text) for c in s.content)
    ]


def test_the_page(seed: accordingto.Reading) -> None:
    article = seed.article
    assert article.title is not None
    assert article.title.value == "Putin is ready for talks on freezing the war in Ukraine"
    assert article.outlet is not None
    assert article.outlet.value == "SIA"
    assert [a.value for a in article.authors] == ["Agasaf Babayev"]
    assert article.section == ("Home", "today", "News")
    assert article.published is not None
    assert (article.published.value, article.published.found) == ("2023-12-23", "inferred")
    furniture = " ".join(f.span.of(article.text) for f in article.furniture)
    assert "Leave a Comment" in furniture
    assert "Akismet" in furniture
    assert article.text == SEED.read_text(encoding="utf-8")


def test_the_first_statement_came_through_three_hands(seed: accordingto.Reading) -> None:
    wanted = [("Russian websites",), ("The New York Times",), OFFICIALS, ("Vladimir Putin",)]
    assert wanted in chains(seed, "that he is ready for a ceasefire in Ukraine")


def test_them_are_the_officials(seed: accordingto.Reading) -> None:
    assert [("Russian websites",), ("The New York Times",), OFFICIALS] in chains(seed, "Moscow has been sending such signals")


def test_what_one_official_says_of_putin_is_nested(seed: accordingto.Reading) -> None:
    found = chains(seed, "to retreat even a meter")
    assert all(chain[:2] == [("Russian websites",), ("The New York Times",)] for chain in found)
    assert [("Vladimir Putin",)] in [chain[3:] for chain in found]


def test_governments_own_words_are_not_the_times(seed: accordingto.Reading) -> None:
    assert chains(seed, "Ukraine of refusing dialogue")[0] == [("Russian government",)]
    assert chains(seed, "its involvement in war crimes") == [[("Russian government",)]]


def test_furniture_is_never_read(seed: accordingto.Reading) -> None:
    for s in seed.statements:
        assert not any(f.span.meets(s.span) for f in seed.article.furniture)


def test_acts(seed: accordingto.Reading) -> None:
    acts = {s.cue.of(seed.article.text): s.act for s in seed.statements if s.cue}
    assert acts["denies"] == "deny"
    assert acts["has repeatedly accused"] == "accuse"
    assert acts["does not recognize"] == "refuse"


def test_positions_and_their_conditions(seed: accordingto.Reading) -> None:
    text = seed.article.text
    found = {
        (seed.actor(p.actor).name if p.actor else None, p.kind, p.content[0].of(text)): [c.span.of(text) for c in p.conditions]
        for p in seed.positions
    }
    assert found["Vladimir Putin", "readiness", "to freeze military operations"] == ["in the current positions"]
    assert found["Russian government", "readiness", "for a ceasefire"] == ["Russia keeps the territories it has captured"]
    assert found["Russian government", "readiness", "for negotiations on a ceasefire"] == ["it “remains where it is on the battlefield”"]
    assert "the immediate withdrawal of Russian troops from Ukraine" in found["Ukrainian government", "readiness", "start peace talks with Moscow"]
    assert found["Ukrainian government", "readiness", "concluding peace"] == ["the withdrawal of Russian troops to the 1991 borders"]


def test_officials_doubt_what_the_kremlin_made_clear(seed: accordingto.Reading) -> None:
    (doubts,) = [r for s in seed.statements for r in s.about if r.kind == "doubts"]
    assert seed.actor(seed.statement(doubts.statement).speaker or "").name == "Russian government"
