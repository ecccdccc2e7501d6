"""A naive Bayes over the words of comments that a moderator decided on."""

from collections.abc import Mapping
from math import exp, log

from accordingto.comments.kinds import Seen
from accordingto.comments.policy import LEAST_LEARNED, TELLING


def weights(words: Mapping[str, Seen], learned: Seen) -> dict[str, float]:
    """How much each word speaks for spam (above 0) or against it (below), the most telling first, and no more than count.

    Words are there or not, however often; one that was never met says nothing.
    """
    told = {
        word: log((seen.spam + 1) / (learned.spam + 2)) - log((seen.ham + 1) / (learned.ham + 2))
        for word, seen in words.items()
        if seen.spam or seen.ham
    }
    return dict(sorted(told.items(), key=lambda item: (-abs(item[1]), item[0]))[:TELLING])


def likelihood(words: Mapping[str, Seen], learned: Seen) -> float | None:
    """How likely its words make it that a comment is spam, 0 to 1; None where too little was learned of either kind."""
    if min(learned) < LEAST_LEARNED:
        return None
    odds = sum(weights(words, learned).values())  # neither kind is likelier before: how much spam comes says nothing of this one
    return 1 / (1 + exp(-max(min(odds, 500), -500)))
