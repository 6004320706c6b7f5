"""A paragraph that stands twice was pasted twice, and readers notice.

Live files, poll boxes and refrains repeat on purpose: running files are left
alone, and so is a short line that comes back three times or more.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Kind,
    Options,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    Speech,
    option,
    roles,
    rule,
    whole_lines,
)
from lintnews_rules.duplication._folding import folded, possible_copies

PARAGRAPHS = frozenset({Role.BODY, Role.LIST, Role.NOTE})
# Printed twice, one right after the other; farther apart they have their reasons.
LINES = frozenset(
    {Role.HEADLINE, Role.DECK, Role.SUBHEAD, Role.BOILERPLATE, Role.CONTRIBUTOR, Role.BYLINE}
)
REFRAIN = 3
SHORTEST = 3  # spaces in a line that is compared: "Advertisement" is furniture
NEAR = 3  # a short paragraph that comes back farther away is a refrain


class ParagraphRepeatedOptions(Options):
    """What is long enough to be a paragraph."""

    min_words: int = option(5, "paragraphs of fewer words are not compared")
    heading_words: int = option(
        12,
        "a line of fewer words that is no sentence is a heading or a signature, and not compared",
    )
    refrain_words: int = option(
        12, "a paragraph of fewer words that stands three times or more is a refrain"
    )


@rule(
    code="DUP102",
    name="paragraph-repeated",
    summary="a paragraph stands twice",
    severity=Severity.ERROR,
    roles=PARAGRAPHS | LINES,
    speech=Speech.REPORTED,
    kinds=frozenset(Kind) - {Kind.LIVE},
    languages=None,
    options=ParagraphRepeatedOptions,
    yields_to=frozenset({"DUP101"}),
    bad=(
        """
        The council voted 7-2 on Monday to close the road.
        Residents said they had not been told.
        The council voted 7-2 on Monday to close the road.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ paragraph repeats line 1
        """,
    ),
    good=(
        """
        The council voted 7-2 on Monday to close the road.
        The council voted 7-2 on Tuesday to open it again.
        """,
        """
        Row, row, row your boat.
        The first verse was sung at dawn.
        Row, row, row your boat.
        The second was sung at noon.
        Row, row, row your boat.
        """,
    ),
)
def paragraph_repeated(reading: Reading, options: ParagraphRepeatedOptions) -> Iterator[Finding]:
    """Compare the folded text of all paragraphs of one role."""
    copies: dict[tuple[Role, str], list[int]] = {}
    previous = None
    for block in reading.get(roles):
        if (
            block.role in LINES
            and previous is not None
            and previous.role is block.role
            and _same(reading, previous, block)
        ):
            yield _finding(reading, previous, block)
        previous = block
    paragraphs = [block for block in reading.get(roles) if block.role in PARAGRAPHS]
    for number, text in possible_copies(
        [block.span.of(reading.text) for block in paragraphs]
    ).items():
        block = paragraphs[number]
        needed = (
            options.min_words
            if _is_sentence(block.span.of(reading.text))
            else options.heading_words
        )
        if text.count(" ") + 1 >= needed:
            copies.setdefault((block.role, text), []).append(number)
    for (_, text), (first, *others) in copies.items():
        short = text.count(" ") + 1 < options.refrain_words
        if short and len(others) + 1 >= REFRAIN:
            continue
        for number in others:
            block, distance = paragraphs[number], number - first
            # A refrain, or a question that is put to several people, is meant.
            is_meant = (short and distance > NEAR) or reading.text[block.span.end - 1] == "?"
            if distance == 1 or not is_meant:
                yield _finding(reading, paragraphs[first], block)


def _finding(reading: Reading, first: RoledBlock, second: RoledBlock) -> Finding:
    what = "headline" if second.role is Role.HEADLINE else "paragraph"
    fix = Fix.unsafe(Edit(whole_lines(reading.text, second.span), ""))
    return Finding(
        second.span,
        f"{what} repeats line {{line}}",
        (Related(first.span, "first printed here"),),
        fix,
    )


def _same(reading: Reading, first: RoledBlock, second: RoledBlock) -> bool:
    text = folded(second.span.of(reading.text))
    return text.count(" ") >= SHORTEST and text == folded(first.span.of(reading.text))


def _is_sentence(text: str) -> bool:
    """Return whether the line is prose: it ends like a statement, and is not all in capitals."""
    return text.rstrip("\"'”’)")[-1:] in {".", "!"} and not text.isupper()
