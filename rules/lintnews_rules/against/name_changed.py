"""A name that changes between the wire and the page is a slip until somebody says why.

A short form, a title and a first name that was cut are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place


@rule(
    code="AGN106",
    name="name-changed",
    summary="a name is not the one of the original",
    severity=Severity.ERROR,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            The pier belongs to Lena Orton, who lives on Quay Street.
                                     ^^^^^ "Orton" here, "Ortiz" in the original (original.txt:1)
            """,
            original="""
            The pier belongs to Lena Ortiz, who lives on Quay Street.
            """,
        ),
    ),
    good=(
        Example(
            "The pier belongs to Ms. Ortiz, who lives on Quay Street.",
            original="The pier belongs to Lena Ortiz, who lives on Quay Street.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def name_changed(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.NAME):
        yield Finding(
            change.span,
            f'"{change.now}" here, "{change.was}" in the original ({place(reading, change)})',
        )
