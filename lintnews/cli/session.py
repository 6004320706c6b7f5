"""From parsed options to a desk: plugins, settings for each file, stated facts."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lintnews.article.model import Article, Kind
from lintnews.cli import output
from lintnews.config import discovery, schema
from lintnews.config.settings import DATE_ORDERS, STAGES, Settings
from lintnews.errors import PluginError, UsageError
from lintnews.filters.selection import PROFILES, did_you_mean, require_known
from lintnews.plugins import registry as plugins
from lintnews.readers import choose
from lintnews.runner import STDIN, Desk

if TYPE_CHECKING:
    import argparse
    import datetime as dt
    from collections.abc import Callable

    from lintnews.readers.reader import Reader

__all__ = ["DATE_ORDERS", "load_registry", "open_desk", "settings_finder"]


def load_registry() -> plugins.Registry:
    """Load the plugins and say on standard error which of them failed.

    Raises:
        PluginError: where there is not one rule, since nothing found must never
            pass for nothing wrong.
    """
    registry = plugins.load()
    for failure in registry.failures:
        output.say(str(failure))
    if not registry.rules:
        message = "no rule plugin was found, so nothing was checked; install lintnews again, with its entry points"
        raise PluginError(message)
    return registry


def open_desk(options: argparse.Namespace, registry: plugins.Registry) -> Desk:
    """Return what a run needs.

    Raises:
        UsageError: where an option names what does not exist.
        ConfigError: where a configuration that is sure to be used is wrong.
    """
    called = options.stdin_filename or STDIN
    return Desk(registry, settings_finder(options, registry), options.encoding, _restate(options), called, _reader(options, registry))


def settings_finder(options: argparse.Namespace, registry: plugins.Registry) -> Callable[[str], Settings]:
    """Return the function that gives the settings for a file."""
    rules = tuple(registry.by_code().values())
    given = _given(options, registry)
    files = [text for text in options.config if "=" not in text]
    overrides = [schema.parse_override(text, rules) for text in options.config if "=" in text]
    if len(files) > 1:
        message = f"--config names two files: {files[0]} and {files[1]}"
        raise UsageError(message)
    by_folder: dict[Path, Settings] = {}
    by_path: dict[Path | None, Settings] = {}

    def read(path: Path | None) -> Settings:
        if path not in by_path:
            settings = schema.load(path, rules) if path else Settings()
            for override in overrides:
                settings = _over(settings, override)
            by_path[path] = _over(settings, given)
        return by_path[path]

    def find(name: str) -> Settings:
        if files:
            return read(Path(files[0]))
        if options.isolated:
            return read(None)
        called = options.stdin_filename or "stdin.txt" if name == STDIN else name
        folder = Path(called).absolute().parent
        if folder not in by_folder:
            by_folder[folder] = read(discovery.find(folder))
        return by_folder[folder]

    if files:
        find(STDIN)
    return find


def _over(settings: Settings, override: Settings) -> Settings:
    """Return the settings with those of the override that were set; additions add up."""
    changed: dict[str, Any] = {}
    for item in fields(Settings):
        key = item.name.replace("_", "-")
        if key not in override.came_from:
            continue
        value = getattr(override, item.name)
        before = getattr(settings, item.name)
        if item.name.startswith("extend_"):
            value = (*before, *value)
        elif isinstance(value, dict):
            value = {**before, **value}
        changed[item.name] = value
    return replace(settings, **changed, came_from={**settings.came_from, **override.came_from})


def _given(options: argparse.Namespace, registry: plugins.Registry) -> Settings:
    """Return what the command line sets, checked."""
    values: dict[str, Any] = {}
    for name, key in (("select", "select"), ("extend_select", "extend_select"), ("ignore", "extend_ignore")):
        words = getattr(options, name)
        if words is not None:
            values[key] = tuple(word.strip() for text in words for word in text.split(",") if word.strip())
            require_known(values[key], registry.by_code().values(), f"--{name.replace('_', '-')}")
    for name, known in (("profile", tuple(PROFILES)), ("stage", STAGES)):
        value = getattr(options, name)
        if value is not None:
            if value not in known:
                message = f"--{name}: there is no {name} {value!r}{did_you_mean(value, known)}"
                raise UsageError(message)
            values[name] = value
    return Settings(**values, came_from={name.replace("_", "-"): "the command line" for name in values})


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


def _restate(options: argparse.Namespace) -> Callable[[Article], Article] | None:
    """Return the function that adds to an article what the options state about it."""
    stated: dict[str, Any] = {}
    if options.date is not None:
        stated["published"] = _date(options.date)
    if options.kind is not None:
        if options.kind not in tuple(Kind):
            message = f"--kind: there is no kind {options.kind!r}{did_you_mean(options.kind, tuple(Kind))}"
            raise UsageError(message)
        stated["kind"] = Kind(options.kind)
    if options.language is not None:
        stated["language"] = options.language
    if not stated:
        return None
    return lambda article: replace(article, metadata=replace(article.metadata, **stated))


def _date(text: str) -> dt.date:
    import datetime as dt  # noqa: PLC0415  only where a date is given

    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = f"--date: {text!r} is not a day in the form YYYY-MM-DD"
        raise UsageError(message) from error
