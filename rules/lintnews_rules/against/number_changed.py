"""A figure that changes between the wire and the page is a slip until somebody says why.

A rounder form of the same number is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place


@rule(
    code="AGN105",
    name="number-changed",
    summary="a number is not the one of the original",
    severity=Severity.ERROR,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            The storm left 2,900 customers without power for a day.
                           ^^^^^ "2,900" here, "2,600" in the original (original.txt:1)
            """,
            original="""
            The storm left 2,600 customers without power for a day.
            """,
        ),
    ),
    good=(
        Example(
            "The storm left about 2,600 customers without power.",
            original="The storm left 2,612 customers without power.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def number_changed(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.NUMBER):
        yield Finding(
            change.span,
            f'"{change.now}" here, "{change.was}" in the original ({place(reading, change)})',
        )
