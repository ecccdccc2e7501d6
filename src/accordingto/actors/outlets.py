"""News outlets: a table of our own, and how a text calls them. A user's file of the same form extends it."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

MEDIA = {
    "twitter": "Twitter", "x": "X", "facebook": "Facebook", "telegram": "Telegram", "instagram": "Instagram", "youtube": "YouTube", "tiktok": "TikTok",
    "truth social": "Truth Social", "linkedin": "LinkedIn", "reddit": "Reddit", "whatsapp": "WhatsApp", "vkontakte": "VKontakte", "weibo": "Weibo", "snapchat": "Snapchat",
}  # fmt: skip
"""Social networks: media with a name, and so hops of a chain."""
GENERIC = re.compile(
    r"\b(?:websites?|news ?sites?|outlets?|newspapers?|media|press|broadcasters?|(?:news|press|state|television|tv|radio) (?:agenc(?:y|ies)|channels?|stations?|networks?)|"
    r"magazines?|tabloids?|dail(?:y|ies)|bloggers?|publications?|portals?|journalists?|reporters?|networks?|telegram channels?)\b",
    re.I,
)
"""Matches "Russian websites", "local media", "a state broadcaster": outlets without a name."""
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


def rows_in(path: Path) -> list[Outlet]:
    """The outlets in a table: name, aliases, domains (split by ";"), country, agency ("yes" or "no"), by tabs."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Outlet(
                row["name"].strip(),
                tuple(a.strip() for a in (row.get("aliases") or "").split(";") if a.strip()),
                tuple(d.strip() for d in (row.get("domains") or "").split(";") if d.strip()),
                (row.get("country") or "").strip(),
                (row.get("agency") or "").strip().lower() == "yes",
            )
            for row in csv.DictReader(lines, delimiter="\t")
            if (row.get("name") or "").strip()
        ]


@cache
def table() -> dict[str, Outlet]:
    """Outlets by every name they go by, in lower case without "the"; a user's rows come first."""
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
    return re.compile(r"(?<![\w@#/.])(?:" + "|".join(re.escape(n) for n in sorted(usable, key=lambda n: (-len(n), n))) + r")(?![\w])")


def medium_named(phrase: str) -> str | None:
    """The social network that a phrase names, or None."""
    return MEDIA.get(phrase.strip().lower())
