"""``lintnews --version``: the version, and the plugins that were found."""

from __future__ import annotations

from lintnews.cli.main import CLEAN, FAILED
from lintnews.plugins import entrypoints, registry
from lintnews.version import VERSION


def print_version() -> int:
    """Print one line for lintnews and one a plugin."""
    loaded = registry.load(entrypoints.entry_points())
    print(f"lintnews {VERSION}")
    for plugin in loaded.plugins:
        own = sum(rule.plugin == plugin.name for rule in loaded.rules)
        print(f"  {plugin.name} {plugin.version} ({plugin.distribution}): {own} rules")
    for failure in loaded.failures:
        print(f"  {failure}")
    return FAILED if loaded.failures else CLEAN
