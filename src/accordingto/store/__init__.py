"""Readings, kept in one SQLite file. The only place that knows SQL."""

from accordingto.store.browsing import Listed, Section
from accordingto.store.changes import Altered, Changes, Sourcing, changes_between
from accordingto.store.commenting import StoredComments
from accordingto.store.corpus import StoredCorpus
from accordingto.store.corpus_rows import LastLinking, StoredCitation, StoredClaim, StoredCopy, StoredHop, StoredLink, StoredReport, StoredRoot
from accordingto.store.correcting import GRADES, Corrected, Grade
from accordingto.store.decisions import Decision
from accordingto.store.keys import address_of, article_key, page_key, plain, statement_keys
from accordingto.store.linking import Linked, NameRow, OutletRow, PartyRow
from accordingto.store.names import Name
from accordingto.store.queries import StoredArticle, StoredStatement, Version
from accordingto.store.rejoining import Part
from accordingto.store.seeking import Sought
from accordingto.store.store import Store
from accordingto.store.tallies import COMPARED, REFUSING, Relied, StoredPosition, Tallies, Tally
from accordingto.store.tokens import ROLES, Role, StoredTokens, Token
from accordingto.store.touching import Touched

__all__ = [
    "COMPARED",
    "GRADES",
    "REFUSING",
    "ROLES",
    "Altered",
    "Changes",
    "Corrected",
    "Decision",
    "Grade",
    "LastLinking",
    "Linked",
    "Listed",
    "Name",
    "NameRow",
    "OutletRow",
    "Part",
    "PartyRow",
    "Relied",
    "Role",
    "Section",
    "Sought",
    "Sourcing",
    "Store",
    "StoredArticle",
    "StoredCitation",
    "StoredClaim",
    "StoredComments",
    "StoredCopy",
    "StoredCorpus",
    "StoredHop",
    "StoredLink",
    "StoredPosition",
    "StoredReport",
    "StoredRoot",
    "StoredStatement",
    "StoredTokens",
    "Tallies",
    "Tally",
    "Token",
    "Touched",
    "Version",
    "address_of",
    "article_key",
    "changes_between",
    "page_key",
    "plain",
    "statement_keys",
]
