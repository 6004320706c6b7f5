"""Paragraphs of another writer that a story prints without marks."""

from __future__ import annotations

from lintnews import PROSE, Reading, Role, roles

_SHORTEST = 60  # code points: a paragraph of fewer that ends without a full stop is a heading


def in_excerpt(reading: Reading, at: int) -> bool:
    """Return whether the paragraph of this offset comes after one that ends with a colon."""
    before = ""
    for block in reading.get(roles):
        if block.span.end > at:
            break
        if block.role in PROSE:
            before = block.span.of(reading.text)
    return before.rstrip().endswith(":")


def in_heading(reading: Reading, at: int) -> bool:
    """Return whether the line of this offset is too short for a paragraph and has no full stop."""
    for block in reading.get(roles):
        if block.span.end > at:
            text = block.span.of(reading.text).rstrip()
            return block.role is not Role.BODY or (
                len(text) < _SHORTEST and not text.endswith((".", "!", "”", '"', ":"))
            )
    return False
