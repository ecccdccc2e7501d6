"""Which side of a claim each report is on: a claim that nearly all who speak of it word with "not" is that, and who says it denies nothing."""

from collections.abc import Mapping, Sequence

from accordingto.claims.telling import Telling
from accordingto.model import Stance

Voice = tuple[str, str]
MANY = 2
"""How many times as many voices as word a claim without "not" there must be with it for that to be the claim."""


def stances_of(tellings: Sequence[Telling], told: Mapping[str, int]) -> tuple[dict[str, Stance], str]:
    """The stances of a claim's reports by their keys, and the words of the one that tells the claim as it is meant, the earliest.

    `told` has the side, 1 or -1, that each report is on with its denials; the sign means nothing but that two differ.
    """
    side = claimed(tellings, told)
    stances: dict[str, Stance] = {t.report.key: "for" if told[t.report.key] == side else "against" for t in tellings}
    fit = [t for t in tellings if worded(t, told) == side]
    plain = [t.report.words for t in (*(t for t in fit if not t.wording.denied), *fit, *tellings)]
    return stances, next((w for w in plain if not w.lower().startswith(("to ", "not to "))), plain[0])


def worded(telling: Telling, told: Mapping[str, int]) -> int:
    """The side of a report's content by itself: who "denied that he will resign" has the content "he will resign"."""
    return -told[telling.report.key] if telling.wording.denied else told[telling.report.key]


def claimed(tellings: Sequence[Telling], told: Mapping[str, int]) -> int:
    """The side of the claim: that of the earliest content without a negation, or the other where by far more voices word it so.

    A voice is one who speaks, and not a report of him, so that a copy has no vote. Where nobody disagrees, those who deny the opposite
    agree with the others: "he will stay", and "she denied that he will leave".
    """
    if len(set(told.values())) == 1 and not all(t.wording.denied for t in tellings):
        return told[tellings[0].report.key]
    voices: dict[int, set[Voice]] = {1: set(), -1: set()}
    for t in tellings:
        voices[worded(t, told)].add(voice(t))
    plain = told[next((t for t in tellings if t.wording.polarity == 1), tellings[0]).report.key]
    return -plain if len(voices[-plain]) > MANY * len(voices[plain]) else plain


def voice(telling: Telling) -> Voice:
    """Whose words a report has: the speaker by name; where nobody but an outlet is named, the words themselves, which a copy has too."""
    report = telling.report
    if report.speaker and report.speaker_kind != "outlet":
        return "speaker", report.speaker.casefold()
    return "words", report.words.casefold()
