"""A byline that stands twice was filled in by the system and by the writer.

The second copy goes. A list of several writers' pieces has other names in each line and
is left alone. A page with several stories of one writer names her above each, so a second byline
below a paragraph is for a desk that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Options,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    Speech,
    option,
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


class BylineRepeatedOptions(Options):
    """Where the second byline may stand."""

    below: bool = option(
        default=False,
        text="also report a byline that stands again below a paragraph of the story",
        desk=True,
    )


@rule(
    code="DUP110",
    name="byline-repeated",
    summary="the byline stands twice",
    severity=Severity.WARNING,
    roles=None,
    speech=Speech.REPORTED,
    options=BylineRepeatedOptions,
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
def byline_repeated(reading: Reading, options: BylineRepeatedOptions) -> Iterator[Finding]:
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
        if not options.below and _stands_below(reading, first_at[names], span):
            continue
        related = (Related(first_at[names], "first printed here"),)
        fix = Fix.unsafe(Edit(whole_lines(reading.text, span), ""))
        yield Finding(span, "the byline stands on line {line} already", related, fix)


def _stands_below(reading: Reading, first: Span, second: Span) -> bool:
    """Return whether a paragraph of the story lies between two bylines."""
    return any(
        block.role is Role.BODY
        and len(block.span) > LONGEST
        and first.end <= block.span.start < second.start
        for block in reading.get(roles)
    )
