"""Rule files: TOML, which is always safe to load, and Python, which runs only with consent."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from glob import iglob
from itertools import islice
from pathlib import Path
from types import ModuleType

from lintnews.errors import (
    ConfigError,
    ConsentError,
    DefinitionError,
    LintnewsError,
    PluginError,
)
from lintnews.guard import Guard
from lintnews.linting.rule import Rule
from lintnews.plugins.consent import trust_file, trusted

#: Ends of the names of files that hold rules.
KINDS = (".toml", ".py")
_MOST_FILES = 1000  # that one pattern means


def load(path: Path, *, allow_code: bool) -> tuple[Rule, ...]:
    """Return the rules of a file; they say that they come from it.

    Raises:
        DefinitionError: if it is no rule file, one line for each problem.
        ConsentError: if it is Python and nobody consented.
        PluginError: if it fails.
    """
    if path.suffix == ".toml":
        from lintnews.linting.tables.file import load as load_tables

        rules = load_tables(path, guarded=True)
    elif path.suffix == ".py":
        rules = _python(path, allow_code=allow_code)
    else:
        message = f"{path}: a rule file ends in .toml or .py"
        raise DefinitionError(message)
    return tuple(rule._replace(plugin=str(path)) for rule in rules)


def load_named(
    names: Iterable[str],
    root: Path,
    known: Iterable[Rule],
    place: Callable[[int], str],
    *,
    allow_code: bool,
) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules of the files that a configuration in ``root`` names; ``*`` is understood.

    A file whose rules are ``known``, because the command line names it too, is not
    read again. ``place`` gives the place of the n-th name in the configuration. A file
    that nobody consented to is left out, and a message for each is returned too.

    Raises:
        ConfigError: with every problem of every file.
    """
    rules: list[Rule] = []
    problems: list[str] = []
    left_out: list[str] = []
    known = tuple(known)
    loaded = {os.path.realpath(rule.plugin) for rule in known if rule.plugin.endswith(KINDS)}
    for number, name in enumerate(names):
        paths = list(_paths(name, root))
        if not paths:
            problems.append(f"{place(number)}: no rule file {name!r}")
        for path in paths:
            if os.path.realpath(path) in loaded:
                continue
            try:
                found = load(path, allow_code=allow_code)
            except ConfigError as error:
                problems.extend(error.problems)
                continue
            except ConsentError as error:
                left_out.append(f"{place(number)}: {error}")
                continue
            except LintnewsError as error:
                problems.extend(f"{place(number)}: {line}" for line in str(error).split("\n"))
                continue
            problems.extend(clashes(found, (*known, *rules)))
            rules.extend(found)
    if problems:
        raise ConfigError(problems)
    return tuple(rules), tuple(left_out)


def clashes(rules: Iterable[Rule], known: Iterable[Rule]) -> Iterator[str]:
    """Yield what rules of a file share with others that must differ."""
    taken = {name: rule for rule in known for name in (rule.code, rule.name)}
    for rule in rules:
        for what, name in (("code", rule.code), ("name", rule.name)):
            other = taken.setdefault(name, rule)
            if other is not rule:
                owner = other.plugin or "lintnews itself"
                owner = "another rule of it" if owner == rule.plugin else owner
                yield (
                    f"{rule.plugin}: the {what} {name!r} belongs to {owner} already; give the "
                    "rule another"
                )


def _paths(name: str, root: Path) -> Iterator[Path]:
    try:
        path = root / Path(name).expanduser()
    except RuntimeError:  # there is no such user
        return
    if any(mark in name for mark in "*?["):
        if "**" in path.parts and (not path.is_relative_to(root) or ".." in path.parts):
            return  # it would go through folders that are not the configuration's
        found = islice(iglob(str(path), recursive=True), _MOST_FILES)
        yield from (Path(one) for one in sorted(found) if Path(one).is_file())
    elif path.is_file():
        yield path


def _python(path: Path, *, allow_code: bool) -> tuple[Rule, ...]:
    if not allow_code and not trusted(path):
        message = (
            f"{path}: a rule file in Python is code, and runs only with your consent: "
            "give --allow-code, name the file with --rule-file, or list it as trust in "
            f"{trust_file() or 'a configuration of your own'}"
        )
        raise ConsentError(message)
    name = f"lintnews_rule_file_{abs(hash(str(path.absolute()))):x}"
    module = ModuleType(name)
    module.__file__ = str(path)
    guard = Guard()
    watch = guard.watch(f"rule file {path}", PluginError, failure="does not load")
    with guard, watch:
        # Compiled here, not imported: a stale .pyc next to the file has nobody's consent.
        sys.modules[name] = module
        # the user consented
        exec(compile(path.read_bytes(), str(path), "exec"), vars(module))  # noqa: S102
    watch.require_silence()
    rules = tuple(value for value in vars(module).values() if isinstance(value, Rule))
    if not rules:
        message = f"rule file {path}: no rule in it; a rule is a function under @rule(…)"
        raise PluginError(message)
    return rules
