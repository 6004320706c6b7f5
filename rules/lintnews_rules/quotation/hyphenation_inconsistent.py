"""A compound before a noun is written with a hyphen or without, and not both ways in one story.

"A harbor-fee law" on one page and "the harbor fee request" on the next: either can
be right, and a house decides. Only two words before the same sort of word, a noun,
are compared: behind it ("the plan is long term") the hyphen may go.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lintnews import COPY, Finding, Related, Severity, Span, in_quotation, is_word, role_at, rule
from lintnews_rules.quotation._nouns import ADVERBS, begins_a_noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintnews import Options, Reading


@rule(
    code="QUO110",
    name="hyphenation-inconsistent",
    summary="a compound before a noun is written with and without its hyphen",
    severity=Severity.INFO,
    roles=COPY,
    bad=(
        """
        They marched against a harbor-fee law on Monday.
        The mayor said the harbor fee request was late.
                           ^^^^^^^^^^ "harbor fee" here, "harbor-fee" on line 1: one way before a noun
        """,
    ),
    good=(
        "They marched against a harbor-fee law. The harbor fee is too high.",
        "The plan is long term. It is a long-term plan.",
        "They marched against a harbor-fee law. “The harbor fee request was late,” he said.",
    ),
)
def hyphenation_inconsistent(reading: Reading, _options: Options) -> Iterator[Finding]:
    """Look for each hyphenated pair in its open form; one finding a pair, at the later place."""
    hyphenated: dict[str, Span] = {}
    for match in _hyphenated().finditer(reading.text):
        pair = f"{match['one']} {match['two']}"
        if match["one"] not in ADVERBS and _is_ours(reading, match) and is_word(match["one"]) and is_word(match["two"]):
            hyphenated.setdefault(pair, Span(match.start(), match.end("two")))
    if not hyphenated:
        return
    told: set[str] = set()
    for match in _open(frozenset(hyphenated)).finditer(reading.text):
        pair = match["pair"]
        if pair in told or not begins_a_noun(match["next"], match["behind"]) or not _is_ours(reading, match):
            continue
        told.add(pair)
        spans = sorted((hyphenated[pair], Span(match.start("pair"), match.end("pair"))))
        first, later = spans[0].of(reading.text), spans[1].of(reading.text)
        message = f'"{later}" here, "{first}" on line {{line}}: one way before a noun'
        yield Finding(spans[1], message, (Related(spans[0], f'"{first}" here'),))


def _is_ours(reading: Reading, match: re.Match[str]) -> bool:
    span = Span(match.start(), match.end())
    return role_at(reading, span.start) in COPY and not in_quotation(reading, span)


@cache
def _hyphenated() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?P<one>[a-z]{3,})-(?P<two>[a-z]{3,})(?= [a-z]{3,})")


def _open(pairs: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(sorted(pairs))
    return re.compile(rf"(?<![\w-])(?P<pair>{either}) (?P<next>[a-z]{{3,}})(?P<behind>(?: [a-z]+)?|[^\w\s-])")
