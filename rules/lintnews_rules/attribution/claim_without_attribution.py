"""Conduct that somebody would deny needs somebody who says so.

That an agency rebuffed, misled or stonewalled somebody is no matter of record: a
person or a paper told the reporter. Where the paragraph cites nobody, the newspaper
stands for it alone. The rule looks for such conduct of a person or an institution in
the main clause, and is silent where a source of this paragraph, or one carried on
from the paragraph before, covers it. Its few hits in copy that nobody had read were
wrong (0 of 6), so it is for a desk that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Match,
    Reading,
    Severity,
    Span,
    fold,
    phrase_pattern,
    rule,
    sentence_at,
)
from lintnews_rules.attribution._context import (
    attributed,
    clause_before,
    says_whose,
    told_nearby,
)

# What is done out of the public's sight, or with an intent that is denied. Own list.
CONDUCT = (
    *(
        "rebuffed",
        "stonewalled",
        "silenced",
        "strong-armed",
        "bullied",
        "intimidated",
        "coerced",
        "blackmailed",
        "pressured",
    ),
    *(
        "misled",
        "deceived",
        "lied to",
        "lied about",
        "duped",
        "concealed the",
        "concealed that",
        "covered up",
        "hushed up",
    ),
    *(
        "suppressed",
        "smeared",
        "sabotaged",
        "retaliated against",
        "purged",
        "scapegoated",
    ),
    *(
        "manipulated",
        "falsified",
        "fabricated",
        "plotted to",
        "schemed to",
        "conspired to",
        "conspired with",
        "colluded with",
        "bribed",
    ),
    *(
        "looked the other way",
        "turned a blind eye",
        "caved to",
        "caved in to",
        "capitulated to",
        "flouted",
    ),
    *(
        "slow-walked",
        "ignored warnings",
        "ignored the warnings",
        "ignored repeated warnings",
    ),
    *(
        "quietly ordered",
        "quietly told",
        "quietly urged",
        "privately urged",
        "privately told",
        "secretly ordered",
        "secretly paid",
    ),
)
INSTITUTIONS = frozenset(
    """
    administration agency authorities board bureau campaign cabinet church city commission committee
    company council department diocese district executives firm government governor leaders
    management managers mayor military ministry office officers officials operatives police
    president prosecutors school sheriff state team university aides advisers lawyers party
    """.split()
)
PASSED_OVER = frozenset(
    ["has", "have", "had", "also", "then", "later", "repeatedly", "simply", "at", "first", "once"]
)
# "who misled" says which one, "to rebuff" and "not" say that it did not happen, "was rebuffed" not by whom.
NOT_TOLD = frozenset(
    """
    that which who whom whose if whether when because to not never how be was were been is are being
    by accused
    """.split()
)


@rule(
    code="ATT103",
    name="claim-without-attribution",
    summary="conduct that would be denied, told in the paper's own voice",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    patterns=tuple(phrase_pattern(phrase, tag=phrase) for phrase in CONDUCT),
    standard="AP: attribute what is not a matter of record in the same sentence or close by",
    bad=(
        """
        The harbor department rejected the offer and rebuffed the governor's office.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "rebuffed": the paragraph cites nobody who says so
        """,
    ),
    good=(
        "The harbor department rebuffed the governor's office, according to emails that The Courier has read.",
        "The mayor accused the company of having misled the council.",
        "Alder brushed aside Bexley to reach the final on Sunday.",
        "The oil firm misled the council to stop the sale, the court has heard.",
        "The inspector said that nobody had seen the report. The company misled the council.",
    ),
)
def claim_without_attribution(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Report each sentence of which such a verb is the main one, once."""
    last = None
    for match in matches:
        sentence = sentence_at(reading, match.span.start)
        if sentence is None or sentence == last or reading.text[sentence.end - 1] == "!":
            continue
        # What is before the verb is who did it, officials and all.
        predicate = Span(match.span.start, sentence.end)
        if says_whose(reading, predicate, match.span) or attributed(reading, match.span):
            continue
        if told_nearby(reading, sentence, match.span):
            continue
        before = clause_before(reading, sentence, match.span)
        if _is_somebody(before) and NOT_TOLD.isdisjoint(map(fold, before)):
            last = sentence
            yield Finding(sentence, f'"{match.text}": the paragraph cites nobody who says so')


def _is_somebody(words: tuple[str, ...]) -> bool:
    """Return whether a name or an institution did it: it comes right before the verb, or did something else before."""
    at = len(words) - 1
    while at > 0 and (fold(words[at]) in PASSED_OVER or words[at].endswith("ly")):
        at -= 1
    if at < 0:
        return False
    if fold(words[at]) == "and":
        return any(_names(word, number) for number, word in enumerate(words[:at]))
    return _names(words[at], at)


def _names(word: str, number: int) -> bool:
    return fold(word) in INSTITUTIONS or (
        word[0].isupper() and (number > 0 or fold(word) not in {"the", "a", "an", "this", "that"})
    )
