"""Imports only go down. The floors are drawn in docs/architecture.md."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]

# The first prefix that fits gives a module its floor; a package may import within itself.
FLOORS = [
    ("lintnews.errors", 0),
    ("lintnews.values", 0),
    ("lintnews.writing", 1),
    ("lintnews.version", 0),
    ("lintnews.blame", 1),
    ("lintnews.guard", 1),
    ("lintnews.article", 1),
    ("lintnews.analysis", 2),
    ("lintnews.readers", 2),
    ("lintnews.rules.diagnostic", 2),
    ("lintnews.rules.definition", 3),
    ("lintnews.rules.edits", 3),
    ("lintnews.rules", 4),
    ("lintnews.reporters", 4),
    ("lintnews.filters", 5),
    ("lintnews.config", 6),
    ("lintnews.plugins", 6),
    ("lintnews.measurements", 5),
    ("lintnews.rulebook", 6),
    ("lintnews.engine", 7),
    ("lintnews.cache", 7),
    ("lintnews.resolve", 8),
    ("lintnews.files", 9),
    ("lintnews.runner", 9),
    ("lintnews.fixer", 9),
    ("lintnews.auditing", 10),
    ("lintnews.testing", 9),
    ("lintnews.cli", 11),
    ("lintnews.__main__", 12),
]

# Libraries that one place alone may import.
HOMES = {
    "pluggy": {"lintnews.plugins.loading", "lintnews.plugins.marks"},
    "tomli": {"lintnews.config", "lintnews.measurements", "lintnews.rules.declarative"},
    "pyromark": {"lintnews.readers.markdown"},
    "textstat": {"lintnews.analysis.readability"},
    "turbohtml": {"lintnews.readers.html"},
    "regex": {"lintnews.rules.matching"},
}


def floor(module: str) -> int:
    for prefix, number in FLOORS:
        if module == prefix or module.startswith(prefix + "."):
            return number
    pytest.fail(f"{module} is on no floor: add it to FLOORS and to docs/architecture.md")


def modules(package: str, folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        yield ".".join((package, *parts)).removesuffix(".__init__"), path


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


CORE = [item for item in modules("lintnews", ROOT / "lintnews") if item[0] != "lintnews"]
FILES = {name for name, _ in CORE}


@pytest.mark.parametrize(("module", "path"), CORE, ids=[name for name, _ in CORE])
def test_imports_go_down(module: str, path: Path) -> None:
    for imported in imports(path):
        if imported in FILES:
            package = module.rpartition(".")[0]
            same = package != "lintnews" and imported.startswith(package + ".")
            assert same or floor(imported) <= floor(module), (
                f"{module} imports {imported}, which is above it"
            )


@pytest.mark.parametrize(("module", "path"), CORE, ids=[name for name, _ in CORE])
def test_libraries_stay_in_their_places(module: str, path: Path) -> None:
    for imported in imports(path):
        homes = HOMES.get(imported.partition(".")[0])
        if homes is not None:
            assert any(module == home or module.startswith(home + ".") for home in homes), (
                f"{module} imports {imported}"
            )


def test_the_core_never_imports_the_built_in_rules() -> None:
    for module, path in CORE:
        assert not any(name.startswith("lintnews_rules") for name in imports(path)), module


def test_a_built_in_rule_imports_the_public_face_only() -> None:
    for module, path in modules("lintnews_rules", ROOT / "rules" / "lintnews_rules"):
        for imported in imports(path):
            if imported.startswith("lintnews."):
                assert imported.count(".") == 1, f"{module} imports {imported}"
                assert imported not in FILES, f"{module} imports {imported}"
