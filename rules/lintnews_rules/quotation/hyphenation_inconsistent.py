"""A compound before a noun is written with a hyphen or without, and not both ways in one story.

"A harbor-fee law" on one page and "the harbor fee request" on the next: either can
be right, and a house decides. Only two words before the same sort of word, a noun,
are compared: behind it ("the plan is long term") the hyphen may go. What another paper wrote, and a
title of office ("national security adviser"), is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lintnews import (
    COPY,
    Finding,
    Reading,
    Related,
    Severity,
    Span,
    Tokens,
    is_word,
    role_at,
    rule,
    tokens,
)
from lintnews_rules._excerpts import in_excerpt
from lintnews_rules.quotation._nouns import ADVERBS, begins_a_noun

SHORTEST = 3
# A title keeps its own form: "national security adviser", "deputy attorney general".
OFFICES = frozenset("adviser advisor secretary minister officer director general chief".split())


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
        "A harbor-fee law came. Its harbor fee adviser left.",
        "The harbor-fee is too high. They marched against a harbor fee law.",
        "It is a false-start rule. He must take care not to false start races again.",
        "They marched against a harbor-fee law. “The harbor fee request was late,” he said.",
    ),
)
def hyphenation_inconsistent(reading: Reading) -> Iterator[Finding]:
    """Look for each hyphenated pair in its open form; one finding a pair, at the later place."""
    if "-" not in reading.text:
        return
    columns = reading.get(tokens)
    # Most pairs have no open form at all, which one look at the whole text tells.
    row = " ".join(columns.texts)
    joined = list(_hyphenated(columns))
    open_too = {pair for pair in {pair for pair, _ in joined} if " ".join(pair) in row}
    hyphenated = {
        pair: span for pair, span in joined if pair in open_too and _is_ours(reading, span)
    }
    if not hyphenated:
        return
    told: set[tuple[str, str]] = set()
    firsts = {one for one, _ in hyphenated}
    for at in [at for at, word in enumerate(columns.texts) if word in firsts]:
        pair = (columns.texts[at], _text(columns, at + 1))
        if (
            pair not in hyphenated
            or pair in told
            or not _is_open(columns, at)
            or _text(columns, at - 1) in {"to", "not"}  # "not to false start again": a verb
            or not _before_a_noun(columns, at + 2)
            or _text(columns, at + 2) in OFFICES
        ):
            continue
        span = Span(columns.starts[at], columns.ends[at + 1])
        if not _is_ours(reading, span):
            continue
        told.add(pair)
        spans = sorted((hyphenated[pair], span))
        first, later = spans[0].of(reading.text), spans[1].of(reading.text)
        message = f'"{later}" here, "{first}" on line {{line}}: one way before a noun'
        yield Finding(spans[1], message, (Related(spans[0], f'"{first}" here'),))


def _is_ours(reading: Reading, span: Span) -> bool:
    return (
        role_at(reading, span.start) in COPY
        and reading.may_report(span)
        and not in_excerpt(reading, span.start)
    )


def _text(columns: Tokens, at: int) -> str:
    return columns.texts[at] if 0 <= at < len(columns) else ""


def _gap(columns: Tokens, at: int) -> int:
    """Return how many characters are between the token and the next one."""
    return columns.starts[at + 1] - columns.ends[at] if 0 <= at < len(columns) - 1 else -1


def _is_small(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and word.isascii() and word.islower()


def _hyphenated(columns: Tokens) -> Iterator[tuple[tuple[str, str], Span]]:
    """Yield the pairs that are joined by one hyphen and come before another word, from the end on."""
    for at in reversed(_places_of("-", columns.texts)):
        one, two = _text(columns, at - 1), _text(columns, at + 1)
        joined = (
            _gap(columns, at - 1) == 0 == _gap(columns, at)
            and _gap(columns, at - 2) != 0
            and _gap(columns, at + 1) == 1
        )
        behind = _text(columns, at + 2)
        if not (joined and _is_small(one) and _is_small(two) and _is_small(behind)):
            continue
        if not begins_a_noun(behind, ""):
            continue
        if one not in ADVERBS and is_word(one) and is_word(two):
            yield (one, two), Span(columns.starts[at - 1], columns.ends[at + 1])


def _places_of(word: str, words: Sequence[str]) -> list[int]:
    places: list[int] = []
    for _ in range(words.count(word)):
        places.append(words.index(word, places[-1] + 1 if places else 0))
    return places


def _is_open(columns: Tokens, at: int) -> bool:
    """Return whether two words are neighbours, and no hyphen ties them to a third."""
    return _gap(columns, at) == 1 == _gap(columns, at + 1) and not (
        _text(columns, at - 1) == "-" and _gap(columns, at - 1) == 0
    )


def _before_a_noun(columns: Tokens, at: int) -> bool:
    behind = _text(columns, at + 1)
    tied = behind == "-" and _gap(columns, at) == 0
    return (
        not tied
        and _is_small(_text(columns, at))
        and begins_a_noun(columns.texts[at], behind if behind.islower() else "")
    )
