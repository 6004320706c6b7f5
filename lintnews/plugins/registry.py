"""Load the plugins, one by one, and blame each by name for what it does wrong."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pluggy

from lintnews.errors import PluginError
from lintnews.plugins import hookspecs
from lintnews.plugins.entrypoints import EntryPoint, entry_points
from lintnews.rules.definition import Rule
from lintnews.rules.own import OWN_FAMILY, OWN_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that loaded."""

    name: str
    distribution: str
    version: str
    info: hookspecs.PluginInfo = field(default_factory=hookspecs.PluginInfo)


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything the plugins brought, and what went wrong on the way."""

    rules: tuple[Rule, ...]
    plugins: tuple[Plugin, ...]
    failures: tuple[PluginError, ...] = ()

    def by_code(self) -> Mapping[str, Rule]:
        """Return code -> rule, the linter's own rules among them."""
        return {rule.code: rule for rule in (*self.rules, *OWN_RULES)}

    def by_name(self) -> Mapping[str, Rule]:
        """Return name -> rule, the linter's own rules among them."""
        return {rule.name: rule for rule in (*self.rules, *OWN_RULES)}


def load(points: Iterable[EntryPoint] | None = None) -> Registry:
    """Load every plugin that is installed, or those of ``points``.

    A plugin that fails is left out and named in ``failures``; the others stand.
    Plugins are taken in the order of their names, so that nothing depends on the
    order of folders on a disk.
    """
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    failures: list[PluginError] = []
    plugins: list[Plugin] = []
    rules: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    families: dict[str, str] = {OWN_FAMILY: "lintnews"}
    for point in entry_points() if points is None else points:
        try:
            plugin, own = _load_one(manager, point)
            _claim(plugin, own, rules, names, families)
        except PluginError as error:
            failures.append(error)
            continue
        plugins.append(plugin)
        rules.update((rule.code, rule) for rule in own)
        names.update((rule.name, rule) for rule in own)
        families.update(dict.fromkeys(plugin.info.families, plugin.name))
    ordered = tuple(sorted(rules.values(), key=lambda rule: rule.code))
    return Registry(ordered, tuple(plugins), tuple(failures))


def _load_one(manager: pluggy.PluginManager, point: EntryPoint) -> tuple[Plugin, list[Rule]]:
    """Import one plugin and ask it for what it brings."""
    label = _label(point)
    try:
        module: Any = importlib.import_module(point.value.partition(":")[0])
        for attribute in filter(None, point.value.partition(":")[2].split(".")):
            module = getattr(module, attribute)
        manager.register(module, name=point.name)
    except (Exception, SystemExit) as error:
        message = f"plugin {label} does not load: {type(error).__name__}: {error}"
        raise PluginError(message) from error
    info = _ask(manager, module, "lintnews_plugin", label, hookspecs.PluginInfo())
    if not isinstance(info, hookspecs.PluginInfo):
        message = f"plugin {label}: lintnews_plugin returned {type(info).__name__}, not PluginInfo"
        raise PluginError(message)
    if info.api.partition(".")[0] != hookspecs.API_VERSION.partition(".")[0]:
        message = f"plugin {label} was written for plugin API {info.api}; this lintnews has {hookspecs.API_VERSION}"
        raise PluginError(message)
    own: list[Rule] = []
    for item in _ask(manager, module, "lintnews_rules", label, ()):
        if not isinstance(item, Rule):
            message = f"plugin {label}: lintnews_rules returned {type(item).__name__}, not a Rule"
            raise PluginError(message)
        own.append(replace(item, plugin=point.name))
    return Plugin(point.name, point.distribution, point.version, info), own


def _ask(manager: pluggy.PluginManager, module: object, hook: str, label: str, default: Any) -> Any:
    """Call one plugin's implementation of a hook, alone, in its own try.

    pluggy's own call would stop at the first plugin that raises and lose the
    results of the others.
    """
    caller: Any = getattr(manager.hook, hook)
    for implementation in caller.get_hookimpls():
        if implementation.plugin is module:
            function: Callable[[], Any] = implementation.function
            try:
                result = function()
                return list(result) if hook == "lintnews_rules" else result
            except (Exception, SystemExit) as error:
                message = f"plugin {label}: {hook} failed: {type(error).__name__}: {error}"
                raise PluginError(message) from error
    return default


def _claim(plugin: Plugin, own: list[Rule], rules: Mapping[str, Rule], names: Mapping[str, Rule], families: Mapping[str, str]) -> None:
    """Refuse a code, a name or a family that somebody else has."""
    for family in plugin.info.families:
        if family in families:
            message = f"plugin {plugin.name!r} claims the family {family}, which belongs to {families[family]!r}"
            raise PluginError(message)
    seen: dict[str, Rule] = {}
    for rule in own:
        other = rules.get(rule.code) or names.get(rule.name) or seen.get(rule.code) or seen.get(rule.name)
        if other is not None:
            message = f"two rules are called {rule.code} {rule.name}: one of plugin {plugin.name!r}, one of {other.plugin!r}"
            raise PluginError(message)
        if rule.family == OWN_FAMILY:
            message = f"plugin {plugin.name!r}: {rule.code} is in the family {OWN_FAMILY}, which is the linter's own"
            raise PluginError(message)
        seen[rule.code] = seen[rule.name] = rule


def _label(point: EntryPoint) -> str:
    return f"{point.name!r} ({point.distribution} {point.version})" if point.distribution else repr(point.name)
