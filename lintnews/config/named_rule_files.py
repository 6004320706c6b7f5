"""The rule files that a configuration names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from glob import glob
from pathlib import Path

from lintnews.errors import ConfigError, LintnewsError
from lintnews.linting.rule import Rule
from lintnews.plugins import rule_files as files


def load(
    given: Iterable[str],
    root: Path,
    known: Iterable[Rule],
    place: Callable[[int], str],
    *,
    allow_code: bool,
) -> tuple[Rule, ...]:
    """Return the rules of the files named, which may hold ``*``, relative to ``root``.

    A file whose rules are ``known``, because the command line names it too, is not
    read again. ``place`` says where in the configuration the n-th of them stands.

    Raises:
        ConfigError: with every problem of every file.
    """
    rules: list[Rule] = []
    problems: list[str] = []
    known = tuple(known)
    loaded = {os.path.realpath(rule.plugin) for rule in known if rule.plugin.endswith(files.KINDS)}
    for number, name in enumerate(given):
        paths = list(_paths(name, root))
        if not paths:
            problems.append(f"{place(number)}: no rule file {name!r}")
        for path in paths:
            if os.path.realpath(path) in loaded:
                continue
            try:
                found = files.load(path, allow_code=allow_code)
            except ConfigError as error:
                problems.extend(error.problems)
                continue
            except LintnewsError as error:
                problems.extend(f"{place(number)}: {said}" for said in str(error).split("\n"))
                continue
            problems.extend(clashes(found, (*known, *rules)))
            rules.extend(found)
    if problems:
        raise ConfigError(problems)
    return tuple(rules)


def clashes(rules: Iterable[Rule], known: Iterable[Rule]) -> Iterator[str]:
    """Yield what rules of a file share with others that must differ."""
    taken = {name: rule for rule in known for name in (rule.code, rule.name)}
    for rule in rules:
        for what, name in (("code", rule.code), ("name", rule.name)):
            other = taken.get(name)
            if other is not None:
                yield (
                    f"{rule.plugin}: the {what} {name!r} belongs to "
                    f"{other.plugin or 'lintnews itself'} already; give the rule another"
                )


def _paths(name: str, root: Path) -> Iterator[Path]:
    path = root / Path(name).expanduser()
    if any(mark in name for mark in "*?["):
        yield from (Path(found) for found in sorted(glob(str(path), recursive=True)))
    elif path.is_file():
        yield path
