"""A caption names the place it shows: readers look at pictures first, and ask where.

A place follows "in", "at", "near", "on", "outside" or their like with a capital
letter. Add it, or say in the configuration which words are place enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import Finding, Options, Reading, Role, Severity, Speech, option, roles, rule

BEFORE_A_PLACE = r"(?:in|at|near|on|off|outside|inside|above|along|over|from)\s+(?:the\s+)?"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_A_PLACE = rf"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTHS})"


class CaptionPlaceOptions(Options):
    """What a desk can set, in the table [rules.caption-place]."""

    places: tuple[str, ...] = option(
        (),
        "words that are place enough, with or without a capital letter",
    )


@rule(
    code="DSK101",
    name="caption-place",
    summary="a caption that does not say where",
    severity=Severity.INFO,
    roles=frozenset({Role.CAPTION}),
    speech=Speech.REPORTED,
    options=CaptionPlaceOptions,
    bad=(
        """
        [caption] Mayor Lena Ortiz speaks to the press on Monday.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ say where this is
        """,
    ),
    good=(
        "[caption] Mayor Lena Ortiz speaks to the press in Port Ellis on Monday.",
        "[caption] The old pier at the Harbor Road gate.",
        "Mayor Lena Ortiz spoke to the press on Monday.",
    ),
)
def caption_place(reading: Reading, options: CaptionPlaceOptions) -> Iterator[Finding]:
    """Mark each caption in which no place is named."""
    enough = [word.lower() for word in options.places]
    for block in reading.copy(roles):
        text = block.span.of(reading.text)
        if re.search(rf"\b{BEFORE_A_PLACE}{NOT_A_PLACE}[A-Z]", text):
            continue
        if not any(word in text.lower() for word in enough):
            yield Finding(block.span, "say where this is")
