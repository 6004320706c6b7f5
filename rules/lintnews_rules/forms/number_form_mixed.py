"""One story, one way to write an age: "a 9-year-old girl" and "a nine-year-old boy" are classmates.

Some houses write ages in figures and some spell out what is below 10, so only ages from one to
nine are compared, and two small numbers that one sentence joins: "7 women and five men".
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import NEWS_COPY, PROSE, Finding, Form, Reading, Related, Severity, Span, rule
from lintnews_rules.forms._mixed import in_prose, mixed

SMALL = "one|two|three|four|five|six|seven|eight|nine"
AGE = Form(
    rf"(?<![\w.,$-])(?:(?P<figure>[1-9])|{SMALL}|(?<=[.!?] ){SMALL.title()})-(?:year|month|week|day)-olds?\b",
    words=("-old",),
)
# What houses write in figures whatever the rest does.
MEASURES = (
    "percent|per|years?|months?|weeks?|days?|hours?|minutes?|seconds?|miles?|feet|foot|inch(?:es)?|yards?|points?|goals?|runs?"
    "|rebounds|assists|hits|million|billion|trillion|pounds?|ounces?|degrees?|cents?|a\\.m|p\\.m|meters?|metres?|kilometers?"
    "|kilometres?|kilograms?|acres?|cups?|tablespoons?|teaspoons?|in|of|to|and|for|on|at|by|from|or|is|was"
)
NOUN = rf"(?!(?:{MEASURES})\b)[a-z]+s|(?:wo)?men|children|people"
# What both ways of joining hold: a figure of its own before a noun.
COUNTED = Form(rf"[2-9](?<![\w.,$£€:/-].) (?:{NOUN})")
JOINED = Form(
    rf"(?<![\w.,$£€:/-])(?<!No\. )(?:(?P<figure>[2-9]) (?:{NOUN}),?(?: and|,| but) (?P<word>{SMALL})|(?P<first>{SMALL}) (?:{NOUN}),?(?: and|,| but)"
    rf" (?P<second>[2-9])) (?:{NOUN})\b(?![/-])",
    words=tuple(f"{figure} " for figure in range(2, 10)),
)


@rule(
    code="FRM104",
    name="number-form-mixed",
    summary="ages or small numbers are written in figures and in words",
    severity=Severity.INFO,
    roles=PROSE,
    kinds=NEWS_COPY,
    bad=(
        """
        A 9-year-old girl and a 6-year-old boy won the boat race, the port said.
        A seven-year-old from Port Ellis came third.
          ^^^^^^^^^^^^^^ "seven-year-old" here, "6-year-old" on line 1: one form for both
        """,
        """
        The jury had 7 women and five men.
                     ^ "7" here, "five" next to it: one form for both
        """,
    ),
    good=(
        "A nine-year-old girl and a 12-year-old boy won. “A 6-year-old came third,” she said.",
        "The jury had seven women and 12 men. The ferry is 9 miles and two hours away.",
    ),
)
def number_form_mixed(reading: Reading) -> Iterator[Finding]:
    """Compare the ages of the story, then numbers that are neighbours."""
    figures: list[Span] = []
    words: list[Span] = []
    for match in AGE.finditer(reading.text):
        (figures if match["figure"] else words).append(Span(*match.span()))
    finding = mixed(reading, [in_prose(reading, figures), in_prose(reading, words)])
    if finding is not None:
        yield finding
    if not COUNTED.search(reading.text):
        return
    for match in JOINED.finditer(reading.text):
        odd, other = ("figure", "word") if match["figure"] else ("second", "first")
        span = Span(*match.span(odd))
        if reading.may_report(span):
            here, there = match[odd], match[other]
            yield Finding(
                span,
                f'"{here}" here, "{there}" next to it: one form for both',
                (Related(Span(*match.span(other)), f'"{there}" here'),),
            )
