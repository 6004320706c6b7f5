"""What a rule states, kept apart from its code: enough to select it and to find its matches.

A first article needs the code of half of our rules at most: the others are not in the profile, or
wait for words that the article does not hold. To import them all, and to read the rules
that are TOML, is a fifth of a start. So a package may have a table ``_outlines.py``, which
``collect_rules`` reads in place of each rule file that still has the size that stands in it.
The rules made of it load their file when somebody asks for the rest. A test holds the table of
our own rules against their files; ``python tests/builtin/outline_rules.py`` writes it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from lintnews.article.model import Kind, Role
from lintnews.hints import Any
from lintnews.linting.finding import Finding, Severity
from lintnews.linting.phrases import PhraseOptions, StrictPhraseOptions
from lintnews.linting.rule import PROSE, Check, Default, Options, Pattern, Rule, Speech
from lintnews.values import NamedTuple

_USUAL = frozenset({Default.ON, Default.LIVE})

#: The module of a package that has the table.
TABLE = "_outlines"

_OPTIONS = {kind.__name__: kind for kind in (Options, PhraseOptions, StrictPhraseOptions)}
# What the table leaves out: most of a file, and few ask for it.
_LEFT_OUT = frozenset({"summary", "check", "why", "bad", "good", "module", "plugin", "url"})
# What the rest of a rule stands in for.
_RESTS = frozenset({"summary", "check", "why", "bad", "good", "options", "patterns"})
_UNSTATED = {**Rule._field_defaults}


class Table(NamedTuple):
    """The outlines of a package.

    ``rules`` is, for each file of rules below the package, its size in bytes, the other modules
    that it imports, and what its rules state. ``helpers`` are the sizes of those modules.
    """

    rules: Mapping[str, tuple[int, tuple[str, ...], tuple[Mapping[str, Any], ...]]] = (
        MappingProxyType({})
    )
    helpers: Mapping[str, int] = MappingProxyType({})


NO_TABLE = Table()


def table_of(package: str) -> Table:
    """Return the outlines of a package; an empty table if it has none."""
    try:
        module = importlib.import_module(f"{package}.{TABLE}")
    except ModuleNotFoundError:
        return NO_TABLE
    return Table(module.RULES, module.HELPERS)


class Rest:
    """The rest of an outlined rule; it stands in for the check."""

    __slots__ = ("_check", "_load", "_made", "_outline", "_rule")

    def __init__(self, outline: Mapping[str, Any], load: Callable[[], tuple[Rule, ...]]) -> None:
        """Keep what the table has, and how to load the rule."""
        self._outline = outline
        self._load = load
        self._check: Check | None = None
        self._made: tuple[Pattern, ...] | None = None
        self._rule: Rule | None = None

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        if self._rule is None:
            self._rule = next(rule for rule in self._load() if rule.code == self._outline["code"])
        return self._rule

    def value(self, field: str) -> Any:
        """Return a field of the rule; its patterns can be had without loading it."""
        rows = self._outline.get(field)
        if rows is None:
            return getattr(self.rule, field)
        if self._made is None:
            self._made = tuple(map(_pattern, rows))
        return self._made

    @property
    def check(self) -> Check:
        """The check itself; that of a TOML rule is made of what the table has."""
        if self._check is None:
            keys = self._outline.get("keys")
            self._check = self.rule.check if keys is None else _check_of(keys, self._outline)
        return self._check

    def __call__(self, *values: Any, **named: Any) -> Iterable[Finding]:
        """Check an article."""
        return self.check(*values, **named)

    @property
    def __code__(self) -> Any:
        """The code of the check, which knows the names of its parameters."""
        return getattr(getattr(self.check, "__wrapped__", self.check), "__code__", None)


class Outlined(Rule):
    """A rule of which no more is loaded than its outline, until somebody asks for the rest."""

    __slots__ = ()


def _loaded(field: str) -> property:
    number = Rule._fields.index(field)

    def value(self: Outlined) -> Any:
        kept = self[number]
        return kept.value(field) if isinstance(kept, Rest) else kept

    return property(value)


for _field in _RESTS - {"check"}:
    setattr(Outlined, _field, _loaded(_field))


def _check_of(keys: Mapping[str, Any], outline: Mapping[str, Any]) -> Check:
    """Return the check of a TOML rule."""
    from lintnews.linting.tables.checks import check_of

    roles = _MAKERS["roles"](outline["roles"]) if "roles" in outline else PROSE
    return check_of(keys, roles, guarded=False)


def _pattern(row: tuple[Any, ...]) -> Pattern:
    expression, starts, *others = row
    return Pattern(expression, frozenset(starts), *others)


# name of a field -> what makes the value of it from what stands in the table
_MAKERS: Mapping[str, Any] = {
    "severity": cache(Severity),
    "default": cache(Default),
    "speech": cache(Speech),
    "roles": cache(lambda names: names and frozenset(map(Role, names))),
    "kinds": cache(lambda names: names and frozenset(map(Kind, names))),
    "languages": cache(lambda names: names and frozenset(names)),
    "yields_to": frozenset,
    "stages": lambda pairs: {stage: Severity(name) for stage, name in pairs},
    "options": _OPTIONS.__getitem__,
}


def rules_of(
    outlines: Iterable[Mapping[str, Any]], module: str, load: Callable[[], tuple[Rule, ...]]
) -> Iterator[Rule]:
    """Yield the rules of one file, which ``load`` loads; ``module`` is where they come from."""
    for outline in outlines:
        rest = Rest(outline, load)
        values = {**_UNSTATED, **dict.fromkeys(_RESTS, rest), "module": module}
        for name, value in outline.items():
            if name not in _RESTS or name == "options":
                make = _MAKERS.get(name)
                values[name] = make(value) if make else value
        yield Outlined._make([values[name] for name in Rule._fields])


def outline_of(rule: Rule) -> dict[str, Any]:
    """Return what the table has of a rule: plain values, without the defaults."""
    defaults = Rule._field_defaults
    stated = {
        name: value
        for name, value in zip(Rule._fields, rule, strict=True)
        if name not in _LEFT_OUT and (name not in defaults or value != defaults[name])
    }
    # every rule says which options it has, if they are of the kinds that need no loading
    stated.pop("options", None)
    if rule.options in _OPTIONS.values():
        stated["options"] = rule.options.__name__
    if rule.default not in _USUAL:
        # Somebody who selects it waits for its file.
        stated.pop("patterns", None)
    elif not rule.patterns:
        stated["patterns"] = ()
    return {name: _plain(name, value) for name, value in stated.items()}


def _plain(name: str, value: Any) -> Any:
    if name == "patterns":
        return tuple(_shortened(pattern) for pattern in value)
    if name == "stages":
        return tuple((stage, severity.value) for stage, severity in value.items())
    if isinstance(value, frozenset):
        return tuple(sorted(map(str, value)))
    return str(value) if name in {"severity", "default", "speech"} else value


def _shortened(pattern: Pattern) -> tuple[Any, ...]:
    row = [pattern.expression, tuple(sorted(pattern.starts)), *pattern[2:]]
    defaults = list(Pattern._field_defaults.values())
    while len(row) > 2 and row[-1] == defaults[len(row) - 2]:
        row.pop()
    return tuple(row)
