"""From 18 to 21 percent is a rise of 3 percentage points, or of 17 percent, and not of 3 percent.

Shares, rates and margins are the numbers that readers get wrong most often when the
story does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import Finding, Match, Pattern, Reading, Severity, rule
from lintnews_rules.numbers._changes import points_in, sentences_of


@rule(
    code="NUM102",
    name="percent-against-points",
    summary="a change in percentage points is called a percentage",
    severity=Severity.WARNING,
    standard="BBC News style guide: a rise from 5% to 6% is one percentage point",
    patterns=(
        Pattern(r"%", frozenset({"%"})),
        Pattern(r"(?:percent|per cent)\b", frozenset({"percent", "per cent"})),
    ),
    bad=(
        """
        The share of late ferries rose 3 percent, to 21 percent from 18 percent.
                                       ^^^^^^^^^ from 18% to 21% is 3 percentage points: "3 percent" says something else
        """,
        """
        Some 14% of buoys were lost, up 5% from 9% in May.
                                        ^^ from 9% to 14% is 5 percentage points: "5%" says something else
        """,
        """
        It found 5.8% on nights and 4.9% on days, a gap of 0.9%.
                                                           ^^^^ from 4.9% to 5.8% is 0.9 percentage points: "0.9%" says something else
        """,
    ),
    good=(
        "The share of late ferries rose 3 percentage points, to 21 percent from 18 percent.",
        "The share of late ferries rose 17 percent, to 21 percent from 18 percent.",
        "Fares rose 3 percent, and 21 percent of riders left.",
    ),
)
def percent_against_points(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Look for changes of percentages that are differences."""
    for sentence in sentences_of(reading, matches):
        for figure, low, high in points_in(reading, sentence):
            said = figure.span.of(reading.text)
            points = f"{high - low:.2f}".rstrip("0").rstrip(".")
            yield Finding(
                figure.span,
                f"from {low:g}% to {high:g}% is {points} percentage point"
                + ("s" if points != "1" else "")
                + f': "{said}" says something else',
            )
