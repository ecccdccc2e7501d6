"""The language of an article: by common words where that is plain, by a library where it is not."""

import re
from collections import Counter

from accordingto.model import Article

SAMPLE = 4000
"""Characters of the body that are looked at."""
COMMON = frozenset("the of and to in a is that for it was on with as at by from be are has have he his said not but this they".split())
PLAIN = 0.15
"""Share of the commonest English words from which a text is English without further ado.

English news has 0.20 to 0.45, other languages have under 0.10."""
WORD = re.compile(r"[^\W\d_]+")


def language_of(article: Article) -> str | None:
    """ISO 639-1 code of the body's language; None where there are too few words to tell."""
    text = " ".join(span.of(article.text)[:SAMPLE] for span in article.body)[:SAMPLE]
    words = WORD.findall(text.lower())
    if len(words) < 5:
        return None
    counts = Counter(words)
    if sum(counts[word] for word in COMMON) / len(words) >= PLAIN:
        return "en"
    import py3langid

    code: str = py3langid.classify(text)[0]
    return code
