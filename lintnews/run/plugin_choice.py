"""Which plugins and rule files a request asks for, on top of what the configuration names."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lintnews.config import discovery
from lintnews.config.peek import plugins_of
from lintnews.errors import ConfigError, LintnewsError
from lintnews.plugins.choice import PluginChoice
from lintnews.plugins.registry import Registry
from lintnews.run.files import STDIN
from lintnews.run.request import Request

#: The file whose settings hold for standard input that has no name.
STDIN_FILE = "stdin.txt"


def choice_of(request: Request) -> PluginChoice:
    """Return which plugins load: what is asked for, on top of the first file's configuration."""
    path = governing(request)
    stated = {part: frozenset(names) for part, names in plugins_of(path).items()} if path else {}
    disabled = frozenset(request.basis.disable_plugins)
    return PluginChoice(
        allow=stated.get("allow"),
        deny=stated.get("deny", frozenset()) | disabled,
        require=stated.get("require", frozenset()) - disabled,
        shipped_only=request.basis.no_plugins,
    )


def with_rule_files(registry: Registry, names: Iterable[str]) -> Registry:
    """Return the registry with the rules of files; to name a file is the consent to run it.

    Raises:
        ConfigError: with every problem of every file.
    """
    from pathlib import Path

    from lintnews.plugins import rule_files

    problems: list[str] = []
    for name in names:
        path = Path(name)
        if not path.is_file():
            problems.append(f"--rule-file: no such file: {name}")
            continue
        try:
            rules = rule_files.load(path, allow_code=True)
        except LintnewsError as error:
            problems.extend(str(error).split("\n"))
            continue
        problems.extend(rule_files.clashes(rules, registry.by_code().values()))
        registry = registry.with_rules(rules)
    if problems:
        raise ConfigError(problems)
    return registry


def governing(request: Request) -> str | None:
    """Return the configuration that a run begins with, ``None`` if there is none.

    It is the file that is named, else that of the first path, else that of this folder.
    """
    if request.basis.isolated or request.basis.config is not None:
        return None if request.basis.isolated else request.basis.config
    first = request.inputs.paths[0] if request.inputs.paths else STDIN
    if first == STDIN:
        first = request.inputs.stdin_filename or STDIN_FILE
    path = os.path.abspath(first)
    return discovery.Discovery().find(path if os.path.isdir(path) else os.path.dirname(path))
