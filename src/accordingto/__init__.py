"""Who is reported to have said what, through whom, when and how surely.

>>> import accordingto
>>> doc = accordingto.read("The mayor said that the bridge would stay closed until spring.")
>>> doc.statements[0].content[0].of(doc.article.text)
'that the bridge would stay closed until spring'

`read` takes HTML or plain text and gives a `Reading`: the article, its statements, its actors. Every statement holds
spans of the article's text, so that the words can be shown. The trained model is loaded when first used.
"""

from typing import TYPE_CHECKING, Any

from accordingto.errors import AccordingtoError, ModelError, PageError, RowError, StoreError
from accordingto.model import Actor, Article, Condition, Hop, Position, Reading, Relation, Span, Statement, Unnamed, When
from accordingto.pipeline import read

if TYPE_CHECKING:
    from accordingto.store import Store

__version__ = "0.1.0"

__all__ = [
    "AccordingtoError",
    "Actor",
    "Article",
    "Condition",
    "Hop",
    "ModelError",
    "PageError",
    "Position",
    "Reading",
    "Relation",
    "RowError",
    "Span",
    "Statement",
    "Store",
    "StoreError",
    "Unnamed",
    "When",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    """`Store`, loaded when it is first asked for: who only reads needs no SQLite."""
    if name == "Store":
        from accordingto.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
