"""What is read out of an expression begins each of its matches."""

from __future__ import annotations

import re

import beginnings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews import fold

EXPRESSIONS = (
    r"(?:See|SEE) (?:page|Page) \d{1,3}",
    r"[(\[*]{0,2}(?:Adds?|UPDATES)\b[^\r\n]*",
    r"\d{1,2}:\d\d ?[ap]m",
    r"(?=[^\r\n]{2,40})(?:no )?(?i:end|fin)s?",
    r"[A-Z][A-Z-]{1,9} ?[|/] ?Metro",
    r"(?:a|ab|abc){2,3}x?",
    r"x?y?z",
    r"(?>ab|a)c",
    r"’s|“no|é+t|ſo|Kk",
)


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        ("See page", ("see ",)),
        ("(?:See|Go) to", ("go t", "see ")),
        ("Go{1,2}n?!", ("go!", "gon!", "goo!", "goon")),
        ("(?:a|ab|ac)", ("a",)),
        (r"(?<!\w)(?=x)[ab]c", ("ac", "bc")),
        (r"A\b-", ("a-",)),
        (r"It’s", ("it's",)),
        (r"\w+ page", ()),
        (r"x?", ()),
        (r"(?:See)? ?", ()),
        (r"[^x]page", ()),
        (r"ab\w+", ("ab",)),
        (r"[a-z]{4}", tuple("abcdefghijklmnopqrstuvwxyz")),
        (r"(a)\1b", ("a",)),
    ],
)
def test_the_beginnings_of_an_expression(expression: str, begins: tuple[str, ...]) -> None:
    assert beginnings.of(expression) == begins


@given(
    st.sampled_from(EXPRESSIONS).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one)))
)
def test_every_match_begins_so(drawn: tuple[str, str]) -> None:
    expression, text = drawn
    begins = beginnings.of(expression)
    for match in re.finditer(expression, text):
        said = "".join("0" if sign.isdecimal() and not sign.isascii() else sign for sign in text)
        assert fold(said[match.start() :]).startswith(begins)
