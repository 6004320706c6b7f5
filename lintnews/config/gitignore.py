"""Which files git ignores: .gitignore from the repository's root down, and .git/info/exclude."""

from __future__ import annotations

import os
import re

from lintnews.globs import expression
from lintnews.values import NamedTuple

_LARGEST = 10_000_000  # characters that are read


class IgnoreLine(NamedTuple):
    """One line of a .gitignore, understood."""

    expression: re.Pattern[str]
    ignores: bool
    folders_only: bool


class GitIgnore:
    """Answers for one run; each file that says what is ignored is read once."""

    def __init__(self) -> None:
        """Begin; nothing is read yet."""
        self._roots: dict[str, str | None] = {}
        self._files: dict[str, tuple[IgnoreLine, ...]] = {}

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Return whether git ignores an absolute path, even if it is tracking it already.

        Only the last name is judged: whoever walks down has judged the folders above.
        """
        here = os.path.dirname(path)
        root = self._root(here)
        if root is None:
            return False
        verdict = False
        for base in _folders(root, here):
            relative = path[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            for line in self._lines(base, root):
                if (folder or not line.folders_only) and line.expression.fullmatch(relative):
                    verdict = line.ignores
        return verdict

    def _root(self, folder: str) -> str | None:
        """Return the root of the repository that a folder is in."""
        passed = []
        here = folder
        while here not in self._roots:
            passed.append(here)
            above = os.path.dirname(here)
            if os.path.lexists(os.path.join(here, ".git")) or above == here:
                self._roots[here] = here if above != here else None
                break
            here = above
        for each in passed:
            self._roots[each] = self._roots[here]
        return self._roots[folder]

    def _lines(self, base: str, root: str) -> tuple[IgnoreLine, ...]:
        if base not in self._files:
            names = [os.path.join(base, ".gitignore")]
            if base == root:
                names.insert(0, os.path.join(base, ".git", "info", "exclude"))
            self._files[base] = tuple(line for name in names for line in _read(name))
        return self._files[base]


def _folders(root: str, here: str) -> list[str]:
    folders = [here]
    while folders[-1] != root:
        folders.append(os.path.dirname(folders[-1]))
    return folders[::-1]


def _read(name: str) -> list[IgnoreLine]:
    try:
        if not os.path.isfile(name):  # a pipe would be waited for, and a device has no end
            return []
        with open(name, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read(_LARGEST).split("\n")
            return [parsed for raw in lines if (parsed := parse(raw.rstrip("\r"))) is not None]
    except OSError:
        return []


def parse(raw: str) -> IgnoreLine | None:
    """Understand one line; ``None`` for a comment and an empty line."""
    text = re.sub(r"(?<!\\)[ \t]+\Z", "", raw)
    if not text or text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text if ignores else text[1:]
    if not text.strip("/"):
        return None
    return IgnoreLine(re.compile(expression(text), re.DOTALL), ignores, text.endswith("/"))
