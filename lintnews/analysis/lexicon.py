"""The word lists beside the analyses: read when first asked for, once.

A list is a text file in ``data``: words divided by white space, ``#`` begins a
comment. Each file says where its words come from and under which licence.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import cast

_FOLDER = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120  pathlib is slow to load


@cache
def words(name: str) -> frozenset[str]:
    """Return the list ``data/NAME.txt``.

    Raises:
        FileNotFoundError: where there is no such list.
    """
    return frozenset(entries(name))


def _lines(name: str) -> list[str]:
    with open(f"{_FOLDER}/{name}.txt", encoding="utf-8") as file:  # noqa: PTH123  as above
        return file.read().split("\n")


def entries(name: str) -> list[str]:
    """Return the words of ``data/NAME.txt`` in their order."""
    return [word for line in _lines(name) for word in line.split("#", 1)[0].split()]


def phrases(name: str) -> list[str]:
    """Return the lines of ``data/NAME.txt`` that are neither blank nor a comment, in their order."""
    return [line.strip() for line in _lines(name) if line.strip() and not line.startswith("#")]


def pattern(name: str) -> str:
    """Return the regular expressions of ``data/NAME.txt``, one a line, as the alternatives of one."""
    return "|".join(phrases(name))


class Openings:
    """Expressions of which a line may begin with any, after a few ``marks`` (the inside of a class of characters).

    Most lines begin with none of them, and an article needs few, so they are
    compiled by the letters they begin with, when a line begins with these. An
    expression whose first letters cannot be told is tried on every line.
    """

    __slots__ = ("_by_letters", "_marks", "_others", "_skipped")

    def __init__(self, name: str, marks: str, most: int) -> None:
        """Sort the expressions of ``data/NAME.txt`` by the letters that they begin with."""
        self._marks = f"[{marks}]{{0,{most}}}"
        self._skipped = re.compile(f"[{marks}]*")
        self._by_letters: dict[str, list[str] | re.Pattern[str]] = {}
        others = []
        for expression in phrases(name):
            known = first_letters(expression)
            if not known:
                others.append(expression)
            for letters in known:
                cast("list[str]", self._by_letters.setdefault(letters, [])).append(expression)
        self._others = re.compile(self._either(others)) if others else None

    def match(self, folded: str) -> bool:
        """Say whether the folded line begins with one of them."""
        skipped = self._skipped.match(folded)
        at = skipped.end() if skipped else 0
        for size in range(1, _LETTERS + 1):
            letters = folded[at : at + size]
            pattern = self._by_letters.get(letters)
            if isinstance(pattern, list):
                pattern = self._by_letters[letters] = re.compile(self._either(pattern))
            if pattern is not None and pattern.match(folded):
                return True
        return self._others is not None and self._others.match(folded) is not None

    def _either(self, expressions: list[str]) -> str:
        return f"{self._marks}(?:{'|'.join(expressions)})"


_LETTERS = 3  # so many letters are looked at
_BRANCH = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|[()|]|[^\\\[()|]+", re.DOTALL)
_RUN = re.compile(r"[a-z]+(?![?*{])|[a-z](?=\?)")


def first_letters(expression: str) -> frozenset[str]:
    """Return the first letters, up to three, of which every match of the expression has some; empty where they cannot be told."""
    found: set[str] = set()
    for branch in _branches(expression):
        letters = _first_letters(branch)
        if not letters:
            return frozenset()
        found |= letters
    return frozenset(found)


def _first_letters(branch: str) -> frozenset[str]:
    run = _RUN.match(branch)
    if run is not None:
        first, end = frozenset((run.group()[:_LETTERS],)), run.end()
    elif branch.startswith("(?:"):
        end = _group_end(branch)
        first = first_letters(branch[3 : end - 1])
    else:
        return frozenset()
    repeat = branch[end : end + 1]
    if repeat != "?":
        return frozenset() if repeat in {"*", "{"} and run is None else first
    following = _first_letters(branch[end + 1 :])
    return first | following if first and following else frozenset()


def _branches(expression: str) -> list[str]:
    """Divide an expression at the bars that stand in no group."""
    branches = [""]
    depth = 0
    for part in _BRANCH.findall(expression):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            branches.append("")
        else:
            branches[-1] += part
    return branches


def _group_end(expression: str) -> int:
    """Return the offset behind the group that the expression begins with."""
    depth = at = 0
    for part in _BRANCH.findall(expression):
        at += len(part)
        depth += (part == "(") - (part == ")")
        if not depth:
            break
    return at
