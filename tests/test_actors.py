"""Speakers: names, short forms, roles, pronouns, unnamed sources, metonyms."""

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accordingto.actors import resolve_actors
from accordingto.actors.outlets import ENVIRONMENT, table
from accordingto.actors.phrases import Form, read_phrase
from accordingto.actors.unnamed import unnamed_of
from accordingto.model import Article, Span, Statement


def marked(text: str) -> tuple[Article, tuple[Statement, ...]]:
    """An article and its statements from text with <source> and {cue} and [content] marked, one statement a sentence at most."""
    plain = ""
    statements: list[Statement] = []
    roles: dict[str, Span] = {}
    opened: dict[str, int] = {}
    for char in text:
        if char in "<{[":
            opened[char] = len(plain)
        elif char in ">}]":
            start = opened.pop({">": "<", "}": "{", "]": "["}[char])
            roles[char] = Span(start, len(plain))
            if char == "]":
                statements.append(Statement(f"s{len(statements) + 1}", (roles["]"],), roles.get("}"), roles.get(">"), 1.0, "by hand"))
                roles = {}
        else:
            plain += char
    return Article("", plain), tuple(statements)


def speakers(text: str) -> list[str]:
    """The names of the speakers, statement by statement."""
    article, statements = marked(text)
    made, actors = resolve_actors(article, statements)
    names = {a.id: a.name for a in actors}
    return [names[s.speaker or ""] for s in made]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<Russian President Vladimir Putin> {said} [it is so]. <Putin> {added} [more].", ["Vladimir Putin", "Vladimir Putin"]),
        ("<Mayor Ana Ruiz> {said} [it is so]. <She> {added} [more].", ["Ana Ruiz", "Ana Ruiz"]),
        ("<Mayor Ana Ruiz> {met} [Governor Tom Ode]. <He> {said} [no].", ["Ana Ruiz", "Tom Ode"]),
        ("French President Anne Moreau arrived. <The French president> {said} [she was glad].", ["Anne Moreau"]),
        ("The Northport Times {wrote} it. <The newspaper> {said} [the deal was off].", ["Northport Times"]),
        ("<Moscow> {denies} [it].", ["Russian government"]),
        ("<The Kremlin> {denies} [it]. <Russia> {accuses} [others].", ["Russian government", "Russian government"]),
        ("<Kiev> {considers} [it]. <Kyiv> {denies} [that].", ["Ukrainian government", "Ukrainian government"]),
        (
            "<The International Criminal Court (ICC)> {said} [so]. <The ICC> {repeated} [it].",
            ["International Criminal Court", "International Criminal Court"],
        ),
        ("<The finance ministry> {said} [yes]. <It> {added} [no].", ["finance ministry", "finance ministry"]),
        (
            "<Two officials> {said} [so]. <They> {said} [more].",
            ["Two officials", "Two officials"],
        ),
        ("<The union’s chairwoman, Marta Lind,> {said} [so].", ["Marta Lind"]),
        ("<Dr Amara Nwosu of the University of Kisumu> {said} [so].", ["Amara Nwosu"]),
        ("<The maker, Velona,> {said} [so].", ["Velona"]),
        ("The plane {reportedly} [crashed].", ["unnamed source"]),
        ("<The police chief of Perk, Henrik Dahl,> {said} [so]. <The police chief> {said} [more].", ["Henrik Dahl", "Henrik Dahl"]),
        ("<Reuters> {reported} [it]. <The agency> {added} [more].", ["Reuters", "Reuters"]),
        ("Reuters was there. The Space Agency met. <The agency> {said} [so].", ["Space Agency"]),
        (
            "<A doctor at the Stam hospital> {said} [so]. <The chief doctor at the Stam hospital, Olga Sosic,> {said} [more].",
            ["A doctor at the Stam hospital", "Olga Sosic"],
        ),
    ],
)
def test_speakers(text: str, wanted: list[str]) -> None:
    assert speakers(text) == wanted


def test_one_actor_over_all_its_mentions_with_reasons() -> None:
    article, statements = marked(
        "<Russian President Vladimir Putin> {said} [it is so]. <Putin> {added} [more]. <The Russian president> {denied} [it]."
    )
    _, actors = resolve_actors(article, statements)
    (putin,) = [a for a in actors if a.name == "Vladimir Putin"]
    assert [m.span.of(article.text) for m in putin.mentions] == ["Russian President Vladimir Putin", "Putin", "The Russian president"]
    assert all(m.reason for m in putin.mentions)


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Reuters", "outlet", "Reuters"),
        ("the New York Times", "outlet", "The New York Times"),
        ("Russian websites", "outlet", "Russian websites"),
        ("President Joe Biden", "person", "Joe Biden"),
        ("the Ukrainian authorities", "government", "Ukrainian government"),
        ("two former high-ranking Russian officials close to the Kremlin", "anonymous", None),
        ("a report by the commission", "document", None),
        ("protesters", "group", "protesters"),
        ("the state broadcaster Valmor 1", "outlet", None),
        ("Radio Northport", "outlet", "Radio Northport"),
        ("A report by the Valmford Gazette", "outlet", "Valmford Gazette"),
        ("a Reuters report", "outlet", "Reuters"),
        ("An article in the Northport Daily", "outlet", "Northport Daily"),
        ("a government report", "document", None),
        ("the Mueller report", "document", None),
        ("by the Kilmholm Tribune", "outlet", "Kilmholm Tribune"),
        ("Maggie Holm of the Valmford Gazette", "person", "Maggie Holm"),
        ("Lultma Chemicals", "organisation", "Lultma Chemicals"),
        ("Tarvis Oil", "organisation", "Tarvis Oil"),
        ("the Baltic News Agency", "outlet", "Baltic News Agency"),
        ("", "anonymous", None),
    ],
)
def test_what_a_phrase_names(words: str, kind: str, name: str | None) -> None:
    phrase = read_phrase(words)
    assert phrase.kind == kind
    if name:
        assert phrase.name == name


def test_why_they_arent_named_sets_nobody_apart() -> None:
    told = (
        "<Two senior officials> {told} the Herald [that the wall had cracked]. "
        "<The officials, who spoke on condition of anonymity because they were not authorized to talk,> {said} [it would take a year]."
    )
    assert speakers(told) == ["Two senior officials"] * 2


def test_unnamed_sources() -> None:
    found = unnamed_of("two former high-ranking Russian officials close to the Kremlin")
    assert (found.count, found.role, found.rank, found.former) == ("two", "official", "high-ranking", True)
    assert (found.affiliation, found.closeness) == ("Russian government", "close to the Kremlin")
    reason = unnamed_of("a diplomat", "a diplomat, who spoke on condition of anonymity because the talks are secret.").reason
    assert reason == "because the talks are secret"
    assert unnamed_of("a source familiar with the talks").closeness == "familiar with the talks"
    assert unnamed_of("people").count is None


def test_a_users_table_of_outlets_extends_ours(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "mine.tsv"
    path.write_text("name\taliases\tdomains\tcountry\tagency\nSarno Bote\tBote;Der Bote\tsarno.example\tDE\tno\n", encoding="utf-8")
    monkeypatch.setenv(ENVIRONMENT, str(path))
    table.cache_clear()
    try:
        assert read_phrase("the Sarno Bote").name == "Sarno Bote"
        assert table()["der bote"].country == "DE"
    finally:
        table.cache_clear()


@pytest.mark.parametrize("source", ['"', "—", "“”"])
def test_a_source_without_a_word_fails_nowhere(source: str) -> None:
    assert len(speakers(f"They {{say}} [so]. <{source}> {{hopes}} [it lasts].")) == 2


def test_nothing_to_resolve() -> None:
    assert resolve_actors(Article("", ""), ()) == ((), ())


@given(
    st.lists(st.sampled_from("The the a an , ( ) and of A’s – officials X Reuters Mr. “ ” ’s former who in them . 7 media".split()), max_size=7).map(
        " ".join
    )
)
@example("The , ( )")
def test_any_phrase_can_be_read(words: str) -> None:
    assert read_phrase(words).form in get_args(Form)
