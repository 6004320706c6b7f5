"""The desk's own words, added to its configuration as a person would add them."""

from __future__ import annotations

import os

import tomlkit
from tomlkit.exceptions import TOMLKitError

from lintnews.config.discovery import PYPROJECT, Discovery
from lintnews.errors import ConfigError
from lintnews.hints import Any
from lintnews.run import writing

_NEW = "lintnews.toml"


def add(path: str, root: str, key: str, word: str) -> str:
    """Add a word under ``[vocabulary]`` of the configuration for a file; return which that is.

    Without a configuration one is made in ``root``, the folder that the editor has open, or
    next to the file.

    Raises:
        ConfigError: if the configuration is no TOML, or has something else under that key.
        WriteError: if it cannot be written.
    """
    folder = os.path.dirname(os.path.abspath(path))
    target = Discovery().find(folder) or os.path.join(root or folder, _NEW)
    text = ""
    if os.path.exists(target):
        with open(target, encoding="utf-8", newline="") as file:
            text = file.read()
    tables = ("tool", "lintnews") if os.path.basename(target) == PYPROJECT else ()
    writing.create(target, with_word(target, text, (*tables, "vocabulary"), key, word).encode())
    return target


def with_word(name: str, text: str, tables: tuple[str, ...], key: str, word: str) -> str:
    """Return a TOML text with a word added to a list in a table; all else stays as it is.

    Raises:
        ConfigError: if it is no TOML, or has something else under that key.
    """
    try:
        document = tomlkit.parse(text)
        place: Any = document
        for table in tables:
            place = place.setdefault(table, tomlkit.table())
        words = place.setdefault(key, tomlkit.array())
        if word not in words:
            words.append(word)
    except (TOMLKitError, AttributeError, TypeError) as error:
        raise ConfigError([f"{name}: {word!r} cannot be added: {error}"]) from error
    return tomlkit.dumps(document)
