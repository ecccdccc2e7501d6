"""Reports as they are shown."""

from dataclasses import dataclass
from typing import ClassVar

from accordingto.store import StoredReport


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One article's telling of a claim.

    `key` is the statement's; `words` its content, `source` and `cue` the words around it; `chain` from nearest the reader to the
    speaker. `speaker` is named as over all articles, `called` as here. `stance` is "for" or "against" the claim as worded.
    `day` is the date of the article, `said` the time that the statement was made where the text tells it.
    """

    ALSO: ClassVar = ("first_hand", "unnamed")

    key: str
    claim: str
    article: str
    title: str | None
    url: str | None
    outlet: str | None
    day: str | None
    published: str | None
    words: str
    source: str | None
    cue: str | None
    speaker: str | None
    called: str | None
    speaker_kind: str | None
    chain: tuple[tuple[str, ...], ...]
    stance: str
    act: str
    certainty: str
    manner: str
    said: str | None
    score: float

    @property
    def first_hand(self) -> bool:
        """Whether the outlet itself heard the speaker."""
        return len(self.chain) <= 1

    @property
    def unnamed(self) -> bool:
        """Whether the speaker goes without a name."""
        return self.speaker_kind == "anonymous"


def report_row(r: StoredReport) -> ReportRow:
    """A report to be shown."""
    return ReportRow(
        key=r.key,
        claim=r.claim,
        article=r.article,
        title=r.title,
        url=r.url,
        outlet=r.outlet,
        day=r.published[:10] if r.published else None,
        published=r.published,
        words=" ".join(r.words.split()),
        source=r.source,
        cue=r.cue,
        speaker=r.speaker or r.called,
        called=r.called,
        speaker_kind=r.speaker_kind,
        chain=r.chain,
        stance=r.stance,
        act=r.act,
        certainty=r.certainty,
        manner=r.manner,
        said=r.said,
        score=r.score,
    )


def chain_told(chain: tuple[tuple[str, ...], ...], speaker: str | None = None) -> str:
    """A chain in a line: "a website → The New York Times → two officials"."""
    return " → ".join(" + ".join(hop) for hop in chain if hop) or speaker or "nobody is named"
