"""The possessive "its" has no apostrophe; "it's" is "it is" or "it has".

Everybody knows it and every newsroom prints it: the hand is faster than the head. The
rule speaks only between neighbours that leave no doubt: a noun after a preposition and
"it's", an article or "not" after "its".
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD105",
    name="its-it-is",
    summary='"its" for "it\'s", or "it\'s" for "its"',
    severity=Severity.INFO,
    holds=("its", "it's"),
    roles=COPY,
    bad=(
        """
        The agency lost it's way after the merger.
                        ^^^^ "it's" should be "its"
        """,
        """
        The board said its not ready to vote.
                       ^^^ "its" should be "it's"
        """,
    ),
    good=(
        "It's the goals that decided the match.",
        "The agency lost its way after the merger.",
        "Its à-la-carte menu is gone.",
        '"Its not my fault," he wrote.',
    ),
)
def its_it_is(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "its-it-is")
