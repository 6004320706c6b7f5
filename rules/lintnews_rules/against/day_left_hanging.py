"""The next day counts from a day that another sentence names.

If that sentence is cut, the reader counts from the wrong one: name the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place, shown


@rule(
    code="AGN103",
    name="day-left-hanging",
    summary='"the next day", and the sentence with the day was cut',
    severity=Severity.WARNING,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            The council met the next day and voted to close the pier.
                            ^^^^^^^^^^^^ "the next day" counts from a sentence that is not here: "A storm broke the pier on Tuesday." (original.txt:1)
            """,
            original="""
            A storm broke the pier on Tuesday.
            The council met the next day and voted to close the pier.
            """,
        ),
    ),
    good=(
        Example(
            "A storm broke the pier on Tuesday. The council met the next day to vote.",
            original="A storm broke the pier on Tuesday. The council met the next day to vote.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def day_left_hanging(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.DAY):
        yield Finding(
            change.span,
            f'"{shown(change.now)}" counts from a sentence that is not here: "{shown(change.was)}" ({place(reading, change)})',
        )
