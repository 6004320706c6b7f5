"""Numbers, what they come to and what they count."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.numbers import NumberMention, numbers
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block
from lintnews.article.span import Span


def numbers_of(text: str) -> tuple[NumberMention, ...]:
    return numbers(Reading(Article(text, (Block(Span(0, len(text))),))))


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "noun"),
    [
        ("It hurt 12 people.", "12", 12, "", "people"),
        ("It cost $1.5 million in all.", "$1.5 million", 1_500_000, "$", ""),
        ("They lost 47 percent of voters.", "47 percent", 47, "%", "voters"),
        ("They lost 47% of the voters.", "47%", 47, "%", "voters"),
        ("They heard two Harbor Board officials.", "two", 2, "", "officials"),
        ("There were thousands of hungry people.", "thousands", 1000, "", "people"),
        ("About 1,500 residents left.", "1,500", 1500, "", "residents"),
        ("Some twenty-five firms left.", "twenty-five", 25, "", "firms"),
        ("Two dozen officials left.", "Two dozen", 24, "", "officials"),
        ("A 30-mile road was closed.", "30-mile", 30, "mile", "road"),
        ("It is 12 feet long.", "12 feet", 12, "foot", ""),
        ("It cost $40bn in all.", "$40bn", 40e9, "$", ""),
        ("It cost $40b in all.", "$40b", 40e9, "$", ""),
        ("It cost $40m in all.", "$40m", 40e6, "$", ""),
        ("It cost $40k in all.", "$40k", 40e3, "$", ""),
        ("It cost $40tn in all.", "$40tn", 40e12, "$", ""),
        ("It cost $40 trillion in all.", "$40 trillion", 40e12, "$", ""),
        ("It cost $40 billion in all.", "$40 billion", 40e9, "$", ""),
        ("It cost $40 thousand in all.", "$40 thousand", 40e3, "$", ""),
        ("Two hundred men left.", "Two hundred", 200, "", "men"),
    ],
)
def test_a_number_is_read_with_unit_and_noun(
    text: str, written: str, value: float, unit: str, noun: str
) -> None:
    (mention,) = numbers_of(text)
    assert (mention.span.of(text), mention.value, mention.unit, mention.noun) == (
        written,
        value,
        unit,
        noun,
    )


@pytest.mark.parametrize(
    "text",
    [
        "It was in 2018 that it began.",
        "On Nov. 16, 2018, it began.",
        "It began at 7:30 in town.",
        "Printed 04/12/2019.",
    ],
)
def test_years_dates_and_times_are_no_numbers(text: str) -> None:
    assert numbers_of(text) == ()


_PIECES = [
    "12",
    "$",
    "1,500",
    "million",
    "percent",
    "%",
    "two",
    "dozen",
    "-",
    "of",
    "the",
    "people",
    "2018",
    "Nov.",
    "16",
    ".",
    "3.5",
]


@given(
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=3)), max_size=40).map(" ".join)
)
def test_numbers_are_in_order_and_apart(text: str) -> None:
    found = numbers_of(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for mention in found:
        assert mention.span.of(text) == mention.span.of(text).strip()
        assert mention.noun in text
