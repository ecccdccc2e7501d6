"""A made store whose articles have their texts: about 800 words each, composed of frames of our own, with statements in them.

Beside `bench.making`: spans, cues and sources that stand in the text, actors with mentions, facts, links, furniture, readers'
comments, positions with conditions, versions of a page, sections, some articles of 12,000 words with some 150 statements, the
indexes of words, decisions and comments of readers.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from accordingto import models
from accordingto.linking.meaning import encoded
from accordingto.store import COMPARED
from accordingto.store.database import Database
from accordingto.store.memory import NetworkMemory
from accordingto.store.tallies import count_all
from bench.making import PARTIES, Making, Row

FRAMES = (
    "In {} the {} of the {} was {} again, and {} {} had little to add.",
    "The {} {} was {} on Tuesday, two days after the {} of {} was {}.",
    "For years {} and {} had gone by the {} of {}, and no {} {} it.",
    "A {} of {} was seen at the {}, where the {} {} and the {} {} met.",
    "It was the third {} in {} since the {} {} began to {} its {}.",
)
SENTENCES, WORDS, LONG_WORDS = 30_000, 800, 12_000
EVERY_LONG, NEAR = 1000, 60
"""One article in so many is long; the claims of so many articles before it are told in it too."""
EVERY_VERSION, EVERY_WISH, EVERY_COPY = 20, 8, 10
MENU = "Home\nWorld\nPolitics\nSport\nSign in\nSubscribe\n\n"
FOOT = "\n\nRead more: our newsletter\nCopyright of the outlet. All rights reserved.\nContact us\nPrivacy\n"
WISHES = ("demand", "refusal", "offer", "plan")
COMMENTS = 1000
DECISIONS = 2000


class Newsroom(Making):
    """Making, with texts. What an article tells is held until its turn is over, then written."""

    def __init__(self, size: int, statements: int) -> None:
        super().__init__(size, statements)
        self.held: dict[int, list[tuple[str, int, int | None, str]]] = defaultdict(list)
        self.written = 0
        self.drawn = np.random.default_rng(11)
        self.filler = [self.sentence(i) for i in range(SENTENCES)]

    def sentence(self, number: int) -> str:
        """A sentence that says nothing."""
        frame = FRAMES[number % len(FRAMES)]
        drawn = np.searchsorted(self.weights, self.drawn.random(frame.count("{}")) * self.weights[-1])
        return frame.format(*self.words[drawn].tolist())

    def is_long(self, number: int) -> bool:
        """Whether an article is one of the long ones."""
        return number % EVERY_LONG == EVERY_LONG // 2

    def also(self, start: int) -> list[int]:
        """The long article that is near."""
        return [n for n in range(start + 1, min(start + NEAR, self.size)) if self.is_long(n)]

    def actor_key(self, article: int, number: int) -> str:
        """The key of an actor in an article."""
        return f"{article:016x}-a{number}"

    def begin(self, db: Database) -> None:
        """What is there before the claims, the articles not among it."""
        self.name_all(db)

    def claims(self) -> Iterator[dict[str, list[Row]]]:
        """The rows of claim after claim; an article's rows come when no later claim can be told in it."""
        for tables in super().claims():
            relayed = {row[0]: row[3] for row in tables["hop_actors"] if row[1] == 0 and int(row[3].rsplit("a", 1)[1]) >= PARTIES}
            for row in tables.pop("statements"):
                medium = relayed.get(row[1])
                told = (row[1], int(row[6].rsplit("a", 1)[1]), int(medium.rsplit("a", 1)[1]) if medium else None, row[18])
                self.held[int(row[2], 16)].append(told)
            made: dict[str, list[Row]] = defaultdict(list, tables)
            while self.written < self.told * self.size // self.all and self.written < self.size - 1:
                self.article_rows(made)
            yield made
        rest: dict[str, list[Row]] = defaultdict(list)
        while self.written < self.size:
            self.article_rows(rest)
        yield rest

    def article_rows(self, into: dict[str, list[Row]]) -> None:
        """The rows of the next article, and of all that stands in it."""
        number, self.written = self.written, self.written + 1
        Written(self, number, self.held.pop(number, [])).write(into)

    def end(self, db: Database) -> None:
        """The indexes of words, what people decided, and what readers wrote."""
        with db.transaction():
            count_all(db)
        self.remember(db)
        with db.transaction():
            for table in ("articles", "statements"):
                db.do(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608 - our own names
            ids = [row[0] for row in db.all("SELECT id FROM claims LIMIT ?", (DECISIONS // 2,))]
            db.insert("decisions", [(None, "claim grade", c, '{"grade": "3", "wording": "made"}', "ann", "2024-06-01", None, None) for c in ids])
            db.insert("decisions", [self.decision(*row) for row in db.all(STATEMENTS, (DECISIONS // 2,))])
            db.insert("decisions", [split_of(*row) for row in db.all(REPORTS, (DECISIONS // 4,))])
            db.insert("reader_comments", [self.comment(i) for i in range(COMMENTS)])

    def remember(self, db: Database) -> None:
        """What the positions of the actor who is asked for mean, as a linking keeps it of all."""
        sql = """SELECT p.words FROM party_positions AS t JOIN positions AS p ON p.article = t.article AND p.position = t.position
            WHERE t.party = 1 ORDER BY t.day DESC, t.article, t.position LIMIT ?"""
        encoded([" ".join(words.split()) for (words,) in db.all(sql, (COMPARED,))], NetworkMemory(db, models.version()))

    def decision(self, article: str, start: int, stop: int, content: str) -> Row:
        """A correction: that a statement denies."""
        of = {"content": [[start, stop, content]], "cue": None, "source": None}
        return (None, "act", f"{article}@{start}", json.dumps({"of": of, "to": "deny"}), "ann", "2024-06-01", None, None)

    def comment(self, number: int) -> Row:
        """A comment of a reader: a third waits, a third is shown, a third is spam."""
        state = ("held", "approved", "spam")[number % 3]
        reasons = json.dumps([["words", "fine", "made"]])
        told = ("article", f"{number % 50:016x}", f"Reader {number}", " ".join(self.filler[number : number + 4]), state, reasons, "2024-06-01")
        return (None, *told, None, None, f"stamp{number}", f"token{number}", None, None, None)


def split_of(claim: int, statements: str) -> Row:
    """A decision that the first of a claim's reports isn't the others'."""
    apart, *rest = json.loads(statements)
    return (None, "same claim", f"{apart} {claim}", json.dumps({"apart": [apart], "from": rest}), "ann", "2024-06-01", None, None)


REPORTS = """SELECT claim, json_group_array(statement) FROM reports WHERE claim IN (SELECT number FROM claims WHERE reports BETWEEN 3 AND 9 LIMIT ?)
    GROUP BY claim"""
STATEMENTS = """SELECT s.article, p.start, p.stop, s.content FROM statements AS s JOIN spans AS p ON p.statement = s.key
    WHERE s.number % 97 = 0 LIMIT ?"""


class Written:
    """One article: its text, and where in it what stands."""

    def __init__(self, room: Newsroom, number: int, told: list[tuple[str, int, int | None, str]]) -> None:
        self.room, self.number, self.told = room, number, told
        self.key = f"{number:016x}"
        self.text = MENU
        self.mentions: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def write(self, into: dict[str, list[Row]]) -> None:
        """All its rows."""
        room = self.room
        self.text += f"Title {self.number}\n"
        words = LONG_WORDS if room.is_long(self.number) else WORDS
        fillers = max(len(self.told), (words - 24 * len(self.told)) // 13)
        lines = room.drawn.integers(SENTENCES, size=fillers).tolist()
        step = max(1, fillers // max(1, len(self.told)))
        for i, statement in enumerate(self.told):
            self.text += "\n" + " ".join(room.filler[n] for n in lines[i * step : (i + 1) * step]) + "\n"
            self.statement(into, i, *statement)
        self.text += "\n".join(room.filler[n] for n in lines[len(self.told) * step :]) + "\n"
        self.around(into)

    def said(self, words: str) -> tuple[int, int]:
        """Words put at the end of the text, and where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def statement(self, into: dict[str, list[Row]], position: int, key: str, speaker: int, medium: int | None, words: str) -> None:
        """A statement in its sentence."""
        source = self.said(self.room.names[speaker])
        self.mentions[speaker].append(source)
        self.text += " "
        cue = self.said("told" if medium is not None else "said")
        if medium is not None:
            self.text += " "
            through = self.said(self.room.names[medium])
            self.mentions[medium].append(through)
            into["hop_spans"].append((key, 0, 0, *through, self.room.names[medium]))
        self.text += " that "
        content = self.said(words)
        self.text += ".\n"
        hop = int(medium is not None)
        into["hop_spans"].append((key, hop, 0, *source, self.room.names[speaker]))
        into["spans"].append((key, 0, *content))
        like = ("named as the source", "indirect", "no quotation marks", "say", "the cue", "firm", "no hedge", 0.9, "by the tagger")
        row = (key, self.key, position, f"s{position + 1}", None, self.room.actor_key(self.number, speaker), *like)
        places = (*source, *cue, *[None] * 4)
        into["statements"].append((None, *row, self.room.names[speaker], self.text[slice(*cue)], words, *places))
        if (self.number + position) % EVERY_WISH == 0:
            self.wish(into, position, key, speaker, words, content)

    def wish(self, into: dict[str, list[Row]], position: int, key: str, speaker: int, words: str, content: tuple[int, int]) -> None:
        """A position that a statement tells, on a condition."""
        kind = WISHES[(self.number + position) // EVERY_WISH % len(WISHES)]
        start, stop = content
        holder = (None, None, *[None] * 4)
        into["positions"].append((self.key, position, self.room.actor_key(self.number, speaker), kind, key, words, "made", *holder))
        into["position_spans"].append((self.key, position, 0, start, stop))
        into["conditions"].append((self.key, position, 0, start, start + 5, words[:5], stop - 5, stop, words[-5:], "made"))

    def around(self, into: dict[str, list[Row]]) -> None:
        """The article's own rows, its actors, and what stands around its text."""
        room, key, number = self.room, self.key, self.number
        body = len(self.text)
        self.text += FOOT
        outlet, day = room.outlets[number], room.days[number]
        page = number - 1 if number % EVERY_VERSION == 0 and number else number
        url = f"outlet{room.outlets[page]}.example/{page}"
        names = (f"https://{url}", url, f"Outlet {outlet}", f"outlet {outlet}", f"Title {number}", day)
        section = json.dumps(["World", f"Part {number % 40}"], separators=(",", ":"))
        into["articles"].append((number + 1, key, f"p{number}", str(number), *names, "en", section, self.text, key, key, "[]", "bench", "2024"))
        given = (None, f"https://{url}", None, None, None)
        into["pages"].append((f"p{number}", key, f"{number:064x}", "text", "made", *given, None, "2024", None))
        facts = (("title", f"Title {number}"), ("outlet", f"Outlet {outlet}"), ("published", day), ("author", "A Writer"))
        into["facts"] += [(key, field, 0, value, "byline", "made", None, None) for field, value in facts]
        into["furniture"] += [(key, 0, 0, len(MENU), "menu", "short lines"), (key, 1, body, len(self.text), "notice", "a copyright line")]
        links = range(len(MENU) + 40, body - 40, 900)
        if number % EVERY_COPY == 0 and number:
            into["copies"].append((key, f"{number - 1:016x}", 0.6, 1, "made", "[]"))
        into["links"] += [(key, i, at, at + 20, self.text[at : at + 20], f"https://{url}/{i}", f"{url}/{i}") for i, at in enumerate(links)]
        into["comments"] += [(key, i, room.filler[(number + i) % SENTENCES], "a reader", None) for i in range(number % 4)]
        for position, (actor, places) in enumerate(self.mentions.items()):
            own = room.actor_key(number, actor)
            into["actors"].append(self.actor(position, actor, own))
            into["mentions"] += [(own, i, *place, room.names[actor], "the name") for i, place in enumerate(places)]

    def actor(self, position: int, number: int, key: str) -> Row:
        """The row of an actor of the article."""
        name, kind = self.room.names[number], self.room.kind(number)
        unnamed: tuple[Any, ...] = ("two", "official", None, 0, None, "close", None) if kind == "anonymous" else (None,) * 7
        return (key, self.key, position, f"a{number}", name, name.lower(), kind, *unnamed)
