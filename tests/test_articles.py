"""Pages to articles: HTML and plain crawls, what is furniture, and the map back to the page."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.articles import article_of
from accordingto.errors import PageError
from accordingto.model import Article, Given, Span
from accordingto.pages import files_in, read_file, read_page

PAGES = Path(__file__).parent.parent / "examples" / "pages"


def kinds(article: Article) -> dict[str, list[str]]:
    """What is furniture, by kind."""
    found: dict[str, list[str]] = {}
    for f in article.furniture:
        found.setdefault(f.kind, []).append(f.span.of(article.text))
    return found


def test_html_by_its_own_fields() -> None:
    article = article_of(read_file(PAGES / "harbour.html"))
    assert article.title is not None
    assert article.title.value == "Harbour strike to end on Monday, union says"
    assert article.outlet is not None
    assert article.outlet.value == "The Northport Courier"
    assert [a.value for a in article.authors] == ["Ines Okafor"]
    assert article.published is not None
    assert (article.published.value, article.published.found) == ("2024-03-14", "meta article:published_time")
    assert article.language == "en"
    assert [c.author for c in article.comments] == ["dockhand77", "S. Brandt"]
    assert "unloaded" not in article.text
    assert "spoiled fruit" not in article.text
    assert "All rights reserved" not in article.text


def test_a_link_has_its_anchors_span() -> None:
    article = article_of(read_file(PAGES / "harbour.html"))
    (link,) = [k for k in article.links if "tribune" in k.url]
    assert link.span.of(article.text) == "a report in the Eastern Tribune"


def test_json_ld() -> None:
    article = article_of(read_file(PAGES / "vaccine.html"))
    assert article.published is not None
    assert article.published.found == "json-ld datePublished"
    assert article.outlet is not None
    assert article.outlet.value == "Lakeside Daily"


def test_a_plain_crawl() -> None:
    page = read_file(PAGES / "budget.txt")
    article = article_of(page)
    assert article.text == page.text
    assert article.title is not None
    assert article.title.value == "Finance minister rules out new taxes before election"
    assert article.section == ("Home", "Politics", "Parliament")
    assert article.published is not None
    assert article.published.value == "2023-10-11"
    assert [a.value for a in article.authors] == ["Karla Jensen"]
    found = kinds(article)
    assert "Leave a Reply" in found["form"]
    assert "Share Tweet Email" in found["share"]
    assert "Front page | Politics | Economy | Culture | Sport" in found["menu"]


def test_a_clean_text_loses_nothing() -> None:
    text = "The mayor said no.\n\nHe left.\n\n“Why?” she asked.\n"
    article = article_of(read_page(text))
    assert article.furniture == ()
    assert article.body == (Span(0, len(text)),)


def test_what_is_given_wins() -> None:
    article = article_of(read_page("A text.", given=Given(id="x", outlet="The Gazette", published="2024-01-02", title="A title")))
    assert article.id == "x"
    assert article.published is not None
    assert (article.published.value, article.published.found) == ("2024-01-02", "given")


def test_a_date_that_the_text_fixes_is_said_to_be_inferred() -> None:
    article = article_of(read_page("The deal was signed in the fall of 2022.\n\nThe mayor said on Saturday, December 23, that it was void.\n"))
    assert article.published is not None
    assert (article.published.value, article.published.found) == ("2023-12-23", "inferred")
    assert "2022" in str(article.published.reason)


def test_an_impossible_date_infers_nothing() -> None:
    assert article_of(read_page("He said on Monday, February 30, that it was void.")).published is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("naïve".encode("cp1252"), "naïve"),
        (b"\xef\xbb\xbfab", "ab"),
        ("ab".encode("utf-16"), "ab"),
        (b'<meta charset="windows-1251"><p>\xc4\xe0</p>', "Да"),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    assert text in read_page(raw).text


@pytest.mark.parametrize("raw", [b"%PDF-1.4", b"\x89PNG\r\n", b"PK\x03\x04", b"a\x00b"])
def test_what_is_no_page_is_said_in_a_line(raw: bytes) -> None:
    with pytest.raises(PageError, match="save it as"):
        read_page(raw, place="x")


def test_folders_give_pages_in_order_and_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "c.pdf", "sub/d.htm"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [p.name for p in files_in(tmp_path)] == ["a.html", "b.txt", "d.htm"]


lines = st.sampled_from(
    [
        "The mayor said that it was so.",
        "Home > News > World",
        "Share",
        "",
        "  ",
        "By Ana Ruiz",
        "Leave a comment",
        "Is it?",
        "“Yes,” she said.",
        "© 2024 X",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(lines, max_size=15).map("\n".join))
def test_a_plain_pages_text_is_never_altered_and_maps_to_itself(text: str) -> None:
    article = article_of(read_page(text))
    if article.stretches:
        assert article.text == text
    for span in article.body:
        assert article.on_page(span) == span
    covered = sorted([*article.body, *(f.span for f in article.furniture)])
    assert all(a.end <= b.start or a == b for a, b in pairwise(covered))


paragraphs = st.lists(
    st.sampled_from(["The mayor said so.", "“Never,” he said &amp; left.", "A <b>bold</b> claim.", "Ünïcödé 🙂 text here."]), min_size=1, max_size=6
)


@settings(max_examples=30, deadline=None)
@given(paragraphs)
def test_html_spans_map_back_to_the_same_words_on_the_page(parts: list[str]) -> None:
    page = read_page(
        "<html><body><article>" + "".join(f"<p>{p} It was said at some length that it was so.</p>" for p in parts) + "</article></body></html>"
    )
    article = article_of(page)
    for stretch in article.stretches:
        words, there = stretch.article.of(article.text), stretch.page.of(page.text)
        if len(words) == len(there):
            assert words == there
        place = article.on_page(stretch.article)
        assert place is not None
        assert 0 <= place.start < place.end <= len(page.text)
