"""A space before a comma or a full stop is a trace of an edit: a word was cut, a link was taken out.

Every style guide sets the comma and the full stop to the word before them. A spaced
ellipsis (". . .") is a style of its own and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Edit, Finding, Fix, Form, Reading, Severity, Span, Speech, rule
from lintnews_rules._rolled import rolled

FAULT = Form(
    r"[ \xa0]{1,3}(?:,(?![,\d'’])|\.(?=[\s\"”’)]|\Z|[A-Z][a-z])(?!Net\b)(?! ?\.))",
    words=(" ,", "\xa0,", " .", "\xa0."),
)
BEFORE = frozenset("\"”’')]%")


@rule(
    code="QUO111",
    name="space-before-mark",
    summary="a space stands before a comma or a full stop",
    severity=Severity.WARNING,
    holds=(" ,", "\xa0,", " .", "\xa0."),
    roles=COPY,
    speech=Speech.REPORTED,
    standard="every style guide: no space before a comma or a full stop",
    bad=(
        """
        The mayor , who is 57, left at noon.
                 ^^ a space before the comma
        """,
        """
        The bridge opened on Monday .
                                   ^^ a space before the full stop
        """,
    ),
    good=(
        "The mayor, who is 57, left at noon.",
        "“We waited . . . and waited,” he said.",
        "It was written in .Net and cost .5 percent more.",
    ),
)
def space_before_mark(reading: Reading) -> Iterator[Finding]:
    """Look for the mark after a word and white space, and put it to the word."""
    text, found = reading.text, []
    for match in FAULT.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 1) : start]
        if not (before.isalnum() or before in BEFORE) or text[max(0, start - 2) : start] == " .":
            continue
        mark = match.group()[-1]
        gap = " " if text[end : end + 1].isalpha() else ""
        what = "comma" if mark == "," else "full stop"
        edit = Edit(Span(start, end), mark + gap)
        found.append(Finding(edit.span, f"a space before the {what}", fix=Fix.safe(edit)))
    yield from rolled(found, "here too")
