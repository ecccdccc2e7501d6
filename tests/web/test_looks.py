"""Colours that can be read, style sheets and scripts that load nothing, pages with their headings in order."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

import accordingto.web
from tests.web.conftest import claim_of, key_of

STATIC = Path(accordingto.web.__file__).parent / "static"
TEMPLATES = Path(accordingto.web.__file__).parent / "templates"
CSS = (STATIC / "style.css").read_text(encoding="utf-8")
TEXTS = ["ink", "soft", "accent", "source", "cue", "content", "alarm"]
GROUNDS = ["paper", "sheet", "note-tint"]
TINTS = ["tint-1", "tint-2", "tint-3", "tint-4", "lit"]
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((text, tint) for text in ("ink", "source", "cue") for tint in TINTS),
    ("soft", "tint-1"), ("content", "tint-1"), ("alarm", "alarm-tint"), ("ink", "alarm-tint"), ("soft", "alarm-tint"), ("on-accent", "accent"), ("paper", "content"),
]  # fmt: skip
LINES = [("edge", "paper"), ("edge", "sheet"), ("accent", "paper"), ("alarm", "sheet"), ("content", "sheet")]


def schemes() -> Iterator[tuple[str, dict[str, str]]]:
    """The colours of the light scheme and of the dark one."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.S)[:2]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    yield "light", found
    yield "dark", found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_rightly() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("name", "colours"), list(schemes()), ids=lambda v: v if isinstance(v, str) else "")
def test_words_and_lines_meet_wcag_aa(name: str, colours: dict[str, str]) -> None:
    low = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}
    lines = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in LINES}
    assert {pair: ratio for pair, ratio in lines.items() if ratio < 3} == {}


def test_no_colour_is_outside_the_schemes() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rest) == ["#fff", "#fff"]


@pytest.mark.parametrize("path", sorted([*STATIC.iterdir(), *TEMPLATES.iterdir()]), ids=lambda p: p.name)
def test_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "").replace('placeholder="https://paper.example', "")
    assert "@import" not in text
    assert "url(" not in text
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert not re.search(r"\sstyle=|\son\w+=\"|<style|<script>", text)
    assert "| safe" not in text
    assert "|safe" not in text


def test_pages_are_well_built(reader: TestClient, stories: Path) -> None:
    paths = [
        "/",
        "/claims",
        "/search?q=harbour",
        "/timeline",
        "/trace?q=harbour",
        "/read",
        "/login",
        "/about",
        "/privacy",
        "/corrections",
        "/nothing",
        "/my-comments",
    ]
    paths += [
        f"/article/{key_of(stories, 'Harbour to stay shut')}",
        f"/claim/{claim_of(stories, 'harbour')}",
        "/actor/Mara Lind",
        "/outlet/Lakeside Daily",
    ]
    for path in paths:
        page: Any = html.fromstring(reader.get(path).text)
        levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (path, levels)
        ids = [e.get("id") for e in page.xpath("//*[@id]")]
        assert sorted(ids) == sorted(set(ids)), path
        assert page.get("lang") == "en"
        assert len(page.xpath("//main")) == len(page.xpath("//header[@class='top']")) == len(page.xpath("//footer")) == 1
        assert page.xpath("//a[@class='skip']/@href") == ["#main"]
        for field in page.xpath("//input[not(@type='hidden')] | //textarea | //select"):
            assert page.xpath(f"//label[@for='{field.get('id')}']"), (path, html.tostring(field))
        for name in ("aria-labelledby", "aria-describedby"):
            for pointing in page.xpath(f"//*[@{name}]"):
                assert pointing.get(name) in ids, (path, pointing.get(name))
