"""Collect the rules of a package: every rule in its modules and TOML files."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from types import ModuleType

from lintnews.linting.rule import Rule


def collect_rules(package: ModuleType) -> tuple[Rule, ...]:
    """Return the rules of a package and its subpackages, in the order of their files.

    A module brings each ``Rule`` it defines, a ``.toml`` file each ``[[rule]]``
    table. Modules whose name begins with an underscore are left alone.

    Raises:
        DefinitionError: if a TOML file is no rule file.
    """
    # A rule that one module imports from another is one rule.
    return tuple(
        {id(rule): rule for rule in _collect(package.__name__, list(package.__path__))}.values()
    )


def _collect(name: str, folders: list[str]) -> Iterator[Rule]:
    for folder in folders:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            stem, _, extension = entry.name.partition(".")
            if stem.startswith("_"):
                continue
            if extension == "py":
                module = importlib.import_module(f"{name}.{stem}")
                yield from (value for value in vars(module).values() if isinstance(value, Rule))
            elif extension == "toml":
                from lintnews.linting.tables import load

                yield from load(entry.path)
            elif not extension and entry.is_dir():
                yield from _collect(f"{name}.{stem}", [entry.path])
