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
_AFTER_AGENCY = frozenset("-—–−:")


_AGENCIES = r"CNN|AP|Reuters|AFP|UPI|CNSNews\.com|CBS|NBC|CNN Business|CNNMoney|KTLA|PA"


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of one form of datelines: together they would take long to compile."""
    capital_place = r"[A-Z][A-Z.'\-]+(?: [A-Z][A-Z.'\-]*){0,4}"
    any_place = r"[A-Z][\w.'\-]*(?: [A-Za-z][\w.'\-]*){0,4}"
    after = r"(?:(?:, | and |/)[A-Z][\w.'\- ]{1,30}){0,3}"
    date = (
        r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, "
        r"\d{4})?)?"
    )
    agency = r"\((?:[A-Z][\w&.'/\-]*)(?: [A-Z&][\w&.'/\-]*){0,4}\)"
    dash = r"(?:--+|[—–−-])"
    bare_dash = r"(?: ?(?:--+|[—–−])| -(?= ))"  # TRAITOR-IN-CHIEF is no dateline
    return re.compile(
        {
            "capitals": rf"{capital_place}{after}{date}(?:,? ?{agency} "
            rf"?(?:{dash}|:)?|{bare_dash})(?=\s|[A-Z“\"])",
            "place": rf"{any_place}{after}{date},? {agency} ?(?:{dash}|:)(?=\s|[A-Z“\"])",
            "agency": rf"\((?:{_AGENCIES})\) ?(?:{dash}|:)?(?=\s|[A-Z“\"])|{agency} ?{dash}(?=\s)",
        }[form],
    )


def _forms(head: str) -> list[str]:
    """Return the forms of datelines that a paragraph can begin with: most begin with none."""
    if head[0] == "(":
        return ["agency"]
    marks = [at for mark in _MARKS if (at := head.find(mark)) >= 0]
    if not marks:
        return []
    before = min(marks)
    place = head[:before].partition(", ")[0].partition(" and ")[0].partition("/")[0].split()
    if not place or not all(word[0].isupper() for word in place):
        return ["place"] if _dash_follows(head) else []
    forms = ["capitals"] if head[1].isupper() or head[1] in ".'-" else []
    return [*forms, "place"] if _dash_follows(head) else forms


def _dash_follows(head: str) -> bool:
    """Say whether a bracket closes before a dash or a colon."""
    return head.partition(")")[2].lstrip(" ")[:1] in _AFTER_AGENCY


def dateline(text: str, start: int, end: int) -> int:
    """Return the offset after the dateline at ``start``, or ``start`` where there is none."""
    # no story is that short
    if end - start < 20 or not (text[start].isupper() or text[start] == "("):  # noqa: PLR2004
        return start
    head = text[start : min(end, start + _LONGEST)].replace("’", "'")
    for form in _forms(head):
        match = _pattern(form).match(head)
        if match is not None:
            return start + len(match.group().rstrip())
    return start
