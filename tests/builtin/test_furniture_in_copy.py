"""A paragraph is linted though a line of the web page was run into it."""

from __future__ import annotations

import pytest

from lintnews import Active, Ruleset, Source, check
from lintnews.plugins import registry
from lintnews.readers import text

RULES = [rule for rule in registry.load().rules if rule.code in {"ATT108", "DUP105"}]
RULESET = Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in RULES))
CASES = [
    ("It is widely believed that the plant will close. Sign up for our newsletter here.", "ATT108"),
    ("Sign up for our newsletter here. It is widely believed that the plant will close.", "ATT108"),
    ("The plant plant is old. Click here to read it is widely feared…", "DUP105"),
    ("The plant plant is old. Read more: School board meets again", "DUP105"),
    (
        "It is widely believed that the plant will close. Ann Lee contributed to this report.",
        "ATT108",
    ),
]


@pytest.mark.parametrize(("paragraph", "code"), CASES)
def test_a_paragraph_of_plain_text_is_linted(paragraph: str, code: str) -> None:
    (article,) = text.read(
        Source(
            "story.txt",
            f"Plant may close\n\nThe mayor spoke.\n\n{paragraph}\n\nThe council met on Monday.\n",
        )
    )
    assert code in [one.code for one in check(article, RULESET)]


@pytest.mark.parametrize(("paragraph", "code"), CASES)
def test_a_paragraph_of_a_web_page_is_linted(paragraph: str, code: str) -> None:
    html = pytest.importorskip(
        "lintnews.readers.html", reason="the extra lintnews[html] is not installed"
    )
    pytest.importorskip("turbohtml", reason="the extra lintnews[html] is not installed")
    page = (
        f"<article><h1>Plant may close</h1><p>The mayor spoke.</p><p>{paragraph}</p><p>The "
        "council met on Monday.</p></article>"
    )
    (article,) = html.read(Source("story.html", page))
    assert code in [one.code for one in check(article, RULESET)]
