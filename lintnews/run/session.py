"""From parsed options to a desk: plugins, settings for each file, stated facts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lintnews.cli import output
from lintnews.cli.main import COMMANDS
from lintnews.errors import PluginError, UsageError, did_you_mean
from lintnews.linting.selection import ALL, canonical, matches
from lintnews.plugins import registry as plugins
from lintnews.readers import choose
from lintnews.readers.reader import Reader
from lintnews.run import facts
from lintnews.run import plugin_choice as choosing
from lintnews.run.files import STDIN, Finder
from lintnews.run.lint import Desk
from lintnews.run.settings_finder import SettingsFinder

if TYPE_CHECKING:
    import argparse


_WORTH = 100  # files that make up for the start of one more process


def jobs(options: argparse.Namespace, names: list[str]) -> int:
    """Return how many processes the run gets: as many as asked for, else as pay."""
    if STDIN in names or options.timing:
        return 1
    if options.jobs is not None:
        return min(int(options.jobs), len(names))
    can = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(can, len(names) // _WORTH)


def load_registry(options: argparse.Namespace) -> plugins.Registry:
    """Load the plugins and say on standard error which of them failed.

    Raises:
        PluginError: where there is not one rule, since nothing found must never
            pass for nothing wrong.
    """
    registry = plugins.load(choice=choosing.choice_of(options))
    for failure in registry.failures:
        output.say(str(failure))
    if options.rule_file:
        registry = choosing.with_rule_files(registry, options)
    if not registry.rules and not choosing.configured_rules(registry, options):
        message = (
            "there is no rule, so nothing was checked: no rule plugin was found, or none is allowed"
        )
        raise PluginError(message)
    return registry


def extensions(registry: plugins.Registry) -> tuple[str, ...]:
    """Return the file extensions that the readers know."""
    return tuple(extension for reader in registry.readers for extension in reader.extensions)


def find_files(options: argparse.Namespace, desk: Desk) -> tuple[list[str], bool]:
    """Return the files that are meant, sorted, and whether some path means nothing; what is there is still read."""
    finder = Finder(
        desk.settings_for,
        extensions(desk.registry),
        force_exclude=options.force_exclude,
    )
    names: set[str] = set()
    problems = []
    for path in options.paths:
        before = len(names)
        try:
            names.update(finder.find(path))
        except UsageError as error:
            problems.append(f"{error}{_meant(path, desk)}")
            continue
        if len(names) == before and os.path.isdir(path):
            output.say(f"{path}: no article in this folder")
    for problem in (*problems, *finder.problems):
        output.say(problem)
    return sorted(names), bool(problems or finder.problems)


def _meant(path: str, desk: Desk) -> str:
    """Return what may be meant by a path that does not exist: a command, an option, or a rule to be explained."""
    if path == "version":
        return "; did you mean 'lintnews --version'?"
    rules = desk.registry.by_code().values()
    rule = canonical(path, rules)
    if rule != ALL and any(matches(rule, one) for one in rules):
        return f"; did you mean 'lintnews explain {rule}', or '--select {rule}'?"
    return did_you_mean(path, COMMANDS).replace("did you mean", "did you mean the command")


def open_desk(
    options: argparse.Namespace,
    registry: plugins.Registry,
    settings: SettingsFinder,
) -> Desk:
    """Return what a run needs.

    Raises:
        UsageError: where an option names what does not exist.
        ConfigError: where a table of facts is wrong.
    """
    called = options.stdin_filename or STDIN
    return Desk(
        registry,
        settings,
        _encoding(options),
        facts.restate(options),
        called,
        _reader(options, registry),
    )


def _encoding(options: argparse.Namespace) -> str | None:
    """Return the encoding that is stated, where there is such a one."""
    import codecs

    name: str | None = options.encoding
    if name is None:
        return None
    try:
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        from encodings.aliases import aliases

        message = (
            "--encoding: there is no encoding "
            f"{name!r}{did_you_mean(name, {*aliases, *aliases.values()})}"
        )
        raise UsageError(message) from error
    return name


def _reader(options: argparse.Namespace, registry: plugins.Registry) -> Reader | None:
    """Return the reader that the options ask for."""
    name: str | None = options.input_format
    if name is None:
        return None
    reader = choose.by_name(name, registry.readers)
    if reader is None:
        known = [reader.name for reader in registry.readers]
        hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known))}"
        message = f"--input-format: there is no reader {name!r}{hint}"
        raise UsageError(message)
    return reader
