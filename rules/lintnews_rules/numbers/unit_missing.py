"""A sum that has lost its "million" is out by six zeros.

"$1.1" is no price (a price has two decimals or none), and "$22 million to houses, $11 to
roads" was counted in millions to the end. And "$3.25 billion" in a story that has "$3.25
million" as well is one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    COPY,
    Default,
    Finding,
    Form,
    Match,
    Options,
    Pattern,
    Reading,
    Related,
    Role,
    Severity,
    Span,
    option,
    role_at,
    rule,
    sentence_at,
)

SCALE = r"[ \xa0-]?(?:(?i:thousand|million|billion|trillion)|mil\b|mm?\b|MM?\b|mn\b|bn\b|b\b|B\b|tn\b|k\b|K\b|T\b|t\b|crore|lakh|cr\b)"
# What stands behind a sum and lends it its scale: "$1.5 to $2 million", "$1.5 or even $2 million".
LENT = Form(
    rf"(?:-|–|—| ?/ ?)?(?: ?(?:to|or|and|and even|or even|-|–|versus|vs\.)(?: (?:about|even|maybe|perhaps|nearly|roughly|as much as))? )?[$€£]?\d[\d.,]*(?:{SCALE})",
)
SCALE_BEHIND = Form(SCALE)
SMALL = len("$100")  # "$500 to schools" may be meant
ROLE = Form(r" (?:to|for|from|on|in) ")
LISTED = Form(r"[mbr]illion, ")
SCALED = Form(
    r"[$€£](?P<number>\d{1,3}(?:\.\d{1,2})?)[ \xa0-](?P<scale>(?i:million|billion|trillion))\b"
)
OTHER = "other scale"
SHORT = {"bn": "billion", "b": "billion", "mn": "million", "m": "million", "tn": "trillion"}
LEAST_DIGITS = 2
HEADS = frozenset({Role.HEADLINE, Role.DECK})
EACH = Form(
    r" (?:an?|per|each|for each|apiece|in (?:cash|coins|change)|bills?|tickets?|notes?|fees?|copay|co-pay|off|or (?:more|less))\b"
)
# A sum in another money: "300 crowns ($4.2) a day".
RATE = Form(r"\)")
JOINS = Form(r"(?:[^$€£.;:()—]{0,50},)?[^$€£.;:()—]{0,50}\Z")


# "$30 billion on top of the $45 of last year"
BESIDE = Form(
    r"[^$€£.;:()]{0,60}\b(?:on top of|in addition to|compared (?:with|to)|instead of|rather than|out of|up from|down from|versus|plus) (?:the |an? |about |an additional )?\Z"
)
# What no purse pays: a government's money.
PUBLIC = Form(
    r" in (?:\w+ ){0,2}(?:tax increases|tax cuts|taxes|spending|spending cuts|cuts|aid|exports|imports|goods|revenue|revenues|deficit|debt|tariffs|sanctions|subsidies|federal funding|funding|investments?|losses|profits|sales)\b"
)
FEWEST_SCALED = 3
FOLLOWS = Form(r"[,.;]| (?:to|for|from|in|and|or|on|at|by|with|toward|went|came)\b")


class UnitMissingOptions(Options):
    """How far the rule looks for the scale of a sum."""

    story: bool = option(
        False,
        "compare a sum with the same number in millions elsewhere in the story",
        desk=True,
    )


@rule(
    code="NUM108",
    name="unit-missing",
    summary="a sum has lost its million or billion, or has the wrong one",
    severity=Severity.WARNING,
    default=Default.DESK,
    roles=COPY,
    options=UnitMissingOptions,
    patterns=(
        Pattern(
            r"[$€£]\d{1,3}(?:\.\d)?(?![\d\w]|[.,]\d|-)",
            frozenset({"$", "€", "£"}),
        ),
        Pattern(
            r"(?P<sum>[$€£](?P<digits>\d{1,3}(?:\.\d{1,2})?))[ \xa0-]?(?P<scale>million|billion|trillion|bn|mn|tn|[bm])\b",
            frozenset({"$", "€", "£"}),
            tag=OTHER,
        ),
    ),
    bad=(
        """
        The port raised $3.25 million for the pier.
        Of the $3.25 billion, half came from the ferry.
               ^^^^^^^^^^^^^ "$3.25 billion" here, "$3.25 million" on line 1: one of them has the wrong scale
        """,
        """
        It spent $11 million on the pier, and the port lost $600 in taxes.
                                                            ^^^^ "$600" without million or billion
        """,
        """
        The pier costs $2.9 million and the ramp $1.1 in all.
                                                 ^^^^ "$1.1" without million or billion
        """,
        """
        Of it $22 million went to houses, $11 to roads and $5 million to schools.
                                          ^^^ "$11" without million or billion
        """,
        """
        The port gets $70 million on top of the $112 in the first plan.
                                                ^^^^ "$112" without million or billion
        """,
    ),
    good=(
        "The pier costs $1.1 to $1.5 million, and the ramp $1.10 a foot.",
        "It costs $2 million of the $2 billion, and $3.25m of the $3.25 million.",
        "It costs $2 million, and a welder earns 300 crowns ($4.2) a day.",
        "It raised $22 million from a $2 toll, and $5 million from taxes.",
        "Of it $22 million went to houses, $11 million to roads and $500 to schools.",
    ),
)
def unit_missing(
    reading: Reading,
    options: UnitMissingOptions,
    matches: Sequence[Match],
) -> Iterator[Finding]:
    """Look at the sums without a scale in a story that has sums with one."""
    text = reading.text
    yield from _other_scales(reading, [match for match in matches if match.pattern.tag])
    matches = [match for match in matches if not match.pattern.tag]
    if "illion" not in text:
        return
    for match in matches:
        if SCALE_BEHIND.match(text, match.span.end):
            continue
        if LENT.match(text, match.span.end) and not LISTED.match(text, match.span.start - 9):
            continue
        if EACH.match(text, match.span.end) or RATE.match(text, match.span.end):
            continue
        if "." in match.text:
            yield Finding(match.span, f'"{match.text}" without million or billion')
            continue
        if (
            _is_in_a_row(reading, match.span)
            or _is_beside(reading, match.span)
            or _is_public(text, match.span)
        ):
            yield Finding(match.span, f'"{match.text}" without million or billion')
        elif options.story:
            yield from _elsewhere(reading, match)
            if _is_alone(text, match.span):
                yield Finding(match.span, f'"{match.text}" without million or billion')


def _other_scales(reading: Reading, matches: Sequence[Match]) -> Iterator[Finding]:
    """Yield the first sum that the story has with another scale too, if it has two digits."""
    first: dict[str, tuple[str, Match]] = {}
    for match in matches:
        if len(match.groups["digits"].replace(".", "").rstrip("0")) < LEAST_DIGITS:
            continue
        if role_at(reading, match.span.start) in HEADS:
            continue
        scale = match.groups["scale"].lower()
        scale = SHORT.get(scale, scale)
        known, other = first.setdefault(match.groups["sum"], (scale, match))
        if known != scale:
            here, there = match.text, other.text
            message = f'"{here}" here, "{there}" on line {{line}}: one of them has the wrong scale'
            yield Finding(match.span, message, (Related(other.span, f'"{there}" here'),))
            return


def _is_in_a_row(reading: Reading, span: Span) -> bool:
    """Return whether the sum is between two that have a scale, in one list."""
    text, sentence = reading.text, sentence_at(reading, span.start)
    if sentence is None or EACH.match(text, span.end) or not FOLLOWS.match(text, span.end):
        return False
    before = [*SCALED.finditer(text, sentence.start, span.start)]
    after = SCALED.search(text, span.end, sentence.end)
    role = ROLE.match(text, span.end)
    for other in (before[-1] if before else None, after):
        # "$14 to the port, $9 million to the city", "$12 million on roads and $18 on pipes"
        if (
            other
            and role
            and len(span.of(text)) < SMALL
            and text.startswith(role.group(), other.end())
        ):
            first, second = sorted((span, Span(other.start(), other.end())))
            if JOINS.fullmatch(text, first.end, second.start):
                return True
    return bool(
        before
        and after
        and JOINS.fullmatch(text, before[-1].end(), span.start)
        and JOINS.fullmatch(text, span.end, after.start()),
    )


def _is_public(text: str, span: Span) -> bool:
    """Return whether a government pays it, and no household."""
    return PUBLIC.match(text, span.end) is not None and not text.endswith(
        "average of ", 0, span.start
    )


def _is_beside(reading: Reading, span: Span) -> bool:
    """Return whether it is compared with a sum that has a scale: "$70 billion on top of the $112"."""
    sentence = sentence_at(reading, span.start)
    before = [*SCALED.finditer(reading.text, sentence.start, span.start)] if sentence else []
    return bool(before) and BESIDE.fullmatch(reading.text, before[-1].end(), span.start) is not None


def _is_alone(text: str, span: Span) -> bool:
    """Return whether all other sums of the story have a scale, and there are some."""
    sums = text.count("$") + text.count("€") + text.count("£")
    scaled = sum(1 for _ in SCALED.finditer(text))
    return scaled >= FEWEST_SCALED and scaled == sums - 1 and len(span) >= SMALL - 1


def _elsewhere(reading: Reading, match: Match) -> Iterator[Finding]:
    """Compare with the same number that has its scale."""
    for other in SCALED.finditer(reading.text):
        if other["number"] == match.text[1:] and other.group()[0] == match.text[0]:
            yield Finding(
                match.span,
                f'"{match.text}" here, "{other.group()}" on line {{line}}',
                (Related(Span(other.start(), other.end()), f'"{other.group()}" here'),),
            )
            return
