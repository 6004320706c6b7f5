"""Who hides a source owes the reader the reason.

One clause does it: "because she was not authorized to speak", "on condition of
anonymity to discuss internal deliberations". A story that leans on unnamed people
and nowhere says why asks to be believed.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules._excerpts import in_excerpt
from lintnews_rules.sourcing._reports import REASON, is_hidden, new_people, tellings, unnamed

KINDS = 2  # one official who tells it all is "the official" from there on


class AnonymityOptions(Options):
    """When a reason is owed."""

    reports: int = option(3, "so many unnamed sources call for a reason")


@rule(
    code="SRC102",
    name="anonymity-unexplained",
    summary="unnamed sources, and no reason why",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=AnonymityOptions,
    standard="AP, SPJ Code of Ethics: explain why anonymity was granted",
    bad=(
        """
        A port official said the pier is unsafe.
        ^^^^^^^^^^^^^^^ no word on why the sources are unnamed; also: lines 2 and 3
        Two aides to the chairwoman said that they had warned the board.
        One adviser said that nobody had listened.
        """,
    ),
    good=(
        """
        A port official said the pier is unsafe. The official said that he had warned the board.
        The official said that nobody had listened. Officials said that it would close.
        """,
        "A port official said the pier is unsafe. One aide said that she had warned the board.",
        """
        A port official said the pier is unsafe.
        Two aides said that they had warned the board.
        One adviser, who asked not to be named because the report is confidential, said that nobody had listened.
        """,
    ),
)
def anonymity_unexplained(reading: Reading, options: AnonymityOptions) -> Iterator[Finding]:
    """Count the unnamed sources, each once, and look for a reason anywhere."""
    hidden: list[Span] = []
    seen: set[str] = set()
    people = 0
    for one in tellings(reading):
        source = unnamed(reading, one)
        if source is None or in_excerpt(reading, source.start):
            continue
        number = new_people(reading, source, seen)
        if number:
            hidden.append(source)
            people += number if is_hidden(reading, source) else 0
    if people < options.reports or len(hidden) < KINDS:
        return
    if REASON.search(reading.text):
        return
    first, *others = hidden
    related = tuple(Related(span, f'"{span.of(reading.text)}"') for span in others)
    yield Finding(
        first,
        "no word on why the sources are unnamed; also: line"
        + ("s {lines}" if len(related) > 1 else " {line}"),
        related,
    )
