"""A byline that stands twice was filled in by the system and by the writer.

The second copy goes. A list of several writers' pieces has other names in each line and
is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Default,
    Edit,
    Finding,
    Fix,
    Form,
    Reading,
    Related,
    Severity,
    Span,
    Speech,
    roles,
    rule,
    whole_lines,
)
from lintnews_rules.duplication._folding import folded

NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|la|van|von|der|al|and)){1,6}"
BYLINE = Form(rf"(?:By|BY|by) (?P<names>{NAME})(?=$|[ ,|/·•—–-])", words=("By ", "BY ", "by "))
DOUBLED = Form(
    rf"(?:By|BY) (?P<names>{NAME}?)[ ,|]+(?P<again>(?:By|BY) (?P=names))(?!\w)",
    words=("By ", "BY "),
)
LONGEST = 110  # code points


@rule(
    code="DUP110",
    name="byline-repeated",
    summary="the byline stands twice",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    yields_to=frozenset({"DUP102"}),
    standard="a story names its writer once",
    bad=(
        """
        [byline] By Dana Reyes
        [byline] By Dana Reyes, The Courier
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ the byline stands on line 1 already
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [byline] By Dana Reyes By Dana Reyes
                               ^^^^^^^^^^^^^ the byline stands on line 1 already
        The harbor reopened on Monday, the port authority said.
        """,
    ),
    good=(
        """
        [byline] By Dana Reyes
        The harbor reopened on Monday, the port authority said.
        [byline] By Omar Lind
        """,
    ),
)
def byline_repeated(reading: Reading) -> Iterator[Finding]:
    """Compare the names of all lines that begin like a byline."""
    first_at: dict[str, Span] = {}
    for block in reading.get(roles):
        span = block.span
        if len(span) > LONGEST or reading.text[span.start] not in "Bb":
            continue
        match = BYLINE.match(reading.text, span.start, span.end)
        if match is None:
            continue
        doubled = DOUBLED.match(reading.text, span.start, span.end)
        if doubled is not None:
            again = Span(doubled.start("again"), doubled.end("again"))
            edit = Edit(Span(doubled.end("names"), again.end), "")
            first = Related(Span(span.start, doubled.end("names")), "first printed here")
            yield Finding(
                again, "the byline stands on line {line} already", (first,), Fix.safe(edit)
            )
            continue
        names = folded(match["names"])
        if names.startswith("the "):
            continue
        if names not in first_at:
            first_at[names] = span
            continue
        related = (Related(first_at[names], "first printed here"),)
        fix = Fix.unsafe(Edit(whole_lines(reading.text, span), ""))
        yield Finding(span, "the byline stands on line {line} already", related, fix)
