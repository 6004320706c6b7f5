"""The two calls that most tests of a rule need."""

from __future__ import annotations

from lintnews.linting.finding import Located
from lintnews.linting.rule import Example, Rule
from lintnews.testing import examples, strict


def assert_examples(rule: Rule) -> None:
    """Fail unless every example of the rule holds.

    A bad example must be marked just so (span and message), a good one not at all;
    none may be there twice, and after the fixes nothing of the rule's that can be
    fixed may be left.

    Raises:
        AssertionError: one line for each problem.
    """
    found = list(strict.problems(rule))
    if found:
        raise AssertionError("\n".join(f"{rule.code} {rule.name}: {said}" for said in found))


def findings(rule: Rule, text: str, **options: object) -> tuple[Located, ...]:
    """Return the findings of a rule with options on a short article, written like an example."""
    return examples.findings(rule, Example(text, options=options))
