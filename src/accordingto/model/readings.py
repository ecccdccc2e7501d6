"""All that was read from one article."""

from dataclasses import dataclass

from accordingto.model.actors import Actor
from accordingto.model.articles import Article
from accordingto.model.positions import Position
from accordingto.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its statements, the actors behind them, and what these want.

    `problems` are sentences on what went wrong on the way and was left out; `version` names program and model.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    problems: tuple[str, ...] = ()
    version: str = ""

    def actor(self, key: str) -> Actor:
        """The actor with that id. Raises KeyError where there is none."""
        for actor in self.actors:
            if actor.id == key:
                return actor
        raise KeyError(key)

    def statement(self, key: str) -> Statement:
        """The statement with that id. Raises KeyError where there is none."""
        for statement in self.statements:
            if statement.id == key:
                return statement
        raise KeyError(key)
