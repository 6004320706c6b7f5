"""Patterns for paths, as .gitignore has them.

``*`` and ``?`` stay inside one name, ``**`` crosses folders. A pattern without a
slash fits a name at any depth; one with a slash begins at the folder it is
relative to. What fits a folder fits everything in it.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from lintnews.values import NamedTuple


class Glob(NamedTuple):
    """A pattern and the folder (an absolute path) that it is relative to. Case does not matter.

    Of a path outside of that folder only the name is looked at.
    """

    pattern: str
    root: str

    def matches(self, path: str) -> bool:
        """Return whether an absolute path fits, itself or by a folder it is in."""
        prefix = self.root.rstrip(os.sep) + os.sep
        inside = path.startswith(prefix)
        if not inside and "/" in self.pattern:
            return False
        relative = path[len(prefix) :] if inside else path.rpartition(os.sep)[2]
        return _compiled(self.pattern).fullmatch(relative.replace(os.sep, "/")) is not None

    def __str__(self) -> str:
        """Return the pattern as it was written."""
        return self.pattern


def names(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression that fits a name (no path) that one of the patterns fits."""
    return re.compile(
        "|".join(f"(?:{_name(pattern)})" for pattern in patterns), re.IGNORECASE | re.DOTALL
    )


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    tail = "/.*" if pattern.endswith("/") else "(?:/.*)?"
    return re.compile(expression(pattern) + tail, re.IGNORECASE | re.DOTALL)


def expression(pattern: str) -> str:
    """Return the regular expression of a pattern, without the end that says what lies below it.

    What follows a ``*`` or a ``**`` is looked for at the first place that it fits and
    not elsewhere (an atomic group), since a later place could not do better. So no
    pattern can make the match run away.
    """
    stem = pattern.rstrip("/")
    parts = stem.removeprefix("/").split("/")
    groups: list[list[str]] = [[]]
    for part in parts if "/" in stem else ["**", *parts]:
        if part != "**":
            groups[-1].append(_name(part))
        elif groups[-1] or len(groups) == 1:
            groups.append([])
    first, *rest = groups
    said = "/".join(first) + ("/" if first and rest else "")
    for group in rest[:-1]:
        said += f"(?>(?:.*?/)??{'/'.join(group)}/)"
    if rest:
        said += f"(?:.*/)?{'/'.join(rest[-1])}" if rest[-1] else ".+"
    return said


def _name(pattern: str) -> str:
    """Translate the pattern of one name."""
    pieces = [""]
    position = 0
    while position < len(pattern):
        character = pattern[position]
        position += 1
        if character == "*":
            pieces.append("")
        elif character == "?":
            pieces[-1] += "[^/]"
        elif character == "[" and (end := _class_end(pattern, position)) >= 0:
            pieces[-1] += _class(pattern[position:end])
            position = end + 1
        elif character == "\\" and position < len(pattern):
            pieces[-1] += re.escape(pattern[position])
            position += 1
        else:
            pieces[-1] += re.escape(character)
    if len(pieces) == 1:
        return pieces[0]
    middle = "".join(f"(?>[^/]*?{piece})" for piece in pieces[1:-1] if piece)
    return f"{pieces[0]}{middle}[^/]*{pieces[-1]}"


def _class_end(pattern: str, start: int) -> int:
    """Return where a ``[`` class ends, -1 if it does not; a ``]`` at its start is a member."""
    first = start + 1 if pattern[start : start + 1] in {"!", "^"} else start
    return pattern.find("]", first + 1)


def _class(members: str) -> str:
    negated = members[:1] in {"!", "^"}
    members = members[1:] if negated else members
    said = "".join(
        f"\\{character}" if character in "\\]^[&~|" else character for character in members
    )
    try:
        re.compile(f"[{said}]")
    except re.error:
        return "(?!)"
    return f"(?!/)[{'^' if negated else ''}{said}]"
