"""When the article says that it was published."""

from __future__ import annotations

import datetime as dt

import pytest

from lintnews.analysis.page.published import published
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block, Metadata
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

PARAGRAPH = (
    "The council voted on the plan after a long debate, and the mayor said that work would "
    "begin on March 3, 2011."
)


def published_of(*extra: str, order: str = "mdy", last: bool = True) -> dt.date | None:
    lines = ["Council votes for the bridge", PARAGRAPH, "Nobody spoke against it, she said."]
    lines[len(lines) if last else 1 : len(lines) if last else 1] = extra
    (article,) = read(Source("story.txt", "\n\n".join(lines)))
    return published(Reading(article, Vocabulary(date_order=order)))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("A Section on 04/12/2019", dt.date(2019, 4, 12)),
        ("April 12, 2019", dt.date(2019, 4, 12)),
        ("12 April 2019", dt.date(2019, 4, 12)),
        ("Friday, April 12, 2019", dt.date(2019, 4, 12)),
        ("Published: Apr. 12, 2019 5:30 p.m. ET", dt.date(2019, 4, 12)),
        ("Posted on 2019-04-12", dt.date(2019, 4, 12)),
        ("Updated April 12, 2019 at 7:14 a.m.", dt.date(2019, 4, 12)),
        (
            "This article appears in the April 12, 2019 issue of Salem Monthly.",
            dt.date(2019, 4, 12),
        ),
    ],
)
def test_a_line_that_states_the_day_is_believed(line: str, day: dt.date) -> None:
    assert published_of(line) == day


def test_a_date_in_the_story_is_not_the_day_of_publication() -> None:
    assert published_of() is None


def test_the_date_order_of_the_desk_decides_what_a_numeric_date_means() -> None:
    assert published_of("A Section on 04/12/2019", order="dmy") == dt.date(2019, 12, 4)


def test_a_numeric_date_that_has_only_one_reading_is_read_so() -> None:
    assert published_of("A Section on 25/12/2019") == dt.date(2019, 12, 25)


def test_published_goes_before_updated() -> None:
    assert published_of("Updated April 14, 2019", "Published April 12, 2019") == dt.date(
        2019, 4, 12
    )


def test_a_copyright_line_states_no_day() -> None:
    assert (
        published_of(
            "Copyright 2019 Example Media. Licence of April 12, 2019. All rights reserved."
        )
        is None
    )


def test_no_day_outside_the_calendar_is_made_up() -> None:
    assert published_of("Published February 31, 2019") is None


def test_what_is_stated_wins() -> None:
    text = "A Section on 04/12/2019"
    stated = Metadata(published=dt.date(2020, 1, 1))
    assert published(
        Reading(Article(text, (Block(Span(0, len(text))),), metadata=stated))
    ) == dt.date(2020, 1, 1)
