"""A stretch of text."""

from __future__ import annotations

from lintnews.hints import Self
from lintnews.values import NamedTuple


class Span(NamedTuple):
    """Half-open stretch ``start <= offset < end`` in code points.

    Raises:
        ValueError: if ``start`` is negative or lies after ``end``.
    """

    start: int
    end: int

    def _check(self) -> Self:
        """Refuse what is no stretch of text."""
        if not 0 <= self.start <= self.end:
            message = f"not a span: {self.start}..{self.end}"
            raise ValueError(message)
        return self

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the text that the span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """Return the stretch so many code points later."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
