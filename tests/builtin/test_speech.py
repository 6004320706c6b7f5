"""Speech is not ours: what a rule marks in the paper's own words it leaves alone in somebody's mouth."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.article.model import Article, Block
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check
from lintnews.linting.rule import Example, Rule, Speech
from lintnews.plugins import registry
from lintnews.testing import examples

RULES = registry.load().rules
# Law 8: what may point into quotation marks, because it is about the copy and not about the
# wording;
# RDB103 is a figure for the whole article and stands at its first paragraph, whatever that is;
# AGN holds speech against the original; ATT101 asks who speaks, and can stand nowhere but at the quotation;
# STR105 asks whether the words of a headline are the words that were spoken.
MAY_SPEAK = (
    "AGN",
    "ATT101",
    "DUP1",
    "NAM101",
    "NAM109",
    "CAP",
    "QUO101",
    "QUO102",
    "QUO103",
    "QUO105",
    "QUO111",
    "QUO113",
    "QUO114",
    "QUO115",
    "QUO116",
    "BPL112",
    "STR109",
    "STR110",
    "PLH",
    "BPL110",
    "SRC105",
    "ACR101",
    "LNK",
    "RDB103",
    "STR105",
    *(
        "BPL118",
        "BPL119",
        "BPL120",
        "STR112",
        "STR113",
    ),  # of the record's facts, told at its first paragraph
)
SILENT = [rule for rule in RULES if rule.speech is Speech.SILENT]
CASES = [(rule, example) for rule in SILENT for example in rule.bad]
SPEAKERS = [
    " said Lena Ortiz, who runs the local.",
    " the mayor said on Monday.",
    " according to Joe Whitlock, the harbor master.",
]


def test_only_the_rules_of_law_8_may_point_into_speech() -> None:
    outside = [
        rule.code
        for rule in RULES
        if rule.speech is Speech.REPORTED and not rule.code.startswith(MAY_SPEAK)
    ]
    assert not outside


def spoken(article: Article, marks: tuple[str, str], speaker: str) -> Article:
    """Return the article with every block that has words put into a quotation with a speaker."""
    opening, closing = marks
    text, blocks = "", []
    for block in article.blocks:
        words = block.span.of(article.text)
        for mark in '"“”«»':
            words = words.replace(mark, "'")
        line = f"{opening}{words},{closing}{speaker}"
        blocks.append(Block(Span(len(text), len(text) + len(line)), block.role))
        text += line + "\n\n"
    return article._replace(text=text, blocks=tuple(blocks), images=(), links=())


@pytest.mark.parametrize(
    ("rule", "example"),
    CASES,
    ids=[f"{rule.name}-{number}" for number, (rule, _) in enumerate(CASES)],
)
@given(
    marks=st.sampled_from([('"', '"'), ("“", "”"), ("''", "''")]), speaker=st.sampled_from(SPEAKERS)
)
def test_what_is_marked_in_prose_is_left_alone_in_speech(
    rule: Rule, example: Example | str, marks: tuple[str, str], speaker: str
) -> None:
    article = examples.read(example).article
    given_options = (
        {}
        if isinstance(example, str)
        else {name: value for name, value in example.options.items() if name != "vocabulary"}
    )
    ruleset = Ruleset((Active(rule, rule.options(**given_options), rule.severity),))
    copy = spoken(article, marks, speaker)
    found = check(copy, ruleset)
    quoted = [one for one in found if _is_spoken(copy, one.span, speaker)]
    assert not quoted


def _is_spoken(article: Article, span: Span, speaker: str) -> bool:
    """Say whether a finding stands between the marks, and not on the speaker or over the whole paragraph."""
    for block in article.blocks:
        if block.span.start <= span.start < block.span.end:
            return block.span.start < span.start and span.end <= block.span.end - len(speaker)
    return False


def test_the_cases_come_from_many_families() -> None:
    assert len(list(groupby(rule.family for rule, _ in CASES))) >= 5
