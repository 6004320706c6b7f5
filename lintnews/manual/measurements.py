"""What a blind reader said of a rule on unread news, and whether the rule has changed since.

A measurements file holds one table for each draw that was read, failed ones too; of one
rule the last table counts::

    [[measurement]]
    rule = "caption-repeated"
    draw = "DUP101@1"
    date = "2026-11-30"
    digest = "3f0c9a1be2d4"
    articles = 999
    hits = 46
    read = 40
    right = 37
    pedantic = 2

``pedantic`` is true and nobody would act on it, so it is not right. ``digest`` stands for the
rule's behaviour: its code or its table without the prose and the examples. A rule whose digest
differs has changed since it was measured.
"""

from __future__ import annotations

import ast
import importlib
import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import tomli

from lintnews.errors import DefinitionError
from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.values import NamedTuple

# What a rule says about itself without doing anything.
_PROSE = frozenset({"why", "summary", "bad", "good", "since", "standard", "version"})


class Measurement(NamedTuple):
    """How often a rule spoke on a draw, and how many of the hits that were read were right."""

    rule: str
    draw: str
    hits: int
    read: int
    right: int
    pedantic: int = 0
    articles: int = 0
    date: str = ""
    digest: str = ""
    note: str = ""

    @property
    def share(self) -> float:
        """The share of right hits among those read; 1.0 if there was none to read."""
        return self.right / self.read if self.read else 1.0


def shipped() -> tuple[Measurement, ...]:
    """Return the measurements of the built-in rules: of the installation, or of the checkout."""
    home = Path(__file__).parent
    for path in (
        home / "written" / "measurements.toml",
        home.parents[1] / "docs" / "measurements.toml",
    ):
        if path.is_file():
            return load(path)
    return ()


def load(path: Path) -> tuple[Measurement, ...]:
    """Read a measurements file.

    Raises:
        DefinitionError: if a table is no measurement.
    """
    try:
        tables: list[dict[str, Any]] = tomli.loads(path.read_text(encoding="utf-8")).get(
            "measurement", []
        )
        return tuple(Measurement(**table) for table in tables)
    except (OSError, tomli.TOMLDecodeError, TypeError) as error:
        message = f"{path}: {error}"
        raise DefinitionError(message) from error


def of(rule: Rule, measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return the measurements of one rule."""
    return tuple(one for one in measurements if one.rule in {rule.name, rule.code})


def digest(rule: Rule) -> str:
    """Return twelve hexadecimal digits that change when the rule's behaviour does.

    Raises:
        DefinitionError: if the rule's file cannot be found.
    """
    path = Path(rule.module)
    if path.suffix == ".toml":
        tables = tomli.loads(path.read_text(encoding="utf-8"))["rule"]
        (table,) = [table for table in tables if table["code"] == rule.code]
        content = json.dumps(
            {key: value for key, value in table.items() if key not in _PROSE}, sort_keys=True
        )
    else:
        file = getattr(importlib.import_module(rule.module), "__file__", None)
        if file is None:
            message = f"{rule.code}: its file is not known"
            raise DefinitionError(message)
        content = "\n".join(_behaviour(ast.parse(Path(file).read_text(encoding="utf-8"))))
    return blake2b(content.encode(), digest_size=6).hexdigest()


def _behaviour(node: ast.AST) -> Iterator[str]:
    """Yield the parts of a syntax tree that can change what a rule does: no prose, no positions."""
    if (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ):
        return
    if isinstance(node, ast.keyword) and node.arg in _PROSE:
        return
    yield type(node).__name__
    for field in ("id", "attr", "arg", "name", "value", "module"):
        value = getattr(node, field, None)
        if isinstance(value, str | int | float | bool):
            yield repr(value)
    for child in ast.iter_child_nodes(node):
        yield from _behaviour(child)
