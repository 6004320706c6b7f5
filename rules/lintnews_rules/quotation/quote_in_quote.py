"""Double marks inside double marks: the reader cannot tell whose words end where.

A quotation inside a quotation has single marks; in British papers that set single
marks outside it has double ones. The words stay as they are; a person sets the marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, Span, Speech, quotations, rule

OPENING, CLOSING = "“", "”"
LONGEST = 60  # code points


@rule(
    code="QUO113",
    name="quote-in-quote",
    summary="double quotation marks stand inside double quotation marks",
    severity=Severity.INFO,
    holds=(OPENING,),
    roles=COPY,
    speech=Speech.REPORTED,
    standard="AP Stylebook: single marks for a quotation inside a quotation",
    bad=(
        """
        “I can just search “Port” and every ship pops up,” said Dana Reyes.
                           ^^^^^^ single marks belong here, inside a quotation
        """,
    ),
    good=("“I can just search ‘Port’ and every ship pops up,” said Dana Reyes.",),
)
def quote_in_quote(reading: Reading) -> Iterator[Finding]:
    """Look inside each quotation for a pair of curly marks."""
    for quotation in reading.get(quotations):
        inner = quotation.inner.of(reading.text)
        marked = reading.text[quotation.span.start] in {OPENING, '"'}
        if quotation.single or not quotation.closed or not marked or OPENING not in inner:
            continue
        first = inner.find(OPENING)
        last = inner.find(CLOSING, first)
        # A pair is sure if it is short and alone, and what is around it ends like speech.
        sure = inner.count(OPENING) == inner.count(CLOSING) == 1 and inner[-1] in ",.!?"
        if sure and 1 < last - first <= LONGEST:
            start = quotation.inner.start
            message = "single marks belong here, inside a quotation"
            yield Finding(Span(start + first, start + last + 1), message)
