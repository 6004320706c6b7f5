"""Where sentences end, and where they do not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.reading import Reading
from lintnews.analysis.sentences import sentences
from lintnews.article.model import Article, Block
from lintnews.article.span import Span


def split(text: str) -> list[str]:
    """Split a text whose lines are its blocks."""
    return [span.of(text) for span in sentences(reading(text))]


def reading(text: str) -> Reading:
    blocks = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(Span(start, start + len(line.strip()))))
        position += len(line) + 1
    return Reading(Article(text, tuple(blocks)))


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Ann Marsh met Sen. Lee Otto in Portland, Ore., on Nov. 3.",
        "The firm, Acme Inc. of Ohio, hired J. B. Stone.",
        "The L.K. Harbor was closed.",
        "The U.S. Senate sat until 9 p.m. Monday.",
        "It was No. 4 on the list.",
        "“Why now?” Marsh asked.",
        "“Why now?” she asked.",
        "He paused … and went on.",
        "The court heard Otto v. Marsh in May.",
        "It rose 3.5 percent.",
    ],
)
def test_an_abbreviation_an_initial_or_a_number_ends_no_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. The game went on.", ["It rained.", "The game went on."]),
        (
            "They live in the U.S. They work in Ohio.",
            ["They live in the U.S.", "They work in Ohio."],
        ),
        ("“It is over.” The crowd left.", ["“It is over.”", "The crowd left."]),
        ('"We won," he said. "We did."', ['"We won," he said.', '"We did."']),
        ("He came (late.) She did not.", ["He came (late.)", "She did not."]),
        ("Was it him? Nobody knew.", ["Was it him?", "Nobody knew."]),
        (
            "He works for Acme Inc. But he lives in Ohio.",
            ["He works for Acme Inc.", "But he lives in Ohio."],
        ),
        ("It sold 30. Last year it sold 12.", ["It sold 30.", "Last year it sold 12."]),
    ],
)
def test_a_stop_before_a_new_beginning_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_point_in_a_word_that_is_not_of_single_letters_makes_no_abbreviation() -> None:
    assert split("He reads lake.x. Harbor boats left.") == [
        "He reads lake.x.",
        "Harbor boats left.",
    ]


def test_a_sentence_never_crosses_a_block() -> None:
    assert split("Mayor Marsh\nresigns today") == ["Mayor Marsh", "resigns today"]


def test_a_line_end_inside_a_block_is_white_space() -> None:
    text = "The mayor\nleft. The\ncouncil stayed."
    whole = Reading(Article(text, (Block(Span(0, len(text))),)))
    assert [span.of(text) for span in sentences(whole)] == [
        "The mayor\nleft.",
        "The\ncouncil stayed.",
    ]


@given(st.text())
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    found = sentences(reading(text))
    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = "".join(span.of(text) for span in found)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", ". ", "“", ".”", "!(", " ", "A. "])
def test_the_time_grows_with_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        one = Reading(Article(unit * count, (Block(Span(0, len(unit) * count)),)))
        begin = time.process_time()
        sentences(one)
        return time.process_time() - begin

    assert seconds(40_000) < 40 * (seconds(4_000) + 0.005)
