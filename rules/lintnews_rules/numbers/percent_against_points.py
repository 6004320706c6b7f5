"""From 18 to 21 percent is a rise of 3 percentage points, or of 17 percent, and not of 3 percent.

Shares, rates and margins are the numbers that readers get wrong most often when the
story does. A lead in a poll, its margin of error and what something added to growth are
points too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    Default,
    Example,
    Finding,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    option,
    rule,
)
from lintnews_rules.numbers._changes import points_in, sentences_of

LEAD = "a lead"
N = r"\d{1,2}(?:\.\d{1,2})?"
PERCENT = r"[ -]?(?:percent|per cent|%)"


class PercentOptions(Options):
    """How far the rule goes."""

    leads: bool = option(
        True,
        "also report leads, margins of error and shares of growth that are told in percent",
    )


@rule(
    code="NUM102",
    name="percent-against-points",
    summary="a change in percentage points is called a percentage",
    severity=Severity.WARNING,
    default=Default.DESK,
    options=PercentOptions,
    standard="BBC News style guide: a rise from 5% to 6% is one percentage point",
    patterns=(
        Pattern(r"%", frozenset({"%"})),
        Pattern(r"(?:percent|per cent)\b", frozenset({"percent", "per cent"})),
        Pattern(
            rf"(?<!to )(?<!to-)(?<![-–%\d]){N}{PERCENT} (?:lead|advantage|edge|margin(?! call))\b(?! (?:on|in) (?:sales|revenue))",
            words=tuple(
                f"{sign} {noun}"
                for sign in ("percent", "per cent", "%")
                for noun in ("lead", "advantage", "edge", "margin")
            ),
            tag=LEAD,
        ),
        Pattern(
            rf"(?:lead|advantage|edge) of (?:about |some |nearly )?{N}{PERCENT}(?!\w|[-–]\d| to )"
            rf"|(?:ahead|trails?|trailing|leads?|leading)(?: \w+){{0,4}} by (?:about |some |nearly )?{N}{PERCENT}(?!\w)",
            frozenset("lead leads leading advantage edge ahead trail trails trailing".split()),
            tag=LEAD,
        ),
        Pattern(
            rf"margin of (?:sampling )?error (?:[\w-]+ ){{0,5}}(?:plus or minus |\+/- ?|± ?)?{N}{PERCENT}(?!\w)",
            frozenset({"margin"}),
            tag=LEAD,
        ),
        Pattern(
            rf"(?:add(?:ed|s)?|subtract(?:ed|s)?|contribut(?:ed|es)|shaved?|knocked|cut) (?:about |some |nearly )?{N}{PERCENT} (?:to|from|off) (?:GDP|growth|economic growth|the growth)\b",
            frozenset(
                "add added adds subtract subtracted subtracts contributed contributes shave shaved knocked cut".split()
            ),
            tag=LEAD,
        ),
    ),
    bad=(
        """
        The mayor has an 8-percent lead. The poll's margin of error is 3 percent.
                         ^^^^^^^^^^^^^^ "8-percent lead": percentage points
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "margin of error is 3 percent": percentage points
        """,
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
        Example(
            "The ferry has an 8-percent lead in the poll, whose margin of error is 3 percent.",
            options={"leads": False},
        ),
        "The share of late ferries rose 3 percentage points, to 21 percent from 18 percent.",
        "The share of late ferries rose 17 percent, to 21 percent from 18 percent.",
        "Fares rose 3 percent, and 21 percent of riders left.",
    ),
)
def percent_against_points(
    reading: Reading,
    options: PercentOptions,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Look for changes of percentages that are differences, and for leads."""
    if options.leads:
        for match in matches:
            if match.pattern.tag == LEAD:
                said = " ".join(match.text.split())
                yield Finding(match.span, f'"{said}": percentage points')
    for sentence in sentences_of(reading, [match for match in matches if not match.pattern.tag]):
        for figure, low, high in points_in(reading, sentence):
            said = figure.span.of(reading.text)
            points = f"{high - low:.2f}".rstrip("0").rstrip(".")
            yield Finding(
                figure.span,
                f"from {low:g}% to {high:g}% is {points} percentage point"
                + ("s" if points != "1" else "")
                + f': "{said}" says something else',
            )
