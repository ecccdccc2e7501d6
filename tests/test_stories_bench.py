"""The measure on hand-read stories: what it counts as right, and that it stops on a text that isn't the one that was read."""

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from accordingto.model import Claim, Copy, Corpus, Echo, Report, Root, Sources
from bench.stories import STORIES, checked, main, stories_in, truth_rows
from bench.storyscoring import named, outlet_name, score
from training.readings import digest

ARTICLES: dict[str, dict[str, Any]] = {
    "n1": {"id": "n1", "outlet": "Valmor Times", "text": "The bridge is shut, two engineers told the Valmor Times. It will open in May, Ruiz said."},
    "n2": {"id": "n2", "outlet": "Kessel Post", "text": "According to the Valmor Times the bridge is closed. Ruiz said it opens in May."},
}


def report(key: str, article: str, words: str, who: list[str], heard: list[str]) -> dict[str, Any]:
    start = ARTICLES[article]["text"].index(words)
    return {
        "id": key,
        "article": article,
        "content": [start, start + len(words)],
        "stance": "for",
        "roots": [{"who": who, "heard": heard}],
    }


SHUT: dict[str, Any] = {
    "id": "b.c1",
    "claim": "the bridge is shut",
    "sources": [1, 1],
    "witnesses": ["Valmor Times"],
    "echoes": [["b.c1.1", "b.c1.2"]],
    "reports": [
        report("b.c1.1", "n1", "The bridge is shut", ["two engineers", "engineers"], ["own"]),
        report("b.c1.2", "n2", "the bridge is closed", ["two engineers", "Valmor Times"], ["Valmor Times", "own"]),
    ],
}
MAY: dict[str, Any] = {
    "id": "b.c2",
    "claim": "it opens in May",
    "sources": [1, 2],
    "witnesses": None,
    "echoes": [],
    "reports": [
        report("b.c2.1", "n1", "It will open in May", ["Ana Ruiz", "Ruiz"], ["own"]),
        report("b.c2.2", "n2", "it opens in May", ["Ana Ruiz", "Ruiz"], ["own"]),
    ],
}
STORY: dict[str, Any] = {
    "story": "b",
    "about": "a bridge",
    "articles": [{"id": key, "text": digest(a["text"])} for key, a in ARTICLES.items()],
    "claims": [SHUT, MAY],
    "copies": [{"article": "n2", "origin": "n1", "how": "passages", "directed": True}],
    "alike": [],
}
ALIGNED = {"b.c1.1": "n1#s1", "b.c1.2": "n2#s1", "b.c2.1": "n1#s2", "b.c2.2": "n2#s2"}


def corpus(**changed: Any) -> Corpus:
    """All as it was read."""
    engineers = Root("two engineers", "Valmor Times", None, ("n1#s1", "n2#s1"), "", "anonymous")
    parts: dict[str, Any] = {
        "reports": {key: Report(key, key[:2], key[3:], "") for key in ALIGNED.values()},
        "claims": (Claim("c1", "", ("n1#s1", "n2#s1")), Claim("c2", "", ("n1#s2", "n2#s2"))),
        "copies": (Copy("n2", "n1", 0.5, ""),),
        "roots": {
            "c1": (engineers,),
            "c2": (Root("Ruiz", "Valmor Times", None, ("n1#s2",), "", "person"), Root("Ruiz", "Kessel Post", None, ("n2#s2",), "", "person")),
        },
        "sources": {"c1": Sources(1, 1, ()), "c2": Sources(1, 2, ())},
        "witnesses": {"c1": ("Valmor Times",)},
        "echoes": {"c1": (Echo(engineers, ("n1#s1", "n2#s1")),)},
    }
    return Corpus(**(parts | changed))


def test_a_corpus_that_is_right_in_all_has_full_figures() -> None:
    made = score([STORY], ARTICLES, corpus(), ALIGNED)
    figures = made.figures
    full = [name for name in figures if name.endswith(("_f1", "_right", "_share", "_recall", "_precision", "_holds", "_who", "_direction"))]
    assert {name: figures[name] for name in full} == dict.fromkeys(full, 100)
    assert figures["sources_width"] == 0.5
    assert not any(made.faults.values())


def test_faults_are_told_with_their_places() -> None:
    apart = corpus(
        claims=(Claim("c1", "", ("n1#s1", "n2#s1")), Claim("c2", "", ("n1#s2",)), Claim("c3", "", ("n2#s2",))),
        sources={"c1": Sources(2, 2, ()), "c2": Sources(1, 2, ()), "c3": Sources(1, 1, ())},
        copies=(),
    )
    made = score([STORY], ARTICLES, apart, ALIGNED)
    assert made.figures["join_recall"] == 50
    assert made.figures["join_precision"] == 100
    assert made.figures["sources_holds"] == 50
    assert made.figures["copy_recall"] == 0
    assert made.faults["split"] == ["two claims that are one: b.c2.1 [Valmor Times n1 57-76]; b.c2.2 [Kessel Post n2 62-77]"]
    assert "found 2 to 2, true 1 to 1" in made.faults["sources"][0]


def test_claims_thrown_together_cost_precision() -> None:
    one = Claim("c1", "", tuple(ALIGNED.values()))
    made = score([STORY], ARTICLES, corpus(claims=(one,), sources={"c1": Sources(1, 2, ())}), ALIGNED)
    assert made.figures["join_recall"] == 100
    assert made.figures["join_precision"] == pytest.approx(100 * 2 / 6)
    assert len(made.faults["joined"]) == 4


@pytest.mark.parametrize(
    ("who", "heard", "right", "who_right"),
    [
        ("the engineers", "the Valmor Times", 100, 100),
        ("two engineers", "Kessel Post", 50, 100),
        ("Ruiz", "Valmor Times", 0, 0),
    ],
)
def test_a_root_is_right_with_its_person_and_its_outlet(who: str, heard: str, right: float, who_right: float) -> None:
    told = {"b.c1.1": "n1#s1", "b.c1.2": "n2#s1"}
    story = STORY | {"claims": [SHUT | {"reports": [SHUT["reports"][0] | {"id": "b.c1.1"}, SHUT["reports"][1]]}]}
    made = score([story], ARTICLES, corpus(roots={"c1": (Root(who, heard, None, ("n1#s1", "n2#s1"), "", "anonymous"),)}), told)
    assert (made.figures["root_right"], made.figures["root_who"]) == (right, who_right)


def test_a_root_that_was_not_found_is_wrong() -> None:
    two = SHUT | {"reports": [SHUT["reports"][0] | {"roots": [*SHUT["reports"][0]["roots"], {"who": ["the mayor"], "heard": ["own"]}]}]}
    made = score([STORY | {"claims": [two]}], ARTICLES, corpus(), {"b.c1.1": "n1#s1"})
    assert made.figures["root_right"] == 0


def test_missed_reports_are_named_and_not_judged() -> None:
    made = score([STORY], ARTICLES, corpus(), {"b.c1.1": "n1#s1"})
    assert made.figures["found_share"] == 25
    assert len(made.faults["missed"]) == 3
    assert made.figures["root_right_of_all"] == 25


def test_pairs_that_are_barely_alike_count_neither_way() -> None:
    story = STORY | {"copies": [], "alike": [["n1", "n2"]]}
    made = score([story], ARTICLES, corpus(), ALIGNED)
    assert (made.figures["copy_precision"], made.figures["copies"]) == (100, 0)


@pytest.mark.parametrize(("found", "true", "same"), [("the US officials", "officials", True), ("Ana Ruiz", "Ruiz", True), ("he", "the mayor", False)])
def test_names(found: str, true: str, same: bool) -> None:
    assert named(found, true) is same


def test_outlets_of_many_spellings() -> None:
    assert outlet_name("CNN (Web News)") == outlet_name("CNN") == "cnn"
    assert outlet_name("Fox Online News") == outlet_name("Fox News") == outlet_name("Fox")
    assert outlet_name("AP") == outlet_name("The Associated Press")


def data(folder: Path, rows: list[dict[str, Any]]) -> Path:
    """News data with these rows."""
    news = folder / "data" / "news"
    news.mkdir(parents=True)
    for name in ("war", "stories"):
        with lzma.open(news / f"{name}.jsonl.xz", "wt", encoding="utf-8") as out:
            out.write("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_texts_are_checked_against_those_that_were_read(tmp_path: Path) -> None:
    good = data(tmp_path / "good", list(ARTICLES.values()))
    assert checked([STORY], good) == ARTICLES
    with pytest.raises(ValueError, match="text of n2 is not the one that was read"):
        checked([STORY], data(tmp_path / "other", [ARTICLES["n1"], ARTICLES["n2"] | {"text": "Another one."}]))
    with pytest.raises(ValueError, match="article n1 is not in the news data"):
        checked([STORY], data(tmp_path / "none", [ARTICLES["n2"]]))


def test_without_data_one_line_and_status_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "nowhere" in told


def test_the_stories_hold_together() -> None:
    """At least thirty stories, three articles each, spans in order, sources and roots for each claim, and no words of the texts."""
    stories = stories_in(STORIES)
    assert len(stories) >= 30
    for story in stories:
        ids = {a["id"] for a in story["articles"]}
        assert len(ids) >= 3
        reports = {r["id"]: r for c in story["claims"] for r in c["reports"]}
        assert {r["article"] for r in reports.values()} == ids
        for claim in story["claims"]:
            least, most = claim["sources"]
            assert 0 <= least <= most
            assert all(key in reports for group in claim["echoes"] for key in group)
        for one in reports.values():
            start, end = one["content"]
            assert 0 <= start < end <= start + 800
            assert one["stance"] in {"for", "against"}
            assert all(root["who"] and root["heard"] for root in one["roots"])
        assert all({c["article"], c["origin"]} <= ids for c in story["copies"])


def test_rows_of_truth_point_into_the_texts() -> None:
    rows = truth_rows([STORY], ARTICLES)
    assert [r["words"]["content"] for r in rows[0]["reports"]] == ["The bridge is shut", "It will open in May"]
