"""No rule of the default set without a measured precision, and none that changed since."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lintnews.linting.finding import Severity
from lintnews.linting.rule import Default, Rule
from lintnews.manual import measurements
from lintnews.manual.measurements import Measurement
from lintnews.plugins import registry

MEASURED = measurements.load(Path(__file__).parents[2] / "docs" / "measurements.toml")
RULES = {rule.name: rule for rule in registry.load().rules}
DEFAULT = [rule for rule in RULES.values() if rule.default in {Default.ON, Default.LIVE}]
WARNING, ADVICE = 0.9, 0.75


NEWEST = {one.rule: one for one in MEASURED}


@pytest.mark.parametrize("one", MEASURED, ids=[f"{one.rule}-{one.draw}" for one in MEASURED])
def test_the_counts_of_a_draw_go_together(one: Measurement) -> None:
    assert one.rule in RULES
    assert one.right + one.pedantic <= one.read <= one.hits


@pytest.mark.parametrize("one", NEWEST.values(), ids=list(NEWEST))
def test_a_rule_has_not_changed_since_it_was_measured(one: Measurement) -> None:
    assert one.digest == measurements.digest(RULES[one.rule]), (
        f"{one.rule} has changed since it was measured. A contributor leaves the stamp to the "
        "maintainers and says so in the pull request (docs/measuring-a-rule.md); a maintainer "
        "measures it again, then runs tests/builtin/stamp_measurements.py with its name"
    )


@pytest.mark.parametrize("rule", DEFAULT, ids=[rule.name for rule in DEFAULT])
def test_a_rule_of_the_default_set_is_right_often_enough(rule: Rule) -> None:
    one = NEWEST.get(rule.name)
    assert one, f"{rule.code} is in the default set and was never measured"
    needed = ADVICE if rule.severity is Severity.INFO else WARNING
    assert one.read >= min(40, one.hits), "read at least 40 hits, or all"
    assert one.right >= needed * one.read


def test_a_digest_does_not_change_with_the_prose() -> None:

    code = '"""Why {0}."""\n@rule(code="X", why="{0}", bad=("{0}",))\ndef check(r):\n    """Do {0}."""\n    return r + {1}\n'
    parts = [
        list(measurements._behaviour(ast.parse(code.format(*words))))
        for words in (("a", 1), ("b", 1), ("b", 2))
    ]
    assert parts[0] == parts[1]
    assert parts[1] != parts[2]
