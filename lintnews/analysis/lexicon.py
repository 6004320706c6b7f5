"""The word lists beside the analyses: read when first asked for, once.

A list is a text file in ``data``: words divided by white space, ``#`` begins a
comment. Each file says where its words come from and under which licence.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@cache
def words(name: str) -> frozenset[str]:
    """Return the list ``data/NAME.txt``.

    Raises:
        FileNotFoundError: where there is no such list.
    """
    return frozenset(entries(name))


def entries(name: str) -> list[str]:
    """Return the words of ``data/NAME.txt`` in their order."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [word for line in text.split("\n") for word in line.split("#", 1)[0].split()]


def phrases(name: str) -> list[str]:
    """Return the lines of ``data/NAME.txt`` that are neither blank nor a comment, in their order."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]


def pattern(name: str) -> str:
    """Return the regular expressions of ``data/NAME.txt``, one a line, as the alternatives of one."""
    return "|".join(phrases(name))
