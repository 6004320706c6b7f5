"""A text file ends with a line end, and has one kind of it.

Without it the next tool glues its first line to your last. This is about the file
and not about the story: it matters where copy is kept under version control.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Reading,
    Severity,
    Span,
    Speech,
    rule,
)
from lintnews_rules._plain import is_plain

LINE_END = Form(r"\r\n|\n|\r")
NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


@rule(
    code="LNK105",
    name="final-newline",
    summary="the file does not end with a line end, or has two kinds of them",
    severity=Severity.INFO,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        The pier is open.
        It closed in May.
                        ^ no line end at the end of the file
        [no line end]
        """,
    ),
    good=("The pier is open.\nIt closed in May.\n",),
)
def final_newline(reading: Reading) -> Iterator[Finding]:
    """Look at the last character, and count the kinds of line end."""
    text = reading.text
    if not text or not is_plain(reading.article):
        return
    ends = _counts(text)
    usual = max(ends, key=lambda end: ends[end])
    if sum(map(bool, ends.values())) > 1:
        odd = next(match for match in LINE_END.finditer(text) if match.group() != usual)
        message = f"a line end of another kind ({NAMES[odd.group()]}) than most ({NAMES[usual]})"
        edits = [
            Edit(Span(match.start(), match.end()), usual)
            for match in LINE_END.finditer(text)
            if match.group() != usual
        ]
        yield Finding(Span(odd.start(), odd.end()), message, fix=Fix.safe(*edits))
    if text[-1] not in "\r\n":
        yield Finding(
            Span(len(text) - 1, len(text)),
            "no line end at the end of the file",
            fix=Fix.safe(Edit(Span(len(text), len(text)), usual)),
        )


def _counts(text: str) -> dict[str, int]:
    """Return how often each kind of line end is in the text."""
    both = text.count("\r\n")
    return {"\n": text.count("\n") - both, "\r\n": both, "\r": text.count("\r") - both}
