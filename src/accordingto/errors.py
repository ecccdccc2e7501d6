"""What can go wrong, as a tree.

AccordingtoError
├── PageError        a page can't be read: missing, not text, unreadable encoding
├── RowError         a row of a batch isn't what `annotate` reads
├── CorrectionError  what a person decided can't stand: a span outside the text, an actor that isn't there, a grade that is none
├── CommentError     a comment can't be taken: no text, too long, a form that isn't ours or is too old, too many from one place
├── StoreError       a store can't be opened, read or written: no database, a newer one's, locked, damaged
│   └── UnknownError a store holds no claim, actor, outlet, article of that name; says what comes near
├── OutletsError     a user's table of outlets can't be read, or isn't one
└── ModelError       the trained weights are missing or not the ones they should be
"""


class AccordingtoError(Exception):
    """Anything that the program raises on purpose. Its text is one line that names the place and the remedy."""


class PageError(AccordingtoError):
    """A page can't be read: no such file, a folder in its place, bytes that are no text."""


class RowError(AccordingtoError):
    """A row of a batch isn't JSON, or lacks `text` and `html`, or has a field of another type."""


class CorrectionError(AccordingtoError):
    """What a person decided can't stand as entered: a span outside the text, an actor that isn't there, a grade that is none."""


class CommentError(AccordingtoError):
    """A comment can't be taken: it has no text, is too long, its form isn't ours or is too old, or too many come from one place."""


class StoreError(AccordingtoError):
    """A store can't be opened, read or written: the file is no database or another program's, newer, locked or damaged."""


class UnknownError(StoreError):
    """A store holds nothing of that name or id. The text says what comes near; `near` holds these names."""

    def __init__(self, text: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(text)
        self.near = near


class OutletsError(AccordingtoError):
    """The table of outlets that a user gives isn't there, is no text, or has a row that is none. Names the file, the line and the remedy."""


class ModelError(AccordingtoError):
    """Weights are missing, or their checksum isn't the one written beside them."""
