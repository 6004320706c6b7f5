"""Figures: the numbers of a sentence with what they measure, for rules that add and compare.

A figure is money, a percentage, percentage points or a plain count. Years, times of day,
scores and ages before a hyphen are none. How much a figure may be rounded is told from how
it is written: "$1.2 billion" may be anything from 1.15 to 1.25.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintnews import Form, NamedTuple, Span

SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
NUMBER_WORDS = {word: float(value) for value, word in enumerate(SMALL, 1)} | {
    word: 10.0 * tens
    for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)
}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# "$4.6bn", "£2m": written so with a sign of money alone; "5m" is five metres.
SHORT_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "b": 1e9, "m": 1e6, "k": 1e3}
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2999, 4
_ROUND_FROM = 1000  # from here on zeros at the end may be rounding

FIGURE = Form(
    r"(?<![\w.,:/$€£#-])(?:(?:US|AU|CA|NZ|HK|[ACS])?(?P<sign>[$€£]) ?)?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,4})?)"
    rf"(?:(?P<short>(?i:{'|'.join(SHORT_SCALES)}))(?!\w)|(?![\w/]|[.,:]\d|[-–]\d))"
    rf"|(?P<word>(?i:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}))(?![\w-]))"
    rf"(?:[ -](?P<scale>(?i:{'|'.join(SCALES)}))\b)?"
    r"(?:(?P<points>[ -](?:percentage |percentage-|per cent )?points?\b)"
    r"|(?P<percent>%| ?(?i:percent|per cent|pct)\b(?! ?points?)))?"
    r"(?![-–][A-Za-z])",
)


_TIME = Form(
    r"(?i) (?:more |straight |consecutive )?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|[ap]\.m\.)(?!\w)"
)


class Figure(NamedTuple):
    """A number: what it comes to, how far it may be rounded to either side, and its unit.

    ``unit`` is a sign of money, ``%``, ``points`` or ``""``.
    """

    span: Span
    value: float
    rounding: float
    unit: str


def figures(text: str, start: int, end: int, *, times: bool = False) -> Iterator[Figure]:
    """Yield the figures between two places of the text; ``times`` takes in years and hours."""
    for match in FIGURE.finditer(text, start, end):
        if match["short"] and not match["sign"]:
            continue
        scale = SCALES[match["scale"].lower()] if match["scale"] else 1.0
        scale *= SHORT_SCALES[match["short"].lower()] if match["short"] else 1.0
        if not times and _TIME.match(text, match.end()):
            continue
        unit = match["sign"] or (match["percent"] and "%") or (match["points"] and "points") or ""
        if match["word"]:
            value, rounding = NUMBER_WORDS[match["word"].lower()] * scale, 0.0
        else:
            digits = match["digits"].replace(",", "")
            bare = not unit and not match["scale"] and len(match["digits"]) == _YEAR_DIGITS
            if bare and _FIRST_YEAR <= float(digits) <= _LAST_YEAR:
                continue
            value, rounding = float(digits) * scale, _rounding(digits, scale, unit)
        yield Figure(Span(match.start(), match.end()), value, rounding, unit)


def _rounding(digits: str, scale: float, unit: str) -> float:
    """Return how far the number may lie from what it is rounded from."""
    whole, _, decimals = digits.partition(".")
    if decimals:
        return 0.5 * scale / float(10 ** len(decimals))
    if scale > 1 or unit in {"%", "points"}:
        return 0.5 * scale
    if float(whole) < _ROUND_FROM:
        return 0.0
    return 0.5 * float(10 ** (len(whole) - len(whole.rstrip("0"))))


def skeleton(text: str, start: int, end: int, unit: str = "") -> tuple[str, list[Figure]]:
    """Return the stretch with each figure replaced by its number in ⟨ ⟩, and the figures.

    With a ``unit`` only the figures in it are taken.
    """
    found = [one for one in figures(text, start, end) if not unit or one.unit == unit]
    parts, at = [], start
    for number, figure in enumerate(found):
        parts += [text[at : figure.span.start], f"⟨{number}⟩"]
        at = figure.span.end
    parts.append(text[at:end])
    return " ".join("".join(parts).split()), found


def plain(value: float) -> str:
    """Write a number as a desk would: ``52,000``, ``15.5``, ``$4.6 million`` without its sign."""
    for word, scale in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if value >= scale:
            return f"{value / scale:.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.1f}".removesuffix(".0")


def written(value: float, unit: str) -> str:
    """Write a number with its unit."""
    if unit in {"$", "€", "£"}:
        return unit + plain(value)
    return plain(value) + ("%" if unit == "%" else "")
