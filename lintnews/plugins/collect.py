"""Collect the rules of a package: every rule in its modules and TOML files."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from functools import partial
from types import ModuleType

from lintnews.linting.rule import Rule
from lintnews.plugins import outline
from lintnews.plugins.outline import NO_TABLE, TABLE, Table


def collect_rules(package: ModuleType) -> tuple[Rule, ...]:
    """Return the rules of a package and its subpackages, in the order of their files.

    A module brings each ``Rule`` it defines, a ``.toml`` file each ``[[rule]]``
    table. Modules whose name begins with an underscore are left alone.

    Raises:
        DefinitionError: if a TOML file is no rule file.
    """
    return collected(package, outline.table_of(package.__name__))


def collected(package: ModuleType, table: Table = NO_TABLE) -> tuple[Rule, ...]:
    """Return the rules of a package; those whose file is as the table has it by their outline."""
    found = [file for folder in package.__path__ for file in _files(folder)]
    changed = {
        name
        for name, entry in found
        if _is_helper(entry.name) and entry.stat().st_size != table.helpers.get(name)
    }
    # A rule that one module imports from another is one rule.
    rules: dict[int, Rule] = {}
    for name, entry in found:
        if _is_helper(entry.name):
            continue
        load = partial(_of_file, package.__name__, name, entry.path)
        size, helpers, outlines = table.rules.get(name, (-1, (), ()))
        of_file = (
            outline.rules_of(outlines, _module(package.__name__, name, entry.path), load)
            if size == entry.stat().st_size and changed.isdisjoint(helpers)
            else load()
        )
        rules.update((id(rule), rule) for rule in of_file)
    return tuple(rules.values())


def _is_helper(name: str) -> bool:
    """Return whether a file holds what rules share."""
    return name.startswith("_")


def _files(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files that rules are made of, each with its way below the package."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        stem, _, extension = entry.name.partition(".")
        if extension in {"py", "toml"}:
            if stem not in {"__init__", TABLE}:
                yield f"{below}{entry.name}", entry
        elif not extension and not _is_helper(stem) and entry.is_dir():
            yield from _files(entry.path, f"{below}{entry.name}/")


def _module(package: str, name: str, path: str) -> str:
    """Return where the rules of a file say they come from."""
    if name.endswith(".toml"):
        return path
    return f"{package}.{name.removesuffix('.py').replace('/', '.')}"


def _of_file(package: str, name: str, path: str) -> tuple[Rule, ...]:
    """Return the rules of one file."""
    if name.endswith(".toml"):
        from lintnews.linting.tables.file import load

        return load(path)
    module = importlib.import_module(_module(package, name, path))
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
