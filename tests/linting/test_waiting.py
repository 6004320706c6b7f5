"""One pass finds who waits for a word that stands in the text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis.tokens import fold
from lintnews.linting.waiting import Waiting, word_finder

LETTERS = "abAB '’(\nıİſé\0\U0001f600"


@given(st.lists(st.text(LETTERS, min_size=1, max_size=4), unique=True), st.text(LETTERS))
def test_the_automaton_finds_what_is_found_word_by_word(words: list[str], text: str) -> None:
    by_automaton = word_finder(words)
    with pytest.MonkeyPatch.context() as without:
        without.setitem(sys.modules, "ahocorasick", None)
        word_by_word = word_finder(words)
    assert by_automaton(text) == word_by_word(text)
    assert word_by_word(text) == {at for at, word in enumerate(words) if word in text}


@given(
    st.dictionaries(
        st.integers(0, 9),
        st.tuples(st.lists(st.text(LETTERS, max_size=3)), st.booleans()),
    ),
    st.text(LETTERS),
)
def test_whoever_waits_for_a_word_of_the_text_is_found(
    awaited: dict[int | str, tuple[list[str], bool]], text: str
) -> None:
    folded = {who: ([*map(fold, words)], True) for who, (words, _) in awaited.items()}
    for rows, searched in ((awaited, text), (folded, fold(text))):
        expected = {
            who
            for who, (words, as_written) in rows.items()
            if not words
            or any(word in searched if as_written else fold(word) in fold(text) for word in words)
        }
        assert Waiting(rows).found(searched, fold(text)) == expected


def test_capitals_count_only_where_the_words_are_meant_as_written() -> None:
    waiting = Waiting({"as written": (("TK",), True), "folded": (("tk",), False)})
    assert waiting.found("tk", "tk") == {"folded"}
    assert waiting.found("aTKb", "atkb") == {"as written", "folded"}
