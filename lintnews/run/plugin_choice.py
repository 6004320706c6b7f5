"""The options about plugins and rule files, and what they and the configuration choose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lintnews.config import discovery
from lintnews.config.peek import plugins_of
from lintnews.errors import ConfigError, LintnewsError
from lintnews.linting.profiles import PROFILES
from lintnews.linting.rule import Rule
from lintnews.plugins.choice import Choice
from lintnews.plugins.registry import Registry
from lintnews.run.files import STDIN

if TYPE_CHECKING:
    import argparse


def choice_of(options: argparse.Namespace) -> Choice:
    """Return which plugins load: what the options say, on top of the configuration of the first file named."""
    path = governing(options)
    stated = {part: frozenset(names) for part, names in plugins_of(path).items()} if path else {}
    return Choice(
        allow=stated.get("allow"),
        deny=stated.get("deny", frozenset()) | frozenset(options.disable_plugin),
        require=stated.get("require", frozenset()) - frozenset(options.disable_plugin),
        shipped_only=options.no_plugins,
    )


def with_rule_files(registry: Registry, options: argparse.Namespace) -> Registry:
    """Return the registry with the rules of the files that the command line names, which is the consent to run them.

    Raises:
        ConfigError: with every problem of every file.
    """
    from pathlib import Path

    from lintnews.config.named_rule_files import clashes
    from lintnews.plugins import rule_files as files

    problems: list[str] = []
    for name in options.rule_file:
        path = Path(name)
        if not path.is_file():
            problems.append(f"--rule-file: no such file: {name}")
            continue
        try:
            rules = files.load(path, allow_code=True)
        except LintnewsError as error:
            problems.extend(str(error).split("\n"))
            continue
        problems.extend(clashes(rules, registry.by_code().values()))
        registry = registry.with_rules(rules)
    if problems:
        raise ConfigError(problems)
    return registry


def configured_rules(registry: Registry, options: argparse.Namespace) -> tuple[Rule, ...]:
    """Return the rules of the files that the governing configuration names.

    Raises:
        ConfigError: with everything that is wrong in the configuration.
    """
    path = governing(options)
    if path is None:
        return ()
    from pathlib import Path

    from lintnews.config import schema

    packs = {rule.pack for rule in registry.rules if rule.pack} | {
        pack.name for pack in registry.packs
    }
    profiles = {**PROFILES, **{profile.name: profile for profile in registry.profiles}}
    known = schema.Known(
        tuple(registry.by_code().values()),
        profiles,
        frozenset(packs),
        options.allow_code,
    )
    return schema.load(Path(path), known).own_rules


def governing(options: argparse.Namespace) -> str | None:
    """Return the configuration that a run begins with: the one named, else that of the first path, else that of this folder."""
    if getattr(options, "isolated", False):
        return None
    named: list[str] = [text for text in getattr(options, "config", ()) if "=" not in text]
    if named:
        return named[0]
    given = getattr(options, "paths", None) or [getattr(options, "path", STDIN)]
    first: str = (
        (getattr(options, "stdin_filename", None) or "stdin.txt") if given[0] == STDIN else given[0]
    )
    path = os.path.abspath(first)
    return discovery.Discovery().find(path if os.path.isdir(path) else os.path.dirname(path))
