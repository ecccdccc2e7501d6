"""Contents that say too little by themselves: they join nothing in other words."""

from accordingto.claims import corpus_of
from accordingto.claims.rarity import Rarity
from accordingto.claims.wording import Wording, wording_of
from accordingto.model import Reading
from tests.stories import reading, tell

WAR = [f"the Ukraine crisis will raise the price of good number {'abcdefghij'[i % 10] * (i // 10 + 2)}" for i in range(400)]


def worded(*contents: str) -> list[Wording]:
    """Contents taken apart."""
    return [wording_of(words) for words in contents]


def test_words_that_are_everywhere_in_a_corpus_say_little_there() -> None:
    (crisis,) = worded("the Ukraine crisis")
    assert not Rarity([crisis]).little(crisis)
    assert Rarity([crisis, *worded(*WAR)]).little(crisis)
    assert not Rarity([crisis, *worded(*WAR)]).little(wording_of("the Ukraine crisis delayed the opera"))


def test_what_has_no_words_of_its_own_says_little_anywhere() -> None:
    assert all(Rarity([w]).little(w) for w in worded("to do so", "it", "that", ""))
    assert not Rarity([]).little(wording_of("he will resign", speaker="Ivo Hahn"))


def test_a_number_or_a_time_says_something() -> None:
    assert not any(Rarity([]).little(w) for w in worded("12", "on Monday"))


def test_copies_make_nothing_common() -> None:
    told = worded("the harbour is closed", "the opera will open")
    once, often = Rarity(told), Rarity([*told, *told, *told])
    assert (once.total, once.counts) == (often.total, often.counts)


def pieces(*speakers: str) -> list[Reading]:
    """Articles of two outlets and more that tell the same piece."""
    return [reading(f"p{i}", f"Outlet {i}", "2024-03-05", tell("the Ukraine crisis", who)) for i, who in enumerate(speakers)]


def test_pieces_are_joined_with_their_speaker_alone() -> None:
    rest = [reading(f"w{i}", "Valmor Times", "2024-03-05", tell(words, "Mei Tanaka")) for i, words in enumerate(WAR[:300])]
    corpus = corpus_of([*pieces("Ana Ruiz", "Ana Ruiz", "Peter Novak"), *rest])
    assert corpus.claim_of("p0#s1") == corpus.claim_of("p1#s1")
    assert corpus.claim_of("p0#s1") != corpus.claim_of("p2#s1")
    assert all(key.startswith("p") for key in corpus.claim_of("p0#s1").reports)
