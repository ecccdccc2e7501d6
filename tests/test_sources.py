"""Who sources are: pronouns by weights, unnamed sources, groups and their members, metonyms, a user's outlets, the pages of the docs."""

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto
from accordingto.actors import resolve_actors
from accordingto.actors.antecedents import Candidate, rows_of, setting_of
from accordingto.actors.grammar import part_of, pronoun_part, tokens_of
from accordingto.actors.outlets import ENVIRONMENT, pattern, table
from accordingto.actors.quantities import quantity_of
from accordingto.actors.unnamed import unnamed_of
from accordingto.actors.weighing import shipped
from accordingto.errors import OutletsError
from accordingto.model import Article, Span, Statement
from tests.test_actors import marked, speakers


@pytest.mark.parametrize("page", ["actors.md", "unnamed.md"])
def test_the_examples_in_the_docs_run(page: str) -> None:
    text = (Path(__file__).parent.parent / "docs" / page).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert blocks
    for block in blocks:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(block, names)
        told = "".join(f"# {line}\n" for line in said.getvalue().splitlines())
        assert told
        assert told in block


@pytest.mark.parametrize(
    ("words", "count", "role", "rank", "former", "affiliation", "closeness"),
    [
        ("half a dozen European diplomats", "half a dozen", "diplomat", None, False, "European", None),
        ("At least ten people briefed on the plan", "at least ten", "person", None, False, None, "briefed on the plan"),
        ("About a dozen current and former employees", "about a dozen", "employee", None, False, None, None),
        ("A handful of aides to the prime minister", "a handful", "aide", None, False, "prime minister", None),
        ("one of the three officials", "one", "official", None, False, None, None),
        ("several officials in the finance ministry", "several", "official", None, False, "finance ministry", None),
        ("a retired top-level diplomat", None, "diplomat", "top-level", True, None, None),
        ("a source with direct knowledge of the deal", None, "source", None, False, None, "with direct knowledge of the deal"),
        ("senior U.S. defense officials", None, "official", "senior", False, "U.S. defense", None),
        ("a spokeswoman for the White House", None, "spokeswoman", None, False, "White House", None),
    ],
)
def test_what_is_said_of_the_unnamed(
    words: str, count: str | None, role: str, rank: str | None, former: bool, affiliation: str | None, closeness: str | None
) -> None:
    found = unnamed_of(words)
    assert (found.count, found.role, found.rank, found.former, found.affiliation, found.closeness) == (
        count,
        role,
        rank,
        former,
        affiliation,
        closeness,
    )


@pytest.mark.parametrize(
    ("around", "after", "reason"),
    [
        ("A diplomat, speaking anonymously to discuss internal matters, said so.", "", "to discuss internal matters"),
        ("A diplomat, who was not authorized to speak publicly, said so.", "", "not authorized to speak publicly"),
        ("A diplomat said so because he was not authorized to speak publicly.", "", "because he was not authorized to speak publicly"),
        ("A diplomat said so.", "The diplomat requested anonymity, citing the talks.", "citing the talks"),
        ("A diplomat said so.", "The minister requested anonymity, citing the talks.", None),
        ("A diplomat on condition of anonymity said so.", "", "on condition of anonymity"),
        ("A diplomat said so because it rained.", "", None),
    ],
)
def test_why_a_source_is_unnamed(around: str, after: str, reason: str | None) -> None:
    assert unnamed_of("a diplomat", around, after).reason == reason


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "<Two officials> {said} [so]. <One of the officials> {said} [no]. <The officials> {said} [yes].",
            ["Two officials", "One of the officials", "Two officials"],
        ),
        ("<Protesters> {said} [so]. <One of the protesters> {said} [no].", ["Protesters", "One of the protesters"]),
        ("<A senior diplomat> {said} [so]. <The diplomat> {said} [no].", ["A senior diplomat", "A senior diplomat"]),
        (
            "<A source close to the court> {told} the Northport Times [so]. <The publication’s interlocutor> {said} [no].",
            ["A source close to the court", "A source close to the court"],
        ),
        ("<About ten current and former officials> {said} [so].", ["About ten current and former officials"]),
        ("<An aide to President Tom Ode> {said} [so].", ["An aide to President Tom Ode"]),
        ("Two engineers had warned the mayor. <They> {said} [so].", ["Two engineers"]),
        ("The union’s lawyer, Ivo Hahn, came. <The lawyer> {said} [so].", ["Ivo Hahn"]),
        ("<President Ana Ruiz> {said} [so]. <The head of state> {said} [no].", ["Ana Ruiz", "Ana Ruiz"]),
        (
            "<China’s foreign ministry> {said} [so]. <The Chinese Foreign Ministry> {said} [no].",
            ["China’s foreign ministry", "China’s foreign ministry"],
        ),
        ("<The White House> {warned} [so]. <Brussels> {called for} [calm].", ["White House", "European Union"]),
        ("<Downing Street> {said} [so]. <London> {said} [no].", ["British government", "British government"]),
        ("<The Food and Drug Administration> {said} [so].", ["Food and Drug Administration"]),
    ],
)
def test_one_actor_or_two(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


@pytest.mark.parametrize(("cue", "wanted"), [("are expected", "Ana Ruiz"), ("are believed", "unnamed source")])
def test_what_is_expected_inside_a_statement_is_its_speakers_own(cue: str, wanted: str) -> None:
    text = f"Mayor Ana Ruiz said the costs {cue} to rise."
    outer = Statement("s1", (Span(text.index("the costs"), len(text) - 1),), Span(15, 19), Span(0, 14), 1.0, "by hand")
    at = text.index(cue)
    inner = Statement("s2", (Span(text.index("to rise"), len(text) - 1),), Span(at, at + len(cue)), None, 1.0, "by hand", within="s1")
    made, actors = resolve_actors(Article("", text), (outer, inner))
    assert [{a.id: a.name for a in actors}[s.speaker or ""] for s in made] == ["Ana Ruiz", wanted]


def test_a_member_has_what_is_known_of_its_group() -> None:
    doc = accordingto.read("Two former Russian officials said the offer stood. One of the officials said that it would expire in May.")
    group, one = (a for a in doc.actors if a.unnamed)
    assert group.unnamed
    assert one.unnamed
    assert (one.unnamed.count, one.unnamed.former, one.unnamed.affiliation) == ("one", True, "Russian government")
    assert "told apart" in one.mentions[0].reason


def test_a_pronoun_has_a_reason_and_its_actor_a_mention() -> None:
    doc = accordingto.read("Anna Lind, the minister for ports, met Governor Tom Ode in March. She said the harbour would open. He said it would not.")
    first, second = doc.statements[:2]
    assert [doc.actor(s.speaker or "").name for s in (first, second)] == ["Anna Lind", "Tom Ode"]
    assert "weighed at" in (first.speaker_reason or "")
    assert all(a.mentions for a in doc.actors)


def test_counts_and_groups() -> None:
    assert quantity_of("one of the three officials").group == "the three officials"
    assert quantity_of("one of the three officials").rest == "officials"
    assert quantity_of("more than two dozen witnesses").count == "more than two dozen"
    assert quantity_of("officials").count is None
    assert quantity_of("").rest == ""


@pytest.mark.parametrize(
    ("text", "name", "part"),
    [
        ("Tom Ode was late.", "Tom Ode", "subject"),
        ("The mayor met Tom Ode.", "Tom Ode", "object"),
        ("The mayor came with Tom Ode.", "Tom Ode", "after a preposition"),
        ("Tom Ode's brother was late.", "Tom Ode", "owner"),
    ],
)
def test_the_part_a_name_plays(text: str, name: str, part: str) -> None:
    assert part_of(tokens_of(text), Span(text.index(name), text.index(name) + len(name))) == part


def test_the_part_a_pronoun_plays() -> None:
    text = "He saw her in her house."
    assert [pronoun_part(tokens_of(text), Span(*m.span())) for m in re.finditer(r"\b(?:He|her)\b", text)] == ["subject", "object", "owner"]


@pytest.fixture
def outlets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "mine.tsv"
    monkeypatch.setenv(ENVIRONMENT, str(path))
    table.cache_clear()
    pattern.cache_clear()
    yield path
    table.cache_clear()
    pattern.cache_clear()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file"),
        ("nom\tpays\nBote\tDE\n", "no column `name`"),
        ("name\taliases\tdomains\tcountry\tagency\n\tB\t\t\t\n", "line 2: no name"),
        ("name\taliases\tdomains\tcountry\tagency\nBote\tB\t\tDE\tperhaps\n", "line 2: agency"),
        ("name\taliases\nBote\tB\tb.example\n", "line 2: more cells"),
        (b"name\n\xff\xfe\xfa\n", "UTF-8"),
    ],
)
def test_a_users_table_that_is_none(outlets: Path, content: str | bytes | None, told: str) -> None:
    if isinstance(content, str):
        outlets.write_text(content, encoding="utf-8")
    elif content:
        outlets.write_bytes(content)
    with pytest.raises(OutletsError, match=told) as error:
        table()
    assert str(outlets) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_wrong_table_ends_a_reading_and_isnt_passed_over(outlets: Path) -> None:
    outlets.write_text("nothing", encoding="utf-8")
    with pytest.raises(OutletsError):
        accordingto.read("Moscow denies that it sent the ships.")


words = st.sampled_from("Anna Lind Tom Ode he she his her him met said was in of and , . “ ” ' the mayor’s wife\n".split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=1, max_size=40).map(" ".join), st.data())
def test_chances_are_chances_whatever_stands_there(text: str, data: st.DataObject) -> None:
    pronouns = [m.span() for m in re.finditer(r"\b(?:he|she|his|her|him)\b", text)]
    names = [m.span() for m in re.finditer(r"\b(?:Anna|Lind|Tom|Ode)\b", text)]
    if not pronouns or not names:
        return
    at = data.draw(st.sampled_from(pronouns))
    persons = [Candidate(text[a:b], (Span(a, b),), data.draw(st.sampled_from([None, "male", "female"]))) for a, b in names]
    rows = rows_of(setting_of(text, Span(*at), statement=data.draw(st.booleans())), persons)
    chances = shipped().chances(rows)
    assert all(0.0 <= c <= 1.0 for c in chances)
    assert sum(chances) <= 1.0 + 1e-9
    assert len(shipped().telling(rows, 0)) <= 2


def test_nobody_to_stand_for() -> None:
    article, statements = marked("<He> {said} [so].")
    made, actors = resolve_actors(article, statements)
    assert made[0].speaker
    assert actors[0].kind == "anonymous"
