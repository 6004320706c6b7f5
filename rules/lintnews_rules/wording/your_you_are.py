"""The word "your" owns, "you're" is "you are".

In news copy they stand in service pieces and captions, where readers see them first.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD108",
    name="your-you-are",
    summary='"your" for "you\'re", or "you\'re" for "your"',
    severity=Severity.WARNING,
    holds=("your", "you're"),
    roles=COPY,
    bad=(
        """
        Bring a coat if your planning to stay.
                        ^^^^ "your" should be "you're"
        """,
    ),
    good=(
        "Bring a coat if you're planning to stay.",
        "Bring your planning papers.",
        "If your planning board meets, go.",
    ),
)
def your_you_are(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "your-you-are")
