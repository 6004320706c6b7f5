"""Text in columns: how wide it is on a terminal, and where it breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from lintnews.reporters.escape import visible


def plain(text: str) -> str:
    """Return the text on one line, white space folded and control characters escaped."""
    return visible(" ".join(text.split()))


def columns(text: str) -> int:
    """Return how many columns of a terminal the text takes up."""
    return len(text) if text.isascii() else sum(map(_width, text))


def padded(text: str, width: int) -> str:
    """Return the text with spaces after it up to ``width`` columns."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield rows of at most ``width`` columns, broken at spaces, and in words that are longer."""
    width = max(width, 1)
    row: list[str] = []
    used = 0
    for word in text.split(" "):
        for piece in _pieces(word, width):
            size = columns(piece)
            if row and used + 1 + size > width:
                yield " ".join(row)
                row, used = [], 0
            used += size + bool(row)
            row.append(piece)
    if row:
        yield " ".join(row)


def cut(text: str, width: int, rows: int, ellipsis: str) -> Iterator[str]:
    """Yield the first ``rows`` rows; if there are more, the last ends in an ellipsis."""
    found = list(islice(wrapped(text, width), rows + 1))
    if len(found) > rows:
        del found[rows:]
        last = next(wrapped(found[-1], width - columns(ellipsis)), "")
        found[-1] = last.rstrip(" ,;:-–—") + ellipsis
    yield from found


def _pieces(word: str, width: int) -> Iterator[str]:
    if columns(word) <= width:
        yield word
        return
    start = used = 0
    for at, character in enumerate(word):
        size = _width(character)
        if used + size > width and at > start:
            yield word[start:at]
            start, used = at, 0
        used += size
    yield word[start:]


def _width(character: str) -> int:
    if (
        character == "\u200d"
        or "\ufe00" <= character <= "\ufe0f"
        or unicodedata.category(character) in {"Mn", "Me"}
    ):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
