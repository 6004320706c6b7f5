"""Load one plugin, alone, and blame it by name, file and line for what it does wrong."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any

from lintnews import guard as blame
from lintnews.errors import PluginError
from lintnews.guard import Guard, TimeSpentError
from lintnews.linting.rule import Rule
from lintnews.plugins import marks
from lintnews.plugins.contributions import API_VERSION, Host, Pack, PluginInfo, Profile, WordList
from lintnews.plugins.entrypoints import EntryPoint
from lintnews.plugins.marks import Implementation
from lintnews.readers.reader import Reader
from lintnews.reporters.reporter import Reporter
from lintnews.values import VERSION, NamedTuple

#: hook -> what its results may be
RETURNS: dict[str, tuple[type, ...]] = {
    "lintnews_rules": (Rule,),
    "lintnews_readers": (Reader,),
    "lintnews_reporters": (Reporter,),
    "lintnews_profiles": (Profile, Pack),
    "lintnews_resources": (WordList,),
}
INFO = "lintnews_plugin"


class Brought(NamedTuple):
    """One plugin that loaded, with everything it handed over."""

    point: EntryPoint
    info: PluginInfo = PluginInfo()
    rules: tuple[Rule, ...] = ()
    readers: tuple[Reader, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    profiles: tuple[Profile, ...] = ()
    packs: tuple[Pack, ...] = ()
    lists: tuple[WordList, ...] = ()


def load_one(point: EntryPoint, guard: Guard, api: str = API_VERSION) -> Brought:
    """Import a plugin and ask it for what it brings.

    Raises:
        PluginError: names the plugin, its distribution, and the file and line at fault.
    """
    guard.open()
    try:
        guard.begin()
        brought = _load(point, api)
        printed = guard.printed()
    finally:
        guard.close()
    if printed:
        message = f"plugin {label(point)} {printed}"
        raise PluginError(message)
    return brought


def label(point: EntryPoint) -> str:
    """Return how a plugin is called in messages."""
    return (
        f"{point.name!r} ({point.distribution} {point.version})"
        if point.distribution
        else repr(point.name)
    )


def _load(point: EntryPoint, api: str) -> Brought:
    name = label(point)
    hooks = _attempt(f"plugin {name} does not load", lambda: _hooks(point))
    host = Host(version=VERSION, api=api)
    info = _ask(hooks, INFO, name, host)
    info = PluginInfo() if info is None else info
    if not isinstance(info, PluginInfo):
        message = f"plugin {name}: {INFO} returned {type(info).__name__}, not PluginInfo"
        raise PluginError(message)
    _require_api(name, info.api, api)
    _require_known_hooks(hooks, name, info.api, api)
    handed = {hook: _listed(hooks, hook, name, host) for hook in RETURNS}
    page = {"url": info.url} if info.url else {}
    rules = tuple(rule._replace(plugin=point.name, **page) for rule in handed["lintnews_rules"])
    profiles = handed["lintnews_profiles"]
    own = point.name
    return Brought(
        point,
        info,
        rules,
        tuple(item._replace(plugin=own) for item in handed["lintnews_readers"]),
        tuple(item._replace(plugin=own) for item in handed["lintnews_reporters"]),
        tuple(item._replace(plugin=own) for item in profiles if isinstance(item, Profile)),
        tuple(item._replace(plugin=own) for item in profiles if isinstance(item, Pack)),
        tuple(item._replace(plugin=own) for item in handed["lintnews_resources"]),
    )


def _hooks(point: EntryPoint) -> tuple[Implementation, ...]:
    """Import a plugin and find its hooks."""
    module, _, attributes = point.value.partition(":")
    plugin: Any = importlib.import_module(module)
    for attribute in filter(None, attributes.split(".")):
        plugin = getattr(plugin, attribute)
    found = marks.plain(plugin)
    return _found_by_pluggy(plugin, point.name) if found is None else found


def _found_by_pluggy(plugin: Any, name: str) -> tuple[Implementation, ...]:
    """Return the hooks of a plugin that is an object, or whose marks have options; pluggy refuses what is wrong with it."""
    import pluggy

    from lintnews.plugins import hooks as hookspecs

    manager = pluggy.PluginManager(marks.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name=name)
    # The manager holds this one plugin: one of them all would stop at the first that raises and
    # lose the others' results.
    return tuple(
        Implementation(
            caller.name,
            found.function,
            tuple(found.argnames),
            optional=found.optionalhook,
        )
        for caller in manager.get_hookcallers(plugin) or ()
        for found in caller.get_hookimpls()
    )


def _attempt(what: str, action: Callable[[], Any]) -> Any:
    """Run a plugin's code; whatever it raises becomes one line that names it."""
    try:
        return action()
    except KeyboardInterrupt:
        raise
    except (TimeSpentError, Exception, SystemExit, GeneratorExit) as error:
        place = blame.where(error)
        message = f"{what}: {blame.named(error)}" + (f" ({place})" if place else "")
        raise PluginError(message) from error


def _ask(hooks: tuple[Implementation, ...], hook: str, name: str, host: Host) -> Any:
    """Call the plugin's implementation of a hook."""
    for found in hooks:
        if found.hook == hook:
            return _attempt(
                f"plugin {name}: {hook} failed",
                partial(found.function, **dict.fromkeys(found.arguments, host)),
            )
    return None


def _listed(hooks: tuple[Implementation, ...], hook: str, name: str, host: Host) -> tuple[Any, ...]:
    result = _ask(hooks, hook, name, host)
    if result is None:
        return ()
    items: tuple[Any, ...] = _attempt(f"plugin {name}: {hook} failed", lambda: tuple(result))
    for item in items:
        if not isinstance(item, RETURNS[hook]):
            wanted = " or ".join(kind.__name__ for kind in RETURNS[hook])
            message = f"plugin {name}: {hook} returned {type(item).__name__}, not {wanted}"
            raise PluginError(message)
    return items


def _require_api(name: str, theirs: str, ours: str) -> None:
    if theirs.partition(".")[0] != ours.partition(".")[0]:
        message = (
            f"plugin {name} was written for plugin API {theirs} and this lintnews has {ours}: "
            f"install a release of the plugin for API {ours.partition('.')[0]}"
        )
        raise PluginError(message)


def _require_known_hooks(
    hooks: tuple[Implementation, ...],
    name: str,
    theirs: str,
    ours: str,
) -> None:
    """Refuse a misspelt hook, which would never be called and never be mentioned."""
    for found in hooks:
        if found.hook in (INFO, *RETURNS) or found.optional:
            continue
        import difflib

        close = difflib.get_close_matches(found.hook, (INFO, *RETURNS), n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        newer = f" (the plugin was written for API {theirs})" if theirs != ours else ""
        message = f"plugin {name}: lintnews has no hook {found.hook!r} in API {ours}{newer}{hint}"
        raise PluginError(message)
