"""Which configuration file a piece of copy goes by: the closest one above it.

The search begins in the file's folder and goes up, to the root of the repository
(the folder with ``.git``) or the home folder, and never beyond. Configurations
are not merged. One that another user put into a folder that anybody may write (as ``/tmp``)
is not used.
"""

from __future__ import annotations

import os
from collections.abc import Callable

NAMES = (".lintnews.toml", "lintnews.toml")
PYPROJECT = "pyproject.toml"
LARGEST = 1_000_000  # bytes of a configuration
_ANYBODY_MAY_WRITE = 0o002


class Discovery:
    """Looks for configuration files; each folder is looked at once."""

    def __init__(self, say: Callable[[str], object] = len) -> None:
        """Begin; nothing is looked at yet. What is passed over is told to ``say``."""
        self._known: dict[str, str | None] = {}
        self._say = say

    def find(self, folder: str) -> str | None:
        """Return the configuration file for files in ``folder`` (an absolute path), or ``None``."""
        passed = []
        here = folder
        while here not in self._known:
            passed.append(here)
            present = found(here, self._say)
            above = os.path.dirname(here)
            ends = here in (above, home()) or os.path.lexists(os.path.join(here, ".git"))
            if present or ends:
                self._known[here] = present[0] if present else None
                break
            here = above
        for each in passed:
            self._known[each] = self._known[here]
        return self._known[folder]


def found(folder: str, say: Callable[[str], object] = len) -> tuple[str, ...]:
    """Return the configuration files in a folder, first the one that is used."""
    paths = [os.path.join(folder, name) for name in NAMES]
    present = [path for path in paths if os.path.isfile(path)]
    pyproject = os.path.join(folder, PYPROJECT)
    if not present and os.path.isfile(pyproject) and has_table(pyproject):
        present = [pyproject]
    for path in present:
        if is_a_strangers(path):
            say(
                f"{path} is not used: it belongs to another user, in a folder that anybody may "
                "write; name it with --config if it is meant"
            )
            present = [one for one in present if one != path]
    return tuple(present)


def is_a_strangers(path: str) -> bool:
    """Return whether another user, not root, may have put the file where everybody can."""
    if not hasattr(os, "geteuid"):
        return False
    try:
        folder = os.stat(os.path.dirname(path))
        owner = os.stat(path).st_uid
    except OSError:
        return False
    return bool(folder.st_mode & _ANYBODY_MAY_WRITE) and owner not in {0, os.geteuid()}


def has_table(pyproject: str) -> bool:
    """Return whether a pyproject.toml has a ``[tool.lintnews]`` table."""
    try:
        with open(pyproject, encoding="utf-8") as file:
            text = file.read(LARGEST)
    except (OSError, UnicodeDecodeError):
        return False
    if "lintnews" not in text:
        return False
    import tomli

    try:
        return "lintnews" in tomli.loads(text).get("tool", {})
    except (tomli.TOMLDecodeError, RecursionError):
        # It is read as a configuration, which says what is wrong with it.
        return "[tool.lintnews" in text


def home() -> str | None:
    """Return the home folder, ``None`` if there is none."""
    given = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    return os.path.abspath(given) if given else None
