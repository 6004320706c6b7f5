"""Read a configuration file and refuse what is wrong in it, all of it at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import tomli

from lintnews.config.discovery import LARGEST, PYPROJECT
from lintnews.config.keys import BY_NAME, GLOBS, HINTS, SELECTORS
from lintnews.config.settings import PerFile, Settings, over
from lintnews.errors import ConfigError, LintnewsError, did_you_mean
from lintnews.globs import Glob
from lintnews.hints import Any
from lintnews.linting.engine_rules import FAILURES
from lintnews.linting.profiles import PROFILES, Profile
from lintnews.linting.rule import Options, Rule
from lintnews.linting.selection import Selector, canonical, unknown
from lintnews.toml.document import Document, plainly, read
from lintnews.toml.positions import Way
from lintnews.toml.shapes import STRINGS, TABLE, faults, of_type, one_of
from lintnews.values import NamedTuple

PACKAGED = "lintnews.toml"
_DEEPEST = 20  # configurations that extend one another


class Known(NamedTuple):
    """What a configuration can name: all rules, the linter's own among them, profiles and packs.

    Where a rule file is left out there are ``more``: no name can be called unknown.
    """

    rules: tuple[Rule, ...]
    profiles: Mapping[str, Profile] = PROFILES
    packs: frozenset[str] = frozenset()
    allow_code: bool = False
    more: bool = False

    def with_rules(self, rules: tuple[Rule, ...]) -> Known:
        """Return the same with further rules, and the packs they name."""
        packs = self.packs | {rule.pack for rule in rules if rule.pack}
        known = {rule.code: rule for rule in (*self.rules, *rules)}
        return self._replace(rules=tuple(known.values()), packs=packs)


def load(path: Path, known: Known) -> Settings:
    """Read a configuration (a lintnews.toml or a pyproject.toml) and what it extends.

    Raises:
        ConfigError: with every problem, each naming file, line and column.
    """
    return _load(path, known, (), str(path.absolute().parent))


def _load(path: Path, known: Known, above: tuple[Path, ...], root: str) -> Settings:
    document = read(path, _config_error, largest=LARGEST)
    if path.name == PYPROJECT:
        table = document.table.get("tool", {}).get("lintnews", {})
        document = document._replace(table=table, prefix=("tool", "lintnews"))
    table = document.table
    for _, problem in TABLE.faults("[tool.lintnews]", table):
        raise ConfigError([f"{document.path}: {problem}"])
    base: Settings | None = None
    problems: list[str] = []
    if "extend" in table:
        try:
            base = _base(document, table.pop("extend"), root, known, (*above, path.resolve()))
        except ConfigError as error:
            problems = error.problems
    rules = base.file_rules if base else ()
    try:
        own, left_out = _rules_of_files(document, known.with_rules(rules))
    except ConfigError as error:
        # Nobody knows the rules of a broken file: what else is wrong is said after it is repaired.
        raise ConfigError([*problems, *error.problems]) from error
    rules = (*rules, *own)
    more = bool(known.more or left_out or (base and base.left_out))
    reader = _Reader(document, known.with_rules(rules)._replace(more=more), root)
    settings = reader.settings(problems)._replace(file_rules=rules, left_out=left_out)
    return over(base, settings) if base else settings


def _config_error(problem: str) -> LintnewsError:
    return ConfigError([problem])


def _rules_of_files(document: Document, known: Known) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Read the rule files that a configuration names; also say which are left out.

    Raises:
        ConfigError: with every problem in them.
    """
    given = document.table.get("rule-files", [])
    if not given or any(STRINGS.faults("rule-files", given)):
        return (), ()
    from lintnews.plugins import rule_files

    return rule_files.load_named(
        given,
        Path(document.path).parent,
        known.rules,
        lambda number: document.place("rule-files", number),
        allow_code=known.allow_code,
    )


def _base(
    document: Document, given: object, root: str, known: Known, above: tuple[Path, ...]
) -> Settings:
    """Read the configuration that a file extends.

    Raises:
        ConfigError: if there is none, it is wrong, or it leads back to a file above it.
    """
    place = document.place("extend")
    path = Path(document.path)
    if not isinstance(given, str):
        raise ConfigError([f"{place}: extend must be a string: a path or the name of a package"])
    is_path = (given.endswith(".toml") and ":" not in given) or "/" in given or os.sep in given
    if len(above) > _DEEPEST:
        raise ConfigError([f"{place}: extend: more than {_DEEPEST} files extend one another"])
    try:
        found = path.parent / Path(given).expanduser() if is_path else _in_package(given)
        is_there = found is not None and found.is_file()
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError([f"{place}: extend: {given[:100]!r} cannot be read: {reason}"]) from error
    if found is None or not is_there:
        what = (
            f"there is no file {found}"
            if is_path
            else f"there is no package {given!r} with a {PACKAGED} in it"
        )
        raise ConfigError([f"{place}: extend: {what}"])
    if found.resolve() in above:
        raise ConfigError(
            [f"{place}: extend: {given!r} leads back to {found.resolve().name}, round in a circle"]
        )
    found = _straight(found)
    # The patterns of a file count from its folder; those of a package from the folder of whoever
    # uses it.
    return _load(found, known, above, str(found.absolute().parent) if is_path else root)


def _straight(path: Path) -> Path:
    """Return a path without ``folder/..`` in it, if that means the same file."""
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
        ConfigError: if key or value is wrong.
    """
    key, _, value = text.partition("=")
    try:
        table = tomli.loads(f"{key} = {value}")
    except tomli.TOMLDecodeError as error:
        if value.lstrip().startswith(("[", "{")):
            raise ConfigError([f"--config {text}: {plainly(error)}"]) from error
        try:
            table = tomli.loads(f"{key} = {_quoted(value)}")
        except tomli.TOMLDecodeError as error:
            raise ConfigError([f"--config {text}: {error.msg}"]) from error
    except RecursionError as error:
        raise ConfigError([f"--config: nested too deeply: {error}"]) from error
    if "extend" in table:
        raise ConfigError(
            [f"--config {text}: extend is for a file; give the file itself with --config FILE"]
        )
    if "rule-files" in table or "plugins" in table:
        raise ConfigError(
            [
                (
                    f"--config {text}: there are options for that: --rule-file, --disable-plugin, "
                    "--no-plugins"
                )
            ]
        )
    return _Reader(Document(f"--config {text}", table), known, str(Path.cwd()), rank=1).settings([])


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Reader:
    """Makes settings of a table, and collects its problems so that all are said at once."""

    def __init__(self, document: Document, known: Known, root: str, rank: int = 0) -> None:
        self._document = document
        self._known = known
        self._root = root
        self._rank = rank
        self._rules = {rule.name: rule for rule in known.rules} | {
            rule.code: rule for rule in known.rules
        }
        self._problems: list[str] = []

    def settings(self, problems: list[str]) -> Settings:
        """Return what the table says.

        Raises:
            ConfigError: with every problem, those found before among them.
        """
        table, place = self._document.table, self._document.place
        self._problems = list(problems)
        profile = BY_NAME["profile"]._replace(shape=one_of(*self._known.profiles))
        keys = {**BY_NAME, "profile": profile}
        values: dict[str, Any] = {}
        for name, value in table.items():
            wrong = list(faults({name: value}, keys, HINTS))
            for way, problem in wrong:
                self._problem(way, problem)
            if not wrong:
                values[name.replace("-", "_")] = self._value(name, value)
        if self._problems:
            raise ConfigError(self._problems)
        return Settings(**values, came_from={name: place(name) for name in table})

    def _value(self, name: str, value: Any) -> Any:
        """Return the value of a key, which has its shape; what it names must exist."""
        shape = BY_NAME[name].shape
        if shape is SELECTORS:
            return self._selectors((name,), value)
        if shape is GLOBS:
            return tuple(Glob(word, self._root) for word in value)
        if shape is STRINGS:
            return tuple(value)
        make: dict[str, Callable[[Any], Any]] = {
            "packs": self._packs,
            "per-file-ignores": self._per_file,
            "severity": self._severities,
            "plugins": self._plugins,
            "fields": _names_of_fields,
            "rules": self._options,
        }
        return make[name](value) if name in make else value

    def _per_file(self, table: Mapping[str, list[str]]) -> tuple[PerFile, ...]:
        return tuple(
            PerFile(Glob(glob, self._root), self._selectors(("per-file-ignores", glob), words))
            for glob, words in table.items()
        )

    def _severities(self, table: Mapping[str, str]) -> Mapping[str, str]:
        for selector in table:
            self._selectors(("severity", selector), [selector])
        return {canonical(selector, self._known.rules): level for selector, level in table.items()}

    def _plugins(self, table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
        return {part: tuple(names) for part, names in table.items()}

    def _selectors(self, way: Way, words: list[str]) -> tuple[Selector, ...]:
        found = []
        for number, word in enumerate(canonical(word, self._known.rules) for word in words):
            message = unknown(word, self._known.rules)
            if message is not None and self._known.more:
                continue
            message = message or self._refusal(way, word)
            if message is not None:
                self._problem((*way, number), message)
            found.append(Selector(word, self._document.place(*way, number), self._rank))
        return tuple(found)

    def _refusal(self, way: Way, word: str) -> str | None:
        if way[0] == "severity" or word not in self._rules or "select" in str(way[0]):
            return None
        return refuse_ignoring(word, self._rules)

    def _packs(self, words: list[str]) -> tuple[str, ...]:
        packs = sorted(self._known.packs)
        there = (
            f" (there are {', '.join(packs)})"
            if packs
            else ": no plugin that is installed brings one"
        )
        for number, word in enumerate(words):
            if word not in packs and not self._known.more:
                message = f"there is no pack {word!r}{did_you_mean(word, packs)}{there}"
                self._problem(("packs", number), message)
        return tuple(words)

    def _options(self, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
        found = {}
        for name, given in table.items():
            rule = self._rules.get(name) or self._rules.get(name.upper())
            if rule is None and self._known.more:
                continue
            if rule is None:
                message = f"there is no rule {name!r}{did_you_mean(name, self._rules)}"
                self._problem(("rules", name), message)
                continue
            wrong = list(TABLE.faults(f"the options of {name}", given))
            for way, problem in wrong:
                self._problem(("rules", name, *way), problem)
            if not wrong:
                found[rule.name] = {
                    key.replace("-", "_"): self._option(rule.options, name, key, value)
                    for key, value in given.items()
                }
        return found

    def _option(self, options: type[Options], name: str, key: str, value: Any) -> Any:
        known = {
            field.replace("_", "-"): default for field, (default, _) in options.fields().items()
        }
        if key not in known:
            has = f" (it has {', '.join(known)})" if known else ": it has none"
            message = f"{name} has no option {key!r}{did_you_mean(key, known)}{has}"
            self._problem(("rules", name, key), message)
            return value
        kind = type(known[key])
        shape = STRINGS if kind is tuple else of_type(kind)
        wrong = list(shape.faults(f"{name}: {key}", value))
        for way, problem in wrong:
            self._problem(("rules", name, key, *way), problem)
        return value if wrong else kind(value)

    def _problem(self, way: Way, message: str) -> None:
        self._problems.append(f"{self._document.place(*way)}: {message}")


def _names_of_fields(table: Mapping[str, str | list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {
        fact: (names,) if isinstance(names, str) else tuple(names) for fact, names in table.items()
    }


def refuse_ignoring(word: str, known: Mapping[str, Rule]) -> str | None:
    """Return why a rule cannot be left out, ``None`` if it can."""
    if word in known and known[word].code in FAILURES:
        return f"{word} cannot be left out: what was not checked must not pass for clean"
    return None
