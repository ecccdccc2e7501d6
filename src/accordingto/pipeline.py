"""The map: the stages in order. For an article each takes what the last one made; none knows of another.

page -> article -> statements -> what they are like -> actors -> chains -> relations -> positions
"""

from collections.abc import Callable
from functools import cache

from accordingto.errors import ModelError, OutletsError
from accordingto.model import Actor, Article, Given, Page, Position, Reading, Statement

Statements = tuple[Statement, ...]
Actors = tuple[Actor, ...]
Stage = Callable[[Article, Statements, Actors], tuple[Statements, Actors]]


def found(article: Article, _: Statements, actors: Actors) -> tuple[Statements, Actors]:
    """Statements: source, cue, content, nesting, score."""
    from accordingto.statements import find_statements

    return find_statements(article), actors


def described(article: Article, statements: Statements, actors: Actors) -> tuple[Statements, Actors]:
    """Manner, act, certainty and time of each statement."""
    from accordingto.statements.describe import describe

    return describe(article, statements), actors


def spoken(article: Article, statements: Statements, _: Actors) -> tuple[Statements, Actors]:
    """Who each statement's speaker is, one actor over all its mentions."""
    from accordingto.actors import resolve_actors

    return resolve_actors(article, statements)


def chained(article: Article, statements: Statements, actors: Actors) -> tuple[Statements, Actors]:
    """Through whom each statement came."""
    from accordingto.chains import trace_chains

    return trace_chains(article, statements, actors)


def related(article: Article, statements: Statements, actors: Actors) -> tuple[Statements, Actors]:
    """Which statement denies, doubts, confirms or answers which."""
    from accordingto.relations import relate

    return relate(article, statements, actors), actors


STAGES: tuple[tuple[str, Stage], ...] = (
    ("finding statements", found),
    ("describing statements", described),
    ("resolving actors", spoken),
    ("tracing chains", chained),
    ("relating statements", related),
)


def read(
    text_or_html: str | bytes,
    *,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    id: str | None = None,  # noqa: A002 - the name that rows and readers know it by
) -> Reading:
    """Read one article: its statements, the actors behind them and the chains they came through.

    Takes HTML or plain text, as text or bytes. What is given of the page beats what the page says of itself.

    Raises PageError where bytes are no text, ModelError where the trained weights are missing; nothing for bad text.

    Example:
        >>> import accordingto
        >>> doc = accordingto.read("The mayor said that the bridge would stay closed until spring.")
        >>> [doc.actor(s.speaker).name for s in doc.statements]
        ['the mayor']

    """
    from accordingto.pages import read_page

    return reading_of(read_page(text_or_html, given=Given(id, url, title, outlet, published)))


def reading_of(page: Page) -> Reading:
    """All stages over one page. A stage that fails is told in `problems`, and the rest goes on with what there is."""
    from accordingto.articles import article_of
    from accordingto.positions import find_positions

    article = article_of(page)
    statements: Statements = ()
    actors: Actors = ()
    problems: list[str] = []
    for name, stage in STAGES:
        try:
            statements, actors = stage(article, statements, actors)
        except (ModelError, OutletsError):
            raise
        except Exception as error:
            problems.append(told_of(name, error))
    positions: tuple[Position, ...] = ()
    try:
        positions = find_positions(article, statements, actors)
    except Exception as error:
        problems.append(told_of("finding positions", error))
    return Reading(article, statements, actors, positions, tuple(problems), version())


def told_of(stage: str, error: Exception) -> str:
    """What is said of a stage that failed."""
    return f"{stage} failed on this article and was left out ({type(error).__name__}: {error})"


@cache
def version() -> str:
    """The program's version and its weights', as one word: "0.1.0+3f2a…"."""
    from accordingto import __version__, models

    return f"{__version__}+{models.version()}"
