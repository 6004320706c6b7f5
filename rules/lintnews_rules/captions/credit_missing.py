"""A picture without a credit is a picture that somebody took and nobody is named for.

Where one caption of an article says who took the picture and another does not, the
second was most likely lost on the way: the wire's caption field and its credit
field travel apart. Agencies bill for uncredited pictures. In Markdown and
HTML the format says what a caption is. In plain text a line that only looks like a
caption is too often the teaser of a video, so it must be written and dated as captions
are: "Flames rise from the mill on Tuesday, Jan. 23, 2024." Pages print their credits in many
places, so the captions of a format are looked at where a desk asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import (
    Default,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    option,
    roles,
    rule,
)

DECLARED = 1.0
MONTHS = "Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec"
DATED = Form(
    rf"(?:on|early|late) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:{MONTHS})[a-z.]* \d{{1,2}}, (?:19|20)\d\d\b",
    words=("day, ",),
)
# How a caption of plain text ends: "REUTERS/Dana Reyes", "(Photo: Dana Reyes/AP)", "| AP Photo"; or with its day.
CREDIT_END = Form(
    r"(?:REUTERS/[A-Z][\w .’'-]{2,40}(?:/File Photo)?|\((?:Photo|Image|Credit|Picture)[^()]{3,60}\)|\([^()/]{3,50}/[^()/]{2,40}\)|\| (?:AP Photo|Getty(?: Images)?|Reuters|AP))\.?\Z"
)
DATE_END = Form(rf", (?:{MONTHS})[a-z.]* \d{{1,2}}, (?:19|20)\d\d\.\Z", words=(", 19", ", 20"))
LEAST_WORDS, MOST_WORDS = 4, 30  # of a caption between two others
SPEECH = Form(r"[\"“”]|\b(?:said|says|told|according to|will|would|announced)\b")
FEWEST = 4  # spaces in a caption
# A credit that was not told from its caption.
CREDITED = Form(
    r"/[A-Z]|\b(?:Getty|AP|AFP|EPA|Reuters|REUTERS|Photos?|Photograph|Credit|Courtesy|Images?|Shutterstock|Alamy)\b|©",
)
LONGEST, MOST_STOPS = 320, 5  # code points, and stops inside (those of "Pa." and "Jan." too)


class CreditMissingOptions(Options):
    """Which captions are looked at."""

    declared: bool = option(
        default=False,
        text="also look at captions that the format names as such; pages show credits in many places",
        desk=True,
    )


@rule(
    code="CAP101",
    name="credit-missing",
    summary="a caption has no credit, and another caption of the article has one",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    options=CreditMissingOptions,
    bad=(
        Example(
            """
            [caption] The old pier at Port Ellis after the storm. (Dana Reyes/The Courier)
            The harbor reopened on Monday, the port authority said.
            [caption] The new pier at Port Ellis, a day before it opened.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this caption has no credit, the one on line 1 has
            The ferry goes again.
            """,
            options={"declared": True},
        ),
        Example(
            """
            [image]
            [caption] The old pier at Port Ellis after the storm.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this caption has no credit, the one on line 4 has
            [image]
            [caption] The new pier at Port Ellis.
            [credit] Dana Reyes/The Courier
            The harbor reopened on Monday, the port authority said.
            """,
            options={"declared": True},
        ),
        """
        The harbor reopened on Monday, the port authority said.
        Flames rise from the mill in Port Ellis, Jan. 23, 2024. REUTERS/Dana Reyes
        The old quay at noon in Port Ellis, Jan. 24, 2024.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this caption has no credit, the one on line 2 has
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
def credit_missing(reading: Reading, options: CreditMissingOptions) -> Iterator[Finding]:
    """Hold each caption without a credit against the first that has one."""
    blocks = reading.get(roles)
    captions = [
        number
        for number, block in enumerate(blocks)
        if block.role is Role.CAPTION
        and block.certainty == DECLARED
        and _is_caption(block.span.of(reading.text))
    ]
    if not captions:
        yield from _undeclared(reading, blocks)
        return
    if not options.declared:
        return
    credited = [number for number in captions if _has_credit(blocks, number)]
    if not credited:
        return
    seen = {folded_words(blocks[number].span.of(reading.text)) for number in credited}
    for number in captions:
        words = folded_words(blocks[number].span.of(reading.text))
        if number not in credited and words not in seen and not CREDITED.search(words):
            seen.add(words)
            example = blocks[credited[0]].span
            yield Finding(
                blocks[number].span,
                "this caption has no credit, the one on line {line} has",
                (Related(example, "a caption with a credit"),),
            )


def _is_caption(words: str) -> bool:
    """Return whether the line says what is in a picture: a title and a source do not."""
    return words.count(" ") >= FEWEST


def folded_words(words: str) -> str:
    """Return the words without differences of white space."""
    return " ".join(words.split())


def _undeclared(reading: Reading, blocks: tuple[RoledBlock, ...]) -> Iterator[Finding]:
    """Hold what is dated like a caption against the captions that end with a credit."""
    text = reading.text
    yield from _of_agencies(text, blocks)
    credited = [
        block.span
        for block in blocks
        if block.role is Role.CAPTION
        and text[block.span.end - 1] == ")"
        and DATED.search(text, *block.span)
    ]
    if not credited:
        return
    for block in blocks:
        if block.role not in {Role.CAPTION, Role.BODY, Role.DECK} or len(block.span) > LONGEST:
            continue
        words = block.span.of(text)
        if block.parts or SPEECH.search(words) or not DATED.search(words):
            continue
        if words[-1] == "." and words[0].isupper() and words.count(". ") < MOST_STOPS:
            yield Finding(
                block.span,
                "this caption has no credit, the one on line {line} has",
                (Related(credited[0], "a caption with a credit"),),
            )


def _of_agencies(text: str, blocks: tuple[RoledBlock, ...]) -> Iterator[Finding]:
    """Hold a line that ends with its day, or stands between two captions, against captions that end with a credit."""
    ends = [
        CREDIT_END.search(text, max(block.span.start, block.span.end - 70), block.span.end)
        for block in blocks
    ]
    credited = [
        number for number, end in enumerate(ends) if end and len(blocks[number].span) <= LONGEST
    ]
    if not credited:
        return
    dated = any(_day_before_credit(text, blocks[number].span, ends[number]) for number in credited)
    for number, block in enumerate(blocks):
        words = block.span.of(text)
        if number in credited or len(words) > LONGEST or words[-1] != "." or not words[0].isupper():
            continue
        if block.role not in {Role.CAPTION, Role.BODY, Role.DECK}:
            continue
        between = {number - 1, number + 1}.issubset(credited) and LEAST_WORDS <= len(
            words.split()
        ) <= MOST_WORDS
        if not between and not (dated and DATE_END.search(words)):
            continue
        if not SPEECH.search(words) and not CREDITED.search(words):
            example = blocks[credited[0]].span
            yield Finding(
                block.span,
                "this caption has no credit, the one on line {line} has",
                (Related(example, "a caption with a credit"),),
            )


def _day_before_credit(text: str, span: Span, end: re.Match[str] | None) -> bool:
    """Return whether the caption tells its day right before the credit."""
    return end is not None and DATE_END.search(text[span.start : end.start()].rstrip()) is not None


def _has_credit(blocks: tuple[RoledBlock, ...], number: int) -> bool:
    """Return whether the credit is in the caption, or in the block after or before it."""
    if any(part.role is Role.CREDIT for part in blocks[number].parts):
        return True
    return any(
        block.role is Role.CREDIT
        for block in (*blocks[number + 1 : number + 2], *blocks[max(0, number - 1) : number])
    )
