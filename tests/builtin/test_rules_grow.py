"""Every rule, alone and on what would hurt it most, takes twice as long for twice as much, not four times."""

from __future__ import annotations

import gc
from time import process_time

import pytest

from lintnews.article.model import Article, Block, Kind, Metadata, Role
from lintnews.article.source import Source
from lintnews.article.span import Span
from lintnews.linting.engine import Active, Ruleset, check, check_reading
from lintnews.linting.engine_rules import RULE_FAILED
from lintnews.linting.rule import Rule
from lintnews.plugins import registry
from lintnews.readers import text as text_reader
from lintnews.run import timing

RULES = registry.load().rules
UNITS = (
    " ",
    '"',
    "“",
    "'",
    "a",
    "A",
    "(",
    "[",
    ".",
    "-",
    "—",
    "\n",
    "1",
    "<a ",
    "<!--",
    "“(",
    "Ab ",
    "a\n",
    "'' ",
    "1, ",
    "The USA. ",
)
LENGTH = 10_000
#: Twice the work takes twice the time; four times would be quadratic. Between them lies a wide
#: margin for a busy machine.
BOUND = 3.2
TRIES = 5
#: Seconds under which the clock and the machine say more than the rule.
LEAST = 0.02
STATED = Metadata(kind=Kind.NEWS, language="en")


def seconds(ruleset: Ruleset, article: Article) -> float:
    """The processor time of one check, without what Python does meanwhile about values that are gone."""
    gc.disable()
    start = process_time()
    found = check(article, ruleset)
    spent = process_time() - start
    gc.enable()
    assert RULE_FAILED.code not in {one.code for one in found}, found
    return spent


def one_block(text: str) -> Article:
    return Article(text, (Block(Span(0, len(text)), Role.BODY),), metadata=STATED)


def as_read(text: str) -> Article:
    return next(iter(text_reader.read(Source("x", text))))._replace(metadata=STATED)


def assert_linear(ruleset: Ruleset, unit: str, count: int) -> None:
    for make in (one_block, as_read):
        long, short = make(unit * (2 * count)), make(unit * count)
        # What else runs on the machine can only add to a time: the least of several is believed.
        once = twice = float("inf")
        for attempt in range(1, TRIES + 1):
            twice = min(twice, seconds(ruleset, long))
            if twice < LEAST:
                break
            once = min(once, last := seconds(ruleset, short))
            if twice < BOUND * max(last, LEAST / 2):
                break
            assert attempt < TRIES, (
                f"{make.__name__} {unit!r}: {once:.3f} s, twice as long {twice:.3f} s"
            )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_grows_with_the_text(rule: Rule) -> None:
    ruleset = Ruleset((Active(rule, rule.options(), rule.severity),))
    for unit in UNITS:
        assert_linear(ruleset, unit, LENGTH // len(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_all_rules_together_grow_with_the_text(unit: str) -> None:
    ruleset = Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in RULES))
    assert_linear(ruleset, unit, 5 * LENGTH // len(unit))


SENTENCES = (
    "“Bell {n} is a disgrace, and we have seen it,” said one adviser to Mayor Nadia Ferrante{n}.",
    (
        "A port official said that the QX{n} had closed pier {n} on April 12, 2019, and Mr. Okafor{n} "
        "denied it."
    ),
    "Two aides said that they had warned the board of Joplin, Mo., about 47 percent of the boats.",
    (
        "The department rejected the idea and rebuffed the administration; “nobody was told,” an "
        "official said."
    ),
    "According to Dana Reyes{n}, the mid-sized ferry is 30 feet long -- the council is furious.",
    "Police said Ferrante{n} could change the rules, “but not this year.”",
)


def story(paragraphs: int) -> Article:
    """An article in which names and sources are ever new."""
    lines = [
        "The harbor closes its pier",
        *(" ".join(SENTENCES).format(n=number) for number in range(paragraphs)),
    ]
    return as_read("\n\n".join(lines))


def parts(paragraphs: int) -> dict[str, float]:
    """The time of each rule and each analysis on a story."""
    clock = timing.Clock()
    rules = timing.timed(registry.Registry(rules=RULES, plugins=()), clock).rules
    ruleset = Ruleset(tuple(Active(rule, rule.options(), rule.severity) for rule in rules))
    gc.disable()
    check_reading(timing.readings(clock)(story(paragraphs)), ruleset)
    gc.enable()
    return dict(clock.spent())


def test_no_part_of_the_work_grows_with_the_square_of_a_story() -> None:
    parts(10)  # lists are read and patterns compiled
    for _ in range(3):  # a busy machine disturbs one part of one try, not the same part of three
        once, fourfold = parts(250), parts(1000)
        grown = {
            part: (once.get(part, 0.0), spent)
            for part, spent in fourfold.items()
            if spent > 9 * once.get(part, 0.0) + 0.1
        }
        if not grown:
            break
    assert not grown
