"""Put an article's text together piece by piece, and keep where each piece stands in the source."""

from __future__ import annotations

from lintnews.article.model import Block, Role
from lintnews.article.origin import Origin, Row, SegmentKind
from lintnews.article.span import Span

OBJECT = "\ufffc"
"""Stands in the text for what is no text: a picture, a stretch of code, a link without words."""

APART = "\n\n"
"""Stands between two blocks where the source has markup."""

EDGE = " \t\r\n\f\v\u00a0" + OBJECT
"""What is no part of a block at its ends."""


class Weave:
    """The text so far, its blocks, and the map back to the source.

    A piece that continues the one before it, in the text and in the source,
    joins its segment. ``length`` is the length of the text so far.
    """

    __slots__ = (
        "_pieces",
        "_rows",
        "_source_end",
        "_source_start",
        "_text_start",
        "blocks",
        "length",
    )

    def __init__(self) -> None:
        """Begin with nothing."""
        self.blocks: list[Block] = []
        self.length = 0
        self._pieces: list[str] = []
        self._rows: list[Row] = []
        self._text_start = self._source_start = self._source_end = -1

    def verbatim(self, text: str, start: int) -> None:
        """Add text that stands in the source letter for letter, from ``start`` on."""
        if start != self._source_end or self._text_start < 0:
            self._close()
            self._text_start = self.length
            self._source_start = start
        size = len(text)
        self._pieces.append(text)
        self.length += size
        self._source_end = start + size

    def atom(self, text: str, start: int, end: int) -> None:
        """Add text that stands for a stretch of the source which is written otherwise."""
        self._close()
        self._rows.append((self.length, self.length + len(text), start, end, SegmentKind.ENTITY))
        self._pieces.append(text)
        self.length += len(text)

    def bridge(self, text: str) -> None:
        """Add text that the source does not have."""
        self._close()
        self._pieces.append(text)
        self.length += len(text)

    def block(self, start: int, text: str, role: Role | None = None) -> Span | None:
        """Make a block of ``text``, which begins at ``start``, without white space at its ends.

        Return its span, or ``None`` where nothing is left.
        """
        bare = text.lstrip(EDGE)
        start += len(text) - len(bare)
        bare = bare.rstrip(EDGE)
        if not bare:
            return None
        span = Span(start, start + len(bare))
        self.blocks.append(Block(span, role))
        return span

    def since(self, start: int) -> str:
        """Return the text from ``start`` on, which must not lie far back."""
        found: list[str] = []
        at = self.length
        for piece in reversed(self._pieces):
            if at <= start:
                break
            found.append(piece)
            at -= len(piece)
        found.reverse()
        return "".join(found)[start - at :]

    def finished(self, reserved: frozenset[str]) -> tuple[str, tuple[Block, ...], Origin]:
        """Return the text, its blocks and its origin; ``reserved`` are this format's mark-up."""
        self._close()
        return "".join(self._pieces), tuple(self.blocks), Origin.of_rows(self._rows, reserved)

    def _close(self) -> None:
        """End the verbatim segment that is open."""
        if self._text_start >= 0:
            self._rows.append(
                (
                    self._text_start,
                    self.length,
                    self._source_start,
                    self._source_end,
                    SegmentKind.VERBATIM,
                )
            )
            self._text_start = -1
