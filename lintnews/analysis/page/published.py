"""When the article was published, as far as it says so itself."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from lintnews.analysis.page.lines import HEAD, TAIL
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.model import Role

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_LINE = 300
_EARLIEST, _LATEST = 1600, 2999
_FEWEST_DIGITS = 4  # of a day, as in 1/2/18
_THIS_CENTURY = 70  # a year of two digits below it is in this century

_STATING = (Role.BYLINE, Role.BOILERPLATE, Role.NOTE)

# Ranks: which of several statements is believed.
_PUBLISHED, _DATE_LINE, _PRINT, _UPDATED, _NONE = range(5)


@cache
def _written_day() -> re.Pattern[str]:
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    return re.compile(
        rf"\b(?:(?P<month>{month})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? (?P<month2>{month})\.?,? "
        rf"(?P<year2>\d{{4}})"
        r"|(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
        r"|(?P<first>\d{1,2})[/.\-](?P<second>\d{1,2})[/.\-](?P<last>\d{4}|\d\d))(?!\d)",
    )


@cache
def _says_published() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:published|posted|first published|filed|created|publication date|date "
        r"published|released|issued)\b",
    )


@cache
def _says_printed() -> re.Pattern[str]:
    return re.compile(r"\b(?:section|edition|issue|page|print|printed|appear(?:s|ed)|ran)\b")


@cache
def _says_updated() -> re.Pattern[str]:
    return re.compile(r"\b(?:updated|modified|revised|corrected|edited)\b")


def published(reading: Reading) -> dt.date | None:
    """Return the day of publication, ``None`` where nothing states it.

    What the format or the command line states wins. Else the article is asked, in
    this order: a line that says "published", a line that holds only a date, a print
    line ("A Section on 04/12/2019"), a line that says "updated". The vocabulary's
    ``date_order`` says how 04/12/2019 is read where both readings are days.
    """
    stated = reading.article.metadata.published
    if stated is not None:
        return stated
    found: dt.date | None = None
    best = _NONE
    blocks = reading.get(roles)
    for index, block in enumerate(blocks):
        if (
            block.role not in _STATING
            or HEAD <= index < len(blocks) - TAIL
            or len(block.span) > _LONGEST_LINE
        ):
            continue
        line = block.span.of(reading.text).lower()
        rank, day = _statement(line, block.role, reading.vocabulary.date_order)
        if day is not None and rank < best:
            found, best = day, rank
    return found


def _statement(line: str, role: Role, order: str) -> tuple[int, dt.date | None]:
    """Return how much the line's date is worth, and the date."""
    digits = sum(map(str.isdecimal, line))
    mention = _written_day().search(line) if digits >= _FEWEST_DIGITS else None
    if mention is None:
        return _NONE, None
    rank = _NONE
    if _says_published().search(line, 0, mention.start()) and role is not Role.NOTE:
        rank = _PUBLISHED
    elif _says_updated().search(line, 0, mention.start()):
        rank = _UPDATED
    elif role is Role.BYLINE:
        rank = _DATE_LINE
    elif role is Role.BOILERPLATE and _says_printed().search(line):
        rank = _PRINT
    return rank, _day(mention, order) if rank < _NONE else None


def _day(mention: re.Match[str], order: str) -> dt.date | None:
    """Return the day that is written, ``None`` where the calendar has none such."""
    part = mention.group
    if part("month"):
        return _date(int(part("year")), _month(part("month")), int(part("day")))
    if part("month2"):
        return _date(int(part("year2")), _month(part("month2")), int(part("day2")))
    if part("iso"):
        return _date(int(part("iso")), int(part("iso_month")), int(part("iso_day")))
    first, second, year = int(part("first")), int(part("second")), int(part("last"))
    if len(part("last")) == 2:  # noqa: PLR2004  a year of two digits
        year += 2000 if year < _THIS_CENTURY else 1900
    day, month = (first, second) if order == "dmy" else (second, first)
    return _date(year, month, day) or _date(year, day, month)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
