"""A small word fell out: "able cast a ballot", "in order protect", "one the largest".

Readers stumble and read twice. The rule knows phrases that cannot do without the word,
and looks at what follows before it speaks.
"""

from collections.abc import Iterator

from lintnews import PROSE, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD114",
    name="word-missing",
    summary="a small word is missing",
    severity=Severity.INFO,
    roles=PROSE,
    bad=(
        """
        Few residents were able cast a ballot.
                           ^^^^ "able" should be "able to"
        """,
        """
        It is one the largest parks in the state.
              ^^^ "one" should be "one of"
        """,
        """
        According the sheriff, nobody was hurt.
        ^^^^^^^^^ "According" should be "According to"
        """,
    ),
    good=(
        "Few residents were able to cast a ballot.",
        "It is one of the largest parks in the state.",
        "He is an able seaman.",
        "No one the size of a child could pass.",
    ),
)
def word_missing(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "word-missing")
