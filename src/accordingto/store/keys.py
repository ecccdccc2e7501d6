"""Keys that the content gives: the same in whatever order things come.

A page is its bytes and what was given with it. An article is its text at its address, or at its outlet where it has none: a
copy at another outlet is another article. Statements and actors are named after their article and the places of their words,
and so keep their keys when a newer program reads the same text.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from accordingto.model import Actor, Page, Reading, Span, Statement

LENGTH = 16
"""Hexadecimal digits of a page's or an article's key."""
SHORT = 8
"""Hexadecimal digits that tell the statements or the actors of one article apart."""
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ns_\w+|cmpid|ito|at_\w+|smid|ref_src|__twitter_impression", re.I)
"""Matches the parameters of a URL that say where its reader came from: "utm_source", not "id" or "page"."""


def digest(parts: Iterable[str | None], length: int = LENGTH) -> str:
    """The start of the SHA-256 of some texts, each told from its neighbours and from none."""
    made = hashlib.sha256()
    for part in parts:
        raw = b"" if part is None else part.encode("utf-8", "surrogatepass")
        made.update(b"-" if part is None else b"%d:" % len(raw))
        made.update(raw)
    return made.hexdigest()[:length]


def page_key(page: Page) -> str:
    """The key of a page. An id that is this key itself counts as none."""
    given = page.given
    key = digest((page.sha256, page.kind, given.url, given.title, given.outlet, given.published))
    return key if given.id in (None, key) else digest((key, given.id))


def article_key(reading: Reading) -> str:
    """The key of the article that was read."""
    article = reading.article
    address = address_of(article.url)
    outlet = plain(article.outlet.value) if article.outlet and not address else None
    return digest((text_sha256(article.text), address, outlet))


def statement_keys(article: str, statements: Iterable[Statement]) -> list[str]:
    """A key for each statement: where its words stand. One that stands where an earlier one does gets a number behind."""
    return numbered(f"{article}-s{digest([place(s.source), place(s.cue), *map(place, s.content)], SHORT)}" for s in statements)


def actor_keys(article: str, actors: Iterable[Actor]) -> list[str]:
    """A key for each actor: its name, its kind and its first mention."""
    return numbered(f"{article}-a{digest([a.name, a.kind, place(a.mentions[0].span if a.mentions else None)], SHORT)}" for a in actors)


def plain(name: str) -> str:
    """A name for looking up: without case, accents, a leading article and needless blanks.

    >>> plain("The  Süddeutsche Zeitung")
    'suddeutsche zeitung'
    """
    letters = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"^(?:the|an?) (?=.)", "", " ".join("".join(letters).split()))


def place(span: Span | None) -> str | None:
    """A span as text."""
    return f"{span.start}:{span.end}" if span else None


def numbered(keys: Iterable[str]) -> list[str]:
    """Keys with a number behind each that comes again."""
    met: dict[str, int] = {}
    found = []
    for key in keys:
        met[key] = met.get(key, 0) + 1
        found.append(key if met[key] == 1 else f"{key}-{met[key]}")
    return found


def text_sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def address_of(url: str | None) -> str | None:
    """A URL less what doesn't tell pages apart: scheme, "www.", case of the host, fragment, tracking, order of parameters.

    >>> address_of("http://www.Example.org/news/bridge/?utm_source=feed&id=7#top")
    'example.org/news/bridge?id=7'
    """
    if not url or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    wanted = sorted((name, value) for name, value in asked if not TRACKING.fullmatch(name))
    query = f"?{urlencode(wanted, errors='surrogatepass')}" if wanted else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}" or url.strip()
