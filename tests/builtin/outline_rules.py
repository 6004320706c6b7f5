"""Write the table of what the built-in rules state: ``python tests/builtin/outline_rules.py``.

A first article is linted with what stands there, and loads no more rules than it needs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from pprint import pformat

import lintnews_rules
from lintnews.linting.rule import Rule
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


def written() -> str:
    """Return the table as it should be."""
    files = {
        name: ((FOLDER / name).stat().st_size, tuple(map(outline.outline_of, of_file)))
        for name, of_file in sorted(rules().items())
    }
    helpers = {
        path.relative_to(FOLDER).as_posix(): path.stat().st_size
        for path in sorted(FOLDER.rglob("_*.py"))
        if path.stem not in {"__init__", outline.TABLE}
    }
    return f"{_HEAD}HELPERS = {_lines(helpers)}\n\nRULES = {_lines(files)}\n"


def _lines(table: dict[str, object]) -> str:
    rows = "".join(
        f"    {name!r}: {pformat(value, width=sys.maxsize, compact=True, sort_dicts=False)},\n"
        for name, value in table.items()
    )
    return f"{{\n{rows}}}"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
