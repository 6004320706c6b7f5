"""A sentence of more than 62 words has to be read twice; a copy desk may want to see 45.

It mostly holds two thoughts, and the second one wants a full stop before it. The
longest that the rule counts is reported, with the lines of the others: where one is cut,
the rest are seen. A semicolon divides as a full stop does; lists, and paragraphs that are
another writer's, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
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
from lintnews_rules._excerpts import in_excerpt
from lintnews_rules.readability._counting import is_one_sentence, words_in

MOST_NUMBERS = 8  # so many words that begin with a digit are a table
MOST_BRACKETS = 4  # so many are a list: "Ames (health), Orr (roads), Lee (schools), …"
SHORTEST_WORDS = 3  # characters a word, with its space, in a row of words however short


class LongSentenceOptions(Options):
    """How long is too long."""

    words: int = option(62, "sentences of more words than this are long", desk=45)


@rule(
    code="RDB101",
    name="long-sentence",
    summary="a sentence is very long",
    severity=Severity.INFO,
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
            "The port had closed the pier in May; it will open in June, he said.",
            options={"words": 9},
        ),
        Example(
            "The port (west), the pier (north), the quay (east), the mole (south) and the dock.",
            options={"words": 9},
        ),
        Example(
            "Ships by year: 1994 12, 1995 14, 1996 9, 1997 17, 1998 20, 1999 22, 2000 30.",
            options={"words": 9},
        ),
        Example(
            "The ferry came from a yard in the U.S. It was the last of the four old ships.",
            options={"words": 11},
        ),
        Example(
            "The port wrote:\nThe pier that was closed in May will be opened in June.",
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
        if count > most_words
        and is_one_sentence(span.of(text))
        and not in_excerpt(reading, span.start)
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
    """Return whether marks divide what is a list, or more sentences than one."""
    return (
        ";" in text
        or sum(word[0].isdigit() for word in text.split()) >= MOST_NUMBERS
        or "..." in text
        or text.count("|") > 1
        or text.count(" • ") > 1
        or text.count("(") >= MOST_BRACKETS
    )
