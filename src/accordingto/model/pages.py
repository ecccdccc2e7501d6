"""A page as it came."""

from dataclasses import dataclass
from typing import Literal

PageKind = Literal["html", "text"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the one who hands a page over knows of it already. Each of these beats what the page says itself."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, decoded once. `place` is the path, URL or "-" they came from; `sha256` is of the bytes."""

    place: str
    kind: PageKind
    text: str
    sha256: str
    given: Given = Given()
