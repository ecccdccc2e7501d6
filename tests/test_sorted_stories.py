"""The stories that the judge learns from: sound, apart from those that it is measured on, and found again in the program's statements."""

import json
from itertools import chain
from types import SimpleNamespace
from typing import Any, cast

import pytest

from accordingto.claims.making import Joining
from accordingto.claims.telling import Telling
from accordingto.model import Span
from bench.stories import STORIES, stories_in
from training.claims import overlap, placed, stories, verdicts


def test_no_story_is_one_that_is_measured_on() -> None:
    measured = {a["id"] for story in stories_in(STORIES) for a in story["articles"]}
    learned = [a["id"] for story in stories() for a in story["articles"]]
    assert not measured & set(learned)
    assert len(learned) == len(set(learned))


def test_every_verdict_is_of_statements_that_are_there() -> None:
    for story in stories():
        count = len(story["statements"])
        assert all(0 <= i < count for i in chain(*story["one"], *story["open"]))
        assert all(0 <= article < len(story["articles"]) and len(ends) % 2 == 0 for article, *ends in story["statements"])


def test_no_words_are_kept() -> None:
    for story in stories():
        assert story.keys() == {"story", "event", "articles", "statements", "one", "open"}
        assert all(a.keys() == {"id", "text"} for a in story["articles"])
        assert "“" not in json.dumps(story, ensure_ascii=False)


def telling(key: str, article: str, start: int, end: int) -> Telling:
    """As much of a telling as is looked at."""
    return cast(Telling, SimpleNamespace(report=SimpleNamespace(key=key), article=SimpleNamespace(id=article), content=(Span(start, end),)))


def joined(*tellings: Telling) -> Joining:
    """As much of a joining as is looked at, each telling a node."""
    return cast(Joining, SimpleNamespace(tellings=tellings, node={t.report.key: i for i, t in enumerate(tellings)}))


STORY: dict[str, Any] = {
    "articles": [{"id": "a"}, {"id": "b"}],
    "statements": [[0, 0, 100], [0, 50, 100], [1, 0, 100], [1, 200, 300], [1, 500, 600]],
    "one": [[0, 2]],
    "open": [[0, 2, 3]],
}


def test_a_statement_is_found_where_it_nearly_stands() -> None:
    made = joined(telling("x", "a", 0, 95), telling("y", "a", 40, 100), telling("z", "b", 0, 100), telling("u", "b", 200, 250))
    assert [t.report.key if t else None for t in placed(made, STORY)] == ["x", "y", "z", None, None]
    assert overlap(telling("x", "a", 0, 10), set(range(5, 15))) == pytest.approx(1 / 3)


def test_what_is_one_what_is_left_open_and_what_is_neither() -> None:
    made = joined(
        telling("x", "a", 0, 100), telling("y", "a", 50, 100), telling("z", "b", 0, 100), telling("u", "b", 200, 300), telling("v", "b", 500, 600)
    )
    found = verdicts(made, STORY, list(made.tellings))
    assert found[0, 2] == [True]
    assert (0, 3) not in found
    assert (2, 3) not in found
    assert (0, 1) not in found, "one lies within the other"
    assert found[0, 4] == [False]
