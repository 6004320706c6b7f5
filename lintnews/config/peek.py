"""The table ``plugins`` of a configuration, read before the rest: plugins load first."""

from __future__ import annotations

import os

from lintnews.config.discovery import LARGEST, PYPROJECT
from lintnews.hints import Any


def plugins_of(path: str) -> dict[str, list[str]]:
    """Return the table as far as it can be read; what is wrong is reported later, with the rest."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(LARGEST)
    except (OSError, UnicodeDecodeError):
        return {}
    if "plugins" not in text:
        return {}
    import tomli

    try:
        table: Any = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError):
        return {}
    if os.path.basename(path) == PYPROJECT:
        table = table.get("tool", {}).get("lintnews", {})
    given = table.get("plugins") if isinstance(table, dict) else None
    if not isinstance(given, dict):
        return {}
    return {
        part: [name for name in names if isinstance(name, str)]
        for part, names in given.items()
        if isinstance(names, list)
    }
