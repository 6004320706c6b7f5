"""Each of the patterns of a built-in table finds its example, and holds what it says it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

import lintnews_rules
from lintnews.linting.tables.table import build

TABLES = sorted(Path(lintnews_rules.__file__).parent.rglob("*.toml"))


def tables(path: Path) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = tomli.loads(path.read_text(encoding="utf-8"))["rule"]
    return rules


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_a_pattern_finds_its_example(path: Path) -> None:
    for table in tables(path):
        assert build(table, str(path), guarded=True)


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_an_example_holds_one_of_the_words_that_every_match_holds(path: Path) -> None:
    for table in tables(path):
        for piece in table.get("patterns", ()):
            exact = piece.get("case-sensitive", table.get("case-sensitive", False))
            example = piece["example"] if exact else piece["example"].lower()
            held = piece.get("holds", [""])
            assert any(word in example for word in held), piece["about"]
