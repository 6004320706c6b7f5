"""It is a spokesman's trade to be named: nothing is risked and somebody answers for the words.

A written statement of an office can stand without a name. "A spokesman said" can
mostly be helped with one call.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, PROSE, Default, Finding, Form, Reading, Severity, SourceType, rule
from lintnews_rules.sourcing._reports import person_of, tellings

SPOKESPERSON = Form(r"(?i)\bspokes(?:man|woman|person)\b")
NAME = Form(r",?\s+(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w'’-]+")


@rule(
    code="SRC104",
    name="unnamed-spokesperson",
    summary="a spokesman or spokeswoman without a name",
    severity=Severity.INFO,
    default=Default.DESK,
    roles=PROSE,
    kinds=NEWS_COPY,
    standard="NPR Ethics Handbook: identify the people who speak for an institution",
    bad=(
        """
        A spokesman for the port said that the pier is safe.
        ^^^^^^^^^^^^^^^^^^^^^^^^ a spokesman has a name
        """,
    ),
    good=(
        "Dana Reyes, a spokeswoman for the port, said that the pier is safe.",
        "A spokeswoman for the port, Dana Reyes, said that the pier is safe.",
        "Port spokesman Joe Whitlock said that the pier is safe.",
        "The port said that the pier is safe.",
    ),
)
def unnamed_spokesperson(reading: Reading) -> Iterator[Finding]:
    """Look at every source that is a spokesperson and neither has a name nor is next to a name."""
    text = reading.text
    seen = set()
    for one in tellings(reading):
        span = one.source
        person = person_of(reading, one)
        if person in seen or one.source_type is SourceType.NAMED:
            continue
        seen.add(person)
        word = SPOKESPERSON.search(text, span.start, span.end) if span else None
        if (
            span is None
            or word is None
            or not text[span.start : span.start + 2].lower().startswith(("a ", "an"))
        ):
            continue
        if NAME.match(text, word.end()) is None and NAME.match(text, span.end) is None:
            yield Finding(span, f"a {word.group().lower()} has a name")
