"""Imports only go down. The floors are drawn in docs/architecture.md."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# The longest prefix that fits gives a module its floor. Within a package everything may import
# everything; between packages an import goes strictly down.
FLOORS = {
    "lintnews.hints": -1,
    "lintnews.errors": 0,
    "lintnews.values": 0,
    "lintnews.globs": 1,
    "lintnews.guard": 1,
    "lintnews.toml": 1,
    "lintnews.article": 2,
    "lintnews.analysis": 3,
    "lintnews.readers": 3,
    "lintnews.linting": 4,
    "lintnews.comparing": 4,
    "lintnews.sheets": 6,
    "lintnews.linting.tables": 5,
    "lintnews.reporters": 5,
    "lintnews.plugins": 6,
    "lintnews.config": 7,
    "lintnews.run": 8,
    "lintnews.testing": 9,
    "lintnews.manual": 9,
    "lintnews.editor": 10,
    "lintnews.web": 10,
    "lintnews.archive": 11,
    "lintnews.word": 11,
    "lintnews.cli": 12,
    "lintnews.__main__": 13,
}
PACKAGES = sorted(FLOORS, key=len, reverse=True)

# Formats have one name each, in whichever package they are read or written.
FORMATS = {"html", "markdown", "text", "json"}

# Libraries that one place alone may import.
HOMES = {
    "daft": {"lintnews.archive"},
    "pluggy": {"lintnews.plugins"},
    "tomli": {"lintnews.config", "lintnews.manual.measurements", "lintnews.toml"},
    "pyromark": {"lintnews.readers.markdown"},
    "textstat": {"lintnews.analysis.readability"},
    "turbohtml": {"lintnews.readers.html"},
    "regex": {"lintnews.linting.matching"},
    "ahocorasick": {"lintnews.linting.waiting"},
}


def package(module: str) -> str:
    """Return the package of the house that a module stands in."""
    for name in PACKAGES:
        if module == name or module.startswith(name + "."):
            return name
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
def test_imports_go_strictly_down_between_packages(module: str, path: Path) -> None:
    own = package(module)
    for imported in imports(path):
        if imported in FILES and package(imported) != own:
            assert FLOORS[package(imported)] < FLOORS[own], f"{module} imports {imported}"


def test_no_file_name_stands_twice() -> None:
    names = Counter(
        path.name
        for module, path in CORE
        if path.name != "__init__.py"
        and not (path.stem in FORMATS and path.parent.name in {"readers", "reporters"})
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_class_name_stands_twice() -> None:
    names = Counter(
        node.name
        for _, path in CORE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_argparse_is_the_command_lines_alone() -> None:
    for module, path in CORE:
        if not module.startswith("lintnews.cli"):
            assert "argparse" not in set(imports(path)), module


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
