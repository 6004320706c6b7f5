"""A weekday and a date that do not go together send the reader to the wrong day.

The calendar knows which of the two to doubt; only the reporter knows which one is
wrong. Where the year is not written, a date in the text near the day of publication is one
of that time. In a caption the years around it are tried too, and everywhere any year that
stands in the paragraph; far dates are mostly those of old pictures and are left alone. If
two dates are wrong and none is right, the story is of another year, and so are its dates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from lintnews import (
    COPY,
    PROSE,
    DateForm,
    DateMention,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Severity,
    Span,
    block_at,
    calendar_day,
    dates,
    option,
    published,
    role_at,
    rule,
    sentence_at,
)
from lintnews_rules.dates._tense import VERB, issue_day_is_believed

IN_NUMBERS = frozenset({DateForm.NUMERIC, DateForm.ISO})
NEAR = 60  # days
LONGEST_BACK = 330  # days; about a year ago either year may be meant
HABIT = 3  # so many dates must be right for each that is wrong
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


YEAR = Form(r"(?<![\d$€£])(?:1[5-9]|20)\d\d(?![\d,])")


class WeekdayOptions(Options):
    """How far the year is taken for known."""

    last: bool = option(
        False,
        "take a day that is told of in the past tense for the last of its date",
        desk=True,
    )


@rule(
    code="DAT104",
    name="weekday-date-mismatch",
    summary="a weekday and a date that do not go together",
    severity=Severity.ERROR,
    roles=COPY,
    options=WeekdayOptions,
    bad=(
        Example(
            """
            Nobody had seen a ferry since it left on Tuesday, Feb. 14, the port said.
                                                     ^^^^^^^^^^^^^^^^ Feb. 14 was a Wednesday in 2024
            """,
            published=dt.date(2024, 5, 18),
            options={"last": True},
        ),
        """
        The pier opened on Thursday, April 12, 2019, the port said.
                           ^^^^^^^^^^^^^^^^^^^^^^^^ April 12, 2019 is a Friday
        """,
        Example(
            """
            The pier opens on Monday, June 4.
                              ^^^^^^^^^^^^^^ June 4 is a Tuesday in 2024
            """,
            published=dt.date(2024, 5, 2),
        ),
        Example(
            """
            The council meets on Thursday, Feb. 6, at noon.
                                 ^^^^^^^^^^^^^^^^ Feb. 6 is a Tuesday in 2024
            """,
            published=dt.date(2024, 1, 24),
        ),
        """
        The pier opened on Monday, 4/12/2019, the port said.
                           ^^^^^^^^^^^^^^^^^ 4/12/2019 is a Friday
        """,
    ),
    good=(
        Example(
            "It will have been lost since Tuesday, Feb. 14, next year. In 2023 it left on Tuesday, Feb. 14.",
            published=dt.date(2024, 5, 18),
            options={"last": True},
        ),
        "The pier opened on Friday, April 12, 2019, the port said.",
        "The pier opened on Friday, 4/12/2019, and closed on Wednesday, 4/12/2019.",
        "The pier opened on Monday, June 4.",
        Example("The pier opened on Saturday, Dec. 30.", published=dt.date(2024, 1, 5)),
        Example(
            "The pier opened on Monday, May 6. It will close on Thursday, May 9.",
            published=dt.date(2025, 5, 2),
        ),
        Example("[caption] The pier on Monday, June 4.", published=dt.date(2019, 5, 2)),
        Example("The raid of 1941 came on Sunday, Dec. 7, at dawn.", published=dt.date(2024, 1, 5)),
    ),
)
def weekday_date_mismatch(reading: Reading, options: WeekdayOptions) -> Iterator[Finding]:
    """Look every written weekday up in the calendar."""
    mentions = [
        mention
        for mention in reading.get(dates)
        if mention.weekday is not None and mention.month is not None
    ]
    strict = _strict(mentions, reading)
    old_pictures = any(
        _is_far(mention, reading) and not _fits(mention, reading) for mention in mentions
    )
    for mention in mentions:
        unsure = mention.year is None and (old_pictures or _is_far(mention, reading))
        if mention.resolved is None:
            continue
        if mention in strict or (not unsure and not _fits(mention, reading)):
            yield Finding(mention.span, _message(mention))
        elif options.last and (day := _last(mention, reading)) and day.weekday() != mention.weekday:
            date = f"{mention.month_text} {mention.day_text}"
            yield Finding(mention.span, f"{date} was a {DAYS[day.weekday()]} in {day.year}")
    yield from _in_numbers(reading)


def _last(mention: DateMention, reading: Reading) -> dt.date | None:
    """Return the last such day before the issue, if that is what the sentence tells of."""
    issued, sentence = reading.get(published), sentence_at(reading, mention.span.start)
    if (
        mention.year is not None
        or issued is None
        or sentence is None
        or role_at(reading, mention.span.start) not in PROSE
        or _named_years(mention, reading)
        or not reading.get(issue_day_is_believed)
    ):
        return None
    found = [*VERB.finditer(reading.text, *sentence)]
    ahead = any(verb["future"] for verb in found) or " going to " in sentence.of(reading.text)
    if ahead or not any(verb["past"] for verb in found):
        return None
    for year in (issued.year, issued.year - 1):
        day = calendar_day(year, mention.month or 0, mention.day or 0)
        if day is not None and day <= issued:
            return day if (issued - day).days <= LONGEST_BACK else None
    return None


def _in_numbers(reading: Reading) -> Iterator[Finding]:
    """Look up the weekdays before dates in numbers: "Monday, 4/12/2019"."""
    text = reading.text
    mentions = reading.get(dates)
    for weekday, date in pairwise(mentions):
        if weekday.form is not DateForm.WEEKDAY or date.form not in IN_NUMBERS:
            continue
        if text[weekday.span.end : date.span.start].strip(" ,(") or not date.resolved:
            continue
        days = [date.resolved]
        if date.form is DateForm.NUMERIC:  # which number is the day differs from desk to desk
            other = calendar_day(date.resolved.year, date.resolved.day, date.resolved.month)
            days += [other] if other else []
        if all(day.weekday() != weekday.weekday for day in days):
            span = Span(weekday.span.start, date.span.end)
            said = date.span.of(text)
            yield Finding(span, f"{said} is a {DAYS[date.resolved.weekday()]}")


def _fits(mention: DateMention, reading: Reading) -> bool:
    """Return whether the weekday is right in the year that is written, or in any that may be meant."""
    years = [mention.year] if mention.year is not None else _possible_years(mention, reading)
    return _is_right_in(years, mention)


def _is_right_in(years: list[int], mention: DateMention) -> bool:
    days = [calendar_day(year, mention.month or 0, mention.day or 0) for year in years]
    return any(day is not None and day.weekday() == mention.weekday for day in days)


def _strict(mentions: list[DateMention], reading: Reading) -> list[DateMention]:
    """Return the dates of this time whose weekday is wrong, if they are slips and not a habit."""
    near = [
        mention
        for mention in mentions
        if mention.year is None
        and mention.resolved is not None
        and not _is_far(mention, reading)
        and role_at(reading, mention.span.start) in PROSE
        and not _is_right_in(_named_years(mention, reading), mention)
    ]
    wrong = [mention for mention in near if mention.weekday != _weekday(mention)]
    believed = reading.get(issue_day_is_believed)
    return wrong if believed and (len(wrong) == 1 or HABIT * len(wrong) <= len(near)) else []


def _weekday(mention: DateMention) -> int | None:
    return mention.resolved.weekday() if mention.resolved else None


def _is_far(mention: DateMention, reading: Reading) -> bool:
    """Return whether a date without a year is so far from the day of publication that another year may be meant."""
    issued = reading.get(published)
    if mention.year is not None or issued is None or mention.resolved is None:
        return False
    return abs((mention.resolved - issued).days) > NEAR


def _message(mention: DateMention) -> str:
    day = mention.resolved
    if day is None:
        return ""
    date = f"{mention.month_text} {mention.day_text}"
    if mention.year is not None:
        return f"{date}, {mention.year} is a {DAYS[day.weekday()]}"
    return f"{date} is a {DAYS[day.weekday()]} in {day.year}"


def _possible_years(mention: DateMention, reading: Reading) -> list[int]:
    """Return the years around the day of publication, and those the paragraph names."""
    issued, named = reading.get(published), _named_years(mention, reading)
    return named if issued is None else [issued.year - 1, issued.year, issued.year + 1, *named]


def _named_years(mention: DateMention, reading: Reading) -> list[int]:
    """Return the years that the paragraph names."""
    block = block_at(reading, mention.span.start)
    return [int(year.group()) for year in YEAR.finditer(reading.text, *block.span)] if block else []
