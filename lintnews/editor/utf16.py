r"""Places as editors count them: 0-based lines, and columns in UTF-16 units.

Only ``\n``, ``\r\n`` and ``\r`` end a line, as in the protocol and everywhere in lintnews.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")
_LAST_OF_16_BITS = "\uffff"


class LineIndex:
    """The lines of one text; offsets are code points."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        """Find where each line begins."""
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, _units(self._text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; what lies past a line's end means its end."""
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        words = self._text[start:end].rstrip("\r\n")
        for at, character in enumerate(words):
            if column <= 0:
                return start + at
            column -= 2 if character > _LAST_OF_16_BITS else 1
        return start + len(words)


def _units(text: str) -> int:
    return len(text) + sum(character > _LAST_OF_16_BITS for character in text)
