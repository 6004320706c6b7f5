"""Everything a plugin can add, on one page.

A plugin is a module or an object whose functions carry ``@hookimpl`` and bear the
names below. It is announced as an entry point of the group ``lintnews``::

    [project.entry-points.lintnews]
    my-desk = "my_desk.lintnews_plugin"

Every hook is optional. Hooks hand over values; the engine does the rest. Each has
the one argument ``host``, which an implementation may leave out.
"""
# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from lintnews.linting.rule import Rule
from lintnews.plugins.contributions import Host, Pack, PluginInfo, Profile, WordList
from lintnews.readers.reader import Reader
from lintnews.reporters.reporter import Reporter

PROJECT = "lintnews"

hookspec = pluggy.HookspecMarker(PROJECT)

#: Marks a function of a plugin as a hook.
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def lintnews_plugin(host: Host) -> PluginInfo:
    """Say who the plugin is: API version, families of codes, documentation."""


@hookspec
def lintnews_rules(host: Host) -> Iterable[Rule]:
    """Return the plugin's rules; ``collect_rules`` finds those of a package."""


@hookspec
def lintnews_readers(host: Host) -> Iterable[Reader]:
    """Return readers for further formats; a plugin's reader wins over one that lintnews ships."""


@hookspec
def lintnews_reporters(host: Host) -> Iterable[Reporter]:
    """Return output formats for ``--format``."""


@hookspec
def lintnews_profiles(host: Host) -> Iterable[Profile | Pack]:
    """Return profiles for ``--profile`` and descriptions of packs."""


@hookspec
def lintnews_resources(host: Host) -> Iterable[WordList]:
    """Return word lists that rules, the plugin's own and others, can ask for by name."""
