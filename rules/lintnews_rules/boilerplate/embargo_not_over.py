"""An embargo that is broken costs a source, and often the next story.

Wires and content systems carry the moment before which an item must not be published in a
field of its own, where nobody who reads the copy sees it. At the stage `publish` the rule
holds it against the clock, or against the end of the day that `--date` states.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintnews import Example, Finding, Reading, Severity, Span, Speech, rule

_NINE = dt.datetime(2024, 3, 8, 9, 0, tzinfo=dt.UTC)
_NOON = dt.datetime(2024, 3, 8, 12, 0, tzinfo=dt.UTC)
_LIFTED_BY_HAND = 9999  # the year of an embargo that has no end


@rule(
    code="BPL118",
    name="embargo-not-over",
    summary="the item is under an embargo that is not over",
    severity=Severity.ERROR,
    roles=None,
    speech=Speech.REPORTED,
    languages=None,
    bad=(
        Example(
            """
            [headline] Harbor reopens
                       ^^^^^^^^^^^^^^ the item is under embargo until 12:00 UTC on Friday, March 8, 2024
            The harbor reopened on Monday, the port authority said.
            """,
            facts={"embargo": _NOON, "goes_out": _NINE},
        ),
        Example(
            """
            The harbor reopened on Monday, the port authority said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the item is under embargo until its sender lifts it
            """,
            facts={"embargo": dt.datetime.max.replace(tzinfo=dt.UTC), "goes_out": _NOON},
        ),
    ),
    good=(
        Example(
            "The harbor reopened on Monday, the port authority said.",
            facts={"embargo": _NINE, "goes_out": _NOON},
        ),
        Example("The ferry goes again, the town said.", facts={"embargo": _NOON}),
    ),
)
def embargo_not_over(reading: Reading) -> Iterator[Finding]:
    """Hold the end of the embargo against the moment of publication."""
    facts = reading.article.metadata
    if facts.embargo is None or facts.goes_out is None or facts.embargo <= facts.goes_out:
        return
    until = _in_words(facts.embargo)
    yield Finding(first_words(reading), f"the item is under embargo until {until}")


def _in_words(moment: dt.datetime) -> str:
    if moment.year == _LIFTED_BY_HAND:
        return "its sender lifts it"
    zone = moment.tzname() or "UTC"
    return f"{moment:%H:%M} {zone} on {moment:%A, %B} {moment.day}, {moment.year}"


def first_words(reading: Reading) -> Span:
    """Return the first block of the article, where what is about all of it is reported."""
    blocks = reading.article.blocks
    return blocks[0].span if blocks else Span(0, 0)
