"""One person has one age: 54 in the story and 45 under the picture, and the reader trusts neither.

Only a number right after a name counts ("Lena Ortiz, 54, of Port Ellis"), for a person whose
surname nobody else in the story bears. Where the story gives the age of one person alone, a
desk may want "the 45-year-old" held against it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    Default,
    Example,
    Finding,
    Form,
    Options,
    Reading,
    Related,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules.names._persons import READ, Called, called, givens, nearest

# The number after a name: its age, not a score or a day.
AGE = Form(
    r"(?:, | \()(?:aged? )?(?P<age>[1-9]\d?|10\d)(?=,|\)|\.(?!\d)|;| of [A-Z])(?!, (?:19|20)\d\d|, \d|,\d)"
)
# The same before it ("54-year-old driver Lena Ortiz"), and in an apposition ("Ortiz, a 54-year-old").
BEFORE = Form(
    r"\b(?P<age>[1-9]\d)-year-old (?:(?!(?:of|by|with|to|from|and|or|in|at|for|against|as|on|that|who|whose|son|daughter|child|killed|shot)\b)[a-z]+ ){0,2}\Z"
)
APPOSED = Form(r", an? (?P<age>[1-9]\d)-year-old\b")
REACH = 48  # code points before a name in which its age may be
TWO = 2
YEARS_OLD = Form(
    r"(?:\A|(?<=[.!?”\"’] )|(?<=\n))The (?P<age>[1-9]\d?)-year-old (?:also |then |later )?(?:has|had|was|is|did|said|[a-z]{3,}ed|told|went|began|left|won|took|made)\b"
)


class AgeOptions(Options):
    """Which ages are compared."""

    years_old: bool = option(
        True,
        'hold "The 45-year-old said" against the only age in the story',
    )


@rule(
    code="NAM107",
    name="age-changed",
    summary="one person has two ages",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=READ,
    options=AgeOptions,
    bad=(
        Example(
            """
            Lena Ortiz, 54, runs the ferry. Ortiz came first.
            The 45-year-old has led the port, too.
                ^^ Ortiz is 45 here and 54 on line 1: one age
            """,
            options={"years_old": True},
        ),
        """
        Lena Ortiz, 54, runs the ferry. Ortiz came first.
        [caption] Lena Ortiz, 45, on the ferry on Monday.
                              ^^ Ortiz is 45 here and 54 on line 1: one age
        """,
        """
        The ferry is led by 54-year-old captain Lena Ortiz. It was late.
        Ortiz, 45, came first.
               ^^ Ortiz is 45 here and 54 on line 1: one age
        """,
    ),
    good=(
        "Lena Ortiz, 54, runs the ferry. Her son, Abel Ortiz, 25, owns it. Ortiz, 54, came first.",
        "Lena Ortiz, 54, runs the ferry. Ortiz, then 45, bought it in May.",
        "Lena Ortiz Sr., 74, runs the ferry. Lena Ortiz, 45, owns it.",
    ),
)
def age_changed(reading: Reading, options: AgeOptions) -> Iterator[Finding]:
    """Compare the ages of each person."""
    if options.years_old:
        yield from _years_old(reading)
    for surname, places in reading.get(called).items():
        by_given = givens(places)
        # A surname that two people bear says nothing alone.
        persons = [tuple(own) for own in by_given.values()] if len(by_given) > 1 else [places]
        for person in persons:
            ages = list(_ages(reading, person))
            if len({age.of(reading.text) for age in ages}) == TWO:
                yield _finding(reading, surname, ages)


def _years_old(reading: Reading) -> Iterator[Finding]:
    """Look for "The 45-year-old" in the story of one person whose age is 54."""
    told = [
        (surname, age)
        for surname, places in reading.get(called).items()
        for age in _ages(reading, places)
    ]
    numbers = {age.of(reading.text) for _, age in told}
    if len(numbers) != 1 or len({surname for surname, _ in told}) != 1:
        return
    surname, first = told[0]
    for match in YEARS_OLD.finditer(reading.text, first.end):
        span = Span(*match.span("age"))
        here, there = span.of(reading.text), first.of(reading.text)
        if here != there and reading.may_report(span):
            message = f"{surname} is {here} here and {there} on line {{line}}: one age"
            yield Finding(span, message, (Related(first, f"{there} here"),))


def _ages(reading: Reading, places: tuple[Called, ...]) -> Iterator[Span]:
    for place in places:
        start, end = place.span
        if place.title:
            start -= len(place.title) + 1
        age = (
            AGE.match(reading.text, end)
            or APPOSED.match(reading.text, end)
            or BEFORE.search(reading.text, max(0, start - REACH), start)
        )
        if age is not None and reading.may_report(place.span):
            yield Span(*age.span("age"))


def _finding(reading: Reading, surname: str, ages: list[Span]) -> Finding:
    """Return the finding at the rarer age, of two as frequent at the later."""
    text = reading.text
    count = {age.of(text): sum(other.of(text) == age.of(text) for other in ages) for age in ages}
    rarest = min(count.values())
    odd = next(age for age in reversed(ages) if count[age.of(text)] == rarest)
    other = nearest([age for age in ages if age.of(text) != odd.of(text)], odd)
    here, there = odd.of(text), other.of(text)
    message = f"{surname} is {here} here and {there} on line {{line}}: one age"
    return Finding(odd, message, (Related(other, f"{there} here"),))
