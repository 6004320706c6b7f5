"""The index finds exactly what the patterns find one by one."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.analysis.reading import Reading
from lintnews.analysis.tokens import first_token, fold, tokens
from lintnews.article.model import Article
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.matching import PatternIndex
from lintnews.linting.phrases import phrase_pattern
from lintnews.linting.rule import Pattern
from lintnews.plugins import registry
from lintnews.readers import text as text_reader

Found = set[tuple[str, str, int, int]]


def read(text: str) -> Article:
    """Return the text as an article whose lines are its blocks."""
    return next(text_reader.read(Source("x", text)))


def naive(patterns: Mapping[str, tuple[Pattern, ...]], text: str) -> Found:
    """Search rule by rule, pattern by pattern, over the whole text."""
    reading = Reading(read(text))
    blocks = {block.span.start for block in reading.article.blocks}
    words = reading.get(tokens)
    ends = dict(zip(words.starts, words.ends, strict=True))
    found: Found = set()
    for code, own in patterns.items():
        for pattern in own:
            compiled = re.compile(
                pattern.expression, 0 if pattern.case_sensitive else re.IGNORECASE
            )
            position = 0
            while match := compiled.search(text, position):
                if begins_well(pattern, match, text, ends, blocks):
                    found.add((code, pattern.expression, match.start(), match.end()))
                    position = match.end()
                else:
                    position = match.start() + 1
    return found


def begins_well(
    pattern: Pattern, match: re.Match[str], text: str, ends: Mapping[int, int], blocks: set[int]
) -> bool:
    """Say whether a match is one by the pattern's own terms: a whole first word, the head of a block, or anywhere."""
    if match.end() == match.start():
        return False
    if pattern.starts:
        begins = not pattern.whole_block or begins_block(text, match.start(), blocks)
        return begins and whole(text, ends.get(match.start()), match.end())
    return not pattern.whole_block or match.start() in blocks


def begins_block(text: str, at: int, blocks: set[int]) -> bool:
    """Say whether nothing but three marks at most stands before an offset in its block."""
    before = text[max(start for start in blocks if start <= at) : at]
    return len(tokens_of(before)) <= 3 and not any(map(str.isalnum, before))


def tokens_of(text: str) -> list[str]:
    return list(Reading(read(text)).get(tokens).folded)


def whole(text: str, token_end: int | None, end: int) -> bool:
    """Say whether a match from the start of a token takes all of it, or all before an apostrophe."""
    return token_end is not None and (end >= token_end or text[end] in "'’")


def indexed(patterns: Mapping[str, tuple[Pattern, ...]], text: str) -> Found:
    matches, failed = PatternIndex(patterns).scan(Reading(read(text)))
    assert not failed
    return {
        (code, match.pattern.expression, match.span.start, match.span.end)
        for code, own in matches.items()
        for match in own
    }


BUILT_IN = {rule.code: rule.patterns for rule in registry.load().rules if rule.patterns}
PIECES = [
    *(
        "it is widely believed that",
        "it was feared that",
        "TK",
        "TKTK",
        "XXX",
        "\n",
        "\r\n",
        " ",
        " ",
        ".",
        ",,",
        "..",
        "...",
        "-30-",
    ),
    *(
        "# # #",
        "Read more",
        "Upcoming Events",
        "30-year-career",
        "39-year old",
        "25 year-olds",
        "29-years-old",
        "“",
        "”",
        '"',
        "'",
        "’",
    ),
    *(
        "Metro Section on 05/07/2023",
        "See BRIDGE, Page A6",
        "Continued from A1",
        "FOR IMMEDIATE RELEASE",
        "Eds: UPDATES",
        "Media contact: x",
    ),
    *(
        "İt is believed that",
        "ıt is widely thought",
        "READ MORE",
        "Follow Ann Lee on Twitter",
        "[insert quote]",
        "(MORE)",
        "ends",
        "it",
    ),
]


@settings(deadline=None)  # the first text compiles the patterns
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_index_equals_the_naive_engine_on_built_in_patterns(text: str) -> None:
    assert indexed(BUILT_IN, text) == naive(BUILT_IN, text)


PHRASES = [
    "on the",
    "on",
    "a b",
    "don't",
    "U.S. law",
    "[x]",
    "...",
    "mid-sized",
    "so-called",
    "Straße",
    "ÉTAT",
    "ſo",
]
LETTERS = "oOnN tThHeE.a b'’[x]-\nıİſsSßéÉU"


@given(
    st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5, unique=True),
    st.text(LETTERS, max_size=40),
)
def test_the_index_equals_the_naive_engine_on_phrases(phrases: list[str], text: str) -> None:
    patterns = {
        f"ABC{number:03}": (phrase_pattern(phrase),) for number, phrase in enumerate(phrases)
    }
    assert indexed(patterns, text) == naive(patterns, text)


@given(st.from_regex(r"[A-Za-z]{2,5}( [A-Za-z]{1,5}){1,3}", fullmatch=True), st.booleans())
def test_a_phrase_of_plain_words_is_a_pattern_like_any_other(
    phrase: str, case_sensitive: bool
) -> None:
    pattern = phrase_pattern(phrase, case_sensitive=case_sensitive)
    assert pattern.expression == r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)"
    assert pattern.starts == {fold(first_token(phrase) or "")}
    assert pattern.then in {"", fold(phrase.split()[1])}


STARTING = {
    "TWO001": (
        Pattern(
            r"[\[(](?:ED|ed|see)\b",
            frozenset({"[ ed", "( ed", "[ see", "( see"}),
            case_sensitive=True,
        ),
    ),
    "TWO002": (Pattern(r"\? ?\?+", frozenset({"? ?"})),),
    "TWO003": (Pattern(r"to (?:come|don['’]t)", frozenset({"to come", "to don't now"})),),
    "TWO004": (Pattern(r"ed\s?[:.]", frozenset({"ed :", "ed .", "ed"})),),
    "HOL001": (
        Pattern(
            r"(?:ED|See) (?:to|TO)",
            frozenset({"ed", "see"}),
            case_sensitive=True,
            words=("ED", "See"),
        ),
    ),
    "HOL002": (Pattern(r"(?:I[’']m|is) to", words=("i'm", "is to")),),
    "HOL004": (
        Pattern(
            r"see\b[^\r\n]*|\( ?ed\b|to (?:come|to)\b",
            frozenset({"see", "( ed", "to come", "to to"}),
            whole_block=True,
            words=("see", "ed", "to"),
        ),
    ),
    "HOL003": (Pattern(r"(?:see|ed)[^\r\n]*", whole_block=True, words=("see", "ed")),),
}
STARTING_PIECES = [
    "[",
    "(",
    "ED",
    "ed",
    "Ed",
    "see",
    "See",
    "?",
    "??",
    "to",
    "TO",
    "come",
    "don't",
    "don’t",
    " ",
    " ",
    " ",
    "\n",
    ":",
    ".",
    "'",
    "I’m",
    "İs",
]


@given(
    st.lists(st.sampled_from(STARTING_PIECES), max_size=20).map("".join),
    st.text(LETTERS, max_size=10),
)
def test_starts_of_two_words_and_words_lose_no_match(text: str, before: str) -> None:
    index = PatternIndex(STARTING)
    for each in (before, text, text + before):  # one index reads many articles
        matches, failed = index.scan(Reading(read(each)))
        found = {
            (code, match.pattern.expression, match.span.start, match.span.end)
            for code, own in matches.items()
            for match in own
        }
        assert (found, failed) == (naive(STARTING, each), {})


@given(
    st.lists(st.sampled_from(["NOTE: ", "NOTE", "Q", "a", " ", "\n", "\r", "\r\n"])).map("".join)
)
def test_what_begins_a_line_is_found_as_if_the_whole_text_were_searched(text: str) -> None:
    start = r"(?<![^\r\n])"
    expressions = (
        rf"{start}(?:NOTE|Q)[^\r\n]*",
        rf"{start}NOTE\s+a?",
        rf"{start}NOTE|Q",
        rf"{start}[|]?Q(?:a|b)",
    )
    patterns = {f"LIN00{at}": (Pattern(each),) for at, each in enumerate(expressions)}
    article = Reading(Article(text, ()))
    matches, failed = PatternIndex(patterns).scan(article)
    found = {code: [match.span for match in own] for code, own in matches.items()}
    assert failed == {}
    for code, (pattern,) in patterns.items():
        searched = re.finditer(pattern.expression, text, re.IGNORECASE)
        assert found.get(code, []) == [Span(*match.span()) for match in searched]


def test_a_pattern_is_not_compiled_before_a_text_holds_one_of_its_words() -> None:
    pattern = Pattern(
        "(", frozenset({"the"}), words=("harbor",)
    )  # no expression: to compile it fails
    index = PatternIndex({"ABC001": (pattern,)})
    assert index.scan(Reading(read("The pier.")))[1] == {}
    assert "not a regular expression" in str(index.scan(Reading(read("The Harbor.")))[1]["ABC001"])


@pytest.mark.parametrize(
    ("text", "count"), [("Don’t go.", 1), ("DON'T GO", 1), ("I don't\n know", 1), ("undon't", 0)]
)
def test_a_phrase_takes_either_apostrophe_and_any_case(text: str, count: int) -> None:
    assert len(indexed({"ABC001": (phrase_pattern("don't"),)}, text)) == count


def test_a_guarded_pattern_that_takes_too_long_fails_alone() -> None:
    patterns = {
        "SLO001": (Pattern(r"(?:a|aa)+$", frozenset({"a" * 60}), guarded=True),),
        "OKK001": (phrase_pattern("fine"),),
    }
    text = "a" * 60 + " is fine"
    matches, failed = PatternIndex(patterns).scan(Reading(Article(text, ())))
    assert "took longer than" in str(failed["SLO001"])
    assert [match.text for match in matches["OKK001"]] == ["fine"]


CORPORA = os.environ.get("LINTNEWS_CORPORA")


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections")
def test_the_index_equals_the_naive_engine_on_real_news() -> None:
    for path in sorted((Path(CORPORA or "") / "news").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert indexed(BUILT_IN, text) == naive(BUILT_IN, text), path.name
