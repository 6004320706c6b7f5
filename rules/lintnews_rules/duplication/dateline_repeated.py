"""A dateline stands once, at the head of the story.

A second one is left from another version, or the system put it before the one that the
writer had typed. Columns of short items have a dateline each and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Edit,
    Finding,
    Fix,
    Form,
    Kind,
    Reading,
    Related,
    Role,
    RoledBlock,
    Severity,
    Span,
    Speech,
    roles,
    rule,
)

DATELINE = Form(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4})(?:, (?:[A-Z][\w.]+ ?){1,2})?"
    r"(?: ?\([A-Z][\w ]{1,30}\))?\s{0,2}(?P<dash>[—–-]{1,2}(?=\s|[A-Z“\"]|$)|$)\s*",
)
NO_STORIES = frozenset({Role.HEADLINE, Role.CAPTION, Role.CREDIT, Role.LIST, Role.BOILERPLATE})
MOST = 2  # so many datelines of one place are a slip, more are a column of short items


@rule(
    code="DUP111",
    name="dateline-repeated",
    summary="the dateline stands twice",
    severity=Severity.WARNING,
    roles=None,
    speech=Speech.REPORTED,
    kinds=frozenset(Kind) - {Kind.LIVE, Kind.LIST},
    standard="AP Stylebook: one dateline, at the head of the story",
    bad=(
        """
        PORT ELLIS, Ohio — PORT ELLIS, Ohio — A fire closed the harbor on Monday.
                           ^^^^^^^^^^^^^^^^^^ the dateline stands on line 1 already
        """,
        """
        PORT ELLIS, Ohio — A fire closed the harbor on Monday, the port authority said.
        PORT ELLIS, Ohio — Ferries were sent back to the other bank of the river.
        ^^^^^^^^^^^^^^^^^^ the dateline stands on line 1 already
        """,
    ),
    good=(
        """
        PORT ELLIS, Ohio — A fire closed the harbor on Monday, the port authority said.
        MILL CREEK, Ohio — Ferries were sent back to the other bank of the river.
        """,
    ),
)
def dateline_repeated(reading: Reading) -> Iterator[Finding]:
    """Compare the places of all datelines."""
    by_place: dict[str, list[Span]] = {}
    whole: set[int] = set()
    for block in reading.get(roles):
        if block.role not in NO_STORIES:
            for place, span in _datelines(reading.text, block):
                by_place.setdefault(place, []).append(span)
                if span.end == block.span.end:
                    whole.add(span.start)
    for spans in by_place.values():
        if len(spans) != MOST or spans[1].start in whole:
            continue
        first, second = spans
        edit = Edit(Span(second.start, _end_of_gap(reading.text, second.end)), "")
        related = (Related(first, "first printed here"),)
        message = "the dateline stands on line {line} already"
        yield Finding(second, message, related, Fix.unsafe(edit))


def _datelines(text: str, block: RoledBlock) -> Iterator[tuple[str, Span]]:
    """Yield the datelines at the head of a block, each with its place."""
    start, end = block.span
    if not text[start : start + 2].isupper():
        return
    while match := DATELINE.match(text, start, end):
        last = start + len(match.group().rstrip())
        if not match["dash"] and (last < end or "," not in match.group()):
            return
        yield match["place"], Span(start, last)
        start = match.end()
        if start >= end:
            return


def _end_of_gap(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at
