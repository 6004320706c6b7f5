"""Words that sound alike pass the spelling checker: a past president sited it in a weak of rain.

Each pair has a closed list of the neighbours between which only the other word makes
sense. The list is `data/contexts.txt` of this package. The pairs that desks meet every day
have a rule of their own; these are rarer, and more often meant as they are written.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD112",
    name="homophone",
    summary="a word that sounds like the one that is meant, of the rarer pairs",
    severity=Severity.INFO,
    roles=COPY,
    bad=(
        """
        The storm had no affect on the ferry.
                         ^^^^^^ "affect" should be "effect"
        """,
    ),
    good=(
        "The storm had no effect on the ferry, and did not affect the pier.",
        "They tried to effect a split.",
    ),
)
def homophone(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "homophone")
