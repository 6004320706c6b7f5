"""Everything a plugin can add, on one page.

A plugin is a module or an object whose functions carry ``@hookimpl`` and bear the
names below. It is announced as an entry point of the group ``lintnews``::

    [project.entry-points.lintnews]
    my-desk = "my_desk.lintnews_plugin"

Hooks register things; the engine does the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintnews.rules.definition import Rule

#: The version of the hooks below. A change of the first number breaks plugins.
API_VERSION = "1.0"
PROJECT = "lintnews"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """What a plugin says of itself.

    ``api`` is the API version it was written for. ``families`` gives, for each
    three letters its codes begin with, what they stand for; two plugins may not
    claim one family. ``url`` is where its documentation is.
    """

    api: str = API_VERSION
    families: Mapping[str, str] = field(default_factory=dict)
    url: str = ""


@hookspec
def lintnews_plugin() -> PluginInfo:
    """Say who the plugin is: API version, families of codes, documentation."""
    return PluginInfo()


@hookspec
def lintnews_rules() -> Iterable[Rule]:
    """Return the plugin's rules."""
    return ()
