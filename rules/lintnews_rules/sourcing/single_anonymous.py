"""One unnamed person is one version of events, and the reader should see that it is only one.

Where a single unnamed source says what a named person did or was told, ask for a
second, or say that it is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Form,
    NameKind,
    Reading,
    Severity,
    Span,
    block_at,
    names,
    rule,
)
from lintnews_rules.sourcing._reports import tellings, unnamed

SINGLE = Form(r"(?i)(?:an?|one|another)\s")


@rule(
    code="SRC103",
    name="single-anonymous",
    summary="one unnamed source speaks about a named person, alone in the paragraph",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    standard="BBC Editorial Guidelines: be wary of a single source",
    bad=(
        """
        Nadia Ferrante never saw the report, according to one official familiar with the plan.
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one unnamed source alone: is there a second
        """,
    ),
    good=(
        "Nadia Ferrante never saw the report, according to two officials familiar with the plan.",
        "The report is late, according to one official.",
        "Nadia Ferrante never saw the report, one aide said. “I never did,” Nadia Ferrante said.",
    ),
)
def single_anonymous(reading: Reading) -> Iterator[Finding]:
    """Look at paragraphs that have one telling source."""
    told = tellings(reading)
    sources = Counter(block_of(reading, other.source) for other in told if other.source is not None)
    for one in told:
        source = unnamed(reading, one)
        block = block_at(reading, source.start) if source else None
        if source is None or block is None or not SINGLE.match(source.of(reading.text)):
            continue
        if sources[block.span] == 1 and _names_somebody(reading, block.span):
            yield Finding(source, "one unnamed source alone: is there a second")


def block_of(reading: Reading, span: Span) -> Span | None:
    """Return the block that a whole stretch of text is in."""
    block = block_at(reading, span.start)
    return block.span if block is not None and block.span.covers(span) else None


def _names_somebody(reading: Reading, span: Span) -> bool:
    mentions = reading.get(_persons)
    first = bisect_left(mentions, span.start, key=lambda mention: mention.start)
    return first < len(mentions) and span.covers(mentions[first])


def _persons(reading: Reading) -> tuple[Span, ...]:
    """Return every mention of a person, in the order of the text."""
    return tuple(
        sorted(
            mention
            for name in reading.get(names)
            if name.kind is NameKind.PERSON
            for mention in name.mentions
        )
    )
