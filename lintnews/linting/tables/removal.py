"""What goes when words or lines go: their space and comma, the blank line around them."""

from __future__ import annotations

from lintnews.analysis.page.roles import block_at
from lintnews.analysis.reading import Reading
from lintnews.article.span import Span
from lintnews.linting.edits import whole_lines
from lintnews.linting.finding import Edit
from lintnews.linting.tables import scopes


def without_lines(reading: Reading, span: Span) -> Edit:
    """Return the edit that deletes the whole blocks that a span begins and ends in."""
    first, last = block_at(reading, span.start), block_at(reading, span.end - 1)
    start = first.span.start if first else span.start
    end = last.span.end if last else span.end
    return Edit(whole_lines(reading.text, Span(start, end)), "")


def without_words(reading: Reading, span: Span) -> Edit:
    """Return the edit that cuts words out of their sentence.

    At the start of a sentence their comma goes too, and the next word takes the capital.
    """
    text = reading.text
    if not (text[span.start].isupper() and scopes.begins_sentence(reading, span.start)):
        return Edit(_with_space(text, span), "")
    end = span.end + (text[span.end : span.end + 1] == ",")
    if text[end : end + 1] != " ":
        return Edit(_with_space(text, span), "")
    first = text[end + 1 : end + 2]
    return Edit(Span(span.start, end + 1 + len(first)), first.upper())


def _with_space(text: str, span: Span) -> Span:
    """Return a span with the space, and the comma, that would be one too many when it goes."""
    if text[max(span.start - 1, 0) : span.start] == " ":
        comma_before = text[span.start - 2 : span.start - 1]
        comma_after = text[span.end : span.end + 1]
        return Span(span.start - 1, span.end + (comma_before == "," == comma_after))
    # Of ", that is," the space after it stays.
    keeps_space = not text[span.start].isalnum() and span.start > 0
    if text[span.end : span.end + 1] == " " and not keeps_space:
        return Span(span.start, span.end + 1)
    return span
