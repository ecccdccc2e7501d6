"""What is kept of a comment and for how long: the constants that the code uses, and the words that tell a reader of them."""

HOUR = 3600
DAY = 24 * HOUR

SPAM_DAYS = 30
"""Days after which a comment that was found to be spam is deleted."""
HELD_DAYS = 180
"""Days after which a comment that nobody decided on is deleted."""
ADDRESS_DAYS = 1
"""Days for which the hash of an address is kept, and for which its salt lives: then nobody can make it again."""
FORM_LEAST = 3
"""Seconds that a person takes at least to write a comment."""
FORM_MOST = DAY
"""Seconds after which a form is too old."""
RATE_HOUR = 5
"""Comments taken from one address in an hour."""
RATE_DAY = 20
"""Comments taken from one address in a day."""
LONGEST = 5000
"""Characters of a comment."""
LONGEST_NAME = 80
"""Characters of a name."""
LINKS_MANY = 2
"""Links from which on a moderator should look twice."""
LINKS_SPAM = 6
"""Links from which on it is taken for spam."""
ALIKE = 0.7
"""Share of their runs of three words from which on two comments are much the same."""
COMPARED = 500
"""The latest held and spam comments that a new one is compared with."""
RARE = 3
"""Comments that must have held a word for it to be remembered after a purge."""
LEAST_LEARNED = 5
"""Comments of each kind that have to be decided on before the words of a new one say anything."""
WORDS_SUSPECT, WORDS_SPAM = 0.8, 0.99
"""How likely its words have to make it that a comment is spam, for a second look and to be taken for it."""
TELLING = 15
"""The most telling words of a comment, by which it is judged."""


def privacy(*, akismet: bool, reviewed: bool = True) -> str:
    """How comments are processed, what is kept and how to have it deleted, in plain words; paragraphs stand apart by an empty line.

    `akismet` says whether comments are checked by that service too, `reviewed` whether each waits for a moderator.
    """
    waits = "It is shown after a moderator has read it." if reviewed else "It is shown at once where no check finds anything odd about it."
    parts = [
        f"What you write. We keep your comment's text, the name that you give, if any, what you comment on, and when. {waits}"
        " We don't ask for an e-mail address, set no cookie for it, and don't keep your network address.",
        "How spam is told. A field that people don't see, the time that it took to write, how many comments came from one address, the number of"
        " links, how much it is like other comments that were held or were spam, and its words, compared with those of comments that a moderator"
        " decided on. Each check's reasons are kept with the comment.",
        f"Your address. To count comments from one place ({RATE_HOUR} in an hour, {RATE_DAY} in a day) we make a code of it with a random salt that"
        f" changes every day. Code and salt are deleted after {ADDRESS_DAYS} {'day' if ADDRESS_DAYS == 1 else 'days'}; from then on nobody can tell"
        " whose it was.",
        f"How long. A comment that is shown stays until it is deleted. Spam is deleted after {SPAM_DAYS} days, a comment that nobody decided on"
        f" after {HELD_DAYS} days. Of spam that was deleted for its age we go on counting those words alone that stood in at least {RARE} comments.",
        "Your rights. When you comment you are given a code. With it you can see all that we keep of your comments, and have it deleted:"
        " text, name, reasons and what was learned from its words are then gone from our files, not only hidden. Copies in backups go when"
        " these are replaced. If you have lost the code, write to whoever runs this site, who can delete any comment.",
    ]
    if akismet:
        parts.insert(
            3,
            "Akismet. This site has comments checked by Akismet (Automattic Inc.). Your comment, the name that you gave, your network address, your"
            " browser's name and the page's address are sent to it when you post, and the comment and the name again if a moderator finds that"
            " it was wrong. Its own rules say how long it keeps them: https://automattic.com/privacy/",
        )
    return "\n\n".join(parts)
