"""The rules that stand on names, dates and the like: any text, and real news."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews import (
    Active,
    Article,
    Block,
    Kind,
    Metadata,
    Reading,
    Role,
    Ruleset,
    Source,
    Span,
    check,
)
from lintnews.plugins import registry
from lintnews.readers.text import read
from lintnews_rules.names._spellings import near_misses

CORPORA = os.environ.get("LINTNEWS_CORPORA")
FAMILIES = frozenset(["ACR", "CAP", "DAT", "LNK", "NAM", "PLA", "RDB"])
RULES = [rule for rule in registry.load().rules if rule.family in FAMILIES or rule.code == "QUO110"]
RULESET = Ruleset(
    tuple(Active(rule, rule.options(), rule.severity) for rule in RULES if rule.code != "RDB103")
)

PIECES = [
    "Nadia",
    "Ferrante",
    "Ferrrante",
    "Okafor",
    "Okaffor",
    "Mr.",
    "Ms.",
    "Jr.",
    "O’",
    "Mc-",
    "QXB",
    "GSB",
    "(ABC)",
    "NATO",
    "U.S.",
    "Feb.",
    "30",
    "Nov.",
    "16",
    "2018",
    "Thursday,",
    "April",
    "12,",
    "today",
    "yesterday",
    "as",
    "of",
    "said",
    "Fresno,",
    "California,",
    "Joplin,",
    "Mo.,",
    "7:65",
    "p.m.",
    "04/12/2019",
    "harbor-fee",
    "law",
    "harbor",
    "fee",
    "request",
    "was",
    "[sic]",
    "“",
    "”",
    ".",
    ",",
    "--",
    "-",
    "İ",
    "ß",
    "\u2028",
    "\r\n",
    "\n",
]


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60),
    st.sampled_from(list(Role)),
)
def test_no_text_makes_a_rule_fail_or_point_outside(pieces: list[str], role: Role) -> None:
    text = " ".join(pieces)
    half = len(text) // 2
    blocks = (Block(Span(0, half), role), Block(Span(half, len(text)), Role.BODY))
    metadata = Metadata(published=dt.date(2019, 4, 12), kind=Kind.NEWS, language="en")
    for diagnostic in check(Article(text, blocks, metadata=metadata), RULESET):
        assert diagnostic.code != "LNT900", diagnostic.message
        assert diagnostic.span.end <= len(text)
        assert all(related.span.end <= len(text) for related in diagnostic.related)


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA, reason="LINTNEWS_CORPORA names no folder of news collections")
def test_on_real_news_near_misses_are_few_and_weekdays_are_right() -> None:
    names = days = 0
    weekdays = Ruleset(
        tuple(
            Active(rule, rule.options(), rule.severity) for rule in RULES if rule.code == "DAT104"
        )
    )
    with (Path(CORPORA or "") / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            (found,) = read(Source(record["article"], record["text"]))
            day = re.search(r"_(\d{4}-\d\d-\d\d)_", record["article"])
            published = dt.date.fromisoformat(day[1]) if day else None
            article = Article(
                found.text,
                found.blocks,
                metadata=Metadata(published=published, kind=Kind.NEWS, language="en"),
            )
            names += len(near_misses(Reading(article)))
            days += len(check(article, weekdays))
    assert 10 <= names <= 25
    assert days == 0
