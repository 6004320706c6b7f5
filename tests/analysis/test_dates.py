"""Dates: how they are written, and which day is meant."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.calendar import DateForm, DateMention, dates
from lintnews.analysis.reading import Reading
from lintnews.analysis.vocabulary import Vocabulary
from lintnews.article.model import Article, Block, Metadata
from lintnews.article.span import Span

FRIDAY = dt.date(2024, 3, 8)


def dates_of(
    text: str, published: dt.date | None = FRIDAY, order: str = "mdy"
) -> tuple[DateMention, ...]:
    article = Article(text, (Block(Span(0, len(text))),), metadata=Metadata(published=published))
    return dates(Reading(article, Vocabulary(date_order=order)))


def only(text: str, published: dt.date | None = FRIDAY) -> tuple[str, DateForm, dt.date | None]:
    (mention,) = dates_of(text, published)
    return mention.span.of(text), mention.form, mention.resolved


@pytest.mark.parametrize(
    ("text", "written", "form", "day"),
    [
        ("It closed on Nov. 16, they said.", "Nov. 16", DateForm.MONTH_DAY, dt.date(2023, 11, 16)),
        (
            "It closed on November 16, 2018, they said.",
            "November 16, 2018",
            DateForm.MONTH_DAY,
            dt.date(2018, 11, 16),
        ),
        ("It opens March 20.", "March 20", DateForm.MONTH_DAY, dt.date(2024, 3, 20)),
        (
            "It closed on 16 November 2018.",
            "16 November 2018",
            DateForm.DAY_MONTH,
            dt.date(2018, 11, 16),
        ),
        (
            "It closed on the 16th of November.",
            "16th of November",
            DateForm.DAY_MONTH,
            dt.date(2023, 11, 16),
        ),
        (
            "It closed Thursday, April 12, 2018.",
            "Thursday, April 12, 2018",
            DateForm.MONTH_DAY,
            dt.date(2018, 4, 12),
        ),
        ("A photo of April 2018 shows it.", "April 2018", DateForm.MONTH_YEAR, None),
        ("Printed 04/12/2019 in town.", "04/12/2019", DateForm.NUMERIC, dt.date(2019, 4, 12)),
        ("Printed 2019-04-12 in town.", "2019-04-12", DateForm.ISO, dt.date(2019, 4, 12)),
        ("It closed Wednesday.", "Wednesday", DateForm.WEEKDAY, dt.date(2024, 3, 6)),
        ("It will close Wednesday.", "Wednesday", DateForm.WEEKDAY, dt.date(2024, 3, 13)),
        ("It closed last Friday.", "last Friday", DateForm.WEEKDAY, dt.date(2024, 3, 1)),
        ("It closed yesterday.", "yesterday", DateForm.NEAR_DAY, dt.date(2024, 3, 7)),
        ("It closed three days ago.", "three days ago", DateForm.RELATIVE, dt.date(2024, 3, 5)),
        ("It closed last week.", "last week", DateForm.RELATIVE, None),
    ],
)
def test_a_date_is_read_and_resolved(
    text: str, written: str, form: DateForm, day: dt.date | None
) -> None:
    assert only(text) == (written, form, day)


def test_without_a_day_of_publication_only_full_dates_are_resolved() -> None:
    assert only("It closed on Nov. 16.", None)[2] is None
    assert only("It closed on Nov. 16, 2018.", None)[2] == dt.date(2018, 11, 16)


def test_the_desk_says_in_which_order_numeric_dates_are_written() -> None:
    (mention,) = dates_of("Printed 04/12/2019.", order="dmy")
    assert (mention.day, mention.month) == (4, 12)


def test_a_day_the_calendar_does_not_have_is_read_but_not_resolved() -> None:
    (mention,) = dates_of("It closed on Feb. 30, 2019.")
    assert (mention.month, mention.day, mention.resolved) == (2, 30, None)


def test_the_29th_of_february_is_found_in_the_leap_year_nearby() -> None:
    assert only("It closed on Feb. 29.")[2] == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "They may 12 times a year meet.",
        "She marched. March on!",
        "On sunny days, the sun sets.",
        "Scores of 3/4 and 1/2.",
        "The week ended.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_of(text) == ()


def test_the_parts_are_kept_as_written() -> None:
    (mention,) = dates_of("It closed on Sept. 5th.")
    assert (mention.month_text, mention.day_text) == ("Sept.", "5th")


_PIECES = [
    "Nov.",
    "16",
    "16th",
    ",",
    "2018",
    "Thursday",
    "of",
    "the",
    "last",
    "next",
    "week",
    "ago",
    "three",
    "days",
    "today",
    "04/12/2019",
    "May",
    "\n",
]


@given(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=40).map(" ".join)
)
def test_dates_are_in_order_apart_and_say_what_stands_there(text: str) -> None:
    found = dates_of(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for mention in found:
        written = mention.span.of(text)
        assert written == written.strip()
        assert mention.month_text in written
        assert mention.day_text in written
        assert mention.year is None or str(mention.year)[-2:] in written or not written.isascii()
