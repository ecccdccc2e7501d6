"""The words of a comment: for comparing it with others, and for learning from it."""

import re
import unicodedata

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+|\[url|\bhref\s*=|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|net|org|info|biz|ru|cn|xyz|top|shop|online|site|io)\b",
    re.I,
)
"""Matches a link as people and programs write it: "https://a.example/x", "www.a.example", "cheap-pills.biz"."""
HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]{1,63}(?:\.[\w-]{1,63})+)", re.I)
WORD = re.compile(r"[^\W_](?:[\w'’-]{0,28}[^\W_])?")
RUN = 3
"""Words in a run that two comments are compared by."""


def plain_words(text: str) -> list[str]:
    """The words of a text in order: without case, and with look-alike letters made one."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """The runs of three words in a text; the words themselves where there are fewer."""
    words = plain_words(text)
    return {tuple(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, 1))} if words else set()


def links(text: str) -> list[str]:
    """The links in a text, as written."""
    return [m.group() for m in LINK.finditer(text)]


def features(text: str, name: str = "") -> set[str]:
    """What is learned of a comment: its words, those of the name, and where its links lead. Links and names are marked as such."""
    found = {w for w in plain_words(LINK.sub(" ", text)) if len(w) > 1}
    found |= {f"name:{w}" for w in plain_words(name)}
    for link in links(text):
        host = HOST.match(link)
        found.add(f"link:{host[1].casefold() if host else 'other'}")
    return found
