"""A sum that is given in two currencies is one sum: $3.25m is not £1.7bn.

Dollars (whosever they are), pounds, euros and francs have been worth between a third and
three times each other for decades. Where a sum and its conversion in brackets are farther
apart, one of them has the wrong scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import COPY, Finding, Form, Match, Pattern, Severity, Span, rule

_SCALES = {
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
    "k": 1e3,
    "thousand": 1e3,
}
_NUMBER = r"\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,3})?"
_SCALE = rf"(?i:[ \xa0-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))}))?"
_ALIKE = r"(?: (?:US|U\.S\.|Australian|Canadian|New Zealand|Singapore))?(?: (?:dollars?|euros?|pounds?|Swiss francs?))?"
_SUM = rf"(?:US|A|C|NZ|AU|CA)?[$€£]{_NUMBER}{_SCALE}"
SUM = Form(rf"(?:US|A|C|NZ|AU|CA)?[$€£](?P<number>{_NUMBER}){_SCALE}(?![\w%])")
# What the bracket begins with, folded, as far as that is rare.
_OPENINGS = tuple("($ (£ (€ (ab (ar (so (ro (us (au (nz (ca (a$ (a£ (a€ (c$ (c£ (c€".split())
FARTHEST = 6  # times as much: rates lie within three, and old rates within six


@rule(
    code="NUM111",
    name="conversion-off",
    summary="a sum and its conversion cannot be the same",
    severity=Severity.WARNING,
    roles=COPY,
    patterns=(
        Pattern(
            # most places of a text are told at one look
            r"(?=[\dUACN$€£])"
            rf"(?P<sum>(?:(?:US|A|C|NZ|AU|CA)?[$€£])?{_NUMBER}{_SCALE.replace('?P<scale>', '')})"
            rf"(?P<currency>{_ALIKE}) ?\((?P<other>(?:about |around |some |roughly )?"
            rf"{_SUM.replace('?P<scale>', '')}(?:[;,] ?{_SUM.replace('?P<scale>', '')})?)\)",
            words=_OPENINGS,
        ),
    ),
    bad=(
        """
        The port has an offer of $3.25m (£1.7bn) for the pier.
                                 ^^^^^^^^^^^^^^^ "$3.25m" is not "£1.7bn": one has the wrong scale
        """,
        """
        It was 3.1m Australian dollars ($2.3bn; £1.8bn) in May.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "3.1m Australian dollars" is not "$2.3bn": one has the wrong scale
        """,
    ),
    good=(
        "The port has an offer of $3.25bn (£1.7bn) for the pier.",
        "It was 7.4bn Australian dollars ($5.8bn; £3bn) in May, and 400m yen ($4m).",
        "It sold 3,000 tickets ($20) and took £5 ($9).",
    ),
)
def conversion_off(matches: Sequence[Match]) -> Iterator[Finding]:
    """Compare what each sum comes to with what its conversions come to."""
    for match in matches:
        said = match.groups["sum"] + match.groups["currency"]
        if not (said[0] in "$€£UACN" or match.groups["currency"]):
            continue  # "3,000 tickets ($20)"
        first = _value("$" + match.groups["sum"].lstrip("USACNZ$€£"))
        for other in SUM.finditer(match.groups["other"]):
            value = _value(other.group())
            if first and value and not 1 / FARTHEST <= first / value <= FARTHEST:
                end = match.span.start + len(match.text)
                message = f'"{said}" is not "{other.group()}": one has the wrong scale'
                yield Finding(Span(match.span.start, end), message)
                break


def _value(written: str) -> float:
    """Return what a sum comes to, 0 for what is none."""
    match = SUM.match(written)
    if match is None:
        return 0.0
    return float(match["number"].replace(",", "")) * _SCALES.get(
        (match["scale"] or "").lower(), 1.0
    )
