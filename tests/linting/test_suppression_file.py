"""The suppressions file next to the copy."""

from __future__ import annotations

import pytest

from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine_rules import ENGINE_RULES
from lintnews.linting.finding import Diagnostic, Severity
from lintnews.linting.rule import Rule
from lintnews.linting.suppression_file import SuppressionFile
from lintnews.readers import text

ONE = Rule(
    code="DUP101",
    name="caption-repeated",
    summary="",
    severity=Severity.ERROR,
    check=lambda *_: [],
    why="",
)
TWO = ONE._replace(code="QUO109", name="hyphen-rule")
RULES = {rule.code: rule for rule in (ONE, TWO, *ENGINE_RULES)}
COPY = Source("a.txt", "bad 1\n# lintnews: on\nbad 2\n\nbad 3, she said\n")
ARTICLE = next(iter(text.read(COPY)))
FOUND = [
    Diagnostic("DUP101", "caption-repeated", Severity.ERROR, Span(at, at + 3), "x")
    for at in range(len(ARTICLE.text))
    if ARTICLE.text.startswith("bad", at)
]


def silenced(content: str) -> list[str]:
    standing = SuppressionFile(Source("a.txt.lintnews", content), RULES).suppress(
        FOUND, ARTICLE, COPY
    )
    return [
        one.span.of(ARTICLE.text) + ARTICLE.text[one.span.end : one.span.end + 2]
        for one in FOUND
        if one not in standing
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DUP101", ["bad 1", "bad 2", "bad 3"]),
        ("caption-repeated -- with a reason", ["bad 1", "bad 2", "bad 3"]),
        ("QUO109, DUP line 3 -- lines are those of the file", ["bad 2"]),
        ("DUP101 lines 3-5", ["bad 2", "bad 3"]),
        ('DUP101 in "she said" -- wherever it moves', ["bad 3"]),
        ('DUP101 in "nobody wrote this"', []),
        ("QUO109", []),
        ("# DUP101", []),
        ("", []),
    ],
)
def test_an_entry_reaches_what_it_says(line: str, expected: list[str]) -> None:
    assert silenced(f"# looked at\n\n{line}\n") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("DUP101\nQUO109 line 1\n", [("LNT101", 7)]),
        ("DUP1o1\n", [("LNT102", 0)]),
        ("DUP101 line 9-3\n", [("LNT102", 0)]),
        ("DUP101 somewhere\n", [("LNT102", 0)]),
        ("\n  ALL\n", [("LNT103", 3)]),
    ],
)
def test_what_is_wrong_is_said_at_its_place(content: str, expected: list[tuple[str, int]]) -> None:
    file = SuppressionFile(Source("a.txt.lintnews", content), RULES)
    file.suppress(FOUND, ARTICLE, COPY)
    assert [
        (one.code, one.at.start) for one in file.problems(frozenset(RULES)) if one.at
    ] == expected


def test_an_entry_for_a_rule_that_did_not_run_is_not_unused() -> None:
    file = SuppressionFile(Source("a.txt.lintnews", "QUO109\n"), RULES)
    file.suppress(FOUND, ARTICLE, COPY)
    assert file.problems(frozenset({"DUP101"})) == ()
