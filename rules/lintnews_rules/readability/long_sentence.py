"""A sentence of more than 60 words has to be read twice; a copy desk may want to see 45.

It mostly holds two thoughts, and the second one wants a full stop before it. The
longest that the rule counts is reported, with the lines of the others: where one is cut,
the rest are seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Default,
    Example,
    Finding,
    Options,
    Reading,
    Related,
    Role,
    Severity,
    option,
    rule,
    sentences,
)
from lintnews_rules.readability._counting import is_one_sentence, words_in

SHORTEST_WORDS = 3  # characters a word, with its space, in a row of words however short


class LongSentenceOptions(Options):
    """How long is too long."""

    words: int = option(60, "sentences of more words than this are long", desk=45)


@rule(
    code="RDB101",
    name="long-sentence",
    summary="a sentence is very long",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=frozenset({Role.BODY}),
    kinds=NEWS_COPY,
    options=LongSentenceOptions,
    bad=(
        Example(
            """
            The port closed the pier, the mayor said.
            The pier, which the port had closed in May, will open in June.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a sentence of 13 words
            """,
            options={"words": 9},
        ),
        Example(
            """
            The pier, which the port had closed in May, will open in June.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a sentence of 13 words; also long: line 2
            The port has closed the old pier in May, he said.
            """,
            options={"words": 9},
        ),
    ),
    good=(
        "The port closed the pier, the mayor said.",
        Example(
            "The council heard:“The pier opens in June.”The port had closed it in May after a storm.",
            options={"words": 9},
        ),
        Example(
            "“The pier, which the port had closed in May, will open in June.”", options={"words": 9}
        ),
    ),
)
def long_sentence(reading: Reading, options: LongSentenceOptions) -> Iterator[Finding]:
    """Count the words of every sentence that is not wholly somebody else's."""
    text, most_words = reading.text, options.words
    counts = [
        (words_in(span.of(text), most_words), span)
        for span in reading.copy(sentences)
        if len(span) >= SHORTEST_WORDS * most_words and not _is_list(span.of(text))
    ]
    long = [
        (count, span)
        for count, span in counts
        if count > most_words and is_one_sentence(span.of(text))
    ]
    if not long:
        return
    most, longest = max(long, key=lambda one: (one[0], -one[1].start))
    others = tuple(Related(span, f"{count} words") for count, span in long if span != longest)
    message = f"a sentence of {most} words"
    if others:
        message += "; also long: line" + ("s {lines}" if len(others) > 1 else " {line}")
    yield Finding(longest, message, others)


def _is_list(text: str) -> bool:
    """Return whether semicolons or marks divide what is a list and no sentence."""
    return text.count(";") > 1 or text.count("|") > 1 or text.count(" • ") > 1
