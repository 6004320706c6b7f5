"""Where a rule and its examples are in the file that they come from."""

from __future__ import annotations

from pathlib import Path

from lintnews.linting.rule import Example, Rule
from lintnews.plugins.rule_files import KINDS


class Places:
    """Places in the file of a rule, as ``house.toml:12: ``; empty without a file of its own."""

    def __init__(self, rule: Rule) -> None:
        """Look for the rule in its file."""
        path = Path(rule.plugin)
        self._name = rule.plugin if path.suffix in KINDS and path.is_file() else ""
        self._text = path.read_text(encoding="utf-8", errors="replace") if self._name else ""
        quoted = (self._text.find(f"{mark}{rule.code}{mark}") for mark in "\"'")
        self._rule = max(0, *quoted)

    @property
    def of_rule(self) -> str:
        """Return the place of the rule's code."""
        return self._at(self._rule)

    def of_example(self, example: Example | str) -> str:
        """Return where the example begins, or the rule if its text is not in the file as it is."""
        text = example if isinstance(example, str) else example.text
        lines = [line for line in text.split("\n") if line.strip()]
        if not lines:
            return self.of_rule
        at = self._text.find(lines[0].strip(), self._rule)
        return self._at(at) if at >= 0 else self.of_rule

    def _at(self, offset: int) -> str:
        return f"{self._name}:{self._text.count(chr(10), 0, offset) + 1}: " if self._name else ""
