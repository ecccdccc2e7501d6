"""News outlets: a table of our own, and how a text calls them. A user's file of the same form extends it."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from accordingto.errors import OutletsError

MEDIA = {
    "twitter": "Twitter", "x": "X", "facebook": "Facebook", "telegram": "Telegram", "instagram": "Instagram", "youtube": "YouTube", "tiktok": "TikTok",
    "truth social": "Truth Social", "linkedin": "LinkedIn", "reddit": "Reddit", "whatsapp": "WhatsApp", "vkontakte": "VKontakte", "weibo": "Weibo", "snapchat": "Snapchat", "tumblr": "Tumblr", "bluesky": "Bluesky", "mastodon": "Mastodon", "substack": "Substack", "odnoklassniki": "Odnoklassniki",
    "wechat": "WeChat", "viber": "Viber", "parler": "Parler", "gettr": "Gettr",
}  # fmt: skip
"""Social networks: media with a name, and so hops of a chain."""
GENERIC = re.compile(
    r"\b(?:websites?|news ?sites?|outlets?|newspapers?|media|press|broadcasters?|(?:news|press|state|television|tv|radio) (?:agenc(?:y|ies)|channels?|stations?|networks?)|"
    r"magazines?|tabloids?|dail(?:y|ies)|bloggers?|publications?|portals?|journalists?|reporters?|networks?|telegram channels?)\b",
    re.I,
)
"""Matches "Russian websites", "local media", "a state broadcaster": outlets without a name."""
Letters = dict[str, "Letters"]
"""Words letter by letter: what may follow each, and "" where a word ends."""
ENVIRONMENT = "ACCORDINGTO_OUTLETS"
"""Environment variable that names a user's table."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table. `agency` is set for those that supply others."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    agency: bool


COLUMNS = ("name", "aliases", "domains", "country", "agency")


def rows_in(path: Path) -> list[Outlet]:
    """The outlets in a table: name, aliases, domains (split by ";"), country, agency ("yes" or "no"), by tabs. Only the name has to be there.

    Raises OutletsError where the file can't be read, has no column `name`, or has a row that doesn't fit its columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            found = csv.DictReader(lines, delimiter="\t", strict=True)
            if "name" not in (found.fieldnames or ()):
                raise OutletsError(f"{path}, line 1: no column `name`; the columns are {', '.join(COLUMNS)}, split by tabs")
            return [outlet_of(row, path, found.line_num) for row in found if any(isinstance(v, str) and v.strip() for v in row.values())]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise OutletsError(f"{path}: {reason}; {ENVIRONMENT} must name a table of outlets in UTF-8, or be unset") from error


def outlet_of(row: dict[str | None, str | list[str] | None], path: Path, line: int) -> Outlet:
    """One row of a table."""
    cells = {key: value.strip() for key, value in row.items() if key and isinstance(value, str)}
    if None in row or not cells.get("name"):
        raise OutletsError(f"{path}, line {line}: {'more cells than columns' if None in row else 'no name'}; mend the row or take it out")
    agency = cells.get("agency", "").lower()
    if agency not in ("yes", "no", ""):
        raise OutletsError(f"{path}, line {line}: agency is {agency!r}; write yes or no")
    parts = {key: tuple(p.strip() for p in cells.get(key, "").split(";") if p.strip()) for key in ("aliases", "domains")}
    return Outlet(cells["name"], parts["aliases"], parts["domains"], cells.get("country", ""), agency == "yes")


@cache
def table() -> dict[str, Outlet]:
    """Outlets by every name they go by, in lower case without "the"; a user's rows come first. Raises OutletsError where that table is none."""
    import os

    own = rows_in(Path(str(files("accordingto.actors") / "outlets.tsv")))
    extra = os.environ.get(ENVIRONMENT)
    found: dict[str, Outlet] = {}
    for outlet in [*(rows_in(Path(extra)) if extra else []), *own]:
        for name in (outlet.name, *outlet.aliases):
            found.setdefault(key_of(name), outlet)
    return found


AMBIGUOUS = frozenset("time people sun independent express observer mirror nation star insider post journal age week metro trend report reason wired fortune vice fox sky "
                      "times mail dawn guardian economist telegraph hill x pa spa mena ria abc apa express slate salon variety zeit welt bild globo".split())  # fmt: skip
"""Names that are words too: an outlet only with "the" before it, in capitals, or beside a word such as "newspaper"."""


def key_of(name: str) -> str:
    """A name as the table knows it."""
    return re.sub(r"^the\s+", "", re.sub(r"[’']s?$", "", name.strip()).lower())


def outlet_named(phrase: str) -> Outlet | None:
    """The outlet that a whole phrase names, or None."""
    words = phrase.strip().strip("“”\"'’‘,.")
    found = table().get(key_of(words))
    if (
        found
        and re.sub(r"^the\s+", "", words, flags=re.I)[:1].islower()
        and key_of(found.name)[:1] == key_of(words)[:1]
        and not any(n.islower() for n in (found.name, *found.aliases))
    ):
        return None
    if found and key_of(words) in AMBIGUOUS and not (words.lower().startswith("the ") or words.isupper()):
        return None
    return found


@cache
def pattern() -> re.Pattern[str]:
    """A pattern that finds outlets by name in running text, the longest name first; words that are names only in capitals."""
    names = {name for outlet in table().values() for name in (outlet.name, *outlet.aliases)}
    usable = [n for n in names if key_of(n) not in AMBIGUOUS or n.lower().startswith("the ") or (n.isupper() and len(n) > 2)]
    return re.compile(rf"(?<![\w@#/.]){any_of(usable)}(?!\w|-[A-Z])")


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first, in which those that begin alike are tried as one: hundreds of names cost what a few do."""
    root: Letters = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{rest_of(root)})"


def rest_of(node: Letters) -> str:
    """The pattern of what may follow the letters that lead to a node; nothing may follow where a word ends there."""
    begun = ""
    while len(node) == 1 and "" not in node:  # a stretch without a choice, however long, takes no call
        ((letter, node),) = node.items()
        begun += re.escape(letter)
    ways = [re.escape(letter) + rest_of(node[letter]) for letter in sorted(node) if letter]
    return f"{begun}(?:{'|'.join(ways)})" + "?" * ("" in node) if ways else begun


def medium_named(phrase: str) -> str | None:
    """The social network that a phrase names, or None."""
    return MEDIA.get(phrase.strip().lower())
