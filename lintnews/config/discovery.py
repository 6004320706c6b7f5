"""Which configuration file a piece of copy goes by: the closest one above it.

The search begins in the file's folder and goes up, to the root of the repository
(the folder with ``.git``) or the home folder, and never beyond. Configurations
are not merged.
"""

from __future__ import annotations

import os

NAMES = (".lintnews.toml", "lintnews.toml")
PYPROJECT = "pyproject.toml"


class Discovery:
    """Looks for configuration files; each folder is looked at once."""

    def __init__(self) -> None:
        """Begin; nothing is looked at yet."""
        self._known: dict[str, str | None] = {}

    def find(self, folder: str) -> str | None:
        """Return the configuration file for files in ``folder`` (an absolute path), or ``None``."""
        passed = []
        here = folder
        while here not in self._known:
            passed.append(here)
            present = found(here)
            above = os.path.dirname(here)
            ends = here in (above, home()) or os.path.lexists(os.path.join(here, ".git"))
            if present or ends:
                self._known[here] = present[0] if present else None
                break
            here = above
        for each in passed:
            self._known[each] = self._known[here]
        return self._known[folder]


def found(folder: str) -> tuple[str, ...]:
    """Return the configuration files in a folder, first the one that is used."""
    paths = [os.path.join(folder, name) for name in NAMES]
    present = [path for path in paths if os.path.isfile(path)]
    pyproject = os.path.join(folder, PYPROJECT)
    if not present and os.path.isfile(pyproject) and has_table(pyproject):
        present = [pyproject]
    return tuple(present)


def has_table(pyproject: str) -> bool:
    """Return whether a pyproject.toml has a ``[tool.lintnews]`` table."""
    try:
        with open(pyproject, encoding="utf-8") as file:
            text = file.read()
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
