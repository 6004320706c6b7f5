"""A belief, a hope or a rumor belongs to somebody, and the passive keeps who to itself.

"It is widely believed", "is thought to have left", "was reported that": each tells the
reader that somebody believes or says it. Name them, or say what is known. The rule is
silent where the sentence says whose it is, or cites somebody. What was thought once is
background, what is expected or feared is common knowledge, what would be thought is the
writer's guess, an age or a toll is known no better, and the sentences before and after, or
a newsroom that is named near by, may say whose it is: such a belief is reported only to a
desk that asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Example,
    Finding,
    Form,
    Match,
    Options,
    Pattern,
    Reading,
    Severity,
    Span,
    option,
    rule,
    sentence_at,
)
from lintnews_rules.attribution._context import (
    attributed,
    explained_after,
    outlet_near,
    quoted_next,
    says_whose,
    sourced_beside,
)

HELD = "believed|thought|understood|feared|rumou?red|suspected|assumed|presumed|alleged|hoped"
SEEN = "seen|regarded|viewed|perceived|interpreted"
WIDELY = "widely|generally|commonly|broadly|universally|largely"
ADVERBS = r"(?:(?:now|also|still|already|long|increasingly|even|once|initially)\s+){0,2}"
BE = r"(?:is|are|was|were|be|been|has\s+been|have\s+been|had\s+been)"
PATTERNS = (
    # "it is believed that", "it was reported that", "it has been widely accepted that"
    Pattern(
        rf"it\s+(?:is|was|has\s+been|had\s+been)\s+{ADVERBS}"
        rf"(?:(?:{WIDELY})\s+(?:{HELD}|expected|accepted|agreed|acknowledged|held|reported|recogni[sz]ed)"
        rf"|(?:{HELD}|expected|reported|claimed))"
        r"(?!\s+(?:to|by|of|as|in|on|at|among|for|from|with|when|and|or|but|not|before|after)\b)"
        r"(?!\s*[.;:?!)])(?!\s+(?:that\s+)?(?:it|they|he|she|this)\s+will\s+be\s+(?:made|\w+ed)\b)",
        frozenset({"it"}),
    ),
    # "are widely seen", "was generally expected"
    Pattern(
        rf"{BE}\s+{ADVERBS}(?:{WIDELY})\s+"
        rf"(?:{SEEN}|{HELD}|expected|considered|accepted|acknowledged|blamed|credited|tipped)\b"
        r"(?!\s+(?:by|among|in)\b)",
        frozenset({"is", "are", "was", "were", "be", "been"}),
        words=tuple(WIDELY.split("|")),
    ),
    # "is thought to have left", "are rumored to want"
    Pattern(
        rf"{BE}\s+{ADVERBS}(?:{HELD}|said|reputed)\s+to\s+(?!the\b|an?\b)\w+",
        frozenset({"is", "are", "was", "were", "be", "been"}),
    ),
)

# What is expected of a date or feared of a toll, and what nobody knows better: ages, legends.
WEAK = Form(
    r"(?i)\b(?:was|were|be|been|feared|expected|hoped|alleged|blamed|credited|tipped|regarded|considered)\b"
)
WOULD = Form(r"\b(?i:would|could|might)\s+$")
ORDINARY = Form(
    r"(?i)\b(?:killed|dead|died|defined|including\s+by|official\s+(?:story|version)|years?\s+(?:old|older|younger)|born|percent\s+of|polled|legend|folklore|culture|first\s+time"
    r"|that['’]s\s+because)\b"
)


class AgentlessOptions(Options):
    """Which beliefs the rule reports."""

    wider: bool = option(
        default=False,
        text="also report what was or would be believed or is expected, and where a source is near",
        desk=True,
    )


@rule(
    code="ATT108",
    name="agentless-passive",
    summary="a belief that nobody is said to hold",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=AgentlessOptions,
    patterns=PATTERNS,
    standard="Reuters Handbook of Journalism: source every statement that is not an established fact",
    bad=(
        """
        It is widely believed that the plant will close.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "It is widely believed": by whom?
        """,
        """
        The owner is thought to have left the country.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "is thought to have": by whom?
        """,
        """
        The sale is widely seen as a retreat.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "is widely seen": by whom?
        """,
        Example(
            """
            It was reported that the barge sank. It is alleged that he lied.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "It was reported": by whom?
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ "It is alleged": by whom?
            """,
            options={"wider": True},
        ),
        Example(
            """
            The sale was widely seen as a retreat.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "was widely seen": by whom?
            """,
            options={"wider": True},
        ),
    ),
    good=(
        "It is widely believed among traders that the plant will close, according to a survey by the chamber.",
        '"It is widely believed that the plant will close," she said.',
        "It is believed by the union that the plant will close.",
        "The owner is thought to have left the country, the police said.",
        "It is expected to rain.",
        "The owner would be widely seen as a thief.",
        "The ferry is feared to be lost.",
        "The owner is thought to have left the country.\n“He went on Monday,” said Dana Reyes.",
        "The bridge, said Dana Reyes, is lost. Its owner is thought to have left the country.",
        "The toll is widely seen as lost. That is because the barge sank.",
        "The owner is believed to be ten years older than the mayor.",
    ),
)
def agentless_passive(
    reading: Reading, options: AgentlessOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Report each sentence once."""
    last = None
    for match in matches:
        sentence = sentence_at(reading, match.span.start)
        if sentence is None or sentence == last:
            continue
        if says_whose(reading, sentence, match.span):
            continue
        if not options.wider and _is_weak(reading, sentence, match):
            continue
        if attributed(reading, match.span):
            continue
        last = sentence
        said = " ".join(match.text.split())
        yield Finding(sentence, f'"{said}": by whom?')


def _is_weak(reading: Reading, sentence: Span, match: Match) -> bool:
    """Return whether few would ask whose belief it is."""
    return bool(
        WEAK.search(match.text)
        or WOULD.search(reading.text, max(sentence.start, match.span.start - 12), match.span.start)
        or ORDINARY.search(sentence.of(reading.text))
        or explained_after(reading, sentence)
        or quoted_next(reading, sentence)
        or outlet_near(reading, sentence)
        or sourced_beside(reading, sentence)
    )
