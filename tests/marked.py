"""Statements given by marks in a text, so that a test of what comes after finding doesn't hang on what the tagger finds.

"<s1>Ana Ruiz</s1> <c1>said</c1> <b1>that it was closed</b1>" has the source, the cue and the content of statement 1.
"""

import re
from collections import defaultdict

from accordingto.actors import resolve_actors
from accordingto.articles import article_of
from accordingto.chains import trace_chains
from accordingto.model import Actor, Given, Page, Span, Statement
from accordingto.statements.describe import describe
from accordingto.statements.nesting import nested

TAG = re.compile(r"<(?P<close>/?)(?P<part>[scb])(?P<number>\d+)>")


def read_marked(marked: str, outlet: str | None = None) -> tuple[tuple[Statement, ...], dict[str, Actor], str]:
    """The statements with speakers and chains, the actors by id, and the text without the marks."""
    text, at = "", 0
    opened: dict[tuple[str, str], int] = {}
    parts: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        key = tag["number"], tag["part"]
        if tag["close"]:
            parts[key[0]][key[1]].append(Span(opened.pop(key), len(text)))
        else:
            opened[key] = len(text)
    text += marked[at:]
    made = [
        Statement(f"s{n}", tuple(p["b"]), p["c"][0] if p["c"] else None, p["s"][0] if p["s"] else None, 1.0, "given")
        for n, p in sorted(parts.items())
    ]
    article = article_of(Page("t", "text", text, "", Given("t", None, None, outlet, None)))
    assert article.text == text
    statements, actors = resolve_actors(article, describe(article, nested(made)))
    statements, actors = trace_chains(article, statements, actors)
    return statements, {a.id: a for a in actors}, text


def chains_of(marked: str, outlet: str | None = None) -> list[list[list[str]]]:
    """The chain of each statement, by names."""
    statements, actors, _ = read_marked(marked, outlet)
    return [[[actors[k].name for k in hop.actors] for hop in s.chain] for s in statements]


def speakers_of(marked: str, outlet: str | None = None) -> list[str]:
    """The speaker of each statement, by name."""
    statements, actors, _ = read_marked(marked, outlet)
    return [actors[s.speaker or ""].name for s in statements]
