"""A plural where one person or thing is meant: "a spokesmen", "a criteria", "two woman".

The a and the e are neighbours in the mind, not on the keyboard; a name after the title
makes it plain that there is one.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD117",
    name="singular-plural",
    summary='a plural for one ("a spokesmen"), or a singular for many',
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        A spokesmen for the port declined to comment.
          ^^^^^^^^^ "spokesmen" should be "spokesman"
        """,
        """
        The line is safe, spokesmen Todd Harlow said.
                          ^^^^^^^^^ "spokesmen" should be "spokesman"
        """,
        """
        Cost is not a criteria for the board.
                      ^^^^^^^^ "criteria" should be "criterion"
        """,
    ),
    good=(
        "A spokesman for the port declined to comment.",
        "The two spokesmen, Todd Harlow and Ann Reyes, left.",
        "A few women and a dozen men came to a women's march.",
    ),
)
def singular_plural(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "singular-plural")
