"""Places in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch `[start, end)` of characters of `Article.text`. The words it covers are the evidence for whatever holds it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
