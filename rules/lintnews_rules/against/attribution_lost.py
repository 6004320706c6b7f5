"""A claim that the wire credits to the police is the paper's own once the credit is cut.

The sentence or quotation is still there, and who said so is gone: put it back.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place, shown


@rule(
    code="AGN101",
    name="attribution-lost",
    summary="the original says whose words or claim it is, the story does not",
    severity=Severity.WARNING,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            The two men had planned the fire for weeks.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the original has "the police said" here (original.txt:1): who says so?
            """,
            original="""
            The two men had planned the fire for weeks, the police said.
            """,
        ),
    ),
    good=(
        Example(
            "The two men had planned the fire for weeks, according to the police.",
            original="The two men had planned the fire for weeks, the police said.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def attribution_lost(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.ATTRIBUTION):
        yield Finding(
            change.span,
            f'the original has "{shown(change.was)}" here ({place(reading, change)}): who says so?',
        )
