"""Who could be meant by a pronoun: the persons that a text names, each with all its mentions."""

import re
from collections.abc import Iterable

from accordingto.actors.antecedents import Candidate
from accordingto.actors.names import Names
from accordingto.model import Span


def persons_of(names: Names) -> dict[str, list[Span]]:
    """The mentions of each person, in the order of the text."""
    found: dict[str, list[Span]] = {}
    for name in names.mentions:
        if name.kind == "person":
            found.setdefault(name.full, []).append(name.span)
    return found


def sure_of(names: Names) -> set[str]:
    """The names that are surely those of persons."""
    return {name.full for name in names.mentions if name.kind == "person" and name.sure}


def given_and_found(text: str, names: Names, pronoun: Span, given: Iterable[Span]) -> list[Candidate]:
    """Candidates for a pronoun where some names are given by their spans: those first, then the other persons of the text."""
    marked = list(given)
    persons, sure = persons_of(names), sure_of(names)
    full = {span: next((n.full for n in names.mentions if n.kind == "person" and n.span.meets(span)), None) for span in marked}
    if len(set(full.values())) < len(marked):
        full = dict.fromkeys(marked)
    made = []
    for span in marked:
        name = full[span]
        same = persons[name] if name else [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(span.of(text))}\b", text)]
        spans = {span, *(s for s in same if not any(s.meets(m) for m in marked))}
        made.append(Candidate(name or span.of(text), tuple(sorted(spans)), names.gender.get(name or span.of(text))))
    for name, spans_found in persons.items():
        spans_left = tuple(s for s in spans_found if not s.meets(pronoun) and not any(s.meets(m) for m in marked))
        if name not in full.values() and spans_left:
            made.append(Candidate(name, spans_left, names.gender.get(name), name in sure))
    return made
