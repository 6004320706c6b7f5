"""A quotation belongs to somebody, and the reader must not have to guess to whom.

Where one quotation follows another with nothing between, the words that said whose they are
were cut. Where a whole paragraph is a quotation and neither it nor its neighbours say who
speaks, they were too, or the paper leaves the speaker to the reader: that is for a desk that
asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, zip_longest

from lintnews import (
    NEWS_COPY,
    Example,
    Finding,
    Form,
    NameKind,
    Options,
    Quotation,
    Reading,
    Role,
    RoledBlock,
    Severity,
    SourceType,
    Span,
    Speech,
    Stance,
    attributions,
    block_at,
    names,
    option,
    quotations,
    roles,
    rule,
    sentence_at,
    speakers,
)

STOPS = (".", "!", "?", "”", '"', "’", ")")
POSTS = ("pic.twitter.com", "https://", "http://", "—", "--", "-", "@", "#")
PERSONS = (SourceType.NAMED, SourceType.DESCRIBED, SourceType.PRONOUN, SourceType.NONE)
SIGNATURE = 5  # words: a shorter paragraph after a quotation signs it
SUBJECT = 30  # characters from the start of a sentence in which its subject is named
LONGEST_SIGNATURE = 14  # words of one that has no full stop
PRONOUN = Form(r"(?i)\b(?:he|she|his|her|him|someone|somebody)\b|\?\s*\Z")


class QuoteOptions(Options):
    """Which quotations count."""

    words: int = option(8, "shorter quotations are left alone")
    alone: bool = option(
        default=False,
        text="also report a quotation that is a paragraph, if nothing around it says whose it is",
        desk=True,
    )
    named: bool = option(
        False,
        "report it although the sentence before it names somebody, if that one does not speak there",
        desk=True,
    )


@rule(
    code="ATT101",
    name="quote-without-speaker",
    summary="a quotation that nobody is credited with",
    severity=Severity.WARNING,
    roles=frozenset({Role.BODY}),
    speech=Speech.REPORTED,
    kinds=NEWS_COPY,
    options=QuoteOptions,
    standard="Reuters Handbook of Journalism: name the speaker after the first sentence of a quotation",
    bad=(
        """
        The pier reopened on Monday after two years of repairs.
        “We have waited for this day for far too long,”
                                                     ^^ a comma ends the quotation, and nothing says whose it is
        The ferries will run every hour.
        """,
        """
        The pier reopened on Monday after two years of repairs.
        “We have waited for this day for far too long.” “It is here,” said Dana Reyes, who runs a ferry.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ another quotation follows, and nothing says whose this is
        """,
        Example(
            """
            The pier reopened on Monday after two years of repairs.
            “We have waited for this day for far too long.”
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nobody is credited with this quotation
            The ferries will run every hour.
            """,
            options={"alone": True},
        ),
    ),
    good=(
        """
        The pier reopened on Monday after two years of repairs, said Dana Reyes, who runs a ferry.
        “We have waited for this day for far too long.”
        """,
        """
        The pier reopened on Monday after two years of repairs.
        “We have waited for this day for far too long.”
        Dana Reyes, ferry owner
        """,
        """
        “It leaked,” said Dana Reyes, who runs a ferry.
        The pier was closed for two years. Reyes is relieved.
        “We have waited for this day for far too long.”
        The ferries will run every hour.
        """,
        """
        A banner hangs over the quay:
        “We have waited for this day for far too long.”
        """,
        "“We have waited for this day for far too long,” said Dana Reyes, who runs a ferry.",
    ),
)
def quote_without_speaker(reading: Reading, options: QuoteOptions) -> Iterator[Finding]:
    """Look at each paragraph that is nothing but a quotation, or nothing but two."""
    yield from _one_after_another(reading, options.words)
    yield from _left_hanging(reading)
    if not options.alone:
        return
    blocks, credited = reading.get(roles), reading.get(speakers)
    starts = {block.span.start: number for number, block in enumerate(blocks)}
    for quotation in reading.get(quotations):
        number = starts.get(quotation.span.start)
        if (
            not number
            or credited.get(quotation) is not None
            or not _is_alone(reading, quotation, blocks, number)
        ):
            continue
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        before = blocks[number - 1]
        if (
            _goes_on(reading, before, named=options.named)
            or _is_somebodys(reading, before)
            or (after is not None and _looks_back(reading, after))
        ):
            continue
        if len(quotation.inner.of(reading.text).split()) >= options.words:
            yield Finding(quotation.span, "nobody is credited with this quotation")


def _one_after_another(reading: Reading, words: int) -> Iterator[Finding]:
    """Yield a quotation that begins a paragraph and is followed by another with nothing between.

    A transcript has many of them, and is left alone.
    """
    text = reading.text
    pairs = [
        (first, second)
        for first, second in pairwise(reading.get(quotations))
        if text[first.span.end : second.span.start] == " "
        and not (first.single or second.single)
        and text[second.span.start + 1 : second.span.start + 2].isupper()
        and first.inner.of(text)[-1:] in {".", "!", "?"}
    ]
    if len(pairs) != 1:
        return
    first, second = pairs[0]
    block = block_at(reading, first.span.start)
    if (
        block is not None
        and block.role is Role.BODY
        and block.span.start == first.span.start
        and block.span.covers(second.span)
        and first.closed
        and len(first.inner.of(text).split()) >= words
    ):
        yield Finding(first.span, "another quotation follows, and nothing says whose this is")


def _left_hanging(reading: Reading) -> Iterator[Finding]:
    """Yield the paragraphs that end with a quotation and its comma: who said it is gone."""
    text, blocks = reading.text, reading.get(roles)
    ends = [
        block.span.end
        for block, after in zip_longest(blocks, blocks[1:])
        if block.role is Role.BODY
        and text[block.span.end - 2 : block.span.end] in {',"', ",”"}
        and (after is None or not text[after.span.start].islower())
    ]
    if not ends:
        return  # who speaks is not asked for in vain
    credited = reading.get(speakers)
    nobodys = {one.span.end for one in reading.get(quotations) if credited.get(one) is None}
    for end in nobodys.intersection(ends):
        yield Finding(
            Span(end - 2, end), "a comma ends the quotation, and nothing says whose it is"
        )


def _goes_on(reading: Reading, before: RoledBlock, *, named: bool) -> bool:
    """Return whether the paragraph before ends with somebody whose words the quotation can be."""
    last = sentence_at(reading, before.span.end - 1) or before.span
    if PRONOUN.search(reading.text, last.start, last.end):
        return True
    if named:  # who is the subject may be the speaker
        return any(
            mention.overlaps(last) and mention.start < last.start + SUBJECT
            for mention in reading.get(_persons)
        )
    return any(mention.overlaps(last) for mention in reading.get(_persons))


def _persons(reading: Reading) -> tuple[Span, ...]:
    """Return every mention of a person."""
    return tuple(
        mention
        for name in reading.get(names)
        if name.kind is NameKind.PERSON
        for mention in name.mentions
    )


def _is_somebodys(reading: Reading, before: RoledBlock) -> bool:
    """Return whether the paragraph before lets a person speak, or begins with "She"."""
    if before.span.of(reading.text).startswith(("He ", "She ")):
        return True
    return any(
        one.source is not None
        and before.span.covers(one.source)
        and one.stance is not Stance.ATTITUDE
        and one.referent_type in PERSONS
        for one in reading.get(attributions)
    )


def _looks_back(reading: Reading, after: RoledBlock) -> bool:
    """Return whether the paragraph after begins with who said it: "So said Dana Reyes."."""
    first = sentence_at(reading, after.span.start)
    return first is not None and any(
        one.source is not None
        and first.covers(one.source)
        and not any(piece.overlaps(first) for piece in one.content)
        for one in reading.get(attributions)
        if one.stance is not Stance.ATTITUDE
    )


def _is_alone(
    reading: Reading, quotation: Quotation, blocks: tuple[RoledBlock, ...], number: int
) -> bool:
    """Return whether the paragraph holds nothing else, and nothing around it announces or signs it."""
    if (
        not quotation.closed
        or quotation.resumed
        or quotation.single
        or quotation.span.end < blocks[number].span.end
    ):
        return False
    before = blocks[number - 1]
    behind = blocks[number + 1].span.of(reading.text) if number + 1 < len(blocks) else ""
    announced = before.role is not Role.BODY or not before.span.of(reading.text).endswith(STOPS)
    short = len(behind.split())
    signed = behind and (
        behind.startswith(POSTS)
        or short < SIGNATURE
        or (short <= LONGEST_SIGNATURE and not behind.endswith((*STOPS, ":")))
    )
    return not announced and not signed and not behind.startswith(("“", '"'))
