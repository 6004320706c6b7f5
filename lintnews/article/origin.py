"""The map from an article's text back to its source.

An ``Origin`` is a row of segments that follow each other in the article's text.
A verbatim segment stands in the source letter for letter; any other stretch (an
entity, an escape, a line end that was folded) is one atom: it cannot be cut.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from dataclasses import dataclass

from lintnews.article.span import Span


class SegmentKind(enum.StrEnum):
    """How a stretch of the article's text relates to its source."""

    VERBATIM = "verbatim"
    ENTITY = "entity"
    ESCAPE = "escape"


@dataclass(frozen=True, slots=True)
class Segment:
    """``text`` in the article stands for ``source`` in the source."""

    text: Span
    source: Span
    kind: SegmentKind = SegmentKind.VERBATIM

    def __post_init__(self) -> None:
        """Refuse a verbatim segment whose two sides differ in length."""
        if self.kind is SegmentKind.VERBATIM and len(self.text) != len(self.source):
            message = f"a verbatim segment needs two sides of one length: {self.text} and {self.source}"
            raise ValueError(message)


class Origin:
    """Where each stretch of an article's text stands in the source.

    Without segments the map is the identity, as it is for plain text. With
    segments they must be in the order of the text and must not overlap; text
    between two of them (a line break the reader put between blocks) belongs to
    no place of the source.
    """

    __slots__ = ("_starts", "reserved", "segments")

    def __init__(self, segments: tuple[Segment, ...] = (), reserved: frozenset[str] = frozenset()) -> None:
        """Keep the segments, sorted by where they stand in the text.

        ``reserved`` are the characters that mark up in the source: a fix that
        brings one in would change more than it says.
        """
        previous = 0
        for segment in segments:
            if segment.text.start < previous:
                message = f"segments overlap or are out of order at {segment.text}"
                raise ValueError(message)
            previous = segment.text.end
        self.segments = segments
        self.reserved = reserved
        self._starts = [segment.text.start for segment in segments]

    def locate(self, span: Span) -> Span:
        """Return the stretch of the source that ``span`` of the text came from.

        A span that begins or ends inside an atom takes the whole atom. A span of
        text that came from nowhere lands, empty, behind the segment before it.
        """
        if not self.segments:
            return span
        start = self._source_start(span.start)
        end = self._source_end(span.end) if span.end > span.start else start
        return Span(start, max(start, end))

    def is_verbatim(self, span: Span) -> bool:
        """Say whether the source holds the very characters of ``span``, in one piece."""
        if not self.segments:
            return True
        at = max(0, bisect_right(self._starts, span.start) - 1)
        first = self.segments[at]
        if span.start == span.end:
            return first.kind is SegmentKind.VERBATIM and first.text.start <= span.start <= first.text.end
        source = None
        position = span.start
        for segment in self.segments[at:]:
            if segment.text.end <= position:
                continue
            if segment.text.start > position or segment.kind is not SegmentKind.VERBATIM:
                return False
            here = segment.source.start + position - segment.text.start
            if source is not None and here != source:
                return False
            position = segment.text.end
            source = segment.source.end
            if position >= span.end:
                return True
        return False

    def _source_start(self, offset: int) -> int:
        """Source offset of the first character at or after ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self.segments[0].source.start
        segment = self.segments[at]
        if offset < segment.text.end:
            if segment.kind is SegmentKind.VERBATIM:
                return segment.source.start + offset - segment.text.start
            return segment.source.start
        if at + 1 < len(self.segments) and offset > segment.text.end:
            return self.segments[at + 1].source.start
        return segment.source.end

    def _source_end(self, offset: int) -> int:
        """Source offset behind the last character before ``offset``."""
        at = bisect_right(self._starts, offset - 1) - 1
        if at < 0:
            return self.segments[0].source.start
        segment = self.segments[at]
        if offset <= segment.text.end and segment.kind is SegmentKind.VERBATIM:
            return segment.source.start + offset - segment.text.start
        return segment.source.end


IDENTITY = Origin()
