"""Links that lead to another outlet: a mention of it, though its name may stand nowhere in the text."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from accordingto.actors.outlets import MEDIA, Outlet, table
from accordingto.model import Article, Span

NETWORKS = {"twitter.com": "twitter", "x.com": "x", "t.me": "telegram", "facebook.com": "facebook", "instagram.com": "instagram",
            "youtube.com": "youtube", "youtu.be": "youtube", "tiktok.com": "tiktok", "truthsocial.com": "truth social", "vk.com": "vkontakte"}  # fmt: skip


@cache
def by_domain() -> dict[str, Outlet]:
    """Outlets by their domains."""
    return {domain.lower(): outlet for outlet in table().values() for domain in outlet.domains}


def host_of(url: str | None) -> str:
    """The host of a URL in lower case, without "www." and the like; nothing where it has none."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
    for prefix in ("www.", "m.", "mobile.", "amp.", "edition."):
        host = host.removeprefix(prefix)
    return host


def outlet_at(url: str) -> str | None:
    """The name of the outlet or the social network that a URL belongs to, by the table."""
    parts = host_of(url).split(".")
    for i in range(len(parts) - 1):
        domain = ".".join(parts[i:])
        if domain in NETWORKS:
            return MEDIA[NETWORKS[domain]]
        if outlet := by_domain().get(domain):
            return outlet.name
    return None


def linked_in(article: Article) -> Iterator[tuple[Span, str, str]]:
    """Links of the article to outlets other than its own: anchor, outlet's name, URL. In the order of the text."""
    own = host_of(article.url)
    for link in sorted(article.links, key=lambda k: k.span):
        name = outlet_at(link.url)
        if name and link.span.of(article.text).strip() and not (own and host_of(link.url) == own):
            yield link.span, name, link.url
