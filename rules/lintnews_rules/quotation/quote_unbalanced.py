"""A quotation mark without its partner leaves the reader guessing where speech ends.

A quotation that runs over paragraphs opens each of them and closes only the last:
that is how newspapers write it, and it is no fault. Feet and inches, decades and
single quotation marks are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, Span, Speech, quotation_at, quotations, rule

CLOSING = "”"
LOW = "„"  # in English a trace of a wrong encoding, which is another fault


@rule(
    code="QUO101",
    name="quote-unbalanced",
    summary="a double quotation mark has no partner",
    severity=Severity.WARNING,
    roles=COPY,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        “We will rebuild, the mayor said on Monday.
        ^ this quotation is not closed in its paragraph
        """,
        """
        We will rebuild,” the mayor said on Monday.
                        ^ this quotation mark closes nothing
        """,
    ),
    good=(
        """
        “We will rebuild,” the mayor said. “It will take a year.
        “But it will be done.”
        """,
        "The board is 6'2\" long, and the '90s are over.",
        "She called it “a ‘very’ long year.”",
    ),
)
def quote_unbalanced(reading: Reading, _options: object) -> Iterator[Finding]:
    """Ask the quotations; look for closing marks outside of them."""
    for quotation in reading.get(quotations):
        if (
            not quotation.closed
            and not quotation.continued
            and not quotation.single
            and reading.text[quotation.span.start] != LOW
        ):
            mark = Span(quotation.span.start, quotation.inner.start)
            yield Finding(mark, "this quotation is not closed in its paragraph")
    at = reading.text.find(CLOSING)
    while at >= 0:
        if quotation_at(reading, at) is None and not reading.text[max(0, at - 1)].isdigit():
            yield Finding(Span(at, at + 1), "this quotation mark closes nothing")
        at = reading.text.find(CLOSING, at + 1)
