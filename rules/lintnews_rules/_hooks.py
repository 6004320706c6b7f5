"""The built-in rules as a plugin: what they answer to the hooks."""

from __future__ import annotations

import lintnews_rules as package
from lintnews import PluginInfo, Rule, collect_rules, hookimpl


@hookimpl
def lintnews_plugin() -> PluginInfo:
    """Return which families of codes are ours."""
    return PluginInfo(families=package.FAMILIES)


@hookimpl
def lintnews_rules() -> tuple[Rule, ...]:
    """Return every rule of the package."""
    return collect_rules(package)
