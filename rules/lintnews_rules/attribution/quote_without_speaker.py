"""A quotation belongs to somebody, and the reader must not have to guess to whom.

Where a whole paragraph is a quotation and neither it nor its neighbours say who
speaks, the attribution was cut in editing or never written.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Finding,
    Options,
    Quotation,
    Reading,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    Stance,
    attributions,
    option,
    quotations,
    roles,
    rule,
    speakers,
)

STOPS = (".", "!", "?", "”", '"', "’", ")")
POSTS = ("pic.twitter.com", "https://", "http://", "—", "--", "-", "@", "#")
SIGNATURE = 5  # words: a shorter paragraph after a quotation signs it


class QuoteOptions(Options):
    """Which quotations count."""

    words: int = option(8, "shorter quotations are left alone")


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
        “We have waited for this day for far too long.”
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nobody is credited with this quotation
        The ferries will run every hour.
        """,
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
    """Look at each paragraph that is nothing but a quotation."""
    blocks, credited, sources = reading.get(roles), reading.get(speakers), reading.get(_sources)
    starts = {block.span.start: number for number, block in enumerate(blocks)}
    for quotation in reading.get(quotations):
        number = starts.get(quotation.span.start)
        if (
            not number
            or credited.get(quotation) is not None
            or not _is_alone(reading, quotation, blocks, number)
        ):
            continue
        beside = blocks[number - 1 : number + 2]
        if any(block.span.covers(source) for block in beside for source in sources) or _goes_on(
            reading, blocks[number - 1], sources
        ):
            continue
        if len(quotation.inner.of(reading.text).split()) >= options.words:
            yield Finding(quotation.span, "nobody is credited with this quotation")


def _sources(reading: Reading) -> tuple[Span, ...]:
    """Return who is cited in the story."""
    return tuple(
        one.source
        for one in reading.get(attributions)
        if one.stance is Stance.REPORT and one.source is not None
    )


def _goes_on(reading: Reading, before: RoledBlock, sources: tuple[Span, ...]) -> bool:
    """Return whether the paragraph before speaks of somebody whom the story cites: the quotation is theirs."""
    words = frozenset(before.span.of(reading.text).replace("’s", "").replace("'s", "").split())
    return any(not words.isdisjoint(source.of(reading.text).split()[-1:]) for source in sources)


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
    signed = behind and (
        not behind.endswith((*STOPS, ":"))
        or behind.startswith(POSTS)
        or len(behind.split()) < SIGNATURE
    )
    return not announced and not signed and not behind.startswith(("“", '"'))
