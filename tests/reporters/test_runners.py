"""No line that is printed is a command to a CI runner, whatever the copy holds."""

from __future__ import annotations

import json
import re

import pytest

from lintnews.linting.finding import Located, Place, Severity
from lintnews.reporters.escape import visible
from lintnews.reporters.reporter import Reporter, Run
from lintnews.reporters.shipped_reporters import REPORTERS

# as GitHub's runner reads a line, and Azure's
COMMAND = re.compile(r"^\s*::|##\w*\[")
HOSTILE = "##[stop-commands]x ##vso[task.setvariable]y ###[group]z"


@pytest.mark.parametrize("text", [HOSTILE, "::add-mask::x", " \t::add-mask::x"])
def test_what_is_visible_is_no_command(text: str) -> None:
    assert COMMAND.search(text)
    assert not COMMAND.search(visible(text))


def test_what_only_looks_like_one_is_left_alone() -> None:
    for text in ("see std::vector", "## [a]", "No. #1 [x]", "a ::b", "C##"):
        assert visible(text) == text


def test_the_mark_of_arabic_letters_that_turns_the_direction_is_escaped() -> None:
    assert visible("a\u061cb") == r"a\u061cb"


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda item: item.name)
def test_no_format_prints_a_command(reporter: Reporter) -> None:
    place = Place(1, 1, 1, 2, 0, 1)
    found = [
        Located(name, HOSTILE, "DUP101", "dup", text, Severity.ERROR, place, (), None, "f", HOSTILE)
        for name, text in ((HOSTILE, "::x"), ("::add-mask::x", HOSTILE))
    ]
    printed = "".join(reporter.report(found, Run(files=(HOSTILE,))))
    for line in printed.split("\n"):
        ours = reporter.name == "github" and line.startswith(("::error", "::warning"))
        assert ours or not COMMAND.search(line), line
        assert "##[" not in line
    if reporter.name in {"json", "sarif", "gitlab"}:
        assert "##[stop-commands]" in json.dumps(json.loads(printed))
