"""What stands between quotation marks."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.quotations import Quotation, in_quotation, quotation_at, quotations
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block
from lintnews.article.span import Span
from tests.growing import outgrown


def reading(text: str) -> Reading:
    blocks = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(Span(start, start + len(line.strip()))))
        position += len(line) + 1
    return Reading(Article(text, tuple(blocks)))


def found(text: str) -> tuple[Quotation, ...]:
    return quotations(reading(text))


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        'He said "we won" twice.',
        "He said “we won” twice.",
        "He said ''we won'' twice.",
        "He said ``we won'' twice.",
        "He said ‘we won’ twice.",
        "He said 'we won' twice.",
        "He said «we won» twice.",
        "He said „we won“ twice.",
        'He said (" we won ") twice.'.replace(" we won ", "we won"),
    ],
)
def test_each_kind_of_mark_holds_a_quotation(text: str) -> None:
    assert inner(text) == ["we won"]
    assert found(text)[0].closed


def test_a_single_quotation_inside_a_double_one_is_part_of_it() -> None:
    assert inner("\"She told me, 'Go home,' and left,\" he said.") == [
        "She told me, 'Go home,' and left,"
    ]


def test_a_double_quotation_inside_balanced_curly_ones_is_part_of_it() -> None:
    assert inner("“He said “no” to me,” she said.") == ["He said “no” to me,"]


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall.",
        "He is 6’2” tall, she is 5’10”.",
        "Music of the '90s and the ’80s was loud.",
        "The workers' pay and the owners' homes.",
        "Give 'em a chance, it's theirs.",
        'A 10" pipe burst.',
    ],
)
def test_feet_inches_decades_and_apostrophes_are_no_marks(text: str) -> None:
    assert [quotation for quotation in found(text) if quotation.closed] == []


def test_a_height_inside_a_quotation_does_not_close_it() -> None:
    assert inner('"He is 6\'2" and fast," the coach said.') == ["He is 6'2\" and fast,"]


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    first, second, third = found(text)
    assert (first.closed, first.continued, first.resumed) == (False, True, False)
    assert (second.closed, second.continued, second.resumed) == (False, True, True)
    assert (third.closed, third.continued, third.resumed) == (True, False, True)


def test_an_unclosed_mark_does_not_reach_into_the_next_paragraph() -> None:
    text = '"We won, he said.\n\nThe game went on.\n\nHe said "yes" at last.'
    first, second = found(text)
    assert first.span.of(text) == '"We won, he said.'
    assert not first.closed
    assert not first.continued
    assert second.inner.of(text) == "yes"


def test_an_opening_mark_ends_the_quotation_that_was_never_closed() -> None:
    text = "He said “we won. Later he said “they lost” and left."
    assert [quotation.closed for quotation in found(text)] == [False, True]
    assert inner(text)[1] == "they lost"


def test_a_mark_that_faces_the_wrong_way_still_closes() -> None:
    assert inner("It was “abhorrent“, he said.") == ["abhorrent"]


def test_an_apostrophe_after_a_plural_does_not_close_a_single_quotation() -> None:
    assert inner("‘The workers’ pay is low,’ she said.") == ["The workers’ pay is low,"]


def test_the_lookup_knows_what_lies_inside() -> None:
    text = 'He said "we won" twice.'
    one = reading(text)
    assert in_quotation(one, Span(9, 11))
    assert not in_quotation(one, Span(3, 11))
    assert quotation_at(one, text.index("twice")) is None
    assert quotation_at(one, text.index("won")) == found(text)[0]


@given(st.text(alphabet=st.one_of(st.sampled_from("\"“”'‘’`«» \nab6."), st.characters())))
def test_quotations_lie_in_the_text_in_order_and_hold_what_they_name(text: str) -> None:
    result = found(text)
    for quotation in result:
        assert quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.inner)
        assert "\n" not in quotation.span.of(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(result))


@pytest.mark.parametrize(
    "unit", ["“", "”", '"', "'", "‘", "‘a", "’ ", "''", "“‘", "6'2\"", " ", "'a "]
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        one = Reading(Article(unit * count, (Block(Span(0, len(unit) * count)),)))
        begin = time.process_time()
        quotations(one)
        return time.process_time() - begin

    assert not outgrown(seconds, 4_000, 40_000, bound=40, least=0.005)
