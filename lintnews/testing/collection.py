"""Find the rules to test: in a TOML file, a Python file, a plugin or a package."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

from lintnews.errors import DefinitionError, UsageError, did_you_mean
from lintnews.guard import UNGUARDED, Guard
from lintnews.linting.engine_rules import ENGINE_RULES
from lintnews.linting.rule import Rule
from lintnews.plugins import rule_files as files
from lintnews.plugins.collect import collect_rules
from lintnews.plugins.entrypoints import EntryPoint, entry_points
from lintnews.plugins.registry import load_beside


def rules_of(given: str) -> tuple[Rule, ...]:
    """Return the rules of a file (``house.toml``), of an installed plugin or of a package.

    To name a Python file or a package here is to consent to its running. What a run would
    refuse is refused: a code or a name that another rule has.

    Raises:
        LintnewsError: if there is no such thing, or it does not load; it says why.
    """
    path = Path(given)
    if path.suffix in files.KINDS or path.is_file():
        if not path.is_file():
            message = f"no such file: {given}"
            raise UsageError(message)
        return _alone(files.load(path, allow_code=True))
    for point in entry_points():
        if given in (point.name, point.distribution):
            return _beside_others(point)
    return _of_package(given)


def _beside_others(point: EntryPoint) -> tuple[Rule, ...]:
    """Return the rules of a plugin, which must not claim what the plugins that are installed have.

    Raises:
        PluginError: if it does not load beside them.
    """
    module = point.value.partition(":")[0]
    others = [other for other in entry_points() if other.value.partition(":")[0] != module]
    with Guard() as guard:
        return load_beside(point, others, guard).rules


def _alone(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules if no two of them have one code or name.

    Raises:
        DefinitionError: names those that do.
    """
    problems = list(files.clashes(rules, ENGINE_RULES))
    if problems:
        raise DefinitionError("\n".join(problems))
    return rules


def _of_package(name: str) -> tuple[Rule, ...]:
    module_name = name.replace("-", "_")
    if not _is_importable(module_name):
        raise UsageError(_no_such(name))
    watch = UNGUARDED.watch(name, UsageError, failure="does not load")
    with watch:
        module: ModuleType = importlib.import_module(module_name)
    if hasattr(module, "lintnews_rules"):
        return _beside_others(EntryPoint(name, module_name, "", ""))
    if not hasattr(module, "__path__"):
        found = tuple(value for value in vars(module).values() if isinstance(value, Rule))
    else:
        with watch:
            found = collect_rules(module)
    return _alone(tuple(rule._replace(plugin=rule.plugin or name) for rule in found))


def _no_such(name: str) -> str:
    """Return why there are no rules of this name, and what to do."""
    folder = Path(name)
    if (folder / "pyproject.toml").is_file():
        # as a path, so that pip does not look for it in an index
        path = folder if folder.is_absolute() else f"./{folder}"
        return (
            f"{name} is a folder, and its rules are found when it is installed: pip install -e "
            f"{path}, then lintnews test {folder.resolve().name}"
        )
    if folder.is_dir():
        return f"{name} is a folder: name the rule files in it, as {folder / '*.toml'}"
    known = [point.name for point in entry_points()]
    return (
        f"there is no rule file, plugin or package {name!r}{did_you_mean(name, known)} "
        f"(plugins: {', '.join(known)})"
    )


def _is_importable(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
