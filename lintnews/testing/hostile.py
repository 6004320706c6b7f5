"""Texts that no writer writes and every linter meets, and what a rule must keep when it meets them.

``assert_robust(rule)`` reads them all: the rule must not raise, its spans must lie
in the text, twice read must be twice the same, and four times the text must not
take much more than four times as long.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping

from lintnews.analysis.reading import Reading
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.linting.engine import Active, Ruleset, check_reading
from lintnews.linting.engine_rules import RULE_FAILED
from lintnews.linting.finding import Diagnostic
from lintnews.linting.rule import Rule
from lintnews.readers import text as plain_text
from lintnews.values import NamedTuple

#: Four times the text may take this many times as long.
_MOST_GROWTH = 12.0
#: CPU seconds below which growth cannot be distinguished from noise.
_TOO_FAST_TO_TELL = 0.1

_PIECES = (
    *(
        "The mayor said on Monday. ",
        "“Quoted,” she said. ",
        "''Twice,'' he said. ",
        '"Open',
        "”",
        "’",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\t",
    ),
    *(
        "\ufeff",
        "\u200b",
        "\u00a0",
        "e\u0301",
        "é",
        "İ",
        "ı",
        "ſ",
        "ß",
        "\u202e",
        "שלום ",
        "مرحبا ",
        "👩\u200d👩\u200d👧",
        "𝒳",
        "\u2028",
        "\x0b",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "--",
        "—",
        "...",
        "U.S. ",
        "1,500 ",
        "50% ",
        "(",
        "[",
        "{line}",
        "{match}",
        "%s",
        "\\",
        "A",
        "a",
        "AP ",
        "TK ",
    ),
)


class Hostile(NamedTuple):
    """A text and why it is hard."""

    name: str
    text: str


def hostile_texts() -> Iterator[Hostile]:
    """Yield the texts, the small ones first; the same ones every time."""
    small = {
        "nothing": "",
        "one character": "a",
        "one mark": "“",
        "white space only": " \t\n\r\n \n",
        "Windows line ends": "A head\r\n\r\nA story, he said.\r\n",
        "old Mac line ends": "A head\r\rA story, he said.\r",
        "no line end": "A head\n\nA story, he said",
        "a byte order mark": "\ufeffA head\n\nA story, he said.\n",
        "combining marks": "Cafe\u0301 Ame\u0301lie said e" + "\u0301" * 500 + ".\n",
        "right to left": "שלום, אמר ראש העיר ביום שני.\n\nمرحبا said the mayor.\n",
        "letters whose small form is longer": "İstanbul " * 200 + "said.\n",
        "emoji of many parts": "👩\u200d👩\u200d👧\u200d👦 said on Monday. " * 50,
        "astral letters": "𝒯𝒽ℯ 𝓂𝒶𝓎ℴ𝓇 said.\n",
        "line ends that are none": "A\u2028B\u2029C\x0bD\x0cE\x85F\n",
        "control characters": "A \x00 head\x1b[31m said \x07 it.\n",
        "places to fill": "{line} {lines} {match} {0} %s %(x)s said.\n",
        "a lone surrogate": "A \ud800 said.\n",
    }
    for name, text in small.items():
        yield Hostile(name, text)
    dice = random.Random(8)  # noqa: S311  the same texts every time, nothing secret
    for number in range(60):
        yield Hostile(
            f"a mix of pieces, number {number}",
            "".join(dice.choices(_PIECES, k=dice.randint(1, 60))),
        )


def growing_texts() -> Mapping[str, str]:
    """Return stretches to be repeated until they are large, by what is hard about them."""
    return {
        "one long line": "word said the mayor of Port Ellis on Monday, and ",
        "many paragraphs": "The mayor of Port Ellis said on Monday that the pier is open.\n\n",
        "quotation marks only": '"',
        "curly marks that open": "“",
        "brackets that open": "(",
        "spaces": " ",
        "line ends": "\n",
        "full stops": ".",
        "hyphens": "-",
        "one letter": "a",
        "capitals": "A",
        "digits": "1",
        "apostrophes": "'",
    }


def robust_problems(*rules: Rule, large: int = 40_000) -> Iterator[str]:
    """Yield what the rules, run together, do not keep.

    ``large`` is the length in characters of the smaller of two large texts.
    """
    ruleset = Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in rules))
    for hostile in hostile_texts():
        yield from _held(ruleset, hostile)
    for name, piece in growing_texts().items():
        text = (piece * (large // len(piece) + 1))[:large]
        yield from _held(ruleset, Hostile(name, text))
        short, long = _seconds(ruleset, text), _seconds(ruleset, text * 4)
        if long > _TOO_FAST_TO_TELL and long > short * _MOST_GROWTH:
            yield (
                f"{name}: {len(text):,} characters take {short:.2f} s and four times as many "
                f"{long:.2f} s"
            )


def assert_robust(*rules: Rule, large: int = 40_000) -> None:
    """Fail with everything that the rules do not keep.

    Raises:
        AssertionError: one line for each problem.
    """
    found = list(robust_problems(*rules, large=large))
    if found:
        raise AssertionError(
            "\n".join((", ".join(f"{rule.code} {rule.name}" for rule in rules), *found))
        )


def _held(ruleset: Ruleset, hostile: Hostile) -> Iterator[str]:
    article = _article(hostile.text)
    first = check_reading(Reading(article), ruleset)
    if first != check_reading(Reading(article), ruleset):
        yield f"{hostile.name}: read twice, it is not the same twice"
    for one in first:
        if one.code == RULE_FAILED.code:
            yield f"{hostile.name}: {one.message}"
        elif said := _misplaced(one, article.text):
            yield f"{hostile.name}: {said}"


def _misplaced(one: Diagnostic, text: str) -> str:
    if not one.message.strip():
        return "a finding without a message"
    if one.span.end > len(text):
        return f"speaks of {one.span}, outside the text"
    return ""


def _seconds(ruleset: Ruleset, text: str) -> float:
    """Return the CPU seconds of the rule, without the analyses that it shares with others.

    The lesser of two: Python's collector may come in between, and takes as long as all that the
    process holds.
    """
    reading = Reading(_article(text))
    check_reading(reading, ruleset)
    measured = []
    for _ in range(2):
        before = time.process_time()
        check_reading(reading, ruleset)
        measured.append(time.process_time() - before)
    return min(measured)


def _article(text: str) -> Article:
    return next(iter(plain_text.read(Source("hostile.txt", text))))
