"""The public face: what is exported, how fast it imports, what it does with anything."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import accordingto

TEXT = "The mayor said that the bridge would stay closed until spring."


def test_everything_that_is_exported_is_there() -> None:
    assert sorted(accordingto.__all__) == accordingto.__all__ or set(accordingto.__all__) <= set(dir(accordingto))
    for name in accordingto.__all__:
        assert getattr(accordingto, name).__doc__ or name == "__version__"


def test_reads_a_text() -> None:
    doc = accordingto.read(TEXT)
    (statement,) = doc.statements
    assert statement.source is not None
    assert statement.source.of(doc.article.text) == "The mayor"
    assert [part.of(doc.article.text) for part in statement.content] == ["that the bridge would stay closed until spring"]
    assert doc.actor(statement.speaker or "").name == "mayor"
    assert doc.problems == ()


def test_the_same_text_gives_the_same_reading() -> None:
    assert accordingto.read(TEXT) == accordingto.read(TEXT)


def test_imports_at_once() -> None:
    """Under 0.3 s of the processor beyond what Python itself takes: the best of five, for the machine may be busy."""

    def took(code: str) -> float:
        before = os.times()
        subprocess.run([sys.executable, "-c", code], check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(took("import accordingto") for _ in range(5)) - min(took("pass") for _ in range(5)) < 0.3


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, accordingto; print([m for m in ('onnxruntime', 'numpy', 'trafilatura', 'typer', 'rich', 'sqlite3') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a", "»", '"' * 7, "“He said", "\x00", "\ud800", "🙂 said that 🙂", "said " * 900, "<p>", "<html></html>"]
)
def test_no_text_is_refused(text: str) -> None:
    doc = accordingto.read(text)
    assert doc.problems == ()
    for statement in doc.statements:
        assert all(part.of(doc.article.text).strip() for part in statement.content)


words = st.sampled_from(
    "He she said that told Reuters “ ” \" ' , . The Kremlin denied it according to officials \n Moscow’s ( ) citing them Ivan Petrov 12 May on X".split(
        " "
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=60).map(" ".join))
def test_every_span_lies_in_the_text_and_every_id_leads_somewhere(text: str) -> None:
    doc = accordingto.read(text)
    assert doc.problems == ()
    length, actors, ids = len(doc.article.text), {a.id for a in doc.actors}, {s.id for s in doc.statements}
    for s in doc.statements:
        spans = [*s.content, *(p for p in (s.cue, s.source) if p), *(p for hop in s.chain for p in hop.spans)]
        assert all(0 <= p.start < p.end <= length for p in spans)
        assert s.speaker in actors
        assert s.within is None or s.within in ids
        assert s.chain
        assert s.speaker in s.chain[-1].actors
        assert all(hop.reason and set(hop.actors) <= actors for hop in s.chain)
        assert len({hop.actors for hop in s.chain}) == len(s.chain)
        assert 0 <= s.score <= 1
    for actor in doc.actors:
        assert (actor.unnamed is not None) <= (actor.kind == "anonymous")
        assert all(0 <= m.span.start < m.span.end <= length and m.reason for m in actor.mentions)
