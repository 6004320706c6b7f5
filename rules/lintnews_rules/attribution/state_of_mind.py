"""Nobody sees into a mind. What somebody feels or believes, they said, or somebody saw.

"He has grown frustrated" is a fact about a head. "He told aides that he was
frustrated" is a fact that can be checked. The rule is silent in a paragraph that
cites somebody, and where "he" is carried on from the paragraph before: he may have
said so there. Of the hits in copy that nobody had read, .14 to .54 were right, so the rule
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
    Form,
    Options,
    Reading,
    Severity,
    claims,
    fold,
    option,
    rule,
)
from lintnews_rules.attribution._context import (
    carries_on,
    clause_before,
    says_whose,
    told_nearby,
)

# A state that is told as one: "is worried", not "would be" or "seems". Own lists.
TOLD = frozenset(
    """
    is are was were has have had been grown become became becomes remain remains remained feel feels
    felt he's she's
    """.split()
)
FEELINGS = frozenset(
    """
    frustrated angry angered worried fearful desperate bitter furious nervous anxious alarmed
    jealous resentful unhappy uneasy delighted thrilled relieved disappointed dismayed disillusioned
    enraged exasperated irritated irked annoyed puzzled baffled bewildered stunned shocked surprised
    obsessed conflicted afraid scared terrified panicked rattled unnerved ashamed optimistic
    pessimistic impatient disenchanted insulted outraged upset skeptical sceptical wary leery
    convinced confident determined eager unmoved unfazed embarrassed emboldened
    """.split()
)
# "voters who are worried" says which voters, "if they are worried" says nothing yet.
NOT_TOLD = frozenset(
    """
    who that which if whether when to than how be should there where
    """.split()
)
# "Can feel confident" promises, "should be worried" advises.
MAY = frozenset(["can", "could", "should", "may", "might", "would", "will", "to", "not"])
# A person whose age is given: somebody met them.
AGE = Form(r"\b\d\d-year-old\b|, \d\d,")


class StateOfMindOptions(Options):
    """How sure the rule must be."""

    certainty = option(0.35, "how sure the rule must be of “is frustrated” and the like (0 to 1)")
    wider = option(
        0.42,
        "how sure it must be of hopes, moods and motives (0 to 1; at 1 they are left alone)",
    )


@rule(
    code="ATT105",
    name="state-of-mind",
    summary="a feeling or belief told as fact",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=StateOfMindOptions,
    standard="Reporting textbooks: do not attribute with hope, feel, believe, want or think",
    bad=(
        """
        The mayor has grown increasingly frustrated with the harbor board.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "grown increasingly frustrated" is a state of mind: who says so
        """,
    ),
    good=(
        "The mayor has grown increasingly frustrated with the harbor board, two aides said.",
        "The mayor is worried. “I do not sleep,” she said.",
        "The toll is determined by the weight. Once the seats are determined, the office hands them out.",
        "With the new rails, riders can feel confident that the bridge holds.",
        "Voters who are angry about the fares can vote by mail.",
    ),
)
def state_of_mind(reading: Reading, options: StateOfMindOptions) -> Iterator[Finding]:
    """Report each sentence that tells a state of mind, the plain form of it or (for a desk) the wider ones."""
    for claim in reading.get(claims):
        if claim.kind is not ClaimKind.MIND or says_whose(reading, claim.span, claim.evidence):
            continue
        before = clause_before(reading, claim.span, claim.evidence)
        if before and fold(before[-1]) in MAY:
            continue
        plain = (
            claim.certainty >= options.certainty
            and _is_plain(reading, claim)
            and not told_nearby(reading, claim.span)
        )
        if plain or claim.certainty >= options.wider:
            said = " ".join(claim.evidence.of(reading.text).split())
            yield Finding(claim.span, f'"{said}" is a state of mind: who says so')


def _is_plain(reading: Reading, claim: Claim) -> bool:
    """Return whether it is "is frustrated" of somebody, told as a fact, and not of a person whose age shows that we met them."""
    said = claim.evidence.of(reading.text).lower().replace("’", "'").split()
    if (
        said[0] not in TOLD
        or said[-1] not in FEELINGS
        or "a" in said
        or carries_on(reading, claim.span, claim.evidence)
    ):
        return False
    return NOT_TOLD.isdisjoint(
        map(fold, clause_before(reading, claim.span, claim.evidence))
    ) and not AGE.search(claim.span.of(reading.text))
