"""Edits that rules of many families make."""

from __future__ import annotations

from lintnews.article.span import Span


def whole_lines(text: str, span: Span) -> Span:
    """Return what to delete when the lines of ``span`` go.

    The narrower of the gaps before and behind goes with them, so that what stays
    is as far apart as it was. At the end of the text the last line end stays.
    """
    before = span.start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    behind = span.end
    while behind < len(text) and text[behind].isspace():
        behind += 1
    if behind == len(text):
        return Span(before, span.end) if before else Span(0, len(text))
    if before == 0 or _line_ends(text, span.end, behind) <= _line_ends(text, before, span.start):
        return Span(_line_start(text, span.start), _line_start(text, behind))
    return Span(before, span.end)


def _line_start(text: str, offset: int) -> int:
    while offset > 0 and text[offset - 1] not in "\r\n":
        offset -= 1
    return offset


def _line_ends(text: str, start: int, end: int) -> int:
    gap = text[start:end]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")
