"""Datelines: the place, and perhaps the agency, at the head of a news story.

``LONDON (Reuters) -``, ``KANSAS CITY, Mo. (AP) —``, ``(CNN)`` and ``WASHINGTON --`` are
datelines. A place is written in capitals, unless an agency in brackets vouches
for it; that is what tells it from a sentence that begins with a dash in it.
"""

from __future__ import annotations

import re
from functools import cache

_LONGEST = 90
# Every dateline holds a dash, or an agency in brackets.
_MARKS = ("(", "--", "—", "–", "−", " - ")


@cache
def _patterns() -> re.Pattern[str]:
    capital_place = r"[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,4}"
    any_place = r"[A-Z][\w.'’\-]*(?: [A-Za-z][\w.'’\-]*){0,4}"
    after = r"(?:(?:, | and |/)[A-Z][\w.'’\- ]{1,30}){0,3}"
    date = r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?)?"
    agency = r"\((?:[A-Z][\w&.'’/\-]*)(?: [A-Z&][\w&.'’/\-]*){0,4}\)"
    dash = r"(?:--+|[—–−-])"
    bare_dash = r"(?: ?(?:--+|[—–−])| -(?= ))"  # TRAITOR-IN-CHIEF is no dateline
    return re.compile(
        rf"(?:{capital_place}{after}{date}(?:,? ?{agency} ?(?:{dash}|:)?|{bare_dash})(?=\s|[A-Z“\"])"
        rf"|{any_place}{after}{date},? {agency} ?(?:{dash}|:)(?=\s|[A-Z“\"])"
        rf"|\((?:CNN|AP|Reuters|AFP|UPI|CNSNews\.com|CBS|NBC|CNN Business|CNNMoney|KTLA|PA)\) ?(?:{dash}|:)?(?=\s|[A-Z“\"])"
        rf"|(?:By )?{agency} ?{dash}(?=\s))"
    )


def dateline(text: str, start: int, end: int) -> int:
    """Return the offset after the dateline at ``start``, or ``start`` where there is none."""
    if end - start < 20 or not (text[start].isupper() or text[start] == "("):  # noqa: PLR2004  no story is that short
        return start
    end = min(end, start + _LONGEST)
    if not any(text.find(mark, start, end) >= 0 for mark in _MARKS):
        return start
    match = _patterns().match(text, start, end)
    return start + len(match.group().rstrip()) if match else start
