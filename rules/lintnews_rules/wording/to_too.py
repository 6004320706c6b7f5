"""The word "too" is "also" or "more than enough"; everything else is "to".

A dropped or doubled letter that a spelling checker passes.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD110",
    name="to-too",
    summary='"to" for "too", or "too" for "to"',
    severity=Severity.INFO,
    roles=COPY,
    bad=(
        """
        The help came to late for the farm.
                      ^^ "to" should be "too"
        """,
        """
        He went too the polling place before work.
                ^^^ "too" should be "to"
        """,
    ),
    good=(
        "The help came too late for the farm.",
        "He owed it to many friends.",
        "The budget, too, was cut.",
        "The storm moved to late June records.",
    ),
)
def to_too(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "to-too")
