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

from lintnews.analysis.forms import Form
from lintnews.analysis.page.published import published
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import Tokens, token_places, tokens
from lintnews.article.days import (
    MONTH,
    MONTHS,
    WEEKDAY,
    WEEKDAYS,
    calendar_day,
    full_year,
    month_number,
)
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_UNITS = frozenset(
    """
    week month year weekend night morning afternoon evening summer fall autumn winter spring
    """.split(),
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
    places = reading.get(token_places)
    candidates = [
        (columns.starts[at], at) for word in _words().intersection(places) for at in places[word]
    ]
    candidates += [(start, -1) for start in _numeric_starts(text)]
    candidates.sort()
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
    """Return where digits begin before a slash or a hyphen: there a date in numbers can begin."""
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
    """Return the date that has the word at ``at``; the date before it ended at ``floor``."""
    word = columns.folded[at]
    if word in MONTHS:
        return _with_month(columns, at, floor, reading)
    if word in WEEKDAYS:
        return _with_weekday(columns, at, reading)
    if word in _NEAR_DAYS:
        span = Span(columns.starts[at], columns.ends[at])
        return DateMention(
            span, DateForm.NEAR_DAY, resolved=_shift(reading.get(published), _NEAR_DAYS[word])
        )
    if word == "ago":
        return _ago(reading.text, columns.starts[at], floor, reading)
    return _relative(columns, at, reading)


@cache
def _words() -> frozenset[str]:
    """Return the words that a date has, or begins with."""
    return (
        frozenset(MONTHS)
        | frozenset(WEEKDAYS)
        | frozenset(_NEAR_DAYS)
        | {"last", "next", "this", "ago"}
    )


_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_ALONE = rf"(?P<day>{_DAY})(?![\w:%/]|[.,]\d)"
_YEAR = r"(?P<year>\d{4})(?![\w-]|[.,]\d)"

# What may begin with a month: a day, a year, both.
_FROM_MONTH = Form(
    rf"(?P<month>{MONTH}) "
    rf"(?:{_DAY_ALONE}(?:,? {_YEAR})?|(?P<only_year>\d{{4}})(?![\w-]|[.,]\d))"
)
# A weekday, alone or before a date.
_FROM_WEEKDAY = Form(
    rf"{WEEKDAY}(?:,? (?:the )?"
    rf"(?:(?P<month>{MONTH}) {_DAY_ALONE}|(?P<day2>{_DAY})(?: of)? (?P<month2>{MONTH})\b)"
    rf"(?:,? {_YEAR})?)?(?!\w)"
)
# A day that stands before its month.
_DAY_BEFORE = Form(rf"(?<![\w.,:/$€£-])(?P<day>{_DAY})(?: of)? \Z")
_MONTH_AFTER = Form(rf"(?P<month>{MONTH})(?:,? {_YEAR})?(?!\w)")
_NUMERIC = Form(
    r"(?<![\w/.-])(?:(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d{4}|\d{2})"
    r"|(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2}))(?![\w/-])",
    words=("/", "-"),
)
_SMALL_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_SMALL_NUMBERS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_BEFORE_AGO = Form(
    rf"(?i)(?<![\w-])(?P<count>\d{{1,3}}|{'|'.join(_SMALL_NUMBERS)}) "
    r"(?P<unit>day|week|month|year)s? \Z"
)
# What looks ahead before a weekday, in its sentence.
_AHEAD = Form(
    r"\b(?:will|won['’]t|shall|is set|are set|is expected|are expected|scheduled|plans? "
    r"to|due|upcoming)\b[^.!?\n]*\Z",
    words=("will", "won", "shall", "set", "expected", "scheduled", "plan", "due", "upcoming"),
)
_LOOK_BACK = 24


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _number(text: str | None) -> int | None:
    return int(text.rstrip("stndrh")) if text else None


def _with_weekday(columns: Tokens, at: int, reading: Reading) -> DateMention | None:
    """Read ``Thursday``, ``Thursday, April 12, 2019``, ``Thursday the 12th of April``."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if not (text[start].isupper() and text[start + 1 : end].islower()):
        return None
    weekday = WEEKDAYS[columns.folded[at]]
    match = _FROM_WEEKDAY.match(text, start) if _may_go_on(columns, at) else None
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
    year, month, day = _number(match["year"]), month_number(month_text), _number(day_text)
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
    """Return whether a month or a number follows the weekday at ``at``."""
    following = next(
        (word for word in columns.folded[at + 1 : at + 5] if word not in {".", ",", "the"}), ""
    )
    return following in MONTHS or following[:1].isdecimal()


def _is_of_a_word(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text.startswith("_", at)


def _with_month(columns: Tokens, at: int, floor: int, reading: Reading) -> DateMention | None:
    """Read ``16 November 2018``, ``Nov. 16``, ``November 16, 2018``, ``April 2018``."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if not text[start].isupper():
        return None
    if any(map(str.isdecimal, text[max(0, start - _LONGEST_DAY) : start])):
        mention = _with_day_before(text, start, floor, reading)
        if mention is not None:
            return mention
    if not any(map(str.isdecimal, text[end : end + 3])):  # behind a space, or a stop and a space
        return None
    match = _FROM_MONTH.match(text, start)
    if not match:
        return None
    month = month_number(match["month"])
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
    before = _DAY_BEFORE.search(text, max(floor, start - _LOOK_BACK), start)
    match = before and _MONTH_AFTER.match(text, start)
    if not (match and before):
        return None
    day, month, year = _number(before["day"]), month_number(match["month"]), _number(match["year"])
    span = Span(before.start(), match.end())
    resolved = resolve(year, month, day, reading)
    return DateMention(
        span, DateForm.DAY_MONTH, year, month, day, None, match["month"], before["day"], resolved
    )


def _numeric(text: str, start: int, _floor: int, reading: Reading) -> DateMention | None:
    """Read ``04/12/2019`` in the order the desk writes, and ``2019-04-12``."""
    match = _NUMERIC.match(text, start)
    if not match:
        return None
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return DateMention(
            _span(match), DateForm.ISO, year, month, day, resolved=calendar_day(year, month, day)
        )
    first, second, year = int(match["first"]), int(match["second"]), full_year(match["short"])
    month, day = (first, second) if reading.vocabulary.date_order == "mdy" else (second, first)
    return DateMention(
        _span(match), DateForm.NUMERIC, year, month, day, resolved=calendar_day(year, month, day)
    )


def resolve(
    year: int | None, month: int | None, day: int | None, reading: Reading
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
        (it for it in near if it is not None), key=lambda it: abs((it - issued).days), default=None
    )


def _shift(day: dt.date | None, days: int) -> dt.date | None:
    """Return the day so many days later, ``None`` if the calendar ends before."""
    if day is None:
        return None
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return None


_SENTENCE_BEFORE = 160


def _nearest(weekday: int, text: str, start: int, reading: Reading) -> dt.date | None:
    """Return the last such day before publication; the next, if the sentence looks ahead."""
    issued = reading.get(published)
    if issued is None:
        return None
    before = max(0, start - _SENTENCE_BEFORE)
    begin = max(before, *(text.rfind(mark, before, start) for mark in ".!?\n"))
    if _AHEAD.search(text, begin, start):
        return _shift(issued, (weekday - issued.weekday()) % _DAYS_A_WEEK)
    return _shift(issued, -((issued.weekday() - weekday) % _DAYS_A_WEEK))


_DAYS = tuple(day for day in WEEKDAYS if day.endswith("day"))


def _relative(columns: Tokens, at: int, reading: Reading) -> DateMention | None:
    """Read ``last Thursday``, ``next week``; only a weekday and a night are one day."""
    text, start, end = reading.text, columns.starts[at], columns.ends[at]
    if at + 1 == len(columns) or text[end : columns.starts[at + 1]] != " ":
        return None
    which, unit = columns.folded[at], columns.folded[at + 1].partition("'")[0]
    begin = end + 1
    weekday = unit if unit in WEEKDAYS else ""
    if unit.startswith(_DAYS):
        weekday = next(day for day in _DAYS if unit.startswith(day))
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
    match = _BEFORE_AGO.search(text, max(floor, start - _LOOK_BACK), start)
    if not match or not text.startswith("ago", start):
        return None
    count = match["count"].lower()
    days = _SMALL_NUMBERS.get(count) or int(count)
    resolved = _shift(reading.get(published), -days) if match["unit"].lower() == "day" else None
    return DateMention(
        Span(match.start(), start + len("ago")), DateForm.RELATIVE, resolved=resolved
    )
