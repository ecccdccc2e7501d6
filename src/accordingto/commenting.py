"""Comments from the form to the page: taken, checked, held, decided on by a moderator, shown, deleted."""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from accordingto.comments import (
    Akismet,
    Past,
    Posted,
    ReaderComment,
    Seen,
    Subject,
    Submission,
    address_code,
    age_of,
    features,
    judge,
    kept_token,
    privacy,
    refuse,
    stamp_of,
    token_of,
    wrong_about,
)
from accordingto.errors import CommentError
from accordingto.store import Store

KEY = "ACCORDINGTO_AKISMET_KEY"
SITE = "ACCORDINGTO_AKISMET_SITE"
FORMS = "comment forms"
"""The secret by which forms and tokens are known."""


def clock() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a site takes comments. With `publish` those that no check finds anything odd about are shown at once; else all are held.

    `akismet` is None unless the site uses it.
    """

    publish: bool = False
    akismet: Akismet | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, *, publish: bool = False) -> "Rules":
        """Rules with Akismet where its key is set. Raises CommentError where the site's address or the client isn't there."""
        key = environment.get(KEY, "").strip()
        if not key:
            return cls(publish)
        site = environment.get(SITE, "").strip()
        if not site:
            raise CommentError(f"{KEY} is set, but {SITE} isn't; set it to the site's address, such as https://news.example")
        return cls(publish, Akismet(key, site))


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a site."""

    store: Store
    rules: Rules = field(default_factory=Rules)

    def stamp(self, subject: Subject, now: datetime | None = None) -> str:
        """The stamp for a form on a subject. It goes into the form and comes back with the comment."""
        return stamp_of(self._secret(), subject, (now or clock()).timestamp())

    def post(self, submission: Submission, now: datetime | None = None) -> Posted:
        """Take a comment, check it, and hold it (or show it, where the rules say so). Sent twice by one form, it is there once.

        Raises CommentError where it isn't taken: it has no text or is too long, its form isn't ours or is too old, or too many
        come from one address.
        """
        now = now or clock()
        submission = cleaned(submission)
        age = age_of(self._secret(), submission.subject, submission.stamp, now.timestamp())
        token = self._token(submission)
        if there := self.store.comments.by_stamp(submission.stamp):
            return self._again(there, submission, token)
        self.store.comments.forget_addresses(now)
        past = self._past(submission, age, now)
        refuse(submission, past)
        asked = [self.rules.akismet.check(submission)] if self.rules.akismet and not submission.trap.strip() else []
        verdict = judge(submission, past, asked, publish=self.rules.publish)
        kept = self.store.comments.add(
            submission.subject,
            submission.name,
            submission.text,
            verdict,
            now,
            stamp=submission.stamp,
            token=kept_token(token),
            address=self._codes(submission, now)[0],
        )
        return Posted(kept.number, kept.state, token)

    def _secret(self) -> bytes:
        """The secret of forms and tokens."""
        return self.store.comments.secret(FORMS)

    def _token(self, submission: Submission) -> str:
        """The token that is told: that of an earlier comment where one was given, else one made for this form."""
        given = submission.token.strip()
        if given and not self.store.comments.by_token(kept_token(given)):
            raise CommentError("no comment has that code; leave the field empty to be given a new one")
        return given or token_of(self._secret(), submission.stamp)

    def _again(self, there: ReaderComment, submission: Submission, token: str) -> Posted:
        """The answer to a form that is sent again."""
        if there.text != submission.text:
            raise CommentError("this form was sent already; open the page again to write another comment")
        return Posted(there.number, there.state, token)

    def _codes(self, submission: Submission, now: datetime) -> tuple[str, str]:
        """The codes of an address by the salts of this day and of the day before."""
        days = (now, now - timedelta(days=1))
        one, other = (address_code(self.store.comments.salt(day.astimezone(UTC).date().isoformat()), submission.address) for day in days)
        return one, other

    def _past(self, submission: Submission, age: float, now: datetime) -> Past:
        """What is known when a comment comes."""
        kept, codes = self.store.comments, self._codes(submission, now)
        hour, day = (kept.from_addresses(codes, now - timedelta(hours=hours)) for hours in (1, 24))
        words = {word: Seen() for word in features(submission.text, submission.name)}
        return Past(age, hour, day, kept.earlier(), words | kept.words(words), kept.learned())

    def shown(self, subject: Subject) -> list[ReaderComment]:
        """The comments on a subject that are shown, the oldest first."""
        return self.store.comments.of(subject)

    def queue(self) -> list[ReaderComment]:
        """The comments that wait for a moderator, the oldest first."""
        return list(self.store.comments.all("held"))

    def approve(self, number: int, who: str, now: datetime | None = None) -> ReaderComment:
        """Show a comment, learn from it, and tell Akismet where that took it for spam."""
        return self._decide(number, who, spam=False, now=now)

    def reject(self, number: int, who: str, now: datetime | None = None) -> ReaderComment:
        """Take a comment for spam, learn from it, and tell Akismet where that didn't."""
        return self._decide(number, who, spam=True, now=now)

    def _decide(self, number: int, who: str, *, spam: bool, now: datetime | None) -> ReaderComment:
        """Write down a moderator's decision. What Akismet can't be told now is told with the next decision or purge."""
        if not who.strip():
            raise CommentError("a decision needs the name of who makes it")
        comment = self.store.comments.decide(number, "spam" if spam else "approved", who, now or clock())
        self.store.comments.owe(number, ("spam" if spam else "ham") if wrong_about(comment, spam=spam) else None)
        self.settle()
        return comment

    def settle(self) -> int:
        """Tell Akismet what it couldn't be told before; how much is left. Without Akismet nothing is."""
        akismet = self.rules.akismet
        if akismet is None:
            return 0
        left = self.store.comments.owed()
        while left and akismet.tell(left[0][0], spam=left[0][1] == "spam"):
            self.store.comments.owe(left.pop(0)[0].number, None)
        return len(left)

    def delete(self, number: int) -> bool:
        """Delete a comment: text, name, codes, and what was learned from it. Whether the store's log is emptied too; else the next purge does it."""
        self.store.comments.comment(number)
        return self.store.comments.delete([number])

    def purge(self, now: datetime | None = None) -> tuple[int, bool]:
        """Delete what is older than it may be: how many comments went, and whether the store's log is emptied too."""
        self.settle()
        return self.store.comments.purge(now or clock())

    def export(self, token: str) -> dict[str, Any]:
        """All that is kept of the comments under a token, for the one who wrote them. Raises CommentError where there are none."""
        return {"comments": [{**asdict(c), "subject": str(c.subject)} for c in self._mine(token)], "privacy": self.privacy()}

    def erase(self, token: str) -> tuple[int, bool]:
        """Delete the comments under a token: how many, and whether the store's log is emptied too. Raises CommentError where there are none."""
        mine = self._mine(token)
        return len(mine), self.store.comments.delete([c.number for c in mine])

    def _mine(self, token: str) -> list[ReaderComment]:
        """The comments under a token."""
        found = self.store.comments.by_token(kept_token(token)) if token.strip() else []
        if not found:
            raise CommentError("no comment has that code; check it, or the comment is deleted already")
        return found

    def privacy(self) -> str:
        """The words for the page that says how comments are processed; paragraphs stand apart by an empty line."""
        return privacy(akismet=self.rules.akismet is not None, reviewed=not self.rules.publish)


def cleaned(submission: Submission) -> Submission:
    """A comment without what is no text: halves of characters, and control characters but for ends of lines and tabs."""
    from dataclasses import replace

    def clean(text: str) -> str:
        lines = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
        return "".join(c for c in lines if c in "\n\t" or (c.isprintable() or c.isspace())).strip()

    return replace(submission, text=clean(submission.text), name=" ".join(clean(submission.name).split()))
