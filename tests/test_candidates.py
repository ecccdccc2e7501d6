"""Which pairs of contents are judged at all."""

from datetime import date, timedelta

import numpy as np

from accordingto.claims.candidates import LATELY, candidates
from accordingto.claims.wording import Wording, wording_of

DAY = date(2024, 3, 6)
FILLER = "the valley and its orchards were sold by the family of a merchant whose name has long been lost to everyone"


def worded(*words: str) -> list[Wording]:
    """Contents taken apart."""
    return [wording_of(w, anchor=DAY) for w in words]


def apart(count: int) -> np.ndarray:
    """Vectors of which no two are near. [contents, 384]"""
    return np.eye(count, 384, dtype=np.float32)


def pairs(*args: object, **kwargs: object) -> set[tuple[int, int]]:
    """The candidates as a set."""
    return {(a, b) for a, b in candidates(*args, **kwargs).tolist()}  # type: ignore[arg-type]


def test_a_short_quotation_meets_the_long_one_that_holds_it() -> None:
    short = "nobody shall ever again decide alone over our water"
    found = pairs(worded(short, f"{FILLER}, and {short}, while {FILLER[::-1]}", "something else was told of a ship"), apart(3))
    assert (0, 1) in found
    assert (1, 2) not in found


def test_what_a_crowd_quotes_pairs_none_of_it() -> None:
    crowd = [f"as everybody knows the world is round, {FILLER[: 20 + i]} number{i} thing{i} other{i}" for i in range(60)]
    found = candidates(worded(*crowd), apart(60))
    assert len(found) <= 60 * 60


def test_what_one_speaker_said_within_days_is_paired_if_it_is_at_all_near() -> None:
    vectors = apart(3)
    vectors[1, 0], vectors[2, 0] = 0.35, 0.35
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    contents = worded("the harbour was emptied", "nothing is left of it", "they have gone away")
    days = [DAY, DAY + timedelta(LATELY), DAY + timedelta(LATELY + 1)]
    hahn = frozenset({"ivo hahn"})
    assert pairs(contents, vectors, days, [hahn, frozenset({"hahn"}), hahn]) == {(0, 1), (1, 2)} - (
        {(1, 2)} if float(vectors[1] @ vectors[2]) < 0.25 else set()
    )
    assert pairs(contents, vectors, days, [hahn, frozenset(), frozenset({"ana ruiz"})]) == set()


def test_a_part_of_a_sentence_is_paired_where_it_says_something() -> None:
    contents = worded(
        "Russia for the war", "Russia for the war again", "the destruction of the dam at Kessel", "the destruction of the dam near Kessel"
    )
    vectors = np.tile(np.eye(1, 384, dtype=np.float32), (4, 1))
    assert pairs(contents, vectors) == {(2, 3)}


def test_nothing_to_pair() -> None:
    assert len(candidates([], apart(0))) == 0
    assert len(candidates(worded("the bridge is closed"), apart(1), [None], [frozenset()])) == 0
