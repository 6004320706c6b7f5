"""How many years of school the text asks for, as a number and without a verdict.

The number comes from the length of words and sentences alone. It says nothing
about the writer; it helps to compare a story with the others of its desk.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Default,
    Example,
    Finding,
    Options,
    Reading,
    Role,
    Severity,
    Speech,
    option,
    readability,
    roles,
    rule,
)


class GradeLevelOptions(Options):
    """When the number is worth showing."""

    above: float = option(0.0, "only a grade above this is shown")


@rule(
    code="RDB103",
    name="grade-level",
    summary="the school grade that the text asks for",
    severity=Severity.INFO,
    default=Default.OFF,
    roles=frozenset({Role.BODY}),
    speech=Speech.REPORTED,
    options=GradeLevelOptions,
    bad=(
        """
        [headline] Bridge to close
        The council voted to close the old bridge. Nobody saw it.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ grade 1.6 (Flesch-Kincaid), reading ease 93.6: 2 sentences of 5.5 words
        """,
    ),
    good=(
        "[headline] Bridge to close",
        Example(
            "The council of the town voted on Tuesday to close the old bridge.",
            options={"above": 12.0},
        ),
    ),
)
def grade_level(reading: Reading, options: GradeLevelOptions) -> Iterator[Finding]:
    """Show the numbers at the first paragraph."""
    result = reading.get(readability)
    body = reading.copy(roles)
    if body and result.words and result.grade > options.above:
        length = result.words / result.sentences
        message = (
            f"grade {result.grade} (Flesch-Kincaid), reading ease {result.ease}: "
            f"{result.sentences} sentence{'' if result.sentences == 1 else 's'} of {length:.1f} words"
        )
        yield Finding(body[0].span, message)
