"""Rule files: TOML, which is always safe to load, and one-file Python, which runs only with consent."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from lintnews.errors import DefinitionError, PluginError
from lintnews.guard import Guard
from lintnews.linting.rule import Rule
from lintnews.plugins.consent import own_file, trusted

if TYPE_CHECKING:
    from pathlib import Path

#: Ends of the names of files that hold rules.
KINDS = (".toml", ".py")


def load(path: Path, *, allow_code: bool, guard: Guard | None = None) -> tuple[Rule, ...]:
    """Return the rules of a file; they say that they come from it.

    Raises:
        DefinitionError: where it is no rule file, one line for each problem.
        PluginError: where it is Python and nobody consented, or it fails.
    """
    if path.suffix == ".toml":
        from lintnews.linting.tables import load as load_tables

        rules = load_tables(path, guarded=True)
    elif path.suffix == ".py":
        rules = _python(path, guard or Guard(), allow_code=allow_code)
    else:
        message = f"{path}: a rule file ends in .toml or .py"
        raise DefinitionError(message)
    return tuple(rule._replace(plugin=str(path)) for rule in rules)


def _python(path: Path, guard: Guard, *, allow_code: bool) -> tuple[Rule, ...]:
    if not allow_code and not trusted(path):
        own = own_file()
        message = (
            f"{path}: a rule file in Python is code, and runs only with your consent: "
            "give --allow-code, name the file with --rule-file, or list it as trust in "
            f"{own or 'a configuration of your own'}"
        )
        raise PluginError(message)
    name = f"lintnews_rule_file_{abs(hash(str(path.absolute()))):x}"
    module = ModuleType(name)
    module.__file__ = str(path)
    watch = guard.watch(f"rule file {path}", PluginError, failure="does not load")
    with guard, watch:
        # Compiled here, not imported: a stale .pyc next to the file has nobody's consent.
        sys.modules[name] = module
        # the user consented
        exec(compile(path.read_bytes(), str(path), "exec"), vars(module))
    watch.require_silence()
    rules = tuple(value for value in vars(module).values() if isinstance(value, Rule))
    if not rules:
        message = f"rule file {path}: no rule in it; a rule is a function under @rule(…)"
        raise PluginError(message)
    return rules
