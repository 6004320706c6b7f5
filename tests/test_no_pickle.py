"""Nothing that lintnews reads from a disk can run code: no pickle, marshal or shelve, and no eval of data."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "joblib"}
MODULES = [*sorted((ROOT / "lintnews").rglob("*.py")), *sorted((ROOT / "rules").rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES])
def test_a_module_reads_no_format_that_can_hold_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names.extend([node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        assert not {name.partition(".")[0] for name in names} & FORBIDDEN
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"eval", "exec"}
        ):
            assert path.name == "rule_files.py", (
                "code runs in plugins/rule_files.py alone, and only with consent"
            )
