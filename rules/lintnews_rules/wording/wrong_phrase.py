"""A set phrase that was heard and never read: "for all intensive purposes", "one in the same".

Also prepositions and conjunctions that a hurried hand swaps inside a phrase: "away
form", "could of been", "in accordance to", "six to ten Americans".
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD113",
    name="wrong-phrase",
    summary="a fixed phrase with a wrong word in it",
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        The vote is, for all intensive purposes, over.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ "for all intensive purposes" should be "for all intents and purposes"
        """,
        """
        The two plans are one in the same.
                          ^^^^^^^^^^^^^^^ "one in the same" should be "one and the same"
        """,
        """
        The bridge could of been saved.
                   ^^^^^^^^ "could of" should be "could have"
        """,
    ),
    good=(
        "The vote is, for all intents and purposes, over.",
        "Six to ten inches of snow fell.",
        "He spoke of the form that the aid takes.",
    ),
)
def wrong_phrase(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "wrong-phrase")
