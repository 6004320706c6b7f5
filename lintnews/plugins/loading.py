"""Load one plugin, alone, and blame it by name, file and line for what it does wrong."""

from __future__ import annotations

import importlib
from itertools import chain

import pluggy

from lintnews.errors import PluginError, did_you_mean
from lintnews.guard import Guard
from lintnews.hints import Any
from lintnews.linting.finding import RULE_PAGES, Severity
from lintnews.linting.rule import Options, Pattern, Rule
from lintnews.plugins import hooks
from lintnews.plugins.brought import OUR_HOOKS, Brought, is_ours, label
from lintnews.plugins.choice import SHIPPED
from lintnews.plugins.contributions import API_VERSION, Host, Pack, PluginInfo, Profile, WordList
from lintnews.plugins.entrypoints import EntryPoint
from lintnews.readers.reader import Reader
from lintnews.reporters.reporter import Reporter
from lintnews.values import VERSION

INFO = "lintnews_plugin"

#: hook -> what its results may be
RETURNS: dict[str, tuple[type, ...]] = {
    INFO: (PluginInfo,),
    "lintnews_rules": (Rule,),
    "lintnews_readers": (Reader,),
    "lintnews_reporters": (Reporter,),
    "lintnews_profiles": (Profile, Pack),
    "lintnews_resources": (WordList,),
}


def plugin_manager() -> pluggy.PluginManager:
    """Return the manager that plugins are registered with."""
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    return manager


def load_one(
    point: EntryPoint,
    guard: Guard,
    manager: pluggy.PluginManager | None = None,
    api: str = API_VERSION,
) -> Brought:
    """Import a plugin, register it, and ask it alone for what it brings.

    Each hook is called without the plugins that were registered before, so that a
    failure is this plugin's and costs nobody else. One that fails is unregistered.

    Raises:
        PluginError: names the plugin, its distribution, and the file and line at fault.
    """
    manager = manager or plugin_manager()
    others = manager.get_plugins()
    name = f"plugin {label(point)}"
    with guard.watch(name, PluginError, failure="does not load") as watch:
        plugin = _imported(point)
        hash(plugin)  # pluggy keeps plugins in sets
        earlier = manager.get_name(plugin)
        if earlier is None:
            manager.register(plugin, name)
    if earlier is not None:
        message = f"{name} is registered already, as {earlier}"
        raise PluginError(message)
    try:
        watch.require_silence()
        return _brought(point, plugin, guard, manager, others, api)
    except PluginError:
        manager.unregister(plugin)
        raise


def _imported(point: EntryPoint) -> Any:
    """Return the module or object that an entry point names."""
    module, _, attributes = point.value.partition(":")
    if is_ours(point):
        # Where ours are alone nobody asks, so their hooks are not in the package itself.
        module = OUR_HOOKS
    plugin: Any = importlib.import_module(module)
    for attribute in filter(None, attributes.split(".")):
        plugin = getattr(plugin, attribute)
    return plugin


def _brought(
    point: EntryPoint,
    plugin: Any,
    guard: Guard,
    manager: pluggy.PluginManager,
    others: set[Any],
    api: str,
) -> Brought:
    """Ask a registered plugin for what it brings."""
    name = f"plugin {label(point)}"
    host = Host(version=VERSION, api=api)

    def ask(hook: str) -> tuple[Any, ...]:
        with guard.watch(f"{name}: {hook}", PluginError) as watch:
            results: Any = manager.subset_hook_caller(hook, others)(host=host)
            handed = tuple(results if hook == INFO else chain.from_iterable(results))
        watch.require_silence()
        for item in handed:
            if not isinstance(item, RETURNS[hook]):
                wanted = " or ".join(kind.__name__ for kind in RETURNS[hook])
                watch.refuse(f"returned {type(item).__name__}, not {wanted}")
        return handed

    info = next(iter(ask(INFO)), PluginInfo())
    _require_api(name, info.api, api)
    _require_known_hooks(manager, plugin, name, info.api, api)
    published = info.url or (RULE_PAGES if point.distribution == SHIPPED else "")
    page = {"url": published} if published else {}

    def signed(hook: str, **more: str) -> tuple[Any, ...]:
        return tuple(item._replace(plugin=point.name, **more) for item in ask(hook))

    rules = signed("lintnews_rules", **page)
    for rule in rules:
        _require_sound(name, rule)
    profiles = signed("lintnews_profiles")
    return Brought(
        point,
        info,
        rules,
        signed("lintnews_readers"),
        signed("lintnews_reporters"),
        tuple(item for item in profiles if isinstance(item, Profile)),
        tuple(item for item in profiles if isinstance(item, Pack)),
        signed("lintnews_resources"),
    )


def _require_sound(name: str, rule: Rule) -> None:
    """Refuse a rule of which a part is not what it must be.

    Raises:
        PluginError: names the rule and the part.
    """
    patterns: object = rule.patterns
    options: object = rule.options
    wrong = {
        "check is no function": not callable(rule.check),
        "severity is no Severity": not isinstance(rule.severity, Severity),
        "options are no class of Options": not (
            isinstance(options, type) and issubclass(options, Options)
        ),
        "patterns are no tuple of Pattern with text": not isinstance(patterns, tuple)
        or not all(
            isinstance(one, Pattern) and isinstance(one.expression, str) for one in patterns
        ),
    }
    for part, is_wrong in wrong.items():
        if is_wrong:
            message = f"{name}: of rule {rule.code} {rule.name} the {part}"
            raise PluginError(message)


def _require_api(name: str, theirs: str, ours: str) -> None:
    if theirs.partition(".")[0] != ours.partition(".")[0]:
        message = (
            f"{name} was written for plugin API {theirs} and this lintnews has {ours}: "
            f"install a release of the plugin for API {ours.partition('.')[0]}"
        )
        raise PluginError(message)


def _require_known_hooks(
    manager: pluggy.PluginManager, plugin: Any, name: str, theirs: str, ours: str
) -> None:
    """Refuse a misspelt hook, which would never be called and never be mentioned."""
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        callers = manager.get_hookcallers(plugin) or ()
        unknown = next(
            caller.name
            for caller in callers
            if not caller.has_spec()
            and not all(found.optionalhook for found in caller.get_hookimpls())
        )
        newer = f" (the plugin was written for API {theirs})" if theirs != ours else ""
        hint = did_you_mean(unknown, RETURNS)
        message = f"{name}: lintnews has no hook {unknown!r} in API {ours}{newer}{hint}"
        raise PluginError(message) from error
