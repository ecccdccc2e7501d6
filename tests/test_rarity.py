"""Contents that say too little by themselves: they join nothing in other words."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.claims import corpus_of
from accordingto.claims.judging import Setting, judged, surroundings_compared
from accordingto.claims.rarity import NONE, Rarities, Rarity, commonness_of
from accordingto.claims.wording import Wording, wording_of
from accordingto.model import Commonness, Reading
from tests.stories import reading, tell

WAR = [f"the Ukraine crisis will raise the price of good number {'abcdefghij'[i % 10] * (i // 10 + 2)}" for i in range(400)]


def worded(*contents: str) -> list[Wording]:
    """Contents taken apart."""
    return [wording_of(words) for words in contents]


def rarity(wordings: Iterable[Wording]) -> Rarity:
    """How rare words are among some contents."""
    return Rarities(commonness_of(wordings, ())).words


def test_words_that_are_everywhere_in_a_corpus_say_little_there() -> None:
    (crisis,) = worded("the Ukraine crisis")
    assert not rarity([crisis]).little(crisis)
    assert rarity([crisis, *worded(*WAR)]).little(crisis)
    assert not rarity([crisis, *worded(*WAR)]).little(wording_of("the Ukraine crisis delayed the opera"))


def test_what_has_no_words_of_its_own_says_little_anywhere() -> None:
    assert all(rarity([w]).little(w) for w in worded("to do so", "it", "that", ""))
    assert not rarity([]).little(wording_of("he will resign", speaker="Ivo Hahn"))


def test_a_number_or_a_time_says_something() -> None:
    assert not any(rarity([]).little(w) for w in worded("12", "on Monday"))


def test_copies_make_nothing_common() -> None:
    told = worded("the harbour is closed", "the opera will open")
    assert commonness_of(told, ()) == commonness_of([*told, *told, *told], ())


def pieces(*speakers: str) -> list[Reading]:
    """Articles of two outlets and more that tell the same piece."""
    return [reading(f"p{i}", f"Outlet {i}", "2024-03-05", tell("the Ukraine crisis", who)) for i, who in enumerate(speakers)]


def test_pieces_are_joined_with_their_speaker_alone() -> None:
    rest = [reading(f"w{i}", "Valmor Times", "2024-03-05", tell(words, "Mei Tanaka")) for i, words in enumerate(WAR[:300])]
    corpus = corpus_of([*pieces("Ana Ruiz", "Ana Ruiz", "Peter Novak"), *rest])
    assert corpus.claim_of("p0#s1") == corpus.claim_of("p1#s1")
    assert corpus.claim_of("p0#s1") != corpus.claim_of("p2#s1")
    assert all(key.startswith("p") for key in corpus.claim_of("p0#s1").reports)


def test_two_contents_make_no_word_of_theirs_common() -> None:
    told = worded("the harbour crane fell", "the harbour crane collapsed")
    assert rarity(told).worth(["harbour"]) == rarity(told).unseen
    more = worded("the harbour is closed", "the harbour froze", "the harbour burned")
    assert rarity([*told, *more]).worth(["harbour"]) < rarity([*told, *more]).worth(["crane"])


@given(st.lists(st.text("abc", min_size=1, max_size=2)), st.randoms())
def test_worth_is_the_same_in_any_order(words: list[str], dice: random.Random) -> None:
    found = Rarity(50, {"a": 40, "b": 7, "ab": 3, "ca": 2})
    turned = list(words)
    dice.shuffle(turned)
    assert found.worth(words) == found.worth(turned)


def test_names_that_every_article_has_tell_no_event() -> None:
    everywhere = Rarities(commonness_of((), [frozenset({"putin", "ukrain", f"n{i}"}) for i in range(500)]))
    one, other = frozenset({"putin", "ukrain", "lowen"}), frozenset({"putin", "ukrain", "kessel"})
    rare, common = frozenset({"lowen", "sarn"}), frozenset({"lowen", "sarn", "mira"})
    (held, beyond), (all_held, far) = (surroundings_compared(Setting(around=pair, rarities=everywhere)) for pair in ((one, other), (rare, common)))
    assert held < 0.2
    assert beyond == 0
    assert all_held == pytest.approx(1)
    assert far > 0
    assert surroundings_compared(Setting(around=(one, frozenset()))) == (0.0, 0.0)


def test_common_words_join_less_in_a_corpus_that_is_full_of_them() -> None:
    one, other = worded("Russian forces attacked the city again", "the city was attacked by Russian troops")
    filled = Rarities(Commonness(50_000, dict.fromkeys([*one.words, *other.words], 20_000)))
    alone, among = (judged(one, other, 0.8, Setting(rarities=r)).score for r in (NONE, filled))
    assert among < alone


@pytest.mark.parametrize(
    ("words", "little"),
    [
        ("Torlandish President Ivo Hahn", True),
        ("both Ana Ruiz and Ivo Hahn", True),
        ("about the Orbis Charter", True),
        ("Ivo Hahn as head of the court", False),
        ("Hahn Will Resign", False),
        ("“HAHN FOR VALMOR”", False),
    ],
)
def test_names_and_no_more_say_little(words: str, *, little: bool) -> None:
    assert rarity([]).little(wording_of(words)) == little
