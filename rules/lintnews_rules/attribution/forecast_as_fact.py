"""What will come of it nobody knows; somebody expects it, and the reader should be told who.

"The ruling could reshape the market" is the view of somebody: an analyst, a party to
the case, or the writer. Name the source, or say what the forecast stands on. What a
bill provides, what is scheduled and what somebody is said to expect is left alone. Of
forty hits in copy that nobody had read two were right: reporters and columnists hedge, and
what follows from a vote is no guess. So the rule is for a desk that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    ClaimKind,
    Default,
    Finding,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    Span,
    claims,
    fold,
    option,
    rule,
    sentence_at,
)
from lintnews_rules.attribution._context import (
    OUTCOMES,
    attributed,
    carries_on,
    cited,
    clause_before,
    says_whose,
)

SURE = "likely|certainly|almost\\s+certainly|undoubtedly|inevitably|probably|surely|no\\s+doubt"
LIKELY = "likely|unlikely|certain|almost\\s+certain|bound|sure|poised"
# What every match of the two holds: the patterns are compiled for a text that has it.
SURE_WORDS = ("likely", "certainly", "undoubtedly", "inevitably", "probably", "surely", "doubt")
LIKELY_WORDS = ("likely", "certain", "bound", "sure", "poised")
ADVERBS = r"(?:(?:also|now|only|still|very|not|most|increasingly)\s+)?"
PATTERNS = (
    # "will almost certainly", "would likely"
    Pattern(
        rf"(?:will|would)\s+(?:also\s+)?(?:{SURE})\s+(?!not\s+be\s+known)\w+",
        frozenset({"will", "would"}),
        words=SURE_WORDS,
    ),
    # "is likely to fuel", "aren't likely to"
    Pattern(
        rf"(?:(?:is|are|was|were)(?:n['’]t)?|seems?|appears?|looks?)\s+{ADVERBS}(?:{LIKELY})\s+to\s+(?:\w+ly\s+)?{OUTCOMES}\b",
        frozenset(
            """
            is are was were isn't aren't wasn't weren't seem seems appear appears look looks
            """.split()
        ),
        words=LIKELY_WORDS,
    ),
    # "any ban could increase costs", "such a move would undermine"
    Pattern(
        rf"(?:any|such|another|this|a\s+(?:failure|refusal|decision|defeat|loss|delay|ban|win|victory|move))"
        rf"(?:\s+(?!(?:know|that|who|which|say|said|they)\b)[\w’'-]+){{0,5}}?\s+(?:could|would|might|may)\s+(?:(?:also|well|even|soon|only|\w+ly)\s+)?(?:have\s+)?{OUTCOMES}\b",
        frozenset({"any", "such", "another", "this", "a"}),
        words=("could", "would", "might", "may"),
    ),
    # "it seems almost certain that", "passage seems likely"
    Pattern(
        rf"(?:seems?|appears?|looks?)\s+(?:all\s+but\s+|very\s+|increasingly\s+)?(?:{LIKELY}|inevitable|doomed)\b(?!\s+to\b)",
        frozenset({"seem", "seems", "appear", "appears", "look", "looks"}),
        words=(*LIKELY_WORDS, "inevitable", "doomed"),
    ),
    Pattern(
        r"it\s+(?:is|was)\s+(?:(?:also|very|highly|almost|increasingly)\s+)?(?:likely|unlikely|certain|inevitable|doubtful)(?!\s+(?:to|when|how|why|if|whether|as|by|for)\b)(?=\s+\w)",
        frozenset({"it"}),
        words=("likely", "certain", "inevitable", "doubtful"),
    ),
)
# "most likely to" compares, "whether it will" does not know, "which could" is said in passing.
NOT_TOLD = frozenset(
    """
    more less most least that which who whose if whether when where how what before until not
    """.split()
)


class ForecastOptions(Options):
    """How sure the rule must be."""

    certainty = option(
        0.6, "how sure it must be of a forecast in other words (0 to 1; 1: left alone)", desk=0.42
    )


@rule(
    code="ATT111",
    name="forecast-as-fact",
    summary="a forecast that nobody is said to make",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=ForecastOptions,
    patterns=PATTERNS,
    needs_match=False,
    yields_to=frozenset({"ATT107", "ATT108", "ATT112"}),
    standard="Reuters Handbook of Journalism: source every statement that is not an established fact",
    bad=(
        """
        The ruling is likely to become a major test for the harbor.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "is likely to become" is a forecast: who expects it
        """,
        """
        A second closing would almost certainly ruin the ferries.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "would almost certainly ruin" is a forecast: who expects it
        """,
        """
        Any ban could increase the fares.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Any ban could increase" is a forecast: who expects it
        """,
    ),
    good=(
        "The ruling could undermine the mayor's plan, said Nadia Ferrante, who teaches law at the university.",
        "The bill would require ferries to carry life rafts.",
        "The council will meet on Tuesday.",
        "Ferries are more likely to be late in winter.",
        "The mayor is likely to attend.",
    ),
)
def forecast_as_fact(
    reading: Reading, options: ForecastOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Report each sentence that foretells in plain words, or (for a desk) in any."""
    reported: set[Span] = set()
    for match in matches:
        sentence = sentence_at(reading, match.span.start)
        if sentence is None or sentence in reported or not _is_plain(reading, sentence, match.span):
            continue
        reported.add(sentence)
        yield _finding(reading, sentence, match.span)
    for claim in reading.get(claims):
        if (
            claim.kind is ClaimKind.FORECAST
            and claim.span not in reported
            and claim.certainty >= options.certainty
            and not says_whose(reading, claim.span, claim.evidence)
        ):
            yield _finding(reading, claim.span, claim.evidence)


def _finding(reading: Reading, sentence: Span, span: Span) -> Finding:
    said = " ".join(span.of(reading.text).split())
    return Finding(sentence, f'"{said}" is a forecast: who expects it')


def _is_plain(reading: Reading, sentence: Span, span: Span) -> bool:
    """Return whether the main clause does nothing but foretell, and nobody is said to."""
    if says_whose(reading, sentence, span) or attributed(reading, span):
        return False
    if cited(reading, sentence) or carries_on(reading, sentence, span):
        return False
    return NOT_TOLD.isdisjoint(map(fold, clause_before(reading, sentence, span)))
