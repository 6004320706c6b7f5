"""The number in the headline must be the number in the story: million or billion, 12 dead or 11.

A headline may round ("nearly 200" for 194), and may count what the story tells. So the rule
speaks only if the story has no such number and has another one in its place: the same
number with another scale, one that differs in a digit, or one that counts the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import (
    NEWS_COPY,
    Finding,
    Form,
    NamedTuple,
    Options,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    option,
    rule,
)
from lintnews_rules.headlines._story import STORY, heads, normal, story_blocks
from lintnews_rules.numbers._figures import Figure, figures

HEDGES = Form(
    r"(?i:\b(?:about|almost|around|nearly|more than|over|roughly|approximately|at least|up to|as many as|as much as|some|least|under|less than|fewer than"
    r"|top|day|page|no\.|number|week|part|round|phase|stage|chapter|tier|title|article|section|route|highway|interstate|district|class|grade|level|formula|windows|ios|iphone|season|episode|vol\.?|ward|precinct|super bowl|proposition|prop\.?|measure|amendment|game|group|g|channel|fox|abc|cbs|jan\.?|january|feb\.?|february|march|april|may|june|july|aug\.?|august|sept\.?|september|oct\.?|october|nov\.?|november|dec\.?|december|one in|two in|three in|\d in|out of) |, )\Z",
)
FRACTION = Form(r"(?i) (?:in|of|out of) (?:\d|two|three|four|five|six|seven|eight|nine|ten)\b|['’]")
SCALED = Form(
    r"(?i:[ -]?(?P<long>thousand|million|billion|trillion)|(?<=\d)(?P<short>bn|mn|tn|[bmk])\b)"
)
SCALE_OF = {
    "bn": "billion",
    "b": "billion",
    "mn": "million",
    "m": "million",
    "tn": "trillion",
    "k": "thousand",
}
SIGN_OF = Form(r"[A-Z]+(?=[$€£])")
THOUSANDS = frozenset({1e3, 1e6, 1e-3, 1e-6})
LEAST_MANTISSA = 2  # digits before the zeros
ROUGHLY = 0.01  # of a number: what a headline may leave out
APART = 2.5  # times as much: farther apart, two numbers hardly count the same thing
WITH = Form(
    r"(?i) (?:dead|killed|hurt|injured|wounded|deaths|victims|arrested),? (?:including|counting|with|plus)\b|[ -](?:million|billion)[-–—]"
)
DATED = Form(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \Z"
)
PAIR = Form(r"(?<![\w$.,/:-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\w%/:-]|[.,]\d)")
VOTED = Form(r"\bvot(?:e|ed|es|ing)\b")
PLAIN = frozenset(
    "a an the of to in on and or is are was were it that this for with at by be its his her their new more most says said say from after as than into over up down out million"
    " billion percent per year years people us not no will would could can may have has had who which he she they but all first last one two".split(),
)
LEAST_LETTERS = 4
NEAR_BEFORE, NEAR_AFTER = 2, 4  # words
LEAST_DIGITS = 3


class HeadlineNumberOptions(Options):
    """How far the rule goes."""

    same_thing: bool = option(
        False,
        "compare numbers by what they count however far they are apart",
        desk=True,
    )


class Placed(NamedTuple):
    """A figure with the stems of the words around it."""

    figure: Figure
    stems: frozenset[str]


@rule(
    code="STR106",
    name="headline-number-differs",
    summary="a number in the headline is not the one in the story",
    severity=Severity.WARNING,
    roles=frozenset({Role.HEADLINE, Role.DECK}),
    kinds=NEWS_COPY,
    options=HeadlineNumberOptions,
    bad=(
        f"""
        [headline] Port borrows $4.6 billion for ferry
                                ^^^^^^^^^^^^ "$4.6 billion" in the headline, "$4.6 million" on line 2
        The port will borrow $4.6 million for the ferry, the council said.
        {STORY}
        """,
        f"""
        [headline] Port backs ferry, 7-2
                                     ^^^ "7-2" in the headline, "6-3" on line 2
        The council voted 6-3 to back the ferry.
        {STORY}
        """,
        f"""
        [headline] Study of 14,200 riders finds delays
                            ^^^^^^ "14,200" in the headline, "12,400" on line 2
        The study of 12,400 riders took a year.
        {STORY}
        """,
    ),
    good=(
        f"""
        [headline] Port borrows $5 million for ferry in 6-3 vote
        The port will borrow $4.6 million for the ferry. The council voted 6-3.
        {STORY}
        """,
        f"""
        [headline] 13 dead with the captain, owners ask $152 million-plus
        The fire killed 11 dead on the pier, and the captain and his mate died. Owners ask $900,000.
        {STORY}
        """,
        f"""
        [headline] Nearly 200 boats are late
        Of the 194 boats, 15 came on time, and 205 boats came in May.
        {STORY}
        """,
    ),
)
def headline_number_differs(
    reading: Reading,
    options: HeadlineNumberOptions,
) -> Iterator[Finding]:
    """Look every number of the headline up in the story."""
    text = reading.text
    blocks = [block for block in heads(reading) if any(map(str.isdecimal, block.span.of(text)))]
    if not blocks:
        return
    story = [
        _placed(reading, figure, block.span)
        for block in reading.get(story_blocks)
        for figure in figures(text, *block.span)
        if not DATED.search(text, block.span.start, figure.span.start)
    ]
    for block in blocks:
        for figure in figures(text, *block.span):
            if HEDGES.search(text, block.span.start, figure.span.start):
                continue
            if text.endswith(("'", "’", "‘"), 0, figure.span.start):
                continue  # the convention of '16
            if WITH.match(text, figure.span.end) or (
                figure.span.start == block.span.start and text.startswith(". ", figure.span.end)
            ):
                continue
            if FRACTION.match(text, figure.span.end) or figure.span.of(text).lower() == "one":
                continue
            if any(_is_same(figure, other.figure) for other in story):
                continue
            other = _meant(_placed(reading, figure, block.span), story, text, options)
            if other is not None:
                here, there = figure.span.of(text), other.figure.span.of(text)
                yield Finding(
                    figure.span,
                    f'"{here}" in the headline, "{there}" on line {{line}}',
                    (Related(other.figure.span, f'"{there}" here'),),
                )
        yield from _votes(reading, block.span)


def _placed(reading: Reading, figure: Figure, block: Span) -> Placed:
    text = reading.text
    before = normal(text[max(block.start, figure.span.start - 40) : figure.span.start])
    after = normal(text[figure.span.end : min(block.end, figure.span.end + 60)])
    near = [*before[-NEAR_BEFORE:], *after[:NEAR_AFTER]]
    return Placed(
        figure,
        frozenset(_stem(word) for word in near if word not in PLAIN and len(word) >= LEAST_LETTERS),
    )


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s").removesuffix("ed").removesuffix("e")[:6]


def _is_same(head: Figure, other: Figure) -> bool:
    """Return whether the story has the headline's number, with its unit or without."""
    return head.value == other.value and {head.unit, other.unit} != {"%", "points"}


def _is_rounded(head: Figure, other: Figure) -> bool:
    """Return whether the headline's number may be the story's, rounded."""
    apart = abs(head.value - other.value)
    rounding = max(head.rounding + other.rounding, ROUGHLY * other.value)
    return apart <= rounding and {head.unit, other.unit} != {"%", "points"}


def _meant(
    head: Placed,
    story: list[Placed],
    text: str,
    options: HeadlineNumberOptions,
) -> Placed | None:
    """Return the figure of the story that stands in its place."""
    same_unit = [other for other in story if other.figure.unit == head.figure.unit]
    for other in same_unit:
        if _is_other_scale(head.figure, other.figure, text):
            return other
    if any(_is_rounded(head.figure, other.figure) for other in story):
        return None
    for other in same_unit:
        if (
            head.figure.unit
            and (
                _is_slip(head.figure.value, other.figure.value)
                or _is_turned(head.figure, other.figure)
            )
            and _scale(head.figure, text) == _scale(other.figure, text)
        ):
            return other
    for other in same_unit:
        one, two = head.figure.value, other.figure.value
        alike = options.same_thing or max(one, two) <= APART * min(one, two)
        if two > 1 and head.stems & other.stems and (alike or _is_slip(one, two)):
            return other
    return None


def _scale(figure: Figure, text: str) -> str:
    match = SCALED.search(figure.span.of(text))
    if match is None:
        return ""
    word = str(match["long"] or match["short"]).lower()
    return SCALE_OF.get(word, word)


def _is_other_scale(head: Figure, other: Figure, text: str) -> bool:
    """Return whether the two differ in their million and billion, or in three zeros, alone."""
    a, b = _scale(head, text), _scale(other, text)
    if not (a or b) or a == b:
        return False
    if not (a and b):
        mantissa = f"{head.value:.0f}".rstrip("0")
        return len(mantissa) >= LEAST_MANTISSA and head.value / (other.value or 1) in THOUSANDS
    one, two = (SIGN_OF.sub("", SCALED.sub("", figure.span.of(text))) for figure in (head, other))
    return one == two


def _is_turned(head: Figure, other: Figure) -> bool:
    """Return whether a share of two digits has them the wrong way round: "42%" for "24%"."""
    one, two = f"{head.value:.0f}", f"{other.value:.0f}"
    return head.unit == "%" and one != two and len(one) == LEAST_MANTISSA and one == two[::-1]


def _is_slip(a: float, b: float) -> bool:
    """Return whether two numbers differ in one digit, or in two that changed places."""
    one, two = (
        f"{value:.2f}".rstrip("0").rstrip(".").replace(".", "").rstrip("0") for value in (a, b)
    )
    if len(f"{a:.0f}") != len(f"{b:.0f}") or len(one) != len(two) or len(one) < LEAST_DIGITS:
        return False
    return sum(x != y for x, y in zip(one, two, strict=True)) == 1 or sorted(one) == sorted(two)


def _votes(reading: Reading, head: Span) -> Iterator[Finding]:
    """Compare the vote in the headline with the vote in the story."""
    text = reading.text
    for pair in PAIR.finditer(text, *head):
        found = [
            other
            for block in reading.get(story_blocks)
            for other in PAIR.finditer(text, *block.span)
        ]
        voted = [
            other
            for other in found
            if VOTED.search(text, max(0, other.start() - 30), other.start())
        ]
        if not voted or any({other["a"], other["b"]} == {pair["a"], pair["b"]} for other in found):
            continue
        yield Finding(
            Span(pair.start(), pair.end()),
            f'"{pair.group()}" in the headline, "{voted[0].group()}" on line {{line}}',
            (Related(Span(voted[0].start(), voted[0].end()), "the vote"),),
        )
