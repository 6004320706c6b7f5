"""The same credit twice inside one line: the picture's own caption had it already.

Where a system adds the credit to a caption that carries one, the line ends "Ann
Lee/The Courier Ann Lee/The Courier". The second goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    Speech,
    roles,
    rule,
)

LONGEST_LINE = 2000
WORD = r"[\w.'’&/|-]+,?"
# Ten words at the most, found again in the same order.
DOUBLED = Form(
    rf"(?<![\w/])(?P<credit>\(?[A-Z][\w.'’&/|-]*(?:\s{WORD}){{0,9}}\)?)[\s,;|]+(?P<again>(?P=credit))(?![\w/])"
)
SOURCE = Form(
    r"[/|]|, [Tt]he [A-Z]|\b(?:Photo|Getty|AP|Reuters|Images|Courtesy|Staff|AFP|EPA|NPR|Agence)\b"
)


@rule(
    code="DUP109",
    name="credit-doubled",
    summary="the same credit stands twice inside one line",
    severity=Severity.WARNING,
    roles=frozenset({Role.CAPTION, Role.CREDIT}),
    speech=Speech.REPORTED,
    languages=None,
    yields_to=frozenset({"DUP101"}),
    bad=(
        """
        [caption] The pier at dawn. Ann Lee/The Courier Ann Lee/The Courier
                                                        ^^^^^^^^^^^^^^^^^^^ the credit stands twice
        """,
        """
        [caption] The pier at dawn. (Ann Lee/The Courier) (Ann Lee/The Courier)
                                                          ^^^^^^^^^^^^^^^^^^^^^ the credit stands twice
        """,
    ),
    good=("[caption] The pier at dawn and the pier at dusk. Ann Lee and Tom Lee/The Courier",),
)
def credit_doubled(reading: Reading) -> Iterator[Finding]:
    """Look in captions and credits for a credit that follows itself."""
    for block in reading.copy(roles):
        if len(block.span) > LONGEST_LINE:
            continue
        match = DOUBLED.search(reading.text, block.span.start, block.span.end)
        if match is not None and _is_credit(match["credit"]):
            second = Span(match.start("again"), match.end("again"))
            first = Related(Span(match.start("credit"), match.end("credit")), "first printed here")
            deletion = Edit(Span(match.end("credit"), match.end("again")), "")
            yield Finding(second, "the credit stands twice", (first,), Fix.safe(deletion))


def _is_credit(text: str) -> bool:
    """Return whether the doubled words name who took the picture: two names, a slash, a source."""
    return SOURCE.search(text) is not None
