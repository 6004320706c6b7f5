"""Forms looked up by their words find what one alternation of all finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews.analysis import lexicon
from lintnews.analysis.forms import listed
from lintnews.analysis.tokens import fold, split

LISTS = {
    "furniture-openings": 3,
    "furniture-notices": 3,
    "furniture-standing": 3,
    "notes": 4,
    "contacts": 4,
    "contributions": 0,
}
MARKS = "*•·|>»[(-–—#"
WORDS = sorted(
    {
        word
        for name in (*LISTS, "furniture-inside")
        for line in lexicon.phrases(name)
        for word in re.findall(r"[a-z]{2,}", line)
    }
    | {
        words.lstrip("*")
        for name in LISTS
        for line in lexicon.phrases(name)
        for words in line.partition(" =>")[0].split(", ")
    }
)
FORMS = {name: listed(name, MARKS if most else "", most) for name, most in LISTS.items()}
INSIDE = listed("furniture-inside")
LINES = st.lists(
    st.sampled_from(
        [*WORDS, "1", "3:05", "the", "this", "(c)", "@desk", "e-mail", ":", "facebook's"]
    ),
    max_size=5,
)


def _expression(line: str) -> str:
    """Write an opening as one expression."""
    beginnings, _, rest = line.partition(" =>")
    literal = "|".join(
        re.escape(beginning) for beginning in beginnings.split(", ") if beginning[0] not in "*0"
    )
    whole = [f"(?:{rest})"] if "*" in beginnings or beginnings.startswith("0") else []
    return "|".join(([f"(?:{literal})(?:{rest})"] if literal else []) + whole)


ALTERNATIONS = {
    name: re.compile(
        (rf"[{re.escape(MARKS)}\s]{{0,{most}}}" if most else "")
        + f"(?:{'|'.join(_expression(line) for line in lexicon.phrases(name))})"
    )
    for name, most in LISTS.items()
}


@pytest.mark.parametrize("name", LISTS)
@settings(suppress_health_check=[HealthCheck.too_slow])  # the list of words is long
@given(st.text("*•([# -", max_size=5), LINES)
def test_forms_that_are_looked_up_equal_one_alternation(
    name: str, marks: str, words: list[str]
) -> None:
    line = marks + " ".join(words)
    assert (FORMS[name].match(line) is not None) == (ALTERNATIONS[name].match(line) is not None)


@pytest.mark.parametrize("name", LISTS)
@given(LINES)
def test_forms_chosen_by_the_tokens_of_an_article_find_as_much_in_it(
    name: str, words: list[str]
) -> None:
    line = fold(" ".join(words))
    among = FORMS[name].among(frozenset(split(line)))
    assert (among.match(line) is None) == (FORMS[name].match(line) is None)


@given(LINES)
def test_the_first_form_is_where_one_alternation_finds_it(words: list[str]) -> None:
    line = fold(" ".join(words))
    first = re.search(
        "|".join(text.partition(" =>")[2] for text in lexicon.phrases("furniture-inside")), line
    )
    found = INSIDE.search(line)
    assert found == INSIDE.among(frozenset(split(line))).search(line)
    assert found in {-1, first.start() if first else -1}


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("story continues below", True),
        ("* story continues below", True),
        ("*** * story continues below", False),
        ("the story continues below", False),
        ("12 comments", True),
        ("click there", False),
        ("an app to download the news for android", True),
    ],
)
def test_a_line_opens_as_its_list_says(line: str, *, opens: bool) -> None:
    assert (FORMS["furniture-openings"].match(line) is not None) is opens
