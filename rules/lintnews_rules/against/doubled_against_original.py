"""What the original has once and the story has twice was pasted twice.

The second place is marked, also if a word of it was changed since.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place


@rule(
    code="AGN107",
    name="doubled-against-original",
    summary="a caption or paragraph stands once more than in the original",
    severity=Severity.WARNING,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            [caption] Waves break over the old pier at Port Ellis on Monday.
            [caption] Waves break over the old pier at Port Ellis on Monday.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the original has this once (original.txt:1)
            """,
            original="""
            [caption] Waves break over the old pier at Port Ellis on Monday.
            """,
        ),
    ),
    good=(
        Example(
            "[caption] Waves break over the old pier at Port Ellis.",
            original="[caption] Waves break over the old pier at Port Ellis.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def doubled_against_original(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.DOUBLED):
        yield Finding(change.span, f"the original has this once ({place(reading, change)})")
