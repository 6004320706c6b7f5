"""A date without a year is a date of this year, or so the reader takes it.

"In a Nov. 16 email", printed in April, points half a year ahead. In the archive it
points nowhere at all. What lies on the other side of the year's end needs its year.
Most readers see it from the story, so a desk that wants to be reminded asks for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import (
    PROSE,
    DateForm,
    DateMention,
    Default,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Severity,
    block_at,
    calendar_day,
    dates,
    option,
    published,
    rule,
    sentence_at,
)

# Dates that everybody knows by day and month.
NEAR = 60
DAYS_OF_YEAR = 365
RECENT = 90  # days: in January a day of December is last month's
KNOWN_DAYS = frozenset({(9, 11), (7, 4), (12, 24), (12, 25), (12, 31), (10, 31), (2, 14), (1, 6)})
YEAR = Form(r"(?<![\d$€£.,])(?:1[5-9]|20)\d\d(?!\d|,\d|%)")
PAST = Form(
    r"\b(?:was|were|had|did|said|told|wrote|came|went|began|made|took|gave|got|found|left|won|lost|held|met|sent|spoke|died|led"
    r"|(?<!\bis )(?<!\bare )(?<!\bbe )(?!need\b|indeed\b|speed\b|feed\b|seed\b|exceed\b|proceed\b|hundred\b)[a-z]{2,}ed)\b"
)
AHEAD = Form(
    r"(?i)\b(?:will|won['’]t|would|shall|going to|ahead of|before|until|till|by|through|starting|beginning|leading up|in time for"
    r"|schedul\w+|slated|planned|plans? (?:to|for)|planning|headed|heading|attend|expect\w*|expires?|deadline|due|next|upcoming|coming|later this"
    r"|elections?|ballot|primary|primaries|caucus(?:es)?|general|convention|referendum|votes?|voters|voting|polls|race"
    r"|begins?|starts?|opens?|takes? (?:place|effect|office)|into (?:effect|force)|kicks? off|to be|effective|release|premieres?)\b"
)


class YearMissingOptions(Options):
    """How far ahead a date may point."""

    days: int = option(
        45, "dates up to this many days ahead of the day of publication are taken as plans"
    )


@rule(
    code="DAT103",
    name="year-missing",
    summary="a date of last year stands without its year",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=PROSE,
    options=YearMissingOptions,
    bad=(
        Example(
            """
            The mayor broached the plan in a Nov. 16 email.
                                             ^^^^^^^ "Nov. 16" without a year reads as 2024; if it was 2023, say so
            """,
            published=dt.date(2024, 4, 12),
        ),
    ),
    good=(
        Example(
            "The mayor broached the plan in a Nov. 16, 2023, email.", published=dt.date(2024, 4, 12)
        ),
        Example(
            "The mayor will vote on Nov. 16. The council meets May 3.",
            published=dt.date(2024, 4, 12),
        ),
        Example("The mayor broached the plan in a Jan. 16 email.", published=dt.date(2024, 4, 12)),
        Example(
            "The choir is headed to Halden on June 19. Those who want to hear it on June 22 need seats.",
            published=dt.date(2024, 3, 8),
        ),
        Example("The mayor broached the plan in a Dec. 16 email.", published=dt.date(2024, 1, 12)),
        Example(
            "The mayor was asked from Nov. 27 to Dec. 10, 2023, by mail.",
            published=dt.date(2024, 3, 8),
        ),
        "The mayor broached the plan in a Nov. 16 email.",
    ),
)
def year_missing(reading: Reading, options: YearMissingOptions) -> Iterator[Finding]:
    """Look for dates that would lie far ahead in a sentence that looks back."""
    issued = reading.get(published)
    if issued is None or any(
        (mention.year or 0) > issued.year + 1 for mention in reading.get(dates)
    ):
        return  # a story that tells of later years is not of that day
    told: set[tuple[int, int]] = set()
    for mention in reading.get(dates):
        if (
            mention.year is not None
            or mention.month is None
            or mention.day is None
            or (mention.month, mention.day) in told
        ):
            continue
        day = calendar_day(issued.year, mention.month, mention.day)
        if (
            day is None
            or (day - issued).days <= options.days
            or (day - issued).days > DAYS_OF_YEAR - RECENT
            or (mention.month, mention.day) in KNOWN_DAYS
        ):
            continue
        if mention.form in {DateForm.MONTH_DAY, DateForm.DAY_MONTH} and _looks_back(
            mention, reading
        ):
            written = f"{mention.month_text} {mention.day_text}"
            message = f'"{written}" without a year reads as {issued.year}; if it was {issued.year - 1}, say so'
            told.add((mention.month, mention.day))
            yield Finding(mention.span, message)


def _looks_back(mention: DateMention, reading: Reading) -> bool:
    """Return whether the sentence tells what was, and nothing near it names the year."""
    sentence = sentence_at(reading, mention.span.start)
    block = block_at(reading, mention.span.start)
    if sentence is None or block is None or YEAR.search(block.span.of(reading.text)):
        return False
    start, end = (
        max(sentence.start, mention.span.start - NEAR),
        min(sentence.end, mention.span.end + NEAR),
    )
    text = reading.text
    return (
        PAST.search(text, sentence.start, sentence.end) is not None
        and AHEAD.search(text, start, end) is None
    )
