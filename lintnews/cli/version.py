"""``lintnews --version``: the version, and the plugins that were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.hints import Any
from lintnews.plugins import registry
from lintnews.plugins.contributions import API_VERSION
from lintnews.plugins.registry import Plugin, Registry
from lintnews.run.exit_codes import CLEAN, FAILED
from lintnews.run.plugin_choice import choice_of
from lintnews.run.request import Request
from lintnews.values import VERSION


def print_version(request: Request) -> int:
    """Print one line for lintnews, one for each plugin, and one for each that did not load."""
    loaded = registry.load(choice=choice_of(request))
    print(f"lintnews {VERSION} (plugin API {API_VERSION})")
    for plugin in loaded.plugins:
        print(
            f"  {plugin.name} {plugin.version} ({plugin.distribution}): "
            f"{', '.join(_brings(plugin, loaded)) or 'nothing'}"
        )
        if plugin.info.url:
            print(f"    {plugin.info.url}")
    for failure in loaded.failures:
        print(f"  {failure}")
    return FAILED if loaded.failures else CLEAN


def _brings(plugin: Plugin, loaded: Registry) -> Iterator[str]:
    kinds: dict[str, Iterable[Any]] = {
        "rule": loaded.rules,
        "reader": loaded.readers,
        "reporter": loaded.reporters,
        "profile": loaded.profiles,
        "pack": loaded.packs,
        "word list": loaded.lists,
    }
    for kind, items in kinds.items():
        own = [item.plugin for item in items].count(plugin.name)
        if own:
            yield f"{own} {kind}{'' if own == 1 else 's'}"
