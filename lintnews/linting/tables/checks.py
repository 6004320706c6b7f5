"""The check of a table: which kind it is, and what it needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintnews.article.model import Role
from lintnews.hints import Any
from lintnews.linting.finding import Finding
from lintnews.linting.phrases import phrase_pattern
from lintnews.linting.rule import Pattern
from lintnews.linting.tables import conditional, consistency, occurrence, plain, templates
from lintnews.linting.tables.casing import differ_in_case_only

# What a rule says of itself, and what its patterns are made of.
_OF_THE_RULE = frozenset(
    """
    bad code default good kinds languages name pack roles severity since speech stages standard
    summary version why word-list yields-to
    """.split(),
)
_OF_PATTERNS = frozenset("exceptions holds parts pattern patterns phrases starts".split())
_EXPRESSIONS = ("pattern", "needs-pattern", "unless")
_PATTERN_IS_READ = frozenset({"needs", "needs-pattern", "prefer", "replacement"})


def keys_of_check(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the part of a table that its check is made of."""
    left_out = _OF_THE_RULE if _PATTERN_IS_READ & table.keys() else _OF_THE_RULE | _OF_PATTERNS
    kept = {key: value for key, value in with_parts(table).items() if key not in left_out}
    return {**kept, "patterns": True} if "patterns" in table else kept


def with_parts(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the table with the parts in its expressions written out."""
    parts: dict[str, str] = {}
    for name, part in table.get("parts", {}).items():
        parts[name] = f"(?:{_written_out(part, parts)})"
    if not parts:
        return table
    filled = {key: _written_out(table[key], parts) for key in _EXPRESSIONS if key in table}
    pieces = [
        {**piece, "pattern": _written_out(piece["pattern"], parts)}
        for piece in table.get("patterns", ())
    ]
    return {**table, **filled, **({"patterns": pieces} if pieces else {})}


def _written_out(expression: str, parts: Mapping[str, str]) -> str:
    for name, part in parts.items():
        expression = expression.replace(f"{{{name}}}", part)
    return expression


def check_of(
    table: Mapping[str, Any], roles: frozenset[Role] | None, *, guarded: bool
) -> Callable[..., Iterator[Finding]]:
    """Return the check that the table's keys ask for."""
    if "consistency" in table:
        return consistency.check_of(table, roles)
    if "at-most" in table or "at-least" in table:
        return occurrence.check_of(table, roles)
    if "needs" in table or "needs-pattern" in table:
        own, needed = (
            templates.groups_of(table.get(key, "")) for key in ("pattern", "needs-pattern")
        )
        return conditional.check_of(table, conditional.shared_groups(own, needed), roles)
    changes = "prefer" in table or "replacement" in table
    listed = {pattern.expression: form for form, pattern in forms(table)} if changes else {}
    return plain.check_of(table, listed, guarded=guarded)


def forms(table: Mapping[str, Any]) -> Iterator[tuple[str, Pattern]]:
    """Yield the phrases and the wrong forms, each with its pattern."""
    case_sensitive: bool = table.get("case-sensitive", False)
    for phrase in table.get("phrases", ()):
        yield phrase, phrase_pattern(phrase, case_sensitive=case_sensitive)
    for wrong, right in table.get("prefer", {}).items():
        exact = case_sensitive or differ_in_case_only(wrong, right)
        yield wrong, phrase_pattern(wrong, tag=right, case_sensitive=exact)
