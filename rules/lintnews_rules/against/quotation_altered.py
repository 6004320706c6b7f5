"""What stands between quotation marks was said in these words, or it is no quotation.

Words that were left out are shown by an ellipsis, words that were put in by brackets: both
are left alone, and so is a part of a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import ChangeKind, Example, Finding, Reading, Severity, Speech, rule
from lintnews_rules.against._told import of_kind, place, shown

_MARKS = "“”\"„‟«»' "


@rule(
    code="AGN104",
    name="quotation-altered",
    summary="a quotation has other words than in the original",
    severity=Severity.ERROR,
    needs_original=True,
    roles=None,
    speech=Speech.REPORTED,
    bad=(
        Example(
            """
            “We will never close the old pier,” she said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the original has "We will not close the old pier," (original.txt:1)
            """,
            original="""
            “We will not close the old pier,” she said.
            """,
        ),
    ),
    good=(
        Example(
            "“We will … close the pier,” she said.",
            original="“We will certainly not ever close the pier,” she said.",
        ),
        "Without an original the rule says nothing.",
    ),
)
def quotation_altered(reading: Reading) -> Iterator[Finding]:
    """Say what the original has, and where."""
    for change in of_kind(reading, ChangeKind.QUOTATION):
        yield Finding(
            change.span,
            f'the original has "{shown(change.was.strip(_MARKS))}" ({place(reading, change)})',
        )
