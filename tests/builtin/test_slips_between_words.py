"""Slips that only the words around them give away: each is found, and the right word is left alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from lintnews.run.library import Linter

LINES = [
    line
    for line in (Path(__file__).parent / "slips_between_words.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
STORY = """County weighs plan for the river road

MILLTON, Ohio (AP) - The county put off a decision on the river road on Tuesday, after two hours of debate.

{}

The work would begin in the fall and close the road for about six weeks, Harlan Pike, the county engineer, said.
"""


@cache
def linter() -> Linter:
    return Linter()


def codes(sentence: str) -> list[str]:
    found = linter().lint(STORY.format(sentence)).findings
    return [finding.code for finding in found if finding.code.startswith(("WRD", "QUO", "RDB"))]


@pytest.mark.parametrize("line", LINES)
def test_a_slip_is_found_where_the_right_word_is_left_alone(line: str) -> None:
    right = re.sub(r"\{(.*?)\|.*?\}", r"\1", line)
    wrong = re.sub(r"\{.*?\|(.*?)\}", r"\1", line)
    assert codes(right) == []
    assert codes(wrong)
