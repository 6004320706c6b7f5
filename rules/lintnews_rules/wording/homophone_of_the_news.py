"""Words that sound alike pass the spelling checker: free reign, pour over documents, a loose canon.

Each of the pairs that desks meet every day (capital and capitol, council and counsel, site and
cite, rein and reign, principal and principle …) has a closed list of the neighbours between
which only the other word makes sense: `data/contexts.txt` of this package.
"""

from collections.abc import Iterator

from lintnews import COPY, Finding, Reading, Severity, rule
from lintnews_rules.wording import _contexts


@rule(
    code="WRD118",
    name="homophone-of-the-news",
    summary="a word that sounds like the one that is meant, of the pairs that desks know",
    severity=Severity.INFO,
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
        """
        Reporters poured over the old filings, and an official sited the deadline.
                  ^^^^^^ "poured" should be "pored"
                                                               ^^^^^ "sited" should be "cited"
        """,
        """
        It left the provincial capitol, and there is no end in site.
                               ^^^^^^^ "capitol" should be "capital"
                                                               ^^^^ "site" should be "sight"
        """,
    ),
    good=(
        "The chief gave him free rein over the budget.",
        "The reign of the king ended.",
        "She believed in the principle of the thing.",
        "Crews diffuse the light with a screen, and water poured over the dam.",
        "The mill was sited in the valley, near the state Capitol.",
    ),
)
def homophone_of_the_news(reading: Reading, _options: object) -> Iterator[Finding]:
    """Look for it between the neighbours that are listed."""
    return _contexts.findings(reading, "homophone-of-the-news")
