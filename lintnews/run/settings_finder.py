"""The settings of each file: its configuration, with what the request states on top."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

from lintnews.config import discovery
from lintnews.config.settings import STAGES, Settings, over
from lintnews.errors import ConfigError, UsageError, did_you_mean
from lintnews.globs import Glob
from lintnews.hints import Any
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Rule
from lintnews.linting.selection import Selector, canonical, unknown
from lintnews.plugins.registry import Registry
from lintnews.run.files import STDIN
from lintnews.run.plugin_choice import STDIN_FILE, governing
from lintnews.run.request import Inputs, Request, silent

# option -> key; --ignore adds to what a file leaves out, so that no command line brings a rule back
_SELECTORS = {
    "select": "select",
    "extend_select": "extend_select",
    "ignore": "extend_ignore",
    "extend_ignore": "extend_ignore",
}
_GLOBS = ("include", "exclude", "extend_exclude")


class SettingsFinder:
    """Gives each file its settings; what is wrong in a configuration is kept until all is known."""

    def __init__(self, request: Request, registry: Registry, say: Callable[[str], None]) -> None:
        """Read what the request states.

        Raises:
            ConfigError: with everything that is wrong in it.
        """
        self._registry = registry
        self._request = request
        self._say = say
        self._stdin_name = request.inputs.stdin_filename or STDIN_FILE
        self._discovery = discovery.Discovery(say)
        self._by_folder: dict[str, Settings] = {}
        self._by_file: dict[str | None, Settings] = {}
        self._problems: dict[str, None] = {}
        self._left_out: dict[str, None] = {}
        self._given = self._stated(request)
        self._file = request.basis.config
        if self._file:
            self._read(self._file)

    def __call__(self, name: str) -> Settings:
        """Return the settings of a file; if its configuration is wrong, those without it."""
        if self._file is not None or self._request.basis.isolated:
            return self._read(self._file)
        called = self._stdin_name if name == STDIN else name
        folder = os.path.dirname(os.path.abspath(called))
        settings = self._by_folder.get(folder)
        if settings is None:
            settings = self._by_folder[folder] = self._read(self._discovery.find(folder))
        return settings

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was said of rule files that nobody consented to, so far."""
        return tuple(self._left_out)

    def require_sound(self) -> None:
        """Refuse to go on if a configuration is wrong.

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
            return self._noted(schema.load(Path(_shortest(path)), self._known()))
        except ConfigError as error:
            self._problems.update(dict.fromkeys(error.problems))
            return Settings()

    def _noted(self, settings: Settings) -> Settings:
        """Say which rule files are left out, each once."""
        for message in settings.left_out:
            if message not in self._left_out:
                self._left_out[message] = None
                self._say(message)
        return settings

    def _known(self) -> Any:
        return _known(self._registry, allow_code=self._request.basis.allow_code)

    def _configured(self) -> tuple[Rule, ...]:
        """Return the rules of the configuration that the run begins with: one may be meant."""
        try:
            return self._noted(_configured(self._registry, self._request)).file_rules
        except ConfigError as error:
            self._problems.update(dict.fromkeys(error.problems))
            return ()

    def _warn_of_two(self, path: str) -> None:
        both = discovery.found(os.path.dirname(path)) if self._file is None else ()
        if len(both) > 1:
            self._say(
                f"{_shortest(both[0])} is used, and {os.path.basename(both[1])} beside it is not: "
                "delete one"
            )

    def _stated(self, request: Request) -> Settings:
        """Return what the request states, and keep what is wrong in it."""
        basis = request.basis
        settings = Settings()
        for text in basis.overrides:
            settings = over(settings, self._override(text))
        values: dict[str, Any] = {}
        came_from: dict[str, str] = {}
        for option, key in _SELECTORS.items():
            named = f"--{option.replace('_', '-')}"
            words = _words(
                getattr(basis, option),
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
        _state_files(request.inputs, values, came_from)
        self._state_sets(values, came_from)
        self.require_sound()
        return over(settings, Settings(**values, came_from=came_from))

    def _state_sets(self, values: dict[str, Any], came_from: dict[str, str]) -> None:
        basis = self._request.basis
        packs = _words(basis.packs, "--packs", "packs: give their names")
        if packs is not None:
            values["packs"] = packs
            came_from["packs"] = "--packs"
            known_packs = self._known().packs
            if not known_packs.issuperset(packs):
                known_packs |= {rule.pack for rule in self._configured() if rule.pack}
            self._require("packs", "pack", packs, sorted(known_packs))
        for option, value, known in (
            ("profile", basis.profile, tuple(profiles(self._registry))),
            ("stage", basis.stage, STAGES),
        ):
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
        self, option: str, what: str, words: tuple[str, ...], known: tuple[str, ...] | list[str]
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


def _state_files(inputs: Inputs, values: dict[str, Any], came_from: dict[str, str]) -> None:
    for option in _GLOBS:
        named = f"--{option.replace('_', '-')}"
        words = _words(getattr(inputs, option), named, "patterns: give some, as *.txt")
        if words is not None:
            values[option] = tuple(Glob(word, os.getcwd()) for word in words)
            came_from[option.replace("_", "-")] = named
    if not inputs.respect_gitignore:
        values["respect_gitignore"] = False
        came_from["respect-gitignore"] = "--no-respect-gitignore"


def configured_rules(
    registry: Registry, request: Request, say: Callable[[str], None] = silent
) -> tuple[Rule, ...]:
    """Return the rules of the files that the governing configuration names.

    Raises:
        ConfigError: with everything that is wrong in the configuration.
    """
    settings = _configured(registry, request)
    for message in settings.left_out:
        say(message)
    return settings.file_rules


def _configured(registry: Registry, request: Request) -> Settings:
    path = governing(request)
    if path is None:
        return Settings()
    from pathlib import Path

    from lintnews.config import schema

    known = _known(registry, allow_code=request.basis.allow_code)
    return schema.load(Path(_shortest(path)), known)


def _known(registry: Registry, *, allow_code: bool) -> Any:
    """Return the names that a configuration may use."""
    from lintnews.config.schema import Known

    packs = {rule.pack for rule in registry.rules if rule.pack} | {
        pack.name for pack in registry.packs
    }
    return Known(
        tuple(registry.by_code().values()), profiles(registry), frozenset(packs), allow_code
    )


def profiles(registry: Registry) -> Mapping[str, Profile]:
    """Return every profile by its name: those that lintnews brings, and the plugins'."""
    return {**PROFILES, **{profile.name: profile for profile in registry.profiles}}


def _words(given: Sequence[str] | None, option: str, wanted: str) -> tuple[str, ...] | None:
    """Return the words of an option that is given once or often, with commas between them.

    Raises:
        UsageError: if there are none.
    """
    if given is None:
        return None
    words = tuple(word.strip() for text in given for word in text.split(",") if word.strip())
    if not words:
        message = f"{option} names no {wanted}"
        raise UsageError(message)
    return words


def _shortest(path: str) -> str:
    """Return a path as a reader of messages wants it: from the current folder if it is below."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)
