"""Readings, kept in one SQLite file. The only place that knows SQL."""

from accordingto.store.changes import Altered, Changes, Sourcing, changes_between
from accordingto.store.commenting import StoredComments
from accordingto.store.correcting import GRADES, Corrected, Grade
from accordingto.store.decisions import Decision
from accordingto.store.keys import address_of, article_key, page_key
from accordingto.store.queries import StoredArticle, StoredStatement, Version
from accordingto.store.store import Store

__all__ = [
    "GRADES",
    "Altered",
    "Changes",
    "Corrected",
    "Decision",
    "Grade",
    "Sourcing",
    "Store",
    "StoredArticle",
    "StoredComments",
    "StoredStatement",
    "Version",
    "address_of",
    "article_key",
    "changes_between",
    "page_key",
]
