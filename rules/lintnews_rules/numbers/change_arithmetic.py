"""A rise of 27 percent from 33 to 38 is no rise of 27 percent: the reader with a pencil finds out.

Where a story gives the change and both figures, the three must agree. Rounding is
allowed for, and so is "nearly", "more than" and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import Finding, Form, Match, Pattern, Reading, Severity, rule
from lintnews_rules.numbers._changes import (
    PARTS,
    TIMES,
    changes_in,
    directions_in,
    leads_in,
    sentences_of,
)

# "With a range of 3 to 9": what follows is no third figure of the change.
RANGE = Form(r"\b[Rr]ang(?:e|es|ing|ed)\b", words=("ang",))


@rule(
    code="NUM103",
    name="change-arithmetic",
    summary="a change that the two figures beside it do not bear out",
    severity=Severity.WARNING,
    patterns=(
        Pattern(r"%", frozenset({"%"})),
        Pattern(r"(?:percent|per cent)\b", frozenset({"percent", "per cent"})),
        Pattern(rf"(?:{'|'.join(TIMES)})\b", frozenset(TIMES)),
        Pattern(rf"by (?:{'|'.join(PARTS)})\b", frozenset(f"by {part}" for part in PARTS)),
        Pattern(
            r"(?:twice|double|triple) the (?=[$€£]?\d)", frozenset({"twice", "double", "triple"})
        ),
        Pattern(r"(?:up|down|by|to) (?=[$€£]?\d)", frozenset({"up", "down", "by", "to"})),
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
        """
        The index climbed to 110.5 in May from 118.2 in April.
                             ^^^^^^^^^^^^^^^^^^^^^^^ from 118.2 to 110.5 is a fall, not a rise
        """,
        """
        Halden has a 14-point lead, at 54 percent to 43 percent.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 54% to 43% is a lead of 11 points, not 14
        """,
    ),
    good=(
        "Fares rose from 40 to 80 cents, a rise of 30, with a range of 20 to 50 cents.",
        "Fares doubled, from 35 cents to 70 cents. Debts nearly tripled, from 40 to 110.",
        "Profit rose 15 percent, to $38 million from $33 million.",
        "The share rose 5 percentage points, to 25 percent from 20 percent.",
        "The index climbed to 118 in May from 110 in April. Halden led by 11 points, 54 percent to 43 percent.",
        "Fares rose about 20 percent, to $2.30 from $2.",
        "“It doubled from 40 to 70,” she said.",
    ),
)
def change_arithmetic(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Work every change out again."""
    text = reading.text
    for sentence in sentences_of(reading, matches):
        if RANGE.search(text, *sentence):
            continue
        for change in changes_in(text, sentence):
            problem = change.problem()
            if problem:
                yield Finding(change.span, problem)
        for span, problem in (*directions_in(text, sentence), *leads_in(text, sentence)):
            yield Finding(span, problem)
