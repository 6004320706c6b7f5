"""A character that nobody sees breaks searches, hyphenation and names in the archive.

Zero-width spaces, soft hyphens and marks of direction come along with what is pasted
from a page or a chat. Emoji and scripts that need joiners keep theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import Edit, Finding, Fix, Form, Reading, Severity, Span, Speech, rule
from lintnews_rules._rolled import rolled

NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u200e": "a mark of direction",
    "\u200f": "a mark of direction",
    "\u2060": "a word joiner",
    "\u202a": "a mark of direction",
    "\u202b": "a mark of direction",
    "\u202c": "a mark of direction",
    "\u202d": "a mark of direction",
    "\u2066": "a mark of direction",
    "\u2069": "a mark of direction",
    "\ufeff": "a byte order mark",
}
NAMES |= {chr(code): "a control character" for code in (*range(9), 11, *range(14, 32), 127)}
_ALL = "".join(map(re.escape, NAMES))
FAULT = Form(f"[{_ALL}][{_ALL}]*")
_CONTROL = Form(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@rule(
    code="LNK103",
    name="invisible-character",
    summary="an invisible character stands in the text",
    severity=Severity.INFO,
    holds=tuple(NAMES),
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    standard="what the reader sees is text",
    bad=(
        """
        The Plan\u200bning Commission met.
                ^ a zero-width space that nobody sees
        """,
        """
        The Planning\x03 Commission met.
                    ^ a control character that nobody sees
        """,
    ),
    version=2,
    good=("The Planning Commission met.", "She sent 👩\u200d🚒 and left."),
)
def invisible_character(reading: Reading) -> Iterator[Finding]:
    """Look for them between letters of our script, spaces and marks."""
    found: list[Finding] = []
    if reading.text.isascii() and _CONTROL.search(reading.text) is None:
        return
    for match in FAULT.finditer(reading.text):
        start, end = match.span()
        if _is_ours(reading.text[start - 1 : start]) and _is_ours(reading.text[end : end + 1]):
            message = f"{NAMES[match.group()[0]]} that nobody sees"
            found.append(
                Finding(Span(start, end), message, fix=Fix.safe(Edit(Span(start, end), "")))
            )
    yield from rolled(found, "here too")


def _is_ours(character: str) -> bool:
    """Return whether the character is of a script that needs no joiners."""
    return not character or ord(character) < 0x250 or 0x2000 <= ord(character) <= 0x20CF
