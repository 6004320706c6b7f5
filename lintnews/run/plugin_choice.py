"""Which plugins a request asks for, and the configuration that it begins with."""

from __future__ import annotations

import os

from lintnews.config import discovery
from lintnews.config.peek import plugins_of
from lintnews.plugins.choice import PluginChoice
from lintnews.run.files import STDIN
from lintnews.run.request import Request

#: The file whose settings hold for standard input that has no name.
STDIN_FILE = "stdin.txt"


def choice_of(request: Request) -> PluginChoice:
    """Return which plugins load: what is asked for, on top of the first file's configuration."""
    path = governing(request)
    stated = {part: frozenset(names) for part, names in plugins_of(path).items()} if path else {}
    disabled = frozenset(request.basis.disable_plugins)
    return PluginChoice(
        allow=stated.get("allow"),
        deny=stated.get("deny", frozenset()) | disabled,
        require=stated.get("require", frozenset()) - disabled,
        shipped_only=request.basis.no_plugins,
    )


def governing(request: Request) -> str | None:
    """Return the configuration that a run begins with, ``None`` if there is none.

    It is the file that is named, else that of the first path, else that of this folder.
    """
    if request.basis.isolated or request.basis.config is not None:
        return None if request.basis.isolated else request.basis.config
    first = request.inputs.paths[0] if request.inputs.paths else STDIN
    if first == STDIN:
        first = request.inputs.stdin_filename or STDIN_FILE
    path = os.path.abspath(first)
    return discovery.Discovery().find(path if os.path.isdir(path) else os.path.dirname(path))
