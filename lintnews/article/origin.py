"""The map from an article's text back to its source.

An ``Origin`` is a row of segments that follow each other in the article's text.
A verbatim segment is in the source letter for letter; any other stretch (an
entity, an escape, a line end that was folded) is one atom: it cannot be cut.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Iterable

from lintnews.article.span import Span
from lintnews.hints import Self
from lintnews.values import NamedTuple


class SegmentKind(enum.StrEnum):
    """How a stretch of the article's text relates to its source."""

    VERBATIM = "verbatim"
    ENTITY = "entity"
    ESCAPE = "escape"


class Segment(NamedTuple):
    """``text`` in the article comes from ``source`` in the source."""

    text: Span
    source: Span
    kind: SegmentKind = SegmentKind.VERBATIM

    def _check(self) -> Self:
        """Refuse a verbatim segment whose two sides differ in length."""
        if self.kind is SegmentKind.VERBATIM and len(self.text) != len(self.source):
            message = (
                f"a verbatim segment needs two sides of one length: {self.text} and {self.source}"
            )
            raise ValueError(message)
        return self


#: A segment in a row: the text's start and end, the source's start and end, and the kind.
Row = tuple[int, int, int, int, SegmentKind]


class Origin:
    """Where each stretch of an article's text comes from in the source.

    Without segments the map is the identity, as it is for plain text. With
    segments they must be in the order of the text and must not overlap; text
    between two of them (a line break the reader put between blocks) belongs to
    no place of the source.
    """

    __slots__ = ("_rows", "_starts", "reserved")

    def __init__(
        self, segments: Iterable[Segment] = (), reserved: frozenset[str] = frozenset()
    ) -> None:
        """Keep the segments, sorted by their places in the text.

        ``reserved`` are the characters that mark up in the source: a fix that
        brings one in would change more than it says.
        """
        self._keep(
            [(s.text.start, s.text.end, s.source.start, s.source.end, s.kind) for s in segments],
            reserved,
        )

    @classmethod
    def of_rows(cls, rows: list[Row], reserved: frozenset[str] = frozenset()) -> Origin:
        """Make an origin of segments in rows, for a reader that has very many of them."""
        origin = cls.__new__(cls)
        origin._keep(rows, reserved)  # noqa: SLF001  its own class
        return origin

    def _keep(self, rows: list[Row], reserved: frozenset[str]) -> None:
        previous = 0
        for row in rows:
            if row[0] < previous:
                message = f"segments overlap or are out of order at {Span(row[0], row[1])}"
                raise ValueError(message)
            previous = row[1]
        self._rows = rows
        self._starts = [row[0] for row in rows]
        self.reserved = reserved

    def moved(self, by: int, size: int) -> Origin:
        """Return the origin of the same text, ``size`` long, in a source that begins ``by`` later.

        That is how an article of one record becomes an article of its file.
        """
        rows = self._rows or [(0, size, 0, size, SegmentKind.VERBATIM)]
        return Origin.of_rows(
            [(a, b, c + by, d + by, kind) for a, b, c, d, kind in rows], self.reserved
        )

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments, in the order of the text."""
        return tuple(Segment(Span(a, b), Span(c, d), kind) for a, b, c, d, kind in self._rows)

    def locate(self, span: Span) -> Span:
        """Return the stretch of the source that ``span`` of the text came from.

        A span that begins or ends inside an atom takes the whole atom. A span of
        text that came from nowhere lands, empty, after the segment before it.
        """
        if not self._rows:
            return span
        start = self._source_start(span.start)
        end = self._source_end(span.end) if span.end > span.start else start
        return Span(start, max(start, end))

    def pieces(self, span: Span) -> tuple[Span, ...]:
        """Return the stretches of the source that hold ``span`` of the text, not what is between.

        An atom of which ``span`` has a part is a whole piece.
        """
        if not self._rows:
            return (span,) if len(span) else ()
        at = max(0, bisect_right(self._starts, span.start) - 1)
        found: list[Span] = []
        for number in range(at, len(self._rows)):
            text_start, text_end, source_start, source_end, kind = self._rows[number]
            if text_start >= span.end:
                break
            start, end = max(span.start, text_start), min(span.end, text_end)
            if start >= end:
                continue
            if kind is SegmentKind.VERBATIM:
                source_start, source_end = (
                    source_start + start - text_start,
                    source_start + end - text_start,
                )
            if found and found[-1].end == source_start:
                found[-1] = Span(found[-1].start, source_end)
            else:
                found.append(Span(source_start, source_end))
        return tuple(found)

    def is_verbatim(self, span: Span) -> bool:
        """Return whether the source holds the very characters of ``span``, in one piece."""
        if not self._rows:
            return True
        at = max(0, bisect_right(self._starts, span.start) - 1)
        text_start, text_end, *_, kind = self._rows[at]
        if span.start == span.end:
            return kind is SegmentKind.VERBATIM and text_start <= span.start <= text_end
        expected = None
        position = span.start
        for number in range(at, len(self._rows)):
            text_start, text_end, source_start, source_end, kind = self._rows[number]
            if text_end <= position:
                continue
            if text_start > position or kind is not SegmentKind.VERBATIM:
                return False
            if expected not in {None, source_start + position - text_start}:
                return False
            position, expected = text_end, source_end
            if position >= span.end:
                return True
        return False

    def _source_start(self, offset: int) -> int:
        """Return the source offset of the first character at or after ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self._rows[0][2]
        text_start, text_end, source_start, source_end, kind = self._rows[at]
        if offset < text_end:
            return (
                source_start + offset - text_start if kind is SegmentKind.VERBATIM else source_start
            )
        if at + 1 < len(self._rows) and offset > text_end:
            return self._rows[at + 1][2]
        return source_end

    def _source_end(self, offset: int) -> int:
        """Return the source offset after the last character before ``offset``."""
        at = bisect_right(self._starts, offset - 1) - 1
        if at < 0:
            return self._rows[0][2]
        text_start, text_end, source_start, source_end, kind = self._rows[at]
        if offset <= text_end and kind is SegmentKind.VERBATIM:
            return source_start + offset - text_start
        return source_end


IDENTITY = Origin()
