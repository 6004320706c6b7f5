"""The cost of the fact analyses grows with the text and not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from lintnews.analysis.acronyms import acronyms
from lintnews.analysis.calendar import dates
from lintnews.analysis.names import names
from lintnews.analysis.numbers import numbers
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block, Metadata
from lintnews.article.span import Span
from tests.growing import outgrown

PARAGRAPH = (
    "Nadia Ferrante{n} of the Grain and Silo Board told the QX{n} on Nov. 16 that 1,500 residents "
    "had left Joplin, Mo., "
    "by Thursday, April 12, 2019. Mr. Okafor{n} said the {letters} would cost $1.5 million and 47 "
    "percent of them.\n"
)


def article(paragraphs: int) -> Article:
    """Return an article in which names and acronyms are ever new."""
    lines = []
    for number in range(paragraphs):
        letters = "".join(chr(65 + (number // 26**place + 5 * place) % 26) for place in range(5))
        lines.append(PARAGRAPH.format(n=letters.lower(), letters=letters))
    text = "".join(lines)
    return Article(text, (Block(Span(0, len(text))),), metadata=Metadata())


def seconds(analysis: Callable[[Reading], object], written: Article) -> float:
    reading = Reading(written)
    start = time.process_time()
    reading.get(analysis)
    return time.process_time() - start


@pytest.mark.parametrize("analysis", [names, dates, numbers, acronyms])
def test_ten_times_the_text_takes_no_hundred_times_the_time(
    analysis: Callable[[Reading], object],
) -> None:
    def spent(paragraphs: int) -> float:
        return seconds(analysis, article(paragraphs))

    assert not outgrown(spent, 200, 2000, bound=30, least=0.002)


@pytest.mark.parametrize("analysis", [names, dates, numbers, acronyms])
@pytest.mark.parametrize(
    "letter",
    ["A", "Q", "May ", "1", "1,", "U.S.", "(", "of ", "Mr. ", "12/", "-", "’s", "ago ", "\n"],
)
def test_a_long_row_of_anything_is_no_trap(
    analysis: Callable[[Reading], object], letter: str
) -> None:
    def written(count: int) -> Article:
        text = letter * count
        return Article(text, (Block(Span(0, len(text))),))

    def spent(count: int) -> float:
        return seconds(analysis, written(count))

    assert not outgrown(spent, 4_000, 16_000, bound=12, least=0.005)
