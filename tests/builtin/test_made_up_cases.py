"""Twenty cases and more for each rule that real news gives too few hits."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lintnews.linting.rule import Example
from lintnews.plugins import registry
from lintnews.testing import examples

CASES = tomllib.loads(Path(__file__).with_name("made_up_cases.toml").read_text(encoding="utf-8"))
RULES = {rule.name: rule for rule in registry.load().rules}

Case = str | dict[str, Any]


# What only a desk is told of.
OPTIONS = {"credit-missing": {"declared": True}}


def example(name: str, case: Case) -> Example:
    """Return a case as an example: a text, or a table with the links in it."""
    stated = {"text": case} if isinstance(case, str) else case
    return Example(**{"options": OPTIONS.get(name, {}), **stated})


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, cases in CASES.items() for text in cases["bad"]]
)
def test_what_a_desk_must_be_told_is_found_once(name: str, text: Case) -> None:
    assert len(examples.findings(RULES[name], example(name, text))) == 1


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, cases in CASES.items() for text in cases["good"]]
)
def test_what_is_right_is_left_alone(name: str, text: Case) -> None:
    assert not examples.findings(RULES[name], example(name, text))


@pytest.mark.parametrize("name", CASES)
def test_there_are_twenty_cases_of_a_rule(name: str) -> None:
    assert len(CASES[name]["bad"]) + len(CASES[name]["good"]) >= 20
