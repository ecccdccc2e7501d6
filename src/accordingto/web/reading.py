"""Pages that somebody pastes, drops or names: read at once, and stored only where that is wished and allowed."""

import re
from dataclasses import dataclass, replace

from accordingto.errors import PageError
from accordingto.model import Given, Page, Reading
from accordingto.store import page_key
from accordingto.web.fetching import fetch
from accordingto.web.site import Site

LONGEST = 400_000
"""Characters of text that are read at once: many times the longest article, and some seconds of work."""
PATIENCE = 60.0
"""Seconds to wait for pages of others that are being read."""


BUSY = "Other pages are being read; try again in a minute"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be read: bytes of a file with its name, or a text, or a URL in its place; and what is known of the page."""

    text: str = ""
    file: bytes = b""
    file_name: str = ""
    url: str = ""
    outlet: str = ""
    published: str = ""


def read_wish(wish: Wish, site: Site) -> tuple[Page, Reading]:
    """The page that is wished for, and what stands in it. Few wait at a time, so that the rest of the site goes on. Raises PageError."""
    if not site.waiting.acquire(blocking=False):
        raise PageError(BUSY)
    try:
        page = page_of(wish, site)
        return page, read_now(page, site)
    finally:
        site.waiting.release()


def page_of(wish: Wish, site: Site) -> Page:
    """The page that is wished for: a file comes before a text, a text before a URL. Raises PageError in words for the reader."""
    from accordingto.pages import read_page

    text, url = wish.text.strip(), wish.url.strip()
    if not wish.file and not url and re.fullmatch(r"https?://\S+", text):
        text, url = "", text
    given = Given(url=url or None, outlet=wish.outlet.strip() or None, published=day_in(wish.published))
    if wish.file:
        page = read_page(wish.file, place=wish.file_name or "the file", given=given)
    elif text:
        page = read_page(text, place="the text", given=given)
    elif url:
        raw, last = fetch(url, permitted=site.settings.permitted)
        page = read_page(raw, place=last, given=replace(given, url=last))
    else:
        raise PageError("Nothing to read: paste a text or an address, or choose a file")
    if len(page.text) > LONGEST and page.kind == "text":
        raise PageError(f"The text is longer than any article ({len(page.text):,} characters); cut it into its articles")
    return replace(page, given=replace(page.given, id=page_key(page)))


def day_in(published: str) -> str | None:
    """A day as given. Raises PageError where it is none."""
    from datetime import date

    if not published.strip():
        return None
    try:
        return date.fromisoformat(published.strip()).isoformat()
    except ValueError:
        raise PageError(f"“{published}” is no date; write it as 2024-05-31") from None


def read_now(page: Page, site: Site) -> Reading:
    """What stands in a page. One is read at a time, so that many readers can't take the machine down. Raises PageError."""
    from accordingto.pipeline import reading_of

    if not site.reading.acquire(timeout=PATIENCE):
        raise PageError(BUSY)
    try:
        return reading_of(page)
    finally:
        site.reading.release()
