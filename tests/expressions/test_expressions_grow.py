"""No expression of lintnews or its rules costs the square of a text, whatever row the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintnews.analysis import forms
from lintnews.analysis.forms import Forms
from lintnews.article.source import Source
from lintnews.run.lint import lint_source
from lintnews.run.request import Basis, Request
from lintnews.run.session import open_run
from tests.expressions import pumping

ARTICLES = Path(__file__).parents[1] / "articles"


def test_every_expression_is_in_step_with_its_text() -> None:
    every = pumping.expressions()
    assert len(every) > 400
    assert not [found for found in map(pumping.slow, every) if found]


@pytest.mark.parametrize(
    "expression",
    [r"\s+$", r"(?:a|a)*b", r"(?:Ab ?)+\.", r"\w+@\w+", r"(?:A ){2,}x", r"\[[^\[\]]+\]|\[.*\)"],
)
def test_the_search_finds_what_makes_an_expression_slow(expression: str) -> None:
    look = re.compile(expression).search
    assert pumping.slow(pumping.Expression("made up", expression, look))


@pytest.mark.parametrize("expression", [r"(?<!\s)\s++$", r"a*b", r"(?<!\w)\w++@\w+", r"said \w+"])
def test_the_search_finds_nothing_in_an_expression_that_is_in_step(expression: str) -> None:
    look = re.compile(expression).match if expression == "a*b" else re.compile(expression).search
    assert not pumping.slow(pumping.Expression("made up", expression, look))


def test_forms_of_one_list_alone_are_looked_for_inside_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: set[str] = set()
    search = Forms.search

    def noted(self: Forms, line: str) -> int:
        searched.update(form.expression for _, form in self.anywhere)
        return search(self, line)

    monkeypatch.setattr(Forms, "search", noted)
    run = open_run(Request(basis=Basis(isolated=True, profile="desk")))
    for text in _texts():
        list(lint_source(Source("a.txt", text), run))
    inside = {form.expression for _, form in forms.listed(pumping.SEARCHED).anywhere}
    assert searched
    assert searched <= inside


def _texts() -> Iterator[str]:
    for path in sorted(ARTICLES.rglob("*.txt"))[:40]:
        yield path.read_text(encoding="utf-8", errors="replace")
