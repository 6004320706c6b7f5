"""The word "whose" asks who owns a thing; "who's" is "who is" or "who has".

What follows tells them apart: "who's name" cannot be "who is name", and "whose been"
cannot own anything.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD107",
    name="whose-whos",
    summary='"who\'s" for "whose", or "whose" for "who\'s"',
    severity=Severity.INFO,
    holds=("whose", "who's"),
    roles=COPY,
    bad=(
        """
        The driver, who's name was not released, is in a hospital.
                    ^^^^^ "who's" should be "whose"
        """,
        """
        A trustee whose been absent since May resigned.
                  ^^^^^ "whose" should be "who's"
        """,
    ),
    good=(
        "The driver, whose name was not released, is in a hospital.",
        "A trustee who's been absent since May resigned.",
        "Whose running mate won?",
    ),
)
def whose_whos(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "whose-whos")
