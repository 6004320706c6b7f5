"""A verdict in the paper's own voice is the writer's opinion, told as news.

What is a blow, a gamble or a sign of something, what is clearly so and what only
seems so, somebody decides. Say who, let the facts show it, or cut it. The rule weighs
the sentence's words and its place; it keeps silent where somebody is said to say it.
Of its hits in copy that nobody had read, .08 to .17 were right before it was narrowed, so it
is for a desk that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Claim,
    ClaimKind,
    Default,
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
# Words that judge nothing by themselves.
EMPTY = frozenset(
    """
    least ever only most likely unlikely lowest highest oldest youngest best largest clear made
    shows show
    """.split()
)
# A superlative with its figure or its year is a fact: "the most common, with 83 cases".
EXTREMES = frozenset({"most", "superlative"})


class VerdictOptions(Options):
    """How sure the rule must be."""

    certainty = option(
        0.42, "how sure the rule must be that the sentence passes a verdict (0 to 1)"
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
        "All but four of the crew have been released. There was no sign of her on Monday.",
        "The pier is the most common cause of delays, with 83 cases.",
        "They gave in, in the end, and there is always one way to fix a pump.",
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
            and _judges(reading, claim)
            and not says_whose(reading, claim.span, claim.evidence)
        ):
            yield Finding(claim.span, _message(reading, claim))


def _judges(reading: Reading, claim: Claim) -> bool:
    """Return whether the words that a message would quote do judge."""
    if claim.evidence.of(reading.text).lower() in EMPTY:
        return False
    return claim.sign not in EXTREMES or not any(map(str.isdigit, claim.span.of(reading.text)))


def _message(reading: Reading, claim: Claim) -> str:
    said = " ".join(claim.evidence.of(reading.text).split())
    return (
        f'"{said}" is a guess: whose is it'
        if claim.sign in GUESSES
        else f'"{said}" is a verdict: whose is it'
    )
