"""Read a configuration file and refuse what is wrong in it, all of it at once."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from lintnews.config.keys import BY_NAME, ONLY_OPTIONS, PLUGINS, VOCABULARY, Shape
from lintnews.config.positions import positions
from lintnews.config.settings import PerFile, Settings, over
from lintnews.errors import ConfigError, did_you_mean
from lintnews.globs import Glob
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.finding import Severity
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Options, Rule
from lintnews.linting.selection import Selector, canonical, unknown
from lintnews.values import NamedTuple

if TYPE_CHECKING:
    from lintnews.config.positions import Way

PYPROJECT = "pyproject.toml"
PACKAGED = "lintnews.toml"
_LARGEST = 1_000_000


class Known(NamedTuple):
    """What a configuration can name: all rules, the linter's own among them, profiles and packs."""

    rules: tuple[Rule, ...]
    profiles: Mapping[str, Profile] = PROFILES
    packs: frozenset[str] = frozenset()
    allow_code: bool = False

    def with_rules(self, rules: tuple[Rule, ...]) -> Known:
        """Return the same with further rules, and the packs they name."""
        packs = self.packs | {rule.pack for rule in rules if rule.pack}
        known = {rule.code: rule for rule in (*self.rules, *rules)}
        return self._replace(rules=tuple(known.values()), packs=packs)


def load(path: Path, known: Known) -> Settings:
    """Read ``path`` (a lintnews.toml, or a pyproject.toml with ``[tool.lintnews]``) and what it extends.

    Raises:
        ConfigError: with every problem, each naming file, line and column.
    """
    return _load(path, known, (), str(path.absolute().parent))


def _load(path: Path, known: Known, above: tuple[Path, ...], root: str) -> Settings:
    text, table = _parsed(path)
    prefix: Way = ()
    if path.name == PYPROJECT:
        table = table.get("tool", {}).get("lintnews", {})
        prefix = ("tool", "lintnews")
    reader = _Reader(str(path), prefix, positions(text), known, root)
    base: Settings | None = None
    problems: list[str] = []
    if "extend" in table:
        try:
            base = _base(reader, table.pop("extend"), path, known, (*above, path.resolve()))
        except ConfigError as error:
            problems = error.problems
    own = base.own_rules if base else ()
    try:
        own = (*own, *_own_rules(reader, table, path.parent, known.with_rules(own)))
    except ConfigError as error:
        problems.extend(error.problems)
        # What the rules of a broken file are called, nobody knows; the rest is looked at when it is
        # mended.
        raise ConfigError(problems) from error
    if own:
        reader = _Reader(str(path), prefix, positions(text), known.with_rules(own), root)
    settings = reader.settings(table, problems)._replace(own_rules=own)
    return over(base, settings) if base else settings


def _own_rules(
    reader: _Reader,
    table: Mapping[str, Any],
    root: Path,
    known: Known,
) -> tuple[Rule, ...]:
    """Read the rule files that a configuration names.

    Raises:
        ConfigError: with every problem in them.
    """
    given = table.get("rule-files")
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        return ()
    from lintnews.plugins import rule_files  # noqa: PLC0415  only if there are such files

    return rule_files.load_named(
        given,
        root,
        known.rules,
        lambda number: reader.place("rule-files", number),
        allow_code=known.allow_code,
    )


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a file and what it holds.

    Raises:
        ConfigError: where it cannot be read, is no TOML or too much of it.
    """
    try:
        if not path.is_file():
            raise ConfigError([f"{path}: no such file"])
        if path.stat().st_size > _LARGEST:
            raise ConfigError(
                [f"{path}: larger than {_LARGEST:,} bytes, which no configuration is"],
            )
        text = path.read_text(encoding="utf-8-sig")
        return text, tomli.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: cannot be read: {error}"]) from error
    except tomli.TOMLDecodeError as error:
        message = _plainly(str(error).partition(" (at ")[0])
        raise ConfigError(
            [f"{path}:{getattr(error, 'lineno', 1)}:{getattr(error, 'colno', 1)}: {message}"],
        ) from error
    except RecursionError as error:
        raise ConfigError([f"{path}: nested too deeply: {error}"]) from error


def _plainly(message: str) -> str:
    """Return the parser's message, with what helps where a word stands without its quotation marks."""
    return (
        f'{message}: put words in quotation marks, as "DUP"'
        if message == "Invalid value"
        else message
    )


def _base(
    reader: _Reader,
    given: object,
    path: Path,
    known: Known,
    above: tuple[Path, ...],
) -> Settings:
    """Read the configuration that a file extends.

    Raises:
        ConfigError: where there is none, it is wrong, or it leads back to a file above it.
    """
    place = reader.place("extend")
    if not isinstance(given, str):
        raise ConfigError([f"{place}: extend must be a string: a path or the name of a package"])
    is_path = (given.endswith(".toml") and ":" not in given) or "/" in given or os.sep in given
    found = path.parent / Path(given).expanduser() if is_path else _in_package(given)
    if found is None or not found.is_file():
        what = (
            f"there is no file {found}"
            if is_path
            else f"there is no package {given!r} with a {PACKAGED} in it"
        )
        raise ConfigError([f"{place}: extend: {what}"])
    if found.resolve() in above:
        raise ConfigError(
            [f"{place}: extend: {given!r} leads back to {found.resolve().name}, round in a circle"],
        )
    found = _straight(found)
    # The patterns of a file count from its folder; those of a package from the folder of whoever
    # uses it.
    return _load(found, known, above, str(found.absolute().parent) if is_path else reader.root)


def _straight(path: Path) -> Path:
    """Return a path without ``folder/..`` in it, where that means the same file."""
    straight = Path(os.path.normpath(path))
    try:
        return straight if straight.samefile(path) else path
    except OSError:
        return path


def _in_package(name: str) -> Path | None:
    """Return the configuration in a package, which is looked up and never imported."""
    package, _, file = name.partition(":")
    here = os.path.realpath(Path.cwd())
    for folder in sys.path:
        if folder and os.path.realpath(folder) != here:
            candidate = Path(folder, *package.split("."), file or PACKAGED)
            if candidate.is_file():
                return candidate
    return None


def parse_override(text: str, known: Known) -> Settings:
    """Read ``KEY=VALUE`` from the command line, the value in TOML or as a bare word.

    Raises:
        ConfigError: where key or value is wrong.
    """
    key, _, value = text.partition("=")
    try:
        table = tomli.loads(f"{key} = {value}")
    except tomli.TOMLDecodeError as error:
        if value.lstrip().startswith(("[", "{")):
            raise ConfigError(
                [f"--config {text}: {_plainly(str(error).partition(' (at ')[0])}"],
            ) from error
        try:
            table = tomli.loads(f"{key} = {_quoted(value)}")
        except tomli.TOMLDecodeError as error:
            raise ConfigError([f"--config {text}: {str(error).partition(' (at ')[0]}"]) from error
    except RecursionError as error:
        raise ConfigError([f"--config: nested too deeply: {error}"]) from error
    if "extend" in table:
        raise ConfigError(
            [f"--config {text}: extend is for a file; give the file itself with --config FILE"],
        )
    if "rule-files" in table or "plugins" in table:
        raise ConfigError(
            [
                (
                    f"--config {text}: there are options for that: --rule-file, --disable-plugin, "
                    "--no-plugins"
                ),
            ],
        )
    return _Reader(f"--config {text}", (), {}, known, str(Path.cwd()), rank=1).settings(table, [])


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Reader:
    """Collects the problems of one file, so that all are told at once."""

    def __init__(
        self,
        name: str,
        prefix: Way,
        places: Mapping[Way, tuple[int, int]],
        known: Known,
        root: str,
        rank: int = 0,
    ) -> None:
        self.root = root
        self._name = name
        self._prefix = prefix
        self._places = places
        self._known = known
        self._rank = rank
        self._by_name = {rule.name: rule for rule in known.rules} | {
            rule.code: rule for rule in known.rules
        }
        self._problems: list[str] = []

    def place(self, *way: str | int) -> str:
        """Return file, line and column of a value."""
        full: Way = (*self._prefix, *way)
        while full and full not in self._places:
            full = full[:-1]
        return (
            f"{self._name}:{self._places[full][0]}:{self._places[full][1]}" if full else self._name
        )

    def settings(self, table: Mapping[str, Any], problems: list[str]) -> Settings:
        """Return what a table says.

        Raises:
            ConfigError: with every problem, those found before among them.
        """
        self._problems = list(problems)
        if not isinstance(table, dict):
            raise ConfigError(
                [f"{self._name}: [tool.lintnews] must be a table, not {_type(table)}"],
            )
        values: dict[str, Any] = {}
        for name, value in table.items():
            key = BY_NAME.get(name)
            if key is None:
                hint = (
                    f": say it on the command line, with --{name}" if name in ONLY_OPTIONS else ""
                )
                hint = hint or (
                    ": the keys stand at the top of a lintnews.toml, outside of any [tool.lintnews]"
                    if name in {"tool", "lintnews"}
                    else ""
                )
                self._problem(
                    (name,),
                    f"there is no key {name!r}{hint or did_you_mean(name, BY_NAME)}",
                )
            else:
                values[name.replace("-", "_")] = self._value(key.shape, name, value)
        if self._problems:
            raise ConfigError(self._problems)
        came_from = {name.replace("_", "-"): self.place(name.replace("_", "-")) for name in values}
        return Settings(**values, came_from=came_from)

    def _value(self, shape: Shape, name: str, value: object) -> Any:
        if shape in {Shape.SELECTORS, Shape.GLOBS, Shape.PACKS, Shape.WORDS}:
            return self._list(shape, name, value)
        if shape is Shape.TABLE:
            return self._table(name, value)
        if shape is Shape.TEXT:
            return self._encoding(name, value)
        if shape is Shape.FLAG:
            if not isinstance(value, bool):
                self._problem((name,), f"{name} must be true or false, not {_type(value)}")
            return value
        known = tuple(self._known.profiles) if shape is Shape.PROFILE else BY_NAME[name].choices
        return self._one_of((name,), name, value, known)

    def _list(self, shape: Shape, name: str, value: object) -> Any:
        words = self._words((name,), name, value)
        if shape is Shape.SELECTORS:
            return self._selectors((name,), words)
        if shape is Shape.GLOBS:
            return tuple(Glob(word, self.root) for word in words)
        if shape is Shape.PACKS:
            self._packs(name, words)
        return words

    def _table(self, name: str, value: object) -> Any:
        if not isinstance(value, dict):
            self._problem((name,), f"{name} must be a table, not {_type(value)}")
            return value
        if name == "per-file-ignores":
            return tuple(
                PerFile(
                    Glob(glob, self.root),
                    self._selectors((name, glob), self._words((name, glob), glob, given)),
                )
                for glob, given in value.items()
            )
        if name == "severity":
            for selector, level in value.items():
                self._selectors((name, selector), (selector,))
                self._one_of((name, selector), selector, level, tuple(Severity))
            return {
                canonical(selector, self._known.rules): level for selector, level in value.items()
            }
        if name == "plugins":
            return {part: self._plugins(part, given) for part, given in value.items()}
        if name == "rules":
            return {
                self._rule_name(rule): self._options(rule, given) for rule, given in value.items()
            }
        for part, given in value.items():
            self._vocabulary(name, part, given)
        return value

    def _plugins(self, part: str, given: object) -> tuple[str, ...]:
        if part not in PLUGINS:
            self._problem(
                ("plugins", part),
                f"plugins has no key {part!r}{did_you_mean(part, PLUGINS)} (it has "
                f"{', '.join(PLUGINS)})",
            )
        return self._words(("plugins", part), part, given)

    def _words(self, way: Way, name: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._problem(way, f"{name} must be a list of strings, not {_type(value)}")
            return ()
        for number, item in enumerate(value):
            if not isinstance(item, str):
                self._problem(
                    (*way, number),
                    f"{name} must be a list of strings, and this is {_type(item)}",
                )
        return tuple(item for item in value if isinstance(item, str))

    def _selectors(self, way: Way, words: tuple[str, ...]) -> tuple[Selector, ...]:
        found = []
        for number, word in enumerate(canonical(word, self._known.rules) for word in words):
            message = unknown(word, self._known.rules) or self._refusal(way, word)
            if message is not None:
                self._problem((*way, number), message)
            found.append(Selector(word, self.place(*way, number), self._rank))
        return tuple(found)

    def _refusal(self, way: Way, word: str) -> str | None:
        if way[0] == "severity" or word not in self._by_name or "select" in str(way[0]):
            return None
        return refuse_ignoring(word, self._by_name)

    def _packs(self, name: str, words: tuple[str, ...]) -> None:
        packs = sorted(self._known.packs)
        for number, word in enumerate(words):
            if word not in packs:
                known = (
                    f" (there are {', '.join(packs)})"
                    if packs
                    else ": no plugin that is installed brings one"
                )
                self._problem(
                    (name, number),
                    f"there is no pack {word!r}{did_you_mean(word, packs)}{known}",
                )

    def _one_of(self, way: Way, name: str, value: object, known: tuple[str, ...]) -> object:
        if not isinstance(value, str) or value not in known:
            hint = did_you_mean(value, known) if isinstance(value, str) else ""
            self._problem(way, f"{name} must be one of {', '.join(known)}, not {value!r}{hint}")
        return value

    def _encoding(self, name: str, value: object) -> object:
        if not isinstance(value, str):
            self._problem((name,), f"{name} must be a string, not {_type(value)}")
            return value
        try:
            codecs.lookup(value)
        except (LookupError, ValueError):
            self._problem((name,), f"there is no encoding {value!r}")
        return value

    def _rule_name(self, name: str) -> str:
        rule = self._by_name.get(name) or self._by_name.get(name.upper())
        return rule.name if rule else name

    def _options(self, name: str, given: object) -> Mapping[str, Any]:
        rule = self._by_name.get(name) or self._by_name.get(name.upper())
        if rule is None:
            self._problem(
                ("rules", name),
                f"there is no rule {name!r}{did_you_mean(name, self._by_name)}",
            )
            return {}
        if not isinstance(given, dict):
            self._problem(
                ("rules", name),
                f"the options of {name} must be a table, not {_type(given)}",
            )
            return {}
        return {
            key.replace("-", "_"): self._option(rule.options, name, key, value)
            for key, value in given.items()
        }

    def _option(self, options: type[Options], name: str, key: str, value: object) -> Any:
        known = {
            field.replace("_", "-"): default for field, (default, _) in options.fields().items()
        }
        way: Way = ("rules", name, key)
        if key not in known:
            has = f" (it has {', '.join(known)})" if known else ": it has none"
            self._problem(way, f"{name} has no option {key!r}{did_you_mean(key, known)}{has}")
            return value
        default = known[key]
        if isinstance(default, tuple):
            return self._words(way, key, value)
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not isinstance(value, type(default)) or isinstance(value, bool) != isinstance(
            default,
            bool,
        ):
            self._problem(way, f"{name}: {key} must be {_type(default)}, not {_type(value)}")
        return value

    def _vocabulary(self, table: str, name: str, given: object) -> None:
        way: Way = (table, name)
        if name not in VOCABULARY:
            self._problem(way, f"there is no word list {name!r}{did_you_mean(name, VOCABULARY)}")
        elif name == "corrections":
            if not isinstance(given, dict) or not all(
                isinstance(item, str) for item in given.values()
            ):
                self._problem(way, 'corrections must be a table of "wrong" = "right"')
        elif name == "lists":
            if not isinstance(given, dict):
                self._problem(way, f"lists must be a table of word lists, not {_type(given)}")
            else:
                for part, words in given.items():
                    self._words((*way, part), part, words)
        else:
            self._words(way, name, given)

    def _problem(self, way: Way, message: str) -> None:
        self._problems.append(f"{self.place(*way)}: {message}")


def refuse_ignoring(word: str, known: Mapping[str, Rule]) -> str | None:
    """Return why a rule cannot be left out, ``None`` where it can."""
    if word in known and known[word].code in FAILURES:
        return f"{word} cannot be left out: what was not checked must not pass for clean"
    return None


def _type(value: object) -> str:
    if isinstance(value, tuple | list):
        return "a list"
    return {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a string",
        dict: "a table",
    }.get(type(value), f"a {type(value).__name__}")
