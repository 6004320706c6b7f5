"""The report of one article counts paragraphs, and says in words what its lists mean."""

from __future__ import annotations

import pytest

pytest.importorskip("jinja2", reason="the extra report is not installed")

from lintnews import Linter
from lintnews.web.marked import marked, notes
from lintnews.web.report_page import page

LINTER = Linter(profile="desk")
STORY = """\
Pier reopens after storm

The mayor, Ana Brandvold, opened the pier on Monday. Brandvold paid for it.

The ferry will run again in the spring, the county said on Tuesday.

The ferry will run again in the spring, the county said on Tuesday.

Brandvold said the town was glad, and Branvold left.
"""


def test_a_message_names_paragraphs_and_no_lines() -> None:
    found = marked(LINTER.lint(STORY, filename="story.txt"), LINTER.rules)
    said = [note.message for one in found.paragraphs for note in one.notes]
    assert any("repeats paragraph 3" in message for message in said), said
    assert any('"Brandvold" in paragraph 5' in message for message in said), said
    assert not any("line" in message for message in said), said


def test_several_lines_become_paragraphs_each_named_once() -> None:
    story = """\
Pier closes


A port official said the pier is unsafe. “It is,” said Dana Reyes, who runs a ferry.

Two aides said that they had warned the board.

Mayor Nadia Ferrante said that she had seen no warning.

One adviser said that nobody had listened. The port authority said that it would look into it.
"""
    report = LINTER.lint(story, filename="story.txt")
    said = [
        note.message for note, one in notes(report, LINTER.rules) if one.name == "anonymous-share"
    ]
    assert len(said) == 1
    assert said[0].endswith("have no name: paragraphs 3 and 5")


def test_a_line_that_the_copy_speaks_of_stays_a_line() -> None:
    report = LINTER.lint(STORY, filename="story.txt")
    (found,) = [one for one in report.findings if "Branvold" in one.message]
    found = found._replace(message='"line 9" here, "Line 9" on line 9: one form for both')
    ((note, _),) = notes(report._replace(findings=(found,)), LINTER.rules)
    assert note.message == '"line 9" here, "Line 9" in paragraph 5: one form for both'


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mayor Ana Brandvold said the pier is safe.", "All sources are named."),
        ("Residents said the pier is safe.", "All sources are named, but for groups."),
        (
            "An official who asked not to be named said the pier is safe.",
            "100% of the statements come from people without a name.",
        ),
    ],
)
def test_how_much_has_no_name_is_said_in_words(sentence: str, said: str) -> None:
    report = LINTER.lint(f"Pier reopens\n\n{sentence}\n", filename="story.txt")
    assert f">{said}<" in page(report, LINTER.rules)


def test_the_first_list_says_why_its_numbers_are_out_of_order() -> None:
    assert "(numbered as they stand in the text)" in page(LINTER.lint(STORY), LINTER.rules)
