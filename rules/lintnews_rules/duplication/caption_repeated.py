"""A caption or credit that is printed twice tells the reader that nobody looked.

It is the most frequent trace of copy that was put together by a machine: the
picture's caption comes once with the picture and once with the text. The second
copy goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintnews import Edit, Finding, Fix, Options, Related, Role, Severity, Speech, option, roles, rule, whole_lines
from lintnews_rules.duplication._folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintnews import Reading, RoledBlock

CAPTIONS = frozenset({Role.CAPTION, Role.CREDIT})
BEFORE_THE_STORY = frozenset({Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DECK, Role.HEADLINE, Role.SUBHEAD})


class CaptionRepeatedOptions(Options):
    """How far apart two copies may stand."""

    blocks: int = option(3, "copies at most this many blocks apart are one caption printed twice")


@rule(
    code="DUP101",
    name="caption-repeated",
    summary="a caption or credit line stands twice",
    severity=Severity.ERROR,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    options=CaptionRepeatedOptions,
    bad=(
        """
        [headline] Harbor reopens
        [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
        [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caption repeats line 2
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [caption] “We are back,” reads a banner on Quay Street.
        [credit] Dana Reyes/The Courier
        [caption] "We are back," reads a banner on Quay Street.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caption repeats line 1
        """,
    ),
    good=(
        """
        [caption] The old pier at Port Ellis after the storm.
        [caption] The new pier at Port Ellis after the storm.
        """,
    ),
)
def caption_repeated(reading: Reading, options: CaptionRepeatedOptions) -> Iterator[Finding]:
    """Compare each caption with those a few blocks before it, and with every block at the top of the page."""
    last: dict[str, int] = {}
    blocks = reading.get(roles)
    for number, block in enumerate(blocks):
        if block.role not in CAPTIONS:
            continue
        text = block.span.of(reading.text)
        first = last.get(folded(text))
        last[folded(text)] = number
        if first is None or (number - first > options.blocks and not _adjoining(blocks[first:number])):
            continue
        other = blocks[first].span
        adjacent = number == first + 1 and other.of(reading.text) == text
        deletion = Edit(whole_lines(reading.text, block.span), "")
        fix = Fix.safe(deletion) if adjacent else None
        yield Finding(block.span, f"{block.role} repeats line {{line}}", (Related(other, "first printed here"),), fix)


def _adjoining(between: Sequence[RoledBlock]) -> bool:
    """Say whether only captions and the like stand between the two copies."""
    return all(block.role in BEFORE_THE_STORY for block in between)
