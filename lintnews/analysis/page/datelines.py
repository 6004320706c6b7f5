"""Datelines: the place, and perhaps the agency, at the head of a news story.

``LONDON (Reuters) -``, ``KANSAS CITY, Mo. (AP) —``, ``(CNN)`` and ``WASHINGTON --`` are
datelines. A place is written in capitals, unless an agency in brackets vouches
for it; that is what tells it from a sentence that begins with a dash in it.
"""

from __future__ import annotations

from lintnews.analysis.forms import Form
from lintnews.article.days import MONTH

_SHORTEST_STORY = 20  # code points of a paragraph with a dateline
_LONGEST = 90
_AGENCIES = r"CNN|AP|Reuters|AFP|UPI|CNSNews\.com|CBS|NBC|CNN Business|CNNMoney|KTLA|PA"
_CAPITAL_PLACE = r"[A-Z][A-Z.'\-]+(?: [A-Z][A-Z.'\-]*){0,4}"
_ANY_PLACE = r"[A-Z][\w.'\-]*(?: [A-Za-z][\w.'\-]*){0,4}"
_AFTER = r"(?:(?:, | and |/)[A-Z][\w.'\- ]{1,30}){0,3}"
_DATE = rf"(?:,? {MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
_AGENCY = r"\((?:[A-Z][\w&.'/\-]*)(?: [A-Z&][\w&.'/\-]*){0,4}\)"
_DASH = r"(?:--+|[—–−-])"
_BARE_DASH = r"(?: ?(?:--+|[—–−])| -(?= ))"  # TRAITOR-IN-CHIEF is no dateline

_FORMS = (
    # PORT ELLIS, Ohio, June 4 (AP) -- The council
    Form(
        rf"{_CAPITAL_PLACE}{_AFTER}{_DATE}(?:,? ?{_AGENCY} ?(?:{_DASH}|:)?|{_BARE_DASH})"
        r"(?=\s|[A-Z“\"])",
        words=("(", "--", "—", "–", "−", " -"),
    ),
    # Port Ellis (The Lake Courier) - The council
    Form(rf"{_ANY_PLACE}{_AFTER}{_DATE},? {_AGENCY} ?(?:{_DASH}|:)(?=\s|[A-Z“\"])", words=(" (",)),
    # (CNN) The council
    Form(
        rf"\((?:{_AGENCIES})\) ?(?:{_DASH}|:)?(?=\s|[A-Z“\"])|{_AGENCY} ?{_DASH}(?=\s)",
        words=("(",),
    ),
)


def dateline(text: str, start: int, end: int) -> int:
    """Return the offset after the dateline at ``start``, or ``start`` if there is none."""
    if end - start < _SHORTEST_STORY:
        return start
    head = text[start : min(end, start + _LONGEST)].replace("’", "'")
    for form in _FORMS:
        match = form.match(head)
        if match is not None:
            return start + len(match.group().rstrip())
    return start
