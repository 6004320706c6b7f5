"""Read a configuration file and refuse what is wrong in it, all of it at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import tomli

from lintnews.config.settings import DATE_ORDERS, KEYS, STAGES, VOCABULARY_KEYS, Settings
from lintnews.errors import ConfigError
from lintnews.filters.selection import PROFILES, did_you_mean, unknown
from lintnews.rules.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from lintnews.rules.definition import Options, Rule

_LISTS = ("select", "extend-select", "ignore", "extend-ignore", "include", "exclude", "extend-exclude", "packs")
_SELECTORS = ("select", "extend-select", "ignore", "extend-ignore")
_LARGEST = 1_000_000


def load(path: Path, rules: Iterable[Rule]) -> Settings:
    """Read ``path`` (a lintnews.toml, or a pyproject.toml with ``[tool.lintnews]``).

    Raises:
        ConfigError: with every problem, each naming file, line and column.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError([f"{path}: larger than {_LARGEST:,} bytes, which no configuration is"])
        text = path.read_text(encoding="utf-8")
        table = tomli.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: cannot be read: {error}"]) from error
    except tomli.TOMLDecodeError as error:
        raise ConfigError([f"{path}:{getattr(error, 'lineno', 1)}:{getattr(error, 'colno', 1)}: {getattr(error, 'msg', error)}"]) from error
    except RecursionError as error:
        raise ConfigError([f"{path}: nested too deeply"]) from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("lintnews", {})
    return _Reader(str(path), text, tuple(rules)).settings(table, path.parent)


def parse_override(text: str, rules: Iterable[Rule]) -> Settings:
    """Read ``KEY=VALUE`` from the command line, the value in TOML or as a bare word.

    Raises:
        ConfigError: where key or value is wrong.
    """
    key, _, value = text.partition("=")
    try:
        table = tomli.loads(f"{key} = {value}")
    except tomli.TOMLDecodeError:
        try:
            table = tomli.loads(f"{key} = {_quoted(value)}")
        except tomli.TOMLDecodeError as error:
            raise ConfigError([f"--config {text!r}: {error}"]) from error
    return _Reader("--config", "", tuple(rules)).settings(table, None)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Reader:
    """Collects the problems of one file, so that all are told at once."""

    def __init__(self, name: str, text: str, rules: tuple[Rule, ...]) -> None:
        self._name = name
        self._lines = text.split("\n")
        self._rules = rules
        self._by_name = {rule.name: rule for rule in rules} | {rule.code: rule for rule in rules}
        self._problems: list[str] = []

    def settings(self, table: Mapping[str, Any], root: Path | None) -> Settings:
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key not in KEYS:
                self._problem(key, f"there is no key {key!r}{did_you_mean(key, KEYS)}")
            elif (read := self._value(key, value)) is not None:
                values[key.replace("-", "_")] = read
        if self._problems:
            raise ConfigError(self._problems)
        came_from = {name.replace("_", "-"): self._place(name.replace("_", "-")) for name in values}
        return Settings(**values, root=root, came_from=came_from)

    def _value(self, key: str, value: object) -> Any:  # noqa: PLR0911  one return for each shape of value
        if key in _LISTS:
            return self._words(key, value)
        if key in {"profile", "stage", "date-order"}:
            known = {"profile": tuple(PROFILES), "stage": STAGES, "date-order": DATE_ORDERS}[key]
            return self._one_of(key, value, known)
        if not isinstance(value, dict):
            self._problem(key, f"{key} must be a table, not {_type(value)}")
            return None
        if key == "per-file-ignores":
            return {glob: words for glob, given in value.items() if (words := self._words(glob, given, selectors=True))}
        if key == "severity":
            levels = tuple(Severity)
            for selector, level in value.items():
                self._selector(selector)
                self._one_of(selector, level, levels)
            return value
        if key == "rules":
            return {name: self._options(name, given) for name, given in value.items()}
        for name, given in value.items():
            self._vocabulary(name, given)
        return value

    def _words(self, key: str, value: object, *, selectors: bool = False) -> tuple[str, ...] | None:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._problem(key, f"{key} must be a list of strings, not {_type(value)}")
            return None
        if selectors or key in _SELECTORS:
            for item in value:
                self._selector(item)
        if key == "packs":
            packs = sorted({rule.pack for rule in self._rules if rule.pack})
            for item in value:
                if item not in packs:
                    self._problem(item, f"there is no pack {item!r}{did_you_mean(item, packs)}")
        return tuple(value)

    def _selector(self, selector: str) -> None:
        message = unknown(selector, self._rules)
        if message is not None:
            self._problem(selector, message)

    def _one_of(self, key: str, value: object, known: tuple[str, ...]) -> str | None:
        if isinstance(value, str) and value in known:
            return value
        hint = did_you_mean(value, known) if isinstance(value, str) else ""
        self._problem(key, f"{key} must be one of {', '.join(known)}, not {value!r}{hint}")
        return None

    def _options(self, name: str, given: object) -> Mapping[str, Any]:
        rule = self._by_name.get(name)
        if rule is None:
            self._problem(name, f"there is no rule {name!r}{did_you_mean(name, self._by_name)}")
            return {}
        if not isinstance(given, dict):
            self._problem(name, f"the options of {name} must be a table, not {_type(given)}")
            return {}
        return {key.replace("-", "_"): self._option(rule.options, name, key, value) for key, value in given.items()}

    def _option(self, options: type[Options], name: str, key: str, value: object) -> Any:
        known = {field.replace("_", "-"): default for field, (default, _) in options.fields().items()}
        if key not in known:
            self._problem(key, f"{name} has no option {key!r}{did_you_mean(key, known)}")
            return value
        default = known[key]
        if isinstance(default, tuple):
            return self._words(key, value) or ()
        fits = isinstance(value, type(default)) and isinstance(value, bool) == isinstance(default, bool)
        if not fits and not (isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool)):
            self._problem(key, f"{name}: {key} must be {_type(default)}, not {_type(value)}")
        return value

    def _vocabulary(self, name: str, given: object) -> None:
        if name not in VOCABULARY_KEYS:
            self._problem(name, f"there is no word list {name!r}{did_you_mean(name, VOCABULARY_KEYS)}")
        elif name == "corrections":
            if not isinstance(given, dict) or not all(isinstance(item, str) for item in given.values()):
                self._problem(name, 'corrections must be a table of wrong = "right"')
        elif name == "lists":
            if not isinstance(given, dict):
                self._problem(name, "lists must be a table of word lists")
        else:
            self._words(name, given)

    def _problem(self, key: str, message: str) -> None:
        self._problems.append(f"{self._place(key)}: {message}")

    def _place(self, key: str) -> str:
        """Return file, line and column of the first mention of a key or a value."""
        pattern = re.compile(rf"(?<![\w-])[\"']?({re.escape(key)})[\"']?(?![\w-])")
        for number, line in enumerate(self._lines, 1):
            match = pattern.search(line)
            if match is not None and not line.lstrip().startswith("#"):
                return f"{self._name}:{number}:{match.start() + 1}"
        return self._name


def _type(value: object) -> str:
    if isinstance(value, tuple):
        return "a list"
    return {bool: "true or false", int: "a whole number", float: "a number", str: "a string", list: "a list", dict: "a table"}.get(
        type(value), type(value).__name__
    )
