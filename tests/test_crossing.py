"""Contents read side by side: the window they fit into, the network's symmetry, what a memory keeps of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto import models
from accordingto.claims import crossing
from accordingto.claims.crossing import LONGEST, PairReader, shipped, side_by_side
from accordingto.claims.encoding import FIRST, LAST
from accordingto.claims.judging import FEATURES, WORTH_READING, Setting, judged
from accordingto.claims.wording import wording_of
from accordingto.store import Store

CRANE, TAKEN_DOWN, HARVEST = (
    "the old harbour crane will be taken down in May",
    "the crane at the old harbour is to be dismantled in May",
    "the harvest was poor",
)
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)


class Remembered:
    """A memory in a dict, which counts what it is asked and given."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.given = 0

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        return {text: self.kept[text] for text in texts if text in self.kept}

    def put(self, made: Mapping[str, bytes]) -> None:
        self.kept |= made
        self.given += 1


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_window_holds_both_and_cuts_the_longer_one(a: int, b: int) -> None:
    ids, types = side_by_side([7] * a, [8] * b)
    assert len(ids) == len(types) <= LONGEST
    assert (ids[0], ids[-1], ids.count(LAST)) == (FIRST, LAST, 2)
    one, other = ids.count(7), ids.count(8)
    assert types == [0] * (one + 2) + [1] * (other + 1)
    if a + b <= LONGEST - 3:
        assert (one, other) == (a, b)
    else:
        assert one + other == LONGEST - 3
        assert min(one, other) >= min(a, b, (LONGEST - 3) // 2)


def test_a_paraphrase_is_read_as_one_and_another_matter_is_not() -> None:
    assert shipped().logit(CRANE, TAKEN_DOWN) > 0 > shipped().logit(CRANE, HARVEST)


@given(TEXTS, TEXTS)
def test_either_way_round_tells_the_same(a: str, b: str) -> None:
    assert shipped().logit(a, b) == shipped().logit(b, a)


def test_what_was_read_before_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Remembered()
    reads = PairReader(memory)
    shipped().known.clear()
    told = reads(CRANE, TAKEN_DOWN)
    assert not memory.kept
    reads.keep()
    reads.keep()
    assert memory.given == 1
    shipped().known.clear()
    monkeypatch.setattr(shipped(), "session", None)
    assert PairReader(memory)(TAKEN_DOWN, CRANE) == told
    with pytest.raises(AttributeError):
        PairReader(memory)(CRANE, HARVEST)


def test_a_full_batch_is_given_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crossing, "BATCH", 2)
    shipped().known.clear()
    memory = Remembered()
    reads = PairReader(memory)
    for text in ("the bridge is closed", "the bridge is shut", "the road is closed"):
        reads(CRANE, text)
    assert len(memory.kept) == 2


def test_a_store_keeps_what_was_told_by_these_weights(tmp_path: Path) -> None:
    with Store.open(f"{tmp_path}/news.db") as store:
        memory = store.corpus.pairs(models.crossed())
        shipped().known.clear()
        reads = PairReader(memory)
        told = reads(CRANE, TAKEN_DOWN)
        reads.keep()
        shipped().known.clear()
        assert PairReader(store.corpus.pairs(models.crossed()))(CRANE, TAKEN_DOWN) == told
        assert memory.get([crossing.BETWEEN.join(sorted((CRANE, TAKEN_DOWN)))])
        other = store.corpus.pairs("other weights")
        assert not other.get([crossing.BETWEEN.join(sorted((CRANE, TAKEN_DOWN)))])
        assert not memory.get([crossing.BETWEEN.join(sorted((CRANE, TAKEN_DOWN)))])


def test_only_what_may_be_one_is_read() -> None:
    asked = []

    def reads(a: str, b: str) -> float:
        asked.append((a, b))
        return 2.0

    a, b, c = (wording_of(words) for words in (CRANE, TAKEN_DOWN, HARVEST))
    assert len(judged(a, b, 0.8, Setting(), reads).row) == len(FEATURES) + 1
    unread = judged(a, c, 0.1, Setting(), reads)
    assert len(unread.row) == len(FEATURES)
    assert unread.score < WORTH_READING
    assert len(asked) == 1


def test_what_the_network_tells_moves_the_score_and_is_a_reason() -> None:
    a, b = wording_of(CRANE), wording_of(TAKEN_DOWN)
    sure, unsure = (judged(a, b, 0.8, Setting(), lambda *_, told=told: told) for told in (3.0, -3.0))
    assert sure.score > unsure.score
    assert "read side by side: 95% sure" in sure.reasons
    assert "read side by side: 5% sure" in unsure.reasons


def test_numbers_bar_what_would_read_as_one_and_spare_the_reading() -> None:
    a, b = (wording_of(f"{n} people were killed in the blast in Valmor") for n in (12, 14))

    def reads(a: str, b: str) -> float:
        raise AssertionError((a, b))

    assert judged(a, b, 0.95, Setting(), reads).barred
