"""The rules that run on a paragraph alone while somebody types say there what they say in a story."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from lintnews.plugins import registry
from lintnews.run.near_rules import NEAR

SPEC = importlib.util.spec_from_file_location(
    "measure_near_rules", Path(__file__).with_name("measure_near_rules.py")
)
assert SPEC
assert SPEC.loader
SCRIPT = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(SCRIPT)
RULES = {rule.code: rule for rule in registry.load().rules}


def test_every_near_rule_is_a_rule() -> None:
    assert set(RULES) >= NEAR


@pytest.mark.parametrize("code", sorted(NEAR & set(RULES)))
def test_a_near_rule_needs_no_more_than_the_paragraph(code: str) -> None:
    for article, ruleset in SCRIPT.of_examples(RULES[code]):
        missed, made_up = SCRIPT.differences(article, ruleset)
        assert not missed
        assert not made_up
