"""The checks that every comment goes through. Each says fine, suspect or spam, and why."""

from collections.abc import Iterable

from accordingto.comments import bayes
from accordingto.comments.kinds import Past, Reason, Says, State, Submission, Verdict
from accordingto.comments.policy import (
    ALIKE,
    FORM_LEAST,
    LINKS_MANY,
    LINKS_SPAM,
    LONGEST,
    LONGEST_NAME,
    RATE_DAY,
    RATE_HOUR,
    WORDS_SPAM,
    WORDS_SUSPECT,
)
from accordingto.comments.words import links, runs
from accordingto.errors import CommentError

WORST: tuple[Says, ...] = ("spam", "suspect", "fine")


def refuse(submission: Submission, past: Past) -> None:
    """Raise CommentError where a comment isn't taken at all, with what its writer can do."""
    if not submission.text.strip():
        raise CommentError("the comment has no text; write something and send it again")
    if len(submission.text) > LONGEST:
        raise CommentError(f"the comment is too long ({len(submission.text)} characters); shorten it to {LONGEST}")
    if len(submission.name) > LONGEST_NAME:
        raise CommentError(f"the name is too long ({len(submission.name)} characters); shorten it to {LONGEST_NAME}")
    if past.hour >= RATE_HOUR:
        raise CommentError(f"{past.hour} comments came from your address in the last hour; wait an hour and send it again")
    if past.day >= RATE_DAY:
        raise CommentError(f"{past.day} comments came from your address in the last day; wait a day and send it again")


def judge(submission: Submission, past: Past, more: Iterable[Reason] = (), *, publish: bool = False) -> Verdict:
    """What becomes of a comment: spam where a check says so, else held; with `publish` shown at once where no check finds anything."""
    reasons = (trap(submission), speed(past), rate(past), linked(submission), repeated(submission, past), worded(past), *more)
    says = min((r.says for r in reasons), key=WORST.index)
    state: State = "spam" if says == "spam" else "approved" if publish and says == "fine" else "held"
    return Verdict(state, reasons)


def trap(submission: Submission) -> Reason:
    """Whether the field that people don't see was filled in."""
    if submission.trap.strip():
        return Reason("trap", "spam", "the hidden field was filled in")
    return Reason("trap", "fine", "the hidden field is empty")


def speed(past: Past) -> Reason:
    """Whether it came faster than a person writes."""
    words = f"sent {past.age:.0f} seconds after the form was opened"
    return Reason("speed", "suspect" if past.age < FORM_LEAST else "fine", words)


def rate(past: Past) -> Reason:
    """How many came from the same address."""
    words = f"{past.hour} more from the same address in an hour, {past.day} in a day"
    return Reason("rate", "suspect" if past.hour + 1 >= RATE_HOUR or past.day + 1 >= RATE_DAY else "fine", words)


def linked(submission: Submission) -> Reason:
    """How many links it has."""
    count = len(links(submission.text)) + len(links(submission.name))
    says: Says = "spam" if count >= LINKS_SPAM else "suspect" if count >= LINKS_MANY else "fine"
    return Reason("links", says, f"{count} {'link' if count == 1 else 'links'}")


def repeated(submission: Submission, past: Past) -> Reason:
    """Whether it is much the same as one that was held or found to be spam."""
    mine = runs(submission.text)
    for earlier in past.earlier:
        other = runs(earlier.text)
        share = len(mine & other) / len(mine | other) if mine | other else 1.0
        if share >= ALIKE:
            is_spam = earlier.state == "spam"
            words = f"{share:.0%} the same as comment {earlier.number}, which {'is spam' if is_spam else 'is held'}"
            return Reason("repeated", "spam" if is_spam else "suspect", words)
    return Reason("repeated", "fine", "unlike all that is held or spam")


def worded(past: Past) -> Reason:
    """What its words say, by those of comments that a moderator decided on."""
    likely = bayes.likelihood(past.words, past.learned)
    if likely is None:
        return Reason("words", "fine", "too little was decided on by now to learn from")
    says: Says = "spam" if likely >= WORDS_SPAM else "suspect" if likely >= WORDS_SUSPECT else "fine"
    telling = [word for word, weight in bayes.weights(past.words, past.learned).items() if (weight > 0) == (likely >= 1 / 2)][:3]
    return Reason("words", says, f"spam by its words: {likely:.0%}{' (' + ', '.join(telling) + ')' if telling else ''}")
