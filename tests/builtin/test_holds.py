"""What a rule says that a text holds is in every text in which it finds something."""

from __future__ import annotations

from pathlib import Path

import pytest

import lintnews_rules
from lintnews import Article, Reading, Rule, decode, fold
from lintnews.linting.engine import Active, Ruleset, check_reading
from lintnews.plugins.collect import collected
from lintnews.readers import text
from lintnews.testing.examples import read
from lintnews_rules.wording import _contexts

ARTICLES = Path(__file__).parents[1] / "articles"
RULES = collected(lintnews_rules)
WAITING = [rule for rule in RULES if rule.holds]


def articles() -> list[Article]:
    """Return every example of every rule, and the articles of the tests."""
    found = [read(example).article for rule in RULES for example in (*rule.bad, *rule.good)]
    for path in sorted(ARTICLES.rglob("*.txt")):
        found.extend(text.read(decode(path.name, path.read_bytes())))
    return found


EVERYTHING = articles()


@pytest.mark.parametrize("rule", WAITING, ids=[rule.code for rule in WAITING])
def test_a_rule_finds_nothing_in_a_text_without_its_words(rule: Rule) -> None:
    assert all(word == fold(word) for word in rule.holds)
    free = Ruleset((Active(rule._replace(holds=()), rule.options(), rule.severity),))
    for article in EVERYTHING:
        if not any(word in fold(article.text) for word in rule.holds):
            assert not check_reading(Reading(article), free), article.text


@pytest.mark.parametrize(
    "name", ["its-it-is", "than-then", "their-there", "whose-whos", "your-you-are"]
)
def test_a_rule_holds_the_words_of_its_contexts(name: str) -> None:
    (rule,) = (rule for rule in WAITING if rule.name == name)
    rows = _contexts._rows().items()
    assert set(rule.holds) == {
        word for word, of_word in rows if name in {rule for rule, _ in of_word}
    }


def test_a_rule_that_needs_an_original_is_silent_without_one() -> None:
    rules = [rule for rule in RULES if rule.family == "AGN"]
    assert all(rule.needs_original for rule in rules)
    free = Ruleset(
        tuple(
            Active(rule._replace(needs_original=False), rule.options(), rule.severity)
            for rule in rules
        )
    )
    for article in EVERYTHING:
        if article.original is None:
            assert not check_reading(Reading(article), free)
