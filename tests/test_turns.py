"""Conversations that are printed word for word."""

import pytest

import accordingto

TALK = """Two advisers clashed on Sunday over the audit of the harbour fund.

BRANDT: Nonsense. Nonsense.

OKAFOR: Not nonsense, Karl.

BRANDT: If it was not political, why was only one fund looked at?
"""


def test_each_line_of_a_conversation_is_a_statement_of_the_one_who_speaks() -> None:
    doc = accordingto.read(TALK)
    told = {s.content[0].of(TALK): s for s in doc.statements if s.found == "a turn of a conversation"}
    assert list(told) == ["Nonsense. Nonsense.", "Not nonsense, Karl.", "If it was not political, why was only one fund looked at?"]
    assert [s.source.of(TALK) for s in told.values() if s.source] == ["BRANDT", "OKAFOR", "BRANDT"]
    assert {s.manner for s in told.values()} == {"direct"}


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The vote was put off.\n\nThe council meets again on Friday.\n",
        "WHEN: Friday\n\nWHERE: The town hall\n\nWHO: The council and the mayor\n",
    ],
)
def test_labels_are_no_conversation(text: str) -> None:
    assert not [s for s in accordingto.read(text).statements if s.found == "a turn of a conversation"]


def test_a_cue_of_helping_words_alone_is_none() -> None:
    from accordingto.statements.finding import EMPTY_CUE

    assert all(EMPTY_CUE.fullmatch(cue) for cue in ("has", "had not", "is probably", "hasn’t", "will have been"))
    assert not any(EMPTY_CUE.fullmatch(cue) for cue in ("has said", "will not say", "is sure", "did deny"))
