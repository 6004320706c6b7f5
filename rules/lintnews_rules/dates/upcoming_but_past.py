"""What will happen on a day that has gone by has happened, or the day is wrong.

Stories that wait for their day, and stories that are sent out once more, are where
readers find it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import (
    COPY,
    NEWS_COPY,
    DateMention,
    Default,
    Example,
    Finding,
    Form,
    Reading,
    Role,
    Severity,
    Span,
    block_at,
    dates,
    published,
    role_at,
    rule,
)
from lintnews_rules.dates._tense import last_day, sentence_of, spoken, verb_before

LEAST = 2  # days: a story of the eve may be dated the day after
# An event of the past may stand between the verb and the date: "will be tried for the fire on Jan. 9".
FIRST = 1950
NEAR = 60
WAS = Form(r"\b(?:was|were|had|been|originally|initially|previously|after|before|since)\b")
PRESENT = Form(r"[a-z]+s(?: off| place| effect)?")
IN_YEAR = Form(r"in (?P<year>(?:19|20)\d\d)(?![\w-]|,\d)(?<=\bin \d{4})", words=("in 19", "in 20"))
WILL = Form(
    r"\b(?:will|(?:is|are) (?:set|due|scheduled|slated|expected) to) (?:be )?[a-z]+(?: the [a-z]+)? \Z"
)
LONGEST = 60  # characters
# What stands before or behind a day of something to come, in a sentence that has no verb for it.
LOOKS_AHEAD = Form(
    r"\b(?:upcoming|set for|(?:planned|scheduled|slated|due) (?:for|on|to be held))\b[^;:,()]{0,40}\Z"
)
DRAWS_NEAR = Form(
    r" deadline\b[^.;:,()]{0,50}\b(?:looms|looming|closes in|closing in|approach(?:es|ing)|nears|nearing|draws near)\b"
)
PICTURE = Form(
    r"REUTERS|Getty|AP Photo|[Ff]ile [Pp]hoto|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}"
)
EVENTS = Form(
    r"\b(?:shooting|attacks?|crash|deaths?|killings?|murders?|fire|robbery|assault|incident|explosion|bombing|stabbing|massacre|raid"
    r"|collapse|accident|riots?|storm|earthquake|decision|ruling|report|letter|statement|memo|announcement|born|who|which|that|whose"
    r"|after|since|because|despite|anniversary|remember|commemorat\w*|celebrat\w*|mark|honor)\b",
)
GERUND = Form(
    r"\b(?!hearing|meeting|briefing|opening|building|evening|morning|training|sentencing|offering|gathering|reading|filing|ceiling"
    r"|during|nothing|something|anything|spring|king|ring|wedding|closing|sitting|screening|racing|viewing|beginning|starting)[a-z]+ing\b",
)


@rule(
    code="DAT108",
    name="upcoming-but-past",
    summary="an event to come on a day that has gone by",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=COPY,
    kinds=NEWS_COPY,
    bad=(
        Example(
            """
            The council will hold a hearing at 7 p.m. Tuesday, Feb. 6, on the pier.
                                                      ^^^^^^^^^^^^^^^ this is still to come, and February 6, 2024 was 31 days ago
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            With a Feb. 6 deadline closing in, the port waits for its speech, planned for 9 p.m. on Feb. 20.
                   ^^^^^^ this is still to come, and February 6, 2024 was 31 days ago
                                                                                                    ^^^^^^^ this is still to come, and February 20, 2024 was 17 days ago
            """,
            published=dt.date(2024, 3, 8),
        ),
        Example(
            """
            A hearing is set for Friday, March 1.
                                 ^^^^^^^^^^^^^^^ this is still to come, and March 1, 2024 was 7 days ago
            """,
            published=dt.date(2024, 3, 8),
        ),
    ),
    good=(
        Example(
            "The council will hold a hearing at 7 p.m. Tuesday, March 12, on the pier.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "The man will be tried for the fire on Feb. 6. The port said on Feb. 9 it will close.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "The boat is to sail in Halden on Tuesday, Feb. 6, 2024. It will have sailed by Feb. 20.",
            published=dt.date(2024, 3, 8),
        ),
        Example(
            "The pier will reopen after its Feb. 6 closing. It will sail on June 4, said Piet Halden.",
            published=dt.date(2024, 3, 8),
        ),
    ),
)
def upcoming_but_past(reading: Reading) -> Iterator[Finding]:
    """Look for past days behind words that look ahead."""
    issued = reading.get(published)
    if issued is None:
        return
    for mention in reading.get(dates):
        day = last_day(mention, reading)
        if day is None or (issued - day).days < LEAST:
            continue
        sentence = sentence_of(mention, reading)
        if sentence and (issued - day).days <= NEAR and _is_ahead(reading.text, sentence, mention):
            yield _past(mention, (issued - day).days, day)
            continue
        told = sentence and verb_before(mention, reading, sentence)
        if not told or told[0] != "future":
            continue
        between = reading.text[told[1].end : mention.span.start]
        if EVENTS.search(between) or GERUND.search(between):
            continue
        ago = (issued - day).days
        if (PRESENT.fullmatch(told[1].of(reading.text)) or mention.year is not None) and (
            ago > NEAR or not mention.day
        ):
            continue  # what is told of the past in the present tense, or was said long ago
        if between.endswith("by ") or _is_of_a_picture(mention, reading):
            continue
        yield _past(mention, ago, day)
    yield from _years(reading, issued.year)


def _is_ahead(text: str, sentence: Span, mention: DateMention) -> bool:
    """Return whether something is planned for the day, or a deadline of that day draws near."""
    start = max(sentence.start, mention.span.start - LONGEST)
    words = text[start : mention.span.start]
    if LOOKS_AHEAD.search(words) and not WAS.search(text, sentence.start, mention.span.start):
        return True
    return DRAWS_NEAR.match(text, mention.span.end, sentence.end) is not None


def _past(mention: DateMention, ago: int, day: dt.date) -> Finding:
    return Finding(mention.span, f"this is still to come, and {spoken(day)} was {ago} days ago")


def _is_of_a_picture(mention: DateMention, reading: Reading) -> bool:
    """Return whether place and day are a caption's: "… at the pier in Halden, March 5, 2024."."""
    block = block_at(reading, mention.span.start)
    return mention.year is not None and (
        role_at(reading, mention.span.start) is Role.CAPTION
        or (block is not None and PICTURE.search(reading.text, *block.span) is not None)
    )


def _years(reading: Reading, issued: int) -> Iterator[Finding]:
    """Yield the years gone by in which something will happen."""
    text = reading.text
    for match in IN_YEAR.finditer(text):
        year = int(match["year"])
        start = max(0, match.start() - LONGEST)
        if FIRST <= year < issued and WILL.search(text, start, match.start()):
            span = Span(match.start("year"), match.end("year"))
            yield Finding(span, f"this is still to come, and {year} has gone by")
