"""Find the rules to test: in a TOML file, a Python file, a plugin or a package."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from lintnews.errors import UsageError, did_you_mean
from lintnews.guard import UNGUARDED, Guard
from lintnews.linting.rule import Rule
from lintnews.plugins import rule_files as files
from lintnews.plugins.collect import collect_rules
from lintnews.plugins.entrypoints import EntryPoint, entry_points
from lintnews.plugins.loading import load_one


def rules_of(given: str) -> tuple[Rule, ...]:
    """Return the rules of a file (``house.toml``), of an installed plugin or of a package.

    To name a Python file or a package here is to consent to its running.

    Raises:
        LintnewsError: if there is no such thing, or it does not load; it says why.
    """
    path = Path(given)
    if path.suffix in files.KINDS or path.is_file():
        if not path.is_file():
            message = f"no such file: {given}"
            raise UsageError(message)
        return files.load(path, allow_code=True)
    for point in entry_points():
        if given in (point.name, point.distribution):
            return load_one(point, Guard()).rules
    return _of_package(given)


def _of_package(name: str) -> tuple[Rule, ...]:
    module_name = name.replace("-", "_")
    if not _is_importable(module_name):
        known = [point.name for point in entry_points()]
        message = (
            f"there is no rule file, plugin or package {name!r}{did_you_mean(name, known)} "
            f"(plugins: {', '.join(known)})"
        )
        raise UsageError(message)
    watch = UNGUARDED.watch(name, UsageError, failure="does not load")
    with watch:
        module: ModuleType = importlib.import_module(module_name)
    if hasattr(module, "lintnews_rules"):
        return load_one(EntryPoint(name, module_name, "", ""), Guard()).rules
    if hasattr(module, "__path__"):
        with watch:
            return collect_rules(module)
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


def _is_importable(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
