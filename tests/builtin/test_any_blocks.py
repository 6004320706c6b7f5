"""No rule fails on blocks that a reader should not make: empty ones, white space, the very end of the text."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews import Active, Article, Block, Kind, Metadata, Role, Ruleset, Span, check
from lintnews.plugins import registry

RULESET = Ruleset(
    tuple(Active(rule, rule.options(), rule.severity) for rule in registry.load().rules)
)
METADATA = Metadata(published=dt.date(2019, 4, 12), kind=Kind.NEWS, language="en")
TEXT = (
    "Pier reopens\n\nThe the pier (Dana Reyes/The Courier)\n\n“It is widely believed,” Ms. "
    "Ferrante said on Nov. 16.\n"
)


def failures(text: str, spans: list[tuple[int, int]], roles: list[Role | None]) -> list[str]:
    """Return what the built-in rules say about themselves and not about the article."""
    blocks = tuple(Block(Span(*span), role) for span, role in zip(spans, roles, strict=False))
    return [
        one.message
        for one in check(Article(text, blocks, metadata=METADATA), RULESET)
        if one.code == "LNT900"
    ]


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("text", ["", " \n", TEXT])
def test_empty_blocks_make_no_rule_fail(text: str, role: Role | None) -> None:
    end = len(text)
    assert (
        failures(
            text, [(0, 0), (0, end), (end // 2, end // 2), (end, end), (end, end + 1)], [role] * 5
        )
        == []
    )


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.integers(0, len(TEXT) + 2), min_size=2, max_size=12),
    st.lists(st.sampled_from([None, *Role]), min_size=12, max_size=12),
)
def test_blocks_cut_anywhere_make_no_rule_fail(cuts: list[int], roles: list[Role | None]) -> None:
    cuts.sort()
    assert failures(TEXT, list(pairwise(cuts)), roles) == []
