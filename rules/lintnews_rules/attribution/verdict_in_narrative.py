"""A verdict in the paper's own voice is the writer's opinion, told as news.

What is a blow, a gamble or a sign of something, what is clearly so and what only
seems so, somebody decides. Say who, let the facts show it, or cut it. The rule weighs
the sentence's words and its place; it keeps silent where somebody is said to say it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Claim,
    ClaimKind,
    Finding,
    Options,
    Reading,
    Severity,
    claims,
    option,
    rule,
)
from lintnews_rules.attribution._context import says_whose

GUESSES = frozenset({"hedge"})


class VerdictOptions(Options):
    """How sure the rule must be."""

    certainty = option(
        0.46, "how sure the rule must be that the sentence passes a verdict (0 to 1)"
    )


@rule(
    code="ATT106",
    name="verdict-in-narrative",
    summary="a verdict in the paper's own voice",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=VerdictOptions,
    standard="SPJ Code of Ethics: label advocacy and commentary",
    bad=(
        """
        The vote was clearly a stunning blow to the mayor and the latest sign of her waning hold on the council.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "stunning blow" is a verdict: whose is it
        """,
    ),
    good=(
        "The vote was clearly a stunning blow to the mayor, two members of the council said.",
        "The council voted 5-2 on Monday to reject the mayor's budget.",
    ),
)
def verdict_in_narrative(reading: Reading, options: VerdictOptions) -> Iterator[Finding]:
    """Report each sentence that passes a verdict."""
    for claim in reading.get(claims):
        if (
            claim.kind is ClaimKind.VERDICT
            and claim.sign
            and claim.certainty >= options.certainty
            and not says_whose(reading, claim.span, claim.evidence)
        ):
            yield Finding(claim.span, _message(reading, claim))


def _message(reading: Reading, claim: Claim) -> str:
    said = " ".join(claim.evidence.of(reading.text).split())
    return (
        f'"{said}" is a guess: whose is it'
        if claim.sign in GUESSES
        else f'"{said}" is a verdict: whose is it'
    )
