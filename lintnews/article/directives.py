"""How a suppression directive is written, and what only looks like one.

A directive begins with ``lintnews:``, in plain text after ``# ``, elsewhere in
a comment. Whoever forgets the colon or writes a capital letter believes that it
works: such near misses are found here, so that they can be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "lintnews:"


# A line that looks like a directive.
_LOOSE = r"""(?x)
    (?<![^\r\n])[ \t]*
    (?: (?:<!--|//|\#{1,3}|[;%*-]{1,3})[ \t]*(?i:lintnews)
        (?: [ \t]*:[ \t]*(?i:ignore|off|on|disable|enable)\b
          | [ \t-]+(?:(?:ignore|disable|enable)\b|(?:off|on)[ \t]+[A-Z]{3}) )
      | lintnews:[ \t]*(?:ignore|off|on|disable|enable)\b
      | lintnews[ \t-]+(?:ignore-next|ignore-file|disable)\b )
    [^\r\n]*
    """
_NEAR = r"(?i)lintnews(?:[ \t]*[:-]|\s+(?:ignore|disable|enable|off|on)\b)"


def mentioned(text: str) -> bool:
    """Return, at next to no cost, whether a text can hold a directive or a near miss at all."""
    return "intnews" in text or "INTNEWS" in text


def stated_in(comment: str) -> str | None:
    """Return what the directive in a comment says; the whole comment if it is nearly one."""
    words = comment.strip()
    if words.startswith(MARK):
        return words[len(MARK) :].strip()
    return words if nearly(words) else None


def nearly(words: str) -> bool:
    """Return whether words begin as a directive that is mistyped begins."""
    return mentioned(words) and re.match(_NEAR, words) is not None


def near_misses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the lines that look like a directive and are copy."""
    if mentioned(text):
        for match in re.finditer(_LOOSE, text):
            yield match.end() - len(match.group().lstrip(" \t")), match.end()
