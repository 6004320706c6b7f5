"""What a text's linter says between two whole lints."""

from __future__ import annotations

import random

import pytest

from lintnews.run.library import Linter, Report
from lintnews.run.request import Basis, Request
from lintnews.run.while_typing import TypingLinter, change_of

REQUEST = Request(basis=Basis(isolated=True))
NAME = "pier.txt"
COPY = (
    "Pier reopens\n\n"
    "The pier reopened on on Monday after repairs, the mayor said.\n\n"
    "Boats landed at noon. Lena Ortiz sold tickets.\n\n"
    "It cost 20 percent of of the budget, Lena Ortis said.\n"
)


@pytest.fixture(scope="module")
def linter() -> TypingLinter:
    return TypingLinter(REQUEST)


def whole(linter: Linter, text: str) -> Report:
    return linter.lint(text, filename=NAME)


def found(report: Report | None) -> list[tuple[str, str]]:
    assert report is not None
    return [(one.code, report.text[one.place.start : one.place.end]) for one in report.findings]


def after(linter: TypingLinter, before: str, now: str) -> list[tuple[str, str]] | None:
    answer = linter.after_edit(now, whole(linter, before))
    if answer is None:
        return None
    return [(one.code, now[one.place.start : one.place.end]) for one in answer]


def test_a_fault_that_is_typed_is_seen_at_once(linter: TypingLinter) -> None:
    now = COPY.replace("Boats landed at", "Boats landed at at")
    assert ("DUP105", "at at") in (after(linter, COPY, now) or [])
    assert after(linter, COPY, now) == found(whole(linter, now))


def test_a_fault_that_is_mended_goes_at_once(linter: TypingLinter) -> None:
    now = COPY.replace("on on Monday", "on Monday")
    assert after(linter, COPY, now) == found(whole(linter, now))


def test_findings_behind_an_edit_move_with_their_words(linter: TypingLinter) -> None:
    now = COPY.replace("Boats landed", "Many more boats landed\nand left")
    assert after(linter, COPY, now) == found(whole(linter, now))


def test_a_new_paragraph_is_looked_at(linter: TypingLinter) -> None:
    now = COPY.replace("Boats landed", "It rained and and rained.\n\nBoats landed")
    assert ("DUP105", "and and") in (after(linter, COPY, now) or [])


def test_what_only_the_story_shows_waits_but_is_kept(linter: TypingLinter) -> None:
    codes = [code for code, _ in after(linter, COPY, COPY.replace("Boats", "Ships")) or []]
    assert "NAM101" in codes


def test_a_silenced_rule_stays_silent(linter: TypingLinter) -> None:
    silenced = COPY.replace("Boats", "# lintnews: ignore-next DUP105 -- a song\nBoats")
    now = silenced.replace("Boats landed at", "Boats landed at at")
    assert ("DUP105", "at at") not in (after(linter, silenced, now) or [])


def test_a_large_edit_waits_for_the_whole_lint(linter: TypingLinter) -> None:
    assert after(linter, COPY, COPY + "\n\nIt rained." * 20) is None


def test_an_edit_of_a_title_in_the_front_matter_is_no_copy(linter: TypingLinter) -> None:
    before = linter.lint("---\ntitle: Pier\n---\n\nIt rained on on Monday.\n", filename="a.md")
    answer = linter.after_edit(before.text.replace("Pier", "Piers"), before)
    assert answer is None or [one.code for one in answer] == [one.code for one in before.findings]


def test_a_lint_that_nobody_waits_for_ends_without_a_report(linter: TypingLinter) -> None:
    assert linter.lint_while(lambda: False, COPY, NAME) is None
    assert found(linter.lint_while(lambda: True, COPY, NAME)) == found(whole(linter, COPY))


def test_a_change_is_the_one_stretch_that_differs() -> None:
    chance = random.Random(3)
    for _ in range(500):
        before = "".join(chance.choices("ab\n😀", k=chance.randrange(9)))
        start = chance.randrange(len(before) + 1)
        now = before[:start] + chance.choice(["", "a", "bb", "😀"]) + before[start + 1 :]
        change = change_of(before, now)
        assert before[: change.before.start] == now[: change.after.start]
        assert before[change.before.end :] == now[change.after.end :]
        assert change.before.start == change.after.start
