"""When most of a story comes from people without a name, an editor should know before it runs.

The rule counts; the verdict is the desk's. Institutions that speak on the record and
groups of people are not anonymous, and a name in the story makes nobody less so.
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
from lintnews_rules.sourcing._reports import person_of, tellings, unnamed


class ShareOptions(Options):
    """How much is too much."""

    reports: int = option(6, "a story with fewer sources is not weighed")
    share: float = option(0.4, "the share of unnamed sources from which the rule speaks (0 to 1)")


@rule(
    code="SRC106",
    name="anonymous-share",
    summary="a large share of a story's sources is unnamed",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=ShareOptions,
    standard="New York Times and Washington Post: an editor approves unnamed sources",
    bad=(
        """
        A port official said the pier is unsafe. “It is,” said Dana Reyes, who runs a ferry.
        ^^^^^^^^^^^^^^^ 3 of 6 sources have no name: lines 2 and 4
        Two aides said that they had warned the board.
        Mayor Nadia Ferrante said that she had seen no warning.
        One adviser said that nobody had listened. The port authority said that it would look into it.
        """,
        """
        The pier is unsafe, according to Department of Public Works officials and memos.
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 3 of 6 sources have no name: lines 2 and 4
        Two aides said that they had warned the board.
        Mayor Nadia Ferrante said that she had seen no warning. “It is,” said Dana Reyes, who runs a ferry.
        One adviser said that nobody had listened. The port authority said that it would look into it.
        """,
    ),
    good=(
        """
        A port official said the pier is unsafe. “It is,” said Dana Reyes, who runs a ferry.
        Two aides said that they had warned the board.
        """,
    ),
)
def anonymous_share(reading: Reading, options: ShareOptions) -> Iterator[Finding]:
    """Count who tells the story, each source once."""
    told: dict[str, Span | None] = {}
    for one in tellings(reading):
        told.setdefault(person_of(reading, one), unnamed(reading, one))
    hidden = [source for source in told.values() if source is not None]
    if len(told) < options.reports or len(hidden) < options.share * len(told) or not hidden:
        return
    first, *others = hidden
    related = tuple(Related(span, f'"{span.of(reading.text)}"') for span in others)
    yield Finding(
        first, f"{len(hidden)} of {len(told)} sources have no name: lines {{lines}}", related
    )
