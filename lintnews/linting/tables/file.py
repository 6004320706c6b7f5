"""A file of rules: read, checked whole, every problem told with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import tomli

from lintnews.errors import DefinitionError
from lintnews.linting.rule import Rule
from lintnews.linting.tables.table import TableError, build

if TYPE_CHECKING:
    from os import PathLike

#: Bytes; no file of rules that a person wrote is larger.
LARGEST = 2_000_000
#: Parts of a dotted key, or brackets that are open at once.
DEEPEST = 100

# Searched only where something is wrong, or may be.
_TABLE = r"(?m)^[ \t]*\[\[[ \t]*rule[ \t]*\]\]"
_DEEP = r"(?m)^[^\"'#\n]*?(?:[\w-]+[ \t]*\.[ \t]*){100}|(?:[\[{]\s*){100}"


def load(path: str | PathLike[str], *, guarded: bool = False) -> tuple[Rule, ...]:
    """Read the rules of a TOML file.

    ``guarded`` runs the patterns under a time limit; it is for files whose
    author is not known.

    Raises:
        DefinitionError: where the file cannot be read, or a table is not a rule;
            one line for each problem, with the file, the line, the rule and the key.
    """
    path = os.fspath(path)
    text, tables = _parsed(path)
    rules: list[Rule] = []
    problems: list[str] = []
    for number, table in enumerate(tables):
        try:
            rules.append(build(table, path, guarded=guarded))
        except TableError as error:
            problems.extend(
                f"{path}:{_line(text, number, key)}: {error.label}: {said}"
                for key, said in error.problems
            )
    problems.extend(_twice(rules, text, path))
    if problems:
        raise DefinitionError("\n".join(problems))
    return tuple(rules)


def _parsed(path: str) -> tuple[str, list[dict[str, Any]]]:
    try:
        with open(path, "rb") as file:
            data = file.read()
        if len(data) > LARGEST:
            message = f"{path}: larger than {LARGEST:,} bytes, which no file of rules is"
            raise DefinitionError(message)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        # The count is soon made and spares most files the search.
        if any(text.count(mark) >= DEEPEST for mark in ".[{") and re.search(_DEEP, text):
            message = f"{path}: nested more than {DEEPEST} deep, which no rule is"
            raise DefinitionError(message)
        document = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = f"{path}:{error.lineno}:{error.colno}: {error.msg}"
        raise DefinitionError(message) from error
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise DefinitionError(message) from error
    except (OSError, RecursionError) as error:
        message = f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
        raise DefinitionError(message) from error
    others = sorted(set(document) - {"rule"})
    if others:
        message = (
            f"{path}: {others[0]!r} stands outside every rule; a rule is a table that begins "
            "with [[rule]]"
        )
        raise DefinitionError(message)
    tables = document.get("rule")
    if (
        not isinstance(tables, list)
        or not tables
        or not all(isinstance(table, dict) for table in tables)
    ):
        message = f"{path}: no rule in it; a rule is a table that begins with [[rule]]"
        raise DefinitionError(message)
    return text, tables


def _line(text: str, number: int, key: str) -> int:
    heads = [match.start() for match in re.finditer(_TABLE, text)]
    if number >= len(heads):
        return 1
    start, end = heads[number], heads[number + 1] if number + 1 < len(heads) else len(text)
    found = (
        re.compile(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=", re.MULTILINE).search(
            text,
            start,
            end,
        )
        if key
        else None
    )
    return text.count("\n", 0, found.start() if found else start) + 1


def _twice(rules: list[Rule], text: str, path: str) -> Iterator[str]:
    seen: set[str] = set()
    for number, rule in enumerate(rules):
        for name in (rule.code, rule.name):
            if name in seen:
                yield (
                    f"{path}:{_line(text, number, '')}: two rules of this file are called {name!r}"
                )
            seen.add(name)
