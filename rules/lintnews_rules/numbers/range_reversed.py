"""A range runs from the smaller number to the greater; the other way round, a digit is wrong.

Falls ("from 30 to 20"), scores and votes run down too and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import Finding, Form, Match, Pattern, Reading, Severity, Span, rule, sentence_at
from lintnews_rules.numbers._figures import NUMBER_WORDS, figures

FALLS = Form(
    r"(?i:\bfrom\b|\bfell|\bfall|\bcut(?:s|ting)?\b|\blower|\breduc|\bdeclin|\bdecreas|\bslash|\bshr[iau]n|\btrim|\bdown(?:grad|\b)"
    r"|\bvot(?:e|ed|es|ing|ers)\b|\blead(?:s|ing)?\b|\bled\b|\bwon\b|\bwin(?:s|ning)?\b|\bbeat|\bdefeat|\blost\b|\blos(?:e|es|ing)\b|\btrail|\bpoll|\bsurvey"
    r"|\b(?:out-?)?(?:raised|raises|spent|spends|spend|earned)\b|\bmargin|\bahead\b|\bbehind\b|\bratio|\bodds\b|\boutnumber|\bscore|\bagainst\b|\bversus\b|\bvs\b|\bfavor|\bapprov|\bcompared|\bdecid|\brul(?:ed|ing)\b"
    r"|\bmov(?:e|ed|ing)\b|\bchang|\bshift|\bwent\b|\bnarrow|\bslid|\bsl(?:ow|id|ipp)|\bspeed|\bcount(?:ed|ing)? down|\bconvert|\bpreferr?|\boppos"
    r"|\bsupport|\bback(?:s|ed|ing)?\b|\bsplit|\bdivid|\bled\b|\bexchange|\btrad|\bpass(?:ed|es)\b|\breject|\bmajority|\bDemocrat|\bRepublican|\bwas \Z|\bgap\b|\bdifference)",
)
# Shares are told against each other ("44 percent to 43 percent") unless these words come before.
EXPECTED = Form(
    r"\b(?:will|would|could|may|might|should|to|can|estimated|expects?|expected|roughly|an additional|an extra)\b[^,;]{0,40}\b"
    r"(?:by|of|be|reach|cost|save|take|about|around|roughly|estimated|additional|extra|between|gain|earn|add) \Z",
)
BETWEEN = Form(
    r"\b(?:is|are|was|be|cost|costs|takes?|last|of|will|at|by|to|pay|paid|reach|earn|raise|spend|employs?|receiv(?:e|ed|es)|earned|donated|gave|worth|for|,) (?:somewhere |anywhere )?between \Z"
)
UNITS = (
    "years?|months?|weeks?|days?|hours?|minutes?|miles?|feet|inches|acres|tons|tonnes|pounds|gallons|degrees|mph|kilometers|kilometres|meters|metres"
    "|people|homes|houses|jobs|workers|employees|students|residents|customers|units|seats|members|patients|officers|troops|vehicles|cars"
)
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?)"


@rule(
    code="NUM107",
    name="range-reversed",
    summary="a range runs from the greater number to the smaller",
    severity=Severity.WARNING,
    patterns=(
        Pattern(
            r"between (?P<a>(?:1[5-9]|20)\d\d) and (?P<b>(?:1[5-9]|20)\d\d)(?![\w-]|[.,]\d)",
            frozenset({"between"}),
            tag="years",
        ),
        Pattern(
            r"from (?P<a>(?:1[5-9]|20)\d\d) (?:to|until|through) (?P<b>(?:1[5-9]|20)\d\d)(?![\w-]|[.,]\d)(?! (?:people|homes|jobs|members|votes|students))",
            frozenset({"from"}),
            tag="years",
        ),
        Pattern(
            rf"(?:to|and) (?=[$€£]?{NUMBER}(?:%| percent\b| (?:million|billion|trillion)\b| (?:{UNITS})\b))",
            frozenset({"to", "and"}),
        ),
        Pattern(rf"(?:to|and) (?=[$€£]{NUMBER})", frozenset({"to", "and"})),
        Pattern(
            rf"to (?=(?:{'|'.join(NUMBER_WORDS)}) (?:{UNITS})\b)",
            frozenset(f"to {word}" for word in NUMBER_WORDS),
        ),
        Pattern(
            r"ages? (?:of )?(?P<a>\d{1,2}) (?:to|through) (?P<b>\d{1,2})(?![\w,-])",
            frozenset({"age", "ages"}),
            tag="years",
        ),
        Pattern(
            r"from (?P<a>(?:1[5-9]|20)\d\d)[-–](?P<b>(?:1[5-9]|20)\d\d)(?![\w,-]|[.]\d)",
            frozenset({"from"}),
            tag="years",
        ),
    ),
    bad=(
        """
        The pier was built between 1934 and 1921, the port said.
                           ^^^^^^^^^^^^^^^^^^^^^ a range that runs backward: 1934, then 1921
        """,
        """
        She could face 30 to 20 years in prison.
                       ^^^^^^^^ a range that runs backward: 30, then 20
        """,
        """
        Repairs will cost $7.8 million to $7.6 million, the port said.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a range that runs backward: $7.8 million, then $7.6 million
        """,
    ),
    good=(
        "She could face 20 to 30 years in prison, down from 30 to 20 years.",
        "The judge cut the sentence, 30 to 20 years, and the council voted 7 to 2.",
        "It was 52 percent to 48 percent in the poll.",
        "Repairs will cost $600,000 to $1.2 million.",
        "The port outraised the ferry $175 million to $27 million.",
    ),
)
def range_reversed(
    reading: Reading,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Compare the two ends of each range."""
    told: set[Span] = set()
    for match in matches:
        if match.pattern.tag == "years":
            if int(match.groups["a"]) > int(match.groups["b"]):
                yield Finding(match.span, _message(match.groups["a"], match.groups["b"]))
            continue
        ends = _ends(reading, match)
        if ends is None or ends[0] in told:
            continue
        span, first, second = ends
        told.add(span)
        yield Finding(span, _message(first, second))


def _ends(reading: Reading, match: Match) -> tuple[Span, str, str] | None:
    """Return a range that runs backward: where, its first and its second number."""
    text, sentence = reading.text, sentence_at(reading, match.span.start)
    if sentence is None:
        return None
    start, end = match.span.start - 30, match.span.end + 40
    found = [
        *figures(text, max(sentence.start, start), min(sentence.end, end), times=True),
    ]
    first = next((one for one in found if one.span.end + 1 == match.span.start), None)
    second = next((one for one in found if one.span.start == match.span.end), None)
    if first is None or second is None or first.value <= second.value:
        return None
    if first.unit not in {"", second.unit} or (first.unit == "" and second.unit == "$"):
        return None
    if not _is_range(text, sentence, match, first.span.start, second.unit):
        return None
    span = Span(first.span.start, second.span.end)
    return span, first.span.of(text), second.span.of(text)


def _is_range(text: str, sentence: Span, match: Match, at: int, unit: str) -> bool:
    """Return whether the words before the first number make the two a range, and no fall."""
    between = match.text[:3].lower() == "and"
    if between and not BETWEEN.search(text, sentence.start, at):
        return False
    if unit == "%" and not between and not EXPECTED.search(text, sentence.start, at):
        return False
    return not FALLS.search(text, sentence.start, at)


def _message(first: str, second: str) -> str:
    return f"a range that runs backward: {first}, then {second}"
