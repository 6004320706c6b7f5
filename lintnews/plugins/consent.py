"""Whose Python may run: what the user named at the keyboard, or in the configuration of their own.

A rule file in Python is code. That it lies in a checked-out folder, or is named in
a configuration there, is nobody's consent. Consent is the option ``--allow-code``,
the file named on the command line, or the key ``trust`` in the user's own
configuration, which no checkout can write.
"""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from lintnews.errors import ConfigError

FILE = "trust.toml"


def own_file() -> Path | None:
    """Return where the user's own configuration is, whether it exists or not; ``None`` for a user without a home."""
    given = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    home = os.environ.get("HOME") or os.environ.get("USERPROFILE")
    if given:
        return Path(given, "lintnews", FILE)
    return Path(home, ".config", "lintnews", FILE) if home else None


def trusted(path: Path) -> bool:
    """Say whether the user's own configuration trusts a rule file.

    Its key ``trust`` is a list of paths, which may hold ``*`` and begin with ``~``;
    links are followed on both sides, so that a link in a checkout gains nothing.

    Raises:
        ConfigError: where the configuration is wrong.
    """
    own = own_file()
    if own is None or not own.is_file():
        return False
    real = os.path.realpath(path)
    return any(fnmatch(real, os.path.realpath(Path(item).expanduser())) for item in _listed(own))


def _listed(own: Path) -> list[str]:
    import tomli

    try:
        table: dict[str, Any] = tomli.loads(own.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise ConfigError([f"{own}: {error}"]) from error
    given = table.get("trust", [])
    if (
        set(table) - {"trust"}
        or not isinstance(given, list)
        or not all(isinstance(item, str) for item in given)
    ):
        raise ConfigError(
            [f'{own}: it holds one key, trust, a list of paths: trust = ["~/desk/rules/*.py"]'],
        )
    return given
