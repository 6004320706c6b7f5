"""The word "their" owns, "there" is a place, "they're" is "they are".

The rule looks at the words around them: "of there homes" cannot be a place, "their are"
cannot own anything.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD106",
    name="their-there",
    summary='"their", "there" or "they\'re" for another of them',
    severity=Severity.INFO,
    holds=("their", "there", "they're"),
    roles=COPY,
    bad=(
        """
        Families went back to there homes on Friday.
                              ^^^^^ "there" should be "their"
        """,
        """
        Police said their is no danger to the public.
                    ^^^^^ "their" should be "there"
        """,
        """
        The crew left they're boats at the pier.
                      ^^^^^^^ "they're" should be "their"
        """,
    ),
    good=(
        "Families went back to their homes on Friday.",
        "He lived there for years and knew the homes of all.",
        "They went there after work.",
        "Theirs is the older claim.",
    ),
)
def their_there(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "their-there")
