"""Dates: every expression that says on which day something is, and the day where it can be told.

``Nov. 16``, ``April 12, 2019``, ``12 April 2019``, ``04/12/2019``, ``2019-04-12``,
``April 2018``, ``Thursday``, ``last week``, ``three days ago``, ``today``. What an
expression leaves open (the year, the week) is taken from the day the article was
published, where that is known.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from functools import cache
from itertools import compress

from lintnews.analysis.page.published import published
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import Tokens, tokens
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | {
    short: number
    for number, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"),
        1,
    )
    for short in shorts.split()
}
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)} | {
    short: number
    for number, shorts in enumerate(
        ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"),
    )
    for short in shorts.split()
}
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_SHORT_YEAR_TURN = 69  # as POSIX reads two digits: 69 to 99 are of the last century
_UNITS = frozenset(
    [
        "week",
        "month",
        "year",
        "weekend",
        "night",
        "morning",
        "afternoon",
        "evening",
        "summer",
        "fall",
        "autumn",
        "winter",
        "spring",
    ],
)
_DAYS_A_WEEK = 7
_SHORTEST_WEEKDAY = len("Monday")  # written in full
_LONGEST_DAY = len("16th of ")
_LONGEST_YEAR = 4  # digits


class DateForm(enum.StrEnum):
    """How a date is written."""

    MONTH_DAY = "month-day"  # Nov. 16   November 16th, 2018
    DAY_MONTH = "day-month"  # 16 November 2018   16th of November
    MONTH_YEAR = "month-year"  # April 2018
    NUMERIC = "numeric"  # 04/12/2019
    ISO = "iso"  # 2019-04-12
    WEEKDAY = "weekday"  # Thursday   last Thursday
    NEAR_DAY = "near-day"  # today, yesterday, tomorrow, tonight
    RELATIVE = "relative"  # last week, next year, three days ago


class DateMention(NamedTuple):
    """A date as the article writes it.

    ``span`` covers the whole expression, the weekday before a date included.
    ``year``, ``month`` and ``day`` are the parts that are written, as numbers, whether
    or not the calendar has such a day; ``weekday`` is 0 for Monday to 6. ``month_text``
    is the month as it is written (``Nov.``), ``day_text`` the day (``16th``).
    ``resolved`` is the day that is meant, ``None`` where that cannot be told.
    """

    span: Span
    form: DateForm
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    month_text: str = ""
    day_text: str = ""
    resolved: dt.date | None = None


def dates(reading: Reading) -> tuple[DateMention, ...]:
    """Return the dates of the article in order; no two overlap."""
    text = reading.text
    columns = reading.get(tokens)
    # One pass in C over the words; what follows looks only where one of a date stands.
    places = [*compress(range(len(columns)), map(_words().__contains__, columns.folded))]
    candidates = [(columns.starts[at], at) for at in places]
    numeric = _numeric_starts(text)
    if numeric:
        candidates = sorted([*candidates, *((start, -1) for start in numeric)])
    found: list[DateMention] = []
    end = 0
    for start, at in candidates:
        if start < end:
            continue
        mention = (
            _numeric(text, start, end, reading) if at < 0 else _mention(columns, at, end, reading)
        )
        if mention is not None:
            found.append(mention)
            end = mention.span.end
    return tuple(found)


def _numeric_starts(text: str) -> list[int]:
    """Return where a row of digits begins that a slash or a hyphen divides from another: a date in numbers can begin there."""
    starts = []
    for mark in "/-":
        at = text.find(mark)
        while at > 0:
            if text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal():
                start = at - 1
                while start > at - _LONGEST_YEAR and start > 0 and text[start - 1].isdecimal():
                    start -= 1
                starts.append(start)
            at = text.find(mark, at + 1)
    return starts


def _mention(columns: Tokens, at: int, floor: int, reading: Reading) -> DateMention | None:
    """Return the date that the word at ``at`` belongs to; ``floor`` is where the one before ended."""
    word = columns.folded[at]
    if word in MONTHS:
        return _with_month(columns, at, floor, reading)
    if word in WEEKDAYS:
        return _with_weekday(columns, at, reading)
    if word in _NEAR_DAYS:
        span = Span(columns.starts[at], columns.ends[at])
        return DateMention(
            span,
            DateForm.NEAR_DAY,
            resolved=_shift(reading.get(published), _NEAR_DAYS[word]),
        )
    if word == "ago":
        return _ago(reading.text, columns.starts[at], floor, reading)
    return _relative(columns, at, reading)


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or ``None`` where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _words() -> frozenset[str]:
    """Return the words that a date has, or begins with."""
    return (
        frozenset(MONTHS)
        | frozenset(WEEKDAYS)
        | frozenset(_NEAR_DAYS)
        | {"last", "next", "this", "ago"}
    )


_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)(?![\w:%/]|[.,]\d)"
_YEAR = r"(?P<year>\d{4})(?![\w-]|[.,]\d)"


@cache
def _month_pattern() -> re.Pattern[str]:
    """Return the pattern of what may follow the first letter of a month: a day, a year, both."""
    return re.compile(rf"{_MONTH} (?:{_DAY}(?:,? {_YEAR})?|(?P<only_year>\d{{4}})(?![\w-]|[.,]\d))")


@cache
def _weekday_pattern() -> re.Pattern[str]:
    """Return the pattern of a weekday, alone or before a date."""
    return re.compile(
        rf"{_WEEKDAY}(?:,? (?:the )?(?:{_MONTH} {_DAY}|(?P<day2>\d{{1,2}}(?:st|nd|rd|th)?)(?: "
        rf"of)? {_MONTH.replace('month', 'month2')}\b)"
        rf"(?:,? {_YEAR})?)?(?!\w)",
    )


@cache
def _day_before() -> re.Pattern[str]:
    """Return the pattern of a day that stands before its month."""
    return re.compile(r"(?<![\w.,:/$€£-])(?P<day>\d{1,2}(?:st|nd|rd|th)?)(?: of)? \Z")


@cache
def _day_month_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_MONTH}(?:,? {_YEAR})?(?!\w)")


@cache
def _numeric_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w/.-])(?:(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d{4}|\d{2})|(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2}))(?![\w/-])",
    )


_SMALL_NUMBERS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        1,
    )
} | {"a": 1, "an": 1}


@cache
def _ago_pattern() -> re.Pattern[str]:
    count = "|".join(_SMALL_NUMBERS)
    return re.compile(
        rf"(?<![\w-])(?P<count>\d{{1,3}}|{count}) (?P<unit>day|week|month|year)s? \Z",
        re.IGNORECASE,
    )


_LOOK_BACK = 24


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _number(text: str | None) -> int | None:
    return int(text.rstrip("stndrh")) if text else None


def _month_number(text: str | None) -> int | None:
    return MONTHS[text.rstrip(".").lower()] if text else None


def _with_weekday(columns: Tokens, at: int, reading: Reading) -> DateMention | None:
    """Read ``Thursday``, ``Thursday, April 12, 2019``, ``Thursday the 12th of April``."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if not (text[start].isupper() and text[start + 1 : end].islower()):
        return None
    weekday = WEEKDAYS[columns.folded[at]]
    match = _weekday_pattern().match(text, start) if _may_go_on(columns, at) else None
    if match is None or not (match["month"] or match["month2"]):
        if (
            end - start < _SHORTEST_WEEKDAY
            and text.startswith(".", end)
            and not _is_of_a_word(text, end + 1)
        ):
            end += 1
        return DateMention(
            Span(start, end),
            DateForm.WEEKDAY,
            weekday=weekday,
            resolved=_nearest(weekday, text, start, reading),
        )
    month_text, day_text = match["month"] or match["month2"], match["day"] or match["day2"]
    year, month, day = _number(match["year"]), _month_number(month_text), _number(day_text)
    form = DateForm.MONTH_DAY if match["month"] else DateForm.DAY_MONTH
    return DateMention(
        _span(match),
        form,
        year,
        month,
        day,
        weekday,
        month_text,
        day_text,
        resolve(year, month, day, reading),
    )


def _may_go_on(columns: Tokens, at: int) -> bool:
    """Say whether a month or a number stands behind the weekday at ``at``."""
    following = next(
        (word for word in columns.folded[at + 1 : at + 5] if word not in {".", ",", "the"}),
        "",
    )
    return following in MONTHS or following[:1].isdecimal()


def _is_of_a_word(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text.startswith("_", at)


def _with_month(columns: Tokens, at: int, floor: int, reading: Reading) -> DateMention | None:
    """Read ``16 November 2018``, ``16th of November``, ``Nov. 16``, ``November 16, 2018``, ``April 2018``."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if not text[start].isupper():
        return None
    if any(map(str.isdecimal, text[max(0, start - _LONGEST_DAY) : start])):
        mention = _with_day_before(text, start, floor, reading)
        if mention is not None:
            return mention
    if not any(map(str.isdecimal, text[end : end + 3])):  # behind a space, or a stop and a space
        return None
    match = _month_pattern().match(text, start)
    if not match:
        return None
    month = _month_number(match["month"])
    if match["only_year"]:
        return DateMention(
            _span(match),
            DateForm.MONTH_YEAR,
            _number(match["only_year"]),
            month,
            None,
            None,
            match["month"],
        )
    day, year = _number(match["day"]), _number(match["year"])
    resolved = resolve(year, month, day, reading)
    return DateMention(
        _span(match),
        DateForm.MONTH_DAY,
        year,
        month,
        day,
        None,
        match["month"],
        match["day"],
        resolved,
    )


def _with_day_before(text: str, start: int, floor: int, reading: Reading) -> DateMention | None:
    """Read ``16 November 2018`` and ``16th of November``, from the month on."""
    before = _day_before().search(text, max(floor, start - _LOOK_BACK), start)
    match = before and _day_month_pattern().match(text, start)
    if not (match and before):
        return None
    day, month, year = _number(before["day"]), _month_number(match["month"]), _number(match["year"])
    span = Span(before.start(), match.end())
    resolved = resolve(year, month, day, reading)
    return DateMention(
        span,
        DateForm.DAY_MONTH,
        year,
        month,
        day,
        None,
        match["month"],
        before["day"],
        resolved,
    )


def _numeric(text: str, start: int, _floor: int, reading: Reading) -> DateMention | None:
    """Read ``04/12/2019`` in the order the desk writes, and ``2019-04-12``."""
    match = _numeric_pattern().match(text, start)
    if not match:
        return None
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return DateMention(
            _span(match),
            DateForm.ISO,
            year,
            month,
            day,
            resolved=calendar_day(year, month, day),
        )
    first, second, year = int(match["first"]), int(match["second"]), int(match["short"])
    if len(match["short"]) == 2:  # noqa: PLR2004  a year of two digits
        year += 1900 if year >= _SHORT_YEAR_TURN else 2000
    month, day = (first, second) if reading.vocabulary.date_order == "mdy" else (second, first)
    return DateMention(
        _span(match),
        DateForm.NUMERIC,
        year,
        month,
        day,
        resolved=calendar_day(year, month, day),
    )


def resolve(
    year: int | None,
    month: int | None,
    day: int | None,
    reading: Reading,
) -> dt.date | None:
    """Return the day meant; without a year, the one nearest to the day of publication."""
    if month is None or day is None:
        return None
    if year is not None:
        return calendar_day(year, month, day)
    issued = reading.get(published)
    if issued is None:
        return None
    near = [calendar_day(issued.year + offset, month, day) for offset in (-1, 0, 1)]
    return min(
        (it for it in near if it is not None),
        key=lambda it: abs((it - issued).days),
        default=None,
    )


def _shift(day: dt.date | None, days: int) -> dt.date | None:
    """Return the day so many days later, ``None`` where the calendar ends before."""
    if day is None:
        return None
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


@cache
def _future_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|won['’]t|shall|is set|are set|is expected|are expected|scheduled|plans? "
        r"to|due|upcoming)\b[^.!?\n]*\Z",
    )


_SENTENCE_BEFORE = 160
_AHEAD = (
    "will",
    "won",
    "shall",
    "set",
    "expected",
    "scheduled",
    "plan",
    "due",
    "upcoming",
)  # words of that pattern


def _nearest(weekday: int, text: str, start: int, reading: Reading) -> dt.date | None:
    """Return the last such day up to the day of publication; the next one where the sentence looks ahead."""
    issued = reading.get(published)
    if issued is None:
        return None
    before = max(0, start - _SENTENCE_BEFORE)
    begin = max(before, *(text.rfind(mark, before, start) for mark in ".!?\n"))
    if any(text.find(word, begin, start) >= 0 for word in _AHEAD) and _future_pattern().search(
        text,
        begin,
        start,
    ):
        return _shift(issued, (weekday - issued.weekday()) % _DAYS_A_WEEK)
    return _shift(issued, -((issued.weekday() - weekday) % _DAYS_A_WEEK))


def _relative(columns: Tokens, at: int, reading: Reading) -> DateMention | None:
    """Read ``last Thursday``, ``next week``, ``this month``; only a weekday and a night are one day."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if at + 1 == len(columns) or text[end : columns.starts[at + 1]] != " ":
        return None
    which, unit = columns.folded[at], columns.folded[at + 1].partition("'")[0]
    begin = end + 1
    weekday = (
        unit
        if unit in WEEKDAYS
        else next((day for day in _WEEKDAY_NAMES if unit.startswith(day)), "")
    )
    if weekday:
        return (
            _weekday_of(which, weekday, Span(start, begin + len(weekday)), reading)
            if text[begin].isupper()
            else None
        )
    if unit not in _UNITS:
        return None
    issued = reading.get(published)
    resolved = None
    if which == "this" and unit in {"morning", "afternoon", "evening"}:
        resolved = issued
    elif which == "last" and unit == "night":
        resolved = _shift(issued, -1)
    return DateMention(Span(start, begin + len(unit)), DateForm.RELATIVE, resolved=resolved)


def _weekday_of(which: str, name: str, span: Span, reading: Reading) -> DateMention:
    """Return the weekday that "last", "next" or "this" stands before."""
    if len(name) < _SHORTEST_WEEKDAY and reading.text.startswith(".", span.end):
        span = Span(span.start, span.end + 1)
    issued, weekday = reading.get(published), WEEKDAYS[name]
    resolved = None
    if issued is not None and which == "last":
        resolved = _shift(issued, -(((issued.weekday() - weekday - 1) % _DAYS_A_WEEK) + 1))
    elif issued is not None and which == "next":
        resolved = _shift(issued, ((weekday - issued.weekday() - 1) % _DAYS_A_WEEK) + 1)
    return DateMention(span, DateForm.WEEKDAY, weekday=weekday, resolved=resolved)


def _ago(text: str, start: int, floor: int, reading: Reading) -> DateMention | None:
    """Read ``three days ago``; weeks, months and years ago are no exact day."""
    match = (
        _ago_pattern().search(text, max(floor, start - _LOOK_BACK), start)
        if text.startswith("ago", start)
        else None
    )
    if not match:
        return None
    count = match["count"].lower()
    days = _SMALL_NUMBERS.get(count) or int(count)
    resolved = _shift(reading.get(published), -days) if match["unit"].lower() == "day" else None
    return DateMention(
        Span(match.start(), start + len("ago")),
        DateForm.RELATIVE,
        resolved=resolved,
    )
