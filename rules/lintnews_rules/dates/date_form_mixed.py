"""One story, one way to write a date: "Oct. 5" here and "October 8" there is two desks in one text.

Which form is right is the house's business; that there is one is the reader's.
Only months that have a common abbreviation count, and only with a day: "October
2015" is written out everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lintnews import (
    PROSE,
    DateForm,
    DateMention,
    Finding,
    Reading,
    Related,
    Severity,
    block_at,
    dates,
    roles,
    rule,
    sentence_at,
)
from lintnews_rules._excerpts import in_excerpt
from lintnews_rules._posts import is_post

# AP and most American papers never abbreviate March to July.
SHORTENED = frozenset({1, 2, 8, 9, 10, 11, 12})
SEPTEMBER_11 = (9, 11)


@rule(
    code="DAT106",
    name="date-form-mixed",
    summary="dates are written in two forms",
    severity=Severity.INFO,
    roles=PROSE,
    bad=(
        """
        The council met on Oct. 5 and on Oct. 9 at noon.
        The pier closed on November 8. It is open.
                           ^^^^^^^^^^ "November 8" here, "Oct. 9" on line 1: one form for both
        """,
        """
        The council met on June 5 and on June 9 at noon.
        The pier closed on June 12th. It is open.
                           ^^^^^^^^^ "June 12th" here, "June 9" on line 1: one form for both
        """,
    ),
    good=(
        "The council met on Oct. 5. The pier closed on June 8, as it did in October 2015.",
        "The council met on Oct. 5. “I was there on November 8,” she said.",
        "The council met on Oct. 5.\nThe Courier wrote:\nThe pier closed on November 8. It is open.",
        "The council met on Oct. 5, long after September 11.",
    ),
)
def date_form_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare months in full with short ones, and days with and without their ending."""
    mentions = [mention for mention in reading.copy(dates) if _counts(mention, reading)]
    shortened = [mention for mention in mentions if mention.month in SHORTENED]
    findings = [
        *_mixed(shortened, lambda mention: len(mention.month_text.rstrip(".")) > len("Sept")),
        *_mixed(mentions, lambda mention: not mention.day_text.isdecimal()),
    ]
    yield from findings[:1]


def _counts(mention: DateMention, reading: Reading) -> bool:
    """Return whether the paper wrote the date, in its text: not a picture's caption, a byline, a post or a speaker."""
    if (
        mention.form not in {DateForm.MONTH_DAY, DateForm.DAY_MONTH}
        or (mention.month, mention.day) == SEPTEMBER_11
    ):
        return False
    block = block_at(reading, mention.span.start)
    if (
        block is None
        or in_excerpt(reading, mention.span.start)
        or is_post(reading, mention.span.start)
    ):
        return False
    before = reading.text[
        max(0, mention.span.start - 2) : mention.span.start
    ]  # an embedded post: (@port) August 28, 2018
    ends_caption = (
        mention.span.end >= block.span.end - 1
        and sentence_at(reading, mention.span.start) == block.span
    )
    return not (")" in before or ends_caption or block.span.start in reading.get(_around_pictures))


def _around_pictures(reading: Reading) -> frozenset[int]:
    """Return where the paragraphs start that are a byline or speak of a photo."""
    text = reading.text
    return frozenset(
        start
        for start, end in (block.span for block in reading.get(roles))
        if text.startswith("By ", start) or text.find("photo", start, end) >= 0
    )


def _mixed(
    mentions: list[DateMention], is_long: Callable[[DateMention], bool]
) -> Iterator[Finding]:
    """Yield one finding if both forms are there, at the first of the rarer form."""
    long = [mention for mention in mentions if is_long(mention)]
    short = [mention for mention in mentions if not is_long(mention)]
    if not (long and short):
        return
    if len(long) == len(short):
        later = max(long[0], short[0], key=lambda mention: mention.span.start)
        odd, usual = (long, short) if later is long[0] else (short, long)
    else:
        odd, usual = sorted((long, short), key=len)
    before = [mention for mention in usual if mention.span.start < odd[0].span.start]
    other = before[-1] if before else usual[0]
    here, there = _written(odd[0]), _written(other)
    yield Finding(
        odd[0].span,
        f'"{here}" here, "{there}" on line {{line}}: one form for both',
        (Related(other.span, f'"{there}" here'),),
    )


def _written(mention: DateMention) -> str:
    if mention.form is DateForm.DAY_MONTH:
        return f"{mention.day_text} {mention.month_text}"
    return f"{mention.month_text} {mention.day_text}"
