"""Numbers: every number with its unit and the noun it counts.

``12 people``, ``$175 million``, ``47 percent of voters``, ``two dozen officials``.
Dates, years and times of day are no numbers in this sense.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import compress

from lintnews.analysis.calendar import dates
from lintnews.analysis.forms import Form
from lintnews.analysis.lexicon import words
from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import token_set, tokens
from lintnews.article.span import Span
from lintnews.values import NamedTuple

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """.split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)} | {
    word: 10.0 * at for at, word in enumerate(_TENS, 2)
}
_SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_SCALES |= {f"{word}s": value for word, value in _SCALES.items()}
_IRREGULAR_PLURALS = frozenset(["children", "feet", "men", "people", "police", "women"])
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_LAST_YEAR, _FIRST_YEAR, _YEAR_DIGITS = 2100, 1700, 4


class NumberMention(NamedTuple):
    """A number as the article writes it.

    ``span`` covers the number with its sign, scale and unit, not the noun.
    ``value`` is what it comes to, scale included (``$1.5 million`` is 1500000.0).
    ``unit`` is a currency sign or a unit in the singular (``%``, ``mile``), ``""``
    for a plain count. ``noun`` is the word that is counted, as written, or ``""``.
    """

    span: Span
    value: float
    unit: str = ""
    noun: str = ""


def numbers(reading: Reading) -> tuple[NumberMention, ...]:
    """Return the numbers of the article in order; no two overlap."""
    text = reading.text
    columns = reading.get(tokens)
    taken = [mention.span for mention in reading.get(dates)]
    wanted = _number_words().union(word for word in reading.get(token_set) if word[0].isdecimal())
    found: list[NumberMention] = []
    end = 0
    at_date = 0
    for start in compress(columns.starts, map(wanted.__contains__, columns.folded)):
        if start < end:
            continue
        while at_date < len(taken) and taken[at_date].end <= start:
            at_date += 1
        if at_date < len(taken) and taken[at_date].start <= start:
            continue
        mention = _mention(text, start)
        if mention is not None:
            found.append(mention)
            end = mention.span.end
    return tuple(found)


@cache
def _number_words() -> frozenset[str]:
    return frozenset(VALUES) | {"dozens", "hundreds", "thousands", "millions", "billions", "dozen"}


def _expression() -> str:
    word = "|".join(sorted(VALUES, key=len, reverse=True))
    scale = "|".join(sorted(_SCALES, key=len, reverse=True))
    unit = "|".join(
        sorted((unit.replace("_", " ") for unit in words("units")), key=len, reverse=True)
    )
    return (
        rf"(?i)(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,15}}(?:\.\d{{1,9}})?)(?P<letter>bn|tn|[kmb])?(?![\w]|[.,:/]\d)"
        rf"|(?P<word>(?:{word})\b(?:-(?:{word})\b)?)|(?=(?:{scale})\b))"
        rf"(?:(?:[ -](?:and )?a[ -]half)?[ -]?(?P<scale>{scale})\b)?"
        rf"(?:(?P<sign>%|°)|[ -](?P<unit>{unit})\b\.?)?"
        r"(?:(?: of)?(?: the| all| its| their)? (?P<words>[a-z][\w’'-]*(?: "
        rf"[a-z][\w’'-]*){{0,3}}))?"
    )


_NUMBER = Form(_expression)


def _mention(text: str, start: int) -> NumberMention | None:
    """Read the number that begins at ``start``."""
    match = _NUMBER.pattern.match(text, start)
    if not match:
        return None
    value = _value(match)
    if value is None or _is_year(match, value):
        return None
    sign = text[start - 1 : start]
    unit = sign if sign in {"$", "€", "£", "¥"} and sign else _unit(match)
    begin = start - 1 if unit == sign and sign else start
    end = max(match.end(group) for group in ("digits", "letter", "word", "scale", "sign", "unit"))
    if end <= start:
        return None
    return NumberMention(Span(begin, end), value, unit, _noun(match, value))


def _value(match: re.Match[str]) -> float | None:
    """Work out what the number comes to."""
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    if match["digits"]:
        letter = _LETTER_SCALES[match["letter"].lower()] if match["letter"] else 1
        return float(match["digits"].replace(",", "")) * letter * scale
    if match["word"]:
        return sum(VALUES[part] for part in match["word"].lower().split("-")) * scale
    return scale if match["scale"] else None


def _is_year(match: re.Match[str], value: float) -> bool:
    """Return whether four bare digits are a year."""
    bare = not (match["scale"] or match["unit"] or match["sign"] or match["letter"])
    return (
        bare
        and match["digits"] is not None
        and len(match["digits"]) == _YEAR_DIGITS
        and _FIRST_YEAR <= value < _LAST_YEAR
    )


def _unit(match: re.Match[str]) -> str:
    """Return the unit in one form."""
    if match["sign"]:
        return match["sign"]
    if not match["unit"]:
        return ""
    unit = match["unit"].lower()
    if unit in {"percent", "per cent", "pct"}:
        return "%"
    if unit in {"feet", "foot"}:
        return "foot"
    return unit.removesuffix("s")


def _noun(match: re.Match[str], value: float) -> str:
    """Return the word that is counted: the first plural after the number, else the next word."""
    following: list[str] = []
    for word in (match["words"] or "").split(" "):
        if not word or word.lower() in words("no-counted-nouns"):
            break
        following.append(word)
    plural = next(
        (
            word
            for word in following
            if word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith("ss"))
        ),
        "",
    )
    return (plural if value != 1 else "") or next(iter(following), "")
