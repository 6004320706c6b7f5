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
# "anything from 30 to 20 years" is no fall; and from here on, two ends stand behind "between".
RANGING = Form(
    r"\b(?:anything|anywhere|somewhere|ranging|ranges?|ranged|varying|vary|varies) from \Z"
)
NO_RANGE = Form(
    r"(?i)\b(?:difference|gap|split|margin|choice|choose|choosing|halfway|distance|relation\w*|compar\w+|conver\w+|switch\w*|swap\w*|toggl\w*|fluctuat\w+|alternat\w+"
    r"|vari\w+|swing\w*|swung|oscillat\w+|veer\w*|gulf|divide\w*|tie|match|game|fight|battle|talks?|deal|border|line|of) between \Z"
)
HEDGED = Form(
    r"(?i)\b(?:about|around|roughly|some|an? estimated|only|perhaps|typically|usually|at least) \Z"
)
BETWEEN = Form(
    r"\b(?:is|are|was|be|cost|costs|takes?|last|of|will|at|by|to|pay|paid|reach|earn|raise|spend|employs?|receiv(?:e|ed|es)|earned|donated|gave|worth|for|,) (?:somewhere |anywhere )?between \Z"
)
UNITS = (
    "years?|months?|weeks?|days?|hours?|minutes?|miles?|feet|inches|acres|tons|tonnes|pounds|gallons|degrees|mph|kilometers|kilometres|meters|metres"
    "|people|homes|houses|jobs|workers|employees|students|residents|customers|units|seats|members|patients|officers|troops|vehicles|cars|passengers|riders|pupils|visitors|applicants|boats|fans|guests"
)
MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
MONTH = Form(MONTHS)
LAST_DAY = 31
HYPHEN = "hyphen"
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
        Pattern(
            rf"(?:to|and) (?=(?:US|AU|CA|NZ|HK|[ACS])?[$€£]{NUMBER})", frozenset({"to", "and"})
        ),
        Pattern(
            rf"to (?=(?:{'|'.join(NUMBER_WORDS)}) (?:{UNITS})\b)",
            frozenset(f"to {word}" for word in NUMBER_WORDS),
        ),
        Pattern(
            rf"and (?=(?:{'|'.join(NUMBER_WORDS)}) (?:{UNITS})\b)",
            frozenset(f"and {word}" for word in NUMBER_WORDS),
        ),
        Pattern(
            r"(?<![\w.,:/-])(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})(?: |-)(?:mph|kph|degrees|inches|feet|miles|minutes|hours|days|weeks|months|years|people|acres|tons)\b",
            words=tuple(f"{digit}{dash}" for digit in range(10) for dash in "-–"),
            tag=HYPHEN,
        ),
        Pattern(
            rf"(?:{MONTHS}) (?P<a>[1-3]?\d)(?:[-–]| (?:to|through|until) (?:(?:{MONTHS}) )?)(?P<b>[1-3]?\d)(?![\w%:/-]|[.,]\d)",
            frozenset(
                "january february march april may june july august september october november december jan jan. feb feb. aug aug. sept sept. oct oct. nov nov. dec dec.".split()
            ),
            tag="days",
        ),
        Pattern(
            r"[Gg]rades? (?P<a>\d{1,2})(?:[-–]| (?:to|through|and up to) )(?P<b>\d{1,2})(?![\w,-])",
            frozenset({"grade", "grades"}),
            tag="years",
        ),
        Pattern(
            r"(?<![\d:.,-])(?P<a>\d{1,2}(?::\d\d)?) (?P<half>[ap]\.m\.|[ap]m)(?: to | until | and |[-–])(?P<b>\d{1,2}(?::\d\d)?) (?P=half)",
            words=tuple(
                f"m{point}{to}"
                for point in (".", "")
                for to in (" to ", " until ", " and ", "-", "–")
            ),
            tag="hours",
        ),
        Pattern(
            r"age[sd]? (?:of )?(?P<a>\d{1,2}) (?:to|through) (?P<b>\d{1,2})(?![\w,-])",
            frozenset({"age", "ages", "aged"}),
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
        It takes between 10 and five years, with winds of 80-70 mph.
                         ^^^^^^^^^^^ a range that runs backward: 10, then five
                                                          ^^^^^^^^^ a range that runs backward: 80, then 70
        The pier is closed from May 12 to May 3, from 5 p.m. to 3 p.m. each day.
                                ^^^^^^^^^^^^^^^ a range that runs backward: 12, then 3
                                                      ^^^^^^^^^^^^^^^^ a range that runs backward: 5, then 3
        """,
        """
        Repairs will cost $7.8 million to $7.6 million, the port said.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a range that runs backward: $7.8 million, then $7.6 million
        """,
    ),
    good=(
        "She could face 20 to 30 years in prison, down from 30 to 20 years.",
        "The judge cut the sentence, 30 to 20 years, and the council voted 7 to 2.",
        "The gap between 30 and 20 years is wide. It is open 11 a.m. to 12 p.m. from May 30 to June 2.",
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
        if match.pattern.tag:
            a, b = match.groups["a"], match.groups["b"]
            if _is_backward(match, a, b) and not _is_voted(reading, match):
                yield Finding(match.span, _message(a, b))
            continue
        ends = _ends(reading, match)
        if ends is None or ends[0] in told:
            continue
        span, first, second = ends
        told.add(span)
        yield Finding(span, _message(first, second))


def _is_backward(match: Match, first: str, second: str) -> bool:
    """Return whether two years, days of a month or hours of a half day run backward."""
    if match.pattern.tag == "hours":
        one, two = (_minutes(end) for end in (first, second))
        return one > two
    if match.pattern.tag == "days":
        months = {month.group() for month in MONTH.finditer(match.text)}
        return len(months) == 1 and int(first) > int(second) and int(first) <= LAST_DAY
    return int(first) > int(second)


def _is_voted(reading: Reading, match: Match) -> bool:
    """Return whether "51-48 hours after" is a vote or a score and no range."""
    sentence = sentence_at(reading, match.span.start)
    return (
        match.pattern.tag == HYPHEN
        and sentence is not None
        and FALLS.search(reading.text, sentence.start, match.span.start) is not None
    )


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) % 12 * 60 + int(minutes or 0)


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
        plain = text.endswith("between ", sentence.start, at) and unit != "%"
        if not plain or NO_RANGE.search(text, sentence.start, at):
            return False
    if unit == "%" and not between and not EXPECTED.search(text, sentence.start, at):
        hedged = HEDGED.search(text, sentence.start, at) is not None
        if not hedged or text[at : match.span.start].rstrip()[-1:] == "%":
            return False
    ranging = RANGING.search(text, sentence.start, at)
    return not FALLS.search(text, sentence.start, ranging.start() if ranging else at)


def _message(first: str, second: str) -> str:
    return f"a range that runs backward: {first}, then {second}"
