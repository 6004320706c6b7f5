"""Control characters from an article or a file name never reach a terminal as they are."""

from __future__ import annotations

import re
from functools import cache


def visible(text: str) -> str:
    """Return the text on one line, control and direction-changing characters written as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return _unsafe().sub(
        lambda match: _ESCAPED.get(match.group(), f"\\u{ord(match.group()):04x}"), text
    )


_ESCAPED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\x1b": "\\x1b"}


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
    )
