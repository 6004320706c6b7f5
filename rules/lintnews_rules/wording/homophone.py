"""Words that sound alike pass the spelling checker: free reign, pour over documents, a loose canon.

Each pair has a closed list of the neighbours between which only the other word makes
sense. The list is `data/contexts.txt` of this package.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD112",
    name="homophone",
    summary="a word that sounds like the one that is meant",
    severity=Severity.WARNING,
    roles=COPY,
    bad=(
        """
        The chief gave him free reign over the budget.
                                ^^^^^ "reign" should be "rein"
        """,
        """
        The school principle said the roof leaked.
                   ^^^^^^^^^ "principle" should be "principal"
        """,
        """
        Negotiators tried to diffuse the tension.
                             ^^^^^^^ "diffuse" should be "defuse"
        """,
    ),
    good=(
        "The chief gave him free rein over the budget.",
        "The reign of the king ended.",
        "She believed in the principle of the thing.",
        "Crews diffuse the light with a screen.",
    ),
)
def homophone(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "homophone")
