"""The settings of each file: its configuration, with what the command line says on top."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lintnews.cli import output
from lintnews.config import discovery
from lintnews.config.globs import Glob
from lintnews.config.settings import STAGES, Settings, over
from lintnews.errors import ConfigError, UsageError, did_you_mean
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Rule
from lintnews.linting.selection import Selector, canonical, unknown
from lintnews.plugins.registry import Registry
from lintnews.run.files import STDIN

if TYPE_CHECKING:
    import argparse

# option -> key; --ignore adds to what a file leaves out, so that no command line brings a rule back
_SELECTORS = {
    "select": "select",
    "extend_select": "extend_select",
    "ignore": "extend_ignore",
    "extend_ignore": "extend_ignore",
}
_GLOBS = ("include", "exclude", "extend_exclude")


class SettingsFinder:
    """Gives each file its settings. What is wrong in a configuration is kept until all of it is told."""

    def __init__(self, options: argparse.Namespace, registry: Registry) -> None:
        """Read what the command line sets.

        Raises:
            ConfigError: with everything that is wrong in it.
        """
        self._registry = registry
        self._options = options
        self._isolated: bool = options.isolated
        self._stdin_name: str = options.stdin_filename or "stdin.txt"
        self._discovery = discovery.Discovery()
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[str | None, Settings] = {}
        self._problems: dict[str, None] = {}
        files = [text for text in options.config if "=" not in text]
        if len(files) > 1:
            self._problems[f"--config names two files: {files[0]} and {files[1]}"] = None
        self._given = self._stated(options)
        self._file: str | None = files[0] if files else None
        if self._file:
            self._read(self._file)

    def __call__(self, name: str) -> Settings:
        """Return the settings of a file; where its configuration is wrong, those without it."""
        if self._file is not None or self._isolated:
            return self._read(self._file)
        called = self._stdin_name if name == STDIN else name
        folder = os.path.dirname(os.path.abspath(called))
        settings = self._by_folder.get(folder)
        if settings is None:
            settings = self._by_folder[folder] = self._read(self._discovery.find(folder))
        return settings

    def require_sound(self) -> None:
        """Refuse to go on where a configuration is wrong.

        Raises:
            ConfigError: with every problem of every configuration that is used.
        """
        if self._problems:
            raise ConfigError(list(self._problems))

    def _read(self, path: str | None) -> Settings:
        if path not in self._by_file:
            settings = Settings()
            if path is not None:
                self._warn_of_two(path)
                settings = self._load(path)
            self._by_file[path] = over(settings, self._given) if self._given.came_from else settings
        return self._by_file[path]

    def _load(self, path: str) -> Settings:
        from pathlib import Path

        from lintnews.config import schema

        try:
            return schema.load(Path(_shortest(path)), self._known())
        except ConfigError as error:
            self._problems.update(dict.fromkeys(error.problems))
            return Settings()

    def _known(self) -> Any:
        from lintnews.config.schema import Known

        registry = self._registry
        packs = {rule.pack for rule in registry.rules if rule.pack} | {
            pack.name for pack in registry.packs
        }
        return Known(
            tuple(registry.by_code().values()),
            profiles(registry),
            frozenset(packs),
            self._options.allow_code,
        )

    def _configured(self) -> tuple[Rule, ...]:
        """Return the rules of the configuration that the run begins with: an option may mean one of them."""
        from lintnews.run.plugin_choice import configured_rules

        try:
            return configured_rules(self._registry, self._options)
        except ConfigError as error:
            self._problems.update(dict.fromkeys(error.problems))
            return ()

    def _warn_of_two(self, path: str) -> None:
        both = discovery.found(os.path.dirname(path)) if self._file is None else ()
        if len(both) > 1:
            output.say(
                f"{_shortest(both[0])} is used, and {os.path.basename(both[1])} beside it is not: "
                "delete one",
            )

    def _stated(self, options: argparse.Namespace) -> Settings:
        """Return what the command line sets, and keep what is wrong in it."""
        settings = Settings()
        for text in options.config:
            if "=" in text:
                settings = over(settings, self._override(text))
        values: dict[str, Any] = {}
        came_from: dict[str, str] = {}
        for option, key in _SELECTORS.items():
            named = f"--{option.replace('_', '-')}"
            words = _words(
                getattr(options, option),
                named,
                "rules: give codes, names, beginnings of codes or ALL",
            )
            if words is None:
                continue
            words = self._canonical(words)
            self._problems.update(
                (f"{named}: {message}", None)
                for message in self._wrong(words, ignoring=key == "extend_ignore")
            )
            values[key] = (*values.get(key, ()), *(Selector(word, named, 1) for word in words))
            came_from[key.replace("_", "-")] = named
        self._state_files(options, values, came_from)
        self._state_sets(options, values, came_from)
        self.require_sound()
        return over(settings, Settings(**values, came_from=came_from))

    def _state_files(
        self,
        options: argparse.Namespace,
        values: dict[str, Any],
        came_from: dict[str, str],
    ) -> None:
        for option in _GLOBS:
            named = f"--{option.replace('_', '-')}"
            words = _words(getattr(options, option), named, "patterns: give some, as *.txt")
            if words is not None:
                values[option] = tuple(Glob(word, os.getcwd()) for word in words)
                came_from[option.replace("_", "-")] = named
        if options.no_respect_gitignore:
            values["respect_gitignore"] = False
            came_from["respect-gitignore"] = "--no-respect-gitignore"

    def _state_sets(
        self,
        options: argparse.Namespace,
        values: dict[str, Any],
        came_from: dict[str, str],
    ) -> None:
        packs = _words(options.packs, "--packs", "packs: give their names")
        if packs is not None:
            values["packs"] = packs
            came_from["packs"] = "--packs"
            known_packs = self._known().packs
            if not known_packs.issuperset(packs):
                known_packs |= {rule.pack for rule in self._configured() if rule.pack}
            self._require("packs", "pack", packs, sorted(known_packs))
        for option, known in (("profile", tuple(profiles(self._registry))), ("stage", STAGES)):
            value = getattr(options, option)
            if value is not None:
                self._require(option, option, (value,), known)
                values[option] = value
                came_from[option] = f"--{option}"

    def _override(self, text: str) -> Settings:
        from lintnews.config import schema

        try:
            return schema.parse_override(text, self._known())
        except ConfigError as error:
            self._problems.update(dict.fromkeys(error.problems))
            return Settings()

    def _canonical(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return selectors as rules are written."""
        rules: tuple[Rule, ...] = tuple(self._registry.by_code().values())
        if any(unknown(word, rules) for word in (canonical(word, rules) for word in words)):
            rules = (*rules, *self._configured())
        return tuple(canonical(word, rules) for word in words)

    def _wrong(self, words: tuple[str, ...], *, ignoring: bool) -> Iterator[str]:
        rules: Mapping[str, Rule] = self._registry.by_code()
        names = self._registry.by_name()
        for word in words:
            message = unknown(word, rules.values())
            if message is not None:
                message = unknown(word, (*rules.values(), *self._configured()))
            if message is not None:
                yield message
            elif (
                ignoring
                and (rules.get(word) or names.get(word)) is not None
                and (rules.get(word) or names[word]).code in FAILURES
            ):
                yield f"{word} cannot be left out: what was not checked must not pass for clean"

    def _require(
        self,
        option: str,
        what: str,
        words: tuple[str, ...],
        known: tuple[str, ...] | list[str],
    ) -> None:
        for word in words:
            if word not in known:
                there = (
                    f"there are {', '.join(known)}"
                    if known
                    else "no plugin that is installed brings one"
                )
                self._problems[
                    f"--{option}: there is no {what} {word!r}{did_you_mean(word, known)} ({there})"
                ] = None


def profiles(registry: Registry) -> Mapping[str, Profile]:
    """Return every profile by its name: those that lintnews brings, and the plugins'."""
    return {**PROFILES, **{profile.name: profile for profile in registry.profiles}}


def _words(given: list[str] | None, option: str, wanted: str) -> tuple[str, ...] | None:
    """Return the words of an option that is given once or often, with commas between them.

    Raises:
        UsageError: where there are none.
    """
    if given is None:
        return None
    words = tuple(word.strip() for text in given for word in text.split(",") if word.strip())
    if not words:
        message = f"{option} names no {wanted}"
        raise UsageError(message)
    return words


def _shortest(path: str) -> str:
    """Return a path as a reader of messages wants it: from the current folder where it lies below."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)
