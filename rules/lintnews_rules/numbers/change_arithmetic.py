"""A rise of 27 percent from 33 to 38 is no rise of 27 percent: the reader with a pencil finds out.

Where a story gives the change and both figures, the three must agree. Rounding is
allowed for, and so is "nearly", "more than" and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import Finding, Match, Pattern, Reading, Severity, rule
from lintnews_rules.numbers._changes import TIMES, changes_in, sentences_of


@rule(
    code="NUM103",
    name="change-arithmetic",
    summary="a change that the two figures beside it do not bear out",
    severity=Severity.WARNING,
    patterns=(
        Pattern(r"%", frozenset({"%"})),
        Pattern(r"(?:percent|per cent)\b", frozenset({"percent", "per cent"})),
        Pattern(rf"(?:{'|'.join(TIMES)})\b", frozenset(TIMES)),
        Pattern(r"(?:up|down|by) (?=[$€£]?\d)", frozenset({"up", "down", "by"})),
    ),
    bad=(
        """
        Fares doubled, from 40 cents to 70 cents, the port said.
                            ^^^^^^^^^^^^^^ from 40 to 70 is 1.75 times as much, not double
        """,
        """
        Profit rose 27 percent, to $38 million from $33 million.
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from $33 million to $38 million is a rise of 15%, not 27%
        """,
        """
        The ferry carried 500 cars, down 20 percent from 400 in May.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from 400 to 500 is a rise, not a fall
        """,
    ),
    good=(
        "Fares doubled, from 35 cents to 70 cents. Debts nearly tripled, from 40 to 110.",
        "Profit rose 15 percent, to $38 million from $33 million.",
        "The share rose 5 percentage points, to 25 percent from 20 percent.",
        "Fares rose about 20 percent, to $2.30 from $2.",
        "“It doubled from 40 to 70,” she said.",
    ),
)
def change_arithmetic(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Work every change out again."""
    for sentence in sentences_of(reading, matches):
        for change in changes_in(reading.text, sentence):
            problem = change.problem()
            if problem:
                yield Finding(change.span, problem)
