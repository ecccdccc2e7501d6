"""Readers' comments: what is taken, what the checks say, and what is kept for how long."""

from accordingto.comments.akismet import Akismet, wrong_about
from accordingto.comments.checks import judge, refuse
from accordingto.comments.forms import TRAP, address_code, age_of, kept_token, stamp_of, token_of
from accordingto.comments.kinds import Earlier, Past, Posted, ReaderComment, Reason, Seen, State, Subject, Submission, Verdict
from accordingto.comments.policy import privacy
from accordingto.comments.words import features

__all__ = [
    "TRAP",
    "Akismet",
    "Earlier",
    "Past",
    "Posted",
    "ReaderComment",
    "Reason",
    "Seen",
    "State",
    "Subject",
    "Submission",
    "Verdict",
    "address_code",
    "age_of",
    "features",
    "judge",
    "kept_token",
    "privacy",
    "refuse",
    "stamp_of",
    "token_of",
    "wrong_about",
]
