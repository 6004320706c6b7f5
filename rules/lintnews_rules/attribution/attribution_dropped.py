"""A sentence that begins with what somebody said must not end with what the paper thinks.

"Officials said the request was unnerving, and it underscores the pressure": the first
half is theirs. Whose is the second? Say so again, or make it a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Form,
    Reading,
    Severity,
    Span,
    Stance,
    attributions,
    rule,
    sentence_at,
)

VERBS = (
    "underscores|shows|reflects|signals|highlights|illustrates|demonstrates|reveals|suggests|means"
    "|marks|exposes|raises|proves"
)
TURN = Form(
    rf",\s+(?:and|but)\s+(?P<turn>(?:it|this|that|which)\s+(?:{VERBS}))\b(?!\s+that\s+he)",
    words=tuple(VERBS.split("|")),
)


@rule(
    code="ATT104",
    name="attribution-dropped",
    summary="a sentence leaves its source and goes on with a verdict",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    bad=(
        """
        Officials said the request was unnerving, and it underscores the pressure on the harbor board.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "it underscores" has left the source: who says so
        """,
    ),
    good=(
        "Officials said the request was unnerving, and that it underscored the pressure on the harbor board.",
        "The request was unnerving, and it shows.",
    ),
)
def attribution_dropped(reading: Reading) -> Iterator[Finding]:
    """Look for the turn in every sentence that has cited somebody before it."""
    cues = [
        one.cue
        for one in reading.get(attributions)
        if one.stance is Stance.REPORT and one.source and one.cue
    ]
    for match in TURN.finditer(reading.text):
        sentence = sentence_at(reading, match.start())
        turn = Span(match.start("turn"), match.end("turn"))
        if sentence is None or not reading.may_report(turn):
            continue
        if any(sentence.start <= cue.start < match.start() for cue in cues):
            yield Finding(sentence, f'"{match["turn"]}" has left the source: who says so')
