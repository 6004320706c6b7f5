"""A caption or credit that is printed twice tells the reader that nobody looked.

It is the most frequent trace of copy that was put together by a machine: the
picture's caption comes once with the picture and once with the text. The second
copy goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
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
from lintnews_rules.duplication._folding import folded

CAPTIONS = frozenset({Role.CAPTION, Role.CREDIT})
NOTICE = Form(r"this (?:article|story|page) is more than ")
LOOK_BACK = 12
BOTH = 2
# So many captions are a gallery: its pictures are of one event, and their captions alike.
GALLERY = 6
# Captions of fewer words are compared letter for letter only; so many words may differ; a cut copy has this share.
SHORTEST, CHANGED, CUT = 8, 4, 0.6
SURE = 0.8  # what is less certain to be a caption is not called one
# Captions of so many words that differ in one of them are one caption, wherever they stand.
LONG = 12
BEFORE_THE_STORY = frozenset(
    {Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DECK, Role.HEADLINE, Role.SUBHEAD}
)


class CaptionRepeatedOptions(Options):
    """How far apart two copies may be."""

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
        [caption] The old pier at Port Ellis after the storm of last week. Dana Reyes/The Courier
        The harbor reopened on Monday, the port authority said.
        [caption] The old pier at Port Ellis after the storm of last week. (Dana Reyes, The Courier)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ caption is nearly the same as line 1
        """,
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
        [headline] Harbor reopens
        [caption] This article is more than 3 years old
        [caption] This article is more than 3 years old
        The harbor reopened on Monday, the port authority said.
        """,
        """
        [caption] The old pier at Port Ellis after the storm.
        [caption] The new pier at Port Ellis after the storm.
        """,
        """
        [caption] Officers lead students out of Alder High after a fire in the gymnasium on Thursday, May 4.
        [caption] Parents wait outside Alder High after a fire in the gymnasium on Thursday, May 4.
        """,
    ),
)
def caption_repeated(reading: Reading, options: CaptionRepeatedOptions) -> Iterator[Finding]:
    """Compare each caption with the few blocks around it, and with all captions at the top of the page.

    A copy that lost its credit may not look like a caption any more, so one of the two is enough.
    """
    blocks = reading.get(roles)
    captions_at = [number for number, block in enumerate(blocks) if block.role in CAPTIONS]
    if not captions_at:
        return
    gallery = sum(blocks[number].role is Role.CAPTION for number in captions_at) >= GALLERY
    seen: list[tuple[int, str, list[str]]] = []
    for number, block in enumerate(blocks):
        text = _compared(reading, blocks, number, options.blocks)
        words = text.split()
        half = len(words) // 2
        if block.role in CAPTIONS and half >= SHORTEST and words[:half] == words[half:]:
            yield Finding(block.span, "this caption stands twice in its line")
        for first, other, other_words in reversed(seen[-LOOK_BACK:]):
            captions = (blocks[first].role in CAPTIONS) + (block.role in CAPTIONS)
            if number - first > options.blocks and not (
                captions == BOTH and _adjoining(blocks[first:number])
            ):
                if captions < BOTH or not _is_printed_again(other_words, words):
                    continue
            elif not text or not captions or _is_meant(reading, blocks, first, number):
                continue
            elif text != other or (captions < BOTH and len(words) < SHORTEST):
                if gallery or not is_edited_caption(other_words, words):
                    continue
                related = (Related(blocks[first].span, "the other version"),)
                yield Finding(block.span, "caption is nearly the same as line {line}", related)
                break
            yield _finding(reading, blocks[first], block, adjacent=number == first + 1)
            break
        seen.append((number, text, words))


def _is_meant(
    reading: Reading,
    blocks: Sequence[RoledBlock],
    first: int,
    second: int,
) -> bool:
    """Return whether the copy is another picture's, or of a line that is hardly a caption."""
    # A line may be taken for a caption only because it is there twice.
    words = blocks[second].span.of(reading.text).count(" ") + 1
    unsure = max(blocks[first].certainty, blocks[second].certainty) < SURE
    return (unsure and words < LONG) or _is_of_another_picture(reading, blocks, first, second)


def _is_printed_again(first: list[str], second: list[str]) -> bool:
    """Return whether two captions far apart are one, but for a word or its credit."""
    if first == second:
        return len(first) >= SHORTEST
    if len(first) != len(second) or len(first) < LONG:
        return False
    return sum(one != other for one, other in zip(first, second, strict=True)) == 1


def _is_of_another_picture(
    reading: Reading,
    blocks: Sequence[RoledBlock],
    first: int,
    second: int,
) -> bool:
    """Return whether two credits belong to two pictures of one photographer."""
    credits_only = Role.CREDIT in {blocks[first].role, blocks[second].role}
    neighbours = (*blocks[max(0, first - 1) : first], *blocks[second + 1 : second + 2])
    if credits_only and any(block.role is Role.CREDIT for block in neighbours):
        return True  # a row of credits is a row of pictures
    if second == first + 1 or not first:
        return False
    short = len(blocks[second].span.of(reading.text).split()) < SHORTEST
    if not short and not credits_only:
        return False
    before, other = blocks[first - 1].span, blocks[second - 1].span
    return folded(before.of(reading.text)) != folded(other.of(reading.text))


def _compared(reading: Reading, blocks: Sequence[RoledBlock], number: int, distance: int) -> str:
    """Return the folded text of a block near a caption, nothing for a notice of the site."""
    if not _is_near(blocks, number, distance):
        return ""
    text = folded(blocks[number].span.of(reading.text))
    return "" if NOTICE.match(text) else text


def _is_near(blocks: Sequence[RoledBlock], number: int, distance: int) -> bool:
    """Return whether the block is a caption or near one."""
    return any(
        block.role in CAPTIONS
        for block in blocks[max(0, number - distance) : number + distance + 1]
    )


def _finding(reading: Reading, first: RoledBlock, second: RoledBlock, *, adjacent: bool) -> Finding:
    same = first.span.of(reading.text) == second.span.of(reading.text)
    deletion = Edit(whole_lines(reading.text, second.span), "")
    fix = Fix.safe(deletion) if adjacent and same else None
    sure = second if second.role in CAPTIONS else first
    what = sure.role if sure.certainty >= SURE else "line"
    return Finding(
        second.span,
        f"{what} repeats line {{line}}",
        (Related(first.span, "first printed here"),),
        fix,
    )


def is_edited_caption(first: list[str], second: list[str]) -> bool:
    """Return whether two captions are one with a word changed, another credit or its end cut off.

    Pictures of one event share their last sentences; one picture's captions share
    their first words.
    """
    short, long = sorted((first, second), key=len)
    if len(short) < SHORTEST:
        return False
    if short[:3] != long[:3]:
        return _is_printed_again(first, second)
    if len(set(short) ^ set(long)) <= min(CHANGED, len(short) // 4):
        return True
    shared = next(
        (
            place
            for place, (one, other) in enumerate(zip(short, long, strict=False))
            if one != other
        ),
        len(short),
    )
    return shared >= max(SHORTEST, CUT * len(long))


def _adjoining(between: Sequence[RoledBlock]) -> bool:
    """Return whether only captions and the like are between the two copies."""
    return all(block.role in BEFORE_THE_STORY for block in between)
