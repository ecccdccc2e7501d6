"""What a content leaves to its surroundings: whom "the president" means, and of what event an article speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from accordingto.actors.outlets import pattern
from accordingto.claims.dates import DAYS, MONTHS
from accordingto.claims.wording import names_in
from accordingto.model import Article, Span

TITLED = re.compile(
    r"\b(?P<title>(?:(?:[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Ee]conomy|[Hh]ealth|[Ee]nergy|[Jj]ustice|[Tt]ransport|[Ee]nvironment) [Mm]inister)|"
    r"[Pp]resident|[Pp]remier|[Mm]ayor|[Gg]overnor|[Cc]hancellor|[Ss]ecretary|[Mm]inister|[Kk]ing|[Qq]ueen|[Pp]ope|[Ss]enator|[Gg]eneral)\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)
DEFINITE = re.compile(
    r"\b[Tt]he (?P<title>(?:prime|foreign|defen[cs]e|interior|finance|economy|health|energy|justice|transport|environment) minister|president|premier|mayor|governor|chancellor|"
    r"secretary|minister|king|queen|pope|senator|general)\b(?![’'-]|\s+[A-Z]|\s+of\b)"
)
DEMONYM = re.compile(r"(?:ish|[aeio]*an|ese|ic|[aeiou]+)$")
NOISE = frozenset(
    {
        *DAYS,
        *MONTHS,
        "the",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "according",
        "advertisement",
        "read",
        "related",
        "photo",
        "image",
        "video",
        "copyright",
    }
)
KINDS = frozenset(
    "rail chemicals works holding gas terminals agency ministry office union party house court department state united national new north south east west city county university "
    "bank group company corporation inc police council commission committee board service authority institute association federation republic government congress senate party of the de "
    "al van von bin airport airways airlines energy power oil steel motors international global general public central high supreme news "
    # What people in office are called: two ministers of transport are two.
    "prime minister president premier mayor governor chancellor secretary senator king queen pope chief foreign defence defense interior finance economy health justice "
    "transport environment".split()
)
"""Words of names that many bodies share, and that tell none from another."""
FEW = 4
"""Names in common from which two surroundings are taken to be of one event, or all of the fewer."""

LONE = 0.25
"""How far two surroundings are taken to name the same where one has a single name, and the other hasn't it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article's headline and paragraphs and what is named in each, for one content after the other."""

    starts: tuple[int, ...]
    headed: frozenset[str]
    named: tuple[frozenset[str], ...]
    titled: dict[str, str]

    def names(self, content: Sequence[Span]) -> frozenset[str]:
        """Names around a content: of the headline, of the first paragraphs, of its own and the one before."""
        at = max((i for i, start in enumerate(self.starts) if start <= content[0].start), default=0)
        near = {0, 1, max(0, at - 1), at}
        return self.headed.union(*(self.named[i] for i in near if i < len(self.named)))

    def all_names(self) -> frozenset[str]:
        """Names of the whole article."""
        return self.headed.union(*self.named)

    def spelled_out(self, words: str) -> str:
        """A content with the holder's name where it says "the president" and the article names one alone."""

        def named(match: re.Match[str]) -> str:
            holder = self.titled.get(match["title"].lower())
            return f"{match['title']} {holder}" if holder else match.group()

        return DEFINITE.sub(named, words)


def surroundings_of(article: Article) -> Surroundings:
    """Look through an article once."""
    starts, named = [], []
    titled: dict[str, set[str]] = {}
    for stretch in article.body:
        for match in re.finditer(r"[^\n]+", article.text[stretch.start : stretch.end]):
            starts.append(stretch.start + match.start())
            named.append(names_around(match.group()))
            for found in TITLED.finditer(match.group()):
                for title in {found["title"].lower(), found["title"].lower().split()[-1]}:
                    titled.setdefault(title, set()).add(found["name"])
    alone = {title: max(names, key=lambda n: (len(n.split()), n)) for title, names in titled.items() if len({n.split()[-1] for n in names}) == 1}
    headed = names_around(article.title.value) if article.title else frozenset()
    return Surroundings(tuple(starts), headed, tuple(named), alone)


@lru_cache(maxsize=100_000)
def demonym(name: str) -> str:
    """A name without the ending that makes a people or an adjective of a land, so that "Torlandish" meets "Torland"."""
    return DEMONYM.sub("", name) if len(name) > 4 else name


def names_around(text: str) -> frozenset[str]:
    """The words of the names in a text, those of outlets, days and kinds of bodies left out: "Ivo Hahn" and "Hahn" share one."""
    names, _ = names_in(pattern().sub(" ", text), sure=True)
    return frozenset(demonym(word) for n in names for word in n.split() if word not in NOISE and word not in KINDS and len(word) > 1)


def common(one: frozenset[str], other: frozenset[str]) -> float:
    """How far two surroundings name the same, 0 to 1; 1 where either names nothing, so that it can't be told."""
    least = min(len(one), len(other))
    if not least:
        return 1.0
    shared = len(one & other)
    return (1.0 if shared else LONE) if least == 1 else min(1.0, shared / min(least, FEW))
