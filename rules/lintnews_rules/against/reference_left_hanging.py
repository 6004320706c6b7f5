"""Whoever is introduced in a paragraph that was cut is a stranger in the next.

The rule marks the first mention that is left: write who it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place, shown


@rule(
    code="AGN102",
    name="reference-left-hanging",
    summary="a name, an acronym or a pronoun whose first mention was cut",
    severity=Severity.WARNING,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            Ortiz said the pier would close in May.
            ^^^^^ "Ortiz" is introduced as "Lena Ortiz" in the original (original.txt:1), and not here
            """,
            original="""
            The port, said Lena Ortiz, its harbor master, has no money.
            Ortiz said the pier would close in May.
            """,
        ),
    ),
    good=(
        Example(
            "Lena Ortiz said the pier would close in May.",
            original="The port, said Lena Ortiz, has no money.\nOrtiz said the pier would close in May.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def reference_left_hanging(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.REFERENCE):
        yield Finding(
            change.span,
            f'"{change.now}" is introduced as "{shown(change.was)}" in the original ({place(reading, change)}), and not here',
        )
