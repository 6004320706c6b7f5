"""Every example of every built-in rule holds: the bad ones are marked just so, the good ones not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from lintnews.linting.rule import Example, Rule
from lintnews.plugins import registry
from lintnews.testing import hostile, strict

LOADED = registry.load()
RULES = LOADED.rules
MARK = re.compile(r"^[ ]*\^+>?(?: [^\n]*)?(?:\n|\Z)", re.MULTILINE)
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


def broken(case: strict.Case) -> Iterator[tuple[str, Example]]:
    """Yield the example with each way of breaking it."""
    example = as_example(case.example)
    if not case.bad:
        marked = as_example(case.rule.bad[0])
        yield "what is bad, unmarked", marked._replace(text=MARK.sub("", marked.text), fixed=None)
        return
    yield "no marks", example._replace(text=MARK.sub("", example.text))
    yield (
        "another message",
        example._replace(text=MARK.sub(lambda mark: mark[0].rstrip("\n") + "x\n", example.text)),
    )
    yield (
        "a longer mark",
        example._replace(text=MARK.sub(lambda mark: mark[0].replace("^", "^^", 1), example.text)),
    )
    if example.fixed is not None:
        yield "another fixed text", example._replace(fixed=example.fixed + "x")


def as_example(example: Example | str) -> Example:
    return Example(example) if isinstance(example, str) else example


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule.name} {case.name}" for case in CASES])
def test_breaking_an_example_in_any_way_is_noticed(case: strict.Case) -> None:
    for how, example in broken(case):
        assert list(case._replace(example=example).problems()), how


def test_all_rules_together_survive_hostile_text() -> None:
    hostile.assert_robust(*RULES, large=10_000)
