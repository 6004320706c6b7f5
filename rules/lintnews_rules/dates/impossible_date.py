"""The calendar has no 30th of February, and the clock has no 75th minute.

Such a date is a slip of the finger, and what was meant cannot be told from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import (
    COPY,
    DateForm,
    DateMention,
    Finding,
    Form,
    Reading,
    Severity,
    Span,
    calendar_day,
    dates,
    rule,
)

LEAP_YEAR = 2000
LAST_MONTH, FIRST_SHORT_YEAR = 12, 40
ISSUE = Form(r"\b(?i:issue|number|no\.|nos\.|nr\.|volume|vol\.|edition|page|p\.|#) ?\Z")
LAST_HOUR_OF_HALF_A_DAY, LAST_MINUTE = 12, 59
TIME = Form(
    r"(?<![\w:.,/$-])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))? (?:a\.m\.|p\.m\.)(?!\w)",
    words=("a.m.", "p.m."),
)


@rule(
    code="DAT107",
    name="impossible-date",
    summary="a day or a time that does not exist",
    severity=Severity.ERROR,
    roles=COPY,
    bad=(
        """
        The pier closed on Feb. 30, the port said.
                           ^^^^^^^ there is no Feb. 30
        """,
        """
        The pier closed on Feb. 29, 2023, at 7:65 p.m. sharp.
                           ^^^^^^^^^^^^^ there is no Feb. 29 in 2023
                                             ^^^^^^^^^ there is no 7:65 p.m.
        """,
        """
        The notice of 31/11/2023 was torn off.
                      ^^^^^^^^^^ there is no day 31/11/2023
        """,
    ),
    good=(
        "The pier closed on Feb. 29, 2024, at 7:55 p.m. sharp.",
        "The score was 7:65. The notice of 25/12/2023 was torn off.",
        "It was in issue 32 September 1998, and in the February 99 one. The rule is called 20/20/20.",
    ),
)
def impossible_date(reading: Reading) -> Iterator[Finding]:
    """Ask the calendar and the clock."""
    for mention in reading.get(dates):
        problem = _problem(mention, reading)
        if problem:
            yield Finding(mention.span, problem)
    for match in TIME.finditer(reading.text):
        if int(match["hour"]) > LAST_HOUR_OF_HALF_A_DAY or int(match["minute"] or 0) > LAST_MINUTE:
            yield Finding(Span(match.start(), match.end()), f"there is no {match.group()}")


def _problem(mention: DateMention, reading: Reading) -> str:
    """Return why there is no such day, ``""`` if there is one."""
    if mention.month is None or mention.day is None:
        return ""
    year, month, day = mention.year, mention.month, mention.day
    if _is_no_date(mention, month, day, reading.text):
        return ""
    if mention.form in {DateForm.NUMERIC, DateForm.ISO}:
        # Which number is the day differs from desk to desk: it is enough that one reading is a day.
        exists = _day(year, month, day) or (
            mention.form is DateForm.NUMERIC and _day(year, day, month)
        )
        return "" if exists else f"there is no day {mention.span.of(reading.text)}"
    written = f"{mention.month_text} {mention.day_text}"
    if _day(LEAP_YEAR, month, day) is None:
        return f"there is no {written}"
    return (
        f"there is no {written} in {year}"
        if year is not None and _day(year, month, day) is None
        else ""
    )


def _is_no_date(mention: DateMention, month: int, day: int, text: str) -> bool:
    """Return whether it is a rule of 20/20/20, "issue 32 September 1998" or "the February 99 issue"."""
    if mention.form is DateForm.NUMERIC:
        return min(month, day) > LAST_MONTH
    if mention.form is DateForm.DAY_MONTH:
        return ISSUE.search(text, 0, mention.span.start) is not None
    return mention.form is DateForm.MONTH_DAY and day >= FIRST_SHORT_YEAR


def _day(year: int | None, month: int, day: int) -> dt.date | None:
    return calendar_day(LEAP_YEAR if year is None else year, month, day)
