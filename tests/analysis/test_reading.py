"""What a reading promises the analyses, whatever made the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Article, Block, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.readers.text import read

TEXT = "Council votes\n\nThe plan passed. \n"


def blocks_of(*spans: tuple[int, int]) -> list[str]:
    """Return the words of the blocks that a reading of these spans has."""
    reading = Reading(Article(TEXT, tuple(Block(Span(*span)) for span in spans)))
    return [block.span.of(TEXT) for block in reading.article.blocks]


@pytest.mark.parametrize(
    "span", [(0, 0), (5, 5), (13, 15), (len(TEXT), len(TEXT)), (len(TEXT) + 3, len(TEXT) + 9)]
)
def test_a_block_that_holds_no_words_is_no_block(span: tuple[int, int]) -> None:
    assert blocks_of((0, 13), span, (15, 31)) == ["Council votes", "The plan passed."]


def test_a_block_has_no_white_space_around_it_and_stays_in_the_text() -> None:
    assert blocks_of((0, 15), (14, 900)) == ["Council votes", "The plan passed."]


def test_a_block_keeps_the_role_that_its_format_declares() -> None:
    reading = Reading(
        Article("\n A pier. ", (Block(Span(0, 10), Role.CAPTION), Block(Span(10, 10), Role.CREDIT)))
    )
    assert [(block.role, block.span) for block in reading.get(roles)] == [
        (Role.CAPTION, Span(2, 9))
    ]


def test_an_article_with_sound_blocks_is_read_as_it_is() -> None:
    (article,) = read(Source("story.txt", TEXT))
    assert Reading(article).article is article


@given(
    st.text(" \nab.", max_size=30),
    st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=6),
)
def test_every_block_begins_and_ends_with_what_can_be_seen(
    text: str, ends: list[tuple[int, int]]
) -> None:
    article = Article(text, tuple(Block(Span(min(pair), max(pair))) for pair in ends))
    for block in Reading(article).article.blocks:
        words = block.span.of(text)
        assert words
        assert words == words.strip()
        assert block.span.end <= len(text)
