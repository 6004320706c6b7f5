"""Which configuration file a piece of copy goes by: the closest one above it.

The search begins in the file's folder and goes up, to the root of the repository
(the folder with ``.git``) or the home folder, and never beyond. Configurations
are not merged.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import tomli

NAMES = (".lintnews.toml", "lintnews.toml")
PYPROJECT = "pyproject.toml"


@cache
def find(folder: Path) -> Path | None:
    """Return the configuration file for files in ``folder``, or ``None``."""
    for name in NAMES:
        candidate = folder / name
        if candidate.is_file():
            return candidate
    candidate = folder / PYPROJECT
    if candidate.is_file() and has_table(candidate):
        return candidate
    if folder == folder.parent or (folder / ".git").exists() or folder == home():
        return None
    return find(folder.parent)


def has_table(pyproject: Path) -> bool:
    """Say whether a pyproject.toml has a ``[tool.lintnews]`` table."""
    try:
        text = pyproject.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if "lintnews" not in text:
        return False
    try:
        return "lintnews" in tomli.loads(text).get("tool", {})
    except tomli.TOMLDecodeError:
        return "[tool.lintnews" in text


def home() -> Path | None:
    """Return the home folder, ``None`` where there is none."""
    given = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    return Path(given) if given else None
