"""Two contents held against each other: what makes them one, what parts them, what turns one against the other."""

from datetime import date

import pytest

from accordingto.claims.comparing import alike, relation_of, said_by, spelling
from accordingto.claims.dates import times_in
from accordingto.claims.encoding import shipped
from accordingto.claims.judging import FEATURES, LEAST, Judgement, Setting, features, judged, judged_if_likely, kept_apart
from accordingto.claims.lexicon import lemma
from accordingto.claims.wording import Wording, numbers_in, wording_of
from accordingto.model import Act

DAY = date(2024, 3, 6)


def worded(words: str, speaker: str | None = None, act: Act = "say", day: date = DAY) -> Wording:
    """A content taken apart."""
    return wording_of(words, speaker=speaker, anchor=day, act=act)


def held(a: Wording, b: Wording) -> Judgement:
    """Two contents judged; the same both ways round."""
    one, other = shipped().vectors([a.text, b.text])
    found = judged(a, b, float(one @ other))
    assert found == judged(b, a, float(other @ one))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the old harbour crane will be taken down in May", "the crane at the old harbour is to be dismantled in May"),
        ("Twelve people were killed in the blast", "12 people died in the explosion"),
        ("that the peace talks in Valmor had failed", "the peace talks in Valmor broke down"),
        ("President Hahn will resign in the autumn", "Hahn is going to step down in autumn"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    found = held(worded(one), worded(other))
    assert found.score >= LEAST
    assert found.relation == "same"
    assert not found.barred


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("12 people were killed in the blast in Valmor", "14 people were killed in the blast in Valmor", "different numbers"),
        ("the bridge will be closed on 4 May", "the bridge will be closed on 11 May", "different times"),
        ("the bridge will be closed on Monday", "the bridge will be closed on Friday", "different times"),
    ],
)
def test_another_number_or_time_bars(one: str, other: str, reason: str) -> None:
    found = held(worded(one), worded(other))
    assert found.barred
    assert reason in found.reasons


def test_another_place_is_another_claim() -> None:
    found = held(worded("a school was hit by a rocket in Valmor"), worded("a school was hit by a rocket in Kessel"))
    assert found.score < LEAST
    assert "different places" in found.reasons


@pytest.mark.parametrize(
    ("one", "other", "act"),
    [
        ("the troops have left Valmor", "the troops have not left Valmor", "say"),
        ("that the company had paid the minister", "that the company had paid the minister", "deny"),
        ("prices rose by four percent", "prices fell by four percent", "say"),
    ],
)
def test_the_opposite_is_the_same_claim_from_the_other_side(one: str, other: str, act: Act) -> None:
    found = held(worded(one), worded(other, act=act))
    assert found.relation == "opposite"
    assert found.score >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Kramex will stop gas deliveries to Valmor on 11 February", "from 11 February Kramex will send no more gas to Valmor", "same"),
        ("Ivo Hahn has quit as minister", "Ivo Hahn is no longer minister", "same"),
        ("the talks were ended", "the talks were not ended", "opposite"),
        ("the plant makes steel", "the plant no longer makes steel", "opposite"),
    ],
)
def test_what_is_no_longer_done_was_stopped(one: str, other: str, relation: str) -> None:
    assert relation_of(worded(one), worded(other)) == relation


def test_no_denied_twice_is_a_yes() -> None:
    assert worded("that it had not paid", "Orbis Bank", "deny").polarity == 1
    assert worded("not only the bridge but the road is closed").polarity == 1


def test_he_is_the_speaker() -> None:
    found = worded("that he will resign", "Ivo Hahn")
    assert found.bound == "Ivo Hahn"
    assert found.text == "Ivo Hahn will resign"
    assert held(found, worded("Ivo Hahn is to step down")).score >= LEAST
    assert held(found, worded("he will resign", "Ana Ruiz")).barred


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twelve of 1,200 houses", [12, 1200]),
        ("3.5 million euros", [3_500_000]),
        ("$40bn and 7 %", [40e9, 7]),
        ("twenty-five people", [25]),
        ("no number at all", []),
        ("Covid-19 and F-16 jets", []),
    ],
)
def test_numbers(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers_in(text)] == values


def test_about_so_many_is_near_enough() -> None:
    about, exact, far = (numbers_in(t)[0] for t in ("about 50 people", "48 people", "70 people"))
    assert about.same(exact)
    assert not about.same(far)


@pytest.mark.parametrize(
    ("one", "day", "other", "later", "agree"),
    [
        ("on Monday", date(2024, 3, 5), "on 4 March", date(2024, 3, 9), True),
        ("yesterday", date(2024, 3, 5), "on Monday", date(2024, 3, 6), True),
        ("on Tuesday", date(2024, 3, 5), "on Monday", date(2024, 3, 5), False),
        ("in March", date(2024, 3, 5), "in 2024", date(2024, 3, 5), True),
        ("in May 2023", date(2024, 3, 5), "in May 2022", date(2024, 3, 5), False),
        ("next week", date(2024, 3, 5), "on 13 March", date(2024, 3, 5), True),
    ],
)
def test_times_of_two_days(one: str, day: date, other: str, later: date, agree: bool) -> None:
    (a,), (b,) = times_in(one, day)[0], times_in(other, later)[0]
    assert a.agrees(b) is agree
    assert b.agrees(a) is agree


@pytest.mark.parametrize("text", ["on 31 February 2024", "may it rest", "", "30 of them"])
def test_what_is_no_time(text: str) -> None:
    assert times_in(text, DAY)[0] == ()


@pytest.mark.parametrize(
    ("one", "other"), [("ivo hahn", "hahn"), ("torland", "torlandish"), ("icc", "international criminal court"), ("nato", "nato")]
)
def test_names_that_are_one(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("ivo hahn", "ana hahn"), ("valmor", "kessel"), ("ivo hahn", "ivo ruiz")])
def test_names_that_are_two(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    ("words", "root"), [("closes closed closing closure close", "clos"), ("killed kills killing", "kill"), ("agreed agrees agreement", "agre")]
)
def test_lemmas(words: str, root: str) -> None:
    assert {lemma(w) for w in words.split()} == {root}


@pytest.mark.parametrize("words", ["", " ", "…", "\ud800", "12", "“", "not", "He", "a" * 5000])
def test_no_content_is_refused(words: str) -> None:
    found = worded(words, "Ivo Hahn")
    assert len(features(found, worded("the bridge is closed"), 0.1)) == len(FEATURES)
    assert shipped().vector(found.text).shape == (384,)


QUOTED = "We will not be bullied by anybody, and least of all by those who never set foot in this valley"


def test_a_quotation_and_a_longer_piece_of_it_are_one() -> None:
    long = QUOTED + ". My father built this dam with his own hands, and my children will swim behind it when all of us are gone."
    found = held(worded(QUOTED, "Ivo Hahn"), worded(long, "the mayor"))
    assert found.score >= 0.5
    assert not found.barred
    assert "the same words in a row" in found.reasons


def test_the_same_words_in_another_order_are_no_quotation() -> None:
    one, other = worded("the mayor told the police of the fire"), worded("the police told the mayor of the fire")
    assert not one.runs & other.runs
    assert worded("too few words").runs == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("zelensky", "zelenskyy"), ("darya dugina", "daria dugina"), ("erdoğan", "erdogan"), ("nikolay patrushev", "nikolai patrushev")],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize("word", ["", "li", "ann", "\ud800", "’"])
def test_what_is_too_short_to_be_spelled_otherwise(word: str) -> None:
    assert spelling(word) == word


def test_who_said_it() -> None:
    hahn, ruiz, nobody = frozenset({"ivo hahn"}), frozenset({"ana ruiz"}), frozenset[str]()
    assert said_by(hahn, frozenset({"hahn"})) == 1
    assert said_by(hahn, ruiz) == -1
    assert said_by(hahn, nobody) == said_by(nobody, nobody) == 0


def test_one_who_is_only_described_may_be_the_other() -> None:
    assert not held(worded("that they will block the bill", "three lawmakers"), worded("that he will block the bill", "Ivo Hahn")).barred
    assert held(worded("that she will resign", "Ana Ruiz"), worded("that he will resign", "Ivo Hahn")).barred


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(
    "speakers", [(frozenset({"ivo hahn"}), frozenset({"ivo hahn"})), (frozenset({"ivo hahn"}), frozenset({"ana ruiz"})), (frozenset(), frozenset())]
)
def test_what_is_passed_over_could_not_have_been_one(together: bool, speakers: tuple[frozenset[str], frozenset[str]]) -> None:
    contents = [
        worded(w)
        for w in ("the bridge is closed", "Hahn closed the bridge on 4 May", "12 people died in Kessel", "wheat rose by 4 percent", QUOTED, "")
    ]
    for a in contents:
        for b in contents:
            for cosine in (-0.2, 0.3, 0.6, 0.9):
                setting = Setting((DAY, DAY), speakers=speakers, together=together)
                found = judged(a, b, cosine, setting)
                assert kept_apart(a, b) == found.barred
                assert found.barred or judged_if_likely(a, b, cosine, setting) == found or found.score < LEAST


def test_what_a_credit_most_likely_means_is_surer_than_what_it_may_mean() -> None:
    one, other = worded("the dam has cracked in two places"), worded("cracks were found in the dam")
    credited, meant = (judged(one, other, 0.6, Setting(cites=1.0, meant=m)) for m in (False, True))
    assert meant.score > credited.score
    assert "nothing of that outlet comes nearer" in meant.reasons
    assert "nothing of that outlet comes nearer" not in credited.reasons
    apart = Setting(around=(frozenset({"valmor", "sarn"}), frozenset({"kessel", "mira"})), cites=1.0, meant=True)
    assert "nothing of that outlet comes nearer" not in judged(one, other, 0.6, apart).reasons
