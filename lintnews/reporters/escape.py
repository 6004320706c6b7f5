"""What takes hold of a terminal or of a CI runner is never printed as it is.

A terminal is moved by control characters. GitHub's runner takes ``##[command]`` anywhere
in a line for a command, and Azure's ``##vso[command]``; GitHub's takes ``::command::`` at
the start of a line, after white space too.
"""

from __future__ import annotations

import re
from functools import cache


def visible(text: str) -> str:
    """Return the text on one line, control and direction-changing characters written as escapes."""
    if text.isascii() and text.isprintable() and "##" not in text and "::" not in text:
        return text
    shown = _unsafe().sub(
        lambda match: _ESCAPED.get(match.group(), f"\\u{ord(match.group()):04x}"), text
    )
    return shown.replace(":", r"\u003a", 1) if shown.lstrip().startswith("::") else shown


_ESCAPED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\x1b": "\\x1b"}


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
        r"|(?<=#)#(?=\w*\[)"
    )
