"""Who sees it so, who expects it, who reports it: a view in the passive has no holder.

"Will be seen as a blow", "is expected to double", "reportedly", "arguably", "in an
apparent move": somebody sees, expects, reports or argues it. The reader is served by
who, and an editor asks. What is planned is left alone ("is expected to speak on
Monday"), and so is a sentence that cites somebody, or that comes before or after one
that does. "Reportedly" was mostly right in copy that nobody had read; the other forms
are for a desk that asks for them, since a columnist's "supposedly" and a market's
expectation want no source.
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
    option,
    rule,
    sentence_at,
)
from lintnews_rules.attribution._context import (
    OUTCOMES,
    attributed,
    outlet_near,
    says_whose,
    sourced_beside,
)
from lintnews_rules.attribution.agentless_passive import ADVERBS, BE

BES = frozenset({"is", "are", "was", "were", "be", "been"})
SEEN = "seen|regarded|viewed|perceived|interpreted"
GROWING = "mounting|growing|rife|rising|swirling|widespread"
RUMORS = "speculation fear fears rumor rumors rumour rumours suspicion suspicions".split()
SEEMS = "to whom does it seem so"
# A price, a fortune, and the words of a statement: nobody asks who reported those.
TRIFLE = Form(r"\s+(?:worth|costs?|costing|earned|paid|valued|said|added|told|wrote|tweeted)\b")
REPORTEDLY = Pattern(r"reportedly(?!\w)", frozenset({"reportedly"}))
PATTERNS = (
    # "will be seen as a blow"; what is seen as "the" thing mostly is it
    Pattern(rf"{BE}\s+{ADVERBS}(?:{SEEN})\s+as\s+(?!the\b)\w+", BES, words=tuple(SEEN.split("|"))),
    # "is expected to double"
    Pattern(
        rf"{BE}\s+{ADVERBS}expected\s+to\s+(?:\w+ly\s+)?{OUTCOMES}(?!\w)",
        BES,
        words=("expected",),
    ),
    REPORTEDLY,
    Pattern(r"arguably(?!\w)", frozenset({"arguably"}), tag="who argues it"),
    Pattern(
        r"(?:evidently|ostensibly|supposedly|presumably)(?!\w)",
        frozenset({"evidently", "ostensibly", "supposedly", "presumably"}),
        tag=SEEMS,
    ),
    # "in an apparent effort", "in what appeared to be a move"
    Pattern(
        r"in\s+(?:an\s+apparent|what\s+(?:appear|seem)(?:s|ed)\s+to\s+be\s+an?)\s+\w+",
        frozenset({"in"}),
        tag=SEEMS,
        words=("apparent", "appear", "seem"),
    ),
    # "Speculation is mounting that"
    Pattern(
        rf"(?:{'|'.join(RUMORS)})\s+(?:(?:is|are|was|were|has\s+been|have\s+been)\s+(?:{GROWING})"
        r"|mounted|grew|swirled|abounded|abound|swirl)\s+that(?!\w)",
        frozenset(RUMORS),
        tag="whose is it",
    ),
)


class ViewOptions(Options):
    """Which forms the rule reports."""

    wider: bool = option(
        default=False,
        text='also report "is seen as", "is expected to double", "arguably", "supposedly"',
        desk=True,
    )


@rule(
    code="ATT112",
    name="view-without-holder",
    summary="a view, an expectation or a report that is nobody's",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    options=ViewOptions,
    patterns=PATTERNS,
    yields_to=frozenset({"ATT108"}),
    standard="Reuters Handbook of Journalism: source every statement that is not an established fact",
    bad=(
        """
        The mayor reportedly owns the pier.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "reportedly": by whom?
        """,
        Example(
            """
            The sale will be seen as a blow to the harbor.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "be seen as a": by whom?
            """,
            options={"wider": True},
        ),
        Example(
            """
            Traffic is expected to double.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "is expected to double": by whom?
            """,
            options={"wider": True},
        ),
        Example(
            """
            The pier is arguably the oldest in the state.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "arguably": who argues it?
            """,
            options={"wider": True},
        ),
    ),
    good=(
        "Traffic is expected to double by 2040, according to the port.",
        "The mayor is expected to speak on Monday.",
        "The Courier said it had seen the deed. The mayor reportedly owns the pier.",
        "The mayor reportedly owns the pier.\nThe deed was first shown by the Halden Courier.",
        "The pier reportedly cost $40 million.",
        "The new pier was supposedly a gift. It is arguably the oldest in the state.",
        "The sale is a blow to the harbor, said Dana Reyes, who runs a ferry.",
    ),
)
def view_without_holder(
    reading: Reading, options: ViewOptions, matches: list[Match]
) -> Iterator[Finding]:
    """Report each sentence once."""
    last = None
    for match in matches:
        if not options.wider and match.pattern != REPORTEDLY:
            continue
        sentence = sentence_at(reading, match.span.start)
        if (
            sentence is None
            or sentence == last
            or says_whose(reading, sentence, match.span)
            or (
                not options.wider
                and (
                    TRIFLE.match(reading.text, match.span.end)
                    or outlet_near(reading, sentence)
                    or sourced_beside(reading, sentence)
                )
            )
            or attributed(reading, match.span)
        ):
            continue
        last = sentence
        said = " ".join(match.text.split())
        yield Finding(sentence, f'"{said}": {match.pattern.tag or "by whom"}?')
