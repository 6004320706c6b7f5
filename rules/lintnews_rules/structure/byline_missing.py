"""A story that thanks a contributor and names no author has lost its byline.

The line "Dana Reyes contributed to this report" shows that the desk gives credit; the
name above the story went missing on the way. A line that credits an agency shows nothing
of the sort. Wire copy is credited in its dateline,
"(AP)", and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Finding,
    Form,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    blocks_of,
    roles,
    rule,
)

# What names the author after all ("Reporting by", "is a reporter for"), or an agency: a story
# that the desk made with the help of its copy often has no byline.
AUTHOR = Form(
    r"(?i)\bassociated press\b|\breuters\b|\bagenc(?:y|ies)\b|\bagence\b|\bwires?\b|\bnews services?\b|(?-i:\bA[FP]P?\b)|(?<!additional )(?<!contributing )\b(?:reporting|writing|written|story) by\b|\bis an? \w+"
)


@rule(
    code="STR103",
    name="byline-missing",
    summary="a contributor is credited and no author",
    severity=Severity.WARNING,
    roles=None,
    languages=None,
    kinds=NEWS_COPY,
    bad=(
        """
        [headline] Harbor reopens
        The harbor reopened on Monday, the port authority said.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no byline, though line 3 credits a contributor
        [contributor] Dana Reyes contributed to this report.
        """,
    ),
    good=(
        """
        [headline] Harbor reopens
        The harbor reopened on Monday, the port authority said.
        [contributor] The Associated Press contributed to this report.
        """,
        """
        [headline] Harbor reopens
        [byline] By Nadia Ferrante
        The harbor reopened on Monday, the port authority said.
        [contributor] Dana Reyes contributed to this report.
        """,
        """
        [headline] Harbor reopens
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [headline] Harbor reopens
        PORT ELLIS (AP) — The harbor reopened on Monday, the port authority said.
        [contributor] Dana Reyes contributed to this report.
        """,
    ),
)
def byline_missing(reading: Reading) -> Iterator[Finding]:
    """Look for an author above or below the story, in the page or in its metadata."""
    if reading.article.metadata.authors or any(
        block.role is Role.BYLINE for block in reading.get(roles)
    ):
        return
    contributor = next(iter(blocks_of(reading, Role.CONTRIBUTOR)), None)
    body = blocks_of(reading, Role.BODY)
    if (
        contributor is None
        or not body
        or any(_is_from_a_wire(reading, block) for block in body[:2])
    ):
        return
    if AUTHOR.search(contributor.span.of(reading.text)) is None:
        related = Related(contributor.span, "a contributor is credited here")
        yield Finding(
            body[0].span, "no byline, though line {line} credits a contributor", (related,)
        )


def _is_from_a_wire(reading: Reading, block: RoledBlock) -> bool:
    """Return whether an agency is in the dateline: such copy is credited there."""
    return any(
        "(" in part.span.of(reading.text) for part in block.parts if part.role is Role.DATELINE
    )
