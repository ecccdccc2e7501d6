"""The map of this stage: page in, article out."""

import hashlib
from dataclasses import replace

from accordingto.articles.dating import inferred_date, stated_date
from accordingto.articles.language import language_of
from accordingto.articles.plain import plain_article
from accordingto.model import Article, Given, Noted, Page


def article_of(page: Page) -> Article:
    """The article on a page: HTML by its markup, anything else as a plain crawl. What is given beats what is found.

    Never raises: a page without a text gives an article without one.
    """
    if page.kind == "html":
        from accordingto.articles.markup import html_article

        article = html_article(page)
    else:
        article = plain_article(page)
    article = with_given(article, page.given)
    if article.published is None:
        article = replace(article, published=stated_date(article) or inferred_date(article))
    return replace(
        article,
        id=article.id or page.given.id or name_of(page),
        sha256=page.sha256,
        language=article.language or language_of(article),
    )


def name_of(page: Page) -> str:
    """An id for a page that came without one: its place, or the start of its hash."""
    return page.place if page.place != "-" else hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def with_given(article: Article, given: Given) -> Article:
    """The article with what its bringer said of it."""
    return replace(
        article,
        id=given.id or article.id,
        url=given.url or article.url,
        title=Noted(given.title, "given") if given.title else article.title,
        outlet=Noted(given.outlet, "given") if given.outlet else article.outlet,
        published=Noted(given.published, "given") if given.published else article.published,
    )
