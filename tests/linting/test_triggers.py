"""What is read off an expression never costs a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.linting.matching import TriggerIndex, compiled
from lintnews.linting.rule import Pattern
from lintnews.linting.triggers import NONE, trigger


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\b(?:very|most) unique", {"very", "most"}),
        (r"\bfoos?\b", {"foo", "foos"}),
        (r"(?<!\w)co-?operate(?!\w)", {"co", "cooperate"}),
        (r"\bin[ ]the\b", {"in"}),
        (r"\b(?P<verb>use|make)\s+of", {"use", "make"}),
        (r"\bfoo\s*bar\b", {"foo", "foobar"}),
        (r"(?i)\bIT\b", {"it"}),
    ],
)
def test_words_are_read_off(expression: str, words: set[str]) -> None:
    assert trigger(expression).words == words


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        (r"\bfoo", "foo"),
        (r"(?P<n>\d+) per cent", " per cent"),
        (r"(?:a|b)\s+(?:whole )+thing", "whole "),
        (r"\$[0-9]+ MILLION", " million"),
    ],
)
def test_letters_are_read_off_where_words_cannot_be(expression: str, letters: str) -> None:
    assert trigger(expression).words == frozenset()
    assert trigger(expression).letters == letters


@pytest.mark.parametrize(
    "expression",
    [
        r"\w+ly\b",
        r"(?:one|two)",
        r"[A-Z]{2,}",
        r"(",
        r"\p{Lu}+",
        r"(?:foobar){e<=1}",
        r"\bé\b",
        r"(?:optional)?",
    ],
)
def test_where_nothing_can_be_told_nothing_is_claimed(expression: str) -> None:
    assert trigger(expression) == NONE


PIECES = [
    *(
        r"\b",
        r"(?<!\w)",
        "on",
        "the",
        "On",
        "(?:on|in)",
        "(?:on|i[nt])",
        r"\s+",
        r"\s*",
        " ",
        r"\b",
        r"(?!\w)",
        "s?",
        "'",
        "-?",
        r"\.",
        r"\w",
    ),
    *("(?:o|n )?", "[ -]", "[^a]", "(?=t)", "+", "ſ", "é", "(?:t(?:he|o))"),
]
LETTERS = "onitheOsSſıİKk '’.-é\n_1"


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join),
    st.text(LETTERS, max_size=30),
    st.booleans(),
    st.booleans(),
)
def test_the_index_finds_what_a_free_search_finds(
    expression: str,
    text: str,
    guarded: bool,
    case_sensitive: bool,
) -> None:
    pattern = Pattern(expression, case_sensitive=case_sensitive, guarded=guarded)
    try:
        re.compile(expression)
        free = compiled(pattern)
    except Exception:  # noqa: BLE001  not an expression
        return
    expected = [match.span() for match in free.finditer(text) if match.end() > match.start()]
    matches, failed = TriggerIndex({"AAA101": (pattern,)}).scan(Reading(Article(text, ())))
    assert not failed
    assert [(match.span.start, match.span.end) for match in matches.get("AAA101", [])] == expected
