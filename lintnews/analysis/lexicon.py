"""The word lists of the analyses: read when first asked for, once.

A list is a text file in ``data``: words divided by white space, ``#`` begins a
comment. Each file says where its words come from and under which licence.
"""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


@cache
def words(name: str) -> frozenset[str]:
    """Return the list ``data/NAME.txt``.

    Raises:
        FileNotFoundError: if there is no such list.
    """
    return frozenset(entries(name))


def _text(name: str) -> str:
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:
        return file.read()


def _lines(name: str) -> list[str]:
    return _text(name).split("\n")


def entries(name: str) -> list[str]:
    """Return the words of ``data/NAME.txt`` in their order."""
    before, *others = _text(name).split("#")
    # What follows a mark is a comment to the end of its line.
    return "".join(
        [before, *[other[other.find("\n") :] if "\n" in other else "" for other in others]]
    ).split()


def phrases(name: str) -> list[str]:
    """Return the lines of ``data/NAME.txt`` that are not blank and no comment, in order."""
    return [line.strip() for line in _lines(name) if line.strip() and not line.startswith("#")]


def pattern(name: str) -> str:
    """Return the expressions of ``data/NAME.txt``, one a line, as alternatives of one."""
    return "|".join(phrases(name))
