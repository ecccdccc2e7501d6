"""The measure of joined pairs: found by place, weighted by what each pair stands for."""

from bench.joined import claims_at, measured

PLACES = {"x": [(0, 40, 1), (50, 90, 2)], "y": [(10, 60, 1), (70, 95, 3)]}


def pair(a: tuple[int, int], b: tuple[int, int], one: bool | None, weight: int = 1) -> dict[str, object]:
    return {"a": {"id": "x", "content": list(a)}, "b": {"id": "y", "content": list(b)}, "one": one, "stands_for": weight}


def test_contents_are_found_where_they_stand_or_nearly() -> None:
    assert claims_at({"id": "x", "content": [0, 40]}, PLACES) == {1}
    assert claims_at({"id": "x", "content": [0, 20, 30, 44]}, PLACES) == {1}
    assert claims_at({"id": "x", "content": [200, 240]}, PLACES) == set()
    assert claims_at({"id": "z", "content": [0, 40]}, PLACES) == set()


def test_shares_go_by_what_pairs_stand_for() -> None:
    rows = [
        pair((0, 40), (10, 60), True, 3),
        pair((0, 40), (10, 60), False, 1),
        pair((50, 90), (70, 95), True, 9),
        pair((0, 40), (10, 60), None, 50),
        pair((0, 40), (300, 360), True, 50),
    ]
    assert measured(rows, PLACES) == {"lost": 1, "joined": 2, "right": 1, "one": 2, "precision": 75.0, "recall": 25.0}


def test_nothing_joined_is_no_error() -> None:
    assert measured([], PLACES) == {"lost": 0, "joined": 0, "right": 0, "one": 0, "precision": 0.0, "recall": 0.0}
