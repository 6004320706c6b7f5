"""Two paragraphs that differ by a word or a cut end are one paragraph and its earlier version.

Whoever edits a paragraph and forgets to delete the old one leaves both in. The
reader wonders which of the two is true. Pull quotes, a deck that repeats the lede
and running files repeat on purpose and are left alone. A copy that lost its end is often a
summary that repeats its story: it is for a desk that wants to look, and not in the
default set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lintnews import (
    Default,
    Finding,
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
)
from lintnews_rules.duplication._folding import folded, near_pairs

PARAGRAPHS = frozenset({Role.BODY, Role.NOTE})
# The first paragraphs may be a summary of the story, and a paragraph that is all speech a pull quote.
SUMMARY = 3
MANY = 99  # words
SAME = 12  # code points at the beginning or the end
QUOTES = frozenset("\"“'‘")


class NearDuplicateParagraphOptions(Options):
    """How alike is one and the same."""

    overlap: float = option(
        0.92, "share of words that two paragraphs must have in common", desk=0.87
    )
    min_words: int = option(16, "paragraphs of fewer words are not compared", desk=10)
    cut: bool = option(False, "whether the beginning of a paragraph counts as a copy", desk=True)
    changed: int = option(
        1, "paragraphs in which more words than this were exchanged are not compared", desk=99
    )
    distance: int = option(12, "paragraphs farther apart than this many are not compared")


@rule(
    code="DUP103",
    name="near-duplicate-paragraph",
    summary="two paragraphs are nearly the same",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PARAGRAPHS,
    speech=Speech.REPORTED,
    kinds=frozenset(Kind) - {Kind.LIVE, Kind.TRANSCRIPT},
    languages=None,
    options=NearDuplicateParagraphOptions,
    yields_to=frozenset({"DUP101", "DUP102"}),
    bad=(
        """
        The county will open the new bridge over the river in May, two years late, it said.
        Nobody spoke against it.
        The county will open the new bridge over the river in June, two years late, it said.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nearly the same as line 1: one of them is left over
        """,
    ),
    good=(
        """
        The council voted 7-2 on Monday to close the road to trucks.
        The council voted 4-5 on Tuesday against a plan to widen the bridge.
        """,
    ),
)
def near_duplicate_paragraph(
    reading: Reading, options: NearDuplicateParagraphOptions
) -> Iterator[Finding]:
    """Ask for pairs that share their words; never compare all with all."""
    blocks = [block for block in reading.copy(roles) if not _is_reference(reading, block)]
    top = blocks[SUMMARY].span.start if len(blocks) > SUMMARY else 0
    # A copy with a word changed begins or ends as the other does, and hardly any paragraph does.
    numbers = _alike_at_an_end(reading, blocks)
    likely = {number: folded(blocks[number].span.of(reading.text)) for number in numbers}
    texts = [likely.get(number, "") for number in range(len(blocks))]
    for first, second in near_pairs(
        texts,
        options.overlap,
        options.min_words,
        cut=options.cut,
    ):
        if blocks[first].span.start < top or texts[second][0] in QUOTES:
            continue
        if options.changed < MANY and not _is_slip(texts[first], texts[second], options.changed):
            continue
        same_role = blocks[first].role is blocks[second].role
        if same_role and texts[first] != texts[second] and second - first <= options.distance:
            related = (Related(blocks[first].span, "the other version"),)
            yield Finding(
                blocks[second].span,
                "nearly the same as line {line}: one of them is left over",
                related,
            )


def _is_slip(first: str, second: str, most: int) -> bool:
    """Return whether at most so many words were exchanged, put in or taken out, and nothing else.

    Lines that introduce what follows ("Of Port Ellis he said:") are alike on purpose.
    """
    if first[-1] == ":" or second[-1] == ":":
        return False
    one, other = first.split(), second.split()
    head = _in_common(one, other)
    tail = _in_common(one[head:][::-1], other[head:][::-1])
    return max(len(one), len(other)) - head - tail <= most


def _in_common(first: list[str], second: list[str]) -> int:
    """Return how many words at the beginning are the same."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _alike_at_an_end(reading: Reading, blocks: list[RoledBlock]) -> list[int]:
    """Return the numbers of the blocks that begin or end with the letters of another."""
    words = [block.span.of(reading.text) for block in blocks]
    heads = [text.lstrip("\"“‘'")[:SAME] for text in words]
    tails = [text.rstrip("\"”’'.")[-SAME:] for text in words]
    often, at_end = Counter(heads), Counter(tails)
    return [
        number
        for number, (head, tail) in enumerate(zip(heads, tails, strict=True))
        if often[head] > 1 or at_end[tail] > 1
    ]


def _is_reference(reading: Reading, block: RoledBlock) -> bool:
    """Return whether the block is an entry of a list of references: those are alike by nature."""
    return reading.text[block.span.start] in "[*•" or reading.text[block.span.start].isdigit()
