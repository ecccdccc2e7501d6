"""Claims: statements of many articles with the same content, where they come from and how many sources they have."""

from accordingto.claims.making import corpus_of

__all__ = ["corpus_of"]
