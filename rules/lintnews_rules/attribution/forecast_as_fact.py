"""What will come of it nobody knows; somebody expects it, and the reader should be told who.

"The ruling could reshape the market" is the view of somebody: an analyst, a party to
the case, or the writer. Name the source, or say what the forecast stands on. What a
bill provides, what is scheduled and what somebody is said to expect is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Claim,
    ClaimKind,
    Finding,
    Options,
    Reading,
    Severity,
    claims,
    fold,
    option,
    rule,
)
from lintnews_rules.attribution._context import clause_before

# "could undermine", "is likely to": words that do nothing but foretell.
PLAIN = frozenset({"could change", "forecast"})
POSSIBLE = ("can", "may", "might")
# "most likely to" compares, "whether it will" does not know, "which could" is said in passing.
NOT_TOLD = frozenset(
    """
    more less most least that which who whose if whether when where how what before until not
    """.split()
)


class ForecastOptions(Options):
    """How sure the rule must be."""

    certainty = option(
        0.6, "how sure the rule must be of “could undermine”, “is likely to” and the like (0 to 1)"
    )
    wider = option(
        1.0,
        "how sure it must be of any other forecast (0 to 1; at 1 they are left alone)",
        desk=0.46,
    )


@rule(
    code="ATT111",
    name="forecast-as-fact",
    summary="a forecast that nobody is said to make",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=ForecastOptions,
    standard="Reuters Handbook of Journalism: source every statement that is not an established fact",
    bad=(
        """
        The ruling could undermine the mayor's plan and is likely to become a major test for the harbor.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "could undermine" is a forecast: who expects it
        """,
    ),
    good=(
        "The ruling could undermine the mayor's plan, said Nadia Ferrante, who teaches law at the university.",
        "The bill would require ferries to carry life rafts.",
        "The council will meet on Tuesday.",
    ),
)
def forecast_as_fact(reading: Reading, options: ForecastOptions) -> Iterator[Finding]:
    """Report each sentence that foretells in plain words, or (for a desk) in any."""
    for claim in reading.get(claims):
        if claim.kind is not ClaimKind.FORECAST:
            continue
        if claim.certainty >= options.wider or (
            claim.certainty >= options.certainty and _is_plain(reading, claim)
        ):
            said = " ".join(claim.evidence.of(reading.text).split())
            yield Finding(claim.span, f'"{said}" is a forecast: who expects it')


def _is_plain(reading: Reading, claim: Claim) -> bool:
    """Return whether the main clause does nothing but foretell."""
    if claim.sign not in PLAIN or claim.evidence.of(reading.text).lower().startswith(POSSIBLE):
        return False
    return NOT_TOLD.isdisjoint(map(fold, clause_before(reading, claim.span, claim.evidence)))
