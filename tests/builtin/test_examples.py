"""Every example of every built-in rule holds: the bad ones are marked just so, the good ones not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintnews.plugins import registry
from lintnews.testing import hostile, strict

if TYPE_CHECKING:
    from lintnews.rules.definition import Rule

LOADED = registry.load()
RULES = LOADED.rules
CASES = [case for rule in RULES for case in strict.cases(rule)]


def test_the_built_in_rules_load() -> None:
    assert not LOADED.failures
    assert {rule.family for rule in RULES} >= {"ATT", "BPL", "DUP", "PLH", "QUO"}


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule.name} {case.name}" for case in CASES])
def test_an_example_is_marked_just_so(case: strict.Case) -> None:
    assert list(case.problems()) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_shows_what_it_marks_and_what_it_leaves_alone(rule: Rule) -> None:
    assert list(strict.missing(rule)) == []
    assert len(rule.why) > 60


def test_all_rules_together_survive_hostile_text() -> None:
    hostile.assert_robust(*RULES, large=10_000)
