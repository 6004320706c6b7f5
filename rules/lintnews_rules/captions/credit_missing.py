"""A picture without a credit is a picture that somebody took and nobody is named for.

Where one caption of an article says who took the picture and another does not, the
second was most likely lost on the way: the wire's caption field and its credit
field travel apart. Agencies bill for uncredited pictures. Only captions that the
format declares (Markdown, HTML) are held to it: in plain text, a line that only looks
like a caption is too often the teaser of a video.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Reading, Related, Role, RoledBlock, Severity, Speech, roles, rule

DECLARED = 1.0


@rule(
    code="CAP101",
    name="credit-missing",
    summary="a caption has no credit, and another caption of the article has one",
    severity=Severity.WARNING,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        """
        [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
        The harbor reopened on Monday, the port authority said.
        [caption] The new pier at Port Ellis, a day before it opened.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this caption has no credit, the one on line 1 has
        The ferry goes again.
        """,
        """
        [image]
        [caption] The old pier at Port Ellis after the storm.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this caption has no credit, the one on line 4 has
        [image]
        [caption] The new pier at Port Ellis.
        [credit] Dana Reyes/The Courier
        The harbor reopened on Monday, the port authority said.
        """,
    ),
    good=(
        """
        [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
        [credit] Omar Lind/The Courier
        [caption] The new pier at Port Ellis.
        """,
        """
        [caption] The old pier at Port Ellis after the storm.
        [caption] The new pier at Port Ellis.
        """,
    ),
)
def credit_missing(reading: Reading) -> Iterator[Finding]:
    """Hold each caption without a credit against the first that has one."""
    blocks = reading.get(roles)
    captions = [
        number
        for number, block in enumerate(blocks)
        if block.role is Role.CAPTION and block.certainty == DECLARED
    ]
    credited = [number for number in captions if _has_credit(blocks, number)]
    if not credited:
        return
    for number in captions:
        if number not in credited:
            example = blocks[credited[0]].span
            yield Finding(
                blocks[number].span,
                "this caption has no credit, the one on line {line} has",
                (Related(example, "a caption with a credit"),),
            )


def _has_credit(blocks: tuple[RoledBlock, ...], number: int) -> bool:
    """Return whether the credit is in the caption, or in the block after or before it."""
    if any(part.role is Role.CREDIT for part in blocks[number].parts):
        return True
    return any(
        block.role is Role.CREDIT
        for block in (*blocks[number + 1 : number + 2], *blocks[max(0, number - 1) : number])
    )
