"""What people who write rules test with.

``assert_examples(rule)`` holds a rule's examples to everything they claim,
``assert_robust(rule)`` throws hostile text at it, ``assert_report(article)``
compares what is said about a whole article with a golden file, ``rules_of(name)``
finds the rules of a file, a plugin or a package. With pytest the examples of rule
files are collected by themselves.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # type checkers take it for true, and typing costs a start 2 ms

if TYPE_CHECKING:
    from lintnews.testing.collection import rules_of
    from lintnews.testing.hostile import Hostile, assert_robust, hostile_texts
    from lintnews.testing.kit import assert_examples, findings
    from lintnews.testing.reports import assert_report, report
    from lintnews.testing.strict import Case, cases

_HOMES = {
    "collection": ("rules_of",),
    "hostile": ("Hostile", "assert_robust", "hostile_texts"),
    "kit": ("assert_examples", "findings"),
    "reports": ("assert_report", "report"),
    "strict": ("Case", "cases"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Case",
    "Hostile",
    "assert_examples",
    "assert_report",
    "assert_robust",
    "cases",
    "findings",
    "hostile_texts",
    "report",
    "rules_of",
]


def __getattr__(name: str) -> object:
    """Load a name at its first use: with pytest every project imports this package."""
    if name not in _HOME_OF:
        message = f"module 'lintnews.testing' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(importlib.import_module(f"lintnews.testing.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
