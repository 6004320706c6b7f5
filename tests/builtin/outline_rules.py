"""Write the table of what the built-in rules state: ``python tests/builtin/outline_rules.py``.

A first article is linted with what stands there, and loads no more rules than it needs.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from pathlib import Path
from pprint import pformat

import beginnings
import tomli

import lintnews_rules
from lintnews.linting.rule import Rule
from lintnews.linting.tables.checks import keys_of_check
from lintnews.plugins import collect, outline

FOLDER = Path(lintnews_rules.__file__).parent
FILE = FOLDER / f"{outline.TABLE}.py"

_HEAD = '''"""What each rule states, without its code; written by tests/builtin/outline_rules.py."""

from __future__ import annotations

'''


def rules() -> dict[str, list[Rule]]:
    """Return the rules of each file, as the file itself has them."""
    found: dict[str, list[Rule]] = {}
    for rule in collect.collected(lintnews_rules):
        if rule.module.endswith(".toml"):
            name = Path(rule.module).relative_to(FOLDER).as_posix()
        else:
            _, _, module = rule.module.partition(".")
            name = f"{module.replace('.', '/')}.py"
        found.setdefault(name, []).append(rule)
    return found


def with_beginnings(rule: Rule) -> Rule:
    """Return a rule whose patterns know what their matches begin with, if the table has them."""
    if "patterns" not in outline.outline_of(rule):
        return rule
    return rule._replace(
        patterns=tuple(
            pattern._replace(begins=beginnings.of(pattern.expression))
            if pattern.whole_block and not pattern.starts
            else pattern
            for pattern in rule.patterns
        )
    )


def keys_of(rule: Rule) -> dict[str, object]:
    """Return what the check of a TOML rule is made of."""
    if not rule.module.endswith(".toml") or "patterns" not in outline.outline_of(rule):
        return {}
    tables = tomli.loads(Path(rule.module).read_text(encoding="utf-8"))["rule"]
    (table,) = (table for table in tables if table["code"] == rule.code)
    return {"keys": keys_of_check(table)}


def helpers_of(path: Path) -> set[str]:
    """Return the modules with an underscore that a file imports, or that those import."""
    found: set[str] = set()
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module and module.startswith("lintnews_rules.") and "._" in module:
                name = f"{module.partition('.')[2].replace('.', '/')}.py"
                found |= {name, *helpers_of(FOLDER / name)}
    return found


def written() -> str:
    """Return the table as it should be."""
    files = {
        name: (
            (FOLDER / name).stat().st_size,
            tuple(sorted(helpers_of(FOLDER / name))),
            tuple(
                {**outline.outline_of(with_beginnings(rule)), **keys_of(rule)} for rule in of_file
            ),
        )
        for name, of_file in sorted(rules().items())
    }
    names = sorted({name for _, used, _ in files.values() for name in used})
    helpers = {name: (FOLDER / name).stat().st_size for name in names}
    return f"{_HEAD}HELPERS = {_lines(helpers)}\n\nRULES = {_lines(files)}\n"


def _lines(table: Mapping[str, object]) -> str:
    rows = "".join(
        f"    {name!r}: {pformat(value, width=sys.maxsize, compact=True, sort_dicts=False)},\n"
        for name, value in table.items()
    )
    return f"{{\n{rows}}}"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
