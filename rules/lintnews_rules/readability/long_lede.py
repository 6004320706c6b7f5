"""The first sentence has to carry the reader into the story, and 50 words are a heavy load.

Say what happened; who says so and how it came about can wait for the second sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Role,
    Severity,
    Span,
    blocks_of,
    option,
    roles,
    rule,
    sentences,
)
from lintnews_rules.readability._counting import is_one_sentence, words_in

_OF_PICTURES = frozenset({Role.CAPTION, Role.CREDIT})
_LONGEST_LINE = 60  # code points of a byline or a note that ends with a full stop


# "Port Ellis, Ohio, June 12, 2031 – ": a release's dateline, with its day.
DATED = Form(
    r"[A-Z][\w .’'-]{1,40},(?: [A-Z][\w .’'-]{1,30},?)? ?(?:\([^()\n]{1,40}\))?[^\n–—-]{0,30}\d{1,2},? (?:19|20)\d\d[^\n–—-]{0,20} ?(?:–|—|--?) "
)


class LongLedeOptions(Options):
    """How long is too long."""

    words: int = option(50, "a first sentence of more words than this is long", desk=40)


@rule(
    code="RDB102",
    name="long-lede",
    summary="the first sentence of the story is long",
    severity=Severity.INFO,
    roles=frozenset({Role.BODY}),
    kinds=NEWS_COPY,
    options=LongLedeOptions,
    bad=(
        Example(
            """
            [headline] Pier to open
            The pier, which the port had closed in May, will open in June.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a lede of 13 words
            """,
            options={"words": 9},
        ),
        Example(
            """
            [headline] Pier to open
            [caption] The old pier on Harbor Street, which the port closed in May after a storm.
            The pier, which the port had closed in May, will open in June.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a lede of 13 words
            """,
            options={"words": 9},
        ),
    ),
    good=(
        Example(
            "Port Ellis, Ohio, June 12, 2031 – The pier will open in June, the port said.",
            options={"words": 9},
        ),
        "The pier will open in June.",
        Example(
            "The pier will open in June. The port had closed it in May after a storm.",
            options={"words": 9},
        ),
    ),
)
def long_lede(reading: Reading, options: LongLedeOptions) -> Iterator[Finding]:
    """Count the words of the first sentence of the body, without the dateline."""
    body = blocks_of(reading, Role.BODY)
    if not body:
        return
    first = body[0]
    if _follows_a_sentence(reading, first.span):
        return
    start = next(
        (part.span.end for part in first.parts if part.role is Role.DATELINE), first.span.start
    )
    sentence = next((span for span in reading.get(sentences) if span.end > start), None)
    if sentence is None:
        return
    start = max(start, sentence.start)
    start += len(reading.text[start : sentence.end]) - len(
        reading.text[start : sentence.end].lstrip()
    )
    dated = DATED.match(reading.text, start)
    span = Span(dated.end() if dated and dated.end() < sentence.end else start, sentence.end)
    count = words_in(span.of(reading.text), options.words)
    if count > options.words and is_one_sentence(span.of(reading.text)):
        yield Finding(span, f"a lede of {count} words")


def _follows_a_sentence(reading: Reading, first: Span) -> bool:
    """Return whether a whole sentence stands before: then that is the lede, unless it is a caption.

    Copy that is pasted without its headline begins with the lede.
    """
    before = [
        block.span.of(reading.text)
        for block in reading.get(roles)
        if block.span.end <= first.start and block.role not in _OF_PICTURES
    ]
    return (
        bool(before) and before[-1].endswith((".", ".”", '."')) and len(before[-1]) > _LONGEST_LINE
    )
