"""Every example of every built-in rule holds: the bad ones are marked just so, the good ones not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintnews.plugins import registry
from lintnews.testing import examples

if TYPE_CHECKING:
    from lintnews.rules.definition import Example, Rule

LOADED = registry.load()
RULES = LOADED.rules
BAD = [(rule, example) for rule in RULES for example in rule.bad]
GOOD = [(rule, example) for rule in RULES for example in rule.good]


def _ids(pairs: list[tuple[Rule, Example | str]]) -> list[str]:
    return [f"{rule.name}-{number}" for number, (rule, _) in enumerate(pairs)]


def test_the_built_in_rules_load() -> None:
    assert not LOADED.failures
    assert {rule.family for rule in RULES} >= {"ATT", "BPL", "DUP", "PLH", "QUO"}


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_ids(BAD))
def test_a_bad_example_is_marked_just_so(rule: Rule, example: Example | str) -> None:
    assert examples.read(example).marks, "a bad example needs a line of carets under what is bad"
    assert not list(examples.problems(rule, example))


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=_ids(GOOD))
def test_a_good_example_is_left_alone(rule: Rule, example: Example | str) -> None:
    assert not examples.read(example).marks
    assert not list(examples.problems(rule, example))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_shows_what_it_marks_and_what_it_leaves_alone(rule: Rule) -> None:
    assert rule.bad
    assert rule.good
    assert len(rule.why) > 60
