"""A number and its unit are hyphenated before a noun, all the way or not at all.

"A 30-year career", "a 39-year-old man", "she is 29 years old": a hyphen too many
glues the noun to the number ("30-year-career"), one too few splits the age
("39-year old").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews import COPY, Edit, Finding, Fix, Form, Match, Pattern, Reading, Severity, Span, rule

UNITS = """
    year month week day hour minute mile foot inch acre point game yard page
    """.split()
# Nouns that such a number is put before; own list. Only these, because a longer
# chain may be right: "a 40-hour-a-week job", "a 6-foot-3 guard".
NOUNS = frozenset(
    """
    absence affair agreement anniversary ban battle break career ceasefire contract course deadline
    deal delay drive effort extension fight high history hold journey layoff lead lease leave
    lifespan limit low marriage mission moratorium notice period plan prison program project race
    record reign relationship rule run sentence span stay stint streak strike struggle study
    suspension tenure term timeline tour tradition trial trip truce veteran visit wait war window
    winning
    """.split()
)
GLUED, SPLIT, LOOSE, PLURAL = "glued", "split", "loose", "plural"
NUMBER = Form(r"(?:\d[\d,.]*|[A-Za-z]+(?:-[a-z]+)?)[- ]$")
ENDS_HERE = (
    r"(?=[^\w\s-]|\s*$|\s+(?:and|or|but|in|on|at|as|for|with|of|to|from|by|that|which|who"
    r"|after|before|when|while|is|was|are|were|has|had|will)\b)"
)


@rule(
    code="QUO109",
    name="compound-number-hyphen",
    summary="a hyphen too many or too few in a number and its unit",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(
            rf"(?<=\d-)(?:{'|'.join(UNITS)})-(?P<noun>[a-z]+){ENDS_HERE}",
            frozenset(UNITS),
            tag=GLUED,
            words=tuple(f"{unit}-" for unit in UNITS),
        ),
        Pattern(r"(?<=\d-)year\solds?(?![\w-])", frozenset({"year"}), tag=SPLIT),
        Pattern(
            r"(?<=\d\s)year-olds?(?![\w-])", frozenset({"year"}), tag=LOOSE, words=("year-old",)
        ),
        Pattern(r"(?<=\d-)years-old(?![\w-])", frozenset({"years"}), tag=PLURAL),
    ),
    bad=(
        """
        He ended his 30-year-career.
                     ^^^^^^^^^^^^^^ write "30-year career"
        """,
        """
        A 39-year old driver was hurt.
          ^^^^^^^^^^^ write "39-year-old"
        """,
        """
        The 25 year-old driver was hurt.
            ^^^^^^^^^^^ write "25-year-old"
        """,
        """
        They sold 25 year-old houses.
                  ^^^^^^^^^^^ write "25-year-old"
        """,
        """
        The driver is 29-years-old.
                      ^^^^^^^^^^^^ write "29 years old"
        """,
    ),
    good=(
        "He ended his 30-year career.",
        "A 39-year-old driver, 29 years old at the time, was hurt.",
        "It is a 40-hour-a-week job for a 6-foot-3 guard.",
        "They are 18- to 24-year-olds.",
    ),
)
def compound_number_hyphen(reading: Reading, matches: list[Match]) -> Iterator[Finding]:
    """Put the hyphens where they belong; if two readings are possible, leave it to a person."""
    for match in matches:
        if match.pattern.tag == GLUED and match.groups["noun"].lower() not in NOUNS:
            continue
        number = NUMBER.search(reading.text, max(0, match.span.start - 30), match.span.start)
        if number is None:
            continue
        figure = number.group()[:-1]
        span = Span(number.start(), match.span.end)
        right, sure = _right(match, figure, reading.text)
        edit = Edit(span, right)
        yield Finding(span, f'write "{right}"', fix=Fix.safe(edit) if sure else Fix.unsafe(edit))


def _right(match: Match, figure: str, text: str) -> tuple[str, bool]:
    """Return the right form, and whether no other can be meant."""
    words = match.text.replace("\n", " ")
    if match.pattern.tag == GLUED:
        return f"{figure}-{words.replace('-', ' ')}", True
    if match.pattern.tag == PLURAL:
        before_noun = re.match(r"\s+[a-z]", text[match.span.end : match.span.end + 3]) is not None
        return (f"{figure}-year-old", False) if before_noun else (f"{figure} years old", True)
    # "25 year-old houses" may be twenty-five houses: only an article before it makes sure.
    before = text[
        max(0, match.span.start - len(figure) - 8) : match.span.start - len(figure) - 1
    ].lower()
    sure = (
        match.pattern.tag == SPLIT
        or re.search(r"\b(?:a|an|the|his|her|this)\s$", before) is not None
    )
    return f"{figure}-{words.replace(' ', '-')}", sure
