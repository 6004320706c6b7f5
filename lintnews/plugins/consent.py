"""Whose Python may run: what the user named at the keyboard, or in their own configuration.

A rule file in Python is code. That it lies in a checked-out folder, or is named in
a configuration there, is nobody's consent. Consent is the option ``--allow-code``,
the file named on the command line, or the key ``trust`` in the user's own
configuration, which no checkout can write.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from lintnews.errors import ConfigError
from lintnews.globs import expression

FILE = "trust.toml"
_LARGEST = 1_000_000  # bytes


def trust_file() -> str | None:
    """Return where the user's own configuration is or would be; ``None`` without a home.

    A relative folder in the environment is ignored: a checkout could be meant by it.
    """
    for variable, below in (
        ("XDG_CONFIG_HOME", ()),
        ("APPDATA", ()),
        ("HOME", (".config",)),
        ("USERPROFILE", (".config",)),
    ):
        folder = os.environ.get(variable, "")
        if os.path.isabs(folder):
            return os.path.join(folder, *below, "lintnews", FILE)
    return None


def trusted(path: str | os.PathLike[str]) -> bool:
    """Return whether the user's own configuration trusts a rule file.

    Its key ``trust`` is a list of absolute paths, which may begin with ``~`` and hold
    ``*``, which stays in its folder, and ``**``, which does not. Links are followed on
    both sides, so that a link in a checkout gains nothing.

    Raises:
        ConfigError: if the configuration is wrong.
    """
    file = trust_file()
    if file is None or not os.path.isfile(file):
        return False
    real = _from_root(os.path.realpath(path))
    return any(
        re.fullmatch(expression("/" + _from_root(os.path.realpath(item))), real, re.DOTALL)
        for item in _trusted_paths(file)
    )


def _from_root(path: str) -> str:
    return path.replace(os.sep, "/").lstrip("/")


def _trusted_paths(file: str) -> Iterator[str]:
    from lintnews.toml.document import read

    table = read(file, lambda problem: ConfigError([problem]), largest=_LARGEST).table
    given = table.get("trust", [])
    if (
        set(table) - {"trust"}
        or not isinstance(given, list)
        or not all(isinstance(item, str) for item in given)
    ):
        raise ConfigError(
            [f'{file}: it holds one key, trust, a list of paths: trust = ["~/desk/rules/*.py"]']
        )
    for item in given:
        path = os.path.expanduser(item)
        if not os.path.isabs(path):
            raise ConfigError([f"{file}: a trusted path is absolute or begins with ~: {item!r}"])
        yield path
