"""Days: what months and weekdays are called, and how a day is read that is written in full.

The parts of expressions here are written as in print (``Nov.``); in lower case, they serve for
folded text.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTH_NAMES = tuple(
    """
    January February March April May June July August September October November December
    """.split(),
)  # fmt: skip
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8}
_SHORT_MONTHS |= {"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
#: The names of the months and their short forms, in lower case -> 1 to 12.
MONTHS = {name.lower(): number for number, name in enumerate(_MONTH_NAMES, 1)} | _SHORT_MONTHS

#: The names of the days, Monday first.
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3}
_SHORT_WEEKDAYS |= {"thurs": 3, "fri": 4, "sat": 5, "sun": 6}
#: The names of the days and their short forms, in lower case -> 0 for Monday to 6.
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)} | _SHORT_WEEKDAYS

#: A month: November, Nov.
MONTH = rf"(?:{'|'.join(_MONTH_NAMES)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
#: What every month begins with.
MONTH_BEGINNINGS = tuple(name[:3] for name in _MONTH_NAMES)
_FULL_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: A weekday: Thursday, Thurs.
WEEKDAY = rf"(?:{_FULL_WEEKDAY}|(?:Mon|Tues?|Weds?|Thu|Thurs?|Fri|Sat|Sun)\b\.?)"
#: A day in full: November 16, 2018; 16 November 2018; 2018-11-16.
FULL_DAY = (
    rf"\b(?:(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?\s+(?P<month2>{MONTH}),?\s+"
    r"(?P<year2>\d{4})"
    r"|(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?!\d)"
)
_ISO_DAY = r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)"
_SHORT_YEAR_TURN = 69  # as POSIX reads two digits: 69 to 99 are of the last century


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or ``None`` if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return the number of a month by its name or short form, as it is written."""
    return MONTHS[name.rstrip(".").lower()]


def full_year(digits: str) -> int:
    """Return the year that four digits, or the last two, stand for."""
    year = int(digits)
    if len(digits) > len("99"):
        return year
    return year + (1900 if year >= _SHORT_YEAR_TURN else 2000)


def full_day(match: re.Match[str]) -> dt.date | None:
    """Return the day that a match of ``FULL_DAY`` means."""
    part = match.groupdict()
    if part["month"]:
        return calendar_day(int(part["year"]), month_number(part["month"]), int(part["day"]))
    if part["month2"]:
        return calendar_day(int(part["year2"]), month_number(part["month2"]), int(part["day2"]))
    return calendar_day(int(part["iso"]), int(part["iso_month"]), int(part["iso_day"]))


_PATH_DAY = r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)"


def stated_day(text: str) -> dt.date | None:
    """Return the day that a fact of a format states, in ISO order or in English words.

    Of a date and time, the day in its own time zone counts.
    """
    iso = re.match(_ISO_DAY, text)
    if iso is not None and (day := calendar_day(int(iso[1]), int(iso[2]), int(iso[3]))):
        return day
    match = re.search(FULL_DAY, text, re.IGNORECASE)
    return full_day(match) if match else None


def day_of_path(path: str) -> dt.date | None:
    """Return the day in an address or a path: ``/2024/03/08/pier``, ``2024-03-08-pier.md``."""
    match = re.search(_PATH_DAY, "/" + path)
    return calendar_day(int(match[1]), int(match[2]), int(match[3])) if match else None
