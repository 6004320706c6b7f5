"""Expressions sorted by their first letters find what one alternation of all finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.analysis import lexicon

LISTS = {"furniture-openings": 3, "furniture-standing": 3, "notes": 4, "contacts": 4}
MARKS = r"\s*•·|>»\[(\-–—#"
WORDS = sorted({word for name in LISTS for line in lexicon.phrases(name) for word in re.findall(r"[a-z]{2,}", line)})
OPENINGS = {name: lexicon.Openings(name, MARKS, most) for name, most in LISTS.items()}
ALTERNATIONS = {name: re.compile(f"[{MARKS}]{{0,{most}}}(?:{lexicon.pattern(name)})") for name, most in LISTS.items()}


@pytest.mark.parametrize("name", LISTS)
@given(
    st.text("*•([# -", max_size=5),
    st.lists(st.sampled_from([*WORDS, "1", "3:05", "the", "this", "(c)", "@desk", "e-mail", ":"]), max_size=5),
)
def test_openings_equal_one_alternation(name: str, marks: str, words: list[str]) -> None:
    line = marks + " ".join(words)
    assert OPENINGS[name].match(line) == (ALTERNATIONS[name].match(line) is not None)


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("donate (?:to|now)", {"don"}),
        (r"(?:like|follow) us", {"lik", "fol"}),
        (r"(?:please )?contact|e-?mail", {"ple", "con", "e"}),
        (r"colou?r", {"col"}),
        (r"a?bc", {"a", "bc"}),
        (r"(?:ab|\d)c", set()),
        (r"ab|[^.]{0,9}c", set()),
        (r"(?:ab)*c", set()),
        (r"(?:a|an) (?:x|y)", {"a", "an"}),
        (r"a\|b|c[|(]d", {"a", "c"}),
    ],
)
def test_first_letters_are_read_off_an_expression(expression: str, letters: set[str]) -> None:
    assert lexicon.first_letters(expression) == letters
