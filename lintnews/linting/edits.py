"""Edits that rules of many families make."""

from __future__ import annotations

from lintnews.article.span import Span


def whole_lines(text: str, span: Span) -> Span:
    """Return what to delete when the lines of ``span`` go.

    The narrower of the gaps before and after goes with them, so that what stays
    is as far apart as it was. At the end of the text the last line end stays.
    """
    before = span.start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    after = span.end
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        return Span(before, span.end) if before else Span(0, len(text))
    if before == 0 or _count(text, span.end, after) <= _count(text, before, span.start):
        return Span(_line_start(text, span.start), _line_start(text, after))
    return Span(before, span.end)


def cut(text: str, span: Span) -> Span:
    """Return what to delete when a comment or directive goes.

    Its line goes with it if it has a line of its own, and a blank line if it is
    between two; a space if it would leave two, or one at the end of a line.
    """
    start, end = span.start, span.end
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    first, last = _line_start(text, start), _line_end(text, end)
    if text[first:start].strip() or text[end:last].strip():
        leaves_space = text[start - 1 : start] in {" ", "\t"} and text[end : end + 1] in {
            "",
            " ",
            "\t",
            "\r",
            "\n",
        }
        return Span(start - 1 if leaves_space else start, end)
    before, after = _line_start(text, _before(text, first)), _after(text, last)
    follows_blank = first == 0 or not text[before:first].strip()
    if after == len(text):
        return Span(before if follows_blank and first else first, after)
    following = _line_end(text, after)
    if follows_blank and not text[after:following].strip():
        return Span(first, _after(text, following))
    return Span(first, after)


def _after(text: str, offset: int) -> int:
    """Return the offset after the line end at ``offset``."""
    return offset + (2 if text.startswith("\r\n", offset) else 1 if offset < len(text) else 0)


def _before(text: str, offset: int) -> int:
    """Return the offset before the line end that ends at ``offset``."""
    return offset - (2 if text.endswith("\r\n", 0, offset) else 1 if offset else 0)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    # Most texts have no other line end, and are not gone through for it.
    earlier = text.find("\r", offset, end)
    return end if earlier < 0 else earlier


def _line_start(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    return max(start, text.rfind("\r", start, offset) + 1)


def _count(text: str, start: int, end: int) -> int:
    gap = text[start:end]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n")
