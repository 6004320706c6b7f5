"""A file of rules: read, checked whole, every problem said with its line."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike

from lintnews.errors import DefinitionError
from lintnews.hints import Any
from lintnews.linting.rule import Rule
from lintnews.linting.tables.table import TableError, build
from lintnews.toml.document import Document, read

#: Bytes; no file of rules that a person wrote is larger.
LARGEST = 2_000_000
_HINT = "a rule is a table that begins with [[rule]]"


def load(path: str | PathLike[str], *, guarded: bool = False) -> tuple[Rule, ...]:
    """Read the rules of a TOML file.

    ``guarded`` runs the patterns under a time limit; it is for files whose
    author is not known.

    Raises:
        DefinitionError: if the file cannot be read, or a table is not a rule;
            one line for each problem, with the file, the line, the rule and the key.
    """
    document = read(path, DefinitionError, largest=LARGEST)
    rules: list[Rule] = []
    problems: list[str] = []
    for number, table in enumerate(_tables(document)):
        try:
            rules.append(build(table, document.path, guarded=guarded))
        except TableError as error:
            problems.extend(
                f"{_line(document, number, *way)}: {error.label}: {message}"
                for way, message in error.problems
            )
    problems.extend(_duplicates(rules, document))
    if problems:
        raise DefinitionError("\n".join(problems))
    return tuple(rules)


def _tables(document: Document) -> list[dict[str, Any]]:
    others = sorted(set(document.table) - {"rule"})
    if others:
        message = f"{document.path}: {others[0]!r} is outside every rule; {_HINT}"
        raise DefinitionError(message)
    tables = document.table.get("rule")
    if (
        not isinstance(tables, list)
        or not tables
        or not all(isinstance(table, dict) for table in tables)
    ):
        message = f"{document.path}: no rule in it; {_HINT}"
        raise DefinitionError(message)
    return tables


def _line(document: Document, number: int, *way: str | int) -> str:
    position = document.position("rule", number, *way)
    return f"{document.path}:{position[0] if position else 1}"


def _duplicates(rules: list[Rule], document: Document) -> Iterator[str]:
    seen: set[str] = set()
    for number, rule in enumerate(rules):
        for name in (rule.code, rule.name):
            if name in seen:
                yield (f"{_line(document, number)}: two rules of this file are called {name!r}")
            seen.add(name)
