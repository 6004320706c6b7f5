"""When the article was published, as far as it says so itself."""

from __future__ import annotations

import datetime as dt
import re

from lintnews.analysis.forms import Form
from lintnews.analysis.page.lines import HEAD, TAIL
from lintnews.analysis.page.roles import roles
from lintnews.analysis.reading import Reading
from lintnews.article.days import FULL_DAY, calendar_day, full_day, full_year
from lintnews.article.model import Role

_LONGEST_LINE = 300
_EARLIEST, _LATEST = 1600, 2999

_STATING = (Role.BYLINE, Role.BOILERPLATE, Role.NOTE)

# Ranks: which of several statements is believed.
_PUBLISHED, _DATE_LINE, _PRINT, _UPDATED, _NONE = range(5)

# The forms are over lines in lower case. A day is 04/12/2019 or 4-12-19, or written in full.
_DAY = Form(
    rf"(?i)(?:\b(?P<first>\d{{1,2}})[/.\-](?P<second>\d{{1,2}})[/.\-](?P<last>\d{{4}}|\d\d)(?!\d)"
    rf"|{FULL_DAY})"
)
_SAYS_PUBLISHED = Form(r"\b(?:published|posted|filed|created|publication date|released|issued)\b")
_SAYS_PRINTED = Form(r"\b(?:section|edition|issue|page|print|printed|appear(?:s|ed)|ran)\b")
_SAYS_UPDATED = Form(r"\b(?:updated|modified|revised|corrected|edited)\b")


def published(reading: Reading) -> dt.date | None:
    """Return the day of publication, ``None`` if nothing states it.

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
    if not any(map(str.isdecimal, line)):
        return _NONE, None
    mention = _DAY.search(line)
    if mention is None:
        return _NONE, None
    rank = _NONE
    if _SAYS_PUBLISHED.search(line, 0, mention.start()) and role is not Role.NOTE:
        rank = _PUBLISHED
    elif _SAYS_UPDATED.search(line, 0, mention.start()):
        rank = _UPDATED
    elif role is Role.BYLINE:
        rank = _DATE_LINE
    elif role is Role.BOILERPLATE and _SAYS_PRINTED.search(line):
        rank = _PRINT
    return rank, _day(mention, order) if rank < _NONE else None


def _day(mention: re.Match[str], order: str) -> dt.date | None:
    """Return the day that is written, ``None`` if the calendar has no such day."""
    if not mention["first"]:
        day = full_day(mention)
    else:
        year, numbers = full_year(mention["last"]), (int(mention["first"]), int(mention["second"]))
        month, number = numbers if order == "mdy" else numbers[::-1]
        day = calendar_day(year, month, number) or calendar_day(year, number, month)
    return day if day and _EARLIEST <= day.year <= _LATEST else None
