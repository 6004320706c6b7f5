"""A vague measure hides a number that somebody knows: ask for it, or leave the measure out."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Finding, Match, Severity, rule


@rule(
    code="VAG101",
    name="vague-measure",
    summary="a measure that says nothing",
    severity=Severity.INFO,
    word_list="vague-measures",
    bad=(
        """
        A raft of complaints reached the council.
        ^^^^^^^^^ how many?
        """,
    ),
    good=("Forty complaints reached the council.", '"A raft of complaints," she said.'),
)
def vague_measure(matches: list[Match]) -> Iterator[Finding]:
    """Mark every phrase of the list."""
    for match in matches:
        yield Finding(match.span, "how many?")
