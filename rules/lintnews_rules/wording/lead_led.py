"""The past of "lead" is "led"; only the metal is spelled like the verb and sounds like the past.

The rule speaks where the words around it ask for the past: "was lead by", "has lead to",
"he lead the".
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD111",
    name="lead-led",
    summary='"lead" for "led", or "led" for "lead"',
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        The search was lead by the sheriff.
                       ^^^^ "lead" should be "led"
        """,
        """
        Nobody could led the city out of debt.
                     ^^^ "led" should be "lead"
        """,
    ),
    good=(
        "The search was led by the sheriff.",
        "The roads lead to the harbor.",
        "Did he lead the search?",
        "Pipes of lead carried the water.",
    ),
)
def lead_led(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "lead-led")
