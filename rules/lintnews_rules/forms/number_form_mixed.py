"""One story, one way to write an age: "a 9-year-old girl" and "a nine-year-old boy" are classmates.

Some houses write ages in figures and some spell out what is below 10, so ages from one to
nine are compared, and two small numbers that one sentence joins: "7 women and five men". A story
that spells out what it counts ("two boats", "six years") does so everywhere; money, measures and
results are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    PROSE,
    Default,
    Finding,
    Form,
    Reading,
    Related,
    Severity,
    Span,
    rule,
)
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
# What is told in figures where it is the result of something.
SCORED = (
    "votes?|seats?|games?|seeds?|sets?|wins|innings|overs|tons|tonnes|units|cases|deaths|stars|shares|parts|bids|times|decades?|nights?"
    "|thousand|hundred|dozen|digits?|letters?|carats?|servings?|ingredients|minutes|grams|euros|dollars|players|laps|holes|rounds"
)
NOUN = rf"(?!(?:{MEASURES})\b)[a-z]+s|(?:wo)?men|children|people"
# "in 2 years" beside "three years"; what belongs to another number ("5 to 10 years") is left alone.
LASTING = Form(
    rf"(?<![\w.,:/$£€-])(?<!\d )(?<!\bto )(?<!\bor )(?<!\band )(?<!\bbetween )(?<!\bfrom )(?<!\bof )(?:(?P<figure>[2-9])|(?P<word>{SMALL.removeprefix('one|')}))"
    r" (?:more |full |whole |straight )?(?:years|months|weeks|days|hours)\b(?! (?:old|and|or|to|in (?:prison|jail)|of (?:prison|age))\b|[-/–])",
    words=(
        " years",
        " months",
        " weeks",
        " days",
        " hours",
        " more ",
        " full ",
        " whole ",
        " straight ",
    ),
)
# What both ways of joining hold: a figure of its own before a noun.
COUNTED = Form(rf"[2-9](?<![\w.,$£€:/-].) (?:{NOUN})")
# "4 gates" beside "three boats" and "six docks"; not "Section 8 homes", "Aug. 4 fires".
COUNT = Form(
    rf"(?<![\w.,:/$£€#&-])(?<!\bto )(?<!\band )(?<!\bor )(?<!\bbetween )(?<!\bof )(?:(?P<figure>(?<=[a-z,] )[2-9])|(?P<word>{SMALL.removeprefix('one|')}))"
    rf" (?!(?:{MEASURES}|{SCORED})\b)(?:[a-z]+ )?(?!(?:{MEASURES}|{SCORED})\b)(?:[a-z]{{3,}}s|(?:wo)?men|children|people)\b(?! (?:to|and|or) \d|[-/–])",
    words=tuple(f"{number} " for number in (*range(2, 10), *SMALL.split("|")[1:])),
)
BEFORE = Form(r"\b[A-Z][\w’'-]*,? \Z")
DIGIT = Form(r"[2-9] [a-z](?<=[a-z,] [2-9] .)")  # hardly any story has one
NEAR = 30
USUAL = 2  # as many words as a house has that spells small numbers out
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
    default=Default.DESK,
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
        """
        The port closed three docks, but two pilots stayed.
        It reopened after 4 months.
                          ^^^^^^^^ "4 months" here, "two pilots" on line 1: one form for both
        """,
    ),
    good=(
        "A nine-year-old girl and a 12-year-old boy won. “A 6-year-old came third,” she said.",
        "The port closed three docks, but two pilots stayed. It lost 4 seats. Section 8 homes are 3 miles away.",
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
    joined = list(_joined(reading)) if COUNTED.search(reading.text) else []
    yield from joined or _odd_count(reading)


def _joined(reading: Reading) -> Iterator[Finding]:
    """Yield the figures beside a small number in words in one sentence."""
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


def _odd_count(reading: Reading) -> Iterator[Finding]:
    """Yield the figures for things and times in a story that spells such numbers out."""
    if not DIGIT.search(reading.text):
        return
    figures: list[Span] = []
    words: list[Span] = []
    for form in (LASTING, COUNT):
        for match in form.finditer(reading.text):
            if match["word"]:
                words.append(Span(*match.span()))
            elif not BEFORE.search(reading.text, max(0, match.start() - NEAR), match.start()):
                figures.append(Span(*match.span()))
    if not figures or len(words) < USUAL:
        return
    found = [in_prose(reading, sorted(figures)), in_prose(reading, sorted(words))]
    finding = mixed(reading, found) if len(found[1]) >= USUAL else None
    if finding is not None and finding.span in figures:
        yield finding
