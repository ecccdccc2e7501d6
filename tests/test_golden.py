"""Whole articles against what was looked at and found right (or known to be wrong, and then said so in the docs)."""

import json
from pathlib import Path

import pytest

from tests.golden import PAGES, golden_of, told


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_reading_is_as_it_was(page: Path) -> None:
    assert told(page) == json.loads(golden_of(page).read_text(encoding="utf-8")), "looked at and better? then `make golden`"
