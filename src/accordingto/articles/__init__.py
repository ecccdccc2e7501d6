"""Pages to articles."""

from accordingto.articles.making import article_of

__all__ = ["article_of"]
