"""What a page says of itself in its markup: JSON-LD, OpenGraph, breadcrumbs. The field that gave a fact is kept with it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accordingto.model import Noted

DATE_FIELDS = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
)
ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting"}
)
ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
SITE_BEHIND = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
"""Matches the site's name behind a page's title: "A headline | Some Paper"."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the markup says. Empty where it says nothing."""

    title: Noted | None = None
    outlet: Noted | None = None
    authors: tuple[Noted, ...] = ()
    published: Noted | None = None
    section: tuple[str, ...] = ()
    url: str | None = None


def fields_of(html: str, url: str | None) -> Fields:
    """The fields of a page. Broken markup gives fewer of them."""
    tree = tree_of(html)
    if tree is None:
        return Fields()
    metas = metas_of(tree)
    data = list(json_ld(tree))
    articles = [d for d in data if types_of(d) & ARTICLE_TYPES]
    address = url or next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or metas.get("og:url")
    return Fields(
        title=title_in(articles, metas, tree),
        outlet=outlet_in(articles, metas, address),
        authors=authors_in(articles, metas),
        published=published_in(articles, metas, tree, html, address),
        section=section_in(data, metas, tree),
        url=address if address and address.startswith("http") else None,
    )


def tree_of(html: str) -> Any:
    """The page as lxml's tree, or None where there is nothing to parse."""
    from lxml import etree
    from lxml import html as parser

    try:
        return parser.fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.LxmlError, ValueError):
        return None


def metas_of(tree: Any) -> dict[str, str]:
    """The first content of each named meta element, names in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, those in graphs and lists too."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            told = json.loads(script.text_content(), strict=False)
        except ValueError:
            continue
        yield from objects(told)


def objects(told: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects in lists and graphs, to a depth that no honest page passes."""
    if isinstance(told, list) and depth < 6:
        for part in told:
            yield from objects(part, depth + 1)
    elif isinstance(told, dict):
        yield told
        if "@graph" in told:
            yield from objects(told["@graph"], depth + 1)


def types_of(told: dict[str, Any]) -> set[str]:
    """An object's types."""
    kind = told.get("@type")
    return {kind} if isinstance(kind, str) else {k for k in kind if isinstance(k, str)} if isinstance(kind, list) else set()


def name_in(told: Any) -> str | None:
    """The name of a person or publisher, however it is written."""
    if isinstance(told, str) and not told.startswith("http"):
        return told.strip() or None
    if isinstance(told, dict) and isinstance(told.get("name"), str):
        return told["name"].strip() or None
    return None


def title_in(articles: list[dict[str, Any]], metas: dict[str, str], tree: Any) -> Noted | None:
    """The headline: JSON-LD, OpenGraph, the only h1, the title less the site's name."""
    for told in articles:
        if isinstance(told.get("headline"), str) and told["headline"].strip():
            return Noted(clean(told["headline"]), "json-ld headline")
    headings = [clean(h.text_content()) for h in tree.iter("h1")]
    headings = [h for h in headings if len(h.split()) >= 3]
    if len(headings) == 1:
        return Noted(headings[0], "h1")
    if "og:title" in metas:
        return Noted(SITE_BEHIND.sub("", clean(metas["og:title"])), "meta og:title")
    titles = [clean(t.text_content()) for t in tree.iter("title")]
    return Noted(SITE_BEHIND.sub("", titles[0]), "title") if titles and titles[0] else None


def clean(words: str) -> str:
    """Words with runs of blanks made one, and entities that were written twice undone."""
    from html import unescape

    return " ".join(unescape(words).split())


def outlet_in(articles: list[dict[str, Any]], metas: dict[str, str], url: str | None) -> Noted | None:
    """The outlet: JSON-LD's publisher, the site's name, the domain."""
    for told in articles:
        if name := name_in(told.get("publisher")):
            return Noted(clean(name), "json-ld publisher")
    for field in ("og:site_name", "application-name", "twitter:site"):
        if metas.get(field):
            return Noted(clean(metas[field]).lstrip("@"), f"meta {field}")
    if url:
        from courlan import extract_domain

        domain = extract_domain(url)
        return Noted(domain, "domain") if domain else None
    return None


def authors_in(articles: list[dict[str, Any]], metas: dict[str, str]) -> tuple[Noted, ...]:
    """Who wrote it, by JSON-LD or meta elements; addresses are no names."""
    for told in articles:
        people = told.get("author")
        names = [name for person in (people if isinstance(people, list) else [people]) if (name := name_in(person))]
        if names:
            return tuple(Noted(clean(name), "json-ld author") for name in names)
    for field in ("author", "article:author", "parsely-author", "dc.creator"):
        if metas.get(field) and not metas[field].startswith("http"):
            return tuple(Noted(clean(name), f"meta {field}") for name in re.split(r",\s*|\s+and\s+", metas[field]) if name.strip())
    return ()


def published_in(articles: list[dict[str, Any]], metas: dict[str, str], tree: Any, html: str, url: str | None) -> Noted | None:
    """The day it was published: JSON-LD, meta elements, a time element, and htmldate's search last."""
    for told in articles:
        if isinstance(told.get("datePublished"), str) and (day := ISO_DAY.search(told["datePublished"])):
            return Noted(day.group(), "json-ld datePublished")
    for field in DATE_FIELDS:
        if day := ISO_DAY.search(metas.get(field.lower(), "")):
            return Noted(day.group(), f"meta {field}")
    for stamp in tree.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']/@datetime"):
        if day := ISO_DAY.search(stamp):
            return Noted(day.group(), "time datePublished")
    return searched_date(html, url)


def searched_date(html: str, url: str | None) -> Noted | None:
    """The first date of publication that htmldate finds anywhere on the page."""
    import logging

    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        day = find_date(html, original_date=True, url=url, extensive_search=True)
    except Exception:
        return None
    return Noted(day, "htmldate", "htmldate's search of the page") if day else None


def section_in(data: list[dict[str, Any]], metas: dict[str, str], tree: Any) -> tuple[str, ...]:
    """The section trail: JSON-LD's breadcrumbs, a breadcrumb element, the section's meta element."""
    for told in data:
        if "BreadcrumbList" in types_of(told) and isinstance(told.get("itemListElement"), list):
            names = [name_in(part) or name_in(part.get("item")) for part in told["itemListElement"] if isinstance(part, dict)]
            if any(names):
                return tuple(clean(name) for name in names if name)
    for trail in tree.xpath("//*[contains(@class,'breadcrumb') or contains(@id,'breadcrumb')]")[:1]:
        names = [clean(a.text_content()) for a in trail.iter("a")]
        if any(names):
            return tuple(name for name in names if name)
    return (clean(metas["article:section"]),) if metas.get("article:section") else ()
