"""Paragraphs of another writer that a story prints without marks."""

from __future__ import annotations

from bisect import bisect_right

from lintnews import PROSE, Reading, Role, RoledBlock, roles

_SHORTEST = 60  # code points: a paragraph of fewer that ends without a full stop is a heading
_FAR = 8  # blocks before a paragraph among which the last of the text is looked for


def in_excerpt(reading: Reading, at: int) -> bool:
    """Return whether the paragraph of this offset comes after one that ends with a colon."""
    blocks = reading.get(roles)
    number = bisect_right(blocks, at, key=_start) - 1
    for block in reversed(blocks[max(0, number - _FAR) : max(0, number)]):
        if block.role in PROSE:
            return block.span.of(reading.text).rstrip().endswith(":")
    return False


def in_heading(reading: Reading, at: int) -> bool:
    """Return whether the line of this offset is too short for a paragraph and has no full stop."""
    blocks = reading.get(roles)
    number = bisect_right(blocks, at, key=_start) - 1
    if number < 0 or blocks[number].span.end <= at:
        return False
    block = blocks[number]
    if block.role is not Role.BODY or len(block.span) >= _SHORTEST:
        return block.role is not Role.BODY
    return not block.span.of(reading.text).rstrip().endswith((".", "!", "”", '"', ":"))


def _start(block: RoledBlock) -> int:
    return block.span.start
