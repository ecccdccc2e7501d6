"""What each statement is like: manner, act, certainty, when it was made, and what time it speaks of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accordingto.model import Article, Span, Statement
from accordingto.newstime import find_times
from accordingto.statements.acts import act_of
from accordingto.statements.certainty import certainty_of
from accordingto.statements.manner import manner_of
from accordingto.statements.times import times_spoken_of, when_said
from accordingto.statements.turns import FOUND
from accordingto.statements.wordpieces import quoted_characters


def describe(article: Article, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with manner, act, certainty and time filled in. Each by the words of the statement and its sentence."""
    quoted = quoted_characters(article.text)
    anchor = day_of(article)
    times = find_times(article.text, anchor)
    made = []
    for statement in statements:
        cue = statement.cue.of(article.text) if statement.cue else ""
        content = " ".join(part.of(article.text) for part in statement.content)
        act, act_reason = act_of(cue, content)
        certainty, certainty_reason = certainty_of(act, cue, content)
        manner, manner_reason = manner_of(statement.content, article.text, quoted)
        if statement.found == FOUND:
            manner, manner_reason = "direct", FOUND
        made.append(
            replace(
                statement,
                manner=manner,
                manner_reason=manner_reason,
                act=act,
                act_reason=act_reason,
                certainty=certainty,
                certainty_reason=certainty_reason,
                when=when_said(article.text, statement, held_in(statement, statements), anchor, times),
                speaks_of=times_spoken_of(article.text, statement, times),
            )
        )
    return tuple(made)


def held_in(statement: Statement, among: Sequence[Statement]) -> tuple[Span, ...]:
    """The content of the statement that holds this one; none where none does."""
    return next((other.content for other in among if other.id == statement.within), ())


def day_of(article: Article) -> date | None:
    """The article's day, where it is known to the day."""
    try:
        return date.fromisoformat(article.published.value[:10]) if article.published else None
    except ValueError:
        return None
